/** What the rows of a file of figures mean at a trust, or everything that is wrong with them. Pure. */
import type { Day } from '#nhs/day.ts'
import { trust as trustOf } from '#nhs/organisations.ts'
import type { StatedFacts } from '../../fragility/service-facts.ts'
import type { ClinicalService, SiteService } from '../catalogue.ts'
import { type Cells, dayIn, type Fault, type FigureKind } from './figure-file.ts'

export type Operations = {
  readonly service: string
  readonly site: string
  readonly yearTo: Day
  readonly surgeon: string
  readonly part: 'lead' | 'dual'
  readonly cases: number
  readonly source: string
}
export type ResidentsElsewhere = Omit<Operations, 'site' | 'surgeon' | 'part'> & { readonly provider: string }
export type StaffAndMoney = { readonly service: string; readonly facts: StatedFacts; readonly source: string }

export type Figures =
  | { readonly kind: 'operations'; readonly rows: readonly Operations[] }
  | { readonly kind: 'residents-elsewhere'; readonly rows: readonly ResidentsElsewhere[] }
  | { readonly kind: 'staff-and-money'; readonly rows: readonly StaffAndMoney[] }

export type KnownHere = {
  readonly services: readonly ClinicalService[]
  /** The viewer's trust's own. */
  readonly sites: readonly SiteService[]
  readonly trust: string
  readonly today: Day
}

export type FiguresUnderstood =
  | { readonly ok: true; readonly figures: Figures }
  | { readonly ok: false; readonly faults: readonly Fault[] }

/** A column of the file, the field that it fills, and the most that it can be. */
const staffColumns: readonly (readonly [string, keyof StatedFacts, number])[] = [
  ['Consultant posts', 'posts', 500],
  ['Filled', 'inPost', 500],
  ['Locums', 'locums', 500],
  ['On call 1 day in', 'onCallOneIn', 60],
  ['Paid in a year', 'incomePounds', 1_000_000_000],
  ['Costs in a year', 'costPounds', 1_000_000_000],
]

export function understandFigures(kind: FigureKind, rows: readonly Cells[], known: KnownHere): FiguresUnderstood {
  const faults: Fault[] = []
  const seen = new Map<string, number>()
  const readers = {
    operations: (cells: Cells) => operationsOf(cellsOf(cells, known, faults)),
    'residents-elsewhere': (cells: Cells) => residentsOf(cellsOf(cells, known, faults)),
    'staff-and-money': (cells: Cells) => staffOf(cellsOf(cells, known, faults)),
  }
  const read = rows.map((cells) => {
    const { key, ...row } = readers[kind](cells)
    const before = seen.get(key)
    if (before !== undefined) {
      const why = `Row ${before} says something of the same already`
      faults.push({ row: cells.row, column: null, value: '', why, todo: 'Keep one of the two rows' })
    }
    seen.set(key, cells.row)
    return row
  })
  if (faults.length > 0) return { ok: false, faults }
  return { ok: true, figures: { kind, rows: read } as unknown as Figures }
}

type Reader = ReturnType<typeof cellsOf>

/** Reads the cells of a row, and keeps what is wrong with each. What it gives for a wrong one is never used. */
function cellsOf(cells: Cells, { services, sites, trust, today }: KnownHere, faults: Fault[]) {
  const refuse = (column: string, why: string, todo: string) =>
    faults.push({ row: cells.row, column, value: cells.of(column), why, todo })
  return {
    refuse,
    service(): string {
      const said = cells.of('Service')
      const found = services.find(({ id, name }) => id === said || name.toLowerCase() === said.toLowerCase())
      if (!found)
        refuse(
          'Service',
          'The alliance has no such service',
          `Write one of: ${services.map(({ name }) => name).join('; ')}`,
        )
      else if (!sites.some((each) => each.service === found.id)) {
        refuse('Service', 'Your trust does not provide it', 'Leave the row out')
      }
      return found?.id ?? ''
    },
    site(ofService: string): string {
      const said = cells.of('Site')
      const own = sites.filter((each) => each.service === ofService).map((each) => each.site)
      if (!own.includes(said))
        refuse('Site', 'It is no site of yours that provides this', `Write one of: ${own.join(', ') || 'none'}`)
      return said
    },
    provider(): string {
      const said = cells.of('Provider').toUpperCase()
      if (!trustOf(said))
        refuse('Provider', 'No trust has this code', 'Write its code of three characters, such as RRK')
      else if (said === trust)
        refuse('Provider', 'It is your own trust', 'Leave the row out: it is about what others did')
      return said
    },
    yearTo(): Day {
      const day = dayIn(cells.of('12 months to'))
      if (day === undefined)
        refuse(
          '12 months to',
          'It is no day',
          'Write day, month and year in figures with slashes, or year first with dashes',
        )
      else if (day > today) refuse('12 months to', 'It is in the future', 'Write the last day that the figures are of')
      return day ?? ''
    },
    number(column: string, most: number, isWhole: boolean): number | undefined {
      const said = cells.of(column).replaceAll(/[,£\s]/g, '')
      if (said === '' && !isWhole) return undefined
      const isNumber = (isWhole ? /^\d{1,7}$/ : /^\d{1,10}(\.\d{1,2})?$/).test(said)
      if (!isNumber)
        refuse(column, isWhole ? 'It is no whole number' : 'It is no number', 'Write it in figures, such as 12')
      else if (Number(said) > most) refuse(column, `It is more than ${most}`, 'Look whether a figure is doubled')
      return Number(said)
    },
    words(column: string, longest: number): string {
      const said = cells.of(column)
      if (said === '' || said.length > longest) {
        refuse(column, said === '' ? 'It is empty' : 'It is too long', `Write up to ${longest} characters`)
      }
      return said
    },
    part(): 'lead' | 'dual' {
      const said = cells.of('As').toLowerCase()
      if (said !== 'lead' && said !== 'dual')
        refuse('As', 'It is neither lead nor dual', 'Write lead, or dual for a second surgeon')
      return said === 'dual' ? 'dual' : 'lead'
    },
  }
}

function operationsOf(read: Reader): Operations & { readonly key: string } {
  const service = read.service()
  const site = read.site(service)
  const row = { service, site, yearTo: read.yearTo(), surgeon: read.words('Surgeon', 80), part: read.part() }
  const cases = read.number('Operations', 100_000, true)!
  return { ...row, cases, source: read.words('Source', 300), key: JSON.stringify(row) }
}

function residentsOf(read: Reader): ResidentsElsewhere & { readonly key: string } {
  const row = { service: read.service(), provider: read.provider(), yearTo: read.yearTo() }
  const cases = read.number('Operations', 100_000, true)!
  return { ...row, cases, source: read.words('Source', 300), key: JSON.stringify(row) }
}

function staffOf(read: Reader): StaffAndMoney & { readonly key: string } {
  const service = read.service()
  const said = staffColumns.map(([column, field, most]) => [field, read.number(column, most, false)] as const)
  const facts = Object.fromEntries(said.filter(([, value]) => value !== undefined)) as StatedFacts
  if (facts.posts !== undefined && facts.inPost !== undefined && facts.inPost > facts.posts) {
    read.refuse('Filled', 'More posts are filled than there are', 'Look at both columns again')
  }
  if (facts.inPost !== undefined && facts.locums !== undefined && facts.locums > facts.inPost) {
    read.refuse('Locums', 'More posts are held by locums than are filled', 'Look at both columns again')
  }
  return { service, facts, source: read.words('Source', 300), key: service }
}
