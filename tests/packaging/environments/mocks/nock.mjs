import nock from 'nock'
import { printReport } from './checked.mjs'

nock.disableNetConnect()
await printReport(({ fetch, ...options }) => {
  nock(options.endpoint)
    .persist()
    .post(/.*/)
    .reply(async (request) => {
      const response = await fetch(request)
      return [response.status, await response.text(), Object.fromEntries(response.headers)]
    })
  return options
})
