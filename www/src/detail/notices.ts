import type { AccessGrant, AccessMethod } from 'seam-access-grants'
import { words } from '../app/language.ts'
import { listText } from '../app/time.ts'
import { doorOf } from '../backend/places.ts'
import { shutDoors } from './opens.ts'
import { isLeaving, isOver } from './stage.ts'

/** What a notice means at the desk, and what to do about it. */
type Says = (doors: string, count: number) => string

const t = words<{ aDoor: string; shut: (doors: string) => string; codes: Record<string, Says>; reasons: Record<string, string> }>({
  en: {
    aDoor: 'A door',
    shut: (doors) => `Nothing that was given opens ${doors}. Add a way to open, or give another room.`,
    codes: {
      being_deleted: () => 'Access is being taken from the doors. It is over when this notice goes.',
      updating_access_times: () => 'The new times are on their way to the doors. Until then the old ones hold.',
      updating_spaces: () => 'The doors are being changed.',
      underprovisioned_access: () => 'Some doors do not know it yet. Wait a moment before you send the guest up.',
      overprovisioned_access: () => 'Some doors still open that should not. It settles by itself.',
      requested_code_unavailable: (doors) =>
        `${doors} had the PIN you asked for already, and got another one. Tell the guest the one below.`,
      device_does_not_support_access_codes: (doors, count) =>
        `${doors} ${count > 1 ? 'have' : 'has'} no keypad. Give a mechanical key, or another room.`,
      device_time_constraints_violated: (doors, count) => `${doors} ${count > 1 ? 'do' : 'does'} not take these times.`,
      cannot_create_requested_access_methods: () => 'Some ways to open could not be made. Add another way, or choose another door.',
      access_not_provisioned: () => 'The access system refused it. Seam keeps trying; if it lasts, look at the access system.',
      failed_to_issue: () => 'The lock did not take it. Check that it is online, then revoke this and give access again.',
      delay_in_issuing: () => 'It takes longer than usual. If the guest is at the door, give a card.',
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
      requested_code_unavailable: (doors, count) =>
        `${doors} ${count > 1 ? 'hatten die gewünschte PIN schon und haben' : 'hatte die gewünschte PIN schon und hat'} eine andere. Bitte dem Gast die untenstehende nennen.`,
      device_does_not_support_access_codes: (doors, count) =>
        `${doors} ${count > 1 ? 'haben' : 'hat'} keine Tastatur. Bitte einen Schlüssel aus Metall geben, oder ein anderes Zimmer.`,
      device_time_constraints_violated: (doors, count) => `${doors} ${count > 1 ? 'nehmen' : 'nimmt'} diese Zeiten nicht.`,
      cannot_create_requested_access_methods: () =>
        'Manche Arten zu öffnen waren nicht möglich. Bitte eine andere hinzufügen, oder eine andere Tür wählen.',
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

/** What the notices of the API have, as far as it is told here. */
interface Notice {
  error_code?: string
  warning_code?: string
  message?: string
  device_id?: string
  missing_device_ids?: string[]
  reason?: string
}

const UNDER_WAY = ['being_deleted', 'updating_access_times', 'updating_spaces']

/** Beside one of these a notice is left out: they say why, and its advice would be another. */
const REASONS_OF: Record<string, readonly string[]> = {
  underprovisioned_access: [
    'failed_to_issue',
    'access_not_provisioned',
    'device_time_constraints_violated',
    'device_does_not_support_access_codes',
  ],
  failed_to_issue: ['device_time_constraints_violated'],
  delay_in_issuing: ['failed_to_issue', 'access_not_provisioned'],
}

const codeOf = ({ error_code, warning_code }: Notice): string => String(error_code ?? warning_code)
const unique = (texts: (string | undefined)[]): string[] => [...new Set(texts.filter((text) => text !== undefined))]

/** Notices with one code in plain words; a code that the API adds tomorrow in its own. */
function said(code: string, notices: readonly Notice[]): Said {
  const ids = notices.flatMap(({ device_id, missing_device_ids = [] }) => [device_id, ...missing_device_ids])
  const doors = unique(ids.map((id) => doorOf(id ?? '')?.name))
  const text =
    t().codes[code]?.(doors.length > 0 ? listText(doors) : t().aDoor, doors.length) ??
    unique(notices.map(({ message }) => message)).join(' ')
  const tone = notices.some(({ error_code }) => error_code !== undefined) ? 'bad' : UNDER_WAY.includes(code) ? 'info' : 'warn'
  return { code, text: [text, ...unique(notices.map(({ reason }) => t().reasons[reason ?? '']))].join(' '), tone }
}

/** Everything that a grant and its ways to open have to say, once for each code; while it is being revoked, that alone. */
export function allSaid(grant: AccessGrant, methods: readonly AccessMethod[]): Said[] {
  const staying = methods.filter((method) => !isLeaving(method))
  const notices = [grant, ...staying].flatMap(({ errors, warnings }): Notice[] => [...errors, ...warnings])
  const byCode = Map.groupBy(notices, codeOf)
  const leaving = byCode.get('being_deleted')
  if (leaving) return [said('being_deleted', leaving)]
  const told = [...byCode].filter(([code]) => !REASONS_OF[code]?.some((reason) => byCode.has(reason)))
  return [...told.map(([code, group]) => said(code, group)), ...saidOfDoors(grant, notices)]
}

/** What the page sees of doors that no notice names. */
function saidOfDoors(grant: AccessGrant, notices: readonly Notice[]): Said[] {
  const named = new Set(notices.map(({ device_id }) => device_id))
  const shut = isOver(grant) ? [] : shutDoors(grant).filter(({ id }) => !named.has(id))
  return shut.length > 0 ? [{ code: 'shut', text: t().shut(listText(shut.map(({ name }) => name))), tone: 'warn' }] : []
}
