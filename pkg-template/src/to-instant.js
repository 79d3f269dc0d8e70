/** A time on a wall's clock as an instant. */
export function toInstant() {
  throw new Error('not yet')
}
