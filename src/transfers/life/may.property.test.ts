import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { actionsOf, maySometime } from './may.ts'
import { aStanding, somebody } from './standing.scene.ts'
import type { Standing } from './standing.ts'
import { endStates, models } from './states.ts'

const everybody = [
  somebody('RL1', 'coordinator', 'surgeon', 'booking-clerk'),
  somebody('RRJ', 'coordinator', 'surgeon', 'booking-clerk'),
  somebody('RL1', 'patient'),
  somebody('RXW', 'coordinator', 'surgeon', 'booking-clerk'),
]

/** What a step makes of a transfer, as the database does it. */
function after(standing: Standing, who: number, which: number): Standing {
  const actor = everybody[who]!
  const possible = actionsOf(actor, standing)
  const action = possible[which % possible.length]
  if (!action) return standing
  const answer = maySometime(actor, action, standing)
  if (!answer.allowed) throw new Error(answer.because)
  const { responsibility } = answer.move
  return {
    ...standing,
    state: answer.move.to,
    version: standing.version + 1,
    clinicallyScreened: standing.clinicallyScreened || action === 'screen-clinical',
    sociallyScreened: standing.sociallyScreened || action === 'screen-social',
    responsible:
      responsibility === 'to-receiver'
        ? standing.receiver
        : responsibility === 'to-sender'
          ? standing.sender
          : standing.responsible,
  }
}

describe('any sequence of steps that people may take', () => {
  const anything = fc.tuple(
    fc.constantFrom(...models.map(({ code }) => code)),
    fc.array(fc.tuple(fc.nat({ max: everybody.length - 1 }), fc.nat()), { maxLength: 40 }),
  )

  it('leaves one responsible trust: the receiver from passing until the end or the way back, else the sender', () => {
    fc.assert(
      fc.property(anything, ([model, choices]) => {
        let standing = aStanding({ model })
        for (const [who, which] of choices) {
          standing = after(standing, who, which)
          const isTheirs =
            model === 'pathway' &&
            (['passed', 'treated', 'followed-up'].includes(standing.state) || standing.state === 'booked')
          if (standing.state === 'closed') expect([standing.sender, standing.receiver]).toContain(standing.responsible)
          else expect(standing.responsible).toBe(isTheirs ? standing.receiver : standing.sender)
        }
      }),
    )
  })

  it('ends where it ends, and offers nobody who has not been screened both ways', () => {
    fc.assert(
      fc.property(anything, ([model, choices]) => {
        let standing = aStanding({ model })
        for (const [who, which] of choices) {
          const before = standing
          standing = after(standing, who, which)
          if (endStates.includes(before.state)) expect(standing).toBe(before)
          if (!['identified', 'withdrawn'].includes(standing.state)) {
            expect(standing.clinicallyScreened && standing.sociallyScreened).toBe(true)
          }
        }
      }),
    )
  })

  it('is never a third trust’s', () => {
    fc.assert(
      fc.property(anything, ([model, choices]) => {
        let standing = aStanding({ model })
        for (const [who, which] of choices) standing = after(standing, who, which)
        expect(actionsOf(everybody[3]!, standing)).toEqual([])
      }),
    )
  })
})
