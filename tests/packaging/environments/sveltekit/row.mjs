const asked = { fetches: ['/report'], pages: ['/'], seconds: 300 }

export default {
  title: 'SvelteKit',
  order: 42,
  version: { packages: ['@sveltejs/kit'] },
  rows: [
    { title: 'adapter-node, build: endpoint and page', run: ['vite build'], server: 'node build', ...asked },
    { title: 'dev: endpoint and page', server: 'vite dev --port PORT --host 127.0.0.1', ...asked },
  ],
}
