export { init } from './init.js'
export * from './whole.js'
