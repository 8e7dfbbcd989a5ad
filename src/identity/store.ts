/** People and their logins, inside a transaction whose purpose is to log in. */
import { sql } from 'kysely'
import type { TrustCode } from '#nhs/trust-code.ts'
import type { Tx } from '#platform/database.ts'
import type { Role } from '#platform/viewer.ts'

type IdentityTables = {
  person: { trust: TrustCode; id: string; name: string; job_title: string; roles: Role[]; is_demo: boolean }
  login: { trust: TrustCode; person: string; token_sha256: Buffer; started_at: Date; ends_at: Date }
  alliance_member: { alliance: string; trust: TrustCode; joined_on: string; left_on: string | null }
  alliance_party_event: { alliance: string; trust: TrustCode; kind: string }
  alliance: { id: string; name: string }
}

export type Person = {
  readonly trust: TrustCode
  readonly id: string
  readonly name: string
  readonly jobTitle: string
  readonly roles: readonly Role[]
}

export type LoggedIn = Person & { readonly alliance: string; readonly allianceName: string }

export function identityStore(transaction: Tx) {
  const tx = transaction as Tx<IdentityTables>
  const person = ['person.trust', 'person.id', 'person.name', 'person.job_title as jobTitle', 'person.roles'] as const
  return {
    /** Everybody who can be chosen on the demonstration's log in page. */
    async demoPeople(): Promise<Person[]> {
      return tx.selectFrom('person').select(person).where('is_demo', '=', true).orderBy('trust').orderBy('id').execute()
    },

    async demoPerson(trust: string, id: string): Promise<Person | undefined> {
      return tx
        .selectFrom('person')
        .select(person)
        .where('trust', '=', trust as TrustCode)
        .where('id', '=', id)
        .where('is_demo', '=', true)
        .executeTakeFirst()
    },

    async start(who: Person, digest: Buffer, hours: number): Promise<void> {
      await sql`insert into login (trust, person, token_sha256, ends_at)
        values (${who.trust}, ${who.id}, ${digest}, now() + make_interval(hours => ${hours}))`.execute(tx)
    },

    /**
     * Whose login a token's digest is, with the alliance that their trust is a member of today; else the one that it left
     * last, whose history it still sees; else the one that has invited it.
     */
    async whose(digest: Buffer): Promise<LoggedIn | undefined> {
      return tx
        .selectFrom('login')
        .innerJoin('person', (on) =>
          on.onRef('person.trust', '=', 'login.trust').onRef('person.id', '=', 'login.person'),
        )
        .innerJoin(
          (from) =>
            from
              .selectFrom('alliance_member')
              .select([
                'alliance',
                'trust',
                sql<number>`case when left_on is null or left_on > current_date then 0 else 1 end`.as('rank'),
                'left_on as until',
              ])
              .where(sql<boolean>`joined_on <= current_date`)
              .unionAll(
                from
                  .selectFrom('alliance_party_event')
                  .select(['alliance', 'trust', sql<number>`2`.as('rank'), sql<string | null>`null`.as('until')])
                  .where('kind', '=', 'invited'),
              )
              .as('member'),
          (on) => on.onRef('member.trust', '=', 'person.trust'),
        )
        .innerJoin('alliance', 'alliance.id', 'member.alliance')
        .select([...person, 'alliance.id as alliance', 'alliance.name as allianceName'])
        .where('login.token_sha256', '=', digest)
        .where(sql<boolean>`login.ends_at > now()`)
        .orderBy('member.rank')
        .orderBy(sql`member.until desc nulls first`)
        .orderBy('alliance.id')
        .executeTakeFirst()
    },

    async end(digest: Buffer): Promise<void> {
      await tx.deleteFrom('login').where('token_sha256', '=', digest).execute()
    },

    /** Logins that are over are of no use to anybody. */
    async forgetEnded(): Promise<void> {
      await tx.deleteFrom('login').where(sql<boolean>`ends_at < now()`).execute()
    },
  }
}
