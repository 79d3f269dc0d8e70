import report from './asset-by-path.mjs'

report().then((said) => {
  globalThis.report = said
})
