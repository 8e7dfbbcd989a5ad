/** Every hour each trust's services are assessed again: lists, statements and volumes change, and nobody has to ask. */
import { sql } from 'kysely'
import type { TrustCode } from '#nhs/trust-code.ts'
import type { Parts } from '#platform/parts.ts'
import { nobodyYet, type Viewer } from '#platform/viewer.ts'
import type { Duty } from '#platform/worker.ts'
import { assessOwnServices } from './assess-services.ts'

const EVERY_HOUR = 3_600_000

export const servicesDuties = ({ db, clock, log }: Pick<Parts, 'db' | 'clock' | 'log'>): readonly Duty[] => [
  {
    name: 'fragile services',
    everyMilliseconds: EVERY_HOUR,
    async run() {
      const members = await db.reading(nobodyYet, (tx) =>
        sql<{ alliance: string; trust: TrustCode }>`
          select distinct alliance, trust from alliance_member
           where joined_on <= current_date and (left_on is null or left_on > current_date) order by 1, 2`.execute(tx),
      )
      for (const { alliance, trust } of members.rows) {
        const viewer: Viewer = {
          person: 'accord',
          name: 'Accord',
          jobTitle: 'The program at work',
          trust,
          alliance,
          roles: ['system'],
          purpose: 'own-care',
        }
        try {
          await db.withViewer(viewer, (tx) => assessOwnServices(tx, trust, clock.today()))
        } catch (error) {
          log.warn({ err: error, trust }, 'the services of a trust could not be assessed')
        }
      }
    },
  },
]
