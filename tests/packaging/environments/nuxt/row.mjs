const asked = { fetches: ['/api/report'], pages: ['/'], seconds: 400 }

export default {
  title: 'Nuxt',
  order: 43,
  version: { packages: ['nuxt'] },
  rows: [
    { title: 'node-server: route and page', run: ['nuxt build'], server: 'node .output/server/index.mjs', ...asked },
    {
      title: 'cloudflare_module with nitro.experimental.wasm, in wrangler dev: route and page',
      run: ['nuxt build'],
      env: { NITRO_PRESET: 'cloudflare_module' },
      server: 'wrangler dev --config .output/server/wrangler.json --port PORT --ip 127.0.0.1',
      ...asked,
    },
  ],
}
