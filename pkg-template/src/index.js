export { findOverlaps, generatePin } from './doors.js'
export * from './lite.js'
