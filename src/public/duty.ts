/** Publishes every minute what has become public since, and takes away what no longer is: nobody has to ask. */
import { allianceStore } from '#alliance'
import { momentOf } from '#board'
import type { Parts } from '#platform/parts.ts'
import { nobodyYet } from '#platform/viewer.ts'
import type { Duty } from '#platform/worker.ts'
import { anybody, programFor } from './public-viewer.ts'
import { publishDecisions, publishOwnWaits } from './publish.ts'
import { publicStore } from './store.ts'

const EVERY_MINUTE = 60_000

export const publicDuties = ({ db, clock, log }: Pick<Parts, 'db' | 'clock' | 'log'>): readonly Duty[] => [
  {
    name: 'public pages',
    everyMilliseconds: EVERY_MINUTE,
    async run() {
      const alliances = await db.reading(anybody(), (tx) => publicStore(tx).alliances())
      for (const { id } of alliances) {
        const asMember = { ...nobodyYet, alliance: id }
        const members = await db.reading(asMember, (tx) => allianceStore(tx).membersOn(clock.today()))
        for (const trust of members) {
          try {
            await db.withViewer(programFor(id, trust, 'own-care'), (tx) => publishOwnWaits(tx, trust))
          } catch (error) {
            log.warn({ err: error, trust }, 'the waits of a trust could not be published')
          }
        }
        // Members see the same record: what is said of one is said of all.
        const [first] = members
        if (!first) continue
        const now = momentOf(clock)
        await db.withViewer(programFor(id, first, 'administration'), (tx) => publishDecisions(tx, id, now))
      }
    },
  },
]
