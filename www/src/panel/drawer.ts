import type { TemplateResult } from 'lit-html'
import { html, nothing } from 'lit-html'
import { announce, announceFailure } from '../app/announce.ts'
import { confirm } from '../app/confirm.ts'
import { cell } from '../app/draw.ts'
import { drawerView } from '../app/drawer.ts'
import { go, href } from '../app/route.ts'
import { momentText, zoneText } from '../app/time.ts'
import type { SandboxControls } from '../backend/backend.ts'
import { connection, now, seam, stoppable } from '../backend/backend.ts'
import { dataChanged } from '../backend/changes.ts'
import { readEverything } from '../backend/connect.ts'
import { failureOf } from '../backend/failure.ts'
import { failureWords } from '../backend/failure-words.ts'
import { startOf } from '../backend/in-page.ts'
import { timeZoneOf } from '../backend/places.ts'
import { learnLink } from '../learn/link.ts'
import { backends } from './backends.ts'
import type { Fault, Story } from './states.ts'
import { faults, setFault, setSignedOut, stories } from './states.ts'
import { t } from './words.ts'

const HOUR = 3_600_000
const chosen = cell<{ fault: Fault | undefined }>({ fault: undefined })

/** The clock, the faults, the data and the backend: every state that the page can be in. */
export function demoDrawer(): TemplateResult {
  const { backend } = connection.now
  const controls = backend?.controls
  return drawerView(
    t().title,
    html`<p class="faint">${t().intro}</p>
      ${learnLink('panel/states.ts', 'test-without-an-account')} ${controls ? html`${clock(controls)} ${wrong()} ${see()} ${data(controls)}` : nothing}
      ${backends()}`,
  )
}

function clock(controls: SandboxControls): TemplateResult {
  const timeZone = timeZoneOf()
  const move = (hours: number) => async (): Promise<void> => {
    await controls.advance(hours * HOUR)
    dataChanged()
  }
  return html`<section aria-labelledby="clock">
    <h3 id="clock">${t().clock}</h3>
    <p>${momentText(now(), timeZone)} <span class="faint">${zoneText(timeZone)}</span></p>
    <div class="actions">
      <button type="button" @click=${move(1)}>${t().hour}</button>
      <button type="button" @click=${move(6)}>${t().evening}</button>
      <button type="button" @click=${move(24)}>${t().day}</button>
    </div>
  </section>`
}

function wrong(): TemplateResult {
  const { backend, wrongToken } = connection.now
  const names = Object.keys(faults) as Fault[]
  const choose = async (fault: Fault | undefined, isSignedOut = false): Promise<void> => {
    chosen.set({ fault })
    setSignedOut(isSignedOut)
    if (backend) await setFault(backend, fault)
    dataChanged()
  }
  const button = (label: string, isPressed: boolean, act: () => void): TemplateResult =>
    html`<button type="button" class="small" aria-pressed=${isPressed} @click=${act}>${label}</button>`
  return html`<section aria-labelledby="faults">
    <h3 id="faults">${t().faults}</h3>
    <div class="actions">
      ${button(t().none, !chosen.now.fault && !wrongToken, () => void choose(undefined))}
      ${names.map((name) => button(t().faultNames[name], chosen.now.fault === name, () => void choose(name)))}
      ${button(t().signedOut, wrongToken, () => void choose(undefined, true))}
    </div>
  </section>`
}

function see(): TemplateResult {
  const open = async (access_grant_key: Story): Promise<void> => {
    try {
      go(href('guest', (await seam().accessGrants.get({ access_grant_key }, stoppable())).access_grant_id))
    } catch (error) {
      const { kind } = failureOf(error)
      announceFailure(() => failureWords()[kind].join('. '))
    }
  }
  return html`<section aria-labelledby="stories">
    <h3 id="stories">${t().stories}</h3>
    <div class="actions">
      ${stories.map((story) => html`<button type="button" class="small" @click=${() => void open(story)}>${t().storyNames[story]}</button>`)}
    </div>
  </section>`
}

function data(controls: SandboxControls): TemplateResult {
  const { seed } = startOf(new URLSearchParams(location.search))
  const reset = async (): Promise<void> => {
    if (!(await confirm({ title: t().resetTitle, text: t().resetText, yes: t().resetYes }))) return
    await controls.reset()
    chosen.set({ fault: undefined })
    await readEverything()
    announce(() => t().resetDone)
  }
  return html`<section aria-labelledby="data">
    <h3 id="data">${t().data}</h3>
    <div class="actions">
      ${
        connection.now.backend?.kind === 'page'
          ? (['demo', 'large', 'empty'] as const).map(
              (each) =>
                html`<a class="button" href="?seed=${each}" aria-current=${each === seed ? 'true' : nothing}>${t().seeds[each]}</a>`,
            )
          : nothing
      }
      <button type="button" class="danger" @click=${() => void reset()}>${t().reset}</button>
    </div>
  </section>`
}
