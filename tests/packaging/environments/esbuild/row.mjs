export default {
  title: 'esbuild',
  order: 21,
  version: { packages: ['esbuild'] },
  rows: [
    {
      title: 'for browsers, in Chromium',
      run: ['esbuild page.js --bundle --outfile=dist/page.js'],
      serve: '.',
      pages: ['/bundle.html'],
      core: true,
      peers: true,
    },
    {
      title: 'for browsers, in a page that is a file, as in Electron',
      run: ['esbuild page.js --bundle --outfile=dist/page.js'],
      file: 'bundle.html',
    },
    {
      title: 'for Node, ES modules',
      run: ['esbuild main.mjs --bundle --platform=node --format=esm --outfile=dist/main.mjs', 'node dist/main.mjs'],
      core: true,
    },
    { title: 'for Node, CommonJS', run: ['esbuild main.cjs --bundle --platform=node --outfile=dist/main.cjs', 'node dist/main.cjs'] },
    {
      title: 'asset entry whose file is placed by hand, in Chromium',
      run: ['esbuild asset-placed-page.js --bundle --format=esm --outfile=dist/page.js'],
      serve: '.',
      pages: ['/bundle-module.html'],
    },
    {
      title: 'import and require of it in one bundle, for Node',
      run: ['esbuild both.mjs --bundle --platform=node --outfile=dist/both.cjs', 'node dist/both.cjs'],
    },
    {
      title: 'import and require of it in one bundle, in Chromium',
      run: ['esbuild both-page.js --bundle --outfile=dist/page.js'],
      serve: '.',
      pages: ['/bundle.html'],
    },
  ],
}
