import { describe, expect, it } from 'vitest'
import { aStanding } from '../life/standing.scene.ts'
import { isOpen, models, states, type TransferModel, type TransferState } from '../life/states.ts'
import { nextSteps, placesFor, stepsFor, whoIsNext } from './next-steps.ts'
import { targetWords } from './target-words.ts'
import { timeLimit } from './time-limit.ts'
import { type WorkList, workLists, workListsOf } from './work-list.ts'

const list = (code: (typeof workLists)[number]['code']): WorkList => workLists.find((each) => each.code === code)!
const open = states.map(({ code }) => code).filter(isOpen)

describe('the next step of a transfer', () => {
  it('is there in every state on the way, in each of the three models', () => {
    // Only where the pathway moves is a patient taken over, or followed up by the receiver.
    // Only where the pathway moves is a patient taken over, or followed up by the receiver.
    const comesTo = (model: TransferModel, state: TransferState) =>
      model === 'pathway' || (state !== 'passed' && state !== 'followed-up')
    const stuck = models.flatMap(({ code: model }) =>
      open.filter((state) => comesTo(model, state) && nextSteps(aStanding({ model, state })).length === 0),
    )
    expect(stuck).toEqual([])
  })

  it('is never a way out', () => {
    const steps = open.flatMap((state) => nextSteps(aStanding({ state })))
    for (const code of [
      'decline',
      'refuse',
      'withdraw',
      'withdraw-with-plan',
      'withdraw-with-agreement',
      'lapse',
      'return',
    ])
      expect(steps).not.toContain(code)
  })

  it('is the judgement that is still to come', () => {
    expect(nextSteps(aStanding())).toEqual(['screen-clinical', 'screen-social'])
    expect(nextSteps(aStanding({ clinicallyScreened: true }))).toEqual(['screen-social'])
  })

  it('is one person’s at a time: clinicians judge, clerks offer, the receiver accepts', () => {
    const steps = (code: Parameters<typeof list>[0], state: TransferState) =>
      list(code).sides.flatMap((side) => stepsFor(list(code), side, aStanding({ state })))
    expect(steps('sending', 'identified')).toEqual(['screen-clinical'])
    expect(steps('coordinator', 'identified')).toEqual(['screen-social'])
    expect(steps('booking', 'screened')).toEqual(['offer'])
    expect(steps('sending', 'screened')).toEqual([])
    expect(steps('receiving', 'held')).toEqual(['accept'])
    expect(steps('sending', 'held')).toEqual([])
    expect(steps('receiving', 'treated')).toEqual(['hand-back', 'follow-up'])
  })

  it('is on somebody’s list wherever a transfer can stand', () => {
    const places = workLists.flatMap((each) => each.sides.flatMap((side) => placesFor(each, side)))
    expect(open.filter((state) => !places.some((place) => place.state === state))).toEqual([])
  })

  it('says whom it waits for', () => {
    expect(whoIsNext(aStanding({ state: 'offered' }))).toBe('The patient')
    expect(whoIsNext(aStanding({ clinicallyScreened: true }))).toBe(
      'Coordinators and booking clerks of Robert Jones and Agnes Hunt',
    )
    expect(whoIsNext(aStanding({ state: 'held' }))).toBe(
      'Coordinators, booking clerks and surgeons of Royal Orthopaedic Hospital',
    )
    expect(whoIsNext(aStanding({ state: 'handed-back' }))).toContain('Robert Jones and Agnes Hunt')
    expect(whoIsNext(aStanding({ state: 'handed-back' }))).not.toContain('Royal Orthopaedic Hospital')
  })
})

describe('whose lists there are', () => {
  it('depends on the roles of a person, who may have several', () => {
    expect(workListsOf({ roles: ['surgeon'] }).map(({ code }) => code)).toEqual(['sending', 'receiving'])
    expect(workListsOf({ roles: ['coordinator', 'booking-clerk'] })).toHaveLength(2)
    expect(workListsOf({ roles: ['board-secretary', 'finance'] })).toEqual([])
  })
})

describe('the time limit of a step', () => {
  const at = { state: 'identified', day: '2026-03-02', replyBy: null, holdUntil: null, treatedOn: null } as const

  it('is three weeks before surgery while there is something to offer', () => {
    expect(timeLimit(at, '2026-02-09')).toEqual({ says: 'Offer by 9 February 2026', day: '2026-02-09', isOver: false })
    expect(timeLimit(at, '2026-02-10')?.isOver).toBe(true)
  })

  it('is the moment at which an offer or a hold ends', () => {
    const until = new Date('2026-02-03T10:00:00Z')
    expect(timeLimit({ ...at, state: 'held', holdUntil: until }, '2026-02-01')?.says).toBe(
      'Hold ends on 3 February 2026 at 10am',
    )
    expect(timeLimit({ ...at, state: 'offered', replyBy: until }, '2026-02-01')?.says).toBe(
      'Reply ends on 3 February 2026 at 10am',
    )
  })

  it('is none after treatment: who was treated first comes first', () => {
    expect(timeLimit({ ...at, state: 'treated', treatedOn: '2026-03-02' }, '2026-04-01')).toEqual({
      says: 'Treated on 2 March 2026',
      day: '2026-03-02',
      isOver: false,
    })
  })
})

describe('a wait against the targets of the patient’s nation', () => {
  it('says which was passed last and which comes next', () => {
    expect(targetWords('England', '2025-01-31', '2026-01-31')).toBe('England: over 52 weeks, 65 weeks until 1 May 2026')
    expect(targetWords('Wales', '2025-12-31', '2026-01-31')).toBe('Wales: within 26 weeks until 1 July 2026')
    expect(targetWords('Wales', '2020-01-01', '2026-01-31')).toBe('Wales: over 104 weeks')
    expect(targetWords('Scotland', '2020-01-01', '2026-01-31')).toBe('Scotland: no targets here')
  })
})
