export default {
  title: '@cloudflare/vitest-pool-workers',
  order: 45,
  filesOf: ['workerd', 'vitest'],
  version: { packages: ['@cloudflare/vitest-pool-workers'] },
  rows: [{ title: 'in workerd', run: ['vitest run'] }],
}
