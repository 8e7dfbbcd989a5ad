import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { agreementStore, type MatterCode } from '#alliance'
import type { Tx } from '#platform/database.ts'
import { type TestDatabase, testDatabase } from '#platform/test-database.ts'
import type { Viewer } from '#platform/viewer.ts'
import { actionStore } from '../actions/store.ts'
import { moment, seats, threeTrusts } from '../meetings/board.scene.ts'
import { done, layOutBoard, member } from '../meetings/board-in-database.scene.ts'
import { decidedItem } from '../meetings/decided.ts'
import { callMeeting, closeVote, noteAttendance, openVote, putOnAgenda, setMeeting } from '../meetings/hold-meeting.ts'
import { boardStore } from '../meetings/store.ts'
import { giveVote } from '../meetings/take-part.ts'
import { priorityStore } from '../priorities/store.ts'
import { begin } from '../register/take-step.ts'
import { carryOut, declareConsequence, takeConsequenceBack } from './carry-out.ts'
import { changesTheScope } from './change-the-scope.ts'
import { givesAnAction } from './give-an-action.ts'
import { movesAPriority } from './move-a-priority.ts'
import { consequenceStore } from './store.ts'
import { whatFollows } from './what-follows.ts'

const [ash, birch, cedar] = threeTrusts
const chair = member(ash, 'chair')
const today = '2026-02-02'
const scopeChanges: unknown[] = []
const changesScope = changesTheScope([
  {
    wouldStop: async () => [{ what: 'Plans', count: 2, effect: 'stops', says: 'They end.' }],
    stop: async (_, change) => {
      scopeChanges.push(change)
      return []
    },
    runsOff: async () => [],
  },
])
const all = [givesAnAction, movesAPriority, changesScope]

describe('what follows from a decision', () => {
  let test: TestDatabase<unknown>
  let meeting: string

  const doing = <Result>(viewer: Viewer, work: (tx: Tx) => Promise<Result>) => test.db.withViewer(viewer, work)
  const edition = (id: string) => doing(chair, async (tx) => (await boardStore(tx).item(id))!.edition)

  async function layOut(different: Parameters<typeof layOutBoard>[1] = {}) {
    await layOutBoard(test, {
      delegations: [
        { matter: 'service-change', to: 'body', upToPence: null },
        { matter: 'scope', to: 'body', upToPence: null },
      ],
      ...different,
    })
    const called = {
      committee: seats[0]!.committee,
      title: 'February',
      way: 'at-a-meeting',
      place: 'The hall',
    } as const
    const times = { startsAt: moment(-30), endsAt: moment(120) }
    meeting = done(await doing(chair, (tx) => callMeeting(tx, chair, { ...called, ...times })))
    done(await doing(chair, (tx) => setMeeting(tx, chair, meeting, 1, 'open')))
    for (const { trust, person } of seats) {
      const there = { who: `${trust}/${person}`, how: 'in-person' } as const
      done(await doing(chair, (tx) => noteAttendance(tx, chair, meeting, there, moment(-10))))
    }
  }
  const anItem = async (matter: MatterCode = 'service-change') => {
    const words = { title: 'A clinic', kind: 'decision', matter, motion: 'To hold one clinic.' } as const
    const about = { amountPence: 0, affected: [ash, birch], takesEffectOn: null, isPublic: true }
    return done(await doing(chair, (tx) => putOnAgenda(tx, chair, { meeting, ...words, ...about })))
  }
  const declare = (item: string, what: (typeof all)[number], asked: Record<string, string>, viewer = chair) =>
    doing(viewer, (tx) => declareConsequence(tx, viewer, item, what, asked, moment(-5)))
  const decide = async (item: string, against: readonly string[] = []) => {
    done(await doing(chair, async (tx) => openVote(tx, chair, item, await edition(item), moment(0))))
    for (const trust of threeTrusts)
      for (const post of ['chair', 'chief-executive'] as const) {
        const viewer = member(trust, post)
        const choice = against.includes(trust) ? 'against' : 'for'
        const given = { forTrust: trust, choice, reason: '' } as const
        done(await doing(viewer, (tx) => giveVote(tx, viewer, item, given, moment(30))))
      }
    done(await doing(chair, async (tx) => closeVote(tx, chair, item, await edition(item), moment(60))))
  }
  const only = async (item: string) => (await doing(chair, (tx) => consequenceStore(tx).ofItems([item])))[0]!
  const carry = async (item: string, viewer = chair) => {
    const { id } = await only(item)
    return doing(viewer, (tx) => carryOut(tx, viewer, all, item, id, { now: moment(70), today }))
  }

  beforeAll(async () => {
    test = await testDatabase()
  })
  beforeEach(() => layOut())
  afterAll(() => test.drop())

  const anAction = { what: 'Tell the patients', trust: birch, who: 'The director', due: '2026-03-01' }

  it('is declared before the vote, and is carried out once when the decision holds', async () => {
    const item = await anItem()
    expect(await declare(item, givesAnAction, anAction, member(ash, 'chief-executive'))).toMatchObject({
      status: 'refused',
    })
    done(await declare(item, givesAnAction, anAction))
    expect(await carry(item)).toMatchObject({ because: 'It follows once the decision holds.' })
    await decide(item)
    expect(await declare(item, givesAnAction, anAction)).toMatchObject({
      because: expect.stringContaining('put to the vote'),
    })
    expect(await carry(item, member(ash, 'non-executive-director'))).toMatchObject({ status: 'refused' })
    const both = await Promise.all([carry(item), carry(item, member(birch, 'chair'))])
    expect(both.map(({ status }) => status).toSorted()).toEqual(['done', 'refused'])
    const actions = await doing(chair, (tx) => actionStore(tx).all())
    expect(actions).toEqual([
      expect.objectContaining({
        what: 'Tell the patients',
        trust: birch,
        itemId: item,
        decisionId: item,
        state: 'open',
      }),
    ])
    const view = await doing(chair, async (tx) =>
      whatFollows(tx, chair, (await decidedItem(tx, item, moment(90)))!, all, today),
    )
    expect(view.rows[0]).toMatchObject({
      declared: { done: { says: expect.stringContaining('has the action') } },
      standing: { says: 'The action is open', isWaiting: true },
    })
  })

  it('is taken back until the vote is open, and not after that, not by the program either', async () => {
    const item = await anItem()
    done(await declare(item, givesAnAction, anAction))
    const { id } = await only(item)
    const takeBack = () => doing(chair, (tx) => takeConsequenceBack(tx, chair, item, id, moment(-1)))
    done(await takeBack())
    expect(await only(item)).toBeUndefined()
    done(await declare(item, givesAnAction, anAction))
    await decide(item)
    expect((await takeBack()).status).toBe('refused')
    await doing(chair, (tx) => sql`delete from board_consequence`.execute(tx))
    expect(await only(item)).toBeDefined()
    await expect(doing(chair, (tx) => consequenceStore(tx).declare(item, 'action', anAction, 'More'))).rejects.toThrow(
      /row-level security/,
    )
  })

  it('gives nothing to do to a trust that the decision does not bind, and nothing follows from what was not decided', async () => {
    const item = await anItem()
    done(await declare(item, givesAnAction, { ...anAction, trust: cedar }))
    await decide(item, [cedar])
    expect(await carry(item)).toMatchObject({ because: expect.stringContaining('does not bind') })
    const other = await anItem()
    done(await declare(other, givesAnAction, anAction))
    await decide(other, [ash, birch, cedar])
    expect(await carry(other)).toMatchObject({ because: 'It was not decided, so nothing follows from it.' })
    expect(await doing(chair, (tx) => actionStore(tx).all())).toEqual([])
  })

  it('changes the scope at once where the agreement lets the body decide that, and tells what that stops', async () => {
    const item = await anItem('scope')
    done(await declare(item, changesScope, { service: '110', way: 'out' }))
    const { asked } = await only(item)
    const foretold = await doing(chair, (tx) => changesScope.foretell(tx, asked, today))
    expect(foretold.join(' ')).toMatch(/at once\. Plans: 2\. They end\./)
    await decide(item)
    scopeChanges.length = 0
    done(await carry(item))
    expect(scopeChanges).toEqual([{ kind: 'services-out', services: ['110'] }])
    const inForce = await doing(chair, (tx) => agreementStore(tx).inForce())
    expect(inForce).toMatchObject({ number: 2, byDecision: item, body: { services: ['101'] } })
  })

  it('drafts the next version of the agreement and has it signed where every party signs such a change', async () => {
    const clauses = [{ id: 'apart', head: 'Apart', words: 'Each stays independent.', isBinding: false }]
    await layOut({ scopeByDecision: false, clauses, disputes: [{ who: 'The chairs', withinDays: 14 }] })
    const item = await anItem('scope')
    done(await declare(item, changesScope, { service: '120', way: 'in' }))
    await decide(item)
    expect(await carry(item)).toMatchObject({ because: expect.stringContaining('draft changes of the agreement') })
    done(await carry(item, member(ash, 'chief-executive')))
    const version = await doing(member(birch, 'chair'), (tx) => agreementStore(tx).version(2))
    expect(version).toMatchObject({ state: 'signing', body: { services: ['101', '110', '120'] } })
    expect(await doing(chair, (tx) => changesScope.standing(tx, '2', today))).toMatchObject({
      says: 'Version 2 of the agreement waits to be signed',
      isWaiting: true,
    })
  })

  it('changes the scope for nobody when it does not bind all, and never from an item of another class', async () => {
    const another = await anItem('service-change')
    expect(await declare(another, changesScope, { service: '110', way: 'out' })).toMatchObject({
      because: 'This follows only from an item of the class "Taking a service in or out".',
    })
    await layOut({ rules: [{ matter: 'scope', rule: { kind: 'affected-agree' } }] })
    const item = await anItem('scope')
    done(await declare(item, changesScope, { service: '110', way: 'out' }))
    await decide(item, [cedar])
    expect(await carry(item)).toMatchObject({ because: expect.stringContaining('for all or for nobody') })
    expect((await doing(chair, (tx) => agreementStore(tx).inForce()))?.number).toBe(1)
  })

  it('moves a priority on when every trust supports that, and not before', async () => {
    const id = randomUUID()
    await doing(chair, async (tx) => {
      const words = { title: 'Knees', why: 'Long waits', measure: 'Weeks', trust: ash, name: 'A director' }
      await priorityStore(tx).add(id, { ...words, dueOn: '2026-02-01' }, '2026-01-10')
      await begin(tx, chair, { register: 'priority', id, what: 'propose', today: '2026-01-10' })
    })
    const item = await anItem()
    done(await declare(item, movesAPriority, { priority: id, due: '2026-06-01' }))
    await decide(item)
    expect(await carry(item)).toMatchObject({ because: expect.stringContaining('It waits for 3 of 3') })
    for (const trust of threeTrusts) {
      const speaker = member(trust, 'chair')
      const said = { answer: 'supports', reason: '', name: speaker.name, on: today } as const
      await doing(speaker, (tx) => priorityStore(tx).say({ id, stage: 'proposal' }, said))
    }
    done(await carry(item))
    expect(await doing(chair, (tx) => priorityStore(tx).one(id))).toMatchObject({
      stage: 'case-for-change',
      dueOn: '2026-06-01',
    })
  })
})
