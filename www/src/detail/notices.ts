import type { AccessGrant, AccessMethod } from 'seam-access-grants'
import { words } from '../app/language.ts'
import { listText } from '../app/time.ts'
import { doorOf } from '../backend/places.ts'
import { shutDoors } from './opens.ts'
import { isLeaving, isOver } from './stage.ts'

/** What a notice means at the desk, and what to do about it. */
type Says = (door: string) => string

const t = words<{ aDoor: string; shut: Says; codes: Record<string, Says>; reasons: Record<string, string> }>({
  en: {
    aDoor: 'A door',
    shut: (doors) => `Nothing that was given opens ${doors}. Add a way to open, or give another room.`,
    codes: {
      being_deleted: () => 'Access is being taken from the doors. It is over when this notice goes.',
      updating_access_times: () => 'The new times are on their way to the doors. Until then the old ones hold.',
      updating_spaces: () => 'The doors are being changed.',
      underprovisioned_access: () => 'Some doors do not know it yet. Wait a moment before you send the guest up.',
      overprovisioned_access: () => 'Some doors still open that should not. It settles by itself.',
      requested_code_unavailable: (door) => `${door} had the PIN you asked for already, and has another one. Tell the guest the one below.`,
      device_does_not_support_access_codes: (door) => `${door} has no keypad. Give a mechanical key, or another room.`,
      device_time_constraints_violated: (door) => `${door} does not take these times.`,
      cannot_create_requested_access_methods: () => 'Some ways to open could not be made. Add another way below, or choose another door.',
      access_not_provisioned: () => 'The access system refused it. Seam keeps trying; if it lasts, look at the access system.',
      failed_to_issue: () => 'The lock did not take it. Check that it is online, then revoke this and give access again.',
      delay_in_issuing: () => 'It takes longer than usual. If the guest is at the door, open it from here or give a card.',
      pulled_backup_access_code: () => 'The lock could not be reached, so a spare PIN was used. It opens the door all the same.',
      user_identity_missing_email_address: () => 'The access system needs the guest’s email address.',
      user_identity_missing_phone_number: () => 'The access system needs the guest’s phone number.',
    },
    reasons: {
      ongoing_not_supported: 'Give it an end.',
      duration_exceeds_max: 'Choose a shorter stay.',
      times_do_not_match_slots: 'Choose the hours that the lock offers.',
    },
  },
  de: {
    aDoor: 'Eine Tür',
    shut: (doors) => `Nichts davon öffnet: ${doors}. Bitte eine Art zu öffnen hinzufügen oder ein anderes Zimmer geben.`,
    codes: {
      being_deleted: () => 'Der Zugang wird den Türen genommen. Vorbei ist es, wenn dieser Hinweis weg ist.',
      updating_access_times: () => 'Die neuen Zeiten sind unterwegs zu den Türen. Bis dahin gelten die alten.',
      updating_spaces: () => 'Die Türen werden geändert.',
      underprovisioned_access: () => 'Manche Türen kennen den Zugang noch nicht. Bitte einen Moment warten.',
      overprovisioned_access: () => 'Manche Türen öffnen noch, die es nicht sollten. Das legt sich von selbst.',
      requested_code_unavailable: (door) =>
        `${door} hatte die gewünschte PIN schon und hat eine andere. Bitte dem Gast die untenstehende nennen.`,
      device_does_not_support_access_codes: (door) =>
        `${door} hat keine Tastatur. Bitte einen Schlüssel aus Metall geben, oder ein anderes Zimmer.`,
      device_time_constraints_violated: (door) => `${door} nimmt diese Zeiten nicht.`,
      cannot_create_requested_access_methods: () => 'Manche Arten zu öffnen waren nicht möglich. Bitte unten eine andere hinzufügen.',
      access_not_provisioned: () => 'Das Zutrittssystem lehnte ab. Seam versucht es weiter; bleibt es so, bitte dort nachsehen.',
      failed_to_issue: () => 'Das Schloss nahm es nicht an. Bitte prüfen, ob es online ist, dann neu vergeben.',
      delay_in_issuing: () => 'Es dauert länger als sonst. Steht der Gast an der Tür, bitte eine Karte geben.',
      pulled_backup_access_code: () => 'Das Schloss war nicht erreichbar, deshalb gilt eine Ersatz-PIN. Sie öffnet ebenso.',
      user_identity_missing_email_address: () => 'Das Zutrittssystem braucht die E-Mail-Adresse des Gastes.',
      user_identity_missing_phone_number: () => 'Das Zutrittssystem braucht die Telefonnummer des Gastes.',
    },
    reasons: {
      ongoing_not_supported: 'Bitte ein Ende setzen.',
      duration_exceeds_max: 'Bitte einen kürzeren Aufenthalt wählen.',
      times_do_not_match_slots: 'Bitte die Stunden wählen, die das Schloss anbietet.',
    },
  },
})

export interface Said {
  code: string
  text: string
  tone: 'bad' | 'warn' | 'info'
}

type Notice =
  | AccessGrant['errors' | 'warnings' | 'pending_mutations'][number]
  | AccessMethod['errors' | 'warnings' | 'pending_mutations'][number]

const UNDER_WAY = ['being_deleted', 'updating_access_times', 'updating_spaces']

/** A notice in plain words; one that the API adds tomorrow in its own. */
export function said(notice: Notice): Said {
  const { error_code, warning_code, mutation_code, device_id, reason, missing_device_ids, message } = notice as Record<string, unknown>
  const code = String(error_code ?? warning_code ?? mutation_code)
  const id = device_id ?? (Array.isArray(missing_device_ids) ? missing_device_ids[0] : undefined)
  const door = doorOf(String(id))?.name ?? t().aDoor
  const words = [t().codes[code]?.(door) ?? String(message), t().reasons[String(reason)]]
  const tone = error_code !== undefined ? 'bad' : UNDER_WAY.includes(code) ? 'info' : 'warn'
  return { code, text: words.filter(Boolean).join(' '), tone }
}

/** Everything that a grant and its ways to open have to say, once; and what the page sees of doors that no notice names. */
export function allSaid(grant: AccessGrant, methods: readonly AccessMethod[]): Said[] {
  const notices = [grant, ...methods].flatMap(({ errors, warnings }) => [...errors, ...warnings])
  const told = [...new Map(notices.map(said).map((one) => [one.text, one])).values()]
  const named = new Set(notices.map((notice) => (notice as { device_id?: string }).device_id))
  const shut = shutDoors(grant).filter(({ id }) => !named.has(id))
  if (shut.length === 0 || isOver(grant) || isLeaving(grant)) return told
  return [...told, { code: 'shut', text: t().shut(listText(shut.map(({ name }) => name))), tone: 'warn' }]
}
