import report from './asset.mjs'

report().then((said) => console.log(JSON.stringify(said)))
