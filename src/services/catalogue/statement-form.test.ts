import { describe, expect, it } from 'vitest'
import { answersOf, type StatementAnswers, understandStatement } from './statement-form.ts'

const empty: StatementAnswers = { ...answersOf({}), source: 'The rota' }
const facts = {
  posts: 5.5,
  inPost: 4,
  locums: 1,
  onCallOneIn: 8,
  singlePoints: ['One laser'],
  training: 'approved',
  outlier: 'alert',
  incomePounds: 980_000,
  costPounds: 1_050_000,
  equipmentEndsOn: '2028-03-31',
} as const

describe('what a trust says of its service', () => {
  it('comes back from the form as it was said', () => {
    expect(understandStatement({ ...answersOf(facts), source: 'The rota' })).toEqual({
      ok: true,
      facts,
      source: 'The rota',
    })
  })

  it('may leave everything open but where it comes from', () => {
    expect(understandStatement(empty)).toEqual({ ok: true, facts: {}, source: 'The rota' })
    expect(understandStatement({ ...empty, source: '' })).toMatchObject({ ok: false, errors: [{ field: 'source' }] })
  })

  it('tells nothing resting on one person from not knowing', () => {
    expect(understandStatement({ ...empty, nothingRests: true })).toMatchObject({ facts: { singlePoints: [] } })
    expect(understandStatement({ ...empty, nothingRests: true, singlePoints: 'One laser' })).toMatchObject({
      errors: [{ field: 'nothingRests' }],
    })
  })

  it('is refused with every mistake at once, in the order of the page', () => {
    const answers: StatementAnswers = {
      ...empty,
      numbers: { ...empty.numbers, posts: '3', inPost: '4', costPounds: 'much' },
      equipmentEndsOn: { day: '31', month: '2', year: '2028' },
      source: '',
    }
    const understood = understandStatement(answers)
    expect(understood.ok ? [] : understood.errors.map(({ field }) => field)).toEqual([
      'inPost',
      'costPounds',
      'equipmentEndsOn',
      'source',
    ])
  })
})
