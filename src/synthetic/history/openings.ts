/**
 * The ways in which a clock comes to start on its day. Each tells what led to it, so that the rules of `#nhs/rtt`, given
 * the events, start the clock on that day and no other. How often each happens is our assumption.
 */
import type { RttStatus } from '#nhs/rtt-status.ts'
import type { Setting, Story } from './story.ts'

export type Opened = {
  /** Whether the patient has been seen on this pathway, so that a visit to come is no first one. */
  readonly isSeen: boolean
  /** The status that the first activity of the running period is given. */
  readonly firstStatus: RttStatus
  /** The decision to admit that itself started the clock. */
  readonly decidedAtStart?: boolean
  /** The organisation that gave the pathway its identifier, when another trust did. */
  readonly issuer?: string
  readonly fromBookingReference?: boolean
  /** The earliest day, counted from the start, on which the trust can see the patient. */
  readonly earliestVisit?: number
}

type Opening = {
  /** Out of all that can happen here; 0 where it cannot. */
  readonly weight: (setting: Setting) => number
  readonly tell: (story: Story) => Opened
}

/** Who sends patients on, besides general practitioners. */
const neighbours: Readonly<Record<string, readonly string[]>> = {
  RL1: ['RXW', 'RXW', 'RL4'],
  RRJ: ['RRK', 'RRK', 'RXK'],
  RNA: ['RL4', 'RXK'],
  RXK: ['RRK', 'RNA'],
  RBK: ['RL4', 'RXK'],
}

/** A service between general practice and hospital: invented, for none of the real ones is ours to name. */
const interfaceService = 'ZZ901'

const musculoskeletal = new Set(['110', '108', '410', '191'])
/** Joints and eyes, of which there are two. */
const bilateral: Readonly<Record<string, number>> = { '110': 3, '130': 7 }
const waited = ({ start, census }: Setting): number => census - start

const openings: readonly Opening[] = [
  {
    weight: ({ isEnglish }) => (isEnglish ? 56 : 0),
    tell: (story) => {
      const { start, ubrn } = story.setting
      story.tell(start, { kind: 'ubrn-converted', detail: { ubrn } })
      return { isSeen: false, firstStatus: '10', fromBookingReference: true }
    },
  },
  {
    weight: ({ isEnglish }) => (isEnglish ? 24 : 80),
    tell: (story) => {
      story.tell(story.setting.start, { kind: 'referral-received' })
      return { isSeen: false, firstStatus: '10' }
    },
  },
  {
    weight: (setting) => (musculoskeletal.has(setting.treatmentFunction) && waited(setting) >= 30 ? 8 : 0),
    tell: fromInterface,
  },
  { weight: (setting) => (waited(setting) >= 60 ? 2.5 : 0), tell: fromAnotherTrust },
  { weight: (setting) => (waited(setting) >= 21 ? 0.8 : 0), tell: fromAStatement },
  { weight: (setting) => (waited(setting) >= 2 ? 2.2 : 0), tell: rebooked },
  { weight: (setting) => (waited(setting) >= 2 ? 4.5 : 0), tell: afterMonitoring },
  { weight: (setting) => (waited(setting) >= 2 ? (bilateral[setting.treatmentFunction] ?? 0) : 0), tell: secondSide },
  {
    weight: ({ treatmentFunction: code }) => (['101', '301', '191', '104'].includes(code) ? 4 : 0.2),
    tell: plannedOverdue,
  },
  { weight: (setting) => (waited(setting) >= 2 ? 1 : 0), tell: newTreatment },
  { weight: ({ trust, isEnglish }) => (trust === 'RL1' && isEnglish ? 0.3 : 0), tell: movedToEngland },
  { weight: ({ treatmentFunction: code }) => (code === '650' || code === '840' ? 12 : 0), tell: selfReferred },
]

export function openStory(story: Story): Opened {
  const { setting } = story
  let sum = 0
  for (const { weight } of openings) sum += weight(setting)
  let target = setting.random.share() * sum
  for (const { weight, tell } of openings) {
    target -= weight(setting)
    if (target < 0) return tell(story)
  }
  return openings[1]!.tell(story)
}

function fromInterface(story: Story): Opened {
  const { start, random } = story.setting
  const sentOn = random.between(7, 28)
  story.tell(start, { kind: 'interface-referral-received', provider: interfaceService })
  story.tell(start + sentOn, { kind: 'referral-received' })
  return { isSeen: false, firstStatus: '10', earliestVisit: sentOn + 1 }
}

function fromAnotherTrust(story: Story): Opened {
  const { trust, start, random } = story.setting
  const provider = random.pick(neighbours[trust] ?? ['RRK'])
  const seen = random.between(10, 25)
  const sent = random.between(27, 45)
  story.tell(start, { kind: 'referral-received', provider })
  story.tell(start + seen, { kind: 'first-attendance', provider, rttStatus: '10' })
  story.tell(start + sent, {
    kind: 'transferred',
    provider,
    rttStatus: '21',
    detail: { to: trust, clinicalResponsibility: true },
  })
  return { isSeen: true, firstStatus: '20', issuer: provider, earliestVisit: sent + 1 }
}

/** The other provider says when the wait began and sends no more than that. */
function fromAStatement(story: Story): Opened {
  const { trust, start, random } = story.setting
  const provider = random.pick(neighbours[trust] ?? ['RRK'])
  const sent = random.between(5, 18)
  story.tell(start, { kind: 'start-stated', provider, detail: { by: provider } })
  story.tell(start + sent, {
    kind: 'transferred',
    provider,
    rttStatus: '21',
    detail: { to: trust, clinicalResponsibility: true },
  })
  return { isSeen: false, firstStatus: '20', issuer: provider, earliestVisit: sent + 1 }
}

/** The first appointment was missed, which nullified the first clock; the patient asked to rebook on the day. */
function rebooked(story: Story): Opened {
  const { start, random } = story.setting
  story.tell(start - random.between(25, 80), { kind: 'referral-received' })
  story.tell(start - random.between(2, 14), {
    kind: 'did-not-attend',
    rttStatus: '33',
    detail: { clearlyCommunicated: true },
  })
  story.tell(start, { kind: 'rebooked', detail: { by: random.chance(0.7) ? 'patient' : 'provider' } })
  return { isSeen: false, firstStatus: '10', earliestVisit: 1 }
}

function afterMonitoring(story: Story): Opened {
  const { start, admit, random } = story.setting
  const referred = start - random.between(170, 520)
  const seen = referred + random.between(25, 70)
  const monitored = seen + random.between(0, 60)
  story.tell(referred, { kind: 'referral-received' })
  story.tell(seen, { kind: 'first-attendance', rttStatus: '10' })
  story.tell(monitored, {
    kind: 'active-monitoring',
    rttStatus: '32',
    detail: { by: 'clinician', because: 'clinical', agreed: true },
  })
  if (random.chance(0.5)) {
    story.tell(monitored + random.between(10, Math.max(10, start - monitored - 5)), {
      kind: 'attendance',
      rttStatus: '91',
    })
  }
  const decidedAtStart = admit && random.chance(0.6)
  story.tell(start, { kind: decidedAtStart ? 'decision-to-admit' : 'decision-to-treat', rttStatus: '11' })
  return { isSeen: true, firstStatus: '11', decidedAtStart, earliestVisit: 1 }
}

function secondSide(story: Story): Opened {
  const { start, random } = story.setting
  const treated = start - random.between(45, 200)
  treatedBefore(story, treated)
  story.tell(treated + random.between(14, 40), { kind: 'attendance', rttStatus: '90' })
  story.tell(start, { kind: 'bilateral-second-ready' })
  return { isSeen: true, firstStatus: '10', earliestVisit: 1 }
}

function plannedOverdue(story: Story): Opened {
  const { start, random } = story.setting
  const treated = start - random.between(180, 900)
  treatedBefore(story, treated)
  story.tell(treated + 1, { kind: 'added-to-planned-list' })
  story.tell(start, { kind: 'planned-due', detail: { what: 'treatment' } })
  return { isSeen: true, firstStatus: '10' }
}

function newTreatment(story: Story): Opened {
  const { start, random } = story.setting
  const treated = start - random.between(60, 400)
  treatedBefore(story, treated)
  story.tell(start, { kind: 'new-treatment', detail: { inAgreedPlan: false } })
  return { isSeen: true, firstStatus: '10', earliestVisit: 1 }
}

/** A first wait on the same pathway, which ended in treatment. */
function treatedBefore(story: Story, treated: number): void {
  const { random, admit } = story.setting
  const referred = treated - random.between(70, 300)
  const seen = referred + random.between(20, 60)
  story.tell(referred, { kind: 'referral-received' })
  story.tell(seen, { kind: 'first-attendance', rttStatus: '10' })
  if (admit) {
    story.tell(seen, { kind: 'decision-to-admit', rttStatus: '20' })
    story.tell(treated, { kind: 'admitted', rttStatus: '30', detail: { purpose: 'treatment' } })
  } else {
    story.tell(treated, { kind: 'treated', rttStatus: '30', detail: { where: 'outpatients' } })
  }
}

/** Lived in Wales until a move over the border: the wait before is known and not counted. */
function movedToEngland(story: Story): Opened {
  const { start, random } = story.setting
  story.tell(start - random.between(60, 300), { kind: 'referral-received' })
  story.tell(start, { kind: 'moved-to-england', detail: { from: 'Wales' } })
  return { isSeen: false, firstStatus: '10' }
}

function selfReferred(story: Story): Opened {
  story.tell(story.setting.start, { kind: 'self-referral-received', detail: { agreedLocally: true, ratified: true } })
  return { isSeen: false, firstStatus: '10' }
}
