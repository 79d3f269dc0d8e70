const forBrowsers = (title, entry) => ({
  title,
  run: [`rolldown ${entry} --platform browser -f iife -o dist/page.js`],
  serve: '.',
  pages: ['/bundle.html'],
})
const forNode = (title, entry) => ({ title, run: [`rolldown ${entry} --platform node -f esm -o dist/main.mjs`, 'node dist/main.mjs'] })

export default {
  title: 'Rolldown',
  order: 25,
  version: { packages: ['rolldown'] },
  rows: [
    forBrowsers('for browsers, in Chromium', 'page.js'),
    forNode('for Node', 'main.mjs'),
    forNode('import and require of it in one bundle, for Node', 'both.mjs'),
    forBrowsers('import and require of it in one bundle, in Chromium', 'both-page.js'),
  ],
}
