import * as cedar from '@cedar-policy/cedar-wasm'

export default async () => {
  // The build for pages without a bundler is started first; the others have no such function.
  const { default: start } = cedar
  if (typeof start === 'function') await start()
  const answer = cedar.isAuthorized({
    principal: { type: 'User', id: 'jane' },
    action: { type: 'Action', id: 'open' },
    resource: { type: 'Door', id: 'front' },
    context: {},
    policies: { staticPolicies: 'permit(principal, action, resource);' },
    entities: [],
  })
  return { answer: answer.response?.decision ?? JSON.stringify(answer) }
}
