import report from './subject.mjs'

test('the report', async () => {
  process.stdout.write(`\n${JSON.stringify(await report())}\n`)
})
