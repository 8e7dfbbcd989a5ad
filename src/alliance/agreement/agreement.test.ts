import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { trustCode } from '#nhs/trust-code.ts'
import { textsOfBlock } from '#web/print/block.ts'
import { documentPdf } from '#web/print/document-pdf.ts'
import { allTags, inReadingOrder, readPdf } from '#web/print/pdf-reader.scene.ts'
import { anAgreement, today } from './agreement.scene.ts'
import { readAgreement } from './agreement.ts'
import { differenceOf, wordsApart } from './difference.ts'
import { agreementDocument } from './document.ts'
import { faultsOf } from './faults.ts'
import { type Membership, type PartyEvent, standingsOf } from './party-standing.ts'
import type { Version } from './version.ts'

const version = (body = anAgreement()): Version => ({
  number: 2,
  state: 'signing',
  body,
  digest: 'd',
  basedOn: 1,
  edition: 2,
  draftedBy: 'sam',
  draftedByTrust: trustCode('RAA'),
  draftedAt: new Date('2026-02-01T10:00Z'),
  inForceOn: null,
  endedOn: null,
  byDecision: null,
  why: '',
})

describe('an agreement as data', () => {
  it('is read back as it was written', () => {
    expect(readAgreement(JSON.parse(JSON.stringify(anAgreement())))).toEqual(anAgreement())
  })

  it('has no place for a service that does not exist, or a day that does not', () => {
    expect(() => readAgreement({ ...anAgreement(), services: ['999'] })).toThrow(/services/)
    expect(() => readAgreement({ ...anAgreement(), reviewOn: '2026-02-30' })).toThrow(/reviewOn/)
  })

  it('can be sent for signing as it is', () => {
    expect(faultsOf(anAgreement())).toEqual([])
  })

  const { parties, rules } = anAgreement()
  it.each([
    ['a service that it excludes', { services: ['110', '180'] }, 'services'],
    ['one party', { parties: parties.slice(0, 1) }, 'parties'],
    ['a party twice', { parties: [...parties, parties[0]!] }, 'parties'],
    ['a review before it begins', { reviewOn: '2024-12-31' }, 'dates'],
    ['a matter that no rule decides', { rules: rules.slice(1) }, 'rules'],
    [
      'a super-majority of half',
      { rules: [{ matter: rules[0]!.matter, rule: { kind: 'super-majority', atLeast: 1, of: 2 } }, ...rules.slice(1)] },
      'rules',
    ],
    ['more delegated than is not reserved', { reserved: [{ matter: 'business-case', abovePence: 100 }] }, 'powers'],
    [
      'shares that do not add up',
      { riskAndGain: { words: 'As shared', shares: [{ trust: 'RAA', percent: 99 }] } },
      'risk',
    ],
    ['nobody to settle a dispute', { disputes: [] }, 'disputes'],
    ['no clauses', { clauses: [] }, 'clauses'],
  ] as const)('cannot be sent with %s', (_, different, part) => {
    expect(faultsOf(anAgreement(different as object)).map((fault) => fault.part)).toEqual([part])
  })
})

describe('what changed between two versions', () => {
  it('is nothing between a version and itself', () => {
    expect(differenceOf(anAgreement(), anAgreement())).toEqual([])
  })

  it('is said clause by clause, with the words that only one side has', () => {
    const [independence, leaving] = anAgreement().clauses
    const after = anAgreement({
      clauses: [
        { ...independence!, words: 'Each trust remains independent.' },
        { ...leaving!, isBinding: false },
      ],
    })
    const changes = differenceOf(anAgreement(), after)
    expect(changes.map(({ part, heading }) => [part, heading])).toEqual([
      ['clauses', 'Independence'],
      ['clauses', 'Leaving'],
    ])
    expect(changes[0]!.before!.filter(({ isOwn }) => isOwn).map(({ text }) => text)).toEqual(['stays'])
    expect(changes[0]!.after!.filter(({ isOwn }) => isOwn).map(({ text }) => text)).toEqual(['remains'])
    expect(changes[1]!.after!.filter(({ isOwn }) => isOwn).map(({ text }) => text)).toEqual(['does not bind'])
  })

  it('names a service that is taken out and one that is taken in', () => {
    const changes = differenceOf(anAgreement(), anAgreement({ services: ['110', '120'] }))
    expect(changes.map(({ heading, before, after }) => [heading, before === undefined, after === undefined])).toEqual([
      ['Ear Nose and Throat', true, false],
      ['Urology', false, true],
    ])
  })

  it('keeps every word of both sides, in order', () => {
    const text = fc
      .array(fc.constantFrom('a', 'b', 'c', 'd'), { minLength: 1, maxLength: 12 })
      .map((all) => all.join(' '))
    fc.assert(
      fc.property(text, text, (before, after) => {
        const [left, right] = wordsApart(before, after)
        expect(left.map((words) => words.text).join(' ')).toBe(before)
        expect(right.map((words) => words.text).join(' ')).toBe(after)
        const same = (side: typeof left) =>
          side
            .filter(({ isOwn }) => !isOwn)
            .map((words) => words.text)
            .join(' ')
        expect(same(left)).toBe(same(right))
      }),
      { numRuns: 100 },
    )
  })
})

describe('the document', () => {
  const document = agreementDocument('Trees', version(), [])

  it('says of each clause whether it binds, who has not signed, and that it is not in force', () => {
    const said = document.blocks.flatMap(textsOfBlock).join('\n')
    expect(said).toContain('Clause 2. Leaving')
    expect(said).toContain('This clause binds in law.')
    expect(said).toContain('RAA, chief executive\nNot yet')
    expect(document.standing).toBe('Trees. Version 2, sent for signing and not in force')
  })

  it('is a tagged PDF with the same words in the same order, in a typeface of its own', () => {
    const pdf = readPdf(documentPdf(document, version().draftedAt))
    expect(pdf.catalog).toContain('/Lang (en-GB)')
    expect(pdf.metadata).toContain('<pdfuaid:part>1</pdfuaid:part>')
    expect(pdf.untagged).toBe('')
    expect(pdf.foreignFonts).toEqual([])
    expect(new Set(allTags(pdf.tags).map(({ tag }) => tag))).toEqual(
      new Set(['Document', 'Sect', 'H1', 'H2', 'P', 'L', 'LI', 'Lbl', 'LBody', 'Table', 'TR', 'TH', 'TD']),
    )
    const read = inReadingOrder(pdf.tags).join(' ').replace(/\s+/g, ' ')
    let from = 0
    for (const text of [document.title, document.standing, ...document.blocks.flatMap(textsOfBlock)]) {
      const place = read.indexOf(text, from)
      expect(place, `"${text}" after "${read.slice(Math.max(0, from - 60), from)}"`).toBeGreaterThanOrEqual(from)
      from = place + text.length
    }
  })

  it('is the same file for the same version', () => {
    const [one, other] = [1, 2].map(() => Buffer.from(documentPdf(document, version().draftedAt)))
    expect(one!.equals(other!)).toBe(true)
  })
})

describe('where a trust stands', () => {
  const [ash, birch] = [trustCode('RAA'), trustCode('RBB')]
  const membership = (different: Partial<Membership> = {}): Membership => ({
    trust: ash,
    joinedOn: '2020-01-01',
    suspendedOn: null,
    noticeOn: null,
    leavesOn: null,
    leftOn: null,
    isGone: false,
    ...different,
  })
  const event = (kind: PartyEvent['kind'], onDay: string, trust = birch): PartyEvent => ({
    trust,
    kind,
    onDay,
    leavesOn: null,
    reason: '',
    byDecision: null,
    person: '',
    personTrust: trust,
    at: new Date(`${onDay}T12:00Z`),
  })
  const standing = (...all: Membership[]) => standingsOf(all, [], today).map((one) => one.standing)

  it('is told from its days', () => {
    expect(standing(membership())).toEqual(['member'])
    expect(standing(membership({ suspendedOn: today }))).toEqual(['suspended'])
    expect(standing(membership({ noticeOn: today, leavesOn: '2026-06-01' }))).toEqual(['leaving'])
    expect(standing(membership({ leftOn: today }))).toEqual(['run-off'])
    expect(standing(membership({ leftOn: today, isGone: true }))).toEqual(['left'])
    expect(standing(membership({ leftOn: '2026-02-03' }))).toEqual(['member'])
  })

  it('is that of its newest membership, when it has joined again', () => {
    const again = [membership({ leftOn: '2022-01-01', isGone: true }), membership({ joinedOn: '2024-01-01' })]
    expect(standing(...again)).toEqual(['member'])
    expect(standing(...again.toReversed())).toEqual(['member'])
  })

  it('is declined for one that said no, and invited for one that was asked again', () => {
    expect(standingsOf([], [event('invited', '2015-01-01'), event('declined', '2015-07-14')], today)).toEqual([
      { trust: birch, standing: 'declined', since: '2015-07-14', membership: null },
    ])
    const again = standingsOf([], [event('declined', '2015-07-14'), event('invited', '2026-01-01')], today)
    expect(again[0]).toMatchObject({ standing: 'invited', since: '2026-01-01' })
  })

  it('is a member for one that was invited and joined', () => {
    const all = standingsOf(
      [membership({ trust: birch, joinedOn: '2026-01-02' })],
      [event('invited', '2026-01-01')],
      today,
    )
    expect(all.map((one) => one.standing)).toEqual(['member'])
  })
})
