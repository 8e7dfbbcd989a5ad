/** The price of the stated item at one provider: from its own table of the year, times its market forces factor. */
import { trustName } from '#nhs/organisations.ts'
import { type Known, known, unknown } from './missing.ts'
import type { MoneyFacts, Price, SpellType, TrustTables } from './money-facts.ts'
import { partOf } from './part-of.ts'
import { type PaymentYear, paymentYearOf } from './rules/payment-year.ts'
import { unstated } from './unstated.ts'

export type PriceAt = { readonly pence: number; readonly price: Price; readonly isInvented: boolean }

const spellNames: Readonly<Record<SpellType, string>> = { 'day-case': 'a day case', inpatient: 'an inpatient stay' }

export function priceAt(provider: string, facts: MoneyFacts, tables: TrustTables): Known<PriceAt> {
  const at = trustName(provider)
  const year: PaymentYear = paymentYearOf(facts.day)
  const { item, spell } = facts
  if (item === undefined) return { known: false, missing: unstated('item', facts) }
  if (spell === undefined) return { known: false, missing: unstated('spell', facts) }
  if (!tables.prices) {
    return unknown(
      'price-table',
      provider,
      `${at} has no price table for ${year}.`,
      `${at} brings in its prices of ${year}.`,
    )
  }
  const price = findPrice(tables.prices.rows, item, spell)
  if (!price) {
    return unknown(
      'price',
      provider,
      `The price table of ${at} for ${year} has no price of ${item} for ${spellNames[spell]}.`,
      'Check the item that was stated, or bring in a table that has it.',
    )
  }
  const unit = facts.isBestPractice ? price.bestPracticePence : price.pence
  if (unit === undefined) {
    return unknown(
      'best-practice-price',
      provider,
      `The price table of ${at} for ${year} has no best practice price of ${item}.`,
      'Say that the best practice criteria do not apply, or bring in a table that has the price.',
    )
  }
  return known({
    pence: partOf(unit, tables.prices.marketForcesFactor),
    price,
    isInvented: tables.prices.isInvented,
  })
}

/** The price for this very kind of stay comes before one for both. */
function findPrice(rows: readonly Price[], item: string, spell: SpellType): Price | undefined {
  const ofItem = rows.filter((row) => row.item === item)
  return ofItem.find((row) => row.spell === spell) ?? ofItem.find((row) => row.spell === 'both')
}
