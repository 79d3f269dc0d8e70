// The commands: help, wrong use, what they print in a pipe and on a terminal, how they end.

import assert from 'node:assert/strict'
import { once } from 'node:events'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import test from 'node:test'
import { folder } from '../server/start.mjs'
import { begin, golden, onTerminal, run, sandbox } from './run.mjs'

const COMMANDS = ['validate', 'plan', 'apply', 'list', 'sandbox']
const ID = '1a2b3c4d-5e6f-7a8b-9c0d-1e2f3a4b5c6d'
const H = 'access_grant_key,user_identity.full_name,space_ids,starts_at,ends_at,requested_access_methods.0.mode'
const row = (key, start = '2031-05-01', end = '2031-05-03') => `${key},Ana Lima,${ID},${start},${end},code`
const STAY = ['--time-zone', 'Europe/Paris', '--check-in', '15:00', '--check-out', '11:00']

test('help of each command fits a screen, has an example, and is the golden one', async () => {
  for (const command of COMMANDS) {
    const { out, err, status } = await run([command, '--help'])
    assert.deepEqual([err, status], ['', 0], command)
    assert.equal(out, golden(`help-${command}`), command)
    const lines = out.trimEnd().split('\n')
    assert.ok(lines.length <= 24 && lines.every((line) => line.length <= 100), command)
    assert.match(out, new RegExp(`Example:\n  seam-access-grants ${command} `))
  }
})

test('alone it says in five lines what it is', async () => {
  const { out, err, status } = await run([])
  assert.deepEqual([out, status, err.trimEnd().split('\n').length], ['', 2, 5])
  for (const command of COMMANDS) assert.ok(err.includes(command), command)
})

test('wrong use ends with 2, prints nothing else, and has no stack', async (t) => {
  const file = join(folder(t), 'a.csv')
  writeFileSync(file, `${H}\n`)
  const env = { SEAM_API_KEY: 'seam_test_sandbox', SEAM_ENDPOINT: 'http://127.0.0.1:1' }
  for (const [args, message, environment = env] of [
    [['validate'], /^Name a file, or - for standard input/],
    [['validate', 'a', 'b'], /^Name one file/],
    [['validate', file, '--tz', 'UTC'], /^There is no option --tz\. Known are --map, .*, --help\.$/m],
    [['validate', file, '--time-zon', 'UTC'], /^There is no option --time-zon\. Did you mean --time-zone\?$/m],
    [['validate', file, '--map'], /^--map needs a value\.$/m],
    [['validate', file, '--map', '--json'], /^--map needs a value\. .* --map=--json$/m],
    [['validate', file, '--json=yes'], /^--json takes no value\.$/m],
    [['plan', file, '-y'], /^There is no option -y\./],
    [['apply', file, '--reprot', 'x.csv'], /^There is no option --reprot\. Did you mean --report\?$/m],
    [['apply', file, '--report', 'outcome.txt'], /^--report must name a file that ends in \.json or \.csv\.$/m],
    [['sandbox', '--sed', 'demo'], /^There is no option --sed\. Did you mean --seed\?$/m],
    [['sandbox', 'demo'], /^Remove demo: this command takes options alone\.$/m],
    [['list'], /^The token in SEAM_API_KEY must start with seam_\.$/m, { SEAM_API_KEY: 'secret99' }],
    [['list'], /^The token in SEAM_API_KEY is of another kind\. Pass it as SEAM_PERSONAL_ACCESS_TOKEN\.$/m, { SEAM_API_KEY: 'seam_at1_secret99' }],
    [['list'], /^The token in SEAM_API_KEY is of another kind\. The command line takes an API key or a personal access token\.$/m, { SEAM_API_KEY: 'seam_cst_secret99' }],
    [['list'], /^Give SEAM_WORKSPACE_ID together with SEAM_PERSONAL_ACCESS_TOKEN\.$/m, { SEAM_PERSONAL_ACCESS_TOKEN: 'seam_at1_secret99' }],
    [['list'], /^SEAM_API_KEY and SEAM_PERSONAL_ACCESS_TOKEN are both set\. Unset one\.$/m, { ...env, SEAM_PERSONAL_ACCESS_TOKEN: 'seam_at1_secret99' }],
    [['list'], /^SEAM_ENDPOINT must be an absolute address/, { ...env, SEAM_ENDPOINT: 'nowhere' }],
    [['list', '--endpoint', 'nowhere'], /^--endpoint must be an absolute address/],
    [['validate', file, '--time-zone', 'Mars/Olympus'], /^--time-zone must be/],
    [['validate', file, '--check-in', '3pm'], /^--check-in must be/],
    [['validate', file, '--check-out', '24:00'], /^--check-out must be/],
    [['validate', file, '--dates', 'YY'], /^--dates must be/],
    [['validate', file, '--rooms', 'x'], /^--rooms goes with --map/],
    [['plan'], /^Name a file/],
    [['plan', file], /^Set SEAM_API_KEY/, {}],
    [['plan', file, '--prune-prefix', ''], /^--prune-prefix must not be empty/],
    [['apply', file], /give --yes/],
    [['apply', file, '--yes'], /^Set SEAM_API_KEY/, {}],
    [['list', 'x'], /^Remove x: this command takes options alone\.$/m],
    [['list', '--csv', '--json'], /^Give --csv or --json/],
    [['list', '--limit', '0'], /^--limit must be/],
    [['list', '--time-zone', 'Mars'], /^--time-zone must be the name of a time zone/],
    [['list', '--space-id', 'x'], /^--space-id: Enter an ID/],
    [['list'], /^Set SEAM_API_KEY/, {}],
    [['lst'], /^There is no command lst/],
    [['list', '--api-key', 'seam_test1_secret99'], /^Credentials do not belong/],
    [['seam_test1_secret99'], /^Credentials do not belong/],
    [['list', '--seam_test1_secret99'], /^Credentials do not belong/],
  ]) {
    const { out, err, status } = await run(args, { env: environment })
    assert.deepEqual([out, status], ['', 2], args.join(' '))
    assert.match(err, message, args.join(' '))
    assert.doesNotMatch(err, /\n {4}at |secret99/)
  }
})

test('what cannot be done ends with 1 and a sentence', async (t) => {
  const files = folder(t)
  const write = (name, content) => (writeFileSync(join(files, name), content), join(files, name))
  const good = write('good.csv', `${H}\n${row('a')}\n`)
  const env = { SEAM_API_KEY: 'seam_test_sandbox', SEAM_ENDPOINT: 'http://127.0.0.1:1' }
  for (const [args, message] of [
    [['validate', join(files, 'none.csv')], /none\.csv cannot be read \(ENOENT\)/],
    [['validate', files], /cannot be read \(EISDIR\)/],
    [['validate', write('latin.csv', Buffer.from([0x6e, 0xe9, 0x0a]))], /not UTF-8/],
    [['validate', good, '--map', write('map.json', '{')], /map\.json is not JSON/],
    [['validate', good, '--map', write('other.json', '{"columns":{"guest":"x"}}')], /guest is no field/],
    [['validate', good, '--map', write('lacking.json', '{"columns":{"name":"Title"}}')], /has no column Title/],
    [['list'], /fetch failed|ECONNREFUSED|connect/i],
    [['plan', write('bad.csv', `${H}\n${row('a', 'x')}\n`)], /bad\.csv has rows to correct\. Nothing was changed/],
    [['apply', '--yes', write('empty.csv', `${H}\n`)], /empty\.csv has no rows that count\. Nothing was changed/],
  ]) {
    const { out, err, status } = await run(args, { env: { ...env } })
    assert.deepEqual([out, status], ['', 1], `${args.join(' ')}: ${err}`)
    assert.match(err, message)
    assert.doesNotMatch(err, /\n {4}at /)
  }
})

test('validate: every issue with its row and field, from a file and from standard input, in every format', async (t) => {
  const files = folder(t)
  const grants = [{ name: 'x' }, { space_ids: ['y'] }]
  const inputs = [
    ['json', JSON.stringify(grants), [0, 1]],
    ['ndjson', grants.map((grant) => JSON.stringify(grant)).join('\n\n'), [1, 3]],
    ['csv', 'name,space_ids\nx,\n,y\n', [2, 3]],
  ]
  for (const [ending, text, rows] of inputs) {
    const path = join(files, `a.${ending}`)
    writeFileSync(path, text)
    for (const [args, input] of [[[path], ''], [['-'], text]]) {
      const { out, err, status } = await run(['validate', ...args, '--json'], { input })
      assert.deepEqual([err, status], ['', 1])
      const report = JSON.parse(out)
      assert.deepEqual([report.format, report.valid, report.invalid, report.rows.map(({ row }) => row)], [ending, 0, 2, rows])
      assert.ok(report.rows[1].issues.some(({ path, code }) => path === 'space_ids.0' && code === 'invalid_format'), out)
    }
  }
  const pretty = await run(['validate', '-', '--json'], { input: JSON.stringify(grants[0], null, 2) })
  assert.equal(JSON.parse(pretty.out).invalid, 1)
})

test('validate: good files end with 0, also in UTF-16 and with a mark', async (t) => {
  const text = `${H}\n${row('a')}\n${row('b')}\n`
  for (const input of [text, `\ufeff${text}`, Buffer.from(`\ufeff${text.replaceAll(',', '\t')}`, 'utf16le'), text.replaceAll('\n', '\r\n').replaceAll(',', ';')]) {
    const { out, err, status } = await run(['validate', '-', ...STAY], { input })
    assert.deepEqual([out, err, status], ['standard input: 2 rows, all good\n', '', 0])
  }
})

test('validate: rows that share a key name each other by their lines', async () => {
  const { out } = await run(['validate', '-', ...STAY, '--json'], { input: `${H}\n${row('a')}\n\n${row('b')}\n${row('a')}\n` })
  assert.deepEqual(JSON.parse(out).rows.map(({ row, issues }) => [row, issues.map(({ message }) => message)]), [
    [2, ['Give each row a key of its own; row 5 has the same one.']],
    [5, ['Give each row a key of its own; row 2 has the same one.']],
  ])
})

test('validate: a hundred thousand rows take no more lines than a reader has', async () => {
  const input = `${H},requested_access_methods.0.code\n${Array.from({ length: 100_000 }, (_, index) => `${row(`k${index}`)},77012`.replace('Ana', index % 2 ? '' : 'Ana')).join('\n')}\n`
  const { out, status } = await run(['validate', '-', '--time-zone', 'UTC'], { input })
  assert.equal(status, 1)
  const lines = out.trimEnd().split('\n')
  assert.ok(lines.length < 40, String(lines.length))
  assert.match(out, /… and 99,990 more rows, left out here/)
  assert.match(lines.at(-1), /100,000 rows of 100,000 to correct/)
  assert.doesNotMatch(out, /77012/)
  const json = JSON.parse((await run(['validate', '-', '--time-zone', 'UTC', '--json'], { input })).out)
  assert.deepEqual([json.invalid, json.rows.length, json.omitted], [100_000, 1000, 99_000])
})

test('validate: a table at 80 columns, as golden, and without colors in a pipe', async () => {
  const input = [H, row('a', '2031-03-30 02:30'), row('b', '5/1/2031'), row('c', '2031-05-01', '2031-04-01'), 'd,Ana Lima,not-an-id,2031-05-01,,card', 'e,"Ana'].join('\n')
  const { out, status } = await run(['validate', '-', ...STAY], { input, env: { COLUMNS: '80' } })
  assert.equal(status, 1)
  assert.equal(out, golden('validate-80'))
})

test('validate: rows are bookings, and the header is told beside them', async () => {
  for (const [input, end, counts] of [
    [`${H},colour\n${row('a')},x\n${row('b')},x\n`, 'the header to correct', [2, 0]],
    [`${H},colour\n${row('a')},x\n${row('b', 'soon')},x\n`, 'the header and 1 row of 2 to correct', [1, 1]],
    ['Guest,Room\nAna,101\n', 'the header to correct', [0, 0]],
    ['"Guest\n', 'the header to correct', [0, 0]],
  ]) {
    const table = await run(['validate', '-', ...STAY], { input })
    assert.deepEqual([table.out.trimEnd().split('\n').at(-1), table.status], [`standard input: ${end}`, 1])
    const { valid, invalid, header } = JSON.parse((await run(['validate', '-', ...STAY, '--json'], { input })).out)
    assert.deepEqual([valid, invalid, header.row, header.issues.length], [...counts, 1, 1])
    const { err, status } = await run(['plan', '-', ...STAY], { input, env: { SEAM_API_KEY: 'seam_1', SEAM_ENDPOINT: 'http://127.0.0.1:1' } })
    assert.match(err, counts[1] > 0 ? /has rows to correct/ : /has a header to correct/)
    assert.equal(status, 1)
  }
  const { header } = JSON.parse((await run(['validate', '-', ...STAY, '--json'], { input: `${H}\n${row('a')}\n` })).out)
  assert.equal(header, null)
})

test('validate: rows that are over are issues, or are left out', async (t) => {
  const input = `${H}\n${row('a', '2020-05-01', '2020-05-03')}\n${row('b')}\n`
  assert.equal((await run(['validate', '-', ...STAY], { input })).status, 1)
  const { out, status } = await run(['validate', '-', ...STAY, '--skip-past'], { input })
  assert.deepEqual([out, status], ['standard input: 1 row, all good, 1 row over\n', 0])
})

test('validate: a map is shown, and rooms that it lacks are named', async (t) => {
  const files = folder(t)
  const write = (name, content) => (writeFileSync(join(files, name), content), join(files, name))
  const rooms = write('rooms.json', JSON.stringify({ 'Beach House': { space_ids: [ID] } }))
  const bookings = ['Id,Name,DateArrival,DateDeparture,HouseName,Status', '1,Ana Lima,2031-05-01,2031-05-03,Beach House,Booked', '2,Ben Ode,2031-05-01,2031-05-03,Attic,Booked', '3,Cy Dee,2031-05-01,2031-05-03,Attic,Declined']
  const file = write('bookings.csv', bookings.join('\n'))
  const bad = await run(['validate', file, '--map', 'lodgify', '--rooms', rooms, ...STAY], { cwd: files, env: { COLUMNS: '80' } })
  assert.equal(bad.out.replace(file, 'bookings.csv'), golden('validate-map'))
  assert.equal(bad.status, 1)
  const first = await run(['validate', file, '--map', 'lodgify', ...STAY, '--json'])
  assert.deepEqual([first.status, JSON.parse(first.out).unknown_rooms], [1, { 'Beach House': 1, Attic: 1 }])
  const good = await run(['validate', '-', '--map', 'lodgify', '--rooms', rooms, ...STAY, '--json'], { input: bookings.slice(0, 2).join('\n') })
  assert.deepEqual([good.status, JSON.parse(good.out).valid], [0, 1])
})

test('list: a table, CSV and JSON; PINs only where they are asked for', async (t) => {
  const { env, post } = await sandbox(t, ['--now', '2031-01-01T00:00:00Z'])
  const create = (key, more) => post('/access_grants/create', { access_grant_key: key, user_identity: { full_name: `Guest ${key}` }, space_ids: [ID], starts_at: '2031-05-01T15:00:00Z', ends_at: '2031-05-03T11:00:00Z', requested_access_methods: [{ mode: 'code', code: '493827' }], ...more })
  for (const key of ['one', 'two', 'evil']) assert.equal((await create(key, key === 'evil' ? { user_identity: { full_name: 'Eve\u001b]0;owned\u0007, "Q"' } } : {})).status, 200)
  const early = await run(['list', '--show-codes'], { env })
  assert.ok(!early.out.includes('493827'), 'no door has it yet')
  assert.equal((await post('/_sandbox/advance', { ms: 60_000 })).status, 200)
  const table = await run(['list'], { env: { ...env, COLUMNS: '80' } })
  assert.deepEqual([table.err, table.status], ['', 0])
  assert.match(table.out, /^Times are in UTC\.\nkey +name +starts +ends +status/)
  assert.match(table.out, /\none +Guest one +2031-05-01 15:00 +2031-05-03 11:00/)
  assert.match(table.out, /\n3 access grants\n$/)
  for (const COLUMNS of ['60', '80']) {
    const codes = await run(['list', '--show-codes'], { env: { ...env, COLUMNS } })
    assert.match(codes.out, /^key +name +methods +starts[^]*\none +Guest one +code 493827 +2031-05-01 15:00/m, 'the PINs that were asked for are there')
  }
  const local = await run(['list', '--time-zone', 'Asia/Kathmandu'], { env: { ...env, COLUMNS: '80' } })
  assert.match(local.out, /^Times are in Asia\/Kathmandu\.\nkey[^]*\none +Guest one +2031-05-01 20:45 +2031-05-03 16:45/)
  assert.doesNotMatch(table.out, /\u001b|\u0007/)
  const csv = await run(['list', '--csv', '--access-grant-key', 'evil'], { env })
  assert.match(csv.out, /^access_grant_id,access_grant_key,/)
  assert.match(csv.out, /,evil,.*, ""Q""",/)
  for (const form of [[], ['--csv'], ['--json']]) {
    const hidden = await run(['list', ...form], { env })
    const shown = await run(['list', ...form, '--show-codes'], { env })
    assert.ok(!hidden.out.includes('493827') && shown.out.includes('493827'), form.join())
  }
  const json = JSON.parse((await run(['list', '--json', '--limit', '2'], { env })).out)
  assert.equal(json.length, 2)
  assert.match((await run(['list', '--search', 'nobody'], { env })).out, /There is no such access grant/)
  const refused = await run(['list'], { env: { ...env, SEAM_API_KEY: 'seam_test1_wrongkey' } })
  assert.deepEqual([refused.out, refused.status], ['', 1])
  assert.equal(refused.err, 'API Key not found\nLook at SEAM_API_KEY in the environment.\n')
  const endpoint = await run(['list', '--json', '--endpoint', env.SEAM_ENDPOINT], { env: { SEAM_API_KEY: env.SEAM_API_KEY } })
  assert.equal(JSON.parse(endpoint.out).length, 3)
})

test('sandbox: where it is, for machines', async (t) => {
  const { child, ended } = begin(['sandbox', '--port', '0', '--json', '--webhook', 'http://127.0.0.1:9/hook'])
  t.after(() => ended)
  const [line] = await once(child.stdout, 'data')
  child.kill()
  const { endpoint, api_key, webhooks } = JSON.parse(line)
  assert.match(endpoint, /^http:\/\/127\.0\.0\.1:\d+$/)
  assert.deepEqual([api_key, webhooks.map(({ url }) => url)], ['seam_test_sandbox', ['http://127.0.0.1:9/hook']])
})

test('a reader that has seen enough ends it quietly', async (t) => {
  const { env } = await sandbox(t, ['--seed', 'large'])
  const { child, ended } = begin(['list', '--json'], { env })
  await once(child.stdout, 'data')
  child.stdout.destroy()
  const { err, status, signal } = await ended
  assert.deepEqual([err, status, signal], ['', 0, null])
})

test('on a terminal there are colors and a table of its width, unless somebody wants none', async (t) => {
  const { env } = await sandbox(t, ['--seed', 'demo'])
  const widest = (text) => Math.max(...text.split('\r\n').map((line) => line.replace(/\u001b\[[\d;]*[mK]/g, '').split('\r').at(-1).length))
  for (const columns of [60, 80, 120]) {
    const { out, status } = await onTerminal(['list', '--limit', '30'], { env, columns }).ended
    assert.equal(status, 0)
    assert.match(out, /\u001b\[1mkey/)
    assert.ok(widest(out) <= columns && widest(out) > columns - 30, `${columns}: ${widest(out)}`)
  }
  for (const [args, more] of [[['--no-color'], {}], [[], { NO_COLOR: '1' }]]) {
    const { out } = await onTerminal(['list', ...args], { env: { ...env, ...more } }).ended
    assert.doesNotMatch(out, /\u001b\[\d+m/)
  }
})
