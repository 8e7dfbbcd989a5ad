/**
 * Which rules say what is unusual on a control chart. The published tools differ, so a chart prints which it used.
 *
 * Sources: NHS England, Making Data Count SQL query v2.6, January 2024; NHSRplotthedots 0.2.2, NHS-R Community, 2025; NHS
 * England and NHS Improvement, *Making data count* Excel tools before 2024.
 */

export type ControlRules = {
  readonly name: string
  /** How many points on one side of the mean are a shift. */
  readonly shift: number
  /** How many points, both ends included, each higher or each lower than the one before are a trend. */
  readonly trend: number
  /** Whether a point beyond the limits counts as one of two in three near them. */
  readonly nearIncludesOutside: boolean
  /** Whether outlying moving ranges are left out of the limits, once. */
  readonly screenRanges: boolean
  /** With fewer points there are no limits. */
  readonly fewestPoints: number
  /** With fewer points than these, limits are there on trial. */
  readonly trialBelow: number
}

/** NHS England's, of 2024: those of every chart unless a page says otherwise. */
export const nhsEnglandRules: ControlRules = {
  name: 'NHS England 2024',
  shift: 6,
  trend: 6,
  nearIncludesOutside: true,
  screenRanges: false,
  fewestPoints: 13,
  trialBelow: 13,
}

/** Those of the R package that many analysts use. */
export const plotTheDotsRules: ControlRules = {
  name: 'NHSRplotthedots',
  shift: 7,
  trend: 7,
  nearIncludesOutside: false,
  screenRanges: true,
  fewestPoints: 2,
  trialBelow: 12,
}

/** Those of the spreadsheets that came before: as the package, with all ranges kept. */
export const spreadsheetRules: ControlRules = {
  ...plotTheDotsRules,
  name: 'Making Data Count spreadsheets before 2024',
  screenRanges: false,
}
