// CLI.md: its files are read, and its commands are commands.

import assert from 'node:assert/strict'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import test from 'node:test'
import { folder } from '../server/start.mjs'
import { run } from './run.mjs'
import { source } from './source.mjs'

const text = readFileSync(new URL('../../CLI.md', import.meta.url), 'utf8')
const blocks = [...text.matchAll(/```(\w+)\n([\s\S]*?)```/g)].map(([, language, code]) => ({ language, code }))
const of = (language) => blocks.filter((block) => block.language === language).map(({ code }) => code)
const commands = of('sh').flatMap((code) => [...code.matchAll(/^npx seam-access-grants (.*)$/gm)].map(([, line]) => line.split(' ')))

test('the file is good by the command that stands below it', async (t) => {
  const files = folder(t)
  writeFileSync(join(files, 'bookings.csv'), of('csv')[0])
  const [, args] = commands.filter(([command]) => command === 'validate')
  const { out, status } = await run(args, { cwd: files })
  assert.deepEqual([out, status], ['bookings.csv: 2 rows, all good\n', 0])
})

test('the maps and the table of rooms are read, and are told by validate', async (t) => {
  const { readMap, readRooms } = await source('map')
  const { MAPS } = await source('maps')
  const [rooms, map] = of('json').map((code) => JSON.parse(code))
  assert.deepEqual([...readRooms(rooms, 'rooms').keys()], ['beachhouse', 'loft1'])
  readMap(map, 'map', MAPS)
  const files = folder(t)
  const write = (name, content) => writeFileSync(join(files, name), content)
  write('rooms.json', JSON.stringify(rooms))
  write('map.json', JSON.stringify(map))
  write('mews.csv', 'Number,First name,Last name,Arrival,Departure,Space,Status\n7,Ana,Lima,01/05/2031,03/05/2031 10:00,101,Confirmed\n8,Ben,Ode,1/5/2031,3/5/2031,101,Canceled\n')
  const { out, status } = await run(['validate', 'mews.csv', '--map', 'map.json'], { cwd: files })
  assert.equal(status, 0, out)
  assert.match(out, /mews\.csv: 1 row, all good, 1 row left out by the map/)
  write('export.csv', 'Id,Name,DateArrival,DateDeparture,HouseName,Status\n1,Ana Lima,2031-05-01,2031-05-03,Loft 1,Booked\n')
  const [command, ...args] = commands.find((words) => words.includes('lodgify'))
  assert.equal(command, 'plan')
  assert.equal((await run(['validate', ...args], { cwd: files })).status, 0)
})

test('every option that it names is one', async () => {
  const help = (await Promise.all(['validate', 'plan', 'apply', 'list', 'sandbox'].map((command) => run([command, '--help'])))).map(({ out }) => out).join()
  for (const [, option] of text.matchAll(/(--[a-z][a-z-]+)/g)) assert.ok(option === '--help' || help.includes(option), option)
})
