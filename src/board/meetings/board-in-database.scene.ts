/** The scene of board.scene.ts in a database: three trusts, their agreement in force, a committee with its seats. */
import { sql } from 'kysely'
import type { Agreement } from '#alliance'
import type { TestDatabase } from '#platform/test-database.ts'
import { testViewer } from '#platform/test-viewer.ts'
import type { Role, Viewer } from '#platform/viewer.ts'
import type { Answer } from './answer.ts'
import { anAgreementToDecide, seats, threeTrusts } from './board.scene.ts'

export const member = (trust: string, post: 'chair' | 'chief-executive' | 'non-executive-director'): Viewer =>
  testViewer(trust, { person: post, name: `The ${post} of ${trust}`, roles: [post] as readonly Role[] })

/** The id of what was made. @throws when it was refused */
export const done = (answer: Answer): string => {
  if (answer.status !== 'done') throw new Error(JSON.stringify(answer))
  return answer.id ?? ''
}

export async function layOutBoard(test: TestDatabase<unknown>, different: Partial<Agreement> = {}): Promise<void> {
  await test.empty()
  await test.scene.transaction().execute(async (tx) => {
    await sql`set local session_replication_role = replica`.execute(tx)
    const body = anAgreementToDecide(different)
    await sql`insert into alliance values ('trees', 'Trees', 'To test', '{}', '{}')`.execute(tx)
    for (const trust of threeTrusts)
      await sql`insert into alliance_member values ('trees', ${trust}, '2020-01-01')`.execute(tx)
    await sql`
      insert into alliance_agreement (alliance, number, state, body, digest, parties, drafted_by, drafted_by_trust, sent_by,
                                      sent_by_trust, sent_at, in_force_on, in_force_at)
      values ('trees', 1, 'in-force', ${JSON.stringify(body)}::jsonb, 'x', ${[...threeTrusts]}::text[], 's', 'RAA', 's', 'RAA',
              now() - interval '1 day', '2025-01-01', now() - interval '1 day')`.execute(tx)
    for (const service of body.services)
      await sql`insert into alliance_service (alliance, treatment_function, from_day)
        values ('trees', ${service}, '2025-01-01')`.execute(tx)
    const committee = seats[0]!.committee
    await sql`insert into board_committee (alliance, id, name, from_day)
      values ('trees', ${committee}, 'Joint board', '2020-01-01')`.execute(tx)
    for (const one of seats)
      await sql`
        insert into board_seat (alliance, id, committee, for_trust, person_trust, person, name, job_title, post, is_voting, from_day)
        values ('trees', ${one.id}, ${committee}, ${one.forTrust}, ${one.trust}, ${one.person}, ${one.name}, ${one.jobTitle},
                ${one.post}, true, '2020-01-01')`.execute(tx)
  })
}
