import { Request } from 'undici'
import { printReport } from './checked.mjs'

await printReport(({ fetch, ...options }) => ({ ...options, fetch: (input, init) => fetch(new Request(input, init)) }))
