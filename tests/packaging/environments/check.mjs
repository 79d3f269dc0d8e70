// What every environment does with the package. It is given what was imported, so that it serves ES modules and CommonJS.

const id = '1a2b3c4d-5e6f-7a8b-9c0d-1e2f3a4b5c6d'
const good = { user_identity: { full_name: 'Jane Doe' }, space_ids: [id], requested_access_methods: [{ mode: 'code', code: '493827' }] }
const bad = { user_identity_id: id, space_ids: [], requested_access_methods: [{ mode: 'code', code: '12' }] }

const verdict = 'good: , bad: space_ids requested_access_methods.0.code'

/** What `check` says where everything works. */
export const expected = {
  whole: verdict,
  lite: verdict,
  forms: verdict,
  client: 'created Jane Doe, listed 1',
  errors: 'instanceof true, guards true',
  webhook: 'access_method.issued',
  init: 'done',
}

/** Uses the entries, and any copies of them that were loaded another way; says what came of it in one line for each part. */
export async function check({ whole, lite, forms, sandbox, copies = [] }) {
  const entries = [whole, lite, forms, ...copies]
  return {
    whole: await said(whole, () => validate(whole)),
    lite: await said(whole, () => validate(lite)),
    forms: await said(whole, () => validate(forms)),
    client: await said(whole, () => createAndList(whole, sandbox)),
    errors: await said(whole, () => classes(entries)),
    webhook: await said(whole, () => webhook(whole)),
    init: await said(whole, () => initEach([whole, lite, forms, sandbox])),
  }
}

/** What a part says, or the error in which it ended. */
async function said(whole, part) {
  try {
    return await part()
  } catch (error) {
    return `${error.name}: ${error.message}${whole.isSeamError(error) ? '' : ' (no SeamError)'}`
  }
}

function validate({ createAccessGrantSchema }) {
  const paths = (params) => (createAccessGrantSchema.validate(params).issues || []).map(({ path }) => path.join('.')).join(' ')
  return `good: ${paths(good)}, bad: ${paths(bad)}`
}

async function createAndList({ Seam }, { createSandbox }) {
  const seam = new Seam(createSandbox().options)
  const grant = await seam.accessGrants.create(good)
  const grants = await seam.accessGrants.list()
  return `created ${grant.display_name}, listed ${grants.length}`
}

/** The error of each entry, judged by every entry. */
function classes(entries) {
  const errors = entries.map(({ pinSchema }) => thrownBy(() => pinSchema.parse('1')))
  const everywhere = (judge) => errors.every((error) => entries.every((entry) => judge(entry, error)))
  const isInstance = everywhere(
    ({ SeamError, SeamValidationError }, error) => error instanceof SeamValidationError && error instanceof SeamError,
  )
  const isGuarded = everywhere(({ isSeamError, isSeamValidationError }, error) => isSeamValidationError(error) && isSeamError(error))
  return `instanceof ${isInstance}, guards ${isGuarded}`
}

function thrownBy(call) {
  try {
    return call()
  } catch (error) {
    return error
  }
}

/** Signed with the key `a webhook key of thirty-two bytes`, by another implementation of HMAC. */
async function webhook({ verifyWebhook }) {
  const event = await verifyWebhook({
    payload:
      '{"event_id":"1a2b3c4d-5e6f-7a8b-9c0d-1e2f3a4b5c6d","event_type":"access_method.issued","workspace_id":"1a2b3c4d-5e6f-7a8b-9c0d-1e2f3a4b5c6d","created_at":"2025-06-01T00:00:00Z","occurred_at":"2025-06-01T00:00:00Z","access_method_id":"1a2b3c4d-5e6f-7a8b-9c0d-1e2f3a4b5c6d","access_grant_ids":["1a2b3c4d-5e6f-7a8b-9c0d-1e2f3a4b5c6d"]}',
    headers: { 'svix-id': 'msg_1', 'svix-timestamp': '1748736000', 'svix-signature': 'v1,+CF2jdu6hgwy8jebRCDqYg88lUUuBtddX5flJwtlycM=' },
    secret: 'whsec_YSB3ZWJob29rIGtleSBvZiB0aGlydHktdHdvIGJ5dGVz',
    now: '2025-06-01T00:00:00Z',
  })
  return event.event_type
}

/** Some entries share an instance, and `init` may be called more than once. */
export async function initEach(entries) {
  for (const entry of entries) await entry.init()
  return 'done'
}
