import { rows } from '../node/row.mjs'

export default { title: 'Node', order: 2, version: { says: 'node --version' }, rows }
