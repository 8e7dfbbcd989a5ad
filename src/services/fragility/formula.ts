/**
 * The formula of the fragile-service index, as data. There is no national one: the parts are those that services are asked
 * about before they are called fragile (rota, vacancies, volumes, training, outliers, outflow, waits, money, equipment), and
 * the weights and ends of the scales are ours. An alliance may weigh them otherwise (`read-formula.ts`); every page shows
 * which formula an index was made by.
 */

export const partCodes = [
  'vacancies',
  'on-call',
  'single-points',
  'locums',
  'unit-volume',
  'surgeon-volume',
  'training',
  'outliers',
  'outflow',
  'waits',
  'money',
  'equipment',
] as const
export type PartCode = (typeof partCodes)[number]

export type FormulaPart = {
  readonly code: PartCode
  readonly name: string
  /** How much it counts beside the others. */
  readonly weight: number
  /** How it is scored, for whoever reads the index. Between the two ends it rises evenly. */
  readonly scored: string
}

export type FragilityFormula = {
  readonly version: string
  readonly parts: readonly FormulaPart[]
  /** An index of so much or more is fragile, or to be watched. */
  readonly fragileFrom: number
  readonly watchFrom: number
  /** A move by so much tells people, even if it crosses no limit. */
  readonly tellsFrom: number
  /** Of all the weight, the share that must be known before there is an index. */
  readonly fewestKnown: number
}

export const usualFormula: FragilityFormula = {
  version: 'Accord 1, November 2026',
  fragileFrom: 50,
  watchFrom: 30,
  tellsFrom: 5,
  fewestKnown: 0.5,
  parts: [
    {
      code: 'vacancies',
      name: 'Consultant vacancies',
      weight: 3,
      scored: '0 when every consultant post is filled, 1 when 40% or more are empty',
    },
    {
      code: 'on-call',
      name: 'On-call rota',
      weight: 2,
      scored: '0 when a consultant is on call 1 day in 8 or less often, 1 when it is 1 in 3 or more often',
    },
    {
      code: 'single-points',
      name: 'What rests on one person or one machine',
      weight: 2,
      scored: '0 when nothing does, 0.5 for one such thing, 1 for two or more',
    },
    {
      code: 'locums',
      name: 'Locum consultants',
      weight: 1,
      scored: '0 when there are none, 1 when half or more of the filled posts are held by locums',
    },
    {
      code: 'unit-volume',
      name: 'Operations against the minimum for a unit',
      weight: 3,
      scored: '0 at the minimum or above, 1 when there are none',
    },
    {
      code: 'surgeon-volume',
      name: 'Surgeons below their minimum',
      weight: 2,
      scored: 'the share of the surgeons who did fewer than the minimum',
    },
    {
      code: 'training',
      name: 'Training approval',
      weight: 1,
      scored: '0 when approved, 0.5 with conditions, 1 when not approved',
    },
    {
      code: 'outliers',
      name: 'Outlier notices',
      weight: 2,
      scored: '0 for none, 0.5 for an alert, 1 for an alarm, from a national registry or programme',
    },
    {
      code: 'outflow',
      name: 'Residents treated elsewhere',
      weight: 2,
      scored: 'the share of the operations of residents that other hospitals did',
    },
    {
      code: 'waits',
      name: 'Waits over 18 weeks',
      weight: 2,
      scored: '0 when 8% or fewer wait over 18 weeks, 1 when half or more do',
    },
    {
      code: 'money',
      name: 'Cost above income',
      weight: 1,
      scored: '0 when income covers the cost, 1 when the cost is 25% or more above it',
    },
    {
      code: 'equipment',
      name: 'Equipment or building near its end',
      weight: 1,
      scored: '0 when it lasts 3 years or longer, 1 when its time is over',
    },
  ],
}
