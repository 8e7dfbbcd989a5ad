/** Where each thing stands in its list. */
export function placesById(things: readonly { readonly id: string }[]): ReadonlyMap<string, number> {
  return new Map(things.map(({ id }, place) => [id, place]))
}
