// The ways to resolve modules × what the program knows of its platform, as TypeScript's flags.

const RESOLUTION = {
  nodenext: '--module nodenext --moduleResolution nodenext',
  node16: '--module node16 --moduleResolution node16',
  bundler: '--module esnext --moduleResolution bundler',
  node10: '--module commonjs --moduleResolution node10',
}
const PLATFORM = {
  'with dom': '--lib es2022,dom,dom.iterable --typeRoots no-types',
  'with @types/node only': '--lib es2022 --types node',
  'with neither': '--lib es2022 --typeRoots no-types',
}
const FLAGS = '--noEmit --strict --target es2022 --esModuleInterop'

/** A row for each pair of what this version has; `more` are flags for what it is about to give up. */
export const rows = (resolutions, more = '') =>
  resolutions.flatMap((resolution) =>
    Object.entries(PLATFORM).map(([platform, flags]) => ({
      title: `${resolution}, ${platform}`,
      run: [`tsc ${FLAGS} ${RESOLUTION[resolution]} ${flags} ${resolution === 'node10' ? more : ''} program.ts`],
      reports: false,
    })),
  )
