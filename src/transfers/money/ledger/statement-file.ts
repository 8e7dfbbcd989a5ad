/** A statement for finance systems: the same lines as CSV and as a workbook, with the balances before and after. */
import { trustName } from '#nhs/organisations.ts'
import type { CsvColumn } from '#web/csv.ts'
import type { SheetColumn } from '#web/spreadsheet.ts'
import { rechargeNames } from '../recharge-of.ts'
import type { Statement } from './statement.ts'

/** A line of the file: a posting, or a balance. */
export type FileLine = {
  readonly what: string
  readonly reference: string
  readonly treatedOn: string
  readonly postedOn: string
  readonly from: string
  readonly to: string
  readonly pence: number
  readonly note: string
}

export function fileLines(own: string, { partner, opening, lines, closing }: Statement): readonly FileLine[] {
  const balance = (what: string, pence: number): FileLine => ({
    what,
    reference: '',
    treatedOn: '',
    postedOn: '',
    from: '',
    to: '',
    pence,
    note: '',
  })
  return [
    balance('Balance before', opening),
    ...lines.map(({ sender, transfer, purpose, treatedOn, postedOn, pence, isTakenBack, reason, isInvented }) => ({
      what: `${isTakenBack ? 'Taken back: ' : ''}${rechargeNames[purpose]}`,
      reference: `${sender} ${transfer}`,
      treatedOn,
      postedOn,
      from: trustName(pence > 0 ? partner : own),
      to: trustName(pence > 0 ? own : partner),
      pence,
      note: [isInvented ? 'Invented figures' : '', reason ?? ''].filter((each) => each !== '').join('. '),
    })),
    balance('Balance after', closing),
  ]
}

export const statementCsv: readonly CsvColumn<FileLine>[] = [
  { heading: 'For', cell: ({ what }) => what },
  { heading: 'Transfer', cell: ({ reference }) => reference },
  { heading: 'Treated on', cell: ({ treatedOn }) => treatedOn },
  { heading: 'Posted on', cell: ({ postedOn }) => postedOn },
  { heading: 'From', cell: ({ from }) => from },
  { heading: 'To', cell: ({ to }) => to },
  { heading: 'Pounds', cell: ({ pence }) => pence / 100 },
  { heading: 'Note', cell: ({ note }) => note },
]

export const statementSheet: readonly SheetColumn<FileLine>[] = [
  { heading: 'For', width: 44, kind: 'text', cell: ({ what }) => what },
  { heading: 'Transfer', width: 44, kind: 'text', cell: ({ reference }) => reference },
  { heading: 'Treated on', kind: 'day', cell: ({ treatedOn }) => treatedOn },
  { heading: 'Posted on', kind: 'day', cell: ({ postedOn }) => postedOn },
  { heading: 'From', width: 32, kind: 'text', cell: ({ from }) => from },
  { heading: 'To', width: 32, kind: 'text', cell: ({ to }) => to },
  { heading: 'Pounds', kind: 'pounds', cell: ({ pence }) => pence },
  { heading: 'Note', width: 44, kind: 'text', cell: ({ note }) => note },
]
