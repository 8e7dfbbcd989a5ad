import { describe, expect, it } from 'vitest'
import { trustCode } from '#nhs/trust-code.ts'
import { testViewer } from '#platform/test-viewer.ts'
import { type Answer, asksAll, mayStepPriority, type Priority, type Support, stages, waitsFor } from './priority.ts'

const members = ['RAA', 'RBB', 'RCC'].map(trustCode)
const atOptions: Pick<Priority, 'stage' | 'state' | 'reached'> = {
  stage: 'options',
  state: 'open',
  reached: { proposal: '2025-01-10', 'case-for-change': '2025-03-10', options: '2025-06-10' },
}
const said = (trust: string, answer: Answer, onDay: string, stage: Support['stage'] = 'options'): Support => ({
  stage,
  trust: trustCode(trust),
  answer,
  reason: answer === 'supports' ? '' : 'Travel',
  onDay,
  name: 'Sam Patel',
})

describe('what a priority waits for', () => {
  it('is every trust that has not answered, since the stage was reached', () => {
    expect(waitsFor(atOptions, [said('RAA', 'supports', '2025-07-01')], members)).toEqual([
      { trust: 'RBB', since: '2025-06-10' },
      { trust: 'RCC', since: '2025-06-10' },
    ])
  })

  it('is a trust that said no, since it said so, and why', () => {
    const answers = [
      said('RAA', 'supports', '2025-07-01'),
      said('RBB', 'supports', '2025-07-02'),
      said('RCC', 'against', '2025-07-03'),
    ]
    expect(waitsFor(atOptions, answers, members)).toEqual([
      { trust: 'RCC', since: '2025-07-03', said: 'against', reason: 'Travel' },
    ])
  })

  it('forgets what was said of an earlier stage, and by trusts that are no members', () => {
    const earlier = members.map((trust) => said(trust, 'supports', '2025-04-01', 'case-for-change'))
    expect(waitsFor(atOptions, earlier, members)).toHaveLength(3)
    expect(waitsFor(atOptions, [said('RDD', 'against', '2025-07-03')], [])).toEqual([])
  })

  it('is a trust whose last word is no, though it once said yes', () => {
    const answers = [said('RAA', 'supports', '2025-07-01'), said('RAA', 'not-yet', '2025-08-01')]
    expect(waitsFor(atOptions, answers, [trustCode('RAA')])).toMatchObject([{ since: '2025-08-01', said: 'not-yet' }])
  })

  it('is nobody once it is decided, nor when it is closed', () => {
    expect(stages.filter((stage) => !asksAll(stage))).toEqual(['implementation', 'benefits'])
    const carriedOut = { ...atOptions, stage: 'implementation' as const }
    expect(waitsFor(carriedOut, [], members)).toEqual([])
    expect(waitsFor({ ...atOptions, state: 'stopped' }, [], members)).toEqual([])
  })
})

describe('who may do what with a priority', () => {
  const chief = testViewer('RAA', { roles: ['chief-operating-officer'] })
  const waiting = waitsFor(atOptions, [], members)

  it('lets nobody take it on while a trust does not support it', () => {
    expect(mayStepPriority('go-on', atOptions, chief, { waiting, members })).toMatchObject({
      allowed: false,
      because: 'It goes on when every trust supports it. It waits for 3 of 3.',
    })
    expect(mayStepPriority('go-on', atOptions, chief, { waiting: [], members })).toEqual({ allowed: true })
  })

  it('lets directors and the chair speak for their trust, and the secretary keep the register', () => {
    const secretary = testViewer('RAA', { roles: ['board-secretary'] })
    expect(mayStepPriority('support', atOptions, chief, { waiting, members }).allowed).toBe(true)
    expect(mayStepPriority('support', atOptions, secretary, { waiting, members }).allowed).toBe(false)
    expect(mayStepPriority('change', atOptions, secretary, { waiting, members }).allowed).toBe(true)
    expect(mayStepPriority('change', atOptions, testViewer('RAA'), { waiting, members }).allowed).toBe(false)
  })

  it('does not ask a trust that is no member, nor anybody about what is closed', () => {
    const others = members.slice(1)
    expect(mayStepPriority('support', atOptions, chief, { waiting, members: others }).allowed).toBe(false)
    const closed = { ...atOptions, state: 'finished' as const }
    expect(mayStepPriority('change', closed, chief, { waiting: [], members }).allowed).toBe(false)
  })
})
