import { test } from 'vitest'
import report from './subject.mjs'

test('the report', async () => {
  console.log(JSON.stringify(await report()))
})
