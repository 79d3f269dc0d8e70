// The forms of the README, built with Vite and used in a browser: our sentences at nested fields, and the value in the
// end. The components are the README's own text, so that neither can change without the other.

import assert from 'node:assert/strict'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { build } from 'vite'
import { accessGrantFormData } from '../../pkg/index.js'
import { launch, settings } from '../e2e/browser.mjs'
import { serve } from '../e2e/serve.mjs'

const ID = '1a2b3c4d-5e6f-7a8b-9c0d-1e2f3a4b5c6d'
const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8')
const section = readme.match(/^## Validate a form\n([\s\S]*?)^## /m)[1]
const blocks = [...section.matchAll(/```jsx?\n([\s\S]*?)```/g)].map(([, code]) => code)
const block = (...words) => blocks.find((code) => words.every((word) => code.includes(word)))

/** The HTML of the form without a library. */
const field = (name, label, type) => `<label>${label} <input name="${name}" type="${type}"></label> <output for="${name}"></output>`
const html = `
  <form novalidate>
    <input type="hidden" name="space_ids" value="${ID}">
    <input type="hidden" name="requested_access_methods.0.mode" value="code">
    ${field('user_identity.email_address', 'Email', 'email')}
    ${field('requested_access_methods.0.code', 'PIN', 'text')}
    ${field('ends_at', 'End', 'datetime-local')}
    ${field('device_ids.0', 'Front', 'text')}
    ${field('device_ids.1', 'Back', 'text')}
    <button>Create</button>
  </form>`

/** What shows a block's component, and keeps in `grants` what reaches its handler. */
const react = `
  import { createRoot } from 'react-dom/client'
  import { GrantForm } from './form.jsx'
  globalThis.grants = []
  createRoot(document.getElementById('root')).render(<GrantForm space_id="${ID}" onGrant={(grant) => grants.push(JSON.stringify(grant))} />)`
const plain = `
  import { listen } from './form.jsx'
  globalThis.grants = []
  document.getElementById('root').innerHTML = ${JSON.stringify(html)}
  listen(document.querySelector('form'), (grant) => grants.push(JSON.stringify(grant)))`
/** A form of the README with two fields more, for the items of a list. */
const withList = (code) =>
  code.replace(/^ *\{field\('ends_at'.*\n/m, (line) => `${line}{field('device_ids[0]', 'Front', 'text')}{field('device_ids[1]', 'Back', 'text')}`)
// Conform takes a schema by itself, too; its values are then the inputs' own text, the empty one included.
const schemaFirst = `
  import { useForm } from '@conform-to/react/future'
  import { createAccessGrantSchema } from 'seam-access-grants'
  export function GrantForm({ space_id, onGrant }) {
    const { form } = useForm(createAccessGrantSchema, { onSubmit: (event, { value }) => (event.preventDefault(), onGrant(value)) })
    const field = (name, label) => (
      <><label>{label} <input name={name} /></label><p>{form.getField(name).errors?.[0]}</p></>
    )
    return (
      <form {...form.props}>
        <input type="hidden" name="space_ids[]" value={space_id} />
        <input type="hidden" name="requested_access_methods[0].mode" value="code" />
        {field('user_identity.email_address', 'Email')}
        {field('requested_access_methods[0].code', 'PIN')}
        {field('ends_at', 'End')}
        <button>Create</button>
      </form>
    )
  }`

// The browser stands in New York, the property of the examples in Los Angeles.
const [local, newYork, losAngeles] = ['2090-01-31T15:00', '2090-01-31T20:00:00.000Z', '2090-01-31T23:00:00.000000Z']
const utc = `${local}:00Z`
// In a live form a sentence goes while the user types, in the others with the next submission.
const forms = [
  { name: 'React Hook Form', main: react, code: block("'react-hook-form'"), live: true, end: local, at: newYork },
  { name: 'TanStack Form', main: react, code: block("'@tanstack/react-form'"), live: true, end: local, at: newYork },
  { name: 'Conform', main: react, code: withList(block("'@conform-to/react/future'")), live: true, hasList: true, end: local, at: losAngeles },
  { name: 'Conform, the schema alone', main: react, code: schemaFirst, emptyIsText: true, end: utc, at: utc },
  { name: 'no library', main: plain, code: block('listen('), hasList: true, end: local, at: losAngeles },
]

// Below the tests, so that Vite finds their packages.
const folder = mkdtempSync(fileURLToPath(new URL('../node_modules/.forms-', import.meta.url)))
let browser
before(async () => {
  browser = await launch()
})
after(async () => {
  await browser?.close()
  rmSync(folder, { recursive: true })
})

test('the README has an example of each', () => {
  assert.equal(blocks.length, 4)
  assert.ok(forms.every(({ code }) => code !== undefined))
})

for (const [index, { name, main, code, live, hasList, emptyIsText, end, at }] of forms.entries()) {
  describe(name, () => {
    let server
    before(async () => {
      const root = join(folder, String(index))
      await bundle(root, { 'index.html': '<!doctype html><title>t</title><div id="root"></div><script type="module" src="/main.jsx"></script>', 'main.jsx': main, 'form.jsx': code })
      server = await serve(join(root, 'dist'))
    })
    after(() => server?.close())

    async function open(t) {
      const context = await browser.newContext(settings)
      const page = await context.newPage()
      const errors = []
      page.on('pageerror', (error) => errors.push(error))
      page.on('console', (message) => message.type() === 'error' && errors.push(message.text()))
      t.after(async () => {
        await context.close()
        assert.deepEqual(errors, [])
      })
      await page.route('**/favicon.ico', (route) => route.fulfill({ status: 204 }))
      await page.goto(server.address)
      const submit = () => page.getByRole('button', { name: 'Create' }).click()
      const input = (label) => page.getByLabel(label)
      /** The sentence beside a field, once it is this one. */
      const says = async (label, sentence) => {
        const place = page.locator('label', { hasText: label }).locator('xpath=following-sibling::*[1]')
        await page.waitForFunction(([element, text]) => element.textContent === text, [await place.elementHandle(), sentence], { timeout: 5000 })
          .catch(async () => assert.equal(await place.textContent(), sentence, label))
      }
      const grants = () => page.evaluate(() => globalThis.grants.map((grant) => JSON.parse(grant)))
      const arrived = () => page.waitForFunction(() => globalThis.grants.length > 0, undefined, { timeout: 5000 })
      return { submit, input, says, grants, arrived }
    }

    test('a sentence at each nested field, until it is right; then the grant', async (t) => {
      const { submit, input, says, grants, arrived } = await open(t)
      await input('Email').fill('ada@')
      await input('PIN').fill('12')
      await submit()
      await says('Email', 'Enter an email address like jane@example.com.')
      await says('PIN', 'Enter 4 to 9 digits.')
      assert.deepEqual(await grants(), [])

      await input('PIN').fill('0420')
      if (!live) await submit()
      await says('PIN', '')
      await submit()
      await says('Email', 'Enter an email address like jane@example.com.')
      assert.deepEqual(await grants(), [])

      await input('Email').fill('ada@example.com')
      if (emptyIsText) await input('End').fill(end)
      await submit()
      await arrived()
      await says('Email', '')
      const [{ ends_at, ...grant }] = await grants()
      assert.deepEqual(grant, {
        user_identity: { email_address: 'ada@example.com' },
        space_ids: [ID],
        requested_access_methods: [{ mode: 'code', code: '0420' }],
      })
      assert.equal(ends_at, emptyIsText ? at : undefined)
    })

    test('an end in the past, then one to come', async (t) => {
      const { submit, input, says, grants, arrived } = await open(t)
      await input('Email').fill('ada@example.com')
      if (emptyIsText) await input('PIN').fill('0420')
      await input('End').fill(end.replace('2090', '2020'))
      await submit()
      await says('End', 'Choose a time in the future.')
      assert.deepEqual(await grants(), [])
      await input('End').fill(end)
      await submit()
      await arrived()
      await says('End', '')
      assert.equal((await grants())[0].ends_at, at)
    })

    if (!hasList) return
    test('sentences at the items of a list, and at a time that clocks skip or show twice', async (t) => {
      const { submit, input, says, grants, arrived } = await open(t)
      await input('Email').fill('ada@example.com')
      await input('Back').fill('x')
      await input('End').fill('2035-03-11T02:30')
      await submit()
      await says('Front', 'Enter an ID like 1a2b3c4d-5e6f-7a8b-9c0d-1e2f3a4b5c6d.')
      await says('Back', 'Enter an ID like 1a2b3c4d-5e6f-7a8b-9c0d-1e2f3a4b5c6d.')
      await says('End', 'Choose another time; clocks are set forward past this one on that day.')
      await input('Back').fill('')
      await input('Front').fill(ID)
      await input('End').fill('2035-11-04T01:30')
      await submit()
      await says('Front', '')
      await says('Back', '')
      await says('End', 'Choose another time; clocks are set back on that day and show this one twice.')
      assert.deepEqual(await grants(), [])
      await input('End').fill('2035-03-11T03:30')
      await submit()
      await arrived()
      const [{ device_ids, ends_at }] = await grants()
      assert.deepEqual([device_ids, ends_at], [[ID], '2035-03-11T10:30:00.000000Z'])
    })
  })
}

async function bundle(root, files) {
  mkdirSync(root)
  for (const [file, text] of Object.entries(files)) writeFileSync(join(root, file), text)
  await build({ root, configFile: false, logLevel: 'error', build: { minify: false } })
}
