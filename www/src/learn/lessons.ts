import { words } from '../app/language.ts'
import type { Route } from '../app/route.ts'
import { guest } from '../detail/guest.ts'
import { paramsOf } from '../grant/check.ts'
import { draft } from '../grant/draft.ts'
import { apiFilters } from '../list/grants.ts'
import { literal } from './source.ts'

interface Lesson {
  title: string
  text: string
  code: string
  /** The file of the page that does it. */
  file: string
  /** The section of the README that is about it. */
  section: string
}

const t = words<Record<'list' | 'grant' | 'guest' | 'import', [title: string, text: string]>>({
  en: {
    list: ['Read a list', 'A list is the first page when awaited and every item when iterated. Filters are repeated with each page.'],
    grant: [
      'Check, then create',
      'The schema says every problem with the path of its field; the client checks again before it sends. The key makes a lost answer harmless.',
    ],
    guest: [
      'Follow a grant',
      'What was asked for becomes access methods, which are issued when the doors have them. The PIN may be another one than was asked for.',
    ],
    import: [
      'Plan, then apply',
      'Rows say who should have access; the plan says what has to change so that it is so. Applied twice, it changes nothing the second time.',
    ],
  },
  de: {
    list: ['Eine Liste lesen', 'Mit await ist sie die erste Seite, durchlaufen jeder Eintrag. Filter werden mit jeder Seite wiederholt.'],
    grant: [
      'Prüfen, dann anlegen',
      'Das Schema nennt jedes Problem mit dem Pfad seines Feldes; der Client prüft noch einmal vor dem Senden. Der Schlüssel macht eine verlorene Antwort harmlos.',
    ],
    guest: [
      'Einem Zugang folgen',
      'Aus dem Verlangten werden Arten zu öffnen, ausgestellt, sobald die Türen sie haben. Die PIN kann eine andere sein.',
    ],
    import: [
      'Planen, dann ausführen',
      'Zeilen sagen, wer Zugang haben soll; der Plan sagt, was sich dafür ändern muss. Zweimal ausgeführt ändert er beim zweiten Mal nichts.',
    ],
  },
})

/** How a page begins: with a token that the server made for whoever is at the desk. */
const client = (names: string): string => `import { ${names} } from 'seam-access-grants'

const seam = Seam.fromClientSessionToken(token)
`

/** The lesson of a page, with the values that stand on it. PINs are masked. */
export function lessonOf({ page, query }: Route): Lesson {
  if (page === 'new') return lesson('grant', createCode(), 'grant/check.ts', 'validate')
  if (page === 'guest') return lesson('guest', guestCode(), 'detail/guest.ts', 'call-the-api')
  if (page === 'import') return lesson('import', importCode(), 'import/plan.ts', 'call-the-api')
  const code = `${client('Seam, timeWindowStatus')}
const list = seam.accessGrants.list(${literal(apiFilters(query))})
for await (const grant of list) {
  console.log(grant.display_name, timeWindowStatus(grant))
}`
  return lesson('list', code, 'list/grants.ts', 'call-the-api')
}

function lesson(name: 'list' | 'grant' | 'guest' | 'import', code: string, file: string, section: string): Lesson {
  const [title, text] = t()[name]
  return { title, text, code, file, section }
}

function masked(params: Record<string, unknown>): Record<string, unknown> {
  const methods = params.requested_access_methods as { code?: string }[]
  const hidden = methods.map((method) => (method.code ? { ...method, code: '•'.repeat(method.code.length) } : method))
  return { ...params, requested_access_methods: hidden }
}

function createCode(): string {
  return `${client('createAccessGrantSchema, flattenIssues, Seam')}
const params = ${literal(masked(paramsOf(draft.now)))}

const { issues } = createAccessGrantSchema.validate(params, { devices, entrances, spaces })
if (issues) console.log(flattenIssues(issues).fields)
const grant = await seam.accessGrants.create(params)`
}

function guestCode(): string {
  const access_grant_id = guest.now.id
  return `${client('Seam')}
const grant = await seam.accessGrants.get(${literal({ access_grant_id })})
const methods = await seam.accessGrants.waitUntilIssued(grant)
for (const { mode, code } of methods) console.log(mode, code)

await seam.accessGrants.update({ access_grant_id: '${access_grant_id}', ends_at: '${guest.now.grant?.ends_at ?? ''}' })
await seam.accessGrants.delete(${literal({ access_grant_id })})`
}

function importCode(): string {
  return `${client('Seam')}
const plan = await seam.accessGrants.plan(rows)
console.log(plan.steps)
await plan.apply({ concurrency: 4, signal, onProgress })`
}
