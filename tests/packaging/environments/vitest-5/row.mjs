import vitest from '../vitest/row.mjs'

export default { ...vitest, order: 31.5, filesOf: ['vitest'], rows: vitest.rows.map((row) => ({ ...row, core: false, peers: false })) }
