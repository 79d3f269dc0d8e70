import { createServer } from 'vite'

const server = await createServer({ server: { middlewareMode: true }, appType: 'custom', logLevel: 'error' })
try {
  const { default: report } = await server.ssrLoadModule('/subject.mjs')
  console.log(JSON.stringify(await report()))
} finally {
  await server.close()
}
