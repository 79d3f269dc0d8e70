import report from './subject.mjs'

report().then((said) => console.log(JSON.stringify(said)))
