import { rows } from '../typescript-5.0/rows.mjs'

export default {
  title: 'TypeScript',
  order: 52,
  filesOf: ['typescript-5.0'],
  version: { packages: ['typescript'] },
  rows: rows(['nodenext', 'node16', 'bundler', 'node10'], '--ignoreDeprecations 6.0'),
}
