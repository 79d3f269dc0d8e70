export default {
  title: 'Vitest',
  order: 31,
  runtime: 'node',
  version: { packages: ['vitest'] },
  rows: [
    { title: 'node', run: ['vitest run --environment node'], core: true, peers: true },
    { title: 'jsdom', run: ['vitest run --environment jsdom'] },
    { title: 'happy-dom', run: ['vitest run --environment happy-dom'] },
    { title: 'edge-runtime', run: ['vitest run --environment edge-runtime'] },
  ],
}
