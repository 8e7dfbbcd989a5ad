/** One figure, month after month, on the scale that it is forecast on. */

export type MonthSeries = {
  /** Of the first value, counted from January of the year 0. */
  readonly firstMonth: number
  readonly values: readonly number[]
  /** Whether the value was published; others are between their neighbours in proportion, and never scored. */
  readonly isKnown: readonly boolean[]
}

/** 'YYYY-MM' as a number, so that the next month is one more. Throws for what is no month. */
export function monthNumber(month: string): number {
  const [, year, ofYear] = /^(\d{4})-(0[1-9]|1[0-2])$/.exec(month) ?? []
  if (year === undefined || ofYear === undefined) throw new Error(`"${month}" is no month such as 2026-03`)
  return Number(year) * 12 + Number(ofYear) - 1
}

export function monthText(number: number): string {
  return `${String(Math.floor(number / 12)).padStart(4, '0')}-${String((number % 12) + 1).padStart(2, '0')}`
}

/** Months in any order, none twice; missing ones are filled. Throws for a month that is there twice, and for none. */
export function monthSeries(months: readonly { readonly month: string; readonly value: number }[]): MonthSeries {
  const known = months.map(({ month, value }) => ({ at: monthNumber(month), value })).sort((a, b) => a.at - b.at)
  const [first] = known
  if (!first) throw new Error('There are no months')
  const values = [first.value]
  const isKnown = [true]
  for (let n = 1; n < known.length; n++) {
    const [before, after] = [known[n - 1]!, known[n]!]
    if (after.at === before.at) throw new Error(`The month ${monthText(after.at)} is there twice`)
    for (let at = before.at + 1; at <= after.at; at++) {
      values.push(before.value + ((after.value - before.value) * (at - before.at)) / (after.at - before.at))
      isKnown.push(at === after.at)
    }
  }
  return { firstMonth: first.at, values, isKnown }
}

/** The series as it was known when it had so many months. */
export function upTo({ firstMonth, values, isKnown }: MonthSeries, months: number): MonthSeries {
  return { firstMonth, values: values.slice(0, months), isKnown: isKnown.slice(0, months) }
}
