import fc from 'fast-check'
import { expect, it } from 'vitest'
import { addDays, daysBetween } from '../day.ts'
import { rttStatuses } from '../rtt-status.ts'
import { clocks } from './clock.ts'
import type { PathwayClock } from './clock-period.ts'
import { clockStartOf } from './clock-start.ts'
import { eventKinds } from './event-order.ts'
import type { EventKind, PathwayEvent } from './pathway-event.ts'

const firstDay = '2024-01-01'
const asOf = '2026-01-31'

const someday = fc.integer({ min: 0, max: 700 }).map((n) => addDays(firstDay, n))
const provider = fc.constantFrom('RL1', 'RRJ', '7A1')
const yesOrNo = fc.boolean()
const evidence = fc.record({
  clearlyCommunicated: yesOrNo,
  inBestInterests: yesOrNo,
  underPublishedPolicy: yesOrNo,
  policyProtectsVulnerable: yesOrNo,
})
const offer = fc.tuple(someday, fc.integer({ min: 1, max: 60 })).map(([offeredOn, notice]) => ({
  offeredOn,
  forDay: addDays(offeredOn, notice),
}))

/** A detail for each kind that needs one; the others get none or something harmless. */
const details: Partial<Record<EventKind, fc.Arbitrary<unknown>>> = {
  'self-referral-received': fc.record({ agreedLocally: yesOrNo, ratified: yesOrNo }),
  rebooked: fc.record({ by: fc.constantFrom('patient', 'provider') }),
  'new-treatment': fc.record({ inAgreedPlan: yesOrNo, atProvider: provider }, { requiredKeys: [] }),
  'planned-due': fc.record({ what: fc.constantFrom('treatment', 'diagnostic-test', 'follow-up') }),
  'did-not-attend': fc.record({ clearlyCommunicated: yesOrNo, discharge: evidence }, { requiredKeys: [] }),
  'offer-made': offer,
  'offer-declined': offer,
  'cancelled-by-provider': fc.record({ afterAdmission: yesOrNo }, { requiredKeys: [] }),
  'thinking-time': fc.record({ days: fc.integer({ min: 1, max: 30 }) }),
  'specialty-changed': fc.record({ toTreatmentFunction: fc.constantFrom('110', '410') }),
  'separate-condition': fc.record({ newPathway: fc.constant('X') }, { requiredKeys: [] }),
  transferred: fc.record({ to: provider, clinicalResponsibility: yesOrNo }),
  'opinion-requested': fc.record({ of: provider }),
  'patient-chose-provider': fc.record({ to: provider, freshReferral: yesOrNo }),
  admitted: fc.record({ purpose: fc.constantFrom('treatment', 'diagnostic-test', 'pre-treatment') }),
  'procedure-not-carried-out': fc.record({ decisionNotToTreat: yesOrNo }, { requiredKeys: [] }),
  'transplant-listed': fc.record({ matched: yesOrNo }),
  'active-monitoring': fc.record(
    {
      by: fc.constantFrom('patient', 'clinician'),
      because: fc.constantFrom('clinical', 'patient-delay'),
      agreed: yesOrNo,
    },
    { requiredKeys: ['by'] },
  ),
  'returned-to-primary-care': fc.record({ afterNotAttending: evidence }, { requiredKeys: [] }),
}

const status = fc.constantFrom(...rttStatuses.map(({ code }) => code))

function anEvent(kinds: readonly EventKind[]): fc.Arbitrary<PathwayEvent> {
  return fc.constantFrom(...kinds).chain((kind) => {
    const detail = details[kind] ?? fc.constant(undefined)
    const recorded = kind === 'activity' ? status : fc.option(status, { nil: undefined, freq: 4 })
    return fc.tuple(someday, provider, detail, recorded).map(
      ([on, who, what, rttStatus]) =>
        ({
          on,
          kind,
          provider: who,
          ...(what === undefined ? {} : { detail: what }),
          ...(rttStatus === undefined ? {} : { rttStatus }),
        }) as PathwayEvent,
    )
  })
}

const aPathway = (kinds: readonly EventKind[] = eventKinds, maxLength = 14) =>
  fc
    .tuple(
      fc.array(anEvent(['referral-received', 'ubrn-converted', 'start-stated']), { maxLength: 1 }),
      fc.array(anEvent(kinds), { maxLength }),
    )
    .map(([first, rest]) => [...first, ...rest])

/** The periods without the words that explain them. */
const bare = ({ periods }: PathwayClock) => periods.map(({ explanation: _words, ...facts }) => facts)
const starts = ({ periods }: PathwayClock) => periods.map(({ start }) => start)
const runs = { numRuns: 2000 }

it('the order in which events arrive does not matter', () => {
  const shuffled = aPathway().chain((events) =>
    fc.tuple(fc.constant(events), fc.shuffledSubarray(events, { minLength: events.length, maxLength: events.length })),
  )
  fc.assert(
    fc.property(shuffled, ([events, otherOrder]) => {
      expect(clocks(otherOrder, { asOf })).toEqual(clocks(events, { asOf }))
    }),
    runs,
  )
})

it('no pathway ever has two clocks at once, and only the last can be running', () => {
  fc.assert(
    fc.property(aPathway(), (events) => {
      const { periods, running, state } = clocks(events, { asOf })
      for (const period of periods) {
        expect(period.daysWaited).toBe(daysBetween(period.start, period.stop ?? asOf))
        expect(period.daysWaited).toBeGreaterThanOrEqual(0)
        expect(period.status === 'running').toBe(period === running)
        expect(period.status === 'nullified').toBe(period.rttStatus === '33')
      }
      // Start and stop in turn, never going back: so no two overlap.
      const turns = periods.flatMap(({ start, stop }) => (stop === undefined ? [start] : [start, stop]))
      expect(turns).toEqual([...turns].sort())
      expect(running).toBe(state === 'running' ? periods.at(-1) : undefined)
    }),
    runs,
  )
})

it('a transfer never changes the start of a clock, its end or its length', () => {
  const withoutTransfers = eventKinds.filter((kind) => kind !== 'transferred')
  fc.assert(
    fc.property(
      aPathway(withoutTransfers),
      fc.array(anEvent(['transferred']), { minLength: 1, maxLength: 4 }),
      (events, moves) => {
        const before = clocks(events, { asOf })
        const after = clocks([...events, ...moves], { asOf })
        const unmoved = (clock: PathwayClock) => bare(clock).map(({ reportingProvider: _who, ...facts }) => facts)
        expect(unmoved(after)).toEqual(unmoved(before))
      },
    ),
    runs,
  )
})

it('no cancellation, by provider or patient, stops a clock or starts one, whatever status was recorded with it', () => {
  const cancellations = fc
    .array(anEvent(['cancelled-by-provider', 'cancelled-by-patient']), { minLength: 1, maxLength: 4 })
    .map((events) => events.map(({ detail: _detail, ...event }) => event as PathwayEvent))
  fc.assert(
    fc.property(aPathway(), cancellations, (events, cancelled) => {
      expect(bare(clocks([...events, ...cancelled], { asOf }))).toEqual(bare(clocks(events, { asOf })))
    }),
    runs,
  )
})

it('a cancellation after admission can only keep a clock running', () => {
  fc.assert(
    fc.property(someday, fc.integer({ min: 0, max: 3 }), (on, later) => {
      const events = [
        { on: firstDay, kind: 'referral-received', provider: 'RL1' },
        { on, kind: 'admitted', provider: 'RL1', detail: { purpose: 'treatment' } },
        { on: addDays(on, later), kind: 'cancelled-by-provider', provider: 'RL1', detail: { afterAdmission: true } },
      ] as const
      expect(clocks(events, { asOf }).running?.start).toBe(firstDay)
    }),
  )
})

it('what had stopped by a day stays as it was when asked later, unless an admission came to nothing', () => {
  const settled = eventKinds.filter((kind) => kind !== 'procedure-not-carried-out' && kind !== 'cancelled-by-provider')
  fc.assert(
    fc.property(aPathway(settled), someday, (events, day) => {
      const then = bare(clocks(events, { asOf: day })).filter(({ stop }) => stop !== undefined)
      expect(bare(clocks(events, { asOf })).slice(0, then.length)).toEqual(then)
    }),
    runs,
  )
})

it('every event is accounted for once: in a period’s explanation, outside any, or as coming after death', () => {
  fc.assert(
    fc.property(aPathway(), (events) => {
      const { periods, outside, problems } = clocks(events, { asOf })
      const steps = [...periods.flatMap(({ explanation }) => explanation), ...outside]
      // A move to England is the end of one wait and the beginning of another: its two steps are one event.
      const told = new Set(steps.map(({ event }) => event)).size
      expect(told + problems.filter(({ code }) => code === 'event-after-death').length).toBe(events.length)
      expect(problems.filter(({ code }) => code === 'no-rule')).toEqual([])
    }),
    runs,
  )
})

it('a pathway a year later is the same story a year later', () => {
  const later = (value: unknown): unknown =>
    typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value) ? addDays(value, 365) : value
  fc.assert(
    fc.property(aPathway(), (events) => {
      const moved: PathwayEvent[] = JSON.parse(JSON.stringify(events), (_key, value) => later(value))
      const expected = starts(clocks(events, { asOf })).map((start) => addDays(start, 365))
      expect(starts(clocks(moved, { asOf: addDays(asOf, 365) }))).toEqual(expected)
    }),
  )
})

it('the quick start of the clock is the start by the rules', () => {
  const plain: readonly EventKind[] = [
    'referral-received',
    'ubrn-converted',
    'interface-referral-received',
    'first-attendance',
    'attendance',
    'activity',
    'decision-to-admit',
    'cancelled-by-patient',
    'cancelled-by-provider',
    'transferred',
    'admitted',
  ]
  const lastDay = (events: readonly PathwayEvent[]) =>
    events
      .map(({ on }) => on)
      .sort()
      .at(-1) ?? firstDay
  fc.assert(
    fc.property(aPathway(plain, 5), (events) => {
      expect(clockStartOf(events)).toBe(clocks(events, { asOf: lastDay(events) }).running?.start)
    }),
    runs,
  )
})
