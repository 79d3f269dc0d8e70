export default {
  compatibilityDate: '2026-04-01',
  nitro: { experimental: { wasm: true }, cloudflare: { deployConfig: true, nodeCompat: true } },
}
