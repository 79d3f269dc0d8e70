import report from './subject-by-path.mjs'

report().then((said) => postMessage(said))
