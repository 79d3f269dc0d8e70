import { chromium } from 'playwright-core'

/** A zone with summer time and a locale with its own order of dates, so that neither can be right by luck. */
export const settings = { timezoneId: 'America/New_York', locale: 'en-GB' }

/** Starts Chromium. */
export const launch = () => launchWith()

/** The same with more arguments. */
export function launchWith(...more) {
  return chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      ...more,
    ],
  })
}
