export default { build: { rollupOptions: { input: 'asset.html' } } }
