import report from './asset.mjs'

report().then((said) => {
  globalThis.report = said
})
