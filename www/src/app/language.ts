import type { Messages } from 'seam-access-grants'
import { draw } from './draw.ts'
import { remember, remembered } from './memory.ts'

export const languages = { en: 'English', de: 'Deutsch' } as const
export type Language = keyof typeof languages

const isLanguage = (text: string | undefined): text is Language => text !== undefined && Object.hasOwn(languages, text)
const preferred = navigator.languages.map((tag) => tag.slice(0, 2)).find(isLanguage) ?? 'en'
const kept = remembered('language')

let language: Language = isLanguage(kept) ? kept : preferred
let messages: Messages | undefined

/** The words of one part of the page; English says which there are. */
export function words<Words>(table: { en: Words; de: NoInfer<Words> }): () => Words {
  return () => table[language]
}

export function currentLanguage(): Language {
  return language
}

/** How dates and numbers are written: as the visitor's browser does it, if it speaks the page's language. */
export function locale(): string {
  return navigator.languages.find((tag) => tag.startsWith(language)) ?? { en: 'en-GB', de: 'de-DE' }[language]
}

/** The package's own sentences in the page's language: `messages` of a context. */
export function packageMessages(): { messages?: Messages } {
  return messages ? { messages } : {}
}

export async function setLanguage(chosen: Language): Promise<void> {
  messages = chosen === 'de' ? (await import('seam-access-grants/locales/de')).de : undefined
  language = chosen
  document.documentElement.lang = chosen
  remember('language', chosen)
  draw()
}

export const startLanguage = (): Promise<void> => setLanguage(language)
