export * from '../generated/schemas.js'
export * from './common.js'
export type { Schema } from './schema.js'
