import * as whole from 'seam-access-grants'
import * as forms from 'seam-access-grants/forms'
import * as lite from 'seam-access-grants/lite'
import * as sandbox from 'seam-access-grants/sandbox'
import { check, initEach } from './check.mjs'

export default (copies) => check({ whole, lite, forms, sandbox, copies })

export const init = () => initEach([whole, lite, forms, sandbox])
