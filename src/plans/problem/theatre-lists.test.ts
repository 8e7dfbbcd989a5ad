import { describe, expect, it } from 'vitest'
import type { Capacity, HeldPlace, TheatreSession } from '#capacity'
import { addDays } from '#nhs/day.ts'
import { judge, type Placement, readOrThrow, readProblem } from '#planner'
import { planDocumentNames } from '../names.ts'
import { aBirminghamPathway, aCapacity, anInput, aPathway, firstDay } from '../small-alliance.ts'
import { buildProblem, type PlanInput } from './build-problem.ts'

const tuesday = addDays(firstDay, 1)

/** The Royal Orthopaedic's session of Tuesday is another trust's, and so are others if there are any. */
function withLent(different: Partial<TheatreSession> = {}, more: readonly TheatreSession[] = []): Capacity {
  const capacity = aCapacity()
  const lent = capacity.sessions.map((session) =>
    session.trust === 'RRJ' && session.day === tuesday ? { ...session, lentTo: 'RL1', ...different } : session,
  )
  return { ...capacity, sessions: [...lent, ...more] }
}
const built = (different: Partial<PlanInput>) => buildProblem(anInput({ capacity: withLent(), ...different }))
const openIn = (capacity: Capacity) =>
  Object.fromEntries(
    built({ capacity }).file.operating_theaters.map(({ id, availability }) => [id, availability.slice(0, 3)]),
  )

describe('a session that is lent', () => {
  it('is a theatre of its own at its owner’s hospital, for its borrower, and no time of the owner’s', () => {
    const { file, lentSessions } = built({})
    expect(openIn(withLent())).toEqual({
      'RL1:theatre-1': [240, 0, 0],
      'RRJ:theatre-1': [480, 0, 480],
      'RRJ:theatre-1 lent to RL1': [0, 480, 0],
    })
    expect(file.operating_theaters.find(({ lent_to }) => lent_to === 'RL1')?.hospital).toBe('RRJ05')
    expect(lentSessions).toBe(1)
    expect(readProblem(JSON.parse(JSON.stringify(file))).status).toBe('read')
  })

  it('leaves the owner the rest of the day', () => {
    const morning = { trust: 'RRJ', theatre: 'theatre-1', day: tuesday, startMinute: 300, minutes: 180 } as const
    const rest = { ...morning, treatmentFunction: null, lentTo: null }
    expect(openIn(withLent({}, [rest]))).toMatchObject({
      'RRJ:theatre-1': [480, 180, 480],
      'RRJ:theatre-1 lent to RL1': [0, 480, 0],
    })
  })

  it('is not in a plan in which its borrower has no hospital, or that is not of its service', () => {
    for (const different of [{ lentTo: 'RBK' }, { treatmentFunction: '300' }]) {
      const { file, lentSessions } = built({ capacity: withLent(different) })
      expect(file.operating_theaters.map(({ id }) => id)).toEqual(['RL1:theatre-1', 'RRJ:theatre-1'])
      expect(file.operating_theaters[1]!.availability[1]).toBe(0)
      expect(lentSessions).toBe(0)
    }
  })

  it('is no place for the owner’s patients: the judge names them', () => {
    const { file } = built({ pathways: [aPathway('a'), aBirminghamPathway('b')] })
    const problem = readOrThrow(readProblem(file))
    const there: Placement = {
      day: 1,
      hospital: 'RRJ05',
      room: 'RRJ:room-1',
      theatre: 'RRJ:theatre-1 lent to RL1',
      surgeon: 'RRJ:smith',
    }
    const placements = new Map([
      ['RL1:a', there],
      ['RRJ:b', there],
    ])
    const { findings } = judge(problem, { placements, duties: [] })
    expect(findings.find(({ rule }) => rule.code === 'M9')!.breaches.map(({ about }) => about)).toEqual(['RRJ:b'])
  })

  it('is no time for the owner’s patients who have to be treated', () => {
    const booked = (name: string) => aBirminghamPathway(name, { toComeInOn: tuesday })
    expect(built({ pathways: [booked('b')] }).places.size).toBe(0)
    expect(built({ pathways: [booked('b')], capacity: aCapacity() }).places.size).toBe(1)
  })

  it('loses what is held in it, and the owner’s own time does not', () => {
    const held: HeldPlace = {
      trust: 'RRJ',
      sender: 'RL1',
      transfer: 'somebody’s',
      day: tuesday,
      startMinute: 600,
      minutes: 100,
      bedDays: 2,
      theatreTrust: 'RRJ',
      theatre: 'theatre-1',
      surgeonTrust: 'RRJ',
      surgeon: 'smith',
      roomTrust: 'RRJ',
      room: 'room-1',
    }
    expect(openIn({ ...withLent(), held: [held] })).toMatchObject({
      'RRJ:theatre-1': [480, 0, 480],
      'RRJ:theatre-1 lent to RL1': [0, 380, 0],
    })
    const agreed = { sender: 'RL1', id: 'somebody’s', receiver: 'RRJ', site: 'RRJ05', pseudonym: 'a', receivedAs: null }
    const { file } = built({
      pathways: [aPathway('a')],
      agreed: [{ ...agreed, state: 'held', binds: 'place' }],
      capacity: { ...withLent(), held: [held] },
    })
    expect(file.locked?.map(({ operating_theater }) => operating_theater)).toEqual(['RRJ:theatre-1 lent to RL1'])
  })

  it('is called by its theatre and its borrower', () => {
    const { theatres } = planDocumentNames(withLent())
    expect(theatres.map(({ name, minutes }) => [name, Object.keys(minutes).length])).toEqual([
      ['Theatre 1', 1],
      ['Theatre 1', 4],
      [expect.stringMatching(/^Theatre 1, lent to .*Agnes Hunt/), 1],
    ])
  })
})
