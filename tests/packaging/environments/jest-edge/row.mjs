export default {
  title: 'Jest with @edge-runtime/jest-environment',
  order: 32,
  filesOf: ['jest'],
  version: { packages: ['jest', '@edge-runtime/jest-environment'] },
  rows: [
    { title: 'CommonJS', run: ['jest --env @edge-runtime/jest-environment main.test.cjs'] },
    {
      title: 'ES modules',
      run: ['node --experimental-vm-modules node_modules/jest/bin/jest.js --env @edge-runtime/jest-environment main.test.mjs'],
      fails: /Cannot find module '\.\/module_bg\.js'/,
      shows: '**does not work**: the condition `edge-light` means that the module is deployed beside the script, and Jest links it itself',
    },
  ],
}
