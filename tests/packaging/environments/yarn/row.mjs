export default {
  title: "yarn Plug'n'Play",
  order: 62,
  unpacks: false,
  version: { packages: ['@yarnpkg/cli-dist'] },
  rows: [
    { title: 'ES modules', run: ['sh project.sh', 'cd project && yarn node main.mjs'] },
    { title: 'CommonJS', run: ['sh project.sh', 'cd project && yarn node main.cjs'] },
  ],
}
