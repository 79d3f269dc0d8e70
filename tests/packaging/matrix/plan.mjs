// Which environments there are, and which rows of theirs run.

import { existsSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { folders } from './place.mjs'

/** The descriptions of all environments, each with its folder's name. */
export async function environments() {
  const names = (await readdir(folders)).filter((name) => existsSync(join(folders, name, 'row.mjs')))
  return Promise.all(names.map(async (folder) => ({ folder, ...(await import(`../environments/${folder}/row.mjs`)).default })))
}

/** The environments with the rows that are wanted, without those that have none; in the order of the table. */
export function plan(all, { only, core = false, peers = false }) {
  const isWanted = (folder, row) =>
    (!core || row.core) && (!peers || row.peers) && (!only || nameOf(folder, row).toLowerCase().includes(only.toLowerCase()))
  return all
    .map((environment) => ({ ...environment, rows: environment.rows.filter((row) => isWanted(environment.folder, row)) }))
    .filter(({ rows }) => rows.length > 0)
    .sort((a, b) => a.order - b.order)
}

/** What `--only` selects a row by. */
export const nameOf = (folder, { title }) => `${folder}: ${title}`
