import type { TemplateResult } from 'lit-html'
import { html, nothing } from 'lit-html'
import type { AppliedStep, CreateAccessGrant, PlanChange, PlanStep } from 'seam-access-grants'
import { icon } from '../app/icons.ts'
import { listText } from '../app/time.ts'
import { spaceOf, timeZoneOf } from '../backend/places.ts'
import { anotherFile } from './another.ts'
import { backToRows } from './file.ts'
import { apply, makePlan, pause } from './plan.ts'
import { planText } from './plan-words.ts'
import { download, messageOf } from './report.ts'
import type { Warning } from './rows.ts'
import { badRows, goodRows, importing } from './state.ts'
import { dayAndTime, windowText } from './window.ts'
import { t } from './words.ts'

const CHIPS: Record<PlanStep['kind'], string> = {
  create: 'open',
  update: 'changing',
  request_access_methods: 'changing',
  delete: 'trouble',
  unchanged: 'over',
  blocked: 'trouble',
  invalid: 'trouble',
}
const SHOWN = 200

/** What would change, then how far it has come, then what came of it. */
export function planView(): TemplateResult {
  const { plan, phase, results } = importing.now
  if (!plan) return html``
  const kinds = (Object.keys(plan.summary) as PlanStep['kind'][]).filter((kind) => plan.summary[kind] > 0)
  return html`<section class="card plan" aria-labelledby="plan">
    <h2 id="plan" tabindex="-1">${t().planTitles[phase as 'planned'] ?? t().planTitles.applying}</h2>
    <p class="sentence">${listText(kinds.map((kind) => planText().kinds[kind](plan.summary[kind])))}</p>
    ${phase === 'planned' ? warnings() : progress()} ${notIn()}
    <div class="actions">${buttons()}</div>
    <ol role="list" class="steps">
      ${plan.steps.slice(0, SHOWN).map((step, index) => stepRow(step, results[index]))}
    </ol>
    ${plan.steps.length > SHOWN ? html`<p class="hint">${planText().andMore(plan.steps.length - SHOWN)}</p>` : nothing}
  </section>`
}

/** What the file has besides, so that nobody takes it for imported. */
function notIn(): TemplateResult | typeof nothing {
  const { leftOut } = importing.now
  const bad = badRows().length
  return bad + leftOut.size > 0 ? html`<p class="hint">${planText().notIn(bad, leftOut.size)}</p>` : nothing
}

/** What was told at the rows, once more before it counts. */
function warnings(): TemplateResult | typeof nothing {
  const concerned = (about: Warning['about']): number => goodRows().filter((row) => row.warnings.some((one) => one.about === about)).length
  const abouts = (Object.keys(planText().warned) as Warning['about'][]).filter((about) => concerned(about) > 0)
  if (abouts.length === 0) return nothing
  return html`<div class="notice" data-tone="warn">
    ${icon('warning')}
    <ul>${abouts.map((about) => html`<li>${planText().warned[about](concerned(about))}</li>`)}</ul>
  </div>`
}

function progress(): TemplateResult {
  const { phase, done, total, results } = importing.now
  const ok = results.filter(({ status }) => status === 'done' || status === 'existing').length
  const failed = results.filter(({ status }) => status === 'failed').length
  return html`<div class="progress">
    <progress max=${total} value=${done} aria-label=${t().title}></progress>
    <p role="status">${phase === 'done' ? t().done(ok, failed) : phase === 'paused' ? t().paused : t().progress(done, total)}</p>
  </div>`
}

function buttons(): TemplateResult {
  const { phase, total } = importing.now
  if (phase === 'applying') return html`<button type="button" @click=${pause}>${t().pause}</button>`
  const back = html`<button type="button" class="quiet" @click=${() => void backToRows()}>${t().back}</button>`
  if (phase === 'planned')
    return html`${total > 0 ? html`<button type="button" class="primary" @click=${() => void apply()}>${t().apply}</button>` : nothing} ${back} ${anotherFile()}`
  const report = html`<button type="button" @click=${download}>${t().report}</button>`
  if (phase === 'paused')
    return html`<button type="button" class="primary" @click=${() => void apply()}>${t().resume}</button> ${report} ${anotherFile()}`
  return html`${report} <button type="button" @click=${() => void makePlan()}>${t().again}</button>
    ${badRows().length > 0 ? back : nothing} ${anotherFile()}`
}

function stepRow(step: PlanStep, result: AppliedStep | undefined): TemplateResult {
  const row = goodRows()[step.row ?? -1]
  const status = result?.status === 'failed' ? 'trouble' : CHIPS[step.kind]
  return html`<li>
    <span class="chip" data-status=${status}>${result ? planText().outcomes[result.status] : planText().kind[step.kind]}</span>
    <strong>${row?.name || step.access_grant_key}</strong>
    <span class="faint">${'changes' in step ? step.changes.map(changeText).join(' · ') : row ? stayText(row.request) : nothing}</span>
    ${messageOf(result) || ('message' in step ? step.message : nothing)}
    ${row?.warnings.map(({ message }) => html`<span class="warning">${icon('warning')}<span>${message}</span></span>`)}
  </li>`
}

function stayText({ space_ids = [], starts_at, ends_at }: CreateAccessGrant): string {
  return `${listText(space_ids.map((id) => spaceOf(id)?.name ?? ''))} · ${windowText({ space_ids, starts_at, ends_at })}`
}

/** Times are said as everywhere on the page; the rest as the plan has it. */
function changeText({ field, from, to }: PlanChange): string {
  const said = (value: PlanChange['from']): string =>
    field.endsWith('_at') && typeof value === 'string' ? dayAndTime(value, timeZoneOf()) : String(value ?? '–')
  return `${said(from)} → ${said(to)}`
}
