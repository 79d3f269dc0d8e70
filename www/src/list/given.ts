import type { TemplateResult } from 'lit-html'
import { html, nothing } from 'lit-html'
import type { AccessGrant } from 'seam-access-grants'
import { cell } from '../app/draw.ts'
import { icon } from '../app/icons.ts'
import { href } from '../app/route.ts'
import type { Group } from './views.ts'
import { t } from './words.ts'

/** Whom somebody has just given access, until they have looked at the list: that is where they expect to see them. */
const given = cell<{ id: string; name: string }>({ id: '', name: '' })

export function rememberGiven({ access_grant_id: id, display_name: name }: AccessGrant): void {
  given.set({ id, name })
}

export function forgetGiven(): void {
  given.set({ id: '', name: '' })
}

/** Says that the view or the filters leave them out. */
export function givenElsewhere(groups: Map<Group, AccessGrant[]>): TemplateResult | typeof nothing {
  const { id, name } = given.now
  const isThere = [...groups.values()].some((group) => group.some((grant) => grant.access_grant_id === id))
  if (id === '' || isThere) return nothing
  return html`<p class="notice" data-tone="info" role="status">
    ${icon('search')} <span>${t().elsewhere(name)} <a href=${href('guests', '', { view: 'all' })}>${t().showAll}</a></span>
  </p>`
}
