import { describe, expect, it } from 'vitest'
import { type Answer, mayEdit, mayPlan, mayPropose, mayPublish, mayWithdraw, type PlanStanding } from './plan-state.ts'
import { aViewer } from './small-alliance-in-database.scene.ts'

const bethan = aViewer('RL1', 'bethan')
const rhodri = aViewer('RL1', 'rhodri', 'chief-operating-officer')
const surgeon = aViewer('RRJ', 'tobias', 'surgeon')

const standing = (different: Partial<PlanStanding> = {}): PlanStanding => ({
  state: 'ready',
  isFeasible: true,
  isAcceptable: true,
  proposedBy: null,
  proposedByTrust: null,
  ...different,
})
const proposed = standing({ state: 'proposed', proposedBy: 'bethan', proposedByTrust: 'RL1' })
const because = (answer: Answer) => (answer.allowed ? 'allowed' : answer.because)

describe('who may take a plan further', () => {
  it('is a planner or a chief operating officer, and nobody else', () => {
    expect(mayPlan(bethan).allowed).toBe(true)
    expect(mayPlan(rhodri).allowed).toBe(true)
    expect(because(mayPlan(surgeon))).toContain('Alliance planners')
  })

  it('proposes a plan that was made, keeps every must and leaves no trust worse off', () => {
    expect(mayPropose(bethan, standing()).allowed).toBe(true)
    expect(because(mayPropose(bethan, standing({ isFeasible: false })))).toContain('breaks a rule')
    expect(because(mayPropose(bethan, standing({ isAcceptable: false })))).toContain('worse off')
    expect(because(mayPropose(bethan, standing({ state: 'asked' })))).toContain('Only a plan that has been made')
    expect(because(mayPropose(bethan, standing({ state: 'published' })))).toBe('This plan is published already.')
  })

  it('publishes what somebody else has proposed', () => {
    expect(mayPublish(rhodri, proposed).allowed).toBe(true)
    expect(because(mayPublish(bethan, proposed))).toContain('Somebody else')
    expect(because(mayPublish(rhodri, standing()))).toContain('Only a plan that somebody has proposed')
    expect(because(mayPublish(rhodri, standing({ state: 'published' })))).toBe('This plan is published already.')
    expect(because(mayPublish(surgeon, proposed))).toContain('Alliance planners')
  })

  it('publishes no plan that breaks a must or leaves a trust worse off, however it came to be proposed', () => {
    expect(because(mayPublish(rhodri, { ...proposed, isFeasible: false }))).toContain('breaks a rule')
    expect(because(mayPublish(rhodri, { ...proposed, isAcceptable: false }))).toContain('worse off')
  })

  it('tells people of the same id at two trusts apart', () => {
    expect(mayPublish(aViewer('RRJ', 'bethan'), proposed).allowed).toBe(true)
  })

  it('changes any plan that was made, whatever became of it', () => {
    for (const state of ['ready', 'proposed', 'published', 'withdrawn'] as const) {
      expect(mayEdit(bethan, { state }).allowed).toBe(true)
    }
    expect(because(mayEdit(bethan, { state: 'asked' }))).toContain('There is no plan to change yet')
  })

  it('withdraws what is proposed or published', () => {
    expect(mayWithdraw(rhodri, proposed).allowed).toBe(true)
    expect(because(mayWithdraw(rhodri, standing()))).toContain('Only a plan that is proposed or published')
    expect(because(mayWithdraw(rhodri, standing({ state: 'withdrawn' })))).toBe('This plan is withdrawn already.')
  })
})
