/** How money between trusts is said on pages. */
import { commissioner } from '#nhs/commissioner.ts'
import { trust, trustName } from '#nhs/organisations.ts'
import * as format from '#web/format.ts'
import type { EarlierCare, Specialised, SpellType } from '../money-facts.ts'

/** A trust or a commissioner by its code: "Walsall Healthcare", "Black Country (QUA)". */
export function partyName(code: string): string {
  if (trust(code)) return trustName(code)
  const found = commissioner(code)
  return found ? `${found.name} (${code})` : code
}

/** What a trust is owed by another: "£150 owed to you", "You owe £150", "Nothing owed". */
export function owedInWords(pence: number): string {
  if (pence === 0) return 'Nothing owed'
  return pence > 0 ? `${format.exactMoney(pence)} owed to you` : `You owe ${format.exactMoney(-pence)}`
}

/** A change for a trust: "£6,000 more", "£150 less", "No change". */
export function changeInWords(pence: number): string {
  if (pence === 0) return 'No change'
  return `${format.exactMoney(Math.abs(pence))} ${pence > 0 ? 'more' : 'less'}`
}

/** Money paid and received: "Pays £150", "Is paid £150", "Nothing". */
export function paidInWords(pence: number): string {
  if (pence === 0) return 'Nothing'
  return pence > 0 ? `Is paid ${format.exactMoney(pence)}` : `Pays ${format.exactMoney(-pence)}`
}

export const spellNames: Readonly<Record<SpellType, string>> = { 'day-case': 'Day case', inpatient: 'Inpatient stay' }

export const specialisedNames: Readonly<Record<Specialised, string>> = {
  no: 'No',
  delegated: "Yes, delegated to the patient's board",
  retained: 'Yes, kept by NHS England',
}

export const earlierCareNames: Readonly<Record<EarlierCare, string>> = {
  'first-appointment': 'First appointment',
  tests: 'Tests',
}

/** A reason to pay, at the start of a cell. */
export const atStart = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1)
