import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { aggregateCommissioner, isInEnglishFigures } from '../commissioner.ts'
import { type ClockEffect, type RttStatus, rttStatus, rttStatuses } from '../rtt-status.ts'
import { clocks } from './clock.ts'
import { allInOrder, clockOf, inShort, type Line, problemsOf, properSubcontract, told } from './story.ts'

const referred: Line = ['2026-01-02', 'referral-received']
const seen: Line = ['2026-01-20', 'first-attendance', { status: '10' }]
const listed: Line = ['2026-02-01', 'decision-to-admit', { status: '20' }]

describe('a plain wait', () => {
  const story = [referred, seen, listed]

  it('runs from the day the referral was received, and knows its wait on the day asked about', () => {
    const { running, state, problems } = clockOf(story, '2026-03-31')
    expect(running).toMatchObject({
      start: '2026-01-02',
      daysWaited: 88,
      decisionToAdmit: '2026-02-01',
      isCounted: true,
    })
    expect(state).toBe('running')
    expect(problems).toEqual([])
  })

  it('leaves out what happens after the day asked about', () => {
    const later: Line = ['2026-05-01', 'admitted', { purpose: 'treatment' }]
    expect(clockOf([...story, later], '2026-03-31')).toEqual(clockOf(story, '2026-03-31'))
    expect(inShort(clockOf([...story, later]))).toEqual(['2026-01-02 to 2026-05-01 stopped: treated 30'])
  })

  it('explains itself: each event, the rule that read it, its paragraph and what it did', () => {
    const { explanation } = clockOf(story).running!
    expect(explanation.map(({ event, ruleId, paragraph, effect }) => [event.kind, ruleId, paragraph, effect])).toEqual([
      ['referral-received', 'start.referral', '3.2.1', 'started'],
      ['first-attendance', 'run.on-the-way', '2.1', 'kept running'],
      ['decision-to-admit', 'run.on-the-way', '2.1', 'kept running'],
    ])
    expect(explanation[0]!.sentence).toBe('A clock starts on the day that the provider receives the referral.')
  })

  it('does not start on the first visit: status 10 marks the first activity, the referral starts the clock', () => {
    expect(clockOf(story).running!.start).toBe('2026-01-02')
  })

  it('belongs to part 2A from the first decision to admit, whatever is decided again later', () => {
    expect(clockOf([...story, ['2026-03-01', 'decision-to-admit']]).running!.decisionToAdmit).toBe('2026-02-01')
  })

  it('with the booking reference converted first, or the slot-issue list, runs from the earlier day', () => {
    const { running } = clockOf([['2025-12-20', 'ubrn-converted', { onSlotIssueList: true }], referred])
    expect(running!.start).toBe('2025-12-20')
  })
})

describe('admission', () => {
  it('for treatment stops the clock on the day of admission, as an admitted stop', () => {
    const { periods } = clockOf([referred, ['2026-05-08', 'admitted', { purpose: 'treatment', status: '30' }]])
    expect(periods[0]).toMatchObject({ stop: '2026-05-08', daysWaited: 126, isAdmitted: true, rttStatus: '30' })
  })

  it.each(['diagnostic-test', 'pre-treatment', 'pre-operative-assessment'])(
    'for %s only does not stop it',
    (purpose) => {
      expect(inShort(clockOf([referred, ['2026-05-08', 'admitted', { purpose }]]))).toEqual(['2026-01-02 running'])
    },
  )

  it('cancelled by the hospital after admission ticks on until the admission in which surgery is done', () => {
    const story: Line[] = [
      referred,
      ['2026-02-01', 'admitted', { purpose: 'treatment' }],
      ['2026-02-01', 'cancelled-by-provider', { afterAdmission: true }],
      ['2026-02-05', 'admitted', { purpose: 'treatment' }],
    ]
    expect(inShort(clockOf(story.slice(0, 3)))).toEqual(['2026-01-02 running'])
    expect(inShort(clockOf(story))).toEqual(['2026-01-02 to 2026-02-05 stopped: treated 30'])
  })

  it('in which the patient turns out unfit for a time ticks on', () => {
    const story: Line[] = [
      referred,
      ['2026-02-01', 'admitted', { purpose: 'treatment' }],
      ['2026-02-02', 'procedure-not-carried-out'],
      ['2026-02-10', 'admitted', { purpose: 'treatment' }],
    ]
    expect(inShort(clockOf(story))).toEqual(['2026-01-02 to 2026-02-10 stopped: treated 30'])
  })

  it('in which it is decided not to operate at all is a non-admitted stop on that day', () => {
    const { periods } = clockOf([
      referred,
      ['2026-02-01', 'admitted', { purpose: 'treatment' }],
      ['2026-02-02', 'procedure-not-carried-out', { decisionNotToTreat: true }],
    ])
    expect(periods[0]).toMatchObject({
      stop: '2026-02-02',
      stopReason: 'not-treated',
      rttStatus: '34',
      isAdmitted: false,
    })
  })

  it('is a stop until it is known that nothing came of it', () => {
    const story: Line[] = [
      referred,
      ['2026-02-01', 'admitted', { purpose: 'treatment' }],
      ['2026-02-02', 'procedure-not-carried-out'],
    ]
    expect(clockOf(story, '2026-02-01').state).toBe('stopped')
    expect(clockOf(story, '2026-02-02').state).toBe('running')
  })

  it('is not undone by a procedure that fails in another admission', () => {
    const story: Line[] = [
      referred,
      ['2026-02-01', 'admitted', { purpose: 'treatment' }],
      ['2026-02-01', 'treated', { where: 'admission' }],
      ['2026-09-01', 'procedure-not-carried-out'],
    ]
    expect(inShort(clockOf(story))).toEqual(['2026-01-02 to 2026-02-01 stopped: treated 30'])
  })
})

describe('the first appointment missed', () => {
  const missed: Line = ['2026-01-20', 'did-not-attend', { clearlyCommunicated: true }]

  it('nullifies the clock: the period is struck out and not counted', () => {
    const { periods, state } = clockOf([referred, missed], '2026-03-01')
    expect(periods).toHaveLength(1)
    expect(periods[0]).toMatchObject({ status: 'nullified', isCounted: false, rttStatus: '33', stop: '2026-01-20' })
    expect(state).toBe('nullified')
  })

  it('and rebooked starts a new clock at nought, from the patient’s call or the decision to offer another', () => {
    for (const by of ['patient', 'provider']) {
      const { running } = clockOf([referred, missed, ['2026-01-25', 'rebooked', { by }]], '2026-02-04')
      expect(running).toMatchObject({ start: '2026-01-25', daysWaited: 10, daysWaitedBefore: 0 })
    }
  })

  it('again after rebooking nullifies again: no first activity has happened yet', () => {
    const { periods } = clockOf([
      referred,
      missed,
      ['2026-01-25', 'rebooked', { by: 'patient' }],
      ['2026-02-10', 'did-not-attend', { clearlyCommunicated: true }],
    ])
    expect(periods.map(({ status }) => status)).toEqual(['nullified', 'nullified'])
  })

  it('without proof that it was clearly communicated leaves the clock running and asks for the proof', () => {
    const clock = clockOf([referred, ['2026-01-20', 'did-not-attend']])
    expect(inShort(clock)).toEqual(['2026-01-02 running'])
    expect(problemsOf(clock)).toEqual(['evidence-missing'])
  })

  it('with status 33 recorded is the provider’s statement that the conditions were met', () => {
    expect(inShort(clockOf([referred, ['2026-01-20', 'did-not-attend', { status: '33' }]]))).toEqual([
      '2026-01-02 to 2026-01-20 nullified: did-not-attend-first 33',
    ])
  })

  it('is not the first when the patient has been seen by the interface service', () => {
    const story: Line[] = [
      ['2026-01-02', 'interface-referral-received', { at: 'NTP' }],
      ['2026-01-10', 'first-attendance', { at: 'NTP' }],
      ['2026-01-28', 'referral-received'],
      ['2026-02-20', 'did-not-attend', { clearlyCommunicated: true }],
    ]
    expect(inShort(clockOf(story))).toEqual(['2026-01-02 running'])
  })

  it('is not the first when the patient has been admitted for a test', () => {
    const story: Line[] = [
      referred,
      ['2026-01-10', 'admitted', { purpose: 'diagnostic-test' }],
      ['2026-02-20', 'did-not-attend', { clearlyCommunicated: true }],
    ]
    expect(inShort(clockOf(story))).toEqual(['2026-01-02 running'])
  })

  it('nullifies a clock that began with a move to England, or with a start that a provider stated', () => {
    for (const kind of ['moved-to-england', 'start-stated'] as const) {
      expect(clockOf([['2026-01-02', kind], missed]).state).toBe('nullified')
    }
  })

  it('nullifies nothing when the stated start is of a second period, which no referral began', () => {
    const story: Line[] = [
      referred,
      ['2026-01-10', 'treated'],
      ['2026-01-15', 'start-stated'],
      ['2026-01-20', 'did-not-attend', { clearlyCommunicated: true }],
    ]
    expect(clockOf(story).state).toBe('running')
  })

  it('after active monitoring nullifies nothing: no referral started that clock', () => {
    const story: Line[] = [
      referred,
      seen,
      ['2026-02-01', 'active-monitoring', { by: 'clinician' }],
      ['2026-06-01', 'decision-to-treat'],
      ['2026-06-20', 'did-not-attend', { clearlyCommunicated: true }],
    ]
    expect(inShort(clockOf(story))[1]).toBe('2026-06-01 running')
  })
})

describe('a later appointment missed', () => {
  const missed = (rest = {}): Line => ['2026-02-10', 'did-not-attend', { clearlyCommunicated: true, ...rest }]

  it('leaves the clock running', () => {
    expect(inShort(clockOf([referred, seen, missed()]))).toEqual(['2026-01-02 running'])
  })

  it('stops it on the day missed when the patient is properly discharged', () => {
    expect(inShort(clockOf([referred, seen, missed({ discharge: allInOrder })]))).toEqual([
      '2026-01-02 to 2026-02-10 stopped: discharged-after-not-attending 34',
    ])
  })

  it.each(['clearlyCommunicated', 'inBestInterests', 'underPublishedPolicy', 'policyProtectsVulnerable'])(
    'leaves it running when the discharge lacks "%s"',
    (what) => {
      for (const line of [
        missed({ discharge: { ...allInOrder, [what]: false } }),
        ['2026-02-12', 'returned-to-primary-care', { afterNotAttending: { ...allInOrder, [what]: false } }] as Line,
      ]) {
        const clock = clockOf([referred, seen, line])
        expect(inShort(clock)).toEqual(['2026-01-02 running'])
        expect(problemsOf(clock)).toEqual(['evidence-missing'])
      }
    },
  )
})

describe('active monitoring', () => {
  const declined = (offeredOn: string, forDay: string, rest = {}): Line => [
    offeredOn,
    'offer-declined',
    { offeredOn, forDay, ...rest },
  ]
  const delay = (rest = {}): Line => [
    '2026-03-20',
    'active-monitoring',
    { by: 'clinician', because: 'patient-delay', agreed: true, ...rest },
  ]
  const two = [declined('2026-02-01', '2026-02-22'), declined('2026-02-20', '2026-03-15')]

  it('decided by the clinician stops the clock with 32, and chosen by the patient with 31', () => {
    expect(inShort(clockOf([referred, seen, ['2026-02-01', 'active-monitoring', { by: 'clinician' }]]))).toEqual([
      '2026-01-02 to 2026-02-01 stopped: active-monitoring 32',
    ])
    expect(inShort(clockOf([referred, seen, ['2026-02-01', 'active-monitoring', { by: 'patient' }]]))).toEqual([
      '2026-01-02 to 2026-02-01 stopped: active-monitoring 31',
    ])
  })

  it('ends with a new clock on the day of the decision to treat, or to admit', () => {
    for (const kind of ['decision-to-treat', 'decision-to-admit'] as const) {
      const clock = clockOf([
        referred,
        seen,
        ['2026-02-01', 'active-monitoring', { by: 'clinician' }],
        ['2026-06-01', kind],
      ])
      expect(inShort(clock)[1]).toBe('2026-06-01 running')
      expect(clock.running!.daysWaitedBefore).toBe(0)
    }
  })

  it('for a patient who delays needs two reasonable offers declined, a conversation and their agreement', () => {
    expect(inShort(clockOf([referred, seen, ...two, delay()]))).toEqual([
      '2026-01-02 to 2026-03-20 stopped: active-monitoring 32',
    ])
    for (const story of [
      [referred, seen, two[0]!, delay()],
      [referred, seen, ...two, delay({ agreed: false })],
      [referred, seen, two[0]!, declined('2026-02-20', '2026-03-05'), delay()],
      [referred, seen, two[0]!, declined('2026-02-20', '2026-05-05'), delay()],
    ]) {
      const clock = clockOf(story)
      expect(inShort(clock)).toEqual(['2026-01-02 running'])
      expect(problemsOf(clock)).toEqual(['evidence-missing'])
    }
  })

  it('counts dates at another hospital only if provider and team were named and suitability judged beforehand', () => {
    const elsewhere = { provider: 'RRJ', team: 'Arthroplasty', judgedSuitable: true }
    const atRoyalOrthopaedic = (rest = {}) => [
      declined('2026-02-01', '2026-02-22', { ...elsewhere, ...rest }),
      declined('2026-02-20', '2026-03-15', { ...elsewhere, ...rest }),
    ]
    expect(clockOf([referred, seen, ...atRoyalOrthopaedic(), delay()]).state).toBe('active-monitoring')
    expect(clockOf([referred, seen, ...atRoyalOrthopaedic({ judgedSuitable: false }), delay()]).state).toBe('running')
    expect(clockOf([referred, seen, ...atRoyalOrthopaedic({ team: undefined }), delay()]).state).toBe('running')
  })

  it('needs no sham offers when two dates could have been offered in a time the patient cannot come', () => {
    expect(clockOf([referred, seen, delay({ twoDatesCouldHaveBeenOffered: true })]).state).toBe('active-monitoring')
  })

  it('for delay did not exist before the guidance of October 2023: the clock ran on', () => {
    const story: Line[] = [
      ['2022-01-02', 'referral-received'],
      ['2022-01-20', 'first-attendance'],
      ['2022-02-01', 'offer-declined', { offeredOn: '2022-02-01', forDay: '2022-03-01' }],
      ['2022-03-01', 'offer-declined', { offeredOn: '2022-03-01', forDay: '2022-04-01' }],
      ['2022-04-01', 'active-monitoring', { by: 'clinician', because: 'patient-delay', agreed: true }],
    ]
    expect(inShort(clockOf(story))).toEqual(['2022-01-02 running'])
    const later = story.map(([on, kind, rest]): Line => {
      const shift = (value: unknown) => (typeof value === 'string' ? value.replace('2022', '2025') : value)
      const moved = rest && Object.fromEntries(Object.entries(rest).map(([key, value]) => [key, shift(value)]))
      return [on.replace('2022', '2025'), kind, ...(moved ? [moved] : [])] as unknown as Line
    })
    expect(clockOf(later).state).toBe('active-monitoring')
  })

  it('puts a patient who goes ahead back where they left the list, with a new clock start', () => {
    const { running } = clockOf([referred, seen, ...two, delay(), ['2026-05-01', 'patient-resumed']], '2026-05-11')
    expect(running).toMatchObject({ start: '2026-05-01', daysWaited: 10, daysWaitedBefore: 77 })
  })

  it('for delay asks for a review every 12 weeks, and not sooner', () => {
    const story = [referred, seen, ...two, delay()]
    expect(problemsOf(clockOf(story, '2026-06-11'))).toEqual([])
    expect(problemsOf(clockOf(story, '2026-06-12'))).toEqual(['review-due'])
    expect(problemsOf(clockOf([...story, ['2026-06-01', 'attendance', { status: '91' }]], '2026-06-12'))).toEqual([])
  })

  it('left for primary care starts no clock when treatment is spoken of later', () => {
    const clock = clockOf([
      referred,
      seen,
      ['2026-02-01', 'active-monitoring', { by: 'clinician' }],
      ['2026-04-01', 'returned-to-primary-care'],
      ['2026-06-01', 'decision-to-treat', { status: '90' }],
    ])
    expect(inShort(clock)).toEqual(['2026-01-02 to 2026-02-01 stopped: active-monitoring 32'])
  })
})

describe('nothing that a hospital or a patient merely rearranges touches the clock', () => {
  it.each([
    ['cancelled-by-provider', {}],
    ['cancelled-by-patient', {}],
    ['unfit', {}],
    ['thinking-time', { days: 5 }],
    ['offer-declined', { offeredOn: '2026-02-01', forDay: '2026-03-01', provider: 'RRJ', team: 'Spine' }],
    ['offer-made', { offeredOn: '2026-02-01', forDay: '2026-03-01' }],
    ['specialty-changed', { toTreatmentFunction: '191' }],
    ['opinion-requested', { of: 'RRK' }],
    ['validated', {}],
  ] as const)('%s', (kind, rest) => {
    const clock = clockOf([referred, seen, ['2026-02-10', kind, rest]])
    expect(inShort(clock)).toEqual(['2026-01-02 running'])
    expect(clock.problems).toEqual([])
  })

  it('a specialty change within the trust for the same condition keeps the clock', () => {
    const story: Line[] = [referred, seen, ['2026-02-10', 'specialty-changed', { toTreatmentFunction: '410' }], listed]
    expect(clockOf(story).running).toMatchObject({ start: '2026-01-02', reportingProvider: 'RL1' })
  })

  it('somebody unfit is never moved to a planned list: the clock runs and a validator is told', () => {
    const clock = clockOf([referred, seen, ['2026-02-10', 'unfit'], ['2026-02-11', 'added-to-planned-list']])
    expect(inShort(clock)).toEqual(['2026-01-02 running'])
    expect(problemsOf(clock)).toEqual(['planned-while-running'])
  })

  it('thinking time of more than 14 days calls for a conversation', () => {
    expect(problemsOf(clockOf([referred, seen, ['2026-02-10', 'thinking-time', { days: 15 }]]))).toEqual([
      'conversation-due',
    ])
  })
})

describe('stops without treatment', () => {
  it.each([
    ['returned-to-primary-care', 'returned-to-primary-care 34'],
    ['decision-not-to-treat', 'not-treated 34'],
    ['patient-declined', 'declined 35'],
    ['died', 'died 36'],
  ] as const)('%s', (kind, ending) => {
    expect(inShort(clockOf([referred, seen, ['2026-02-10', kind]]))).toEqual([
      `2026-01-02 to 2026-02-10 stopped: ${ending}`,
    ])
  })

  it('being put on a transplant list is status 34 although treatment is meant', () => {
    expect(inShort(clockOf([referred, seen, ['2026-02-10', 'transplant-listed', { matched: true }]]))).toEqual([
      '2026-01-02 to 2026-02-10 stopped: transplant-list 34',
    ])
  })

  it('a living donor’s transplant, unmatched, waits for admission', () => {
    expect(inShort(clockOf([referred, seen, ['2026-02-10', 'transplant-listed', { matched: false }]]))).toEqual([
      '2026-01-02 running',
    ])
  })

  it('nothing happens to a clock after death, and a validator is told', () => {
    const clock = clockOf([referred, seen, ['2026-02-10', 'died'], ['2026-03-01', 'referral-received']])
    expect(clock.periods).toHaveLength(1)
    expect(problemsOf(clock)).toEqual(['event-after-death'])
  })
})

it('death after treatment is remembered: nothing is recorded after it unnoticed', () => {
  const clock = clockOf([referred, ['2026-02-01', 'treated'], ['2026-02-10', 'died'], ['2026-03-01', 'new-treatment']])
  expect(clock.state).toBe('died')
  expect(inShort(clock)).toEqual(['2026-01-02 to 2026-02-01 stopped: treated 30'])
  expect(problemsOf(clock)).toEqual(['event-after-death'])
})

describe('a new clock after the first', () => {
  const treated: Line = ['2026-03-01', 'admitted', { purpose: 'treatment' }]
  const starts = (...lines: Line[]) => clockOf([referred, seen, treated, ...lines]).running?.start

  it('starts when the patient is fit and ready for the second side', () => {
    expect(starts(['2026-06-01', 'bilateral-second-ready'])).toBe('2026-06-01')
  })

  it('starts with the decision for substantively new treatment, but not for what was planned already', () => {
    expect(starts(['2026-06-01', 'new-treatment'])).toBe('2026-06-01')
    expect(starts(['2026-06-01', 'new-treatment', { inAgreedPlan: true }])).toBeUndefined()
  })

  it('for new treatment at another provider starts when that provider receives the referral', () => {
    expect(starts(['2026-06-01', 'new-treatment', { atProvider: 'RRK' }])).toBeUndefined()
    expect(
      starts(
        ['2026-06-01', 'new-treatment', { atProvider: 'RRK' }],
        ['2026-06-09', 'referral-received', { at: 'RRK' }],
      ),
    ).toBe('2026-06-09')
  })

  it('starts with a new referral back into the service, not with the original one', () => {
    expect(starts(['2027-01-05', 'referral-received'])).toBe('2027-01-05')
  })

  it('starts on the due date of planned treatment that is overdue', () => {
    expect(starts(['2026-09-01', 'planned-due', { what: 'treatment' }])).toBe('2026-09-01')
  })

  it('does not start when the planned treatment is done on its due date', () => {
    const due: Line = ['2026-09-01', 'planned-due', { what: 'treatment' }]
    const periodsWith = (...lines: Line[]) => clockOf([referred, seen, treated, due, ...lines]).periods.length
    expect(periodsWith(['2026-09-01', 'admitted', { purpose: 'treatment' }])).toBe(1)
    expect(periodsWith(['2026-09-01', 'admitted', { purpose: 'diagnostic-test' }])).toBe(2)
    expect(
      periodsWith(['2026-09-01', 'admitted', { purpose: 'treatment' }], ['2026-09-02', 'procedure-not-carried-out']),
    ).toBe(2)
  })

  it('does not start for an overdue planned test or follow-up', () => {
    expect(starts(['2026-09-01', 'planned-due', { what: 'diagnostic-test' }])).toBeUndefined()
    expect(starts(['2026-09-01', 'planned-due', { what: 'follow-up' }])).toBeUndefined()
  })

  it('never runs beside the first: a second start is refused and a validator is told', () => {
    for (const kind of ['bilateral-second-ready', 'new-treatment'] as const) {
      const clock = clockOf([referred, seen, ['2026-02-10', kind]])
      expect(inShort(clock)).toEqual(['2026-01-02 running'])
      expect(problemsOf(clock)).toEqual(['start-while-running'])
    }
  })
})

describe('self-referrals and emergencies', () => {
  it('a self-referral starts a clock only where it is agreed locally and ratified', () => {
    const self = (agreedLocally: boolean, ratified: boolean): Line[] => [
      ['2026-01-02', 'self-referral-received', { agreedLocally, ratified }],
    ]
    expect(inShort(clockOf(self(true, true)))).toEqual(['2026-01-02 running'])
    expect(inShort(clockOf(self(true, false)))).toEqual([])
    expect(inShort(clockOf(self(false, true)))).toEqual([])
  })

  it('an emergency has no clock until the patient is referred for something elective', () => {
    const clock = clockOf([
      ['2026-01-01', 'emergency-presentation'],
      ['2026-01-09', 'referral-received'],
    ])
    expect(inShort(clock)).toEqual(['2026-01-09 running'])
  })
})

describe('a separate condition', () => {
  it('leaves this clock as it is, and needs a pathway identifier of its own', () => {
    const withPathway = clockOf([referred, seen, ['2026-02-10', 'separate-condition', { newPathway: 'RL1A' }]])
    expect(inShort(withPathway)).toEqual(['2026-01-02 running'])
    expect(withPathway.problems).toEqual([])
    expect(problemsOf(clockOf([referred, seen, ['2026-02-10', 'separate-condition']]))).toEqual([
      'separate-condition-needs-a-pathway',
    ])
  })

  it('recorded as status 12 on the old pathway is told to a validator', () => {
    const clock = clockOf([referred, seen, ['2026-02-10', 'attendance', { status: '12' }]])
    expect(inShort(clock)).toEqual(['2026-01-02 running'])
    expect(problemsOf(clock)).toEqual(['separate-condition-needs-a-pathway'])
  })

  it('on its own new pathway, status 12 is right', () => {
    const clock = clockOf([referred, ['2026-01-20', 'first-attendance', { status: '12' }]])
    expect(clock.problems).toEqual([])
  })
})

describe('transfers keep the start of the clock', () => {
  it('from an interface service: the day the service received the referral, reported by the hospital', () => {
    const clock = clockOf([
      ['2026-01-02', 'interface-referral-received', { at: 'NTP' }],
      ['2026-01-28', 'referral-received', { at: 'RL1' }],
    ])
    expect(clock.running).toMatchObject({ start: '2026-01-02', reportingProvider: 'RL1' })
    expect(clock.problems).toEqual([])
  })

  it('from an interface service once only: a third provider needs a recorded transfer', () => {
    const clock = clockOf([
      ['2026-01-02', 'interface-referral-received', { at: 'NTP' }],
      ['2026-01-28', 'referral-received', { at: 'RL1' }],
      ['2026-02-28', 'referral-received', { at: 'RRJ' }],
    ])
    expect(clock.running!.reportingProvider).toBe('RL1')
    expect(problemsOf(clock)).toEqual(['responsibility-unclear'])
  })

  it('from provider to provider: 2 January, reported by the receiver, though it received the patient on the 28th', () => {
    const { running } = clockOf([
      ['2026-01-02', 'referral-received', { at: 'RL1' }],
      ['2026-01-28', 'transferred', { at: 'RL1', to: 'RRJ', clinicalResponsibility: true, status: '21' }],
      ['2026-02-03', 'attendance', { at: 'RRJ', status: '20' }],
    ])
    expect(running).toMatchObject({ start: '2026-01-02', reportingProvider: 'RRJ' })
    expect(running!.explanation[1]).toMatchObject({ effect: 'changed hands', paragraph: '11.1' })
  })

  it('for an opinion only: the sender keeps the patient and reports', () => {
    for (const line of [
      ['2026-02-10', 'opinion-requested', { of: 'RRJ' }],
      ['2026-02-10', 'transferred', { to: 'RRJ', clinicalResponsibility: false }],
    ] satisfies Line[]) {
      expect(clockOf([referred, line]).running).toMatchObject({ start: '2026-01-02', reportingProvider: 'RL1' })
    }
  })

  it('an opinion that turns into a transfer passes the patient on from that day', () => {
    const { running } = clockOf([
      referred,
      ['2026-02-10', 'opinion-requested', { of: 'RRJ' }],
      ['2026-03-10', 'transferred', { to: 'RRJ', clinicalResponsibility: true }],
    ])
    expect(running).toMatchObject({ start: '2026-01-02', reportingProvider: 'RRJ' })
  })

  it('under a subcontract the sender reports only with every assurance', () => {
    const subcontracted = (terms = {}): Line => [
      '2026-06-01',
      'transferred',
      { to: 'RRJ', clinicalResponsibility: true, subcontract: { ...properSubcontract, ...terms } },
    ]
    expect(clockOf([referred, subcontracted()]).running!.reportingProvider).toBe('RL1')
    for (const lacking of ['commissionerAgreed', 'clinicallyAppropriate', 'nhsEnglandTold', 'namedInContract']) {
      const clock = clockOf([referred, subcontracted({ [lacking]: false })])
      expect(clock.running!.reportingProvider).toBe('RRJ')
      expect(problemsOf(clock)).toEqual(['evidence-missing'])
    }
    expect(clockOf([referred, subcontracted({ reportedBy: 'receiver' })]).running!.reportingProvider).toBe('RRJ')
  })

  it('a receiver that states its own receipt as the start is put right by the original', () => {
    const clock = clockOf([
      referred,
      ['2026-01-28', 'transferred', { to: 'RRJ', clinicalResponsibility: true }],
      ['2026-01-28', 'start-stated', { at: 'RRJ', by: 'waiting list file' }],
    ])
    expect(clock.running!.start).toBe('2026-01-02')
    expect(problemsOf(clock)).toEqual(['starts-disagree'])
  })

  it('a start that arrives with the transfer is taken when the events before it are not held', () => {
    const clock = clockOf([
      ['2026-01-02', 'start-stated', { at: 'RRJ', by: 'IPTAMDS' }],
      ['2026-01-28', 'referral-received', { at: 'RRJ' }],
    ])
    expect(clock.running).toMatchObject({ start: '2026-01-02', reportingProvider: 'RRJ', isStartKnown: true })
    expect(clock.problems).toEqual([])
  })

  it('a referral that another provider received while no transfer is recorded leaves the duty where it is, and asks', () => {
    const clock = clockOf([referred, ['2026-01-28', 'referral-received', { at: 'RRJ' }]])
    expect(clock.running).toMatchObject({ start: '2026-01-02', reportingProvider: 'RL1' })
    expect(problemsOf(clock)).toEqual(['responsibility-unclear'])
  })

  it('a patient who changes provider keeps the clock where the pathway allows it, and stops it where a fresh referral is needed', () => {
    const change = (freshReferral: boolean): Line => [
      '2026-02-10',
      'patient-chose-provider',
      { to: 'RRJ', freshReferral },
    ]
    expect(clockOf([referred, change(false)]).running).toMatchObject({ start: '2026-01-02', reportingProvider: 'RRJ' })
    expect(inShort(clockOf([referred, change(true)]))).toEqual([
      '2026-01-02 to 2026-02-10 stopped: left-for-fresh-referral 34',
    ])
  })
})

describe('across the border', () => {
  it('a patient who becomes England’s starts a clock when the English provider receives the referral; the Welsh wait is seen but not counted', () => {
    const clock = clockOf(
      [
        ['2025-03-01', 'referral-received', { at: '7A1' }],
        ['2026-01-15', 'moved-to-england', { from: 'Wales' }],
      ],
      '2026-01-31',
    )
    expect(clock.running).toMatchObject({ start: '2026-01-15', daysWaited: 16, daysWaitedBefore: 320, isCounted: true })
    expect(clock.periods[0]).toMatchObject({ isCounted: false, stopReason: 'responsibility-moved-to-england' })
  })

  it('a Welsh commissioner is NONC in the monthly return, itself in the record, and not in England’s figures', () => {
    expect([aggregateCommissioner('7A7'), isInEnglishFigures('7A7')]).toEqual(['NONC', false])
  })
})

describe('what a validator is told', () => {
  it('a stop without any start', () => {
    const clock = clockOf([['2026-02-01', 'treated']])
    expect(clock.periods).toEqual([])
    expect(problemsOf(clock)).toEqual(['stop-without-start'])
  })

  it('a visit before the referral', () => {
    expect(problemsOf(clockOf([['2026-01-01', 'first-attendance'], referred]))).toEqual(['event-without-start'])
  })

  it('treatment after a nullified clock that nobody rebooked, though not the discharge that often follows', () => {
    const missed: Line[] = [referred, ['2026-01-20', 'did-not-attend', { clearlyCommunicated: true }]]
    expect(problemsOf(clockOf([...missed, ['2026-03-01', 'admitted', { purpose: 'treatment' }]]))).toEqual([
      'stop-without-start',
    ])
    expect(problemsOf(clockOf([...missed, ['2026-01-20', 'returned-to-primary-care']]))).toEqual([])
  })

  it('a rebooking where nothing had been nullified', () => {
    expect(problemsOf(clockOf([['2026-01-20', 'rebooked', { by: 'patient' }]]))).toEqual(['not-a-start'])
  })

  it('a status that contradicts what happened', () => {
    const clock = clockOf([referred, ['2026-02-10', 'cancelled-by-patient', { status: '34' }]])
    expect(inShort(clock)).toEqual(['2026-01-02 running'])
    expect(problemsOf(clock)).toEqual(['status-disagrees'])
    expect(problemsOf(clockOf([referred, ['2026-02-10', 'admitted', { purpose: 'treatment', status: '20' }]]))).toEqual(
      ['status-disagrees'],
    )
  })

  it('a status not yet known', () => {
    expect(problemsOf(clockOf([referred, ['2026-02-10', 'attendance', { status: '99' }]]))).toEqual([
      'status-not-known',
    ])
  })

  it('a first activity whose referral is not held: the clock counts from it, with an unknown start', () => {
    const clock = clockOf([['2026-01-20', 'activity', { status: '10' }]])
    expect(clock.running).toMatchObject({ start: '2026-01-20', isStartKnown: false })
    expect(problemsOf(clock)).toEqual(['start-not-known'])
  })

  it('a second end to one clock', () => {
    const clock = clockOf([
      referred,
      ['2026-02-01', 'attendance', { status: '30' }],
      ['2026-03-01', 'attendance', { status: '30' }],
    ])
    expect(inShort(clock)).toEqual(['2026-01-02 to 2026-02-01 stopped: treated 30'])
    expect(problemsOf(clock)).toEqual(['already-stopped'])
  })

  it('nothing, for ordinary care after treatment', () => {
    const clock = clockOf([
      referred,
      seen,
      ['2026-03-01', 'admitted', { purpose: 'treatment', status: '30' }],
      ['2026-03-01', 'treated', { where: 'admission' }],
      ['2026-04-20', 'attendance', { status: '90' }],
      ['2026-04-20', 'returned-to-primary-care', { status: '90' }],
    ])
    expect(clock.problems).toEqual([])
    expect(clock.outside.map(({ event }) => event.kind)).toEqual(['treated', 'attendance', 'returned-to-primary-care'])
  })

  it('that an event is older than the rules', () => {
    const clock = clockOf([['2014-01-02', 'referral-received']], '2014-02-01')
    expect(inShort(clock)).toEqual(['2014-01-02 running'])
    expect(problemsOf(clock)).toEqual(['before-the-rules'])
  })
})

describe('each of the 17 statuses, where the status is all that is known', () => {
  const after =
    (...before: Line[]) =>
    (status: RttStatus) =>
      clockOf([...before, ['2026-02-10', 'activity', { status }]])
  const withoutClock = after()
  const withClock = after(referred, seen)
  const unseen = after(referred)
  const monitored = after(referred, seen, ['2026-02-01', 'active-monitoring', { by: 'clinician' }])

  const codesThat = (effect: ClockEffect) => rttStatuses.filter((each) => each.effect === effect)

  it.each(codesThat('start'))('$code, $label: a clock runs', ({ code }) => {
    expect((code === '11' ? monitored : withoutClock)(code).running?.start).toBe('2026-02-10')
  })

  it.each(codesThat('running'))('$code, $label: the clock runs on', ({ code }) => {
    expect(withClock(code)).toMatchObject({ state: 'running', problems: [] })
  })

  it.each(codesThat('stop'))('$code, $label: the clock stops', ({ code }) => {
    expect(withClock(code).periods[0]).toMatchObject({ status: 'stopped', stop: '2026-02-10', rttStatus: code })
    expect(problemsOf(withoutClock(code))).toEqual(['stop-without-start'])
  })

  it.each(codesThat('nullify'))(
    '$code, $label: the clock is struck out, if nothing was attended before',
    ({ code }) => {
      expect(unseen(code).periods[0]).toMatchObject({ status: 'nullified', isCounted: false })
      expect(withClock(code)).toMatchObject({ state: 'running', problems: [{ code: 'status-disagrees' }] })
    },
  )

  it.each(codesThat('none'))('$code, $label: there is no clock', ({ code }) => {
    expect(withoutClock(code)).toMatchObject({ state: 'not-started', problems: [] })
  })

  it.each(codesThat('unknown'))('$code, $label: the clock runs on and a validator is told', ({ code }) => {
    expect(withClock(code)).toMatchObject({ state: 'running', problems: [{ code: 'status-not-known' }] })
  })
})

describe('the listed cases of the guidance', () => {
  const file = '../shared/data/rtt/rtt-rule-cases.json'
  type Listed = {
    transfers: { id: string; expect: Record<string, unknown> }[]
    clock: { status: RttStatus; effect: string }[]
  }
  const listedCases: Listed | undefined = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined

  it.skipIf(!listedCases)('agree on what each status does to a clock', () => {
    const words: Record<string, string> = {
      start: 'start',
      running: 'running',
      stop: 'stop',
      none: 'none',
      unknown: 'unknown',
    }
    for (const { status, effect } of listedCases!.clock) {
      const expected = effect.startsWith('stop and nullify') ? 'nullify' : words[effect.split(/[ ,:]/)[0]!]
      expect([status, rttStatus(status)?.effect]).toEqual([status, expected])
    }
  })

  const told2January: Line = ['2026-01-02', 'referral-received', { at: 'A' }]
  const stories: Record<string, readonly Line[]> = {
    'ipt-interface': [
      ['2026-01-02', 'interface-referral-received', { at: 'interface service' }],
      ['2026-01-28', 'referral-received', { at: 'acute provider' }],
    ],
    'ipt-provider-to-provider': [
      told2January,
      ['2026-01-28', 'transferred', { at: 'A', to: 'B', clinicalResponsibility: true }],
    ],
    'opinion-only': [told2January, ['2026-02-10', 'opinion-requested', { at: 'A', of: 'B' }]],
    'subcontract-exception': [
      told2January,
      ['2026-06-01', 'transferred', { at: 'A', to: 'B', clinicalResponsibility: true, subcontract: properSubcontract }],
    ],
    'moves-to-england': [
      ['2025-03-01', 'referral-received', { at: '7A1' }],
      ['2026-01-15', 'moved-to-england', { at: 'RL1' }],
    ],
  }

  it.skipIf(!listedCases).each(Object.entries(stories))('agree on the transfer "%s"', (id, story) => {
    const { clockStart, reportingProvider } = listedCases!.transfers.find((each) => each.id === id)!.expect
    expect(clockOf(story).running).toMatchObject({
      ...(clockStart === undefined ? {} : { start: clockStart }),
      ...(reportingProvider === undefined ? {} : { reportingProvider }),
    })
  })

  it.skipIf(!listedCases)(
    'are all told here, but for the commissioner’s code, which is told with commissioners',
    () => {
      expect(listedCases!.transfers.map(({ id }) => id).sort()).toEqual(
        [...Object.keys(stories), 'welsh-commissioner'].sort(),
      )
    },
  )
})

it('an empty pathway has no clock and no problem', () => {
  expect(clocks(told(), { asOf: '2026-01-31' })).toEqual({
    asOf: '2026-01-31',
    state: 'not-started',
    periods: [],
    outside: [],
    problems: [],
  })
})
