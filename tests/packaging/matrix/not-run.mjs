/** Environments that people ask for and that no row runs, with why. */
export const NOT_RUN = [
  ['Safari', 'needs macOS or iOS'],
  ["Vercel's edge network and Cloudflare's", 'need an account; the rows with edge-runtime, Next and workerd run what they run'],
  ['React Native with Metro', 'needs a device or its simulator; the row with Hermes runs its engine'],
  ['Electron', 'its npm package downloads the program when it is installed; the rows with Chromium open a file and pages with policies'],
  ['SvelteKit with adapter-cloudflare', 'the adapter does not take the current SvelteKit'],
]
