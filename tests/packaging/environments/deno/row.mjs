import { rows } from '../node/row.mjs'

export default {
  title: 'Deno',
  order: 4,
  runtime: 'node',
  version: { packages: ['deno'] },
  rows: rows.map((row, index) => ({
    ...row,
    title: index === 0 ? `${row.title}, without permissions` : row.title,
    run: row.run.map((command) =>
      command.replace('node', index === 0 ? 'deno run --no-prompt' : 'deno run --allow-read --allow-env --allow-net'),
    ),
    core: true,
    peers: index < 2,
  })),
}
