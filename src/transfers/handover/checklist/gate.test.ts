import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays } from '#nhs/day.ts'
import type { Answer } from './checklist-answer.ts'
import { type ChecklistRules, checklistOn, itemsFor, type TransferCase } from './checklist-rules.ts'
import { type GateAsked, handoverGate } from './gate.ts'

const today = '2026-01-31'
const dayOfSurgery = '2026-02-16'
const rules = checklistOn(today)
const hip: TransferCase = { model: 'pathway', procedure: 'W371' }

const have = (different: Partial<Extract<Answer, { state: 'have' }>> = {}): Answer => ({
  state: 'have',
  datedOn: '2026-01-20',
  note: null,
  document: 'a-document',
  ...different,
})
const all = (transfer = hip) => new Map(itemsFor(rules, transfer).map(({ code }) => [code, have()]))
const asked = (changes: Record<string, Answer | undefined> = {}, different: Partial<GateAsked> = {}): GateAsked => {
  const answers = all()
  for (const [code, answer] of Object.entries(changes)) {
    if (answer) answers.set(code, answer)
    else answers.delete(code)
  }
  return { transfer: hip, dayOfSurgery, answers, today, ...different }
}
const lacksOf = (question: GateAsked, by: ChecklistRules = rules) => {
  const gate = handoverGate(by, question)
  return gate.complete ? [] : gate.lacks.map(({ item, because }) => `${item.code}: ${because}`)
}

describe('the handover checklist', () => {
  it('is complete when every item is there and holds until the day of surgery', () => {
    expect(handoverGate(rules, asked())).toEqual({ complete: true })
  })

  it('names each item that nobody has answered, whichever it is', () => {
    for (const { code } of itemsFor(rules, hip)) {
      expect(lacksOf(asked({ [code]: undefined }))).toEqual([`${code}: It is missing.`])
      expect(lacksOf(asked({ [code]: { state: 'missing' } }))).toEqual([`${code}: It is missing.`])
    }
  })

  it('names everything at once when nothing was answered', () => {
    expect(lacksOf(asked({}, { answers: new Map() }))).toHaveLength(7)
  })

  it('takes a reason for what a patient does not need, but never goes without a letter', () => {
    expect(lacksOf(asked({ imaging: { state: 'not-needed', reason: 'Diagnosed by hand' } }))).toEqual([])
    expect(lacksOf(asked({ imaging: { state: 'not-needed', reason: ' ' } }))).toHaveLength(1)
    expect(lacksOf(asked({ letter: { state: 'not-needed', reason: 'Known to the surgeon' } }))).toHaveLength(1)
  })

  it('takes a note in place of a document, except for the letter', () => {
    const note = have({ document: null, note: 'Ordered by the receiving theatre' })
    expect(lacksOf(asked({ kit: note }))).toEqual([])
    expect(lacksOf(asked({ kit: have({ document: null, note: ' ' }) }))).toHaveLength(1)
    expect(lacksOf(asked({ letter: note }))).toEqual(['letter: The document itself is not attached.'])
  })

  it('takes nothing that is dated in the future', () => {
    expect(lacksOf(asked({ letter: have({ datedOn: addDays(today, 1) }) }))).toHaveLength(1)
  })

  it('knows that a pre-operative assessment is out of date by the day of surgery, though it holds today', () => {
    const last = addDays(dayOfSurgery, -12 * 7)
    const assessed = (datedOn: string) => ({ 'pre-operative-assessment': have({ datedOn }) })
    expect(lacksOf(asked(assessed(last)))).toEqual([])
    expect(lacksOf(asked(assessed(addDays(last, -1))))).toEqual([
      'pre-operative-assessment: It will be out of date on the day of surgery.',
    ])
    expect(lacksOf(asked(assessed(last), { dayOfSurgery: addDays(dayOfSurgery, 1) }))).toHaveLength(1)
  })

  it('lets an alliance say for how many weeks an assessment holds', () => {
    const longer: ChecklistRules = {
      ...rules,
      items: rules.items.map((item) => (item.code === 'pre-operative-assessment' ? { ...item, weeks: 26 } : item)),
    }
    const old = asked({ 'pre-operative-assessment': have({ datedOn: addDays(dayOfSurgery, -100) }) })
    expect(lacksOf(old)).toHaveLength(1)
    expect(lacksOf(old, longer)).toEqual([])
  })

  it('asks for implants where something is left in the body, and for everything where no procedure is coded', () => {
    const codes = (procedure: string | null) =>
      itemsFor(rules, { model: 'operation', procedure }).map(({ code }) => code)
    expect(codes('W371')).toContain('kit')
    expect(codes('C751')).not.toContain('kit')
    expect(codes('C751')).not.toContain('imaging')
    expect(codes(null)).toEqual(rules.items.map(({ code }) => code))
  })

  it('asks an item of the models that need it only', () => {
    const item = { ...rules.items[0]!, models: ['pathway' as const] }
    expect(itemsFor({ ...rules, items: [item] }, { model: 'surgeon', procedure: null })).toEqual([])
    expect(itemsFor({ ...rules, items: [item] }, { model: 'pathway', procedure: null })).toEqual([item])
  })

  it('never becomes complete by taking an answer away, nor by putting surgery off', () => {
    const answer = fc.oneof(
      fc.constant<Answer>({ state: 'missing' }),
      fc.record({ state: fc.constant('not-needed' as const), reason: fc.constantFrom('', 'Not for this operation') }),
      fc.record({
        state: fc.constant('have' as const),
        datedOn: fc.integer({ min: -500, max: 10 }).map((days) => addDays(today, days)),
        note: fc.constantFrom(null, 'By post'),
        document: fc.constantFrom(null, 'a-document'),
      }),
    )
    const codes = rules.items.map(({ code }) => code)
    const answers = fc.array(fc.tuple(fc.constantFrom(...codes), answer)).map((pairs) => new Map<string, Answer>(pairs))
    fc.assert(
      fc.property(answers, fc.constantFrom(...codes), fc.nat(400), (given, taken, later) => {
        const question = asked({}, { answers: given })
        const fewer = new Map([...given].filter(([code]) => code !== taken))
        const before = lacksOf(question).length
        expect(lacksOf(asked({}, { answers: fewer })).length).toBeGreaterThanOrEqual(before)
        const putOff = asked({}, { answers: given, dayOfSurgery: addDays(dayOfSurgery, later) })
        expect(lacksOf(putOff).length).toBeGreaterThanOrEqual(before)
      }),
    )
  })
})
