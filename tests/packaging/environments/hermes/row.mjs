import { withoutWebAssembly } from '../node/row.mjs'

export default {
  title: 'Hermes',
  order: 7,
  version: { packages: ['hermes-engine-cli'] },
  rows: [
    {
      ...withoutWebAssembly,
      title: 'no WebAssembly; bundled and lowered as Metro does',
      run: ['node build.mjs', 'node_modules/hermes-engine-cli/linux64-bin/hermes -Xmicrotask-queue program.js'],
      // The engine's program has less than React Native: it lacks `TextEncoder` as well.
      expected: { ...withoutWebAssembly.expected, webhook: /^SeamConfigError: .*TextEncoder/ },
      core: false,
    },
  ],
}
