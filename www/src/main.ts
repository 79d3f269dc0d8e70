import './styles/index.css'
import type { TemplateResult } from 'lit-html'
import { render } from 'lit-html'
import { draw, drawn, onDraw } from './app/draw.ts'
import { frame, loading } from './app/frame.ts'
import { startLanguage } from './app/language.ts'
import type { Route } from './app/route.ts'
import { onRoute, route } from './app/route.ts'
import { currentTheme, setTheme } from './app/theme.ts'
import { onDataChange } from './backend/changes.ts'
import { connecting, start } from './backend/connect.ts'
import { clearChanging } from './change/actions.ts'
import { closeChange } from './change/bar.ts'
import { closeGuest, guest, openGuest, readGuest } from './detail/guest.ts'
import { guestView } from './detail/view.ts'
import { openDraft } from './grant/draft.ts'
import { grantForm } from './grant/form.ts'
import { forgetNeighbours } from './grant/overlap.ts'
import { clearPlaceSearch } from './grant/where.ts'
import { forgetGiven } from './list/given.ts'
import { readGuests, readIfFiltersChanged } from './list/grants.ts'
import { guestList } from './list/list.ts'

/** How often the page looks at the clock: statuses follow from it. */
const TICK = 1000
const app = document.getElementById('app')
if (!app) throw new Error('The page has no #app.')

const pages: Record<string, () => TemplateResult> = { guests: guestList, guest: guestView, new: grantForm, import: loading }
let shown = ''

/** Another page begins at its top, with the focus on its title. */
async function begin(): Promise<void> {
  await drawn()
  scrollTo(0, 0)
  document.getElementById('title')?.focus({ preventScroll: true })
}

/** The import comes with a reader of CSV, which nobody else needs. */
async function loadImport(): Promise<void> {
  pages.import = (await import('./import/view.ts')).importView
  await begin()
}

function pageChanged({ page, id }: Route): void {
  if (connecting.now.phase !== 'ready') return
  const isNew = shown !== `${page} ${id}`
  const isFirst = shown === ''
  if (isNew && shown.startsWith('guests ')) forgetGiven()
  shown = `${page} ${id}`
  if (page === 'guests') isNew ? void readGuests() : readIfFiltersChanged()
  if (!isNew) return
  closeGuest()
  closeChange()
  clearChanging()
  if (page === 'guest') openGuest(id)
  if (page === 'import' && pages.import === loading) void loadImport()
  if (page === 'new') {
    forgetNeighbours()
    openDraft()
    clearPlaceSearch()
  }
  if (!isFirst) void begin()
}

/** Reads again what the page shows. */
function dataRead(): void {
  if (shown === '') pageChanged(route())
  else if (route().page === 'guests') void readGuests()
  else if (guest.now.id !== '') void readGuest()
}

// What stood here until now was only for the eye.
app.replaceChildren()
onDraw(() => {
  render(frame((pages[route().page] ?? guestList)()), app)
  const title = document.getElementById('title')?.textContent?.replaceAll(/\s+/g, ' ').trim()
  if (title) document.title = `${title} · seam-access-grants`
})
setTheme(currentTheme())
await startLanguage()
onRoute(pageChanged)
onDataChange(dataRead)
setInterval(draw, TICK)
addEventListener('online', draw)
addEventListener('offline', draw)
await start()
