import { describe, expect, it } from 'vitest'
import type { Standing } from '../life/standing.ts'
import type { TransferModel, TransferState } from '../life/states.ts'
import { wayOf } from './way.ts'

const standing = (state: TransferState, model: TransferModel = 'pathway'): Standing => ({
  sender: 'RL1',
  receiver: 'RRJ',
  model,
  state,
  version: 1,
  responsible: 'RL1',
  clinicallyScreened: true,
  sociallyScreened: true,
  replyBy: null,
  holdUntil: null,
  isShared: true,
  clockStart: null,
  now: new Date(0),
})
const reached = (...states: TransferState[]) => states.map((to, n) => ({ to, at: new Date(n * 1000) }))
const names = (state: TransferState, model: TransferModel, ...before: TransferState[]) =>
  wayOf(standing(state, model), reached(...before)).stages.map(({ state: code }) => code)

describe('the whole way of a transfer', () => {
  it('passes responsibility on only where the pathway moves', () => {
    expect(names('held', 'pathway')).toContain('passed')
    expect(names('held', 'operation')).not.toContain('passed')
  })

  it('ends with being handed back or followed up, whichever it was', () => {
    const open = wayOf(standing('treated'), reached('treated')).stages
    expect(open.map(({ name }) => name)).toContain('Handed back, or followed up there')
    expect(names('closed', 'pathway', 'treated', 'followed-up', 'closed').slice(-2)).toEqual(['followed-up', 'closed'])
    expect(names('closed', 'operation', 'treated', 'handed-back', 'closed').slice(-2)).toEqual([
      'handed-back',
      'closed',
    ])
  })

  it('says what is done and when first, where it is, and what is to come', () => {
    const { stages, at } = wayOf(
      standing('held'),
      reached('identified', 'identified', 'screened', 'offered', 'consented', 'held', 'held'),
    )
    expect(at).toBe(5)
    expect(stages.slice(3, 6).map((stage) => stage.standing)).toEqual(['done', 'now', 'to-come'])
    expect(stages[0]!.at).toEqual(new Date(0))
    expect(stages[5]).not.toHaveProperty('at')
  })

  it('stops where it ended, and has not reached the rest', () => {
    const { stages, at, ended } = wayOf(standing('withdrawn'), reached('identified', 'screened', 'withdrawn'))
    expect([at, ended]).toEqual([2, 'withdrawn'])
    expect(stages.slice(0, 3).map((stage) => stage.standing)).toEqual(['done', 'done', 'not-reached'])
  })

  it('has lapsed from the moment that a hold is over, though nothing has written so', () => {
    const over = { ...standing('held'), holdUntil: new Date(0), now: new Date(1) }
    expect(wayOf(over, reached('identified', 'held')).ended).toBe('lapsed')
  })

  it('is done to the end once it is closed', () => {
    const { stages } = wayOf(standing('closed'), reached('handed-back', 'closed'))
    expect(stages.every((stage) => stage.standing === 'done')).toBe(true)
  })
})
