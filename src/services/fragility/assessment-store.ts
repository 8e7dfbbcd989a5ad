/** Assessments as they are kept: each with its parts, added when it says something else than the one before. */
import { sql } from 'kysely'
import type { Day } from '#nhs/day.ts'
import type { TrustCode } from '#nhs/trust-code.ts'
import type { Tx } from '#platform/database.ts'
import type { Fragility } from './fragility.ts'

/** What people waited, as the published statistics say it; nothing where fewer than 20 wait. */
export type KeptWaits = {
  readonly asOf: Day
  readonly total: number
  readonly median: number
  readonly p92: number
  readonly within18: number
}

export type AssessmentBody = Fragility & {
  readonly waits: KeptWaits | null
  /** Whether any figure that it is made of was made up for a demonstration. */
  readonly isInvented: boolean
}

export type Assessment = {
  readonly trust: TrustCode
  readonly service: string
  readonly number: number
  readonly onDay: Day
  readonly body: AssessmentBody
  readonly news: string | null
  readonly assessedAt: Date
}

const columns = sql`trust, service, number, on_day as "onDay", body, news, assessed_at as "assessedAt"`

/** The newest of each service and trust, own and fellows'. */
export async function newestAssessments(tx: Tx): Promise<Assessment[]> {
  const { rows } = await sql<Assessment>`
    select distinct on (service, trust) ${columns} from service_assessment
     where alliance = (select viewer_alliance()) order by service, trust, number desc`.execute(tx)
  return rows
}

/** Of one service at one trust, the newest first. */
export async function assessmentsOf(tx: Tx, trust: string, service: string): Promise<Assessment[]> {
  const { rows } = await sql<Assessment>`
    select ${columns} from service_assessment
     where alliance = (select viewer_alliance()) and trust = ${trust} and service = ${service} order by number desc`.execute(
    tx,
  )
  return rows
}

/** What was news since a day, the newest first. */
export async function newsSince(tx: Tx, day: Day): Promise<Assessment[]> {
  const { rows } = await sql<Assessment>`
    select ${columns} from service_assessment
     where alliance = (select viewer_alliance()) and news is not null and on_day >= ${day}
     order by assessed_at desc`.execute(tx)
  return rows
}

export async function keepAssessment(
  tx: Tx,
  { service, number, onDay, body, news }: Omit<Assessment, 'trust' | 'assessedAt'>,
): Promise<void> {
  await sql`insert into service_assessment (service, number, on_day, body, news)
            values (${service}, ${number}, ${onDay}, ${JSON.stringify(body)}::jsonb, ${news})`.execute(tx)
}
