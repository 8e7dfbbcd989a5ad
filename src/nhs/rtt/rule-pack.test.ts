import { describe, expect, it } from 'vitest'
import { isDay } from '../day.ts'
import type { PathwayClock } from './clock-period.ts'
import { recordingAndReporting } from './rule-pack.ts'
import { allInOrder, clockOf, inShort, type Line, problemsOf, properSubcontract } from './story.ts'

const referred: Line = ['2026-01-02', 'referral-received']
const seen: Line = ['2026-01-20', 'first-attendance']
const treated: Line = ['2026-02-01', 'treated']
const monitored: Line = ['2026-02-01', 'active-monitoring', { by: 'clinician' }]
const missed: Line = ['2026-01-20', 'did-not-attend', { clearlyCommunicated: true }]

/** For every rule, the shortest story in which it has the last word about the last event. */
const stories: Record<string, readonly Line[]> = {
  'start.referral': [referred],
  'start.booking-reference': [['2026-01-02', 'ubrn-converted']],
  'start.interface-service': [['2026-01-02', 'interface-referral-received']],
  'start.self-referral': [['2026-01-02', 'self-referral-received', { agreedLocally: true, ratified: true }]],
  'start.stated': [['2026-01-02', 'start-stated']],
  'start.rebooked': [referred, missed, ['2026-01-25', 'rebooked', { by: 'patient' }]],
  'start.second-side': [referred, treated, ['2026-06-01', 'bilateral-second-ready']],
  'start.new-treatment-elsewhere': [referred, treated, ['2026-06-01', 'new-treatment', { atProvider: 'RRK' }]],
  'start.treatment-already-planned': [referred, treated, ['2026-06-01', 'new-treatment', { inAgreedPlan: true }]],
  'start.new-treatment': [referred, treated, ['2026-06-01', 'new-treatment']],
  'start.referred-again': [referred, treated, ['2026-06-01', 'referral-received']],
  'start.after-monitoring': [referred, monitored, ['2026-06-01', 'decision-to-treat']],
  'start.patient-goes-ahead': [
    referred,
    ['2026-02-01', 'active-monitoring', { by: 'patient' }],
    ['2026-06-01', 'patient-resumed'],
  ],
  'start.planned-overdue': [referred, treated, ['2026-06-01', 'planned-due', { what: 'treatment' }]],
  'start.planned-test-overdue': [referred, treated, ['2026-06-01', 'planned-due', { what: 'diagnostic-test' }]],
  'start.follow-up-overdue': [referred, treated, ['2026-06-01', 'planned-due', { what: 'follow-up' }]],
  'start.moved-to-england': [referred, ['2026-06-01', 'moved-to-england']],
  'start.emergency': [['2026-01-02', 'emergency-presentation']],
  'stop.admission-not-for-treatment': [referred, ['2026-02-01', 'admitted', { purpose: 'diagnostic-test' }]],
  'stop.admission-without-procedure': [
    referred,
    ['2026-02-01', 'admitted', { purpose: 'treatment' }],
    ['2026-02-01', 'cancelled-by-provider', { afterAdmission: true }],
  ],
  'stop.admitted-for-treatment': [referred, ['2026-02-01', 'admitted', { purpose: 'treatment' }]],
  'stop.procedure-refused-on-the-day': [
    referred,
    ['2026-02-01', 'procedure-not-carried-out', { decisionNotToTreat: true }],
  ],
  'run.procedure-not-carried-out': [referred, ['2026-02-01', 'procedure-not-carried-out']],
  'stop.treated-in-interface-service': [referred, ['2026-02-01', 'treated', { where: 'interface-service' }]],
  'stop.treated': [referred, treated],
  'stop.transplant-list': [referred, ['2026-02-01', 'transplant-listed', { matched: true }]],
  'run.unmatched-transplant': [referred, ['2026-02-01', 'transplant-listed', { matched: false }]],
  'nullify.first-not-attended': [referred, missed],
  'run.first-not-attended-unproved': [referred, ['2026-01-20', 'did-not-attend']],
  'stop.discharged-for-not-attending': [referred, seen, ['2026-02-01', 'did-not-attend', { discharge: allInOrder }]],
  'run.later-not-attended': [referred, seen, ['2026-02-01', 'did-not-attend']],
  'stop.monitoring-by-patient': [referred, ['2026-02-01', 'active-monitoring', { by: 'patient' }]],
  'stop.monitoring-for-delay': [
    referred,
    [
      '2026-02-01',
      'active-monitoring',
      { by: 'clinician', because: 'patient-delay', agreed: true, twoDatesCouldHaveBeenOffered: true },
    ],
  ],
  'run.delay-without-offers': [
    referred,
    ['2026-02-01', 'active-monitoring', { by: 'clinician', because: 'patient-delay', agreed: true }],
  ],
  'stop.monitoring-by-clinician': [referred, monitored],
  'run.discharge-without-evidence': [
    referred,
    ['2026-02-01', 'returned-to-primary-care', { afterNotAttending: { ...allInOrder, inBestInterests: false } }],
  ],
  'stop.discharged-after-not-attending': [
    referred,
    ['2026-02-01', 'returned-to-primary-care', { afterNotAttending: allInOrder }],
  ],
  'stop.returned-to-primary-care': [referred, ['2026-02-01', 'returned-to-primary-care']],
  'stop.decision-not-to-treat': [referred, ['2026-02-01', 'decision-not-to-treat']],
  'stop.patient-declined': [referred, ['2026-02-01', 'patient-declined']],
  'stop.died': [referred, ['2026-02-01', 'died']],
  'stop.fresh-referral': [referred, ['2026-02-01', 'patient-chose-provider', { to: 'RRJ', freshReferral: true }]],
  'transfer.onward-from-interface': [
    ['2026-01-02', 'interface-referral-received', { at: 'NTP' }],
    ['2026-01-28', 'referral-received'],
  ],
  'transfer.referral-while-running': [referred, ['2026-01-28', 'ubrn-converted']],
  'transfer.opinion-only': [referred, ['2026-02-01', 'transferred', { to: 'RRJ', clinicalResponsibility: false }]],
  'transfer.opinion-requested': [referred, ['2026-02-01', 'opinion-requested', { of: 'RRJ' }]],
  'transfer.sender-reports': [
    referred,
    ['2026-02-01', 'transferred', { to: 'RRJ', clinicalResponsibility: true, subcontract: properSubcontract }],
  ],
  'transfer.responsibility-passes': [
    referred,
    ['2026-02-01', 'transferred', { to: 'RRJ', clinicalResponsibility: true }],
  ],
  'transfer.patient-changes-provider': [
    referred,
    ['2026-02-01', 'patient-chose-provider', { to: 'RRJ', freshReferral: false }],
  ],
  'status.separate-condition': [referred, seen, ['2026-02-01', 'attendance', { status: '12' }]],
  'status.nullified': [referred, ['2026-02-01', 'activity', { status: '33' }]],
  'status.stop': [referred, ['2026-02-01', 'attendance', { status: '30' }]],
  'status.after-monitoring': [referred, monitored, ['2026-06-01', 'attendance', { status: '11' }]],
  'status.first-activity': [['2026-02-01', 'activity', { status: '10' }]],
  'status.running-without-start': [referred, treated, ['2026-02-02', 'attendance', { status: '20' }]],
  'status.outside': [['2026-02-01', 'activity', { status: '92' }]],
  'run.provider-cancels': [referred, ['2026-02-01', 'cancelled-by-provider']],
  'run.patient-cancels': [referred, ['2026-02-01', 'cancelled-by-patient']],
  'run.offer-declined': [referred, ['2026-02-01', 'offer-declined', { offeredOn: '2026-02-01', forDay: '2026-03-01' }]],
  'run.unfit': [referred, ['2026-02-01', 'unfit']],
  'run.not-for-planned-list': [referred, ['2026-02-01', 'added-to-planned-list']],
  'run.long-thinking-time': [referred, ['2026-02-01', 'thinking-time', { days: 15 }]],
  'run.thinking-time': [referred, ['2026-02-01', 'thinking-time', { days: 14 }]],
  'run.specialty-changed': [referred, ['2026-02-01', 'specialty-changed', { toTreatmentFunction: '410' }]],
  'run.separate-condition': [referred, ['2026-02-01', 'separate-condition']],
  'run.started-already': [referred, ['2026-02-01', 'new-treatment']],
  'run.on-the-way': [referred, seen],
  'outside.monitoring-ends': [referred, monitored, ['2026-03-01', 'returned-to-primary-care']],
  'outside.nothing-to-stop': [['2026-02-01', 'treated']],
  'outside.visit-without-start': [['2026-02-01', 'first-attendance']],
  'outside.no-effect': [['2026-02-01', 'cancelled-by-patient']],
}

/** What changes for somebody: periods, places kept, who reports, what a validator is told, and what is part of the wait. */
const outcome = (clock: PathwayClock) => ({
  state: clock.state,
  periods: inShort(clock),
  facts: clock.periods.map((each) => [
    each.reportingProvider,
    each.daysWaitedBefore,
    each.isStartKnown,
    each.isCounted,
  ]),
  steps: clock.periods.map(({ explanation }) => explanation.length),
  problems: problemsOf(clock),
})

/** These only give a case its own paragraph: without them a more general rule says the same. */
const onlyForTheWords = new Set([
  'start.referral',
  'start.planned-test-overdue',
  'start.follow-up-overdue',
  'start.emergency',
  'stop.treated-in-interface-service',
  'run.thinking-time',
  'status.outside',
])

describe.each(recordingAndReporting.rules)('rule $id', (rule) => {
  const story = stories[rule.id]

  it('has a story in which it speaks', () => {
    const clock = clockOf(story!)
    const steps = [...clock.periods.flatMap(({ explanation }) => explanation), ...clock.outside]
    expect(steps.map(({ ruleId }) => ruleId)).toContain(rule.id)
  })

  it('is a sentence with a paragraph and a first day', () => {
    expect(rule.sentence).toMatch(/^[A-Z].*\.$/)
    expect(rule.paragraph).toMatch(/^(\d+(\.\d+)*|Annex [A-E])$/)
    expect(isDay(rule.from)).toBe(true)
  })
})

describe.each(recordingAndReporting.rules.filter(({ id }) => !onlyForTheWords.has(id)))(
  'without rule $id',
  ({ id }) => {
    it('its story ends otherwise', () => {
      const without = { ...recordingAndReporting, rules: recordingAndReporting.rules.filter((rule) => rule.id !== id) }
      expect(outcome(clockOf(stories[id]!, undefined, without))).not.toEqual(outcome(clockOf(stories[id]!)))
    })
  },
)

describe('the rule pack', () => {
  it('has no two rules of one name, and no story for a rule that is gone', () => {
    const ids = recordingAndReporting.rules.map(({ id }) => id)
    expect(new Set(ids).size).toBe(ids.length)
    expect(Object.keys(stories).sort()).toEqual([...ids].sort())
  })

  it('without a rule for an event says so instead of guessing', () => {
    expect(problemsOf(clockOf([referred], undefined, { name: 'empty', rules: [] }))).toEqual(['no-rule'])
  })

  it('applies to each event the rules in force on its day, so that a change of rules leaves earlier waits alone', () => {
    const changed = {
      name: 'after a change',
      rules: recordingAndReporting.rules.map((rule) =>
        rule.id === 'stop.patient-declined' ? { ...rule, until: '2026-03-31' } : rule,
      ),
    }
    const declines = (on: string) => clockOf([referred, [on, 'patient-declined']], undefined, changed).state
    expect([declines('2026-03-31'), declines('2026-04-01')]).toEqual(['stopped', 'running'])
  })
})
