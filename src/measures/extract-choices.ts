/** Which rows of the full extract are counted, and under which heading: the questions that can be put to the file. */
import type { ExtractRow } from './extract-row.ts'

export const groupings = ['national', 'commissioner', 'provider'] as const
export type Grouping = (typeof groupings)[number]

/** The parts of the return by the file's codes. Source: the extract's own column "RTT Part Description". */
export const partNames = {
  Part_1A: 'completed admitted pathways',
  Part_1B: 'completed non-admitted pathways',
  Part_2: 'incomplete pathways',
  Part_2A: 'incomplete pathways with a decision to admit',
  Part_3: 'new RTT periods',
} as const
export type Part = keyof typeof partNames

/** New periods have only just begun: they are counted, and there is no wait to put in a band. */
export const partWithoutWaits: Part = 'Part_3'

/** Whose patients: England's published figures leave out those for whom another nation's commissioner pays. */
export type Commissioners = 'english' | 'non-english' | 'all'

export type ExtractChoices = {
  readonly by: Grouping
  readonly part: Part
  readonly commissioners: Commissioners
}

/** "Non-English commissioner", whichever nation's: the file says no more. */
export const nonEnglish = 'NONC'
export const england = 'ENG'
/** English and non-English together. */
export const everybody = 'ALL'

const nations: Readonly<Record<string, string>> = {
  [england]: 'English commissioners',
  [nonEnglish]: 'Non-English commissioners',
  [everybody]: 'All commissioners',
}

export function isChosen(row: ExtractRow, { part, commissioners }: ExtractChoices): boolean {
  if (row.part !== part) return false
  return commissioners === 'all' || (commissioners === 'english') === (row.commissioner !== nonEnglish)
}

/** The code under which a row is counted. A hub of NHS England has no parent, so it stands for itself: none is lost. */
export function scopeOf(row: ExtractRow, by: Grouping): string {
  if (by === 'provider') return row.provider
  if (by === 'commissioner') return row.commissionerParent || row.commissioner
  return row.commissioner === nonEnglish ? nonEnglish : england
}

/** The name that goes with the scope, as the file spells it; the code where the file has no name for it. */
export function scopeNameOf(row: ExtractRow, by: Grouping): string {
  const scope = scopeOf(row, by)
  if (by === 'provider') return row.providerName || scope
  if (nations[scope]) return nations[scope]
  return (row.commissionerParent ? row.commissionerParentName : row.commissionerName) || scope
}

export const everybodyName = nations[everybody]!
