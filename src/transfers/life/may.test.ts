import { describe, expect, it } from 'vitest'
import type { ActionCode } from './actions.ts'
import type { Details, Facts } from './guards.ts'
import { type Actor, actionsOf, mayAct } from './may.ts'
import { aStanding, earlier, later, now, somebody } from './standing.scene.ts'
import type { Standing } from './standing.ts'
import { endStates, stateAt } from './states.ts'

const ours = somebody('RL1', 'coordinator')
const surgeon = somebody('RL1', 'surgeon')
const theirs = somebody('RRJ', 'booking-clerk')
const patient = somebody('RL1', 'patient')

const facts: Facts = {
  offer: { replyBy: later, day: '2026-03-02', site: 'RRJ05' },
  consent: { givenOn: '2026-02-01' },
  hold: { until: later },
  money: { shownOn: '2026-02-01' },
  dataSet: { faults: 0 },
  checklist: { missing: [] },
}
const answer = (
  actor: Actor,
  action: ActionCode,
  standing: Partial<Standing> = {},
  given: { readonly facts?: Facts; readonly details?: Details } = {},
) => {
  const said = mayAct(actor, action, {
    standing: aStanding(standing),
    facts: given.facts ?? facts,
    details: given.details ?? {},
    today: '2026-02-02',
  })
  return said.allowed ? said.move.to : said.because
}

describe('screening', () => {
  it('takes a surgeon and a clerk, in either order', () => {
    expect(answer(surgeon, 'screen-clinical')).toBe('identified')
    expect(answer(surgeon, 'screen-clinical', { sociallyScreened: true })).toBe('screened')
    expect(answer(ours, 'screen-social')).toBe('identified')
    expect(answer(ours, 'screen-social', { clinicallyScreened: true })).toBe('screened')
  })

  it('is not one person’s for both halves', () => {
    expect(answer(ours, 'screen-clinical')).toBe('Surgeons of Robert Jones and Agnes Hunt do this.')
    expect(answer(surgeon, 'screen-social')).toContain('Coordinators and booking clerks')
  })

  it('is done once', () => {
    expect(answer(surgeon, 'screen-clinical', { clinicallyScreened: true })).toContain('already')
    expect(answer(ours, 'screen-social', { sociallyScreened: true })).toContain('already')
  })

  it('comes before any offer', () => {
    expect(answer(ours, 'offer')).toContain('only in: Screened, Offered')
  })
})

describe('who may', () => {
  it('is said of the trust: the sender offers, the receiver accepts, nobody else anything', () => {
    expect(answer(ours, 'offer', { state: 'screened' })).toBe('offered')
    expect(answer(theirs, 'offer', { state: 'screened' })).toContain('This is not for your trust to do: Robert Jones')
    expect(answer(theirs, 'accept', { state: 'held' })).toBe('accepted')
    expect(answer(ours, 'accept', { state: 'held' })).toContain('not for your trust')
    expect(answer(somebody('RXW', 'coordinator', 'surgeon'), 'accept', { state: 'held' })).toContain(
      'not for your trust',
    )
  })

  it('is said of the role', () => {
    expect(answer(somebody('RRJ', 'board-secretary'), 'accept', { state: 'held' })).toContain(
      'Coordinators, booking clerks and surgeons of Royal Orthopaedic Hospital',
    )
    expect(answer(somebody('RL1', 'alliance-planner'), 'offer', { state: 'screened' })).toContain('do this')
  })

  it('lets the patient consent and decline on their own page, and do nothing else', () => {
    expect(answer(patient, 'consent', { state: 'offered' })).toBe('consented')
    expect(answer(patient, 'decline', { state: 'held' }, { details: { reason: 'too-far' } })).toBe(
      'declined-by-patient',
    )
    expect(answer(patient, 'hold', { state: 'consented' })).toContain('not for your trust')
    expect(answer(somebody('RRJ', 'patient'), 'consent', { state: 'offered' })).toContain('not for your trust')
  })

  it('makes of the patient’s no a return once responsibility has passed', () => {
    const passed = { state: 'passed', responsible: 'RRJ' } as const
    expect(answer(patient, 'decline', passed, { details: { reason: 'too-far' } })).toContain('cannot be done')
    expect(answer(patient, 'return', passed, { details: { reason: 'changed-mind' } })).toBe('returned')
  })
})

describe('what must be true first', () => {
  it.each([
    ['offer', ours, 'screened', 'No offer is recorded'],
    ['consent', ours, 'offered', 'consent is not recorded'],
    ['hold', ours, 'consented', 'No place is held'],
    ['accept', theirs, 'held', 'No place is held'],
    ['complete', ours, 'accepted', 'consent is not recorded'],
  ] as const)('stops "%s" when nothing is recorded', (action, actor, state, because) => {
    expect(answer(actor, action, { state }, { facts: {} })).toContain(because)
    expect(answer(actor, action, { state })).not.toContain(because)
  })

  it('stops an offer whose time to answer is over, and a hold that is', () => {
    const over = { facts: { offer: { ...facts.offer!, replyBy: now }, hold: { until: now } } }
    expect(answer(ours, 'offer', { state: 'screened' }, over)).toContain('The time to answer the offer is over')
    expect(answer(ours, 'hold', { state: 'consented' }, over)).toContain('No place is held')
  })

  it('asks each thing for itself: the money before a yes, the data set and both ways of agreeing before records go', () => {
    const without = (name: keyof Facts) => ({
      facts: Object.fromEntries(Object.entries(facts).filter(([fact]) => fact !== name)),
    })
    expect(answer(theirs, 'accept', { state: 'held' }, without('money'))).toContain('Look at who is paid')
    expect(answer(ours, 'complete', { state: 'accepted' }, without('dataSet'))).toContain('has not been made')
    const agreed = (lacks: 'conversation' | 'writing') =>
      answer(
        ours,
        'complete',
        { state: 'accepted' },
        { facts: { ...facts, consent: { givenOn: '2026-01-31', lacks } } },
      )
    expect(agreed('writing')).toContain('Ask them to confirm it in writing')
    expect(agreed('conversation')).toContain('Talk it through with them')
  })

  it('names what the records lack', () => {
    const lacking = (more: Facts) => answer(ours, 'complete', { state: 'accepted' }, { facts: { ...facts, ...more } })
    expect(lacking({ dataSet: { faults: 0, isStale: true } })).toContain('Make it again')
    expect(lacking({ dataSet: { faults: 1 } })).toContain('1 item that is missing or wrong')
    expect(lacking({ dataSet: { faults: 3 } })).toContain('3 items that are missing or wrong')
    expect(lacking({ checklist: { missing: ['imaging', 'consent to surgery'] } })).toContain(
      'imaging, consent to surgery',
    )
  })

  it('stops the receiver where the agreement has ended', () => {
    expect(answer(theirs, 'accept', { state: 'held', isShared: false })).toContain('agreement between the two trusts')
    expect(answer(theirs, 'pass', { state: 'complete', isShared: false })).toContain('agreement between the two trusts')
  })

  it('takes a day of treatment that has been, in the wait', () => {
    const treated = (treatedOn?: string) =>
      answer(theirs, 'treat', { state: 'booked' }, { details: treatedOn ? { treatedOn } : {} })
    expect(treated()).toContain('Say on which day')
    expect(treated('2026-02-03')).toContain('still to come')
    expect(treated('2025-05-31')).toContain('before the clock started')
    expect(treated('2026-02-02')).toBe('treated')
  })

  it('takes no reason that is not in the list', () => {
    expect(answer(theirs, 'refuse', { state: 'held' })).toContain('Choose a reason')
    expect(answer(theirs, 'refuse', { state: 'held' }, { details: { reason: 'too-far' } })).toContain('Choose a reason')
    expect(answer(theirs, 'refuse', { state: 'held' }, { details: { reason: 'no-capacity' } })).toBe(
      'declined-by-receiver',
    )
  })
})

describe('the clock', () => {
  it('ends an offer and a hold at their moment, whatever is written', () => {
    const timed = (state: 'offered' | 'held' | 'accepted', until: Date) =>
      stateAt({ state, replyBy: until, holdUntil: until }, now)
    expect(timed('offered', later)).toBe('offered')
    expect(timed('offered', now)).toBe('lapsed')
    expect(timed('held', earlier)).toBe('lapsed')
    expect(timed('accepted', earlier)).toBe('accepted')
  })

  it('leaves nobody anything to do after it', () => {
    const over = aStanding({ state: 'held', holdUntil: earlier })
    for (const actor of [ours, surgeon, theirs, patient]) expect(actionsOf(actor, over)).toEqual([])
    expect(answer(theirs, 'accept', { state: 'held', holdUntil: earlier })).toBe('This transfer is over: lapsed.')
  })

  it('ends nothing before its time, and nothing that is not timed', () => {
    expect(answer(ours, 'lapse', { state: 'held' })).toContain('cannot be done')
    expect(answer(ours, 'lapse', { state: 'accepted', holdUntil: earlier })).toContain('cannot be done')
  })
})

describe('the three models', () => {
  it('book after the records where the patient stays the sender’s, and after passing where the pathway moves', () => {
    expect(answer(theirs, 'book', { state: 'complete', model: 'operation' })).toBe('booked')
    expect(answer(theirs, 'book', { state: 'complete' })).toContain('only in: Responsibility passed')
    expect(answer(theirs, 'book', { state: 'passed', responsible: 'RRJ' })).toBe('booked')
  })

  it('pass responsibility only where the pathway moves', () => {
    expect(answer(theirs, 'pass', { state: 'complete' })).toBe('passed')
    expect(answer(theirs, 'pass', { state: 'complete', model: 'surgeon' })).toBe(
      '"Confirm that the records came, and take the patient over" is not a step of this kind of transfer.',
    )
  })

  it('follow up at the receiver only where the pathway moves, and whoever follows up closes', () => {
    expect(answer(theirs, 'follow-up', { state: 'treated', model: 'operation' })).toContain('not a step')
    expect(answer(theirs, 'follow-up', { state: 'treated' })).toBe('followed-up')
    expect(answer(theirs, 'close', { state: 'followed-up' })).toBe('closed')
    expect(answer(ours, 'close', { state: 'followed-up' })).toContain('not for your trust')
    expect(answer(ours, 'close', { state: 'handed-back' })).toBe('closed')
  })
})

describe('a transfer that is over', () => {
  it.each(endStates)('as %s leaves nothing to do', (state) => {
    for (const actor of [ours, surgeon, theirs, patient]) expect(actionsOf(actor, aStanding({ state }))).toEqual([])
  })
})
