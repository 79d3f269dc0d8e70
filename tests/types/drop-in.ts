// A program for the official SDK. The tests compile and run it as it is, and once more with another package in the import
// and `Seam` for `SeamHttp`; both must do the same. What a program may have to change besides stands in the README.

import {
  type AccessGrant,
  type ActionAttempt,
  SeamActionAttemptTimeoutError,
  SeamHttp,
  SeamHttpApiError,
  isSeamActionAttemptError,
  isSeamActionAttemptFailedError,
  isSeamActionAttemptTimeoutError,
  isSeamHttpApiError,
  isSeamHttpInvalidInputError,
  isSeamHttpUnauthorizedError,
} from '@seamapi/http'

interface Hotel {
  apiKey: string
  endpoint: string
  space_id: string
  acs_encoder_id: string
  acs_entrance_id: string
}

/** Stays at a hotel, from booking to departure; gives what it has seen. */
export async function program(hotel: Hotel): Promise<unknown[]> {
  return [...(await stay(hotel)), ...(await doors(hotel))]
}

/** The access grant. */
async function stay({ apiKey, endpoint, space_id }: Hotel): Promise<unknown[]> {
  const seen: unknown[] = []
  const seam = new SeamHttp({ apiKey, endpoint })

  const grant: AccessGrant = await seam.accessGrants.create({
    user_identity: { full_name: 'Jane Doe', email_address: 'jane.roe@example.com', phone_number: '+14155552671' },
    space_ids: [space_id],
    requested_access_methods: [
      { mode: 'code', code: '0123' },
      { mode: 'mobile_key', instant_key_max_use_count: 2 },
    ],
    access_grant_key: 'booking 7&ü',
    starts_at: '2030-01-01T15:00:00Z',
    ends_at: '2030-01-03T11:00:00+02:00',
    name: null,
  })
  const { access_grant_id, access_grant_key } = grant
  seen.push(grant, describe(grant))

  seen.push(
    await failure(
      seam.accessGrants.create({
        user_identity_id: grant.user_identity_id,
        device_ids: [],
        space_ids: [space_id],
        requested_access_methods: [],
        access_grant_key,
      }),
    ),
  )
  seen.push(await seam.accessGrants.get({ access_grant_id }))
  if (access_grant_key !== undefined) seen.push(await seam.accessGrants.get({ access_grant_key }))

  const page = await seam.accessGrants.list({ space_id, limit: 3 })
  seen.push(page, page.length, page.map(describe), Array.isArray(page))
  const none = await seam.accessGrants.list({ access_grant_key: null })
  seen.push(none, (await seam.accessGrants.list()).length)
  seen.push(await seam.accessGrants.list({ search: 'jane.roe@', access_grant_ids: [access_grant_id] }))

  const nothing: void = await seam.accessGrants.update({
    access_grant_id,
    name: 'Late check-out',
    ends_at: new Date('2030-01-03T14:00:00Z'),
  })
  seen.push(nothing === undefined, await seam.accessGrants.get({ access_grant_id }))
  await seam.accessGrants.update({ access_grant_id, ends_at: null })
  seen.push((await seam.accessGrants.get({ access_grant_id })).ends_at)

  seen.push(await seam.accessGrants.requestAccessMethods({ access_grant_id, requested_access_methods: [{ mode: 'card' }] }))

  const { access_methods = [], ...others } = await seam.accessGrants.getRelated({
    access_grant_ids: [access_grant_id],
    include: ['access_methods', 'spaces'],
  })
  seen.push(
    others,
    access_methods.map((method) => [method.access_method_id, method.mode, method.is_issued, method.code ?? null]),
  )

  seen.push(await failure(seam.accessGrants.update({ access_grant_id, ends_at: '2030-01-01T14:00:00Z' })))
  await seam.accessGrants.delete({ access_grant_id })
  seen.push(await failure(seam.accessGrants.get({ access_grant_id })))
  seen.push(await failure(SeamHttp.fromApiKey('seam_other', { endpoint }).accessGrants.list()))
  seen.push(await failure(SeamHttp.fromConsoleSessionToken('ey_other', 'workspace', { endpoint }).accessGrants.list({})))
  seen.push(
    await failure(SeamHttp.fromPersonalAccessToken('seam_at_other', 'workspace', { endpoint }).accessGrants.get({ access_grant_id })),
  )
  seen.push(await failure(SeamHttp.fromClientSessionToken('seam_cst_other', { endpoint }).accessGrants.delete({ access_grant_id })))
  return seen
}

/** Its access methods, and what is done with them. */
async function doors({ apiKey, endpoint, acs_encoder_id, acs_entrance_id }: Hotel): Promise<unknown[]> {
  const seen: unknown[] = []
  const seam = new SeamHttp({ apiKey, endpoint, waitForActionAttempt: { timeout: 5_000, pollingInterval: 10 } })
  const { access_grant_id } = await seam.accessGrants.create({
    user_identity: { full_name: 'Joan Doe' },
    acs_entrance_ids: [acs_entrance_id],
    requested_access_methods: [{ mode: 'card' }, { mode: 'card' }, { mode: 'cloud_key' }],
  })
  const methods = await seam.accessMethods.list({ access_grant_id })
  const cards = methods.filter(({ mode }) => mode === 'card').map(({ access_method_id }) => access_method_id)
  const [first = '', second = ''] = cards
  const key = methods.find(({ mode }) => mode === 'cloud_key')?.access_method_id ?? ''

  const encoded: ActionAttempt = await seam.accessMethods.encode({ access_method_id: first, acs_encoder_id })
  seen.push(outcome(encoded))
  seen.push(outcome(await seam.accessMethods.assignCard({ access_method_id: second, card_number: '4711' }, { waitForActionAttempt: true })))
  seen.push(outcome(await seam.accessMethods.unlockDoor({ access_method_id: key, acs_entrance_id }, { waitForActionAttempt: { timeout: 9 } })))
  const begun = await seam.accessMethods.unlockDoor({ access_method_id: key, acs_entrance_id }, { waitForActionAttempt: false })
  seen.push(begun.action_type, begun.action_attempt_id.length)
  seen.push(outcome(await seam.actionAttempts.get({ action_attempt_id: encoded.action_attempt_id })))
  seen.push((await seam.actionAttempts.list()).map(outcome), (await seam.actionAttempts.list({ limit: 1 })).length)
  seen.push((await seam.actionAttempts.list({ action_attempt_ids: [encoded.action_attempt_id] })).map(outcome))
  seen.push((await seam.accessMethods.get({ access_method_id: first })).is_issued)
  seen.push((await seam.accessMethods.getRelated({ access_method_ids: [key], include: ['access_grants'] })).access_grants?.length)

  const unmanaged = (await seam.accessGrants.unmanaged.list())[0]?.access_grant_id ?? ''
  const others = await seam.accessMethods.unmanaged.list({ access_grant_id: unmanaged })
  seen.push(others.map(({ mode, is_issued }) => [mode, is_issued]))
  const other = others[0]?.access_method_id ?? ''
  seen.push((await seam.accessMethods.unmanaged.get({ access_method_id: other })).display_name)

  seen.push(await failure(seam.accessMethods.encode({ access_method_id: key, acs_encoder_id })))
  seen.push(await failure(seam.actionAttempts.get({ action_attempt_id: access_grant_id })))
  const nothing: void = await seam.accessMethods.delete({ access_method_id: second })
  seen.push(nothing === undefined, await failure(seam.accessMethods.get({ access_method_id: second })))
  return seen
}

/** What came of an action. */
function outcome(attempt: ActionAttempt): unknown[] {
  const { action_type, status, error } = attempt
  if (attempt.status === 'success' && attempt.action_type === 'UNLOCK_DOOR') return [status, attempt.result.was_confirmed_by_device]
  return attempt.status === 'error' ? [action_type, attempt.error.type, attempt.error.message] : [action_type, status, error]
}

/** Who may open what, and whether all is well. */
function describe({
  display_name,
  starts_at,
  ends_at,
  requested_access_methods,
  errors,
  warnings,
  pending_mutations,
}: AccessGrant): string {
  const methods = requested_access_methods.map(({ mode, code }) => (code === undefined ? mode : `${mode} ${code}`))
  const notices = [
    ...errors.map(({ error_code, message }) => `${error_code}: ${message}`),
    ...warnings.map(({ warning_code, message }) => `${warning_code}: ${message}`),
    ...pending_mutations.map((mutation) => mutation.mutation_code),
  ]
  return [display_name, starts_at, ends_at ?? 'no end', ...methods, ...notices].join(', ')
}

async function failure(promise: PromiseLike<unknown>): Promise<unknown> {
  try {
    await promise
    return 'it should have failed'
  } catch (error) {
    if (isSeamActionAttemptFailedError(error)) return ['failed', error.code, error.actionAttempt.action_attempt_id]
    if (isSeamActionAttemptTimeoutError(error)) return ['late', error instanceof SeamActionAttemptTimeoutError]
    if (isSeamActionAttemptError(error)) return ['action', error.message]
    if (isSeamHttpUnauthorizedError(error)) return ['unauthorized', error.message, error.statusCode, error.requestId]
    if (isSeamHttpInvalidInputError(error)) return ['invalid', error.message, error.code, error.getValidationErrorMessages('ends_at')]
    if (isSeamHttpApiError(error))
      return [error instanceof SeamHttpApiError, error instanceof Error, error.message, error.code, error.statusCode, error.requestId]
    throw error
  }
}
