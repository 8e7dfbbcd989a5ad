/** What only time does: the moment until which a patient may answer goes by. */
import { sql } from 'kysely'
import type { Alliance } from './start-alliance.ts'
import type { Transfer } from './transfer.ts'

export async function letTimeToAnswerPass({ scene }: Alliance, { href }: Transfer): Promise<void> {
  const [, , sender, id] = href.split('/')
  await scene.transaction().execute(async (tx) => {
    // The database lets nobody move a time that has been promised; here the clock is what would have moved.
    await sql`set local session_replication_role = replica`.execute(tx)
    await sql`
      update transfer set reply_by = now() - interval '1 minute'
       where sender = ${sender} and id = ${id}::uuid`.execute(tx)
  })
}
