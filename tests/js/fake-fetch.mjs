// A fetch that answers from a list, for tests of what the client does about the answers.

export const ID = '1a2b3c4d-5e6f-7a8b-9c0d-1e2f3a4b5c6d'
export const row = { user_identity_id: ID, space_ids: [ID], requested_access_methods: [{ mode: 'code' }] }

/** A JSON reply. */
export const reply = (status, body = {}, headers = {}) =>
  new Response(status === 204 ? null : JSON.stringify(body), { status, headers: { 'content-type': 'application/json', ...headers } })

/** The reply to a create or a get. */
export const granted = (grant = {}) => reply(200, { access_grant: { access_grant_id: ID, ...grant }, ok: true })

/** A reply that says no. */
export const refused = (status, headers) => reply(status, { error: { type: `status_${status}`, message: 'words' }, ok: false }, headers)

/** A fetch whose n-th call ends as the n-th of `answers` says, the last one again and again: a function's result, or a throw. */
export function fakeFetch(...answers) {
  const sent = []
  const fetch = async (address, init) => {
    sent.push({ path: new URL(address).pathname, body: JSON.parse(init.body), init })
    return answers[Math.min(sent.length, answers.length) - 1](init)
  }
  return { fetch, sent, paths: () => sent.map(({ path }) => path) }
}

/** What a promise that should fail fails with. */
export const failure = (promise) =>
  promise.then(
    () => {
      throw new Error('it should have failed')
    },
    (error) => error,
  )
