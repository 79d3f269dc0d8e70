// Prism, a mock server made from an OpenAPI document: it refuses requests that the document does not allow.

import { spawn } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { once } from 'node:events'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { document, operations } from './openapi.mjs'

const CLI = createRequire(import.meta.url).resolve('@stoplight/prism-cli/dist/index.js')

/** Every schema that is named somewhere in a value. */
function references(value, found = new Set()) {
  if (typeof value !== 'object' || value === null) return found
  const name = value.$ref?.replace('#/components/schemas/', '')
  if (name !== undefined && !found.has(name)) {
    found.add(name)
    references(document.components.schemas[name], found)
  }
  for (const member of Object.values(value)) references(member, found)
  return found
}

/**
 * What Prism cannot know by itself: a sample of what has a pattern or a limit that is not itself allowed, since its own
 * sample would be refused by itself, and that `ok` is true with status 200, since the document has "boolean".
 */
function explained(key, value) {
  if (key === 'ok' && value.type === 'boolean') return { ...value, enum: [true] }
  if (typeof value?.pattern === 'string') return { ...value, example: value.pattern.startsWith('^\\d') ? '1234' : '15:00:00' }
  if (value?.exclusiveMinimum === true) return { ...value, minimum: value.minimum + 1, exclusiveMinimum: false }
  return value
}

/** The part of the document that our operations need. */
function slice() {
  const paths = Object.fromEntries(operations.map(({ path }) => [path, { post: document.paths[path].post }]))
  const schemas = Object.fromEntries([...references(paths)].map((name) => [name, document.components.schemas[name]]))
  return {
    openapi: document.openapi,
    info: { title: 'Access grants', version: '1' },
    paths,
    components: { ...document.components, schemas },
  }
}

async function freePort() {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address()
  server.close()
  await once(server, 'close')
  return port
}

/** Starts Prism and gives its address. The document lies in a folder of its own until the test is over. */
export async function startPrism(t, ...flags) {
  const folder = await mkdtemp(join(tmpdir(), 'openapi-'))
  const file = join(folder, 'openapi.json')
  await writeFile(file, JSON.stringify(slice(), explained))
  const port = await freePort()
  const prism = spawn(process.execPath, [CLI, 'mock', '--host', '127.0.0.1', '--port', String(port), '--errors', ...flags, file], {
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const ended = once(prism, 'exit')
  t.after(async () => {
    prism.kill()
    await ended
    await rm(folder, { recursive: true })
  })
  let log = ''
  await new Promise((resolve, reject) => {
    for (const stream of [prism.stdout, prism.stderr]) {
      stream.on('data', (chunk) => {
        log += chunk
        if (log.includes('Prism is listening')) resolve()
      })
    }
    ended.then(() => reject(new Error(`Prism ended: ${log}`)))
  })
  return `http://127.0.0.1:${port}`
}
