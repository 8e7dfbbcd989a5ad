/** Versions of the agreement, their signatures, comings and goings, and what changes stopped, inside a viewer's transaction. */
import { type RawBuilder, sql } from 'kysely'
import type { Day } from '#nhs/day.ts'
import type { TrustCode } from '#nhs/trust-code.ts'
import type { Tx } from '#platform/database.ts'
import { type Agreement, readAgreement } from './agreement.ts'
import type { Stop } from './consequence.ts'
import type { Post } from './decision-rule.ts'
import type { Membership, PartyEvent, PartyEventKind } from './party-standing.ts'
import type { Signature, Version } from './version.ts'

export type ChangeKind = 'services-out' | 'services-in' | 'trust-suspended' | 'trust-resumed' | 'trust-left'

/** A change that was made, with what it stopped. */
export type MadeChange = {
  readonly id: string
  readonly kind: ChangeKind
  readonly services: readonly string[]
  readonly trust: TrustCode | null
  readonly agreement: number | null
  readonly onDay: Day
  readonly at: Date
  readonly stopped: readonly Stop[]
}

const here = sql<string>`(select viewer_alliance())`

const columns = sql`v.number, v.state, v.body, v.digest, v.based_on as "basedOn", v.edition, v.drafted_by as "draftedBy",
  v.drafted_by_trust as "draftedByTrust", v.drafted_at as "draftedAt", v.in_force_on as "inForceOn",
  v.ended_on as "endedOn", v.by_decision as "byDecision", v.why`

/** Services stand in one order, so that what is agreed and what is in scope can be compared. */
const stored = (body: Agreement): string => JSON.stringify({ ...body, services: [...new Set(body.services)].sort() })

export function agreementStore(tx: Tx) {
  const versionsWhere = async (condition: RawBuilder<unknown>): Promise<Version[]> => {
    const { rows } = await sql<Omit<Version, 'body'> & { readonly body: unknown }>`
      select ${columns} from alliance_agreement v where v.alliance = ${here} and ${condition} order by v.number desc`.execute(
      tx,
    )
    return rows.map((row) => ({ ...row, body: readAgreement(row.body) }))
  }
  const changedOne = async (change: RawBuilder<unknown>): Promise<boolean> =>
    (await change.execute(tx)).numAffectedRows === 1n

  return {
    /** One after the other, for everything that changes who takes part or what is in scope. */
    async hold(): Promise<void> {
      await sql`select pg_advisory_xact_lock(hashtextextended('agreement of ' || viewer_alliance(), 0))`.execute(tx)
    },

    /** The agreement that everybody obeys now; nothing when the alliance has none. */
    async inForce(): Promise<Version | undefined> {
      return (await versionsWhere(sql`v.state = 'in-force'`))[0]
    },
    async version(number: number): Promise<Version | undefined> {
      return (await versionsWhere(sql`v.number = ${number}`))[0]
    },
    /** Those that the viewer may see, newest first. */
    versions: () => versionsWhere(sql`true`),

    async signatures(numbers: readonly number[]): Promise<(Signature & { readonly number: number })[]> {
      const { rows } = await sql<Signature & { readonly number: number }>`
        select number, trust, post, person, name, job_title as "jobTitle", answer, reason, on_day as "on", digest
          from alliance_agreement_signature
         where alliance = ${here} and number = any (${[...numbers]}::integer[]) order by at`.execute(tx)
      return rows
    },

    /** Under the lock of `hold`. Returns the new version's number. */
    async draft(body: Agreement, basedOn: number | null, why: string): Promise<number> {
      // Others' drafts take numbers too, and are not seen here: a number that is taken is tried again one higher.
      const { rows } = await sql<{ next: number }>`
        select coalesce(max(number), 0) + 1 as next from alliance_agreement where alliance = ${here}`.execute(tx)
      for (let number = rows[0]!.next; ; number += 1) {
        const made = await sql`
          insert into alliance_agreement (number, body, based_on, why)
          values (${number}, ${stored(body)}::jsonb, ${basedOn}, ${why})
          on conflict (alliance, number) do nothing`.execute(tx)
        if (made.numAffectedRows === 1n) return number
      }
    },

    saveDraft: ({ number, edition }: Version, body: Agreement, why: string) =>
      changedOne(sql`
        update alliance_agreement set body = ${stored(body)}::jsonb, why = ${why}, edition = edition + 1
         where alliance = ${here} and number = ${number} and edition = ${edition} and state = 'draft'`),

    send: ({ number, edition }: Version) =>
      changedOne(sql`
        update alliance_agreement
           set state = 'signing', sent_by = viewer_person(), sent_by_trust = viewer_trust(), sent_at = now(),
               edition = edition + 1
         where alliance = ${here} and number = ${number} and edition = ${edition} and state = 'draft'`),

    end: ({ number, edition }: Version, state: 'withdrawn' | 'declined') =>
      changedOne(sql`
        update alliance_agreement set state = ${state}, ended_at = now(), edition = edition + 1
         where alliance = ${here} and number = ${number} and edition = ${edition} and state in ('draft', 'signing')`),

    supersede: ({ number, edition }: Version, today: Day) =>
      changedOne(sql`
        update alliance_agreement set state = 'superseded', ended_on = ${today}, ended_at = now(), edition = edition + 1
         where alliance = ${here} and number = ${number} and edition = ${edition} and state = 'in-force'`),

    bringIntoForce: ({ number, edition }: Version, today: Day, byDecision: string | null) =>
      changedOne(sql`
        update alliance_agreement
           set state = 'in-force', in_force_on = ${today}, by_decision = ${byDecision}, edition = edition + 1,
               sent_by = coalesce(sent_by, viewer_person()), sent_by_trust = coalesce(sent_by_trust, viewer_trust()),
               sent_at = coalesce(sent_at, now())
         where alliance = ${here} and number = ${number} and edition = ${edition} and state in ('draft', 'signing')`),

    async sign(
      { number, digest }: Version,
      given: {
        readonly post: Post
        readonly name: string
        readonly jobTitle: string
        readonly answer: Signature['answer']
        readonly reason: string
        readonly on: Day
      },
    ): Promise<void> {
      await sql`
        insert into alliance_agreement_signature (number, post, name, job_title, answer, reason, on_day, digest)
        values (${number}, ${given.post}, ${given.name}, ${given.jobTitle}, ${given.answer}, ${given.reason}, ${given.on},
                ${digest})`.execute(tx)
    },

    /** Everybody who is or was a member. */
    async memberships(): Promise<Membership[]> {
      const { rows } = await sql<Membership>`
        select trust, joined_on as "joinedOn", suspended_on as "suspendedOn", notice_on as "noticeOn",
               leaves_on as "leavesOn", left_on as "leftOn", gone_at is not null as "isGone"
          from alliance_member where alliance = ${here} order by joined_on, trust`.execute(tx)
      return rows
    },

    async partyEvents(): Promise<PartyEvent[]> {
      const { rows } = await sql<PartyEvent>`
        select trust, kind, on_day as "onDay", leaves_on as "leavesOn", reason, by_decision as "byDecision", person,
               person_trust as "personTrust", at
          from alliance_party_event where alliance = ${here} order by at, trust`.execute(tx)
      return rows
    },

    async noteParty(
      trust: string,
      kind: PartyEventKind,
      onDay: Day,
      more: {
        readonly reason?: string
        readonly leavesOn?: Day
        readonly agreement?: number
        readonly byDecision?: string | null
      } = {},
    ): Promise<void> {
      await sql`
        insert into alliance_party_event (trust, kind, on_day, leaves_on, reason, agreement, by_decision)
        values (${trust}, ${kind}, ${onDay}, ${more.leavesOn ?? null}, ${more.reason ?? ''}, ${more.agreement ?? null},
                ${more.byDecision ?? null})`.execute(tx)
    },

    /** Treatment functions in scope as they are projected. */
    async openServices(): Promise<string[]> {
      const { rows } = await sql<{ code: string }>`
        select treatment_function as code from alliance_service
         where alliance = ${here} and to_day is null order by 1`.execute(tx)
      return rows.map(({ code }) => code)
    },

    async projectServices(out: readonly string[], into: readonly string[], today: Day): Promise<void> {
      await sql`
        update alliance_service set to_day = ${today}
         where alliance = ${here} and to_day is null and treatment_function = any (${[...out]}::text[])`.execute(tx)
      await sql`
        insert into alliance_service (alliance, treatment_function, from_day)
        select viewer_alliance(), code, ${today}::date from unnest(${[...into]}::text[]) as code
        on conflict (alliance, treatment_function, from_day) do update set to_day = null`.execute(tx)
    },

    async projectMember(trust: string, joinedOn: Day): Promise<void> {
      await sql`insert into alliance_member (alliance, trust, joined_on)
        values (viewer_alliance(), ${trust}, ${joinedOn})`.execute(tx)
    },

    /** Of a trust's present membership. Returns whether there is one. */
    changeMember: (
      trust: string,
      set: Readonly<Partial<Record<'suspended_on' | 'notice_on' | 'leaves_on' | 'left_on', Day | null>>>,
    ) =>
      changedOne(sql`
        update alliance_member
           set ${sql.join(Object.entries(set).map(([column, day]) => sql`${sql.id(column)} = ${day}`))}
               ${set.left_on ? sql`, left_at = clock_timestamp()` : sql``}
         where alliance = ${here} and trust = ${trust} and left_on is null`),

    /** The viewer's trust has nothing left to bring to an end. */
    noteGone: () =>
      changedOne(sql`
        update alliance_member set gone_at = clock_timestamp()
         where alliance = ${here} and trust = (select viewer_trust()) and left_on is not null and gone_at is null`),

    async noteChange(
      kind: ChangeKind,
      about: { readonly services?: readonly string[]; readonly trust?: string; readonly agreement?: number },
      stopped: readonly Stop[],
      today: Day,
    ): Promise<void> {
      await sql`
        insert into alliance_change (kind, services, about_trust, agreement, on_day, stopped)
        values (${kind}, ${[...(about.services ?? [])]}::text[], ${about.trust ?? null}, ${about.agreement ?? null}, ${today},
                ${JSON.stringify(stopped)}::jsonb)`.execute(tx)
    },

    /** Newest first. */
    async changes(): Promise<MadeChange[]> {
      const { rows } = await sql<MadeChange>`
        select id, kind, services, about_trust as trust, agreement, on_day as "onDay", at, stopped
          from alliance_change where alliance = ${here} order by at desc`.execute(tx)
      return rows
    },
  }
}
