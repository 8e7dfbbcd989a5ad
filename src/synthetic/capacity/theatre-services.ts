/**
 * The services that use a trust's theatres, each with surgeons of its own, and how many minutes a week it needs to do
 * what it is published to have done. A service of small children's surgery is its adult service's.
 */
import { proceduresOf } from '../procedures.ts'
import { membersOf, subspecialtyShares } from '../service-mix.ts'
import { estateOf } from './theatre-estate.ts'

export type TheatreService = {
  /** Such as "110" or, at a specialist hospital, "110 hip". */
  readonly id: string
  /** Of its surgeons, the main one first. */
  readonly treatmentFunctions: readonly string[]
  readonly subspecialty: string | null
  /** Pathways completed by admission in the published month. */
  readonly monthly: number
  /** Anaesthetic and operating minutes of a week at that rate, for stays with a night and without. */
  readonly weeklyNightMinutes: number
  readonly weeklyDayMinutes: number
  readonly mainSite: string
  /** Where its day cases mostly go: often the main site. */
  readonly daySite: string
}

type Outline = { readonly treatmentFunctions: readonly string[]; readonly subspecialty: string | null }

const general: readonly Outline[] = [
  ['100', '171'],
  ['101', '211'],
  ['103', '113'],
  ['104'],
  ['106', '105', '109'],
  ['107'],
  ['108'],
  ['110', '115', '214'],
  ['120', '215'],
  ['130', '216'],
  ['145', '140', '144', '217'],
  ['160'],
  ['191'],
  ['502'],
].map((treatmentFunctions) => ({ treatmentFunctions, subspecialty: null }))

const specialist: readonly Outline[] = [
  ...['hip', 'knee', 'foot-and-ankle', 'hand-and-wrist', 'shoulder-and-elbow', 'oncology'].map((subspecialty) => ({
    treatmentFunctions: ['110', '115'],
    subspecialty,
  })),
  { treatmentFunctions: ['110', '214'], subspecialty: 'paediatric' },
  { treatmentFunctions: ['108'], subspecialty: 'spine' },
  { treatmentFunctions: ['191'], subspecialty: null },
  { treatmentFunctions: ['663'], subspecialty: null },
  // A day's treatment or tests by physicians, who have lists of their own there: infusions, injections, blocks.
  { treatmentFunctions: ['300', '314', '323', '370', '410', '262'], subspecialty: null },
]

const weeksInMonth = 31 / 7

const made = new Map<string, readonly TheatreService[]>()

/** Services with anything to do, in a fixed order. */
export function theatreServices(trust: string): readonly TheatreService[] {
  const known = made.get(trust)
  if (known) return known
  const services = (subspecialtyShares[trust] ? specialist : general)
    .map((outline) => serviceFrom(trust, outline))
    .filter(({ monthly }) => monthly >= 1)
  made.set(trust, services)
  return services
}

/** The service that operates on a pathway's patients; none where no theatre is needed. */
export function serviceOf(
  trust: string,
  treatmentFunction: string,
  subspecialty: string | null,
): TheatreService | undefined {
  const services = theatreServices(trust)
  return (
    services.find(
      (each) => each.subspecialty === subspecialty && each.treatmentFunctions.includes(treatmentFunction),
    ) ?? services.find((each) => each.treatmentFunctions.includes(treatmentFunction))
  )
}

function serviceFrom(trust: string, { treatmentFunctions, subspecialty }: Outline): TheatreService {
  const { sites, daySites } = estateOf(trust)
  const mainSite = sites[0]!.site
  let monthly = 0
  let night = 0
  let day = 0
  for (const code of treatmentFunctions) {
    const share = monthlyOf(trust, code, subspecialty)
    const procedures = proceduresOf(code, subspecialty)
    const whole = procedures.reduce((sum, procedure) => sum + procedure.share, 0)
    monthly += share
    for (const procedure of procedures) {
      const minutes = (share * procedure.share * procedure.minutes) / whole / weeksInMonth
      if (procedure.isDayCase) day += minutes
      else night += minutes
    }
  }
  return {
    id: subspecialty === null ? treatmentFunctions[0]! : `${treatmentFunctions[0]} ${subspecialty}`,
    treatmentFunctions,
    subspecialty,
    monthly,
    weeklyNightMinutes: night,
    weeklyDayMinutes: day,
    mainSite,
    daySite: daySites[treatmentFunctions[0]!] ?? mainSite,
  }
}

/** The published completions of a treatment function's reported group, shared out among the group's members. */
function monthlyOf(trust: string, code: string, subspecialty: string | null): number {
  const inSubspecialty = subspecialtyShares[trust] && (code === '110' || code === '115')
  let completions = 0
  for (const [group, count] of Object.entries(estateOf(trust).completedAdmitted)) {
    const members = membersOf(trust, group)
    const whole = members.reduce((sum, { admit }) => sum + admit, 0)
    completions += (count * (members.find((member) => member.code === code)?.admit ?? 0)) / whole
  }
  if (!inSubspecialty) return completions
  const shares = subspecialtyShares[trust]!
  const whole = shares.reduce((sum, [, share]) => sum + share, 0)
  return (completions * (shares.find(([name]) => name === subspecialty)?.[1] ?? 0)) / whole
}
