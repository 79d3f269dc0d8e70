export default {
  title: 'workerd',
  order: 5,
  version: { packages: ['wrangler', 'workerd'] },
  rows: [
    {
      title: 'wrangler deploy --dry-run, then miniflare',
      run: ['wrangler deploy --dry-run --outdir dist', 'node main.mjs'],
      core: true,
      peers: true,
    },
    { title: 'wrangler dev', server: 'wrangler dev --port PORT --ip 127.0.0.1', fetches: ['/'] },
  ],
}
