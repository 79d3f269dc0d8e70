const { default: report } = require('./subject.cjs')

test('the report', async () => {
  process.stdout.write(`\n${JSON.stringify(await report())}\n`)
})
