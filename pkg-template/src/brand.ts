/**
 * The member of an object that holds the names of its classes. A registered symbol is the same one in every copy of this package and
 * in every realm, where `instanceof` alone is not.
 */
export const BRAND: unique symbol = /* @__PURE__ */ Symbol.for('seam-access-grants.classes')

/** Whether a value is of the class with a name, of whichever copy of this package. */
export const isBranded = (value: unknown, name: string): boolean =>
  (value as { [BRAND]?: { has?(name: string): boolean } } | null | undefined)?.[BRAND]?.has?.(name) === true

/** Gives an object the names of its classes. */
export function brand(object: object, names: ReadonlySet<string>): void {
  Object.defineProperty(object, BRAND, { value: names })
}
