const asked = { fetches: ['/rsc', '/api/node', '/api/edge'], pages: ['/client'], seconds: 300 }
const what = 'server component, Node route, edge route, client page'

export default {
  title: 'Next',
  order: 40,
  version: { packages: ['next'] },
  rows: [
    { title: `Turbopack, build: ${what}`, run: ['next build --turbopack'], server: 'next start -p PORT -H 127.0.0.1', ...asked },
    { title: `webpack, build: ${what}`, run: ['next build --webpack'], server: 'next start -p PORT -H 127.0.0.1', ...asked },
    { title: `Turbopack, dev: ${what}`, run: ['rm -rf .next'], server: 'next dev --turbopack -p PORT -H 127.0.0.1', ...asked },
    { title: `webpack, dev: ${what}`, run: ['rm -rf .next'], server: 'next dev --webpack -p PORT -H 127.0.0.1', ...asked },
  ],
}
