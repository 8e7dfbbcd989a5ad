/** What a count or a population must be: data that break this were let through by somebody, and that is a fault. */

export function atLeastNothing(what: string, value: number): number {
  if (!(value >= 0 && value < Number.POSITIVE_INFINITY))
    throw new Error(`The ${what} is ${value}, and must be 0 or more`)
  return value
}

export function wholeAmount(what: string, value: number): number {
  if (!Number.isSafeInteger(value) || value < 0) throw new Error(`The ${what} is ${value}, and must be a whole number`)
  return value
}

export function finite(what: string, value: number): number {
  if (!Number.isFinite(value)) throw new Error(`The ${what} is ${value}, and must be a number`)
  return value
}

export const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0)
