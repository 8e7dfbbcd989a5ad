/** What `accord rtt` was asked, from its arguments, and the help that says how to ask. */
import {
  type Commissioners,
  type ExtractChoices,
  type ExtractFigures,
  type FigureRow,
  groupings,
  type Part,
  partNames,
} from '#measures'
import { BadUse, readOptions, Unusable } from './command.ts'
import { nearest } from './nearest.ts'

export const rttHelp = `Use: accord rtt FILE [options]

Reads the full extract of referral to treatment waiting times of one month, as NHS England publishes it ("Full CSV
data file"), and prints by treatment function how many wait, how many and which share of them within 18 weeks, the
median and 92nd percentile in weeks, and how many over 52, 65 and 78 weeks. FILE is the zip as published, the CSV in
it, or a .csv.gz.

Medians and percentiles are worked out from weekly bands as NHS England does; of fewer than 20 pathways they are
hidden. Total rows in the file are compared with the sums and never added to them.

Options
  --by GROUP              national (the default), commissioner (integrated care boards; a hub of NHS England, which
                          has none, under its own code) or provider
  --part PART             2 (incomplete pathways, the default), 2A (those with a decision to admit), 1A (completed
                          admitted), 1B (completed non-admitted) or 3 (new periods, which have a total only)
  --include-non-english   count those too for whom a commissioner outside England pays (NONC), whom the published
                          figures leave out; by nation: English (ENG), non-English (NONC) and all (ALL)
  --only-non-english      count those alone
  --scope CODE            print this commissioner or provider only; may be repeated
  --treatment-function CODE   print this treatment function only, such as 110; 999 is all of them; may be repeated
  --json                  print JSON: a list of {scope, treatmentFunction, total, within18, share, median, p92, over52,
                          over65, over78}; share from 0 to 1, weeks as numbers, hidden values null. 104 weeks, where
                          the last band begins, means 104 or more; the table says "104+"

Examples
  accord rtt Full-CSV-data-file-Jan26-ZIP.zip
  accord rtt Full-CSV-data-file-Jan26-ZIP.zip --by provider --scope RL1 --scope RRJ --treatment-function 110
  accord rtt Full-CSV-data-file-Jan26-ZIP.zip --by commissioner --json > icb.json

Exit status: 0 done, 1 the file cannot be used, 2 bad use.
`

export type RttQuestion = {
  readonly file: string
  readonly choices: ExtractChoices
  readonly isJson: boolean
  /** Empty for all. */
  readonly scopes: readonly string[]
  readonly treatmentFunctions: readonly string[]
}

export function readQuestion(args: string[]): RttQuestion {
  const { values, positionals } = readOptions({
    args,
    allowPositionals: true,
    options: {
      by: { type: 'string', default: 'national' },
      part: { type: 'string', default: '2' },
      'include-non-english': { type: 'boolean', default: false },
      'only-non-english': { type: 'boolean', default: false },
      scope: { type: 'string', multiple: true, default: [] },
      'treatment-function': { type: 'string', multiple: true, default: [] },
      json: { type: 'boolean', default: false },
    },
  })
  const [file, ...more] = positionals
  if (file === undefined) throw new BadUse('rtt needs the file to read')
  if (more.length > 0) throw new BadUse(`rtt reads one file, and was given ${positionals.length}`)
  return {
    file,
    choices: { by: oneOf('--by', values.by, groupings), part: readPart(values.part), commissioners: whose(values) },
    isJson: values.json,
    scopes: values.scope.map((code) => code.toUpperCase()),
    treatmentFunctions: values['treatment-function'].map((code) => code.toUpperCase().replace(/^C_/, '')),
  }
}

function oneOf<T extends string>(option: string, given: string, known: readonly T[]): T {
  const found = known.find((word) => word === given)
  if (found) return found
  const guess = nearest(given, known)
  throw new BadUse(`${option} is "${given}"; it can be ${known.join(', ')}${guess ? `. Did you mean ${guess}?` : ''}`)
}

/** "2A", "part_2a" and "Part_2A" are the same. */
function readPart(given: string): Part {
  const code = given.toUpperCase().replace(/^PART[_ ]?/, '')
  const known = (Object.keys(partNames) as Part[]).map((part) => part.replace('Part_', ''))
  return `Part_${oneOf('--part', code, known)}` as Part
}

function whose(values: { 'include-non-english': boolean; 'only-non-english': boolean }): Commissioners {
  if (values['include-non-english'] && values['only-non-english']) {
    throw new BadUse('--include-non-english and --only-non-english exclude each other')
  }
  if (values['only-non-english']) return 'non-english'
  return values['include-non-english'] ? 'all' : 'english'
}

/** The rows that were asked for. Asking for what the file does not have is refused: an empty answer would look like none waiting. */
export function chosenRows(figures: ExtractFigures, question: RttQuestion): FigureRow[] {
  const { scopes, treatmentFunctions } = question
  mustHave('--scope', scopes, [...new Set(figures.rows.map((row) => row.scope))])
  mustHave('--treatment-function', treatmentFunctions, [...new Set(figures.rows.map((row) => row.treatmentFunction))])
  return figures.rows.filter(
    (row) =>
      (scopes.length === 0 || scopes.includes(row.scope)) &&
      (treatmentFunctions.length === 0 || treatmentFunctions.includes(row.treatmentFunction)),
  )
}

function mustHave(option: string, asked: readonly string[], present: readonly string[]): void {
  const missing = asked.find((code) => !present.includes(code))
  if (missing === undefined) return
  const guess = nearest(missing, present)
  throw new Unusable(
    `the file has no rows for ${option} ${missing}${guess ? `; the nearest that it has is ${guess}` : ''}`,
  )
}
