import * as whole from 'seam-access-grants'
import * as forms from 'seam-access-grants/forms'
import * as lite from 'seam-access-grants/lite'
import * as sandbox from 'seam-access-grants/sandbox'
import { check } from './check.mjs'

/** Prints the report of a client whose options are made from those of a sandbox. */
export async function printReport(optionsFrom) {
  const createSandbox = () => ({ options: optionsFrom(sandbox.createSandbox().options) })
  console.log(JSON.stringify(await check({ whole, lite, forms, sandbox: { ...sandbox, createSandbox } })))
}
