// What a user writes must compile, and what is wrong must not. Nothing here needs a platform.

import type { StandardJSONSchemaV1, StandardSchemaV1 } from '@standard-schema/spec'
import {
  type AccessGrant,
  type AccessGrantWarning,
  type AccessMethod,
  type ActionAttempt,
  type ApiResponse,
  type ApplyResult,
  type CreateAccessGrant,
  type InvalidValueIssue,
  type Issue,
  type Messages,
  type OpenUnion,
  type Plan,
  type PlanData,
  Seam,
  type SeamEvent,
  accessGrantFormData,
  checkPin,
  type ManyResult,
  constraints,
  createAccessGrantSchema,
  findOverlaps,
  flattenIssues,
  generatePin,
  isSeamAbortError,
  isSeamActionAttemptFailedError,
  isSeamApiError,
  isSeamConfigError,
  isSeamConnectionError,
  isSeamInvalidInputError,
  isSeamNotFoundError,
  isSeamNotIssuedError,
  isSeamTimeoutError,
  isSeamValidationError,
  type SeamError,
  parseEvent,
  pinSchema,
  planAccessGrants,
  toInstant,
  verifyWebhook,
} from 'seam-access-grants'
import { createAccessGrantSchema as formsSchema } from 'seam-access-grants/forms'
import { Seam as LiteSeam, createAccessGrantSchema as liteSchema } from 'seam-access-grants/lite'
import { de } from 'seam-access-grants/locales/de'
import { type SandboxWebhook, createSandbox } from 'seam-access-grants/sandbox'

type Equal<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false
const assert = <T extends true>(): T | undefined => undefined
declare function use(...values: unknown[]): void

async function waits(seam: Seam): Promise<void> {
  const grant = await seam.accessGrants.get({ access_grant_key: 'x' })
  const methods: AccessMethod[] = await seam.accessGrants.waitUntilIssued(grant, { timeout: 1, pollingInterval: 1 })
  await seam.accessGrants.waitUntilIssued({ access_grant_key: 'x' }, { onProgress: ({ method, issued, total }) => use(method.code, issued / total) })
  const { created } = await seam.accessGrants.createMany([])
  for (const result of await seam.accessGrants.waitUntilIssued(created)) {
    if (result.status === 'issued') use(result.methods[0]?.code)
    else if (isSeamNotIssuedError(result.error)) use(result.error.issues[0]?.code, result.error.methods)
  }
  // @ts-expect-error one of both
  await seam.accessGrants.waitUntilIssued({ key: 'x' })
  const patient = new Seam({ apiKey: 'x', waitForActionAttempt: { timeout: 5, pollingInterval: 1 } })
  const attempt: ActionAttempt = await patient.accessMethods.encode({ access_method_id: 'x', acs_encoder_id: 'x' }, { waitForActionAttempt: false })
  if (attempt.status === 'success') use(attempt.result.acs_credential_id, attempt.result.anything)
  else if (attempt.status === 'error') use(attempt.error.type, attempt.error.message)
  else use(attempt.status, attempt.action_type === 'UNLOCK_DOOR', attempt.result)
  try {
    use(methods, await seam.actionAttempts.list().toArray({ limit: 5 }))
  } catch (error) {
    if (isSeamActionAttemptFailedError(error)) use(error.code.length, error.actionAttempt.action_attempt_id)
  }
  // @ts-expect-error a number is no card
  await seam.accessMethods.assignCard({ access_method_id: 'x', card_number: 1 })
}

export async function client(): Promise<void> {
  const sandbox = createSandbox({ seed: 'demo', now: new Date(), random: 1, issuance: { delay: 1000 } })
  sandbox.faults({ issuance: 'never', takenPins: ['1234'] })
  // @ts-expect-error a delay has its name
  sandbox.faults({ issuance: 1000 })
  const shown: Date = sandbox.now
  const stop: () => void = sandbox.onEvent((event) => event.event_type)
  stop()
  sandbox.faults([{ operations: ['/access_grants/create'], drop: { after: 0.5 }, latency: { min: 1, max: 2 } }, { outage: true, random: 1 }])
  sandbox.faults(null)
  // @ts-expect-error no such fault
  sandbox.faults({ outages: true })
  const webhook: SandboxWebhook = sandbox.webhook({ handler: (request) => request.url, eventTypes: ['access_grant.created'] })
  const statuses: (number | null)[] = [...sandbox.requests(), ...webhook.deliveries()].map(({ status }) => status)
  const seam = new Seam(sandbox.options)
  new Seam('seam_key')

  const grant = await seam.accessGrants.create(
    { user_identity_id: 'x', space_ids: [], requested_access_methods: [{ mode: 'code', code: '1234' }], ends_at: null, starts_at: new Date() },
    { timeout: 5, maxRetries: 0, headers: { 'x-request': '1' } },
  )
  assert<Equal<typeof grant, AccessGrant>>()
  const starts: string = grant.starts_at
  const ends: string | null = grant.ends_at
  const key: string | undefined = grant.access_grant_key
  const done: void = await seam.accessGrants.update({ access_grant_id: 'x', ends_at: null })
  // @ts-expect-error there is no way to delete by key
  await seam.accessGrants.delete({ access_grant_key: 'x' })
  use(done)
  const page = await seam.accessGrants.list({ access_grant_key: null, limit: 2 })
  const cursor: string | null = page.pagination.next_page_cursor
  for await (const { access_grant_id } of seam.accessGrants.list()) use(access_grant_id)
  for await (const { length } of seam.accessGrants.list().pages()) use(length)
  const all: AccessGrant[] = await seam.accessGrants.list().toArray({ limit: 10 })
  use(starts, ends, key, cursor, all, shown)

  // @ts-expect-error a mode that does not exist
  await seam.accessGrants.create({ requested_access_methods: [{ mode: 'fax' }] })
  // @ts-expect-error the methods are missing
  await seam.accessGrants.create({ user_identity_id: 'x' })
  // @ts-expect-error a field that does not exist
  await seam.accessGrants.create({ requested_access_methods: [], colour: 1 })
  // @ts-expect-error null is not a start
  await seam.accessGrants.create({ requested_access_methods: [], starts_at: null })
  // @ts-expect-error a limit is needed
  await seam.accessGrants.list().toArray()
  // @ts-expect-error there is no such seed
  createSandbox({ seed: 'hotel' })
  // @ts-expect-error there is no such option
  new Seam({ apikey: 'seam_key' })
}

export async function everyOperation(seam: Seam): Promise<void> {
  const { spaces, devices } = await seam.accessGrants.getRelated({ access_grant_ids: ['x'], include: ['spaces', 'devices'] })
  const space: string | undefined = spaces?.[0]?.space_id
  const rest: unknown = devices?.[0]?.['properties']
  // @ts-expect-error a kind that is around access methods
  await seam.accessGrants.getRelated({ access_grant_ids: ['x'], include: ['instant_keys'] })
  await seam.accessGrants.unmanaged.update({ access_grant_id: 'x', is_managed: true })
  // @ts-expect-error there is no way back
  await seam.accessGrants.unmanaged.update({ access_grant_id: 'x', is_managed: false })
  const person: string | undefined = (await seam.accessGrants.unmanaged.get({ access_grant_id: 'x' })).user_identity_id
  for await (const grant of seam.accessGrants.unmanaged.list()) use(grant.access_grant_id)
  const methods: AccessMethod[] = await seam.accessMethods.list({ access_grant_id: 'x' })
  const code: string | null | undefined = methods[0]?.code
  // @ts-expect-error a list of access methods is of something
  await seam.accessMethods.list()
  await seam.accessMethods.delete({ reservation_key: 'x' })
  await waits(new Seam('x'))
  // @ts-expect-error the lite entry has no operations that begin an action
  use(new LiteSeam('x').accessMethods.encode)
  // @ts-expect-error and does not wait
  use(new LiteSeam('x').accessGrants.waitUntilIssued, new LiteSeam({ waitForActionAttempt: false }))
  const response: ApiResponse<AccessMethod> = await seam.accessMethods.get({ access_method_id: 'x' }).withResponse()
  const page = await seam.accessGrants.list().withResponse()
  const run = await seam.accessGrants.createMany([], { concurrency: 2, maxRetries: 1, onError: () => 'stop' })
  const found: AccessGrant[] = run.existing
  for (const result of run.results) {
    if (result.status === 'created') use(result.grant.access_grant_id)
    if (result.status === 'failed') use(result.error.message)
    // @ts-expect-error a row that was skipped has no access grant
    if (result.status === 'skipped') use(result.grant.access_grant_id)
  }
  const plan: Plan = await seam.accessGrants.plan([], { prune: { access_grant_key_prefix: 'stay-' }, maxRetries: 1, context: { now: new Date() } })
  for (const step of plan.steps) {
    if (step.kind === 'create') use(step.params.requested_access_methods, step.row)
    if (step.kind === 'blocked') use(step.reason, step.message, step.access_grant_id)
    if (step.kind === 'invalid') use(step.issues[0]?.message)
    // @ts-expect-error what exists stays as it is, so no call is made
    if (step.kind === 'unchanged') use(step.params)
  }
  // @ts-expect-error a prefix says what is managed here
  await seam.accessGrants.plan([], { prune: {} })
  const applied: ApplyResult = await plan.apply({ concurrency: 2, onError: (error, step) => (use(error.message, step.params), 'stop') })
  for (const result of applied.results) {
    if (result.status === 'failed') use(result.error.message, result.step.kind)
  }
  const planned: PlanData = planAccessGrants('[]', [], { now: new Date() }, { format: 'json' })
  use(planned.summary.request_access_methods, applied.summary.skipped)
  use(space, rest, person, code, response.headers.get('x'), page.data.pagination, run.aborted, found)
}

export async function events(payload: string, headers: Record<string, string>): Promise<string | undefined> {
  const event: SeamEvent = await verifyWebhook({ payload, headers, secret: 'whsec_x' })
  parseEvent({})
  switch (event.event_type) {
    case 'access_grant.access_granted_to_door':
      return event.acs_entrance_id
    case 'access_method.issued':
      return event.code
    case 'access_grant.created':
      // @ts-expect-error this event has no such member
      return event.code
    default:
      return event.event_id
  }
}

export function doors(devices: { device_id: string; properties: { code_constraints: unknown[] } }[]): void {
  // @ts-expect-error the entry lite has no rows
  liteSchema.validateMany([])
  createAccessGrantSchema.with({ devices }).validateMany([])
  const messages: Messages = { 'device_constraint.no_zeros': 'x', 'invalid_format.utf-8': 'x', 'too_big.columns': 'x', duplicate: ({ row, column }) => `${row ?? column}` }
  const { results, valid, omitted }: ManyResult = createAccessGrantSchema.validateMany('[]', { devices, messages }, { format: 'json' })
  const pin: string = generatePin({ devices, length: 6 })
  const [overlap] = findOverlaps([{ starts_at: '2030-01-01T00:00:00Z', space_ids: ['a'] }])
  use(results[0]?.row, valid, omitted, pin, overlap?.grants[0].starts_at, overlap?.kind)
}

export function notices(warning: OpenUnion<AccessGrantWarning>): string {
  switch (warning.warning_code) {
    case 'requested_code_unavailable':
      return warning.new_code
    case 'device_time_constraints_violated':
      return warning.reason
    case 'overprovisioned_access':
      return warning.failed_devices?.[0]?.device_id ?? ''
    case 'being_deleted':
      // @ts-expect-error this variant has no such member
      return warning.new_code
    default: {
      const code: string | undefined = warning.warning_code
      return code ?? ''
    }
  }
}

export function schemas(input: unknown): void {
  const result = createAccessGrantSchema.validate(input, { now: new Date(), requireTarget: false })
  if (result.issues) {
    assert<Equal<typeof result.issues, Issue[]>>()
    use(flattenIssues(result.issues).fields['user_identity.full_name']?.[0])
  } else {
    assert<Equal<typeof result.value, CreateAccessGrant>>()
  }
  const value: CreateAccessGrant = createAccessGrantSchema.with({ now: '2030-01-01T00:00:00Z' }).parse(input)
  const standard: StandardSchemaV1<CreateAccessGrant> & StandardJSONSchemaV1<CreateAccessGrant> = createAccessGrantSchema
  const schemasOfAll: (StandardSchemaV1 & StandardJSONSchemaV1)[] = [createAccessGrantSchema, liteSchema, formsSchema, pinSchema]
  const { jsonSchema, validate } = createAccessGrantSchema['~standard']
  const described: Record<string, unknown> = jsonSchema.input({ target: 'draft-2020-12', libraryOptions: {} })
  jsonSchema.output({ target: 'of tomorrow' })
  // @ts-expect-error a dialect is needed
  jsonSchema.output({})
  validate(input, { libraryOptions: { now: new Date(), devices: [] } })
  validate(input, { libraryOptions: { whatever: 1 } })
  createAccessGrantSchema.with({ spaces: [{ space_id: 'x', space_key: 'k', devices: [{ device_id: 'x', properties: {} }], acs_entrance_ids: ['x'], display_name: 'Room' }] })
  // @ts-expect-error the doors of a space are lists
  createAccessGrantSchema.with({ spaces: [{ space_id: 'x', devices: {} }] })
  // @ts-expect-error a context is an object
  validate(input, { libraryOptions: 1 })
  type Output = StandardSchemaV1.InferOutput<typeof pinSchema>
  assert<Equal<Output, string>>()
  // As the resolver of React Hook Form infers it.
  const inferred = <I, O>(schema: StandardSchemaV1<I, O>): [I, O] | undefined => void schema
  const both = inferred(createAccessGrantSchema)
  assert<Equal<typeof both, [CreateAccessGrant, CreateAccessGrant] | undefined>>()
  const issues: Issue[] = checkPin('12')
  const length: number | undefined = constraints().pin.maxLength
  use(value, standard, issues, length, schemasOfAll, described)
}

export function form(data: Map<string, string>): void {
  const params: Record<string, unknown> = accessGrantFormData(data, { timeZone: 'America/Los_Angeles' })
  accessGrantFormData([], { timeZone: 'Europe/Paris', disambiguation: 'compatible' })
  // @ts-expect-error there is no such choice
  accessGrantFormData([], { disambiguation: 'guess' })
  const instant: string | InvalidValueIssue = toInstant({ date: '2030-01-31', time: '15:00', timeZone: 'Europe/Paris' })
  const isSkipped: boolean = typeof instant === 'object' && instant.reason === 'skipped_time'
  // @ts-expect-error what is not checked yet is not typed either
  const grant: CreateAccessGrant = accessGrantFormData([['name', 'x']])
  const messages: Messages = {
    required: 'Bitte ausfüllen.',
    'invalid_format.pin': ({ format }) => `${format}!`,
    'too_small.items': 'Mindestens {minimum} auswählen.',
    'invalid_value.skipped_time': ({ values = [] }) => `${values.includes(true)}`,
  }
  // @ts-expect-error there is no such code
  const unknown: Messages = { a_code_of_tomorrow: 'Neu.' }
  const issue = checkPin('1')[0] as Issue
  if (issue.code === 'too_small') use(issue.minimum + 1, unknown)
  // @ts-expect-error not every issue has a smallest number
  use(issue.minimum)
  // @ts-expect-error neither a sentence nor a function
  const wrong: Messages = { required: 1 }
  createAccessGrantSchema.with({ messages }).validate(params)
  formsSchema.with({ messages: { ...de, ...messages } }).parse(params)
  checkPin('1', { messages })
  use(grant, wrong, isSkipped)
}

export function errors(error: unknown): void {
  if (isSeamValidationError(error)) use(error.issues[0]?.path)
  if (isSeamInvalidInputError(error)) use(error.getValidationErrorMessages('starts_at'), error.statusCode)
}

/** What a guard does not know stays the error that it was. */
export function explain(error: SeamError): string {
  if (isSeamTimeoutError(error)) return String(error.retryable)
  if (isSeamConfigError(error) || isSeamAbortError(error) || isSeamConnectionError(error)) return error.message
  if (isSeamApiError(error)) return isSeamNotFoundError(error) ? 'nothing there' : `${error.statusCode} ${error.code}`
  return error.message
}
