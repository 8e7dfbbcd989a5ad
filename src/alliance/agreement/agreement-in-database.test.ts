import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { logger } from '#platform/log.ts'
import { type TestDatabase, testDatabase } from '#platform/test-database.ts'
import type { Viewer } from '#platform/viewer.ts'
import { allianceWithAgreement, anAgreement, at, today } from './agreement.scene.ts'
import type { Agreement } from './agreement.ts'
import { changeScopeByDecision, proposeScope } from './change-scope.ts'
import type { AllianceChange, Consequence } from './consequence.ts'
import { beginDraft, saveDraft, sendDraft, withdrawVersion } from './draft-commands.ts'
import type { PartyStep } from './may-agreement.ts'
import type { Outcome } from './outcome.ts'
import { declineInvitation, inviteTrust, partyStandings, stepParty, suspendByDecision } from './party-commands.ts'
import { seeToAgreements } from './see-to-agreements.ts'
import { answerVersion } from './sign.ts'
import { agreementStore } from './store.ts'

describe('an agreement between trusts', () => {
  let test: TestDatabase<unknown>
  /** What the features of this alliance were told to stop, and what they say is still on its way. */
  let told: AllianceChange[]
  let onItsWay: number
  const feature: Consequence = {
    wouldStop: async () => [{ what: 'Things', count: 3, effect: 'stops', says: 'They end.' }],
    stop: async (_, change) => {
      told.push(change)
      return [{ what: 'Things', count: 3, effect: 'stops', says: 'They end.' }]
    },
    runsOff: async () => [{ what: 'Things', count: onItsWay, effect: 'goes-on', says: 'They go on.' }],
  }
  const change = { consequences: [feature], today }

  beforeAll(async () => {
    test = await testDatabase()
  })
  beforeEach(async () => {
    await allianceWithAgreement(test)
    told = []
    onItsWay = 0
  })
  afterAll(() => test.drop())

  const as = <Result>(viewer: Viewer, work: (store: ReturnType<typeof agreementStore>) => Promise<Result>) =>
    test.db.withViewer(viewer, (tx) => work(agreementStore(tx)))

  /** A draft of RAA's that changes the agreement, sent for signing. Returns its number. */
  async function sent(body: (from: Agreement) => Agreement): Promise<number> {
    return test.db.withViewer(at('RAA'), async (tx) => {
      const { number } = done(await beginDraft(tx, at('RAA'), { why: 'To test', body }, anAgreement))
      done(await sendDraft(tx, at('RAA'), number!, 1, today))
      return number!
    })
  }
  const answer = (viewer: Viewer, number: number, said: 'signed' | 'declined' = 'signed', edition = 2) =>
    test.db.withViewer(viewer, (tx) =>
      answerVersion(tx, viewer, { number, edition, answer: said, reason: said === 'signed' ? '' : 'No' }, change),
    )
  const signedByAll = async (number: number, trusts = ['RAA', 'RBB', 'RCC']): Promise<Outcome> => {
    let last: Outcome = { status: 'changed' }
    for (const trust of trusts) last = await answer(at(trust), number)
    return last
  }
  const step = (trust: string, which: PartyStep, answers: Partial<Parameters<typeof stepParty>[3]> = {}) =>
    test.db.withViewer(at(trust), (tx) => stepParty(tx, at(trust), which, { reason: 'To test', ...answers }, change))
  const standings = async (viewer = at('RAA')) =>
    Object.fromEntries(
      (await test.db.reading(viewer, (tx) => partyStandings(tx, today))).map(({ trust, standing }) => [
        trust,
        standing,
      ]),
    )
  const servicesInScope = async () => {
    const { rows } = await sql<{ code: string }>`
      select treatment_function as code from alliance_service
       where from_day <= current_date and (to_day is null or to_day > current_date) order by 1`.execute(test.scene)
    return rows.map(({ code }) => code)
  }

  function done(outcome: Outcome) {
    if (outcome.status !== 'done') throw new Error(JSON.stringify(outcome))
    return outcome
  }

  describe('a version', () => {
    it('is its own trust’s while it is a draft, and everybody’s once it is sent', async () => {
      const drafted = await test.db.withViewer(at('RAA'), (tx) => beginDraft(tx, at('RAA'), { why: 'x' }, anAgreement))
      const { number } = done(drafted)
      expect(await as(at('RBB'), (store) => store.version(number!))).toBe(undefined)
      await test.db.withViewer(at('RAA'), (tx) => sendDraft(tx, at('RAA'), number!, 1, today))
      expect(await as(at('RBB'), (store) => store.version(number!))).toMatchObject({ state: 'signing' })
    })

    it('is in force when the last party signs, and not before', async () => {
      const number = await sent((from) => ({ ...from, noticeDays: 30 }))
      await answer(at('RAA'), number)
      await answer(at('RBB'), number)
      expect(await as(at('RAA'), (store) => store.inForce())).toMatchObject({ number: 1 })
      await answer(at('RCC'), number)
      expect(await as(at('RBB'), (store) => store.inForce())).toMatchObject({ number: 2, inForceOn: today })
      expect(await as(at('RBB'), (store) => store.version(1))).toMatchObject({ state: 'superseded', endedOn: today })
    })

    it('is not in force before its day, whoever has signed; the worker sees to it on the day', async () => {
      const number = await sent((from) => ({ ...from, commencesOn: '2026-02-10' }))
      expect(await signedByAll(number)).toMatchObject({
        says: expect.stringContaining('in force from 10 February 2026'),
      })
      const seenTo = (day: string) =>
        seeToAgreements({ db: test.db, log: logger('silent'), clock: { today: () => day, now: () => new Date() } }, [
          feature,
        ])
      await seenTo('2026-02-09')
      expect(await as(at('RAA'), (store) => store.inForce())).toMatchObject({ number: 1 })
      await seenTo('2026-02-10')
      expect(await as(at('RAA'), (store) => store.inForce())).toMatchObject({ number: 2, inForceOn: '2026-02-10' })
    })

    it('is signed by the people that it names, each once, and by nobody for another trust', async () => {
      const number = await sent((from) => ({
        ...from,
        parties: from.parties.map((party) =>
          party.trust === 'RAA' ? { ...party, signatories: ['chair', 'chief-executive'] } : party,
        ),
      }))
      expect(await answer(at('RAA', 'clerk', ['booking-clerk']), number)).toMatchObject({ status: 'refused' })
      const both = at('RAA', 'pat', ['chair', 'chief-executive'])
      expect(await answer(both, number)).toMatchObject({ status: 'done' })
      expect(await answer(both, number)).toMatchObject({ status: 'refused', because: 'You have answered already.' })
      expect(await answer(at('RDD'), number).catch((error: Error) => error.name)).toBe('NotFound')
    })

    it('is refused by the database from somebody without the post, or for another trust', async () => {
      const number = await sent((from) => ({ ...from, noticeDays: 30 }))
      const sign = (viewer: Viewer, trust: string) =>
        test.db.withViewer(viewer, (tx) =>
          sql`insert into alliance_agreement_signature (number, trust, post, name, job_title, answer, on_day, digest)
              select number, ${trust}, 'chief-executive', 'X', 'X', 'signed', ${today}, digest from alliance_agreement
               where number = ${number}`.execute(tx),
        )
      await expect(sign(at('RBB', 'clerk', ['booking-clerk']), 'RBB')).rejects.toThrow(/row-level security/)
      await expect(sign(at('RBB'), 'RCC')).rejects.toThrow(/row-level security/)
      await expect(
        test.db.withViewer(at('RBB'), (tx) =>
          sql`update alliance_agreement set state = 'in-force', in_force_on = ${today}, edition = edition + 1
               where number = ${number}`.execute(tx),
        ),
      ).rejects.toThrow(/not every party has signed it/)
    })

    it('keeps its words from the moment it is sent', async () => {
      const number = await sent((from) => ({ ...from, noticeDays: 30 }))
      const seen = (await as(at('RAA'), (store) => store.version(number)))!
      expect(
        await test.db.withViewer(at('RAA'), (tx) => saveDraft(tx, at('RAA'), seen, { ...seen.body, noticeDays: 1 })),
      ).toMatchObject({ status: 'refused' })
      await expect(
        test.db.withViewer(at('RAA'), (tx) =>
          sql`update alliance_agreement set body = jsonb_set(body, '{noticeDays}', '1'), edition = edition + 1
               where number = ${number}`.execute(tx),
        ),
      ).rejects.toThrow(/while it is a draft/)
    })

    it('is over when a party declines, and what was in force stays', async () => {
      const number = await sent((from) => ({ ...from, noticeDays: 30 }))
      await answer(at('RAA'), number)
      expect(await answer(at('RBB'), number, 'declined')).toMatchObject({ status: 'done' })
      expect(await answer(at('RCC'), number, 'signed', 3)).toMatchObject({ status: 'refused' })
      expect(await as(at('RAA'), (store) => store.inForce())).toMatchObject({ number: 1 })
    })

    it('cannot come into force when another did meanwhile', async () => {
      const [first, second] = [
        await sent((from) => ({ ...from, noticeDays: 30 })),
        await sent((from) => ({ ...from, noticeDays: 60 })),
      ]
      await signedByAll(first)
      expect(await answer(at('RAA'), second)).toMatchObject({
        status: 'refused',
        because: expect.stringContaining('Another version has come into force'),
      })
    })

    it('is withdrawn by the trust that drafted it alone', async () => {
      const number = await sent((from) => ({ ...from, noticeDays: 30 }))
      const withdraw = (viewer: Viewer) => test.db.withViewer(viewer, (tx) => withdrawVersion(tx, viewer, number, 2))
      expect(await withdraw(at('RBB'))).toMatchObject({ status: 'refused' })
      expect(await withdraw(at('RAA'))).toMatchObject({ status: 'done' })
    })

    it('cannot leave out a member that has not left', async () => {
      const drafted = await test.db.withViewer(at('RAA'), async (tx) => {
        const body = (from: Agreement) => ({ ...from, parties: from.parties.slice(0, 2) })
        const { number } = done(await beginDraft(tx, at('RAA'), { why: 'x', body }, anAgreement))
        return sendDraft(tx, at('RAA'), number!, 1, today)
      })
      expect(drafted).toMatchObject({ status: 'refused', because: expect.stringContaining('leaves by its own notice') })
    })

    it('is in the logs of all its parties, with what was signed', async () => {
      const number = await sent((from) => ({ ...from, noticeDays: 30 }))
      await answer(at('RBB'), number)
      const { rows } = await sql<{ trust: string; person_trust: string }>`
        select trust, person_trust from audit_entry where action = 'sign-agreement' order by trust`.execute(test.scene)
      expect(rows.map(({ trust, person_trust }) => [trust, person_trust])).toEqual([
        ['RAA', 'RBB'],
        ['RBB', 'RBB'],
        ['RCC', 'RBB'],
      ])
    })
  })

  describe('its scope', () => {
    it('is what is planned together: a service that is taken out is out at once, and what that stopped is kept', async () => {
      const out = await test.db.withViewer(at('RAA'), (tx) =>
        proposeScope(tx, at('RAA'), { out: ['101'], into: [] }, 'Urology goes', today),
      )
      expect(await servicesInScope()).toEqual(['101', '110'])
      await signedByAll(done(out).number!)
      expect(await servicesInScope()).toEqual(['110'])
      expect(told).toEqual([{ kind: 'services-out', services: ['101'] }])
      expect(await as(at('RCC'), (store) => store.changes())).toMatchObject([
        { kind: 'services-out', services: ['101'], agreement: 2, stopped: [{ what: 'Things', count: 3 }] },
      ])
    })

    it('grows by a service, and can take one back in on the day it went out', async () => {
      const both = { consequences: [feature], today }
      const decide = (scope: { out: string[]; into: string[] }) =>
        test.db.withViewer(at('RAA'), (tx) => changeScopeByDecision(tx, { ...scope, decision: 'D1', why: 'x' }, both))
      done(await decide({ out: ['101'], into: ['120'] }))
      expect(await servicesInScope()).toEqual(['110', '120'])
      done(await decide({ out: ['120'], into: ['101'] }))
      expect(await servicesInScope()).toEqual(['101', '110'])
    })

    it('changes by a decision only where the agreement says so, and by that in nothing else', async () => {
      await allianceWithAgreement(test, anAgreement({ scopeByDecision: false }))
      const decided = await test.db.withViewer(at('RAA'), (tx) =>
        changeScopeByDecision(tx, { out: ['101'], into: [], decision: 'D1', why: 'x' }, change),
      )
      expect(decided).toMatchObject({ status: 'refused' })
      await expect(
        test.db.withViewer(at('RAA'), async (tx) => {
          const store = agreementStore(tx)
          const before = (await store.inForce())!
          const number = await store.draft({ ...before.body, noticeDays: 0 }, before.number, 'x')
          await store.supersede(before, today)
          await store.bringIntoForce((await store.version(number))!, today, 'D2')
        }),
      ).rejects.toThrow(/a decision changes the scope alone/)
    })

    it('never takes in what the agreement excludes', async () => {
      expect(
        await test.db.withViewer(at('RAA'), (tx) =>
          proposeScope(tx, at('RAA'), { out: [], into: ['180'] }, 'x', today),
        ),
      ).toMatchObject({ status: 'refused', because: expect.stringContaining('Accident and emergency') })
    })

    it('cannot be written past the agreement', async () => {
      await expect(
        test.db.withViewer(at('RAA'), (tx) =>
          sql`insert into alliance_service values ('trees', '120', ${today})`.execute(tx),
        ),
      ).rejects.toThrow(/would not be those of its agreement/)
    })
  })

  describe('its parties', () => {
    it('leave on their day and not before, with the notice that was agreed', async () => {
      expect(await step('RCC', 'give-notice', { leavesOn: '2026-03-01' })).toMatchObject({
        status: 'refused',
        because: expect.stringContaining('fewer than 90 days'),
      })
      done(await step('RCC', 'give-notice', { leavesOn: '2026-05-03' }))
      expect(await standings()).toEqual({ RAA: 'member', RBB: 'member', RCC: 'leaving' })
      expect(await step('RCC', 'leave')).toMatchObject({ status: 'refused' })
    })

    it('leave sooner where the others decided that they may', async () => {
      onItsWay = 14
      done(await step('RCC', 'give-notice', { leavesOn: today, byDecision: 'D7' }))
      done(await step('RCC', 'leave'))
      expect(await standings()).toEqual({ RAA: 'member', RBB: 'member', RCC: 'run-off' })
      expect(told).toEqual([{ kind: 'trust-out', trust: 'RCC', why: 'left' }])
      onItsWay = 0
      await seeToAgreements(
        { db: test.db, log: logger('silent'), clock: { today: () => today, now: () => new Date() } },
        [feature],
      )
      expect(await standings()).toEqual({ RAA: 'member', RBB: 'member', RCC: 'left' })
    })

    it('see what was done in their time, and nothing that comes after they left', async () => {
      const before = await sent((from) => ({ ...from, noticeDays: 30 }))
      done(await step('RCC', 'give-notice', { leavesOn: today, byDecision: 'D7' }))
      done(await step('RCC', 'leave'))
      await test.db.withViewer(at('RAA'), async (tx) => {
        const { number } = done(
          await beginDraft(
            tx,
            at('RAA'),
            { why: 'After', body: (from) => ({ ...from, parties: from.parties.slice(0, 2) }) },
            anAgreement,
          ),
        )
        done(await sendDraft(tx, at('RAA'), number!, 1, today))
      })
      const seen = await as(at('RCC'), (store) => store.versions())
      expect(seen.map(({ number }) => number)).toEqual([before, 1])
      expect(await as(at('RCC'), (store) => store.partyEvents())).not.toEqual([])
      const plans = (trust: string) =>
        test.db.reading(at(trust), async (tx) => (await sql`select from plan`.execute(tx)).rows.length)
      const plan = (when: string) =>
        sql`insert into plan (trust, alliance, name, trusts, services, settings, as_of, first_day, days, asked_by, asked_at)
            values ('RAA', 'trees', ${when}, '{RAA,RBB}', '{110}', '{}', ${today}, ${today}, 7, 'p1', now() + ${when}::interval)`.execute(
          test.scene,
        )
      await plan('-1 hour')
      await plan('1 hour')
      expect([await plans('RAA'), await plans('RCC')]).toEqual([2, 1])
    })

    it('make nothing new once they have left', async () => {
      done(await step('RCC', 'give-notice', { leavesOn: today, byDecision: 'D7' }))
      done(await step('RCC', 'leave'))
      const drafted = test.db.withViewer(at('RCC'), (tx) => beginDraft(tx, at('RCC'), { why: 'x' }, anAgreement))
      await expect(drafted).rejects.toThrow(/row-level security/)
      const planned = test.db.withViewer(at('RCC'), (tx) =>
        sql`insert into plan (name, trusts, services, settings, as_of, first_day, days)
            values ('Mine', '{RCC}', '{110}', '{}', ${today}, ${today}, 7)`.execute(tx),
      )
      await expect(planned).rejects.toThrow(/row-level security/)
    })

    it('suspend their part and resume it, or are suspended by a decision', async () => {
      done(await step('RCC', 'suspend'))
      expect(await standings()).toMatchObject({ RCC: 'suspended' })
      done(await step('RCC', 'resume'))
      expect(await standings()).toMatchObject({ RCC: 'member' })
      const suspended = await test.db.withViewer(at('RAA'), (tx) =>
        suspendByDecision(tx, { trust: 'RCC', isSuspended: true, decision: 'D3', reason: 'Default' }, change),
      )
      done(suspended)
      expect(await standings(at('RCC'))).toMatchObject({ RCC: 'suspended' })
      expect(told.map((one) => one.kind === 'trust-out' && one.why)).toEqual(['suspended', 'suspended'])
    })

    it('are changed by themselves alone: another trust cannot make them leave', async () => {
      const result = test.db.withViewer(at('RAA'), (tx) =>
        sql`update alliance_member set left_on = ${today} where trust = 'RCC'`.execute(tx),
      )
      await expect(result).rejects.toThrow(/leaves by itself|row-level security/)
      const own = test.db.withViewer(at('RAA'), (tx) =>
        sql`insert into alliance_member (alliance, trust, joined_on) values ('trees', 'RDD', ${today})`.execute(tx),
      )
      await expect(own).rejects.toThrow(/row-level security/)
    })

    it('join by an invitation and their signature, or decline', async () => {
      done(await test.db.withViewer(at('RAA'), (tx) => inviteTrust(tx, at('RAA'), 'RDD', 'Come', today)))
      expect(await standings(at('RDD'))).toEqual({ RDD: 'invited', RAA: 'member', RBB: 'member', RCC: 'member' })
      const number = await sent((from) => ({
        ...from,
        parties: [...from.parties, { trust: 'RDD', joinedOn: today, signatories: ['chief-executive'] }],
      }))
      expect(await as(at('RDD'), (store) => store.version(number))).toMatchObject({ state: 'signing' })
      done(await signedByAll(number, ['RDD', 'RAA', 'RBB', 'RCC']))
      expect(await standings(at('RDD'))).toMatchObject({ RDD: 'member' })
      done(await test.db.withViewer(at('RAA'), (tx) => inviteTrust(tx, at('RAA'), 'REE', 'Come', today)))
      done(await test.db.withViewer(at('REE'), (tx) => declineInvitation(tx, at('REE'), 'No', today)))
      expect(await standings(at('RDD'))).toMatchObject({ REE: 'declined' })
    })
  })
})
