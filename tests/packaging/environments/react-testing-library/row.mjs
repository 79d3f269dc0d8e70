export default {
  title: 'React Testing Library in Jest with jsdom',
  order: 31,
  version: { packages: ['@testing-library/react', 'jest'] },
  rows: [
    {
      title: 'the form of the README, with the sandbox as its server',
      run: ['node build.mjs', 'jest --env jsdom form.test.cjs'],
      reports: false,
      core: true,
    },
  ],
}
