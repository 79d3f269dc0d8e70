// What was really set on the doors, which may not be what was asked for.

import type { AccessGrant, AccessMethod, Seam } from '../index.js'

/** An access grant, with its access methods where PINs are to be shown. */
export type Listed = AccessGrant & { readonly access_methods?: readonly AccessMethod[] }

/** How many access grants are asked about at once: a page. */
const MOST_AT_ONCE = 500

/** The access grants with their access methods. */
export async function withMethods(seam: Seam, grants: readonly AccessGrant[], signal: AbortSignal): Promise<Listed[]> {
  const listed: Listed[] = []
  for (let start = 0; start < grants.length; start += MOST_AT_ONCE) {
    const part = grants.slice(start, start + MOST_AT_ONCE)
    const params = { access_grant_ids: part.map(({ access_grant_id }) => access_grant_id), include: ['access_methods' as const] }
    const { access_methods } = await seam.accessGrants.getRelated(params, { signal })
    const byId = new Map((access_methods ?? []).map((method) => [method.access_method_id, method as AccessMethod]))
    for (const grant of part) {
      listed.push({ ...grant, access_methods: (grant.access_method_ids ?? []).flatMap((id) => byId.get(id) ?? []) })
    }
  }
  return listed
}
