import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { actionsOf, maySometime } from './may.ts'
import { aStanding, somebody } from './standing.scene.ts'
import type { Standing } from './standing.ts'
import { endStates, models, type TransferModel } from './states.ts'

const everybody = [
  somebody('RL1', 'coordinator', 'surgeon', 'booking-clerk'),
  somebody('RRJ', 'coordinator', 'surgeon', 'booking-clerk'),
  somebody('RL1', 'patient'),
  somebody('RXW', 'coordinator', 'surgeon', 'booking-clerk'),
]

/** What a step makes of a transfer, as the database does it. */
function after(standing: Standing, who: number, which: number): Standing {
  const actor = everybody[who]!
  // Endings one time in eight, or no course would get far.
  const isEnding = which % 8 === 0
  const possible = actionsOf(actor, standing).filter((code) => {
    const answer = maySometime(actor, code, standing)
    return answer.allowed && (isEnding || answer.move.to === 'closed' || !endStates.includes(answer.move.to))
  })
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

/** A transfer after each of the steps that the choices make, beginning with none. */
function course(model: TransferModel, choices: readonly (readonly [number, number])[]): Standing[] {
  const course = [aStanding({ model })]
  for (const [who, which] of choices) course.push(after(course.at(-1)!, who, which))
  return course
}

/** The receiver answers for the patient from passing until the end or the way back, where the pathway moves. */
function responsibleAs({ model, state, sender, receiver, responsible }: Standing): boolean {
  if (state === 'closed') return responsible === sender || (responsible === receiver && model === 'pathway')
  const isTheirs = model === 'pathway' && ['passed', 'booked', 'treated', 'followed-up'].includes(state)
  return responsible === (isTheirs ? receiver : sender)
}

describe('any sequence of steps that people may take', () => {
  const anyCourse = fc
    .tuple(
      fc.constantFrom(...models.map(({ code }) => code)),
      // Without the small numbers that are drawn most often, and that would be endings.
      fc.noBias(fc.array(fc.tuple(fc.nat({ max: everybody.length - 1 }), fc.nat()), { size: 'max', maxLength: 60 })),
    )
    .map(([model, choices]) => course(model, choices))

  it('leaves one responsible trust, and the right one', () => {
    fc.assert(
      fc.property(anyCourse, (course) => {
        expect(course.filter((one) => !responsibleAs(one))).toEqual([])
      }),
    )
  })

  it('ends where it ends', () => {
    fc.assert(
      fc.property(anyCourse, (course) => {
        const end = course.findIndex(({ state }) => endStates.includes(state))
        const afterwards = end === -1 ? [] : course.slice(end)
        expect(afterwards.filter((standing) => standing !== course[end])).toEqual([])
      }),
    )
  })

  it('asks no patient who has not been screened both ways', () => {
    fc.assert(
      fc.property(anyCourse, (course) => {
        expect(
          course.filter(
            ({ state, clinicallyScreened, sociallyScreened }) =>
              !(state === 'identified' || state === 'withdrawn' || (clinicallyScreened && sociallyScreened)),
          ),
        ).toEqual([])
      }),
    )
  })

  it('is never a third trust’s', () => {
    fc.assert(
      fc.property(anyCourse, (course) => {
        for (const one of course) expect(actionsOf(everybody[3]!, one)).toEqual([])
      }),
    )
  })

  it('goes as far as closing, whoever takes the steps', () => {
    const found = fc.sample(anyCourse, { numRuns: 5_000, seed: 1 }).filter((one) => one.at(-1)!.state === 'closed')
    expect(found.length).toBeGreaterThan(0)
  })
})
