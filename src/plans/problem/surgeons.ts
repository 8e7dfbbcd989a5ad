/** Who may operate on whom: by service, by subspecialty where both have one, and by where they hold a passport. Pure. */
import type { Surgeon } from '#capacity'
import type { PlanningPathway } from '#waiting-list'
import { problemId } from './problem-id.ts'

type KnownSurgeon = { readonly id: string; readonly trust: string; readonly hospitals: readonly string[] }
type Need = Pick<PlanningPathway, 'treatmentFunction' | 'subspecialty'>

export class Surgeons {
  readonly #known: ReadonlyMap<string, KnownSurgeon & { readonly surgeon: Surgeon; readonly minutes: number }>
  readonly #fit = new Map<string, readonly KnownSurgeon[]>()
  /** Minutes of surgery already given to each, so that patients without a named consultant are spread. */
  readonly #given = new Map<string, number>()

  /** @param inPlan the surgeons of the problem, with their hospitals and minutes */
  constructor(
    surgeons: readonly Surgeon[],
    inPlan: readonly {
      readonly id: string
      readonly hospitals?: readonly string[]
      readonly max_surgery_time: readonly number[]
    }[],
  ) {
    const byProblemId = new Map(surgeons.map((surgeon) => [problemId(surgeon.trust, surgeon.id), surgeon]))
    this.#known = new Map(
      inPlan.map(({ id, hospitals = [], max_surgery_time }) => {
        const surgeon = byProblemId.get(id)!
        const minutes = max_surgery_time.reduce((total, day) => total + day, 0)
        return [id, { id, trust: surgeon.trust, hospitals, surgeon, minutes }]
      }),
    )
  }

  /** Everybody who may operate for this need, somewhere. */
  fitFor({ treatmentFunction, subspecialty }: Need): readonly KnownSurgeon[] {
    const key = `${treatmentFunction} ${subspecialty ?? ''}`
    const found =
      this.#fit.get(key) ??
      [...this.#known.values()].filter(({ surgeon }) => {
        const isOfService = surgeon.treatmentFunctions.includes(treatmentFunction)
        return isOfService && (!subspecialty || !surgeon.subspecialty || surgeon.subspecialty === subspecialty)
      })
    this.#fit.set(key, found)
    return found
  }

  /**
   * The home team's surgeon: the consultant where the pathway names one who is in the plan; else whoever of the home
   * trust, at the home hospital if anybody, has most time left for what was already given to them.
   */
  homeSurgeon(pathway: PlanningPathway, home: string, minutes: number): string | undefined {
    const named =
      pathway.consultant === null ? undefined : this.#known.get(problemId(pathway.trust, pathway.consultant))
    const own = this.fitFor(pathway).filter(({ trust }) => trust === pathway.trust)
    const atHome = own.filter(({ hospitals }) => hospitals.includes(home))
    const chosen = named?.id ?? this.#leastGiven(atHome.length > 0 ? atHome : own)
    if (chosen !== undefined) this.#given.set(chosen, (this.#given.get(chosen) ?? 0) + minutes)
    return chosen
  }

  isAt(id: string, hospital: string): boolean {
    return this.#known.get(id)?.hospitals.includes(hospital) === true
  }

  #leastGiven(surgeons: readonly KnownSurgeon[]): string | undefined {
    const share = ({ id }: KnownSurgeon): number =>
      (this.#given.get(id) ?? 0) / Math.max(1, this.#known.get(id)!.minutes)
    let best: KnownSurgeon | undefined
    for (const surgeon of surgeons) if (!best || share(surgeon) < share(best)) best = surgeon
    return best?.id
  }
}
