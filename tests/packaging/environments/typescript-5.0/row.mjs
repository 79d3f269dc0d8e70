import { rows } from './rows.mjs'

export default {
  title: 'TypeScript',
  order: 50,
  version: { packages: ['typescript'] },
  rows: rows(['nodenext', 'node16', 'bundler', 'node10']),
}
