const { render, screen, waitFor } = require('@testing-library/react')
const { default: userEvent } = require('@testing-library/user-event')
const { createElement } = require('react')
const { Seam, isSeamConflictError } = require('seam-access-grants')
const { createSandbox } = require('seam-access-grants/sandbox')
const { GrantForm } = require('./grant-form.cjs')

const space_id = '1a2b3c4d-5e6f-7a8b-9c0d-1e2f3a4b5c6d'

test('a form shows what is wrong at its fields, and creates an access grant once it is right', async () => {
  const seam = new Seam(createSandbox().options)
  let taken
  const onGrant = (grant) => seam.accessGrants.create(grant).catch((error) => (taken = error))
  render(createElement(GrantForm, { space_id, onGrant }))
  const user = userEvent.setup()
  const submit = () => user.click(screen.getByRole('button', { name: 'Create' }))

  await user.type(screen.getByLabelText('Email'), 'jane')
  await user.type(screen.getByLabelText('PIN'), '12')
  await submit()
  await screen.findByText('Enter 4 to 9 digits.')
  screen.getByText('Enter an email address like jane@example.com.')
  expect((await seam.accessGrants.list()).length).toBe(0)

  await user.type(screen.getByLabelText('Email'), '@example.com')
  await user.type(screen.getByLabelText('PIN'), '34')
  await submit()
  await waitFor(async () => expect((await seam.accessGrants.list({ space_id })).length).toBe(1))

  await submit()
  await waitFor(() => expect(isSeamConflictError(taken)).toBe(true))
})
