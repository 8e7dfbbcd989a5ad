/** What `accord import` says: the account of the rows for a terminal, and the same for a program. */
import { checkIds, checks, type ImportOutcome } from '#waiting-list'
import * as format from '#web/format.ts'
import { alignedTable } from './aligned-table.ts'

export function importText(outcome: ImportOutcome, isTrial: boolean): string {
  const lines = [verdict(outcome, isTrial)]
  if (outcome.status !== 'refused') lines.push('', account(outcome))
  if (outcome.notListed > 0) {
    const closed = outcome.closed > 0 ? `; ${format.number(outcome.closed)} of them closed` : ''
    lines.push(
      '',
      `Open pathways of the same system that are not in the file: ${format.number(outcome.notListed)}${closed}`,
    )
  }
  const found = checkIds.filter((check) => (outcome.faults[check] ?? 0) > 0)
  if (found.length > 0) {
    const rows = found.map((check) => {
      const { title, weight } = checks[check]
      return [title, weight === 'refuses' ? 'left out' : 'used', format.number(outcome.faults[check] ?? 0)]
    })
    lines.push('', alignedTable([{ heading: 'Check' }, { heading: 'Row' }, { heading: 'Times', align: 'right' }], rows))
  }
  if (outcome.id) lines.push('', `Every fault that was kept: /waiting-list/imports/${outcome.id}`)
  return `${lines.join('\n')}\n`
}

function verdict({ status, fileName, asOf, refusal }: ImportOutcome, isTrial: boolean): string {
  if (status === 'refused') return `${fileName} was refused, and nothing was changed. ${refusal}`
  if (status === 'done before')
    return `${fileName} was imported before for ${asOf}, and nothing was changed. It brought:`
  return isTrial ? `${fileName} would be imported as of ${asOf}:` : `${fileName} is imported, as of ${asOf}:`
}

function account({ inserted, updated, unchanged, rejected, duplicate, rowsIn }: ImportOutcome): string {
  const rows: (readonly [string, number])[] = [
    ['new', inserted],
    ['changed', updated],
    ['as before', unchanged],
    ['refused', rejected],
    ['repeated', duplicate],
    ['all', rowsIn],
  ]
  const columns = [{ heading: 'Rows' }, { heading: 'Count', align: 'right' }] as const
  return alignedTable(
    columns,
    rows.map(([what, count]) => [what, format.number(count)]),
  )
}

export function importJson(outcome: ImportOutcome, isTrial: boolean): string {
  const { status, fileName, sha256, asOf, mapping, refusal, faults, notListed, closed, id } = outcome
  const { rowsIn, inserted, updated, unchanged, rejected, duplicate } = outcome
  const account = { rowsIn, inserted, updated, unchanged, rejected, duplicate }
  const what = { status, isTrial, import: id ?? null, fileName, sha256, asOf, mapping, refusal }
  return `${JSON.stringify({ ...what, account, notListed, closed, faults })}\n`
}
