export default {
  title: 'edge-runtime, code generation off',
  order: 6,
  version: { packages: ['edge-runtime'] },
  rows: [
    {
      title: 'bundled under edge-light, in the sandbox of @edge-runtime/vm',
      run: ['node build.mjs', 'node main.mjs'],
      core: true,
      peers: true,
    },
  ],
}
