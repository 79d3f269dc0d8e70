// The declarations that `require` finds.

import whole = require('seam-access-grants')
import forms = require('seam-access-grants/forms')
import lite = require('seam-access-grants/lite')
import german = require('seam-access-grants/locales/de')
import sandboxes = require('seam-access-grants/sandbox')

export async function client(): Promise<lite.AccessGrant> {
  const sandbox: sandboxes.Sandbox = sandboxes.createSandbox()
  const seam: lite.Seam = new whole.Seam({ apiKey: sandbox.apiKey, fetch: sandbox.fetch, context: { messages: german.de } })
  const issues: forms.Issue[] = whole.checkPin('12')
  if (issues[0]) throw new whole.SeamValidationError(issues)
  return await seam.accessGrants.get({ access_grant_id: 'x' })
}
