import report from './subject.mjs'

addEventListener('fetch', (event) => event.respondWith(report().then((said) => Response.json(said))))
