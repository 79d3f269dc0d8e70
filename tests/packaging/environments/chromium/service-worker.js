import report from './subject-by-path.mjs'

addEventListener('message', (event) => event.waitUntil(report().then((said) => event.source.postMessage(said))))
