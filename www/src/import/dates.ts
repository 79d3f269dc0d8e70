/** Which comes first in dates like 3/5/2031. */
export type Order = 'day' | 'month'

const YEAR_FIRST = /^(?<year>\d{4})[-/.](?<month>\d{1,2})[-/.](?<day>\d{1,2})(?!\d)/
const WITH_DOTS = /^(?<day>\d{1,2})\.(?<month>\d{1,2})\.(?<year>\d{4}|\d{2})(?!\d)/
/** What spreadsheets make of dates in English, in one order or the other. */
const EITHER = /^(?<first>\d{1,2})[-/](?<second>\d{1,2})[-/](?<year>\d{4}|\d{2})(?!\d)/
const TIME = /^(?:T|,? +)(?<hour>\d{1,2})[:.](?<minute>\d\d)(?:[:.]\d\d)?(?: ?(?<half>[ap])\.?m\.?)?$/i

type Groups = Record<string, string | undefined>

/** Whether it depends on the order which day a text is. */
export const isEither = (text: string): boolean => EITHER.test(text)

/** The order of the dates of a file, if any of them tells: there is no month 13. Nothing, if none does or they contradict each other. */
export function orderOf(texts: readonly string[]): Order | undefined {
  const found = new Set<Order>()
  for (const text of texts) {
    const { first, second } = EITHER.exec(text)?.groups ?? {}
    if (Number(first) > 12) found.add('day')
    if (Number(second) > 12) found.add('month')
  }
  return found.size === 1 ? [...found][0] : undefined
}

/** A date with or without a time as `datetime-local` has it; a text that is none stays, for the schema to refuse. */
export function wall(text: string, usualTime: string, order: Order | undefined): string {
  const match = YEAR_FIRST.exec(text) ?? WITH_DOTS.exec(text) ?? (order && EITHER.exec(text))
  if (!match) return text
  const rest = text.slice(match[0].length)
  const time = rest === '' ? usualTime : clock(TIME.exec(rest)?.groups)
  return time === undefined ? text : `${day(match.groups ?? {}, order)}T${time}`
}

function day({ year = '', month, day, first, second }: Groups, order: Order | undefined): string {
  const [dayText, monthText] = first === undefined ? [day, month] : order === 'day' ? [first, second] : [second, first]
  return [year.padStart(4, '20'), monthText?.padStart(2, '0'), dayText?.padStart(2, '0')].join('-')
}

/** The time of a day in the form of 24 hours. */
function clock(groups: Groups | undefined): string | undefined {
  if (!groups) return undefined
  const { hour, minute, half } = groups
  const hours = half === undefined ? Number(hour) : (Number(hour) % 12) + (half.toLowerCase() === 'p' ? 12 : 0)
  return `${String(hours).padStart(2, '0')}:${minute}`
}
