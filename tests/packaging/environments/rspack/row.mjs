const built = (title, target, entry) => ({
  title,
  run: ['rspack build --config bundle.config.cjs'],
  env: { BUNDLE_TARGET: target, BUNDLE_ENTRY: `./${entry}` },
})
const forNode = (title, entry) => {
  const row = built(title, 'node', entry)
  return { ...row, run: [...row.run, 'node dist/page.js'] }
}
const forBrowsers = (title, entry) => ({ ...built(title, 'web', entry), serve: '.', pages: ['/bundle.html'] })

export const rows = [
  forBrowsers('for browsers, in Chromium', 'page.js'),
  forNode('for Node', 'main.mjs'),
  forBrowsers('asset entry, in Chromium', 'asset-page.js'),
  forNode('import and require of it in one bundle, for Node', 'both.mjs'),
  forBrowsers('import and require of it in one bundle, in Chromium', 'both-page.js'),
]

export default { title: 'Rspack', order: 23, version: { packages: ['@rspack/core'] }, rows }
