/** Consultations and their answers, as members and as anybody see them. */
import { sql } from 'kysely'
import type { Day } from '#nhs/day.ts'
import type { TrustCode } from '#nhs/trust-code.ts'
import type { Tx } from '#platform/database.ts'
import type { Capacity, Consultation } from './consultation.ts'

/** What members see besides. */
export type AskedConsultation = Consultation & {
  readonly trust: TrustCode
  readonly withdrawnOn: Day | null
  readonly version: number
  readonly answers: number
}

export type Answer = { readonly id: string; readonly capacity: Capacity; readonly said: string; readonly onDay: Day }

/** Of `anybody(alliance)`: those that are not withdrawn, the latest first. */
export async function publicConsultations(tx: Tx): Promise<Consultation[]> {
  const { rows } = await sql<Consultation>`
    select id, title, about, question, opens_on as "opensOn", closes_on as "closesOn" from public_consultation
     order by closes_on desc, id`.execute(tx)
  return rows
}

/** Of a member. */
export function askedStore(tx: Tx) {
  const here = sql`c.alliance = (select viewer_alliance())`
  return {
    /** The latest first. */
    async all(): Promise<AskedConsultation[]> {
      const { rows } = await sql<AskedConsultation>`
        select c.id, c.title, c.about, c.question, c.opens_on as "opensOn", c.closes_on as "closesOn",
               c.person_trust as trust, c.withdrawn_on as "withdrawnOn", c.version,
               (select count(*)::integer from public_response r where r.alliance = c.alliance and r.consultation = c.id) as answers
          from public_consultation c where ${here} order by c.closes_on desc, c.id`.execute(tx)
      return rows
    },
    async one(id: string): Promise<AskedConsultation | undefined> {
      return (await this.all()).find((each) => each.id === id)
    },
    /** In the order in which they came. */
    async answers(id: string): Promise<Answer[]> {
      const { rows } = await sql<Answer>`
        select c.id, c.capacity, c.said, c.on_day as "onDay" from public_response c
         where ${here} and c.consultation = ${id}::uuid order by c.at, c.id`.execute(tx)
      return rows
    },
    async ask(id: string, { title, about, question, opensOn, closesOn }: Omit<Consultation, 'id'>): Promise<void> {
      await sql`
        insert into public_consultation (id, title, about, question, opens_on, closes_on)
        values (${id}::uuid, ${title}, ${about}, ${question}, ${opensOn}, ${closesOn})`.execute(tx)
    },
    /** Nothing changes when somebody else was faster: it says so. */
    async withdraw(id: string, version: number, on: Day): Promise<boolean> {
      const { numAffectedRows } = await sql`
        update public_consultation c set withdrawn_on = ${on}, version = version + 1
         where ${here} and c.id = ${id}::uuid and c.version = ${version} and c.withdrawn_on is null`.execute(tx)
      return numAffectedRows === 1n
    },
  }
}
