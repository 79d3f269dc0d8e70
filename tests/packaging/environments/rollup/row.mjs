const build = (entry, resolve, format, output) => `rollup ${entry} -p '${resolve}' -p commonjs -f ${format} -o dist/${output} --silent`
const forBrowsers = (title, entry) => ({
  title,
  run: [build(entry, 'node-resolve={browser:true}', 'iife', 'page.js')],
  serve: '.',
  pages: ['/bundle.html'],
})
const forNode = (title, entry) => ({
  title,
  run: [build(entry, 'node-resolve={preferBuiltins:true}', 'es', 'main.mjs'), 'node dist/main.mjs'],
})

export default {
  title: 'Rollup',
  order: 24,
  version: { packages: ['rollup'] },
  rows: [
    forBrowsers('for browsers, in Chromium', 'page.js'),
    forNode('for Node', 'main.mjs'),
    forNode('import and require of it in one bundle, for Node', 'both.mjs'),
    forBrowsers('import and require of it in one bundle, in Chromium', 'both-page.js'),
  ],
}
