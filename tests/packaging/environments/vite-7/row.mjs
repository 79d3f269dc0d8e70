import { rows } from '../vite/row.mjs'

// Its optimizer moves the script away from the file beside it, and the server gives a page instead of the file.
const known = {
  fails: /something else is there/,
  shows: "**does not work** without `optimizeDeps.exclude`: Vite 7 moves the script away from the file",
}
const isKnown = ({ title }) => title === 'asset entry, dev server, in Chromium'

export default {
  title: 'Vite',
  order: 20.5,
  filesOf: ['vite'],
  version: { packages: ['vite'] },
  rows: rows.map((row) => ({ ...row, core: false, peers: false, ...(isKnown(row) && known) })),
}
