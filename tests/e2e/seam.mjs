// Seam’s own address, answered by a test.

const CORS = { 'access-control-allow-origin': '*', 'access-control-allow-headers': '*', 'access-control-expose-headers': '*' }

/** Has Seam's address answered by a function, as a browser would see it. */
export function answerSeam(page, answer) {
  return page.route('https://connect.getseam.com/**', async (route) => {
    const request = route.request()
    if (request.method() === 'OPTIONS') return route.fulfill({ status: 200, headers: CORS })
    const { status, headers = {}, body } = await answer(request)
    await route.fulfill({ status, headers: { ...CORS, 'content-type': 'application/json', ...headers }, body })
  })
}

/** Opens the panel and connects the page with another backend. */
export async function connect(page, kind, label, value) {
  await page.getByRole('button', { name: /^Demo/ }).click()
  await page.getByRole('radio', { name: kind }).check()
  await page.getByLabel(label).fill(value)
  await page.getByRole('button', { name: 'Connect', exact: true }).click()
}
