const { default: report } = require('./subject.cjs')

report().then((said) => console.log(JSON.stringify(said)))
