// The Python of the judges' environment, which has the official SDK; `cargo xtask test` makes it.

import { program } from '../judges/python.mjs'

export const python = () => program('python')
