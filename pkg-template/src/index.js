import './validate-many.js'

export { generatePin } from './generate-pin.js'
export * from './lite.js'
export { findOverlaps } from './overlaps.js'
