/** One row for each site that has a service: what it is, and the figures that sites are compared by. Pure. */
import type { Day } from '#nhs/day.ts'
import type { Assessment, KeptWaits } from '../fragility/assessment-store.ts'
import type { Level } from '../fragility/fragility.ts'
import type { Basis, SharedCount, SiteService, SurgeonVolume } from './catalogue.ts'
import { standardOn, type VolumeStandard } from './volume-standard.ts'

export type ServiceAtSite = SiteService & {
  /** Operations in the twelve months to `yearTo`; nothing was stated when both are undefined. */
  readonly unitCases?: SharedCount
  readonly yearTo?: Day
  /** Of what kind that figure is. */
  readonly basis?: Basis
  readonly surgeons: number
  /** Of a unit, where one is kept. */
  readonly minimum?: number
  /** Of the trust's whole list of the specialty. */
  readonly waits: KeptWaits | null
  readonly index: number | null
  readonly level: Level | null
}

export function servicesAtSites(
  sites: readonly SiteService[],
  {
    volumes,
    standards,
    assessments,
    today,
  }: {
    readonly volumes: readonly SurgeonVolume[]
    readonly standards: readonly VolumeStandard[]
    readonly assessments: readonly Assessment[]
    readonly today: Day
  },
): readonly ServiceAtSite[] {
  return sites.map((site) => {
    const here = volumes.filter(
      ({ trust, service, site: code }) => trust === site.trust && service === site.service && code === site.site,
    )
    const assessed = assessments.find(({ trust, service }) => trust === site.trust && service === site.service)
    const minimum = standardOn(standards, site.service, 'unit', today)
    return {
      ...site,
      ...(here[0] && { unitCases: here[0].unitCases, yearTo: here[0].yearTo, basis: here[0].basis }),
      surgeons: here.length,
      ...(minimum && { minimum: minimum.cases }),
      waits: assessed?.body.waits ?? null,
      index: assessed?.body.index ?? null,
      level: assessed?.body.level ?? null,
    }
  })
}
