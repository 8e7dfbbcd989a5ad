/**
 * The three tables that a trust brings in for a payment year, as data: their columns, what each row is and what makes two
 * rows the same. Files are CSV with these headings; what is stored is what the rows say.
 */
import { commissioner } from '#nhs/commissioner.ts'
import type { Price, Recharge, RechargeFor, SpellType } from '../money-facts.ts'
import { type Relationship, type RelationshipKind, relationshipKinds } from '../rules/relationship.ts'
import { type Cell, codeIn, oneOf, percentIn, poundsIn, wordsIn } from './cell-readers.ts'

export type TableKind = 'prices' | 'relationships' | 'recharges'

export type TableColumn = {
  readonly heading: string
  readonly says: string
  /** A cell may be empty, and then the row has no such value. */
  readonly isOptional?: boolean
  readonly example: string
}

export type Row = Price | Relationship | Recharge

export type ReadRow<Of extends Row = Row> = {
  readonly row: Of
  /** What two rows may not have in common. */
  readonly key: string
  /** What it is asked for by. */
  readonly subject: string
  /** The other trust that it concerns, and that alone may see it. */
  readonly partner?: string
}

/** Reads one cell, and keeps what is wrong with it. Nothing for an empty optional cell, and for a wrong one. */
export type ReadCell = <Value>(heading: string, read: (text: string) => Cell<Value>) => Value | undefined

/** Says what is wrong with a row as a whole, at one of its columns. */
export type Refuse = (heading: string, why: string, remedy: string) => void

export type TableFacts = {
  readonly name: string
  readonly says: string
  readonly columns: readonly TableColumn[]
  readonly readRow: (cell: ReadCell, refuse: Refuse, owner: string) => ReadRow | undefined
}

const spells: readonly (SpellType | 'both')[] = ['day-case', 'inpatient', 'both']
const kinds = Object.keys(relationshipKinds) as RelationshipKind[]
const purposes: readonly RechargeFor[] = ['operation', 'surgeon', 'follow-up', 'work-up']
const trustShape = /^[A-Z0-9]{3,5}$/
const bases = ['share', 'sum'] as const

export const tableKinds: Readonly<Record<TableKind, TableFacts>> = {
  prices: {
    name: 'Prices',
    says: 'The unit prices of one payment year, before the market forces factor.',
    columns: [
      { heading: 'item', says: 'Healthcare resource group (HRG) or local price item', example: 'XX01A' },
      { heading: 'name', says: 'What it is', example: 'Large operation of the hip' },
      { heading: 'spell', says: 'day-case, inpatient or both', example: 'inpatient' },
      { heading: 'price', says: 'Pounds', example: '6000.00' },
      { heading: 'best_practice_price', says: 'Pounds, if there is one', isOptional: true, example: '6600.00' },
    ],
    readRow(cell) {
      const item = cell('item', (text) => codeIn(text, /^[A-Z0-9][A-Z0-9-]{1,19}$/, 'item'))
      const name = cell('name', (text) => wordsIn(text, 200))
      const spell = cell('spell', (text) => oneOf(text, spells))
      const pence = cell('price', poundsIn)
      const best = cell('best_practice_price', poundsIn)
      if (!item || !name || !spell || pence === undefined) return undefined
      const row: Price = { item, name, spell, pence, ...(best !== undefined && { bestPracticePence: best }) }
      return { row, key: `${item} ${spell}`, subject: item }
    },
  },
  relationships: {
    name: 'Relationships with commissioners',
    says: 'How each commissioner pays your trust in one payment year.',
    columns: [
      { heading: 'commissioner', says: 'Code of the board, its place, NHS England or health board', example: 'QUA' },
      { heading: 'kind', says: kinds.join(', '), example: 'aligned' },
      {
        heading: 'share_of_price',
        says: 'Percent of the price paid for one more patient: for local and contract only',
        isOptional: true,
        example: '',
      },
      {
        heading: 'expected_annual_value',
        says: 'Pounds a year, to check low-volume relationships by',
        isOptional: true,
        example: '90000000',
      },
    ],
    readRow(cell, refuse) {
      const code = cell('commissioner', (text) => codeIn(text, /^[A-Z0-9]{3,6}$/, 'commissioner'))
      const kind = cell('kind', (text) => oneOf(text, kinds))
      const share = cell('share_of_price', percentIn)
      const value = cell('expected_annual_value', poundsIn)
      if (!code || !kind) return undefined
      const facts = relationshipKinds[kind]
      const found = commissioner(code)
      if (!found)
        refuse('commissioner', 'No commissioner has this code', 'Write the code as the patients’ records have it')
      else if (!facts.with.includes(found.kind)) {
        refuse('kind', `A ${found.kind} does not pay in this way`, `Write one of: ${kindsWith(found.kind).join(', ')}`)
      }
      if (facts.statesShare && share === undefined) {
        refuse(
          'share_of_price',
          `It is empty, and "${kind}" does not say what is paid`,
          'Write the percent of the price',
        )
      } else if (!facts.statesShare && share !== undefined) {
        refuse('share_of_price', `The rules say what "${kind}" pays`, 'Leave it empty')
      }
      const row: Relationship = {
        commissioner: code,
        kind,
        ...(share !== undefined && { shareOfPrice: share }),
        ...(value !== undefined && { yearlyValuePence: value }),
      }
      return { row, key: code, subject: code }
    },
  },
  recharges: {
    name: 'Recharges between trusts',
    says: 'What your trust and others pay each other for a part of the work.',
    columns: [
      { heading: 'sender', says: 'Code of the trust whose patients go', example: 'RNA' },
      { heading: 'receiver', says: 'Code of the trust where they are treated', example: 'RBK' },
      { heading: 'for', says: purposes.join(', '), example: 'operation' },
      { heading: 'basis', says: 'share: percent of the price. sum: pounds', example: 'share' },
      { heading: 'amount', says: 'Percent or pounds', example: '80' },
    ],
    readRow(cell, refuse, owner) {
      const sender = cell('sender', (text) => codeIn(text, trustShape, 'trust'))
      const receiver = cell('receiver', (text) => codeIn(text, trustShape, 'trust'))
      const purpose = cell('for', (text) => oneOf(text, purposes))
      const basis = cell('basis', (text) => oneOf(text, bases))
      const amount = basis && cell('amount', basis === 'share' ? percentIn : poundsIn)
      if (!sender || !receiver || !purpose || !basis || amount === undefined) return undefined
      if (sender === receiver) refuse('receiver', 'It is the sender', 'Write the other trust')
      else if (sender !== owner && receiver !== owner) {
        refuse('sender', `Neither trust is yours (${owner})`, 'Bring in only what your own trust agreed')
      }
      const row: Recharge = { sender, receiver, for: purpose, basis, amount }
      return {
        row,
        key: `${sender} ${receiver} ${purpose}`,
        subject: `${sender} ${receiver}`,
        partner: sender === owner ? receiver : sender,
      }
    },
  },
}

export const isTableKind = (text: string): text is TableKind => Object.hasOwn(tableKinds, text)

const kindsWith = (kind: (typeof relationshipKinds)[RelationshipKind]['with'][number]) =>
  kinds.filter((each) => relationshipKinds[each].with.includes(kind))
