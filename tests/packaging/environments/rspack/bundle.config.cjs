// Which of the entries for which platform; nothing for the package.

module.exports = {
  mode: 'production',
  target: process.env.BUNDLE_TARGET,
  entry: process.env.BUNDLE_ENTRY,
  output: { filename: 'page.js', publicPath: '/dist/' },
}
