// The import of the page, as the tests of it use it.

/** Opens the import with `open`, the page's. */
export const importing = async (open, t, options = {}) => {
  const page = await open(t, { at: 'import', ...options })
  await page.getByRole('button', { name: 'Try an example' }).waitFor()
  return page
}
export const cell = (page, column, row) => page.getByLabel(`${column}, Row ${row}`, { exact: true })
export const errorOf = async (page, input) => page.locator(`[id="${await input.getAttribute('aria-describedby')}"]`).innerText()
export const plan = (page) => page.getByRole('button', { name: /^See what \d+ rows? would change$/ }).click()
export const steps = (page) => page.locator('.steps li')

export async function paste(page, lines) {
  await page.getByLabel('Or paste its lines').fill(lines.join('\n'))
  await page.getByRole('button', { name: 'Read the lines' }).click()
}

export const HEADER = 'Guest;Email;Room;Arrival;Departure;PIN;Reservation'
