// From a file to access grants, over HTTP: a day's bookings, the changes of the next, interruptions, faults, secrets.

import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { text } from 'node:stream/consumers'
import test from 'node:test'
import { folder } from '../server/start.mjs'
import { begin, golden, onTerminal, run, sandbox } from './run.mjs'
import { bundle } from './source.mjs'

const NOW = ['--now', '2031-01-01T00:00:00Z']
const STAY = ['--time-zone', 'Europe/Paris', '--check-in', '15:00', '--check-out', '11:00']
const ROOM = '1a2b3c4d-5e6f-7a8b-9c0d-1e2f3a4b5c6d'
const PIN = '739182'

const booking = (number, more = {}) => ({ key: `stay-${number}`, name: `Guest ${number}`, start: '2031-05-01', end: '2031-05-04', code: '', ...more })
const bookings = (from, to) => Array.from({ length: to - from }, (_, index) => booking(from + index))
const csv = (rows) =>
  ['access_grant_key,user_identity.full_name,space_ids,starts_at,ends_at,requested_access_methods.0.mode,requested_access_methods.0.code', ...rows.map(({ key, name, start, end, code }) => `${key},${name},${ROOM},${start},${end},code,${code}`), ''].join('\n')

/** A sandbox, and a folder with a file of bookings. */
async function scene(t, rows, args = NOW) {
  const server = await sandbox(t, args)
  const files = folder(t)
  const write = (rows) => writeFileSync(join(files, 'bookings.csv'), csv(rows))
  write(rows)
  const options = { env: server.env, cwd: files }
  const command = (name, ...more) => run([name, 'bookings.csv', ...STAY, ...more], options)
  const plan = async (...more) => JSON.parse((await command('plan', '--json', ...more)).out).summary
  const grants = async () => {
    const all = []
    for (let cursor = null; ; ) {
      const { access_grants, pagination } = await (await server.post('/access_grants/list', cursor ? { page_cursor: cursor } : {})).json()
      all.push(...access_grants)
      cursor = pagination.next_page_cursor
      if (!pagination.has_next_page) return all
    }
  }
  const report = (name) => JSON.parse(readFileSync(join(files, name), 'utf8'))
  return { ...server, files, write, options, command, plan, grants, report }
}

/** What stands before a server and refuses one in fifteen requests for new access grants, for a second. */
async function gateOf(t, target) {
  let count = 0
  let refused = 0
  const gate = createServer(async (request, response) => {
    const body = await text(request)
    if (request.url === '/access_grants/create' && ++count % 15 === 0) {
      refused++
      return response.writeHead(429, { 'retry-after': '1', 'content-type': 'application/json' }).end('{"error":{"type":"rate_limit_exceeded","message":"Too Many Requests"}}')
    }
    const { authorization, 'content-type': type } = request.headers
    const answer = await fetch(target + request.url, { method: 'POST', headers: { authorization, 'content-type': type }, body })
    response.writeHead(answer.status, { 'content-type': 'application/json' }).end(await answer.text())
  })
  await once(gate.listen(0, '127.0.0.1'), 'listening')
  t.after(() => gate.close())
  return { address: `http://127.0.0.1:${gate.address().port}`, refused: () => refused }
}

const counted = (summary) => Object.fromEntries(Object.entries(summary).filter(([, number]) => number > 0))

test('a thousand bookings from nothing to issued, and then the thirty changes of the next day', { timeout: 300_000 }, async (t) => {
  const { command, plan, grants, report, control, post, write } = await scene(t, bookings(0, 1000))
  assert.deepEqual(counted(await plan()), { create: 1000 })
  const first = await command('apply', '--yes', '--report', 'outcome.json')
  assert.deepEqual([first.err, first.status], ['', 0])
  assert.match(first.out, /Plan: 1,000 create\n/)
  assert.match(first.out, /Done: 1,000 done\n$/)
  const outcome = report('outcome.json')
  assert.equal(outcome.length, 1000)
  assert.deepEqual(Object.keys(outcome[0]), ['row', 'access_grant_key', 'access_grant_id', 'step', 'outcome', 'detail'])
  assert.ok(outcome.every(({ row, access_grant_key, access_grant_id, outcome }, index) => row === index + 2 && access_grant_key === `stay-${index}` && access_grant_id && outcome === 'done'))

  await control('advance', { ms: 60_000 })
  for (const { access_grant_id } of await grants()) {
    const { access_methods } = await (await post('/access_methods/list', { access_grant_id })).json()
    assert.deepEqual(access_methods.map(({ is_issued }) => is_issued), [true])
  }
  assert.deepEqual(counted(await plan('--prune-prefix', 'stay-')), { unchanged: 1000 })

  const longer = bookings(0, 10).map((row) => ({ ...row, end: '2031-05-06' }))
  write([...longer, ...bookings(10, 990), ...bookings(1000, 1010)])
  assert.deepEqual(counted(await plan('--prune-prefix', 'stay-')), { create: 10, update: 10, delete: 10, unchanged: 980 })
  const second = await command('apply', '--yes', '--prune-prefix', 'stay-', '--json')
  const { summary, steps } = JSON.parse(second.out)
  assert.deepEqual([second.status, counted(summary)], [0, { done: 30, unchanged: 980 }])
  assert.deepEqual(steps.filter(({ step }) => step === 'delete').map(({ row, access_grant_key }) => [row, access_grant_key]).sort(), bookings(990, 1000).map(({ key }) => [null, key]))
  await control('advance', { ms: 600_000 })
  assert.deepEqual(counted(await plan('--prune-prefix', 'stay-')), { unchanged: 1000 })
  assert.equal((await grants()).length, 1000)
})

test('the plan of a small file at 80 columns, as golden', async (t) => {
  const { command, options, write, control } = await scene(t, bookings(0, 4))
  assert.equal((await command('apply', '--yes')).status, 0)
  await control('advance', { ms: 60_000 })
  write([booking(0, { end: '2031-05-09' }), booking(1, { name: 'Somebody Else' }), booking(2), booking(7)])
  const { out, status } = await run(['plan', 'bookings.csv', ...STAY, '--prune-prefix', 'stay-'], { ...options, env: { ...options.env, COLUMNS: '80' } })
  assert.equal(status, 0)
  assert.equal(out, golden('plan-80'))
})

test('times are in the zone of the file for people, and each with UTC for machines', async (t) => {
  const { command, report, options, files } = await scene(t, bookings(0, 1))
  const people = /^Times are in Europe\/Paris\.\n.*\n +2 +create +stay-0 +2031-05-01 15:00 to 2031-05-04 11:00\n/
  const machines = '2031-05-01 13:00 to 2031-05-04 09:00 UTC'
  assert.match((await command('plan')).out, people)
  assert.equal(JSON.parse((await command('plan', '--json')).out).steps[0].detail, machines)
  assert.match((await command('apply', '--yes', '--report', 'outcome.json')).out, people)
  assert.equal(report('outcome.json')[0].detail, machines)
  // A map may name the zone, and a file whose times have offsets needs none.
  writeFileSync(join(files, 'map.json'), JSON.stringify({ columns: { access_grant_key: 'Key', 'user_identity.full_name': 'Name', starts_at: 'From' }, constants: { 'requested_access_methods.0.mode': 'code', space_keys: 'room' }, time_zone: 'America/New_York' }))
  for (const [args, head, time] of [[['--map', 'map.json'], 'America/New_York', '2031-05-01 08:00'], [['--map', 'map.json', '--time-zone', 'Asia/Tokyo'], 'Asia/Tokyo', '2031-05-01 21:00']]) {
    const { out } = await run(['plan', '-', ...args], { ...options, input: 'Key,Name,From\nown-1,Ana,2031-05-01T12:00:00Z\n' })
    assert.match(out, new RegExp(`^Times are in ${head}\\.\\n[^]*from ${time}, without an end`))
  }
  const { out } = await run(['plan', '-'], { ...options, input: `access_grant_key,user_identity.full_name,space_keys,requested_access_methods.0.mode,starts_at\nown-1,Ana,room,code,\nown-2,Ben,room,code,2031-05-01T12:00:00+02:00\n` })
  assert.match(out, /^Times are in UTC\.\n[^]*from now, without an end\n[^]*from 2031-05-01 10:00, without an end\n/)
})

test('interrupted, it tells what is done and what not, and run again it goes on', { timeout: 120_000 }, async (t) => {
  const { options, command, grants, report, control } = await scene(t, bookings(0, 200))
  await control('faults', { operations: ['/access_grants/create'], latency: 30 })
  const { child, ended } = begin(['apply', 'bookings.csv', ...STAY, '--yes', '--report', 'outcome.json'], options)
  while ((await grants()).length < 20) await new Promise((resolve) => setTimeout(resolve, 20))
  child.kill('SIGINT')
  const { out, err, status, signal } = await ended
  assert.deepEqual([status, signal], [1, null], err)
  assert.match(out, /Not all is done: .*\d+ done.*skipped/)
  assert.match(out, /It was ended\. Run the same again to go on: \d+ steps left\./)
  const outcomes = report('outcome.json')
  assert.equal(outcomes.length, 200)
  const done = outcomes.filter(({ outcome }) => outcome === 'done').length
  assert.ok(done >= 16 && done < 200, String(done))
  await control('faults', {})
  const again = await command('apply', '--yes', '--report', 'outcome.csv')
  assert.equal(again.status, 0, again.err)
  const keys = (await grants()).map(({ access_grant_key }) => access_grant_key)
  assert.deepEqual([keys.length, new Set(keys).size], [200, 200])
})

test('on a terminal it shows the plan, asks, and shows how far it is', { timeout: 120_000 }, async (t) => {
  const { options, grants, control } = await scene(t, bookings(0, 60))
  const args = ['apply', 'bookings.csv', ...STAY]
  for (const keys of ['n\r', '\r', '\u0004', '\u0003']) {
    const { shows, type, ended } = onTerminal(args, options)
    await shows(/Do 60 steps\? \[y\/N\]/)
    type(keys)
    const { out, status } = await ended
    assert.deepEqual([status, (await grants()).length], [1, 0], JSON.stringify(keys))
    assert.match(out, /Plan: 60 create/)
    assert.match(out, /Nothing was changed\./)
    assert.doesNotMatch(out, /Ending/, 'nothing is under way')
  }
  await control('faults', { operations: ['/access_grants/create'], latency: 60 })
  const { shows, type, ended } = onTerminal(args, options)
  await shows(/\[y\/N\]/)
  type('y\r')
  await shows(/Done \d+ of 60/)
  const { out, status } = await ended
  assert.equal(status, 0, out)
  assert.match(out, /Done.*: 60 done/)
  assert.match(out, /Reading what exists; answers 0/, 'before the first answer')
  assert.equal((await grants()).length, 60)
})

test('Ctrl+C on a terminal ends it with what is done', { timeout: 120_000 }, async (t) => {
  const { options, grants, control } = await scene(t, bookings(0, 100))
  const args = ['apply', 'bookings.csv', ...STAY, '--yes']
  await control('faults', { operations: ['/access_grants/create'], latency: 50 })
  const first = onTerminal(args, options)
  await first.shows(/Done \d\d of 100/)
  first.type('\u0003')
  const { out, status } = await first.ended
  assert.equal(status, 1)
  assert.match(out, /Ending\. Ctrl\+C again ends at once\./)
  assert.match(out, /Not all is done.*: \d+ done, \d+ skipped, \d+ interrupted\r/)
  assert.doesNotMatch(out, /aborted|Done \d[^]*Reading/)
  const made = (await grants()).length
  assert.ok(made > 0 && made < 100)
})

test('the first wish to stop is heard, and the second one ends it at once', async (t) => {
  const path = join(folder(t), 'interrupt.mjs')
  await bundle('interrupt', path)
  const program = `import { interruptible } from ${JSON.stringify(path)}
    interruptible(() => console.log('heard')).signal.addEventListener('abort', () => console.log('aborted'))
    setInterval(() => {}, 1000)
    console.log('ready')`
  for (const signal of ['SIGINT', 'SIGTERM']) {
    const child = spawn(process.execPath, ['--input-type=module', '--eval', program])
    const lines = createInterface(child.stdout)[Symbol.asyncIterator]()
    const next = async () => (await lines.next()).value
    assert.equal(await next(), 'ready')
    child.kill(signal)
    assert.deepEqual([await next(), await next()], ['heard', 'aborted'])
    child.kill(signal)
    assert.deepEqual(await once(child, 'exit'), [null, signal])
  }
})

test('what the API refuses or does not answer is told, and run again it is done', { timeout: 120_000 }, async (t) => {
  const { command, options, grants, control, report } = await scene(t, bookings(0, 40))
  const gate = await gateOf(t, options.env.SEAM_ENDPOINT)
  const limited = await command('apply', '--yes', '--endpoint', gate.address)
  assert.equal(limited.status, 0, limited.out + limited.err)
  assert.match(limited.out, /Done: 40 done\n$/)
  assert.ok(gate.refused() >= 2, 'the limit was met')
  assert.equal((await grants()).length, 40)

  await control('reset', {})
  await control('faults', { operations: ['/access_grants/create'], outage: true })
  const down = await command('apply', '--yes', '--report', 'down.json')
  assert.equal(down.status, 1)
  assert.match(down.out, /Not all is done: .*failed.*skipped/, 'an outage ends it')
  assert.ok(report('down.json').some(({ outcome, detail }) => outcome === 'failed' && detail !== ''))
  await control('faults', {})
  assert.equal((await command('apply', '--yes')).status, 0)
  assert.equal((await grants()).length, 40)

  await control('faults', { outage: true })
  const unread = await command('plan')
  assert.deepEqual([unread.out, unread.status], ['', 1])
  assert.doesNotMatch(unread.err, /\n {4}at /)
})

test('PINs are in no output and in no report', { timeout: 120_000 }, async (t) => {
  const rows = [booking(0, { code: PIN }), booking(1, { code: PIN }), booking(2)]
  const { command, control, files, write, post } = await scene(t, rows)
  const said = []
  const keep = async (...args) => {
    const result = await command(...args)
    said.push(result.out, result.err)
    return result
  }
  await keep('plan')
  await keep('plan', '--json')
  await control('faults', { operations: ['/access_grants/create'], outage: true })
  await keep('apply', '--yes', '--report', 'failed.json')
  await control('faults', {})
  await keep('apply', '--yes', '--report', 'outcome.csv')
  write([booking(0, { code: '739183' }), booking(1, { code: PIN, end: '2031-05-09' }), booking(2, { code: PIN })])
  await keep('plan')
  await keep('apply', '--yes', '--json', '--report', 'second.json')
  await keep('validate', '--json')
  for (const name of ['failed.json', 'outcome.csv', 'second.json']) {
    said.push(readFileSync(join(files, name), 'utf8'))
    assert.equal(statSync(join(files, name)).mode & 0o777, 0o600)
  }
  for (const text of said) assert.doesNotMatch(text, /73918/)
  // It was there to be told.
  const { access_grants } = await (await post('/access_grants/list')).json()
  assert.ok(JSON.stringify(access_grants).includes(PIN))
})

test('what stands in the way is told with its reason, and the status is 1', async (t) => {
  const { command, write } = await scene(t, bookings(0, 2))
  await command('apply', '--yes')
  write([booking(0, { name: 'Somebody Else' }), booking(1)])
  assert.equal((await command('plan')).status, 0, 'a plan was made')
  const { out, status } = await command('apply', '--yes')
  assert.equal(status, 1)
  assert.match(out, /blocked +stay-0/)
})

test('a report that cannot be written, a file with issues and an empty file change nothing', async (t) => {
  const { command, write, grants, files } = await scene(t, bookings(0, 2))
  for (const [rows, args, message] of [
    [bookings(0, 2), ['--report', 'nowhere/outcome.json'], /cannot be written \(ENOENT\)\. Nothing was changed/],
    [bookings(0, 2), ['--report', 'outcome.txt'], /--report must name a file that ends in/],
    [[booking(0), booking(1, { end: 'soon' })], ['--report', 'outcome.json'], /has rows to correct\. Nothing was changed/],
    [[booking(0), booking(1, { key: '' })], ['--prune-prefix', 'stay-'], /1 row cannot be planned\. Nothing was changed/],
    [[], ['--prune-prefix', 'stay-'], /has no rows that count\. Nothing was changed/],
  ]) {
    write(rows)
    const { err, status } = await command('apply', '--yes', ...args)
    assert.ok(status > 0)
    assert.match(err, message)
  }
  assert.deepEqual(await grants(), [])
  assert.ok(!existsSync(join(files, 'outcome.json')))
})

test('who reads the output may go; what is begun is brought to its end', { timeout: 120_000 }, async (t) => {
  const { options, grants } = await scene(t, bookings(0, 50))
  const { child, ended } = begin(['apply', 'bookings.csv', ...STAY, '--yes'], options)
  child.stdout.destroy()
  const { err, status } = await ended
  assert.deepEqual([err, status, (await grants()).length], ['', 0, 50])
})

test('from standard input, in a map', async (t) => {
  const { options, files, grants } = await scene(t, [])
  writeFileSync(join(files, 'rooms.json'), JSON.stringify({ Loft: { space_ids: [ROOM] } }))
  const input = 'Id,Name,DateArrival,DateDeparture,HouseName,Status\n1,Ana Lima,2031-05-01,2031-05-03,Loft,Booked\n2,Ben Ode,2031-05-01,2031-05-03,Loft,Declined\n3,Cy Dee,2020-05-01,2020-05-03,Loft,Booked\n'
  const { status, out, err } = await run(['apply', '-', '--map', 'lodgify', '--rooms', 'rooms.json', ...STAY, '--yes'], { ...options, input })
  assert.equal(status, 0, err)
  assert.match(out, /Plan: 1 create, 1 row left out by the map, 1 row over\n/)
  assert.deepEqual((await grants()).map(({ access_grant_key, starts_at }) => [access_grant_key, starts_at]), [['lodgify-1', '2031-05-01T13:00:00.000000Z']])
})

test('what could not be compared is told with its rows, and what is blocked is not among them', { timeout: 120_000 }, async (t) => {
  const withPins = (first) => bookings(0, 9).map((row, index) => (index === 0 ? row : { ...row, code: String(first + index) }))
  const { command, control, write } = await scene(t, withPins(739_180))
  assert.equal((await command('apply', '--yes')).status, 0)
  await control('advance', { ms: 60_000 })
  const named = (await command('plan')).out
  assert.doesNotMatch(named, /Not compared/)
  await control('faults', { operations: ['/access_grants/get_related'], outage: true })
  const all = (await command('plan')).out
  assert.match(all, /^Not compared, because the API does not tell it: user_identity \(rows 2, 3, 4, 5, 6 and 4 more\)$/m)
  write(withPins(847_290))
  const { steps } = JSON.parse((await command('plan', '--json')).out)
  assert.deepEqual(steps.map(({ step }) => step), ['unchanged', ...Array(8).fill('blocked')])
  assert.match((await command('plan')).out, /^Not compared, because the API does not tell it: user_identity \(row 2\)$/m)
})

test('other doors have the names that the row has for doors', { timeout: 120_000 }, async (t) => {
  const { options, files, control, post } = await scene(t, [], ['--seed', 'demo'])
  const plan = async (column, doors) => {
    writeFileSync(join(files, 'doors.csv'), `access_grant_key,user_identity.full_name,${column},requested_access_methods.0.mode\nown-1,Ana Lima,${doors},card\n`)
    return run(['plan', 'doors.csv', '--json'], options)
  }
  const { spaces } = await (await post('/spaces/list')).json()
  const idOf = (key) => spaces.find(({ space_key }) => space_key === key).space_id
  const created = await post('/access_grants/create', { access_grant_key: 'own-1', user_identity: { full_name: 'Ana Lima' }, space_keys: ['room-101', 'room-102'], requested_access_methods: [{ mode: 'card' }] })
  assert.equal(created.status, 200)
  await control('advance', { ms: 60_000 })
  const ids = ['room-101', 'room-102'].map(idOf)
  for (const [column, doors, field, from, to] of [
    ['space_keys', 'room-101', 'space_keys', ['room-101', 'room-102'], ['room-101']],
    ['space_keys', 'room-101|room-103', 'space_keys', ['room-101', 'room-102'], ['room-101', 'room-103']],
    ['space_ids', ids[0], 'space_ids', ids, [ids[0]]],
    ['space_ids,space_keys', `${ids[0]},room-103`, 'space_ids', [ids[0], 'room-102'], [ids[0], 'room-103']],
  ]) {
    const { out, status } = await plan(column, doors)
    assert.equal(status, 0, out)
    const [{ step, changes }] = JSON.parse(out).steps
    assert.deepEqual([step, changes], ['blocked', [{ field, from, to }]], doors)
  }
})
