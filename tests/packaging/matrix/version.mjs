import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { run } from './shell.mjs'

/** The versions of an environment: of packages in its folder, with their names if there are several, or what a command says. */
export async function versionOf({ packages = [], says }, place) {
  if (says) return (await run(says, place)).match(/\d+(\.\d+)*/)[0]
  const manifests = await Promise.all(packages.map((name) => readFile(join(place, 'node_modules', name, 'package.json'), 'utf8')))
  const named = manifests.map((text) => JSON.parse(text)).map(({ name, version }) => (packages.length > 1 ? `${name} ${version}` : version))
  return named.join(', ')
}
