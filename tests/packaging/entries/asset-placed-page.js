import report from './asset.mjs'

report('/node_modules/seam-access-grants/core.wasm').then((said) => {
  globalThis.report = said
})
