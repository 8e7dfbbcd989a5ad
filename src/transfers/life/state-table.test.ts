import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { type Action, actions } from './actions.ts'
import { stateTable } from './state-table.ts'
import { endStates, models, states } from './states.ts'
import { steps } from './steps.ts'

describe('the table of steps', () => {
  it('is in the README as the data has it', () => {
    expect(readFileSync('src/transfers/README.md', 'utf8')).toContain(stateTable())
  })

  it('has no way out of a state that ends a transfer, and a way out of every other, in every model', () => {
    for (const { code: model } of models) {
      const from = new Set(steps.filter((step) => step.model === model).map((step) => step.from))
      expect(endStates.filter((state) => from.has(state))).toEqual([])
      const reached = new Set(['identified', ...steps.filter((step) => step.model === model).map(({ to }) => to)])
      expect(states.filter(({ code }) => reached.has(code) && !endStates.includes(code) && !from.has(code))).toEqual([])
    }
  })

  it('lets a patient say no from the offer until the treatment, in every model', () => {
    for (const { code: model } of models) {
      const open = ['offered', 'consented', 'held', 'accepted', 'complete', 'booked']
      if (model === 'pathway') open.push('passed')
      const exits = steps.filter(
        ({ action, side, ...step }) =>
          step.model === model && side === 'patient' && (action === 'decline' || action === 'return'),
      )
      expect(new Set(exits.map(({ from }) => from))).toEqual(new Set(open))
    }
  })

  it('lets the receiver refuse until responsibility would pass, and return after that', () => {
    const refuses = (model: string, action: string) =>
      steps
        .filter((step) => step.model === model && step.action === action && step.side === 'receiver')
        .map(({ from }) => from)
    const before = ['screened', 'offered', 'consented', 'held', 'accepted', 'complete']
    for (const { code } of models) expect(refuses(code, 'refuse')).toEqual(before)
    expect(refuses('pathway', 'return')).toEqual(['passed', 'booked'])
    expect(refuses('operation', 'return')).toEqual(['booked'])
  })

  it('moves responsibility only where the pathway moves: over when it passes, back when it returns or is handed back', () => {
    const moving = steps.filter(({ responsibility }) => responsibility !== 'stays')
    expect(moving.map(({ action, model, responsibility }) => `${action} ${model} ${responsibility}`)).toEqual([
      'pass pathway to-receiver',
      'hand-back pathway to-sender',
      'return pathway to-sender',
      'return pathway to-sender',
      'return pathway to-sender',
      'return pathway to-sender',
    ])
  })

  it('frees the place in every end that comes after a hold', () => {
    for (const { code, moves, effects } of actions as readonly Action[]) {
      const leaves = moves.filter(
        ({ from, to }) => ['held', 'accepted', 'complete', 'passed', 'booked'].includes(from) && endStates.includes(to),
      )
      for (const { from } of leaves) {
        const release = effects.find(({ kind }) => kind === 'hold-released')
        expect(release?.from, `${code} from ${from}`).toContain(from)
      }
    }
  })

  it('asks for a reason wherever a person ends it', () => {
    const ends = steps.filter(({ to, side }) => endStates.includes(to) && !['plan', 'clock'].includes(side))
    expect(ends.filter(({ needsReason }) => !needsReason).map(({ action }) => action)).toEqual([
      'close',
      'close',
      'close',
      'close',
      'close',
      'close',
    ])
  })
})
