export default {
  title: 'Parcel',
  order: 26,
  version: { packages: ['parcel'] },
  rows: [
    {
      title: 'for browsers, in Chromium',
      run: ['parcel build parcel.html --no-cache --target page'],
      serve: 'page',
      pages: ['/parcel.html'],
    },
    { title: 'asset entry, in Chromium', run: ['parcel build asset.html --no-cache --target page'], serve: 'page', pages: ['/asset.html'] },
    { title: 'for Node', run: ['parcel build main.cjs --no-cache --target program', 'node program/main.js'] },
  ],
}
