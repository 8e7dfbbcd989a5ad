/** What the options of `accord import` ask. */
import { type Day, isDay } from '#nhs/day.ts'
import { isTrustCode, type TrustCode } from '#nhs/trust-code.ts'
import { BadUse, readOptions } from './command.ts'
import { settingsHelp } from './settings-help.ts'

export const importHelp = `Use: accord import FILE --trust CODE --as-of DAY [options]

Brings a trust's open pathways in from a CSV file in UTF-8: every row is checked and accounted for,
and all of the file becomes visible at once or nothing changes. The same file for the same day is
imported once; a file for an older day than the list is refused. Ctrl-C stops it and changes nothing.

  FILE             with the names of its columns in the first row
  --trust CODE     whose list it is, such as RL1
  --as-of DAY      the day that the file describes, such as 2026-01-31
  --mapping FILE   your own column names, dates and codes (docs/guides/map-your-own-columns.md);
                   without one, the names of the Waiting List Minimum Data Set
  --whole          the file is the whole list: open pathways of the same system that are not in it
                   are closed
  --dry-run        do everything, say what would happen, and keep nothing
  --json           print the account as one object

For example:
  accord import list.csv --trust RL1 --as-of 2026-01-31 --mapping our-columns.json --dry-run

${settingsHelp}
Exit status: 0 imported, or imported before; 1 the file was refused or cannot be read; 2 bad use`

export type ImportQuestion = {
  readonly file: string
  readonly trust: TrustCode
  readonly asOf: Day
  /** The mapping file. */
  readonly mapping: string | undefined
  readonly isWhole: boolean
  readonly isTrial: boolean
  readonly isJson: boolean
}

export function importQuestion(args: string[]): ImportQuestion {
  const { values, positionals } = readOptions({
    args,
    allowPositionals: true,
    options: {
      trust: { type: 'string' },
      'as-of': { type: 'string' },
      mapping: { type: 'string' },
      whole: { type: 'boolean', default: false },
      'dry-run': { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
    },
  })
  const { trust = '', 'as-of': asOf = '', mapping, whole, 'dry-run': dryRun, json } = values
  const [file, ...more] = positionals
  if (file === undefined) throw new BadUse('import needs the file to read')
  if (more.length > 0) throw new BadUse(`import reads one file, and was given ${positionals.length}`)
  if (!isTrustCode(trust)) throw new BadUse(`--trust "${trust}" is not a trust's code such as RL1`)
  if (!isDay(asOf)) throw new BadUse(`--as-of "${asOf}" is not a day such as 2026-01-31`)
  return { file, trust, asOf, mapping, isWhole: whole, isTrial: dryRun, isJson: json }
}
