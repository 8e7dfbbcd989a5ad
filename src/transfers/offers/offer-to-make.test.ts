import { describe, expect, it } from 'vitest'
import type { Answer } from './answer.ts'
import { effectOfDeclines } from './effect-of-declines.ts'
import type { Offer } from './offer.ts'
import { withDeclined } from './offer-to-make.ts'

const offer: Offer = {
  id: 'offer',
  offeredOn: '2026-02-01',
  day: '2026-03-01',
  provider: 'RRJ',
  site: 'RRJ05',
  team: 'Ms Okafor and her team',
  wayMade: 'phone',
  replyBy: '2026-02-14',
  clinicallySuitableOn: '2026-01-20',
  sociallySuitableOn: '2026-01-21',
}
const agreed: Answer = {
  id: 'answer',
  kind: 'agreed',
  offer: 'offer',
  at: new Date('2026-02-02T12:00Z'),
  on: '2026-02-02',
  way: 'phone',
  speaker: 'patient',
  said: '',
}
const none = { home: 'RL1', offers: [], answers: [], unavailable: [] }
const effectOf = (evidence: Parameters<typeof withDeclined>[0]) =>
  effectOfDeclines(withDeclined(evidence, offer), '2026-02-03')

describe('what follows if a patient declines an offer', () => {
  it('counts an offer that is not made yet', () => expect(effectOf(none)).toMatchObject({ declined: 1 }))

  it('counts an offer that is made already once', () =>
    expect(effectOf({ ...none, offers: [offer] })).toMatchObject({ declined: 1, declinedReasonable: 1, questions: [] }))

  it('counts it also of a patient who agreed to it before', () =>
    expect(effectOf({ ...none, offers: [offer], answers: [agreed] })).toMatchObject({ declined: 1 }))
})
