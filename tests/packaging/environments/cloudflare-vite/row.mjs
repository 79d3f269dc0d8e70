const asked = { fetches: ['/'], seconds: 200 }

export default {
  title: '@cloudflare/vite-plugin',
  order: 44,
  filesOf: ['workerd'],
  version: { packages: ['@cloudflare/vite-plugin'] },
  rows: [
    { title: 'build, in vite preview', run: ['vite build'], server: 'vite preview --port PORT --host 127.0.0.1', ...asked },
    { title: 'dev', server: 'vite dev --port PORT --host 127.0.0.1', ...asked },
  ],
}
