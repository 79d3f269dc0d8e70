import report, { init } from './subject-by-path.mjs'

init()
  .then(() => report())
  .then((said) => {
    globalThis.report = said
  })
