import copies from './required.cjs'
import report from './subject.mjs'

report(copies).then((said) => console.log(JSON.stringify(said)))
