import type { SandboxFaults } from 'seam-access-grants/sandbox'
import type { Backend } from '../backend/backend.ts'
import { connection } from '../backend/backend.ts'

/** What can be made to go wrong, by the faults of the sandbox: `sandbox.faults({ … })`. */
export const faults = {
  slow: { latency: 2500 },
  offline: { drop: { before: true } },
  outage: { outage: true },
  html: { html: true },
  rateLimit: { rateLimit: 1 },
  truncate: { truncate: true },
  lostAnswer: { operations: ['/access_grants/create'], drop: { after: true } },
  slowDoors: { issuance: { delay: 20_000 } },
  deadDoors: { issuance: 'never' },
  takenPins: { takenPins: ['1234', '4716', '123456', '246810'] },
} as const satisfies Record<string, SandboxFaults>

export type Fault = keyof typeof faults

/** Grants of the demo that are in a state of their own, by their keys. */
export const stories = [
  'on-its-way',
  'partly-issued',
  'card-waiting',
  'pin-taken',
  'no-keypad',
  'window-refused',
  'not-created',
  'being-updated',
  'being-deleted',
  'shared-reservation',
] as const

export type Story = (typeof stories)[number]

export async function setFault(backend: Backend, fault: Fault | undefined): Promise<void> {
  await backend.controls?.faults(fault ? faults[fault] : {})
}

/** The next requests carry a token that nobody knows. */
export function setSignedOut(wrongToken: boolean): void {
  connection.set({ wrongToken })
}
