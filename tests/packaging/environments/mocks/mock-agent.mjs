// The agent's replies are fixed texts, so they are the sandbox's to the same two requests.

import { MockAgent, setGlobalDispatcher } from 'undici'
import { printReport } from './checked.mjs'

const agent = new MockAgent()
agent.disableNetConnect()
setGlobalDispatcher(agent)
await printReport(({ fetch, ...options }) => {
  const pool = agent.get(options.endpoint)
  const bodies = { '/access_grants/create': undefined, '/access_grants/list': undefined }
  const replay = (path) =>
    pool.intercept({ path, method: 'POST' }).reply(200, () => bodies[path], { headers: { 'content-type': 'application/json' } })
  for (const path of Object.keys(bodies)) replay(path)
  const recording = async (input, init) => {
    const path = new URL(input.url ?? input).pathname
    const given = input.url ? input.clone() : input
    bodies[path] = await (await fetch(given, init)).text()
    return globalThis.fetch(input, init)
  }
  return { ...options, fetch: recording }
})
