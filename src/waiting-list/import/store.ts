/** Imports and their faults, inside a viewer's transaction. */
import { sql } from 'kysely'
import type { Day } from '#nhs/day.ts'
import type { Tx } from '#platform/database.ts'
import type { ImportState, WaitingListTables } from '../tables.ts'
import type { Account } from './account.ts'
import { type CheckId, checks, type Fault, type Weight } from './check.ts'

/** An import as its report shows it. */
export type Import = Account & {
  readonly id: string
  readonly fileName: string
  readonly sha256: string
  readonly bytes: number
  /** Name and version of the mapping, and whether the file was the whole list. */
  readonly mapping: string
  readonly asOf: Day
  readonly state: ImportState
  readonly notListed: number
  readonly closed: number
  /** How many faults of each check. */
  readonly faults: Readonly<Record<string, number>>
  readonly refusal: string | null
  readonly scorecard: Readonly<Record<string, unknown>>
  readonly jobId: string | null
  readonly person: string
  readonly at: Date
  readonly finishedAt: Date | null
}

export type KeptFault = Fault & { readonly weight: Weight }

/** What makes two imports the same: the file, how it is read, and the day it is about. */
export type ImportIdentity = { readonly sha256: string; readonly mapping: string; readonly asOf: Day }

const columns = [
  'id',
  'file_name as fileName',
  'sha256',
  'bytes',
  'mapping',
  'as_of as asOf',
  'state',
  'rows_in as rowsIn',
  'inserted',
  'updated',
  'unchanged',
  'rejected',
  'duplicate',
  'not_listed as notListed',
  'closed',
  'faults',
  'refusal',
  'scorecard',
  'job_id as jobId',
  'person',
  'at',
  'finished_at as finishedAt',
] as const

const FAULTS_AT_ONCE = 2_000

export function importStore(transaction: Tx) {
  const tx = transaction as Tx<WaitingListTables>
  const own = sql<boolean>`trust = (select viewer_trust())`
  return {
    async find(id: string): Promise<Import | undefined> {
      return tx.selectFrom('import').select(columns).where('id', '=', id).where(own).executeTakeFirst()
    },

    /** The import that has been done with this very file, read in this way, for this day. */
    async done({ sha256, mapping, asOf }: ImportIdentity): Promise<Import | undefined> {
      return tx
        .selectFrom('import')
        .select(columns)
        .where(own)
        .where('state', '=', 'done')
        .where('sha256', '=', sha256)
        .where('mapping', '=', mapping)
        .where('as_of', '=', asOf)
        .executeTakeFirst()
    },

    /** Newest first. */
    async newest({ limit, offset = 0 }: { limit: number; offset?: number }): Promise<Import[]> {
      return tx
        .selectFrom('import')
        .select(columns)
        .where(own)
        .orderBy('at', 'desc')
        .orderBy('id')
        .limit(limit)
        .offset(offset)
        .execute()
    },

    async count(): Promise<number> {
      const { rows } = await sql<{ count: number }>`select count(*) from import where ${own}`.execute(tx)
      return rows[0]!.count
    },

    async begin(
      given: ImportIdentity & { fileName: string; bytes: number; state: 'waiting' | 'running' },
    ): Promise<string> {
      // Column by column: what else the caller knows of the file must not end up in a statement.
      const { fileName, sha256, bytes, mapping, asOf, state } = given
      const row = await tx
        .insertInto('import')
        .values({ file_name: fileName, sha256, bytes, mapping, as_of: asOf, state })
        .returning('id')
        .executeTakeFirstOrThrow()
      return row.id
    },

    async isWorkedOnBy(id: string, jobId: string): Promise<void> {
      await tx.updateTable('import').set({ job_id: jobId }).where('id', '=', id).where(own).execute()
    },

    async running(id: string): Promise<void> {
      await tx.updateTable('import').set({ state: 'running' }).where('id', '=', id).where(own).execute()
    },

    async finish(
      id: string,
      outcome:
        | { state: 'done'; account: Account; notListed: number; closed: number; scorecard: object }
        | {
            state: 'refused'
            account: Account
            refusal: string
          },
      faults: Readonly<Record<string, number>>,
    ): Promise<void> {
      const { rowsIn, inserted, updated, unchanged, rejected, duplicate } = outcome.account
      await tx
        .updateTable('import')
        .set({
          rows_in: rowsIn,
          inserted,
          updated,
          unchanged,
          rejected,
          duplicate,
          state: outcome.state,
          faults: sql`${JSON.stringify(faults)}::jsonb`,
          finished_at: sql`now()`,
          ...(outcome.state === 'done'
            ? {
                not_listed: outcome.notListed,
                closed: outcome.closed,
                scorecard: sql`${JSON.stringify(outcome.scorecard)}::jsonb`,
              }
            : { refusal: outcome.refusal }),
        })
        .where('id', '=', id)
        .where(own)
        .execute()
    },

    async keepFaults(id: string, faults: readonly Fault[]): Promise<void> {
      for (let from = 0; from < faults.length; from += FAULTS_AT_ONCE) {
        const some = faults.slice(from, from + FAULTS_AT_ONCE).map((fault) => ({
          row_no: fault.row,
          column_no: fault.column,
          check_id: fault.check,
          weight: checks[fault.check].weight,
          column_name: fault.columnName,
          value: fault.value,
          problem: fault.problem,
          remedy: fault.remedy,
        }))
        // A row can fail one check twice in one column, as when two rules doubt the same date: once is enough.
        await sql`
          insert into import_fault (trust, import_id, row_no, column_no, check_id, weight, column_name, value, problem, remedy)
          select (select viewer_trust()), ${id}::uuid, row_no, column_no, check_id, weight, column_name, value, problem, remedy
            from jsonb_to_recordset(${JSON.stringify(some)}::jsonb) as given(row_no int, column_no smallint, check_id text,
                 weight text, column_name text, value text, problem text, remedy text)
              on conflict do nothing`.execute(tx)
      }
    },

    /** In the order of the file. */
    async faults(id: string, page: { check?: CheckId; limit: number; offset?: number }): Promise<KeptFault[]> {
      return tx
        .selectFrom('import_fault')
        .select([
          'row_no as row',
          'column_no as column',
          'column_name as columnName',
          sql<CheckId>`check_id`.as('check'),
          'weight',
          'value',
          'problem',
          'remedy',
        ])
        .where('import_id', '=', id)
        .where(own)
        .$if(page.check !== undefined, (query) => query.where('check_id', '=', page.check!))
        .orderBy('row_no')
        .orderBy('column_no')
        .orderBy('check_id')
        .limit(page.limit)
        .offset(page.offset ?? 0)
        .execute()
    },
  }
}
