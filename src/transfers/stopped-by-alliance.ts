/**
 * What a change of the alliance does to transfers: what is no more than proposed is withdrawn, with the reason; what people
 * have gone on with goes on to its end, because patients rely on it.
 */
import { type RawBuilder, sql } from 'kysely'
import type { AllianceChange, Consequence, Stop } from '#alliance'
import { audit } from '#platform/audit.ts'
import type { Tx } from '#platform/database.ts'
import { OUT_OF_SCOPE, TRUST_OUT } from './life/reasons.ts'
import { endStates } from './life/states.ts'

type Count = { readonly trust: string; readonly count: number }

export const transfersStopped: Consequence = {
  async wouldStop(tx, change) {
    return [
      proposed(await countBySender(tx, sql`${concerns(change)} and ${isOnlyProposed}`)),
      goingOn(await countBySender(tx, sql`${concerns(change)} and ${isUnderWay}`)),
    ]
  },

  async stop(tx, change) {
    const reason = change.kind === 'services-out' ? OUT_OF_SCOPE : TRUST_OUT
    const { rows } = await sql<{ id: string; sender: string; receiver: string }>`
      update transfer t set state = 'withdrawn', action = 'withdraw-with-agreement', reason = ${reason}, version = version + 1
       where ${concerns(change)} and ${isOnlyProposed} returning t.id, t.sender, t.receiver`.execute(tx)
    const owners = [...new Set(rows.flatMap(({ sender, receiver }) => [sender, receiver]))].sort()
    for (const owner of owners) {
      const own = rows.filter(({ sender, receiver }) => sender === owner || receiver === owner)
      await audit(tx, [owner], {
        action: 'transfer-withdraw-with-agreement',
        object: 'transfers that were only proposed',
        detail: { reason, rows: own.length },
      })
    }
    return [proposed(counted(rows)), goingOn(await countBySender(tx, sql`${concerns(change)} and ${isUnderWay}`))]
  },

  async runsOff(tx, trust) {
    return [goingOn(await countBySender(tx, sql`${sql.val(trust)} in (t.sender, t.receiver) and ${isUnderWay}`))]
  },
}

const isOnlyProposed = sql`t.alliance = (select viewer_alliance()) and t.state = 'identified'`
const isUnderWay = sql`t.alliance = (select viewer_alliance()) and t.state <> 'identified'
  and private.transfer_state(t.state, t.reply_by, t.hold_until) <> all (${[...endStates]}::text[])`

const concerns = (change: AllianceChange): RawBuilder<unknown> =>
  change.kind === 'services-out'
    ? sql`t.treatment_function = any (${[...change.services]}::text[])`
    : sql`${change.trust} in (t.sender, t.receiver)`

async function countBySender(tx: Tx, condition: RawBuilder<unknown>): Promise<readonly Count[]> {
  const { rows } = await sql<Count>`
    select t.sender as trust, count(*) as count from transfer t where ${condition} group by 1 order by 1`.execute(tx)
  return rows
}

function counted(rows: readonly { readonly sender: string }[]): readonly Count[] {
  const by = new Map<string, number>()
  for (const { sender } of rows) by.set(sender, (by.get(sender) ?? 0) + 1)
  return [...by].map(([trust, count]) => ({ trust, count })).sort((a, b) => (a.trust < b.trust ? -1 : 1))
}

const sum = (counts: readonly Count[]): number => counts.reduce((total, { count }) => total + count, 0)

const proposed = (byTrust: readonly Count[]): Stop => ({
  what: 'Transfers that are only proposed',
  count: sum(byTrust),
  effect: 'stops',
  says: 'They are withdrawn. Nobody has asked these patients.',
  byTrust,
})

const goingOn = (byTrust: readonly Count[]): Stop => ({
  what: 'Transfers under way',
  count: sum(byTrust),
  effect: 'goes-on',
  says: 'They go on to their end, because people rely on them.',
  byTrust,
})
