// The declarations compile, and say what they should, in every version of TypeScript from the oldest that reads them to the newest,
// however it finds modules, and with or without the types of a platform.

import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import test from 'node:test'
import { fileURLToPath } from 'node:url'

const TESTS = new URL('../', import.meta.url)
const COMPILERS = ['typescript-5.0', 'typescript-5', 'typescript-6', 'typescript']
const PROJECTS = ['tsconfig', 'tsconfig.node16', 'tsconfig.bundler', 'tsconfig.node10', 'tsconfig.node-types', 'tsconfig.no-platform']

/** What a compiler needs besides the project. TypeScript 6 asks for a word about node10. */
const optionsOf = (compiler, project) => (compiler === 'typescript-6' && project === 'tsconfig.node10' ? ['--ignoreDeprecations', '6.0'] : [])

/** Whether a compiler can know a project: TypeScript 7 has no node10 any more. */
const knows = (compiler, project) => compiler !== 'typescript' || project !== 'tsconfig.node10'

/** What a compiler says of a project; nothing, if all is well. */
const compile = (compiler, project) =>
  new Promise((resolve) => {
    const script = fileURLToPath(new URL(`node_modules/${compiler}/bin/tsc`, TESTS))
    const given = ['-p', `types/${project}.json`, ...optionsOf(compiler, project)]
    execFile(process.execPath, [script, ...given], { cwd: TESTS }, (error, stdout, stderr) => {
      resolve(stdout + stderr || (error?.message ?? ''))
    })
  })

test('declarations', { concurrency: 2 }, async (t) => {
  const runs = COMPILERS.flatMap((compiler) => PROJECTS.map((project) => [compiler, project])).filter((run) => knows(...run))
  await Promise.all(runs.map((run) => t.test(run.join(', '), async () => assert.equal(await compile(...run), ''))))
})
