// Compiles TypeScript that the tests make, in a folder where packages are found by their names.

import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const TESTS = new URL('../', import.meta.url)
const TSC = fileURLToPath(new URL('node_modules/typescript/bin/tsc', TESTS))
const OPTIONS = {
  target: 'es2022',
  module: 'nodenext',
  lib: ['es2022', 'dom', 'dom.iterable', 'esnext'],
  types: [],
  strict: true,
  noUncheckedIndexedAccess: true,
}

/** Compiles one module and gives the address of the JavaScript; fails with what the compiler says. */
export function compile(t, name, source, options = {}) {
  const folder = new URL(`node_modules/.cache/${name}/`, TESTS)
  const file = (suffix) => new URL(`module.${suffix}`, folder)
  t.after(() => rmSync(folder, { recursive: true, force: true }))
  mkdirSync(folder, { recursive: true })
  writeFileSync(file('mts'), source)
  writeFileSync(file('json'), JSON.stringify({ compilerOptions: { ...OPTIONS, ...options }, files: ['module.mts'] }))
  try {
    execFileSync(process.execPath, [TSC, '-p', fileURLToPath(file('json'))], { encoding: 'utf8' })
  } catch (error) {
    assert.fail(error.stdout)
  }
  return file('mjs')
}
