const ESM = 'node --experimental-vm-modules node_modules/jest/bin/jest.js'
const core = true

export default {
  title: 'Jest',
  order: 30,
  runtime: 'node',
  version: { packages: ['jest'] },
  rows: [
    { title: 'node, CommonJS', run: ['jest --env node main.test.cjs'], core, peers: true },
    { title: 'node, ES modules', run: [`${ESM} --env node main.test.mjs`], core },
    { title: 'jsdom, CommonJS', run: ['jest --env jsdom main.test.cjs'], core, peers: true },
    { title: 'jsdom, ES modules', run: [`${ESM} --env jsdom main.test.mjs`], core },
  ],
}
