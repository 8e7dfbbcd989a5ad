/**
 * Every fault is counted; of each check the first thousand are kept with their row and value, so that a file that is
 * wrong throughout cannot fill the memory or the database. The report says when some are only counted.
 */
import { type CheckId, checks, type Fault, type Weight } from './check.ts'

export const KEPT_PER_CHECK = 1_000
/** Of a value, in characters: enough to recognise it. */
const SHOWN_OF_A_VALUE = 100

export class FaultLedger {
  readonly #counts = new Map<CheckId, number>()
  readonly #kept: Fault[] = []

  note(fault: Fault): void {
    const count = (this.#counts.get(fault.check) ?? 0) + 1
    this.#counts.set(fault.check, count)
    if (count <= KEPT_PER_CHECK) this.#kept.push({ ...fault, value: shown(fault.value) })
  }

  get counts(): Readonly<Record<string, number>> {
    return Object.fromEntries(this.#counts)
  }

  /** Of one weight, over all checks. */
  total(weight: Weight): number {
    let total = 0
    for (const [check, count] of this.#counts) if (checks[check].weight === weight) total += count
    return total
  }

  get kept(): readonly Fault[] {
    return this.#kept
  }
}

/** Control characters as their code points, and a copy: a cut of a string would keep the whole piece it was cut from. */
function shown(value: string): string {
  const cut = value.length > SHOWN_OF_A_VALUE ? `${value.slice(0, SHOWN_OF_A_VALUE)}…` : value
  const plain = cut.replace(/\p{Cc}/gu, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`)
  return Buffer.from(plain, 'utf8').toString('utf8')
}
