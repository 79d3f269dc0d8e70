import { rows } from '../rspack/row.mjs'

export default {
  title: 'webpack',
  order: 22,
  filesOf: ['rspack'],
  version: { packages: ['webpack'] },
  rows: rows.map((row, index) => ({
    ...row,
    run: row.run.map((command) => command.replace('rspack build', 'webpack build')),
    core: index === 0,
    peers: index === 0,
  })),
}
