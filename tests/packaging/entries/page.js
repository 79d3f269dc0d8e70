import report from './subject.mjs'

report().then((said) => {
  globalThis.report = said
})
