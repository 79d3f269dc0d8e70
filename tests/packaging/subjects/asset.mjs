import * as whole from 'seam-access-grants/asset'
import * as forms from 'seam-access-grants/forms'
import * as lite from 'seam-access-grants/lite'
import * as sandbox from 'seam-access-grants/sandbox'
import { check } from './check.mjs'

/** With the entry whose WebAssembly is a file of its own, fetched from where it says or from `source`. */
export default async function report(source) {
  await whole.init(source)
  return check({ whole, lite, forms, sandbox })
}
