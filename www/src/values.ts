/** What stands in the form, as text: an entry that makes no sense is an entry too. */
export interface FormValues {
  who: 'existing' | 'new'
  person: string
  full_name: string
  email_address: string
  phone_number: string
  spaces: string[]
  entrances: string[]
  devices: string[]
  starts_at: string
  ends_at: string
  no_end: boolean
  modes: string[]
  code: string
  max_uses: string
  name: string
}

export const emptyValues: FormValues = {
  who: 'existing',
  person: '',
  full_name: '',
  email_address: '',
  phone_number: '',
  spaces: [],
  entrances: [],
  devices: [],
  starts_at: '',
  ends_at: '',
  no_end: false,
  modes: [],
  code: '',
  max_uses: '',
  name: '',
}

/** The browser owns the entries; reading them out, instead of writing them back, means that none can be lost. */
export function readForm(form: HTMLFormElement): FormValues {
  const data = new FormData(form)
  const all = (name: string): string[] => data.getAll(name).filter((value) => typeof value === 'string')
  const text = (name: string): string => all(name)[0]?.trim() ?? ''
  const time = (name: string): string => (isHalfFilled(form, name) ? 'incomplete' : text(name))
  return {
    who: text('who') === 'new' ? 'new' : 'existing',
    person: text('person'),
    full_name: text('full_name'),
    email_address: text('email_address'),
    phone_number: text('phone_number'),
    spaces: all('spaces'),
    entrances: all('entrances'),
    devices: all('devices'),
    starts_at: time('starts_at'),
    ends_at: time('ends_at'),
    no_end: data.has('no_end'),
    modes: all('modes'),
    code: text('code'),
    max_uses: text('max_uses'),
    name: text('name'),
  }
}

/** A date without its time reads as empty, and an empty start means now: not what somebody meant who began to type. */
function isHalfFilled(form: HTMLFormElement, name: string): boolean {
  const input = form.elements.namedItem(name)
  return input instanceof HTMLInputElement && !input.disabled && input.validity.badInput
}
