const asked = { fetches: ['/report.json'], pages: ['/'], seconds: 300 }

export default {
  title: 'Astro',
  order: 41,
  version: { packages: ['astro'] },
  rows: [
    { title: '@astrojs/node, build: endpoint and page', run: ['astro build'], server: 'node dist/server/entry.mjs', ...asked },
    { title: 'dev: endpoint and page', server: 'astro dev --port PORT --host 127.0.0.1', ...asked },
  ],
}
