export { unknownName } from './lite-unknown-name.js'
