import { initAsync, UserId } from '@matrix-org/matrix-sdk-crypto-wasm'

export default async () => {
  await initAsync()
  return { answer: new UserId('@jane:example.org').toString() }
}
