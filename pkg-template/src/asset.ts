export { initFrom as init, type ModuleSource } from './init.js'
export * from './whole.js'
