import { describe, expect, it } from 'vitest'
import { eventInWords, stateInWords, stopInWords } from './clock-in-words.ts'
import { eventKinds } from './event-order.ts'
import { readStoredEvent } from './stored-event.ts'
import { allInOrder, properSubcontract } from './story.ts'

const stored = (kind: string, detail?: unknown, rttStatus?: string | null) => ({
  on: '2026-01-02',
  kind,
  provider: 'RL1',
  ...(detail === undefined ? {} : { detail }),
  ...(rttStatus === undefined ? {} : { rttStatus }),
})

describe('an event read back from storage', () => {
  it.each([
    stored('referral-received'),
    stored('attendance', { purpose: 'consultation' }, '20'),
    stored('did-not-attend', { discharge: allInOrder }),
    stored('transferred', { to: 'RRJ', clinicalResponsibility: true, subcontract: properSubcontract }),
    stored('offer-declined', { offeredOn: '2026-01-02', forDay: '2026-02-02', provider: 'RRJ', team: 'Hips' }),
  ])('is what was stored: $kind', (event) => {
    expect(readStoredEvent(event)).toEqual({ ok: true, value: event })
  })

  it('has no status or detail where the columns are empty', () => {
    expect(readStoredEvent({ ...stored('unfit', {}), rttStatus: null })).toEqual({ ok: true, value: stored('unfit') })
  })

  it.each([
    ['on', { ...stored('unfit'), on: '2026-02-30' }],
    ['kind', stored('paused')],
    ['provider', { ...stored('unfit'), provider: '' }],
    ['rttStatus', stored('attendance', undefined, '13')],
    ['rttStatus', stored('activity')],
    ['detail', stored('admitted', 'treatment')],
    ['detail.purpose', stored('admitted')],
    ['detail.purpose', stored('admitted', { purpose: 'a look' })],
    ['detail.clinicalResponsibility', stored('transferred', { to: 'RRJ', clinicalResponsibility: 'yes' })],
    [
      'detail.subcontract.reportedBy',
      stored('transferred', {
        to: 'RRJ',
        clinicalResponsibility: true,
        subcontract: { ...properSubcontract, reportedBy: 1 },
      }),
    ],
    ['detail.discharge.inBestInterests', stored('did-not-attend', { discharge: { clearlyCommunicated: true } })],
    ['detail.forDay', stored('offer-made', { offeredOn: '2026-01-02', forDay: 'soon' })],
    ['detail.days', stored('thinking-time', { days: -1 })],
  ])('is refused, naming %s', (where, event) => {
    expect(readStoredEvent(event)).toMatchObject({ ok: false, where })
  })
})

it('every kind of event, every end and every state has a name for pages', () => {
  for (const kind of eventKinds) expect(eventInWords(kind)).toMatch(/^[A-Z]/)
  expect(stopInWords('did-not-attend-first')).toContain('not counted')
  expect(stateInWords('active-monitoring')).toBe('Active monitoring')
})
