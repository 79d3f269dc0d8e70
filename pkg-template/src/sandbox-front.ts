// What stands between `fetch` and the sandbox's server: the log of requests, and faults.

import { fetchClasses, type ReadRequest, readRequest, throwIfAborted } from './fetch-classes.js'
import { textClasses } from './platform.js'
import { chanceUuid } from './sandbox-chance.js'
import { type FaultPlan, planOf, type SandboxFaults, secondsToWait } from './sandbox-faults.js'
import { pathOf, requestLog, type SandboxRequest } from './sandbox-requests.js'
import { onAbort, type Signal } from './signal.js'

/** What a front needs of the server behind it. */
interface Behind {
  /** The time, by the sandbox's clock. */
  now(): number
  answer(request: ReadRequest): Response
}

/** What a sandbox shows of it. */
export interface Front {
  fetch(input: string | URL | Request, init?: RequestInit): Promise<Response>
  requests(): SandboxRequest[]
  faults(faults: readonly SandboxFaults[]): void
  /** Forgets requests and faults. */
  reset(): void
}

/** Faults with what they remember: how many requests they saw, and when those of the last minute came. */
interface Active {
  readonly faults: SandboxFaults
  count: number
  readonly times: number[]
}

/** The front of a server. */
export function frontOf({ now, answer }: Behind): Front {
  const log = requestLog()
  let active: Active[] = []

  /** What the first faults that have something to say do to a request. */
  async function meet(request: ReadRequest, path: string): Promise<Response> {
    const met = active.filter(({ faults }) => faults.operations?.includes(path) ?? true)
    const plans = met.map((one) => {
      one.count++
      return { one, plan: planOf(one.faults, one.count) }
    })
    const seconds = Math.max(0, ...met.map(({ faults, times }) => secondsToWait(times, faults.rateLimit ?? Infinity, now())))
    await pause(Math.max(0, ...plans.map(({ plan }) => plan.delay)), request.signal)
    if (seconds > 0) return refused(met[0], 429, 'rate_limit_exceeded', 'Too Many Requests', { 'retry-after': String(seconds) })
    const chosen = plans.find(({ plan }) => plan.outcome !== 'answer')
    const response = chosen ? await spoil(chosen.one, chosen.plan, () => answer(request)) : answer(request)
    return slowed(response, Math.max(0, ...plans.map(({ plan }) => plan.slowBody)), request.signal)
  }

  return {
    async fetch(input, init) {
      const request = await readRequest(input, init)
      // What browsers ask ahead of a request is no request of the program's.
      if (request.method === 'OPTIONS') return answer(request)
      const end = log.note(request.method, request.url, now())
      let response: Response | undefined
      try {
        response = await (active.length > 0 ? meet(request, pathOf(request.url)) : answer(request))
        return response
      } finally {
        end(response?.status ?? null, response?.headers.get('seam-request-id') ?? null)
      }
    },
    requests: log.all,
    faults(given) {
      active = given.map((faults) => ({ faults, count: 0, times: [] }))
    },
    reset() {
      active = []
      log.clear()
    },
  }
}

/** What becomes of an answer, which is asked for only if the request arrives. */
async function spoil(one: Active, { outcome, kept }: FaultPlan, answer: () => Response): Promise<Response> {
  if (outcome === 'outage') return refused(one, 503, 'service_unavailable', 'The service is unavailable.')
  if (outcome === 'html') return respond(502, PAGE, { 'content-type': 'text/html; charset=utf-8' })
  if (outcome === 'drop-before') throw dropped()
  const response = answer()
  if (outcome === 'drop-after') throw dropped()
  const { Response } = fetchClasses()
  const { status, headers } = response
  const text = await response.text()
  return new Response(text.slice(0, Math.floor(text.length * kept)), { status, headers } as ResponseInit) as Response
}

const PAGE = '<!doctype html>\n<html><head><title>502 Bad Gateway</title></head><body><h1>502 Bad Gateway</h1></body></html>\n'

/** As the platform's `fetch` rejects. The code is that of a connection that the other side ended. */
const dropped = (): TypeError =>
  new TypeError('fetch failed', { cause: Object.assign(new Error('read ECONNRESET'), { code: 'ECONNRESET' }) })

/** An answer that the server does not give, and whose request ID follows from the seed as well. */
function refused(one: Active | undefined, status: number, type: string, message: string, headers?: Record<string, string>): Response {
  const body = JSON.stringify({ error: { type, message }, ok: false })
  const id = chanceUuid(one?.faults.random ?? 0, one?.count ?? 0, 'request')
  return respond(status, body, { 'content-type': 'application/json; charset=utf-8', 'seam-request-id': id, ...headers })
}

function respond(status: number, body: string, members: Record<string, string>): Response {
  const { Headers, Response } = fetchClasses()
  const headers = new Headers()
  for (const [name, value] of Object.entries(members)) headers.set(name, value)
  return new Response(body, { status, headers } as ResponseInit) as Response
}

const PIECES = 10

/** An answer whose body takes its time. Where a body cannot come in pieces, all of it comes late. */
async function slowed(response: Response, milliseconds: number, signal: Signal): Promise<Response> {
  if (milliseconds === 0) return response
  const { status, headers } = response
  const text = await response.text()
  if (typeof ReadableStream !== 'function' || !globalThis.Response) {
    await pause(milliseconds, signal)
    return new (fetchClasses().Response)(text, { status, headers } as ResponseInit) as Response
  }
  const bytes = new (textClasses().TextEncoder)().encode(text)
  let isRead = true
  const body = new ReadableStream({
    async start(controller) {
      for (let piece = 1; piece <= PIECES && isRead; piece++) {
        await pause(milliseconds / PIECES, signal)
        const [start, end] = [piece - 1, piece].map((count) => Math.floor((bytes.length * count) / PIECES))
        if (isRead) controller.enqueue(bytes.subarray(start, end))
      }
      if (isRead) controller.close()
    },
    cancel() {
      isRead = false
    },
  })
  return new Response(body, { status, headers })
}

/** Waits; rejects with the signal's reason if that is aborted in the meantime. */
function pause(milliseconds: number, signal: Signal): Promise<void> {
  if (milliseconds === 0) return Promise.resolve()
  return new Promise((resolve, reject) => {
    const forget = onAbort(signal, () => {
      clearTimeout(timer)
      forget()
      reject(signal?.reason)
    })
    const timer = setTimeout(() => {
      forget()
      resolve()
    }, milliseconds)
    try {
      throwIfAborted(signal)
    } catch (reason) {
      clearTimeout(timer)
      forget()
      reject(reason)
    }
  })
}
