import report from './subject.mjs'

console.log(JSON.stringify(await report()))
