/** The demonstration's people, by what they do: who takes which step when it is acted out. */
import { sql } from 'kysely'
import type { TrustCode } from '#nhs/trust-code.ts'
import type { Database } from '#platform/database.ts'
import { nobodyYet, type Purpose, type Role, type Viewer } from '#platform/viewer.ts'

export type Staff = {
  /** Somebody at the trust who has one of the roles. */
  readonly one: (trust: string, purpose: Purpose, ...roles: readonly Role[]) => Viewer
  /** Everybody who has the role, one a trust. */
  readonly each: (purpose: Purpose, role: Role) => readonly Viewer[]
}

export async function demoStaff(db: Database, alliance: string): Promise<Staff> {
  const { rows } = await db.reading(nobodyYet, (tx) =>
    sql<{ trust: TrustCode; id: string; name: string; jobTitle: string; roles: readonly Role[] }>`
      select p.trust, p.id, p.name, p.job_title as "jobTitle", p.roles
        from person p join alliance_member m on m.trust = p.trust
       where m.alliance = ${alliance} and m.joined_on <= current_date
         and (m.left_on is null or m.left_on > current_date) and p.is_demo
       order by p.trust, p.id`.execute(tx),
  )
  const viewers = (purpose: Purpose): readonly Viewer[] =>
    rows.map(({ id, name, jobTitle, trust, roles }) => ({
      person: id,
      name,
      jobTitle,
      trust,
      alliance,
      roles,
      purpose,
    }))
  return {
    one(trust, purpose, ...roles) {
      const found = viewers(purpose).find(
        (each) => each.trust === trust && roles.some((role) => each.roles.includes(role)),
      )
      if (!found) throw new Error(`nobody of the demonstration at ${trust} is ${roles.join(' or ')}`)
      return found
    },
    each: (purpose, role) => [
      ...new Map(
        viewers(purpose)
          .filter(({ roles }) => roles.includes(role))
          .map((viewer) => [viewer.trust, viewer] as const),
      ).values(),
    ],
  }
}
