/** Proposals that are being written, each its trust's own. */
import { sql } from 'kysely'
import type { Tx } from '#platform/database.ts'
import type { DraftAnswers } from './draft.ts'

export type Draft = { readonly id: string; readonly answers: DraftAnswers; readonly version: number }

export function draftStore(tx: Tx) {
  return {
    /** Begins one under an id of the form's own, so that a form that is sent twice begins one. */
    async begin(id: string, answers: DraftAnswers): Promise<void> {
      await sql`insert into sharing_draft (id, answers) values (${id}::uuid, ${JSON.stringify(answers)}::jsonb)
        on conflict (trust, id) do nothing`.execute(tx)
    },

    async find(id: string): Promise<Draft | undefined> {
      const { rows } = await sql<Draft>`
        select id, answers, version from sharing_draft
         where trust = (select viewer_trust()) and alliance = (select viewer_alliance()) and id = ${id}::uuid`.execute(
        tx,
      )
      return rows[0]
    },

    /** Keeps the answers, if nobody has kept others meanwhile. */
    async keep({ id, version }: Pick<Draft, 'id' | 'version'>, answers: DraftAnswers): Promise<boolean> {
      const { numAffectedRows } = await sql`
        update sharing_draft set answers = ${JSON.stringify(answers)}::jsonb, version = version + 1
         where trust = (select viewer_trust()) and id = ${id}::uuid and version = ${version}`.execute(tx)
      return numAffectedRows === 1n
    },

    /** Lets go of it: it has been proposed, or nobody wants it. */
    async drop(id: string): Promise<void> {
      await sql`delete from sharing_draft where trust = (select viewer_trust()) and id = ${id}::uuid`.execute(tx)
    },
  }
}
