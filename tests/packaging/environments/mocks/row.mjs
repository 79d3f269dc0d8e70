const row = (title, file) => ({ title, run: [`node ${file}`] })

export default {
  title: 'Mocks of fetch',
  order: 33,
  version: { packages: ['msw', 'nock', 'undici'] },
  rows: [
    row('MSW answers with the sandbox', 'msw.mjs'),
    row('nock answers with the sandbox', 'nock.mjs'),
    row("undici's MockAgent replays the sandbox", 'mock-agent.mjs'),
    row("undici's own fetch and Request into the sandbox", 'undici.mjs'),
  ],
}
