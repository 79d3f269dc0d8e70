// `seam-access-grants sandbox`: a Seam without an account, over HTTP.

import { startServer } from '../sandbox-server/server.js'
import { readArgs } from './args.js'
import { DONE, WrongUse } from './command.js'

const SEEDS = ['empty', 'demo', 'large'] as const

const help = `\
Usage: seam-access-grants sandbox [OPTIONS]

Serves Seam's access grants without an account, for any Seam SDK that has its address as endpoint.

  --port NUMBER    the port, 4020 if it is not given; 0 for any that is free
  --host ADDRESS   the address to listen at, 127.0.0.1 if it is not given; 0.0.0.0 for everybody
  --seed NAME      what it starts with: ${SEEDS.join(' or ')}; empty if it is not given
  --data FILE      keeps everything in this file, and goes on from it when it is there
  --webhook URL    posts every event to this address; may be given several times
  --random NUMBER  the same number gives the same IDs and webhook secret; 1 if it is not given
  --now TIME       where the clock stands until it is advanced, such as 2030-01-31T15:00:00Z;
                   it runs if it is not given
  --json           says for machines where it is

What can be done with it over HTTP stands on its page at /. Ctrl+C ends it.

Example:
  seam-access-grants sandbox --seed demo --data sandbox.json
`

const OPTIONS = {
  port: { type: 'string', default: '4020' },
  host: { type: 'string', default: '127.0.0.1' },
  seed: { type: 'string', default: 'empty' },
  data: { type: 'string' },
  webhook: { type: 'string', multiple: true, default: [] as string[] },
  random: { type: 'string', default: '1' },
  now: { type: 'string' },
  json: { type: 'boolean', default: false },
} as const

/** A whole number in an option, in a range. */
function wholeNumber(name: string, text: string, most: number): number {
  const number = /^\d+$/.test(text) ? Number(text) : NaN
  if (!(number <= most)) throw new WrongUse(`--${name} must be a whole number from 0 to ${most}.`)
  return number
}

async function run(args: readonly string[]): Promise<number> {
  const { values } = readArgs(args, OPTIONS)
  const { host, data, webhook, now } = values
  const port = wholeNumber('port', values.port, 65_535)
  const random = wholeNumber('random', values.random, Number.MAX_SAFE_INTEGER)
  const seed = SEEDS.find((name) => name === values.seed)
  if (!seed) throw new WrongUse(`--seed must be ${SEEDS.join(' or ')}.`)
  const server = await startServer({ host, port, data, webhooks: webhook, sandbox: { seed, random, ...(now !== undefined && { now }) } })
  const { address, apiKey } = server
  if (values.json) process.stdout.write(`${JSON.stringify({ endpoint: address, api_key: apiKey, webhooks: server.webhooks })}\n`)
  else {
    process.stdout.write(`The sandbox is at ${address}\nSEAM_ENDPOINT=${address} SEAM_API_KEY=${apiKey}\n`)
    for (const { url, secret } of server.webhooks) process.stdout.write(`Events go to ${url}, signed with ${secret}\n`)
  }
  await stopped()
  await server.close()
  return DONE
}

/** Resolves at the first signal to stop. The second one ends the process at once, as it would without us. */
function stopped(): Promise<void> {
  const signals = ['SIGINT', 'SIGTERM'] as const
  return new Promise((resolve) => {
    const stop = (): void => {
      for (const signal of signals) process.off(signal, stop)
      resolve()
    }
    for (const signal of signals) process.on(signal, stop)
  })
}

export const command = { summary: 'serve a Seam without an account', help, run }
