export default {
  title: 'Angular',
  order: 46,
  version: { packages: ['@angular/build'] },
  rows: [{ title: 'application builder, in Chromium', run: ['ng build'], serve: 'dist/app/browser', seconds: 300 }],
}
