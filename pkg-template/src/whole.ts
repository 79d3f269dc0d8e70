// What the whole package has, however its module is loaded.

export * from '../generated/full-schemas.js'
export * from './common.js'
export type { ManyOptions, ManyResult, RowResult, Schema } from './full-schema.js'
export { generatePin } from './generate-pin.js'
export { findOverlaps, type Overlap } from './overlaps.js'
