import { rows } from '../chromium/row.mjs'

export default {
  title: 'Firefox',
  order: 11,
  filesOf: ['chromium'],
  version: { says: '${FIREFOX:-firefox-esr} --version' },
  rows: rows.map((row) => ({ ...row, serve: '.', browser: 'firefox', core: true, peers: false })),
}
