import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { HEADER, importing, paste, plan, steps } from './import-page.mjs'
import { assertAccessible, calls, demo, focused, listed, panel, rows } from './page.mjs'

const open = demo()

test('the plan, carried out with progress, and once more without any change', async (t) => {
  const page = await importing(open, t)
  await page.getByRole('button', { name: 'Try an example' }).click()
  await plan(page)
  await page.getByText('8 new', { exact: true }).waitFor()
  assert.equal(await focused(page), 'plan')
  assert.equal(await calls(page, '/access_grants/create'), 0)
  await assertAccessible(page)
  await page.getByRole('button', { name: 'Do it' }).click()
  await page.getByText('Done: all 8 went through.').waitFor()
  assert.equal(await calls(page, '/access_grants/create'), 8)
  await page.getByRole('button', { name: 'Plan again' }).click()
  await page.getByText('8 as they are', { exact: true }).waitFor()
  assert.equal(await page.getByRole('button', { name: 'Do it' }).count(), 0)
  await page.getByRole('link', { name: 'Guests', exact: true }).click()
  await page.getByRole('link', { name: /^Upcoming / }).click()
  await listed(page)
  await rows(page).filter({ hasText: 'Ada Lovelace' }).waitFor()
})

test('a file that changed: new, changed and what cannot be changed in place', async (t) => {
  const page = await importing(open, t)
  const first = [
    'Ada Lovelace;ada@example.com;Room 104;2026-07-01;2026-07-03;;R-1',
    'Alan Turing;alan@example.com;Room 106;2026-07-01;2026-07-03;;R-2',
  ]
  await paste(page, [HEADER, ...first])
  await plan(page)
  await page.getByRole('button', { name: 'Do it' }).click()
  await page.getByText('Done: all 2 went through.').waitFor()
  await page.getByRole('button', { name: 'Another file' }).click()
  await paste(page, [
    HEADER,
    'Ada Lovelace;ada@example.com;Room 104;2026-07-01;2026-07-05;;R-1',
    'Alan Turing;alan@example.com;Room 107;2026-07-01;2026-07-03;;R-2',
    'Grace Hopper;grace@example.com;Room 110;2026-07-01;2026-07-03;;R-3',
  ])
  await plan(page)
  await page.getByText('1 new, 1 changed and 1 cannot be changed', { exact: true }).waitFor()
  const texts = (await steps(page).allInnerTexts()).map((text) => text.replace(/\s+/g, ' '))
  assert.match(
    texts.find((text) => /Ada/.test(text)),
    /^Changed Ada Lovelace Fri 3 Jul, 11:00 → Sun 5 Jul, 11:00/,
  )
  assert.match(
    texts.find((text) => /Alan/.test(text)),
    /^Cannot Alan Turing/,
  )
  await page.getByRole('button', { name: 'Do it' }).click()
  await page.getByText('Done: all 2 went through.').waitFor()
})

test('a pause keeps what is done, and going on does the rest', async (t) => {
  const page = await importing(open, t)
  const many = Array.from(
    { length: 30 },
    (_, index) =>
      `Guest ${index};guest${index}@example.com;Room 104;2026-0${7 + Math.floor(index / 15)}-${String((index % 15) + 1).padStart(2, '0')};2026-09-20;;R-${index}`,
  )
  await paste(page, [HEADER, ...many])
  await plan(page)
  await panel(page, 'Slow network')
  await page.getByRole('button', { name: 'Do it' }).click()
  await page.getByText(/^\s*[1-9]\d* of 30/).waitFor({ timeout: 20_000 })
  await page.getByRole('button', { name: 'Pause' }).click()
  await page.getByText('Paused. What is done stays done.').waitFor()
  await panel(page, 'Nothing')
  await page.getByRole('button', { name: 'Go on' }).click()
  await page.getByText('Done: all 30 went through.').waitFor()
  assert.equal(
    await steps(page)
      .filter({ hasText: 'done' })
      .or(steps(page).filter({ hasText: 'was there' }))
      .count(),
    30,
  )
})

test('rows that fail say why, and the report has every row without its PIN', async (t) => {
  const page = await importing(open, t)
  await paste(page, [
    `${HEADER};Keypad`,
    'Ada Lovelace;ada@example.com;Room 104;2026-07-01;2026-07-03;2846;R-1;1357',
    'Other Name;ada@example.com;Room 106;2026-07-01;2026-07-03;;R-2',
    'No Room;no@example.com;Room 9;2026-07-01;2026-07-03;;R-3',
    '=SUM(A1);sum@example.com;Room 9;2026-07-01;2026-07-03;;R-4',
  ])
  await page.getByLabel('Leave out: Row 5').check()
  await plan(page)
  await page.getByRole('button', { name: 'Do it' }).click()
  await page.getByText('Done: 1 went through, 1 did not.').waitFor()
  const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Download the report' }).click()])
  assert.equal(file.suggestedFilename(), 'import-report.csv')
  const lines = readFileSync(await file.path(), 'utf8').split(/\r?\n/)
  assert.equal(lines[0], 'Guest,Email,Room,Arrival,Departure,PIN,Reservation,Outcome,Reason')
  assert.match(lines[1], /^Ada Lovelace,.*,••••,R-1,done,/)
  assert.match(lines[2], /^Other Name,.*,failed,.+/)
  assert.match(lines[3], /,has problems,There is no room “Room 9” here\.$/)
  assert.match(lines[4], /^"'=SUM\(A1\)",.*,left out,/)
  // Nobody has said of the last column that it holds PINs.
  assert.doesNotMatch(lines.join('\n'), /2846|1357/)
})

test('a guest without an email is nobody else who has none', async (t) => {
  const page = await importing(open, t)
  await paste(page, [HEADER, 'Ada Lovelace;;Room 104;2026-07-01;2026-07-03;;R-1', 'Grace Hopper;;Room 106;2026-07-01;2026-07-03;;R-2'])
  await plan(page)
  await page.getByRole('button', { name: 'Do it' }).click()
  await page.getByText('Done: all 2 went through.').waitFor()
  await page.getByRole('link', { name: 'Guests', exact: true }).click()
  await page.getByRole('link', { name: /^Upcoming / }).click()
  await listed(page)
  for (const name of ['Ada Lovelace', 'Grace Hopper']) await rows(page).filter({ hasText: name }).waitFor()
})

test('a long plan says how much more there is', async (t) => {
  const page = await importing(open, t)
  const many = Array.from({ length: 205 }, (_, index) => `Guest ${index};;Common Areas;2026-07-01;2026-07-03;;R-${index}`)
  await paste(page, [HEADER, ...many])
  await page.getByText('205 good').waitFor()
  await plan(page)
  await page.getByText('And 5 more.').waitFor()
  assert.equal(await steps(page).count(), 200)
})

test('a plan that cannot be made can be tried again', async (t) => {
  const page = await importing(open, t)
  await page.getByRole('button', { name: 'Try an example' }).click()
  await panel(page, 'Outage (503)')
  await plan(page)
  await page.getByRole('alert').getByText('Seam is having trouble').waitFor({ timeout: 20_000 })
  await panel(page, 'Nothing')
  await page.getByRole('button', { name: 'Try again' }).click()
  await page.getByText('8 new', { exact: true }).waitFor()
})
