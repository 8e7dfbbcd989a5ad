import { describe, expect, it } from 'vitest'
import { declineReasons, nextAfter } from './decline-reason.ts'
import { type OfferDraft, offerMistakes } from './offer-draft.ts'

const today = '2026-11-22'
const draft: OfferDraft = {
  day: '2026-12-14',
  provider: 'RRJ',
  site: 'RRJ05',
  team: 'Ms Okafor and her team',
  replyBy: '2026-12-01',
}
const mistakes = (different: Partial<OfferDraft>) =>
  offerMistakes({ ...draft, ...different }, today).map(({ field }) => field)

describe('an offer on its form', () => {
  it('is in order with a day to come, a hospital of the receiver, a team and a last day for an answer', () => {
    expect(mistakes({})).toEqual([])
    expect(mistakes({ replyBy: today })).toEqual([])
    expect(mistakes({ replyBy: draft.day })).toEqual([])
    // Not reasonable, and no mistake: it may be made, and counts for nothing if it is declined.
    expect(mistakes({ day: '2026-11-23', replyBy: today })).toEqual([])
  })

  it.each([
    ['today as the day of the operation', { day: today, replyBy: today }, ['day']],
    ['a day that is none', { day: '2026-02-30' }, ['day']],
    ['a hospital of another trust', { site: 'RL131' }, ['site']],
    ['no team', { team: '  ' }, ['team']],
    ['a last day for an answer that is over', { replyBy: '2026-11-21' }, ['reply-by']],
    ['a last day for an answer after the operation', { replyBy: '2026-12-15' }, ['reply-by']],
    ['nothing filled in', { day: '', site: '', team: '', replyBy: '' }, ['day', 'site', 'team', 'reply-by']],
  ])('is sent back with %s', (_, different, fields) => expect(mistakes(different)).toEqual(fields))
})

describe('what to do about a reason', () => {
  it('is said for every reason, and sends nobody away', () => {
    for (const { code } of declineReasons.all) {
      expect(nextAfter(code)).toMatch(/\.$/)
      expect(nextAfter(code)).not.toMatch(/remove|discharge|close the pathway/)
    }
  })

  it('leaves it to a clinician what follows when the patient is unwell or does not want the treatment', () => {
    for (const code of ['unwell', 'no-treatment', 'too-soon'] as const) expect(nextAfter(code)).toContain('clinician')
  })
})
