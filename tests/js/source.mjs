import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../../', import.meta.url))
const { build } = createRequire(`${root}xtask/package.json`)('esbuild')

/** A file of the facade that no entry exports, with what it imports. */
export async function source(file) {
  const { outputFiles } = await build({ entryPoints: [`${root}pkg-template/src/${file}`], bundle: true, format: 'esm', write: false, logLevel: 'silent' })
  return import(`data:text/javascript,${encodeURIComponent(outputFiles[0].text)}`)
}
