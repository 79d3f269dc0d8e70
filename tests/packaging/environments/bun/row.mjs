import { rows } from '../node/row.mjs'

export default {
  title: 'Bun',
  order: 3,
  runtime: 'node',
  version: { packages: ['bun'] },
  rows: [
    ...rows.map((row, index) => ({ ...row, run: row.run.map((command) => command.replace('node', 'bun')), core: true, peers: index < 2 })),
    { title: 'bun build, for browsers', run: ['bun build main.mjs --target browser --outdir dist', 'node dist/main.js'] },
    { title: 'bun build --compile', run: ['bun build main.mjs --compile --outfile program', './program'] },
  ],
}
