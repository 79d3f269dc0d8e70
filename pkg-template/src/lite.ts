export * from '../generated/schemas.js'
export * from './common.js'
export { init } from './init.js'
export type { Schema } from './schema.js'
