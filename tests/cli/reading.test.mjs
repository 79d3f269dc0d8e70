// From the text of a file to rows: tables as the core reads them, dates, maps.

import assert from 'node:assert/strict'
import test from 'node:test'
import { createAccessGrantSchema } from '../../pkg/index.js'
import { source } from './source.mjs'

const { readTable, csvLine } = await source('csv')
const { fieldOf } = await source('fields')
const { readInstant } = await source('dates')
const { bookingsOf, withoutPast } = await source('bookings')
const { check } = await source('check')
const { readMap, readRooms } = await source('map')
const { MAPS } = await source('maps')

const ID = '1a2b3c4d-5e6f-7a8b-9c0d-1e2f3a4b5c6d'
const csv = (text) => ({ name: 'a.csv', format: 'csv', text })
const read = (text, map, dates = {}) => bookingsOf(csv(text), map, dates)

/** What is told at other columns here: that something is lacking. */
const LACKING = ['required', 'missing_one_of']

/** What the core says of a table, and what the command line says of it: rows with the paths and codes of their issues. */
function both(text) {
  const core = createAccessGrantSchema.validateMany(text, undefined, { format: 'csv' })
  const ours = check(read(text))
  const brief = (rows) =>
    rows
      .map(({ row, issues }) => [row, issues.filter(({ code }) => !LACKING.includes(code)).map(({ path, code }) => `${[path].flat().join('.')} ${code}`)])
      .filter(([, issues]) => issues.length > 0)
  const header = brief(ours.header ? [ours.header] : [])
  return [
    { valid: core.valid, invalid: core.invalid, rows: brief(core.results) },
    { valid: ours.valid, invalid: ours.invalid + header.length, rows: [...header, ...brief(ours.rows)] },
  ]
}

const H = 'user_identity.full_name,space_keys,requested_access_methods.0.mode'
const R = 'Guest One,101,code'

test('a table is read as the core reads it', () => {
  const tables = [
    `${H}\n${R}\n`, `${H}\r${R}\r${R}\r`, `\n${H}\n\n${R}`, `,,\n${H}\n${R}`, `${H},,\n${R},,\n`,
    `sep=;\n${H.replaceAll(',', ';')}\n${R.replaceAll(',', ';')}`, `sep=|\n${H.replaceAll(',', '|')}\n${R.replaceAll(',', '|')}`,
    `${H.replaceAll(',', ' , ')}\n Guest One , 101 , code \n`, `${H},name\n${R}\n${R},Suite`, `${H.replaceAll(',', '\t')}\n${R.replaceAll(',', '\t')}`,
    `${H}\n"Guest ""One""",101,code\n`, `${H}\n"Guest\nOne",101,code\n${R},x\n`, `${H}\n"Guest,101,code\n${R}\n`, `${H}\n"Guest"x,101,code\n${R}\n`,
    `${H}\n"Guest" ,"101" , "code"\n`, `${H},\n${R},x\n`, `${H}\n${R},x\n`, `${H},${H}\n${R},${R}\n`, `${H},colour,space_id\n${R},red,\n`,
    'First,Last\nJane,Doe\n', '', '\n\n', `${H}\n`, `${H}\n,,\n${R}`, `${H},requested_access_methods[1].mode,requested_access_methods[0].code\n${R},card,12\n`,
    `${H},requested_access_methods.1.mode\n${R},\n`, `${H},space_ids.1,space_ids.0\n${R},x,\n`, `${H},device_ids\n${R},${ID};${ID} | x\n`,
    `${H},requested_access_methods.0.instant_key_max_use_count\nGuest,101,mobile_key,2\nGuest,101,mobile_key,0\nGuest,101,mobile_key,x\n`,
    `${H},access_grant_key\n${R},a\n${R},b\n\n${R},a\n`, `${H},starts_at\n${R},2030-01-01T00:00:00Z\n`, `"user_identity.full_name"; "space_keys" ;requested_access_methods.0.mode\nA;"1;2";code\n`,
  ]
  for (const table of tables) {
    const [core, ours] = both(table)
    assert.deepEqual(ours, core, JSON.stringify(table))
  }
})

test('any table is read as the core reads it', () => {
  let seed = 1
  const random = (most) => {
    seed = (seed * 48271) % 2147483647
    return seed % most
  }
  const pick = (list) => list[random(list.length)]
  const names = ['user_identity.full_name', 'space_keys', 'requested_access_methods.0.mode', 'requested_access_methods[0].code', 'access_grant_key', 'space_keys.0', 'name', 'foo', '', ' customization_profile_id ']
  const cells = ['', 'a', 'code', '1;2', '"a"', '"a""b"', '"a\nb"', ' a ', '"a', 'a"b', '"a" ', ' "a"', '12', 'é', '|', '\t', '"a"x', 'x y']
  for (let round = 0; round < 3000; round++) {
    const separator = pick([',', ',', ';', '\t'])
    const end = pick(['\n', '\r\n', '\r'])
    const header = Array.from({ length: 1 + random(5) }, () => pick(names))
    const rows = Array.from({ length: random(5) }, () => Array.from({ length: 1 + random(6) }, () => pick(cells)).join(separator))
    const table = [header.join(separator), ...rows].join(end) + pick(['', end])
    const [core, ours] = both(table)
    // What follows an open quote is lost; where it is told differs by what the core had read of the row.
    assert.deepEqual(ours, core, JSON.stringify(table))
  }
})

/** What is told of a table: of its header, and of its rows. */
function told(lines, map) {
  const { header, rows } = check(read(lines.join('\n'), map))
  const brief = ({ row, issues }) => [row, ...issues.map(({ path, message }) => `${path}: ${message}`)]
  return [header && brief(header), ...rows.map(brief)]
}

test('a column that is called otherwise is told with the field that may be meant', () => {
  const good = [['user_identity.full_name', 'Ana'], ['space_keys', '101'], ['requested_access_methods.0.mode', 'code']]
  const table = (...columns) => [columns, columns].map((cells, line) => cells.map((cell) => cell[line] ?? 'x').join(','))
  const rename = (name, meant) => `${name}: Did you mean ${meant}? Rename this column, or remove it.`
  for (const [name, meant] of [
    ['full_name', 'user_identity.full_name'], ['fullName', 'user_identity.full_name'], ['mode', 'requested_access_methods.0.mode'], ['code', 'requested_access_methods.0.code'],
    ['email', 'user_identity.email_address'], ['phone', 'user_identity.phone_number'], ['device_id', 'device_ids'], ['key', 'access_grant_key'], ['start', 'starts_at'],
    ['user_identity', 'user_identity.full_name'], ['requested_access_methods', 'requested_access_methods.0.mode'], ['spces_key', 'space_keys'], ['user_identity.email', 'user_identity.email_address'], ['requested_access_methods.1.cod', 'requested_access_methods.1.code'],
  ]) {
    assert.deepEqual(told(table(...good, [name])), [[1, rename(name, meant)]], name)
  }
  assert.deepEqual(told(table(...good, ['colour'])), [[1, 'colour: Remove this column, or name it after a field.']])
  assert.deepEqual(told(table(...good, ['Full Name'], ['Ana Lima'])), [[1, ': Name column 4 after a field, like user_identity.full_name.', ': Name column 5 after a field, or remove it.']])
  // The rows need nothing else, once the column has its name.
  assert.deepEqual(told(table(['full_name'], ...good.slice(1))), [[1, rename('full_name', 'user_identity.full_name')]])
})

test('a first line that names no field says what a header is like, and is not repeated', () => {
  const like = ': Name the columns in the first line after fields of an access grant, like access_grant_key, user_identity.full_name, space_keys, starts_at, ends_at, requested_access_methods.0.mode; or give a --map.'
  assert.deepEqual(told(['Ana Lima,101,2031-05-01', 'Ben Ode,102,2031-05-01']), [[1, like]])
  assert.deepEqual(told(['full_name,Room,mode', 'Ana,101,code']), [[1, `${like} Here, column 1 may be user_identity.full_name, column 3 may be requested_access_methods.0.mode.`]])
  assert.equal(createAccessGrantSchema.validateMany(`${H}\n${R}`, undefined, { format: 'csv' }).valid, 1, 'the example is one')
})

test('an empty cell is told at its column, and an absent column once', () => {
  const fill = (...columns) => columns.map((column) => `${column}: Fill in this field.`)
  const [name, doors, mode] = H.split(',')
  assert.deepEqual(told([H, ',101,code', 'Ana,,', ',,']), [undefined, [2, ...fill(name)], [3, ...fill(doors, mode)]])
  assert.deepEqual(told([`${H},space_ids,user_identity.email_address`, ',,code,,']), [
    undefined,
    [2, `${name}: Fill in user_identity.full_name or user_identity.email_address.`, `${doors}: Fill in space_keys or space_ids.`],
  ])
  assert.deepEqual(told(['name', 'a', 'b']), [
    [1, 'user_identity_id: Add this column, or user_identity.full_name.', 'space_ids: Add this column, or space_keys, acs_entrance_ids, device_ids.', 'requested_access_methods.0.mode: Add this column.'],
  ])
  assert.deepEqual(told([`${H},requested_access_methods.1.code`, `${R},1234`]), [[1, 'requested_access_methods.1.mode: Add this column.']])
})

test('a line that is written is read again', () => {
  const cells = ['plain', 'a,b', 'a;b', 'say "so"', 'two\nlines', ' space ', '', 'tab\t']
  const { header, rows } = readTable(csvLine(cells.map((_, index) => `c${index}`)) + csvLine(cells), () => 1)
  assert.deepEqual([header.length, rows[0].cells], [8, cells])
})

test('fields by their names', () => {
  for (const [name, path, kind] of [
    ['name', 'name', 'text'],
    ['requested_access_methods[0].code', 'requested_access_methods.0.code', 'text'],
    ['requested_access_methods.12.instant_key_max_use_count', 'requested_access_methods.12.instant_key_max_use_count', 'number'],
    ['space_ids', 'space_ids', 'list'],
    ['space_ids[3]', 'space_ids.3', 'text'],
    ['requested_access_methods.100.code'],
    ['requested_access_methods'],
    ['user_identity'],
    ['__proto__'],
    ['constructor.name'],
  ]) {
    const field = fieldOf(name)
    assert.deepEqual(field && [field.path, field.kind], path && [path, kind], name)
  }
})

test('times on the wall', () => {
  const paris = { timeZone: 'Europe/Paris', checkIn: '15:00', checkOut: '11:00' }
  for (const [text, end, options, expected] of [
    ['2030-05-01', 'starts_at', paris, '2030-05-01T13:00:00.000000Z'],
    ['2030-05-01', 'ends_at', paris, '2030-05-01T09:00:00.000000Z'],
    ['2030-05-01 16:30', 'starts_at', paris, '2030-05-01T14:30:00.000000Z'],
    ['2030-05-01T16:30:15', 'starts_at', paris, '2030-05-01T14:30:15.000000Z'],
    ['2030-05-01 03:00 PM', 'starts_at', paris, '2030-05-01T13:00:00.000000Z'],
    ['2030-05-01 12:00 am', 'starts_at', paris, '2030-04-30T22:00:00.000000Z'],
    ['5/1/2030', 'starts_at', { ...paris, dates: 'MM/DD/YYYY' }, '2030-05-01T13:00:00.000000Z'],
    ['5/1/2030, 9:15', 'starts_at', { ...paris, dates: 'DD/MM/YYYY' }, '2030-01-05T08:15:00.000000Z'],
    ['01.05.2030', 'starts_at', { ...paris, dates: 'DD.MM.YYYY' }, '2030-05-01T13:00:00.000000Z'],
    ['2030-05-01', 'starts_at', { ...paris, dates: 'DD.MM.YYYY' }, '2030-05-01T13:00:00.000000Z'],
    ['2030-05-01T00:00:00Z', 'starts_at', paris, undefined],
    ['2030-05-01T00:00:00+02:00', 'starts_at', {}, undefined],
    ['soon', 'starts_at', paris, undefined],
    ['2030-03-31 02:30', 'starts_at', paris, /skip|does not exist|no such|clocks/i],
    ['2030-10-27 02:30', 'starts_at', paris, /twice/i],
    ['2030-02-30', 'starts_at', paris, /date/i],
    ['2030-05-01 25:00', 'starts_at', paris, /time/i],
    ['5/1/2030', 'starts_at', paris, /--dates/],
    ['13:00 PM', 'starts_at', paris, undefined],
    ['2030-05-01', 'starts_at', { timeZone: 'Europe/Paris' }, /--check-in/],
    ['2030-05-01', 'ends_at', { timeZone: 'Europe/Paris' }, /--check-out/],
    ['2030-05-01 10:00', 'ends_at', {}, /--time-zone/],
  ]) {
    const reading = readInstant(text, end, options)
    if (expected instanceof RegExp) assert.match(reading?.problem ?? '', expected, text)
    else assert.deepEqual(reading, expected && { instant: expected }, text)
  }
})

test('a time that clocks skip or show twice is told at its row and column', () => {
  const table = `${H},starts_at\n${R},2030-03-31 02:30\n${R},2030-10-27 02:30\n${R},2030-04-01 02:30\n`
  const { rows } = check(read(table, undefined, { timeZone: 'Europe/Paris' }))
  assert.deepEqual(rows.map(({ row, issues }) => [row, issues.map(({ path }) => path)]), [[2, ['starts_at']], [3, ['starts_at']]])
})

const rooms = readRooms({ 'Beach House': { space_ids: [ID] }, 'Loft 1': { device_ids: ID }, Pool: { space_keys: ['pool'] } }, 'rooms.json')
const known = (name) => {
  const map = readMap(MAPS[name], name, MAPS)
  return { ...map, rooms: { ...map.rooms, table: rooms } }
}
const stay = { checkIn: '15:00', checkOut: '11:00', timeZone: 'UTC' }
const grant = (access_grant_key, full_name, doors = { space_ids: [ID] }) => ({
  access_grant_key,
  user_identity: { full_name },
  starts_at: '2030-05-01T15:00:00.000000Z',
  ends_at: '2030-05-03T11:00:00.000000Z',
  requested_access_methods: [{ mode: 'code' }],
  ...doors,
})

// The headers are those of real exports.
const exportsOf = {
  guesty: [
    "CHECK-IN,CHECK-OUT,CONFIRMATION CODE,LISTING'S NICKNAME,GUEST,STATUS,TOTAL PAYOUT",
    '2030-05-01 03:00 PM,2030-05-03 11:00 AM,GY-1,Beach House,Ana Lima,confirmed,1',
    '2030-05-01 03:00 PM,2030-05-03 11:00 AM,GY-2,Beach House,Ben Ode,canceled,1',
  ],
  hostaway: [
    '"Guest name","Check-in date","Check-out date",Channel,"Total price",Currency,"Number of nights",Status,Listing,"Hostaway reservation ID"',
    'Ana Lima,2030-05-01,2030-05-03,airbnbOfficial,1,EUR,2,new,Beach House,1',
    'Ben Ode,2030-05-01,2030-05-03,airbnbOfficial,1,EUR,2,cancelled,Beach House,2',
  ],
  lodgify: [
    'Id,Type,Source,SourceText,Name,DateArrival,DateDeparture,Nights,HouseName,InternalCode,House_Id,RoomTypes,People,DateCreated,TotalAmount,Currency,Status,Email,Phone,CountryName',
    '1,Booking,Airbnb,,Ana Lima,2030-05-01,2030-05-03,2,Beach House,,1,,2,2030-01-01,1,EUR,Booked,,,',
    '2,Booking,Airbnb,,Ben Ode,2030-05-01,2030-05-03,2,Beach House,,1,,2,2030-01-01,1,EUR,Declined,,,',
  ],
  cloudbeds: [
    'Name,Email,Phone Number,Reservation Number,Third Party Confirmation Number,Room Number,Check in Date,Check out Date,Nights,Status',
    'Ana Lima,,,1,,Beach House,2030-05-01,2030-05-03,2,Confirmed',
    'Ben Ode,,,2,,Beach House,2030-05-01,2030-05-03,2,Cancelled',
  ],
}

for (const [name, lines] of Object.entries(exportsOf)) {
  test(`${name}: an export becomes access grants, and cancelled ones do not`, () => {
    const { rows, leftOut, missing, mapping } = read(lines.join('\n'), known(name), stay)
    const number = name === 'guesty' ? 'GY-1' : '1'
    assert.deepEqual([rows.map(({ value }) => value), leftOut, missing], [[grant(`${name}-${number}`, 'Ana Lima')], 1, []])
    assert.equal(check({ rows }).valid, 1)
    assert.deepEqual(mapping.map(({ field }) => field), ['access_grant_key', 'user_identity.full_name', 'starts_at', 'ends_at', 'requested_access_methods.0.mode', 'doors', 'which rows'])
    // Without the column that tells whether a reservation stands, nothing is read.
    const column = lines[0].split(',').findIndex((title) => /^"?status"?$/i.test(title))
    const without = lines.map((line) => line.split(',').filter((_, index) => index !== column).join(','))
    const lacking = read(without.join('\n'), known(name), stay)
    assert.equal(lacking.rows.length, 0)
    assert.match(lacking.missing.join(), /status/i)
  })
}

test('a map of one\'s own', () => {
  const map = readMap(
    {
      columns: { access_grant_key: { prefix: 'inn-', columns: 'No.' }, 'user_identity.full_name': ['First name', 'Last name'], starts_at: 'From', ends_at: 'To' },
      constants: { 'requested_access_methods.0.mode': 'code', space_ids: ID },
      dates: 'DD.MM.YYYY', time_zone: 'UTC', check_in: '15:00', check_out: '11:00',
    },
    'inn.json',
    MAPS,
  )
  const { rows, mapping } = read('No.;First name;Last name;From;To\n7;Ana;Lima;01.05.2030;03.05.2030\n8;Ben;;1.5.2030;3.5.2030\n', map)
  assert.deepEqual(rows.map(({ value }) => value), [grant('inn-7', 'Ana Lima'), grant('inn-8', 'Ben')])
  assert.deepEqual(mapping[0], { field: 'access_grant_key', from: '"inn-" + No.' })
  assert.deepEqual(mapping[1], { field: 'user_identity.full_name', from: 'First name + Last name' })
  // The options of the command line go before the map's.
  assert.equal(read('No.;First name;Last name;From;To\n7;Ana;Lima;01.05.2030;03.05.2030\n', map, { checkIn: '16:00' }).rows[0].value.starts_at, '2030-05-01T16:00:00.000000Z')
})

test('a map may start from a known one, and JSON has columns too', () => {
  const map = readMap({ base: 'hostaway', columns: { access_grant_key: 'reservation.id', 'user_identity.email_address': 'Email' }, rooms: { table: { 'Beach House': { space_ids: [ID] } } } }, 'own.json', MAPS)
  const row = { 'Guest name': 'Ana Lima', 'Check-in date': '2030-05-01', 'Check-out date': '2030-05-03', status: 'new', listing: 'beach house', reservation: { id: 7 }, Email: 'ana@example.com' }
  const { rows } = bookingsOf({ name: 'a.json', format: 'json', text: JSON.stringify([row, { ...row, status: 'declined' }]) }, map, stay)
  assert.deepEqual(rows.map(({ number, value }) => [number, value.access_grant_key, value.user_identity]), [[0, '7', { full_name: 'Ana Lima', email_address: 'ana@example.com' }]])
})

test('rooms: several in a cell, other capital letters, and those that nobody knows', () => {
  const [header] = exportsOf.cloudbeds
  const line = (room) => `Ana Lima,,,1,,${room},2030-05-01,2030-05-03,2,Confirmed`
  const { rows, unknownRooms } = read([header, line('"beach house, LOFT-1"'), line('Pool'), line('Attic'), line('"Pool, Attic"'), line('')].join('\n'), known('cloudbeds'), stay)
  assert.deepEqual(rows.map(({ value: { space_ids, device_ids, space_keys } }) => [space_ids, device_ids, space_keys]), [
    [[ID], [ID], undefined],
    [undefined, undefined, ['pool']],
    ...Array.from({ length: 3 }, () => [null, undefined, undefined]),
  ])
  assert.deepEqual([...unknownRooms], [['Attic', 1], ['Pool, Attic', 1], ['', 1]])
  const { invalid, rows: reports } = check({ rows })
  assert.equal(invalid, 5, 'two have a key in common, and three no doors')
  assert.match(reports.at(-1).issues.map(({ message }) => message).join(), /table of rooms/)
})

test('rows whose access is over are left out, and no others', () => {
  const row = (key, end) => `${key},Ana Lima,101,${end},code`
  const table = ['access_grant_key,user_identity.full_name,space_keys,ends_at,requested_access_methods.0.mode', row('a', '2030-05-01T10:00:00Z'), row('b', '2030-05-03T10:00:00Z'), row('c', ''), row('d', 'soon'), row('e', '1/2/2020')]
  const { rows, over } = withoutPast(read(table.join('\n')), Date.parse('2030-05-02T00:00:00Z'))
  assert.deepEqual([rows.map(({ number }) => number), over], [[3, 4, 5, 6], 1])
})

test('a map that cannot be right is refused with its place', () => {
  for (const [map, message] of [
    [[], /a map is an object/],
    [{ column: {} }, /there is no member column/],
    [{ columns: { guest: 'Name' } }, /guest is no field/],
    [{ columns: { name: 1 } }, /columns\.name must be the name of a column/],
    [{ columns: { name: { any: 1 } } }, /columns\.name\.any/],
    [{ columns: { name: { prefix: 1 } } }, /columns\.name\.prefix/],
    [{ columns: [] }, /columns must be an object/],
    [{ base: 'opera' }, /there is no base opera/],
    [{ rows: { column: 'Status' } }, /rows must have/],
    [{ rooms: { column: 'Room', table: [] } }, /rooms\.table must be an object/],
    [{ rooms: { column: 'Room', table: { A: { doors: [] } } } }, /rooms\.table, A: doors/],
    [{ rooms: { column: 'Room', table: { A: { space_ids: [1] } } } }, /space_ids must be a list/],
    [{ dates: 'YY' }, /dates must be one of/],
    [{ time_zone: 1 }, /time_zone must be text/],
  ]) {
    assert.throws(() => readMap(map, 'own.json', MAPS), (error) => error.message.startsWith('own.json: ') && message.test(error.message), String(message))
  }
})

test('a row with a problem is never one that the rules take', () => {
  const table = `${H},starts_at,ends_at\n${R},1/2/2030,\n${R},,2030-01-01\n"open`
  const { rows } = read(table)
  const { valid, invalid } = check({ rows })
  assert.deepEqual([rows.filter(({ problems }) => problems.length > 0).length, valid, invalid], [3, 0, 3])
})
