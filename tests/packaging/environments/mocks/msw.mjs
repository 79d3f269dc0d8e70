import { http } from 'msw'
import { setupServer } from 'msw/node'
import { printReport } from './checked.mjs'

const server = setupServer()
server.listen({ onUnhandledRequest: 'error' })
await printReport(({ fetch, ...options }) => {
  server.use(http.all(`${options.endpoint}/*`, ({ request }) => fetch(request)))
  return options
})
server.close()
