// The routes below `/_sandbox`, which do what the methods of a sandbox do.

import { type Answer, done, jsonText, refused } from './answer.js'
import type { Home } from './home.js'

/** A route: how it is called, and what it does. */
interface Route {
  readonly method: 'GET' | 'POST'
  /** What it does, for the page. */
  readonly does: string
  /** Whether it changes what is kept. */
  readonly changes?: true
  run(home: Home, body: string): Answer
}

/** The routes by their names. */
export const ROUTES: Readonly<Record<string, Route>> = {
  advance: {
    method: 'POST',
    does: 'moves the clock on: {"ms": 60000}',
    changes: true,
    run({ sandbox }, body) {
      const { ms } = objectOf(body)
      sandbox.advance(ms as number)
      return done({ now: sandbox.now })
    },
  },
  reset: {
    method: 'POST',
    does: 'starts over',
    changes: true,
    run(home) {
      home.reset()
      return done()
    },
  },
  faults: {
    method: 'POST',
    does: 'lets things go wrong: {"outage": 0.1, "random": 1}; {} ends it',
    changes: true,
    run(home, body) {
      home.setFaults(parsed(body))
      return done({ faults: home.faults })
    },
  },
  snapshot: {
    method: 'POST',
    does: 'gives everything it holds',
    run: ({ sandbox }) => jsonText(sandbox.snapshot()),
  },
  restore: {
    method: 'POST',
    does: 'puts back what snapshot gave',
    changes: true,
    run({ sandbox }, body) {
      sandbox.restore(body)
      return done()
    },
  },
  state: {
    method: 'GET',
    does: 'the clock, the faults, the webhooks and everything it holds',
    run: ({ sandbox, seed, faults, webhooks }) =>
      done({
        now: sandbox.now,
        seed,
        apiKey: sandbox.apiKey,
        workspaces: sandbox.workspaces,
        faults,
        webhooks: webhooks.map(({ url, webhook }) => ({ url, secret: webhook.secret, deliveries: webhook.deliveries() })),
        data: JSON.parse(sandbox.snapshot()),
      }),
  },
  requests: {
    method: 'GET',
    does: 'the last thousand requests',
    run: ({ sandbox }) => done({ requests: sandbox.requests() }),
  },
  events: {
    method: 'GET',
    does: 'every event so far',
    run: ({ sandbox }) => done({ events: sandbox.events() }),
  },
}

/** Answers a request to the route with a name. */
export async function control(home: Home, method: string, name: string, body: string): Promise<Answer> {
  const route = Object.hasOwn(ROUTES, name) ? ROUTES[name] : undefined
  if (!route) return refused(404, 'not_found', `There is no /_sandbox/${name.slice(0, 100)} here`)
  if (method !== route.method) return refused(405, 'method_not_allowed', `Send a ${route.method}`, { allow: route.method })
  let answer: Answer
  try {
    answer = route.run(home, body)
  } catch (error) {
    if (error instanceof SyntaxError) return refused(400, 'invalid_input', 'The body is no JSON')
    if (error instanceof TypeError) return refused(400, 'invalid_input', error.message)
    throw error
  }
  if (route.changes) await home.save()
  return answer
}

const parsed = (body: string) => (body.trim() === '' ? null : JSON.parse(body))

function objectOf(body: string): Record<string, unknown> {
  return Object(parsed(body))
}
