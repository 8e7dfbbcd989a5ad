import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { TrustCode } from '#nhs/trust-code.ts'
import type { Tx } from '#platform/database.ts'
import { type TestDatabase, testDatabase } from '#platform/test-database.ts'
import { testViewer } from '#platform/test-viewer.ts'
import type { Viewer } from '#platform/viewer.ts'
import { smallPdf } from '#web/small-documents.scene.ts'
import { anAgreementToDecide, moment, seats, threeTrusts } from './board.scene.ts'
import { member as as, done, layOutBoard } from './board-in-database.scene.ts'
import { allDecided, decidedItem } from './decided.ts'
import { addPaper, callMeeting, closeVote, noteAttendance, openVote, putOnAgenda, setMeeting } from './hold-meeting.ts'
import { approveMinutes, keptMinutes, writeMinutes } from './keep-minutes.ts'
import { boardStore } from './store.ts'
import { declareInterest, giveVote } from './take-part.ts'

const [ash, birch, cedar] = threeTrusts

const chair = as(ash, 'chair')

describe('a meeting in the database', () => {
  let test: TestDatabase<unknown>
  let meeting: string
  let item: string

  beforeAll(async () => {
    test = await testDatabase()
    await layOutBoard(test)
  })
  afterAll(() => test.drop())

  const doing = <Result>(viewer: Viewer, work: (tx: Tx) => Promise<Result>) => test.db.withViewer(viewer, work)
  const edition = (id: string) => doing(chair, async (tx) => (await boardStore(tx).item(id))!.edition)
  const vote = (viewer: Viewer, choice: 'for' | 'against', forTrust: TrustCode = viewer.trust) =>
    doing(viewer, (tx) => giveVote(tx, viewer, item, { forTrust, choice, reason: 'To test' }, moment(30)))

  it('is called, put on an agenda, voted on and closed, and its outcome follows from what was said', async () => {
    const called = {
      committee: seats[0]!.committee,
      title: 'February',
      way: 'at-a-meeting',
      place: 'The hall',
    } as const
    const times = { startsAt: moment(-30), endsAt: moment(120) }
    meeting = done(await doing(chair, (tx) => callMeeting(tx, chair, { ...called, ...times })))
    const words = {
      title: 'A clinic',
      kind: 'decision',
      matter: 'service-change',
      motion: 'To hold one clinic.',
    } as const
    const about = { amountPence: 0, affected: [ash, birch], takesEffectOn: null, isPublic: true }
    item = done(await doing(chair, (tx) => putOnAgenda(tx, chair, { meeting, ...words, ...about })))
    done(await doing(chair, (tx) => addPaper(tx, chair, { item, title: 'Why', body: 'Because.', isPublic: false })))

    expect(await doing(chair, async (tx) => openVote(tx, chair, item, 1, moment(0)))).toMatchObject({
      because: 'Open the meeting first.',
    })
    done(await doing(chair, (tx) => setMeeting(tx, chair, meeting, 1, 'open')))
    for (const { trust, person } of seats) {
      const there = { who: `${trust}/${person}`, how: 'in-person' } as const
      done(await doing(chair, (tx) => noteAttendance(tx, chair, meeting, there, moment(-10))))
    }
    const member = as(cedar, 'non-executive-director')
    const given = { kind: 'personal', what: 'I own the land.', on: { item } } as const
    done(await doing(member, (tx) => declareInterest(tx, member, given, moment(-5))))
    done(await doing(chair, async (tx) => openVote(tx, chair, item, await edition(item), moment(0))))
    for (const trust of [ash, birch]) {
      done(await vote(as(trust, 'chair'), 'for'))
      done(await vote(as(trust, 'chief-executive'), 'for'))
    }
    done(await vote(as(cedar, 'chair'), 'against'))
    expect((await vote(member, 'for')).status).toBe('refused')
    expect((await vote(as(cedar, 'chief-executive'), 'for', ash)).status).toBe('refused')
    done(await doing(chair, async (tx) => closeVote(tx, chair, item, await edition(item), moment(60))))
    expect((await vote(as(cedar, 'chief-executive'), 'for')).status).toBe('refused')

    const decided = await doing(chair, (tx) => decidedItem(tx, item, moment(90)))
    expect(decided?.ok && decided.outcome.status).toBe('split')
    const bound = decided?.ok && decided.outcome.trusts.filter(({ isBound }) => isBound).map(({ trust }) => trust)
    expect(bound).toEqual([ash, birch])
    expect(await doing(chair, (tx) => allDecided(tx, moment(90)))).toHaveLength(1)
  })

  it('hides the papers of an item from a member with a personal interest, and from nobody else', async () => {
    const seen = async (viewer: Viewer) => (await doing(viewer, (tx) => boardStore(tx).papersOf(item))).length
    expect(await seen(as(cedar, 'non-executive-director'))).toBe(0)
    expect(await seen(as(ash, 'non-executive-director'))).toBe(1)
    expect(await seen(as(cedar, 'chair'))).toBe(1)
  })

  it('hides them in the database itself, for an interest in the whole meeting and for a standing one', async () => {
    const seen = async (viewer: Viewer) => (await doing(viewer, (tx) => boardStore(tx).papersOf(item))).length
    const [one, other, expired] = [as(ash, 'chief-executive'), as(birch, 'chair'), as(birch, 'chief-executive')]
    const personal = { kind: 'personal', what: 'A supplier' } as const
    const standing = { ...personal, on: { from: '2026-01-01', until: '2026-12-31' } }
    const over = { ...personal, on: { from: '2025-01-01', until: '2026-02-02' } }
    done(await doing(one, (tx) => declareInterest(tx, one, { ...personal, on: { meeting } }, moment(61))))
    done(await doing(other, (tx) => declareInterest(tx, other, standing, moment(61))))
    done(await doing(expired, (tx) => declareInterest(tx, expired, over, moment(61))))
    expect([await seen(one), await seen(other), await seen(expired)]).toEqual([0, 0, 1])
  })

  it('hides a file that somebody attached in the same way, and takes none that says it is something else', async () => {
    const other = done(
      await doing(chair, (tx) =>
        putOnAgenda(tx, chair, {
          meeting,
          title: 'Land',
          kind: 'decision',
          matter: 'service-change',
          motion: 'To buy it.',
          amountPence: 0,
          affected: [ash],
          takesEffectOn: null,
          isPublic: false,
        }),
      ),
    )
    const conflicted = as(cedar, 'non-executive-director')
    const given = { kind: 'personal', what: 'I own the land.', on: { item: other } } as const
    done(await doing(conflicted, (tx) => declareInterest(tx, conflicted, given, moment(61))))
    const file = { mediaType: 'application/pdf', body: smallPdf } as const
    done(await doing(chair, (tx) => addPaper(tx, chair, { item: other, title: 'Plan', isPublic: false, file })))
    const [paper] = await doing(chair, (tx) => boardStore(tx).papersOf(other))
    expect(paper).toMatchObject({ body: '', file: { mediaType: 'application/pdf', bytes: smallPdf.length } })
    const read = (viewer: Viewer) => doing(viewer, (tx) => boardStore(tx).paperFile(other, paper!.id))
    expect(Buffer.from((await read(as(ash, 'chair')))!.body)).toEqual(Buffer.from(smallPdf))
    expect(await read(conflicted)).toBeUndefined()
    expect(await doing(conflicted, (tx) => boardStore(tx).papersOf(other))).toEqual([])
    const past = sql`insert into board_paper (item, title, body, media_type, file, sha256)
      values (${other}, 'x', '', 'application/pdf', ${Buffer.from('x')}, ${'0'.repeat(64)})`
    await expect(doing(chair, (tx) => past.execute(tx))).rejects.toThrow(/written_or_attached/)
  })

  it('takes no vote that the program did not check: of another person, after the close, or past an interest', async () => {
    const past = (viewer: Viewer, person: string, at: Date) =>
      doing(viewer, (tx) =>
        sql`insert into board_vote (item, person, for_trust, choice, at)
            values (${item}, ${person}, ${viewer.trust}, 'for', ${at})`.execute(tx),
      )
    await expect(past(as(cedar, 'chair'), 'chair', moment(90))).rejects.toThrow(/row-level security/)
    await expect(past(as(cedar, 'chair'), 'chief-executive', moment(30))).rejects.toThrow(/row-level security/)
    await expect(past(as(cedar, 'non-executive-director'), 'non-executive-director', moment(30))).rejects.toThrow(
      /row-level security/,
    )
  })

  it('lets nobody change what was put to the vote, nor open a closed vote again', async () => {
    const change = (set: ReturnType<typeof sql>) =>
      doing(chair, (tx) => sql`update board_item set ${set}, edition = edition + 1 where id = ${item}`.execute(tx))
    await expect(change(sql`motion = 'Something else'`)).rejects.toThrow(/stays as it was put/)
    await expect(change(sql`closed_at = null`)).rejects.toThrow(/stays closed/)
  })

  it('is opened and closed once, by whoever saw it as it is', async () => {
    const second = done(
      await doing(chair, (tx) =>
        putOnAgenda(tx, chair, {
          meeting,
          title: 'Another clinic',
          kind: 'decision',
          matter: 'service-change',
          motion: 'To hold another clinic.',
          amountPence: 0,
          affected: [ash],
          takesEffectOn: null,
          isPublic: false,
        }),
      ),
    )
    const other = as(birch, 'chair')
    const open = (viewer: Viewer) => doing(viewer, (tx) => openVote(tx, viewer, second, 1, moment(70)))
    const answers = await Promise.all([open(chair), open(other)])
    expect(answers.map(({ status }) => status).toSorted()).toEqual(['changed', 'done'])
    expect(await open(chair)).toEqual({ status: 'changed' })
    const close = (viewer: Viewer) => doing(viewer, (tx) => closeVote(tx, viewer, second, 2, moment(75)))
    const ends = await Promise.all([close(chair), close(other)])
    expect(ends.map(({ status }) => status).toSorted()).toEqual(['changed', 'done'])
  })

  it('stays under the agreement that it was put to the vote under, when another comes into force', async () => {
    await test.scene.transaction().execute(async (tx) => {
      await sql`set local session_replication_role = replica`.execute(tx)
      const strict = { ...anAgreementToDecide(), rules: [{ matter: 'service-change', rule: { kind: 'unanimity' } }] }
      await sql`update alliance_agreement set state = 'superseded', ended_at = now(), ended_on = '2026-02-03'
        where alliance = 'trees' and number = 1`.execute(tx)
      await sql`
        insert into alliance_agreement (alliance, number, state, body, digest, parties, drafted_by, drafted_by_trust, sent_by,
                                        sent_by_trust, sent_at, in_force_on, in_force_at, based_on)
        values ('trees', 2, 'in-force', ${JSON.stringify(strict)}::jsonb, 'y', ${[...threeTrusts]}::text[], 's', 'RAA', 's', 'RAA',
                now(), '2026-02-03', now(), 1)`.execute(tx)
    })
    const asked = await doing(chair, (tx) => decidedItem(tx, item, moment(90)))
    // By the new one it would not be decided: one trust of three is against.
    expect(asked?.ok && asked.outcome.status).toBe('split')
    expect(asked?.ruleAgreed).toEqual({ kind: 'affected-agree' })
  })

  it('has minutes that are edited version by version and approved at the next meeting', async () => {
    const write = (viewer: Viewer, seen: number) =>
      doing(viewer, (tx) => writeMinutes(tx, viewer, meeting, { seen, body: `After ${seen}` }, moment(100)))
    const other = as(birch, 'chair')
    expect(await write(chair, 0)).toMatchObject({ because: expect.stringContaining('when the meeting is closed') })
    done(await doing(chair, (tx) => setMeeting(tx, chair, meeting, 2, 'closed')))
    expect(await write(as(ash, 'chief-executive'), 0)).toMatchObject({ status: 'refused' })
    const first = await Promise.all([write(chair, 0), write(other, 0)])
    expect(first.map(({ status }) => status).toSorted()).toEqual(['changed', 'done'])
    done(await write(chair, 1))

    const approve = (viewer: Viewer, seen: number, atMeeting: string) =>
      doing(viewer, (tx) => approveMinutes(tx, viewer, meeting, { seen, atMeeting }, moment(3000)))
    const called = { committee: seats[0]!.committee, title: 'March', way: 'at-a-meeting', place: '' } as const
    const times = { startsAt: moment(2900), endsAt: moment(3100) }
    const next = done(await doing(chair, (tx) => callMeeting(tx, chair, { ...called, ...times })))
    expect(await approve(other, 2, next)).toMatchObject({ because: expect.stringContaining('next meeting') })
    done(await doing(chair, (tx) => setMeeting(tx, chair, next, 1, 'open')))
    expect(await approve(chair, 2, next)).toMatchObject({ because: expect.stringContaining('You wrote this version') })
    expect(await approve(other, 1, next)).toEqual({ status: 'changed' })
    done(await approve(other, 2, next))
    expect(await write(chair, 2)).toMatchObject({ because: expect.stringContaining('approved') })
    const kept = await doing(other, (tx) => keptMinutes(tx, meeting))
    expect(kept.versions.map(({ version, body }) => [version, body])).toEqual([
      [2, 'After 1'],
      [1, 'After 0'],
    ])
    expect(kept.approval).toMatchObject({ version: 2, atMeeting: next })
  })

  it('keeps its minutes in the database itself: approved ones stay, no version is left out, nobody approves their own', async () => {
    const past = (viewer: Viewer, what: ReturnType<typeof sql>) => doing(viewer, (tx) => what.execute(tx))
    const write = (version: number) =>
      sql`insert into board_minutes (meeting, version, body, name, at) values (${meeting}, ${version}, 'x', 'x', now())`
    await expect(past(chair, write(3))).rejects.toThrow(/approved minutes stay/)
    await expect(past(chair, sql`update board_minutes set body = 'Other words'`)).rejects.toThrow(/permission denied/)
    await test.scene.transaction().execute((tx) => sql`delete from board_minutes_approval`.execute(tx))
    await expect(past(chair, write(5))).rejects.toThrow(/version 3 of the minutes comes next/)
    await expect(past(as(ash, 'chief-executive'), write(3))).rejects.toThrow(/row-level security/)
    const approve = (version: number) =>
      sql`insert into board_minutes_approval (meeting, version, at_meeting, name, at)
          select ${meeting}, ${version}, id, 'x', now() from board_meeting where title = 'March'`
    await expect(past(chair, approve(2))).rejects.toThrow(/row-level security/)
    await expect(past(as(birch, 'chair'), approve(1))).rejects.toThrow(/last version/)
    await expect(past(as(birch, 'chief-executive'), approve(2))).rejects.toThrow(/row-level security/)
  })

  it('is nobody else’s: another alliance sees nothing of it', async () => {
    const stranger = testViewer('RZZ', { alliance: 'stones', roles: ['chair'] })
    expect(await doing(stranger, (tx) => boardStore(tx).meetings())).toEqual([])
    expect(await doing(stranger, (tx) => boardStore(tx).declarations())).toEqual([])
    expect(await doing(stranger, (tx) => boardStore(tx).item(randomUUID()))).toBeUndefined()
  })
})
