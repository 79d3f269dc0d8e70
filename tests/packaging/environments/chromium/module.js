import report from './subject-by-path.mjs'

report().then((said) => {
  globalThis.report = said
})
