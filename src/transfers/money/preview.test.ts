import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { MoneyFacts, Recharge, TrustTables } from './money-facts.ts'
import { previewMoney } from './preview.ts'
import type { TablesOfBoth } from './recharge-of.ts'
import { paymentRuleOn } from './rules/payment-rule.ts'
import { paymentRules } from './rules/payment-rules.ts'
import { firstDayOf, isPaymentYear, lastDayOf, paymentYearOf } from './rules/payment-year.ts'
import type { Relationship } from './rules/relationship.ts'

/** Dudley Group sends, Walsall receives; the patient is of the Black Country board (QUA), seen through Dudley's D2P2L. */
const facts: MoneyFacts = {
  sender: 'RNA',
  receiver: 'RBK',
  model: 'pathway',
  day: '2026-02-10',
  commissioner: 'D2P2L',
  item: 'XX01A',
  spell: 'inpatient',
  specialised: 'no',
  isBestPractice: false,
  earlierCare: [],
  followUpBy: 'receiver',
}

const operation: Recharge = { sender: 'RNA', receiver: 'RBK', for: 'operation', basis: 'share', amount: 0.8 }
const followUp: Recharge = { sender: 'RNA', receiver: 'RBK', for: 'follow-up', basis: 'sum', amount: 15_000 }

function tables(relationships: readonly Relationship[], recharges: readonly Recharge[] = [], factor = 1): TrustTables {
  const table = { source: 'A table of this test', isInvented: true }
  const prices = [
    { item: 'XX01A', name: 'Large operation', spell: 'inpatient', pence: 600_000, bestPracticePence: 660_000 },
    { item: 'XX01A', name: 'Large operation', spell: 'both', pence: 500_000 },
  ] as const
  return {
    prices: { ...table, rows: prices, marketForcesFactor: factor },
    relationships: { ...table, rows: relationships },
    recharges: { ...table, rows: recharges },
  }
}

const aligned: readonly Relationship[] = [{ commissioner: 'QUA', kind: 'aligned' }]
const both: TablesOfBoth = { sender: tables(aligned, [], 1.1), receiver: tables(aligned) }

function knownMoney(different: Partial<MoneyFacts> = {}, of: TablesOfBoth = both) {
  const preview = previewMoney({ ...facts, ...different }, of)
  if (!preview.known) throw new Error(preview.missing.map(({ says }) => says).join(' '))
  return preview
}

/** What a preview misses, by what it is. */
function missed(different: Partial<MoneyFacts> = {}, of: TablesOfBoth = both): string[] {
  const preview = previewMoney({ ...facts, ...different }, of)
  return preview.known ? [] : preview.missing.map(({ what }) => what)
}

/** The facts without one of them. */
const without = (name: keyof MoneyFacts): Partial<MoneyFacts> => ({ [name]: undefined }) as Partial<MoneyFacts>

describe('when the pathway moves', () => {
  it('the receiver is paid its own price by the board, and the sender loses its own', () => {
    const { lines, sender, receiver, paid } = knownMoney()
    expect(paid).toBe('RBK')
    expect(lines).toEqual([{ for: 'care', from: 'D2P2L', to: 'RBK', pence: 600_000 }])
    expect(receiver).toMatchObject({ fromCommissioner: 600_000, recharges: 0, without: 0, change: 600_000 })
    expect(sender).toMatchObject({ fromCommissioner: 0, recharges: 0, without: 660_000, change: -660_000 })
  })

  it('the relationship of the very place comes before that of its board', () => {
    const own = [{ commissioner: 'D2P2L', kind: 'local', shareOfPrice: 0.5 } as const, ...aligned]
    expect(knownMoney({}, { ...both, receiver: tables(own) }).receiver.fromCommissioner).toBe(300_000)
  })

  it('a sender that follows up is paid the agreed recharge by the receiver', () => {
    const agreed = { sender: tables(aligned, [followUp]), receiver: tables(aligned, [followUp]) }
    const { sender, receiver } = knownMoney({ followUpBy: 'sender' }, agreed)
    expect([sender.recharges, receiver.recharges]).toEqual([15_000, -15_000])
  })

  it('getting the patient ready is paid where both agreed it, and asked of nobody', () => {
    const workUp: Recharge = { ...followUp, for: 'work-up', amount: 5_000 }
    expect(knownMoney().receiver.recharges).toBe(0)
    const agreed = { sender: tables(aligned, [workUp]), receiver: tables(aligned, [workUp]) }
    expect(knownMoney({}, agreed).receiver.recharges).toBe(-5_000)
    expect(missed({}, { ...agreed, receiver: tables(aligned) })).toEqual(['recharge'])
  })
})

describe('the low-volume trap', () => {
  const lowVolume = tables([{ commissioner: 'QUA', kind: 'low-volume' }])

  it('leaves the receiver unpaid, and is the first thing that is said', () => {
    const preview = knownMoney({}, { ...both, receiver: lowVolume })
    expect(preview.receiver.fromCommissioner).toBe(0)
    expect(preview.warnings[0]).toMatchObject({ id: 'receiver-unpaid', says: expect.stringContaining('paid nothing') })
  })

  it('is said even while prices are missing', () => {
    const preview = previewMoney({ ...facts, ...without('item') }, { ...both, receiver: lowVolume })
    expect(preview.known).toBe(false)
    expect(preview.warnings[0]?.id).toBe('receiver-unpaid')
  })

  it('needs no price: nothing is nothing whatever it costs', () => {
    const { prices: _, ...noPrices } = lowVolume
    expect(missed({}, { ...both, receiver: noPrices })).toEqual([])
  })

  it('costs the sender nothing when it is the sender that has it', () => {
    const { sender, warnings } = knownMoney({}, { ...both, sender: lowVolume })
    expect(sender.change).toBe(0)
    expect(warnings.map(({ id }) => id)).toEqual(['sender-keeps-fixed-sum'])
  })

  it.each([
    ['2025-03-31', 50_000_000],
    ['2025-04-01', 150_000_000],
    ['2026-03-31', 150_000_000],
  ])('is doubted on %s where the yearly value is above %i pence, and not at it', (day, limit) => {
    const at = (yearlyValuePence: number) => ({
      ...both,
      receiver: tables([{ commissioner: 'QUA', kind: 'low-volume', yearlyValuePence }]),
    })
    const warned = (value: number) => knownMoney({ day }, at(value)).warnings.map(({ id }) => id)
    expect(warned(limit + 1)).toContain('low-volume-doubted')
    expect(warned(limit)).not.toContain('low-volume-doubted')
  })

  it('cannot be a relationship with NHS England', () => {
    const nhsEngland = tables([{ commissioner: '13Q', kind: 'low-volume' }])
    const wrong = { sender: nhsEngland, receiver: nhsEngland }
    expect(missed({ commissioner: '13Q', specialised: 'retained' }, wrong)).toEqual(['relationship', 'relationship'])
  })
})

describe('when only the operation moves, or the surgeon travels', () => {
  const agreed = { sender: tables(aligned, [operation], 1.1), receiver: tables([], [operation]) }

  it('the sender is paid and passes on the agreed share of its price', () => {
    const { sender, receiver, lines } = knownMoney({ model: 'operation', followUpBy: 'sender' }, agreed)
    expect(lines.map(({ for: what, from, to, pence }) => [what, from, to, pence])).toEqual([
      ['care', 'D2P2L', 'RNA', 660_000],
      ['operation', 'RNA', 'RBK', 528_000],
    ])
    expect(sender).toMatchObject({ without: 660_000, change: -528_000 })
    expect(receiver).toMatchObject({ without: 0, change: 528_000 })
  })

  it('nothing is said of money until both trusts have the same recharge', () => {
    const asked = { model: 'operation', followUpBy: 'sender' } as const
    expect(missed(asked, both)).toEqual(['recharge'])
    expect(missed(asked, { ...agreed, receiver: tables(aligned) })).toEqual(['recharge'])
    const other = tables(aligned, [{ ...operation, amount: 0.7 }])
    expect(missed(asked, { ...agreed, receiver: other })).toEqual(['recharge'])
    expect(missed({ ...asked, model: 'surgeon' }, agreed)).toEqual(['recharge'])
  })
})

describe('who pays', () => {
  const powys = { ...facts, commissioner: '7A7' }
  const welsh = tables([{ commissioner: '7A7', kind: 'cost-per-case' }])

  it('for a patient of Wales is the health board, under its real code', () => {
    const preview = knownMoney({ commissioner: '7A7' }, { sender: welsh, receiver: welsh })
    expect(preview.lines[0]).toMatchObject({ from: '7A7' })
    expect(preview.warnings[0]).toMatchObject({ id: 'outside-england', says: expect.stringContaining('approve') })
  })

  it('is not guessed from NONC, from a code in no list, or by an English arrangement for Wales', () => {
    expect(missed({ commissioner: 'NONC' })).toEqual(['commissioner'])
    expect(missed({ commissioner: '???' })).toEqual(['commissioner'])
    const wrong = tables([{ commissioner: '7A7', kind: 'aligned' }])
    expect(missed(powys, { sender: wrong, receiver: wrong })).toEqual(['relationship', 'relationship'])
  })

  it('by contract is what the contract says, and is not guessed where it says nothing', () => {
    const contract = (shareOfPrice?: number) =>
      tables([{ commissioner: '7A7', kind: 'contract', ...(shareOfPrice !== undefined && { shareOfPrice }) }])
    const preview = knownMoney(powys, { sender: contract(1), receiver: contract(0.2) })
    expect(preview.receiver.fromCommissioner).toBe(120_000)
    expect(preview.warnings.map(({ id }) => id)).toEqual(['outside-england', 'paid-in-part'])
    expect(missed(powys, { sender: contract(1), receiver: contract() })).toEqual(['relationship'])
  })

  it('for a specialised service follows who has kept or delegated it', () => {
    const nhsEngland = tables([{ commissioner: '13Q', kind: 'aligned' }, ...aligned])
    const of = { sender: nhsEngland, receiver: nhsEngland }
    expect(missed({ specialised: 'retained' }, of)).toEqual(['commissioner'])
    expect(missed({ specialised: 'delegated', commissioner: '13Q' }, of)).toEqual(['commissioner'])
    expect(missed({ specialised: 'delegated', commissioner: '7A7' }, of)).toEqual(['commissioner'])
    expect(knownMoney({ specialised: 'retained', commissioner: '13Q' }, of).lines[0]?.from).toBe('13Q')
    expect(knownMoney({ specialised: 'delegated' }, of).warnings.map(({ id }) => id)).toEqual(['specialised'])
  })
})

describe('a preview that would have to guess', () => {
  it.each([
    ['commissioner', 'commissioner'],
    ['item', 'item'],
    ['spell', 'spell'],
    ['specialised', 'specialised'],
    ['followUpBy', 'follow-up'],
  ] as const)('names the %s that nobody has stated, and gives no figure', (name, what) => {
    const preview = previewMoney({ ...facts, ...without(name) }, both)
    expect(preview).not.toHaveProperty('lines')
    expect(preview.known ? [] : preview.missing.map((each) => each.what)).toEqual([what])
  })

  it('names at once all that nobody has stated', () => {
    const { sender, receiver, model, day } = facts
    const preview = previewMoney({ sender, receiver, model, day }, both)
    const whats = preview.known ? [] : preview.missing.map(({ what }) => what)
    expect(whats).toEqual(['commissioner', 'specialised', 'item', 'spell', 'follow-up'])
  })

  it('names the table that a trust has not brought in for that year', () => {
    const { prices: _, ...noPrices } = both.receiver
    const { relationships: __, ...noRelationships } = both.receiver
    expect(missed({}, { ...both, receiver: noPrices })).toEqual(['price-table'])
    expect(missed({}, { ...both, receiver: noRelationships })).toEqual(['relationship-table'])
    expect(missed({}, { ...both, receiver: tables([]) })).toEqual(['relationship'])
    expect(missed({ item: 'ZZ99Z' })).toEqual(['price', 'price'])
  })

  it('names a best practice price that the table does not have, and uses it where it has', () => {
    expect(knownMoney({ isBestPractice: true }).receiver.fromCommissioner).toBe(660_000)
    expect(missed({ isBestPractice: true, spell: 'day-case' })).toEqual(['best-practice-price', 'best-practice-price'])
  })

  it('names the year whose rules are not known', () => {
    expect(missed({ day: '2023-03-31' })).toEqual(['rule'])
    expect(missed({ day: '2027-04-01' })).toEqual(['rule'])
    expect(missed({ day: '2023-04-01' })).toEqual([])
    expect(missed({ day: '2027-03-31' })).toEqual([])
  })
})

describe('payment years', () => {
  it('begin on 1 April and end on 31 March', () => {
    expect(
      ['2025-03-31', '2025-04-01', '2026-03-31', '2026-04-01', '2099-12-31', '2000-01-01'].map(paymentYearOf),
    ).toEqual(['2024/25', '2025/26', '2025/26', '2026/27', '2099/00', '1999/00'])
  })

  it('hold every day from their first to their last', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1990, max: 2090 }), (first) => {
        const year = paymentYearOf(`${first}-10-01`)
        expect(isPaymentYear(year)).toBe(true)
        expect([paymentYearOf(firstDayOf(year)), paymentYearOf(lastDayOf(year))]).toEqual([year, year])
      }),
    )
  })

  it('have at most one rule of a kind on any day', () => {
    const ends = paymentRules.flatMap(({ from, until }) => [from, ...(until ? [until] : [])])
    for (const day of ends) {
      for (const { id } of paymentRules) {
        const inForce = paymentRules.filter((r) => r.id === id && r.from <= day && (r.until ?? day) >= day)
        expect(inForce.length, `${id} on ${day}`).toBeLessThanOrEqual(1)
      }
    }
    expect(paymentRuleOn('low-volume', '2025-03-31')?.yearlyValuePence).toBe(50_000_000)
    expect(paymentRuleOn('low-volume', '2025-04-01')?.yearlyValuePence).toBe(150_000_000)
  })
})

describe('whatever the arrangement', () => {
  const pence = fc.integer({ min: 1, max: 2_000_000 })
  const share = fc.double({ min: 0, max: 1, noNaN: true })
  const rows = (for_: Recharge['for']) =>
    fc.oneof(
      share.map((amount): Recharge => ({ ...operation, for: for_, basis: 'share', amount })),
      pence.map((amount): Recharge => ({ ...operation, for: for_, basis: 'sum', amount })),
    )
  const relationship = fc.oneof(
    fc.constant<Relationship>({ commissioner: 'QUA', kind: 'aligned' }),
    fc.constant<Relationship>({ commissioner: 'QUA', kind: 'low-volume' }),
    share.map((shareOfPrice): Relationship => ({ commissioner: 'QUA', kind: 'local', shareOfPrice })),
  )

  it('recharges between the two trusts sum to nothing, sums are whole pence, and nobody pays less than nothing', () => {
    const arranged = fc.record({
      model: fc.constantFrom('pathway' as const, 'operation' as const, 'surgeon' as const),
      followUpBy: fc.constantFrom('sender' as const, 'receiver' as const),
      recharges: fc.tuple(rows('operation'), rows('surgeon'), rows('follow-up'), rows('work-up')),
      atSender: relationship,
      atReceiver: relationship,
      factor: fc.double({ min: 0.9, max: 1.3, noNaN: true }),
    })
    fc.assert(
      fc.property(arranged, ({ model, followUpBy, recharges, atSender, atReceiver, factor }) => {
        const of = { sender: tables([atSender], recharges, factor), receiver: tables([atReceiver], recharges) }
        const { sender, receiver, lines, payer } = knownMoney({ model, followUpBy }, of)
        expect(sender.recharges + receiver.recharges).toBe(0)
        expect(lines.every((line) => Number.isSafeInteger(line.pence) && line.pence >= 0)).toBe(true)
        const paid = lines
          .filter(({ from }) => from === payer.commissioner.code)
          .reduce((sum, line) => sum + line.pence, 0)
        expect(sender.fromCommissioner + receiver.fromCommissioner).toBe(paid)
      }),
    )
  })
})
