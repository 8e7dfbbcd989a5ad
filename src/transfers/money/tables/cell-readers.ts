/** How a cell of a money table is read: the value, or what is wrong with it and what to write instead. */
export type Cell<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly why: string; readonly remedy: string }

const ok = <Value>(value: Value): Cell<Value> => ({ ok: true, value })
const wrong = (why: string, remedy: string): Cell<never> => ({ ok: false, why, remedy })

/** '1234.56', '£1,234.56' → pence. */
export function poundsIn(text: string): Cell<number> {
  const found = /^£?(\d{1,3}(?:,\d{3})+|\d+)(?:\.(\d{1,2}))?$/.exec(text)
  if (!found) return wrong('It is no sum of money', 'Write pounds and pence as 950.00 or £1,234.56')
  const pence = Number(found[1]!.replaceAll(',', '')) * 100 + Number((found[2] ?? '').padEnd(2, '0'))
  return pence <= 100_000_000_000 ? ok(pence) : wrong('It is more than a thousand million pounds', 'Check the sum')
}

/** '80', '80%', '12.5%' → a share of 1. */
export function percentIn(text: string): Cell<number> {
  const found = /^(\d{1,3}(?:\.\d{1,4})?)%?$/.exec(text)
  if (!found || Number(found[1]) > 100) return wrong('It is no share', 'Write a number from 0 to 100, as 80 or 80%')
  // Divided as whole numbers, so that 12.5% is 0.125 and two trusts that write the same have the same.
  return ok(Math.round(Number(found[1]) * 10_000) / 1_000_000)
}

export function wordsIn(text: string, most: number): Cell<string> {
  if (text === '') return wrong('It is empty', 'Write it')
  return text.length <= most ? ok(text) : wrong(`It is longer than ${most} characters`, 'Shorten it')
}

/** A code: capitals and figures, such as HN22A or RRJ. */
export function codeIn(text: string, shape: RegExp, what: string): Cell<string> {
  return shape.test(text)
    ? ok(text)
    : wrong(`It is no ${what}`, `Write the code of ${what === 'item' ? 'an' : 'a'} ${what}`)
}

export function oneOf<Value extends string>(text: string, values: readonly Value[]): Cell<Value> {
  const found = values.find((value) => value === text)
  return found === undefined
    ? wrong('It is no word that is known here', `Write one of: ${values.join(', ')}`)
    : ok(found)
}
