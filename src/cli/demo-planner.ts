/** Who plans for an alliance on the command line: one of the demonstration's people, who has the role for it. */
import { sql } from 'kysely'
import type { TrustCode } from '#nhs/trust-code.ts'
import type { Database } from '#platform/database.ts'
import { Unusable } from '#platform/errors.ts'
import { nobodyYet, type Role, type Viewer } from '#platform/viewer.ts'
import { BadUse } from './command.ts'
import { nearest } from './nearest.ts'

type Person = {
  readonly trust: TrustCode
  readonly id: string
  readonly name: string
  readonly job_title: string
  readonly roles: readonly Role[]
}

/**
 * @param as a person's id, or their trust and id as "RL1/bethan-swancott"; the first of the alliance's planners if absent
 * @throws Unusable when there is no such alliance; BadUse when nobody of that name may plan for it
 */
export async function demoPlanner(db: Database, alliance: string, as: string | undefined): Promise<Viewer> {
  const { alliances, people } = await db.reading(nobodyYet, async (tx) => ({
    alliances: (await sql<{ id: string }>`select id from alliance order by id`.execute(tx)).rows.map(({ id }) => id),
    people: (
      await sql<Person>`
        select p.trust, p.id, p.name, p.job_title, p.roles
          from person p join alliance_member m on m.trust = p.trust
         where m.alliance = ${alliance} and m.joined_on <= current_date
           and (m.left_on is null or m.left_on > current_date) and p.is_demo
         order by p.trust, p.id`.execute(tx)
    ).rows,
  }))
  if (alliances.length === 0) {
    throw new Unusable('There is no alliance in this database. For a demonstration: npx accord demo')
  }
  if (!alliances.includes(alliance)) {
    const guess = nearest(alliance, alliances)
    throw new BadUse(
      `--alliance is "${alliance}", and must be ${alliances.join(' or ')}${guess ? `; did you mean ${guess}?` : ''}`,
    )
  }
  const planners = people.filter(({ roles }) => roles.includes('alliance-planner'))
  const person = as === undefined ? planners[0] : planners.find(({ trust, id }) => [id, `${trust}/${id}`].includes(as))
  if (!person) {
    const known = planners.map(({ trust, id }) => `${trust}/${id}`).join(', ') || 'nobody'
    const said = as === undefined ? '' : `--as is "${as}". `
    throw new BadUse(`${said}The planners of ${alliance} are: ${known}`)
  }
  const { id, name, job_title: jobTitle, trust, roles } = person
  return { person: id, name, jobTitle, trust, alliance, roles, purpose: 'planning' }
}
