// It compiles no more than 4 KB at once on the main thread.

const asked = { serve: '.', browser: 'old-chromium' }
const parts = ['whole', 'lite', 'forms', 'client', 'webhook']
const namesInit = Object.fromEntries(parts.map((part) => [part, /^SeamConfigError: .*init\(\).*(?<!no SeamError\))$/s]))

export default {
  title: 'Chromium of 2023',
  order: 12,
  filesOf: ['chromium'],
  version: { packages: ['@sparticuz/chromium'] },
  rows: [
    { title: 'page with a module script, after init()', pages: ['/after-init.html'], ...asked },
    {
      title: 'page with a module script, without init()',
      pages: ['/module.html'],
      expected: { ...namesInit, errors: /./ },
      shows: 'refuses with a SeamConfigError that names init()',
      ...asked,
    },
    { title: 'web worker', pages: ['/worker.html'], ...asked },
  ],
}
