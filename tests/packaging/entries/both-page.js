import copies from './required.cjs'
import report from './subject.mjs'

report(copies).then((said) => {
  globalThis.report = said
})
