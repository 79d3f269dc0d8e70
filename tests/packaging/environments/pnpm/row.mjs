export default {
  title: 'pnpm',
  order: 61,
  unpacks: false,
  version: { packages: ['pnpm'] },
  rows: [
    { title: 'ES modules', run: ['sh project.sh', 'cd project && node main.mjs'] },
    { title: 'CommonJS', run: ['sh project.sh', 'cd project && node main.cjs'] },
  ],
}
