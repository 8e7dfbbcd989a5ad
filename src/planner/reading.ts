/** What reading a file gives: the thing, or everything found wrong with it. */
export type Reading<T> =
  | { readonly status: 'read'; readonly value: T }
  | { readonly status: 'refused'; readonly faults: readonly Fault[] }

export type Fault = {
  /** Where in the JSON, as in `patients[3].surgeon_id`. */
  readonly path: string
  /** The value found there, shortened, as text. */
  readonly value: string
  readonly reason: string
  readonly remedy: string
}

/** One line a person can act on. */
export function faultText({ path, value, reason, remedy }: Fault): string {
  return `${path || 'the file'} is ${value}: ${reason}. ${remedy}.`
}

/** The value, for callers who made the input themselves: faults in it are then a bug. */
export function readOrThrow<T>(reading: Reading<T>): T {
  if (reading.status === 'read') return reading.value
  throw new Error(`The planner was given ${reading.faults.length} faults:\n${reading.faults.map(faultText).join('\n')}`)
}
