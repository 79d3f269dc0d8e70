// The sandbox over HTTP, with Node's own server.

import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Failure } from '../cli/command.js'
import { type Answer, refused } from './answer.js'
import { readBody } from './body.js'
import { control } from './control.js'
import { corsHeaders } from './cors.js'
import { type Home, type HomeOptions, openHome } from './home.js'
import { page } from './page.js'

/** What a server is started with. */
export interface ServerOptions extends HomeOptions {
  readonly host: string
  readonly port: number
}

/** A server that runs. */
export interface RunningServer {
  readonly address: string
  readonly apiKey: string
  readonly webhooks: readonly { readonly url: string; readonly secret: string }[]
  /** Takes no more requests, and resolves when those that came are answered and kept. */
  close(): Promise<void>
}

/** Idle connections are kept for longer than clients keep them, which would otherwise send into one that just ended. */
const KEEP_ALIVE = 65_000

/** Milliseconds for requests that are under way when the server is to stop. */
const LAST_ANSWERS = 5_000

/** Starts a server; a Failure says why it cannot. */
export async function startServer({ host, port, ...options }: ServerOptions): Promise<RunningServer> {
  const home = await openHome(options)
  let address = ''
  const server = createServer({ keepAliveTimeout: KEEP_ALIVE }, (request, response) => {
    answer(home, address, request, response).catch((error: unknown) => fail(home, error, response))
  })
  address = await listen(server, host, port)
  return {
    address,
    apiKey: home.sandbox.apiKey,
    webhooks: home.webhooks.map(({ url, webhook }) => ({ url, secret: webhook.secret })),
    async close() {
      await closed(server)
      await home.close()
    },
  }
}

/** Ends a server and its connections, each as soon as its answer is sent. */
function closed(server: Server): Promise<void> {
  return new Promise((resolve) => {
    const limit = setTimeout(() => server.closeAllConnections(), LAST_ANSWERS)
    server.keepAliveTimeout = 1
    server.close(() => {
      clearTimeout(limit)
      resolve()
    })
    server.closeIdleConnections()
  })
}

function listen(server: Server, host: string, port: number): Promise<string> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const taken = `Port ${port} of ${host} is taken. Name another one with --port, or 0 for any that is free.`
      reject(new Failure(error.code === 'EADDRINUSE' ? taken : `The server cannot listen at ${host}, port ${port} (${error.code}).`))
    })
    server.listen(port, host, () => {
      const { address, family, port: given } = server.address() as AddressInfo
      // Those addresses mean every one of this machine.
      const name = address === '0.0.0.0' || address === '::' ? '127.0.0.1' : address
      resolve(`http://${family === 'IPv6' && name === address ? `[${name}]` : name}:${given}`)
    })
  })
}

async function answer(home: Home, address: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
  for (const [name, value] of Object.entries(corsHeaders(request.headers.origin))) response.setHeader(name, value)
  const { method = '', url = '/' } = request
  const body = await readBody(request)
  if (!body) return send(response, refused(413, 'payload_too_large', 'The body is too large', { connection: 'close' }))
  const [path = '/'] = url.split('?')
  // What browsers ask ahead of a request is the sandbox's to answer, whatever it is about.
  if (method === 'OPTIONS') return pass(home, request, body, response)
  if (path === '/' && method === 'GET') return send(response, page(home, addressOf(request) ?? address))
  const [, name] = /^\/_sandbox\/(.*)$/.exec(path) ?? []
  if (name !== undefined) return send(response, await control(home, method, name, body.toString()))
  await pass(home, request, body, response)
}

/** Methods that `fetch` does not take. */
const FORBIDDEN: ReadonlySet<string> = new Set(['CONNECT', 'TRACE', 'TRACK'])

/** Passes a request on to the sandbox. What it changed is in the file before anybody hears of it. */
async function pass(home: Home, request: IncomingMessage, body: Buffer, response: ServerResponse): Promise<void> {
  const { method = 'GET', url = '/' } = request
  const gone = new AbortController()
  response.once('close', () => gone.abort())
  const init = { method, headers: headersOf(request), signal: gone.signal, ...(hasBody(method) && { body: new Uint8Array(body) }) }
  const address = home.sandbox.endpoint + url
  if (FORBIDDEN.has(method) || !URL.canParse(address)) {
    return send(response, refused(400, 'invalid_input', 'This is no request that can be answered'))
  }
  let answered: Response
  try {
    answered = await home.sandbox.fetch(address, init)
  } finally {
    await home.save()
  }
  response.writeHead(answered.status, [...answered.headers].flat())
  if (!home.isSlow) return void response.end(Buffer.from(await answered.arrayBuffer()))
  for await (const piece of answered.body as unknown as AsyncIterable<Uint8Array>) response.write(piece)
  response.end()
}

/** The server's address as the client has it; nothing, if its header `Host` is none. */
function addressOf({ headers: { host } }: IncomingMessage): string | undefined {
  return host !== undefined && /^(\[[\da-f:]+\]|[\w.-]+)(:\d+)?$/i.test(host) ? `http://${host}` : undefined
}

const hasBody = (method: string): boolean => method !== 'GET' && method !== 'HEAD'

/** The headers of a request, those that came several times in one, and the address that the client has for links in the answer. */
function headersOf(request: IncomingMessage): Record<string, string> {
  const entries = Object.entries(request.headers).map(([name, value]) => [name, Array.isArray(value) ? value.join(', ') : String(value)])
  const forwarded = addressOf(request) && { 'x-forwarded-host': request.headers.host }
  return { ...forwarded, ...Object.fromEntries(entries) }
}

function send(response: ServerResponse, { status, headers, body }: Answer): void {
  response.writeHead(status, { 'content-length': Buffer.byteLength(body), ...headers })
  response.end(body)
}

/** Ends a request that failed: a connection that is to be lost is, and anything else is told to the client and on the terminal. */
async function fail(home: Home, error: unknown, response: ServerResponse): Promise<void> {
  const cause = (error as { cause?: { code?: unknown } } | undefined)?.cause
  if (response.destroyed || response.headersSent || cause?.code === 'ECONNRESET') {
    response.destroy()
    return
  }
  process.stderr.write(`${messageOf(error)}\n`)
  try {
    if (await home.revive()) process.stderr.write('The sandbox ended and was opened again.\n')
  } catch (failure) {
    process.stderr.write(`The sandbox ended and cannot be opened again: ${messageOf(failure)}\n`)
  }
  // Only now, so that the client's next request finds the new one.
  send(response, refused(500, 'internal_server_error', messageOf(error)))
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))
