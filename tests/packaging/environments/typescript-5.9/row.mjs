import { rows } from '../typescript-5.0/rows.mjs'

export default {
  title: 'TypeScript',
  order: 51,
  filesOf: ['typescript-5.0'],
  version: { packages: ['typescript'] },
  rows: rows(['nodenext', 'node16', 'bundler', 'node10']),
}
