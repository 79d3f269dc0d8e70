export const rows = [
  { title: 'build, in Chromium', run: ['vite build'], serve: 'dist', core: true, peers: true },
  { title: 'build for es2015, in Chromium', run: ['vite build --target es2015'], serve: 'dist' },
  { title: 'dev server, in Chromium', server: 'vite --host 127.0.0.1 --port PORT --strictPort' },
  { title: 'asset entry, build, in Chromium', run: ['vite build --config asset.config.mjs'], serve: 'dist', pages: ['/asset.html'] },
  { title: 'asset entry, dev server, in Chromium', server: 'vite --host 127.0.0.1 --port PORT --strictPort', pages: ['/asset.html'] },
  { title: 'SSR build, in Node', run: ['vite build --ssr main.mjs --outDir server', 'node server/main.mjs'] },
  {
    title: 'SSR build with everything inside, in Node',
    run: ['vite build --ssr main.mjs --outDir inside --config inside.config.mjs', 'node inside/main.mjs'],
  },
  { title: 'SSR, ssrLoadModule of the dev server', run: ['node ssr.mjs'] },
]

export default { title: 'Vite', order: 20, version: { packages: ['vite'] }, rows }
