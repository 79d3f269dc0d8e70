import { html, render } from 'lit-html'
import { grantForm } from './form.js'
import { loadFirstPage, loadMore } from './grants.js'
import { grantList } from './list.js'
import { restore, startOver } from './sandbox.js'
import { cleanForm, onChange, setForm, state } from './state.js'
import { edit, submit } from './submit.js'

const main = document.querySelector('main')
if (!main) throw new Error('The page has no <main>.')

const formEvents = { edit, submit: (form: HTMLFormElement) => void submit(form) }

const listEvents = {
  async loadMore(): Promise<void> {
    await loadMore()
    // After the last page the button is gone, and the keyboard's place with it.
    if (state.list.nextCursor === null) document.getElementById('grants')?.focus()
  },
  retry: () => void loadFirstPage(),
  startOver(): void {
    startOver()
    main.querySelector('form')?.reset()
    setForm(cleanForm)
    void loadFirstPage('Started over with the data of the beginning.')
  },
}

onChange(() => render(html`${grantForm(state, formEvents)} ${grantList(state, listEvents)}`, main))
restore()
void loadFirstPage()
