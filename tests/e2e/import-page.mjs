// The import of the page, as the tests of it use it.

/** Opens the import with `open`, the page's. */
export const importing = async (open, t, options = {}) => {
  const page = await open(t, { at: 'import', ...options })
  await page.locator('#lines').waitFor()
  return page
}
export const cell = (page, column, row) => page.getByLabel(`${column}, Row ${row}`, { exact: true })
/** All that stands below a cell: what is wrong with it, and what is to be known. */
export const errorOf = async (page, input) => page.locator(`[id="${await input.getAttribute('aria-describedby')}"]`).innerText()
export const plan = (page) => page.getByRole('button', { name: /^See what \d+ rows? would change$/ }).click()
export const steps = (page) => page.locator('.steps li')

export async function paste(page, lines) {
  await page.locator('#lines').fill(lines.join('\n'))
  await page.getByRole('button', { name: /^(Read the lines|Zeilen lesen)$/ }).click()
}

export const HEADER = 'Guest;Email;Room;Arrival;Departure;PIN;Reservation'
