/**
 * What a plan is made from: of each of its trusts which fields, services and sites. It is kept with the plan, and whoever may
 * no longer see all of that of a trust can no longer open what was made of it (migrations/0024). So a plan that somebody made
 * with much shows nothing to somebody to whom less is shared.
 */
import { type SharingAgreement, sharingStore, standing } from '#alliance'
import type { Tx } from '#platform/database.ts'
import type { Viewer } from '#platform/viewer.ts'
import type { PlanSettings } from './settings.ts'

/** As the database reads it: in its own names. */
export type PlanScope = {
  readonly owner: string
  readonly fields: readonly string[]
  readonly treatment_functions: readonly string[]
  /** Of which of the owner's sites; every one when null. */
  readonly sites: readonly string[] | null
}

/** Of what planning shares, the fields that a plan is made of. */
const PLANNED_FIELDS = ['procedure', 'expected_stay', 'travel', 'groups', 'team', 'capacity']

/** What may be read for a plan at this moment: the viewer's own rows, and those that agreements in force let it see. */
export async function planScopes(
  tx: Tx,
  viewer: Viewer,
  { trusts, services }: Pick<PlanSettings, 'trusts' | 'services'>,
  now: Date,
): Promise<{ readonly scopes: readonly PlanScope[]; readonly agreements: readonly string[] }> {
  const agreements = (await sharingStore(tx).agreements()).filter(
    (agreement) =>
      agreement.purpose === 'planning' &&
      agreement.recipient === viewer.trust &&
      trusts.includes(agreement.owner) &&
      standing(agreement, now).status === 'in force',
  )
  const own: PlanScope = { owner: viewer.trust, fields: PLANNED_FIELDS, treatment_functions: services, sites: null }
  const others = agreements.map((agreement) => scopeOf(agreement, services))
  return {
    scopes: [...(trusts.includes(viewer.trust) ? [own] : []), ...others],
    agreements: agreements.map(({ id }) => id),
  }
}

const scopeOf = (
  { owner, fields, treatmentFunctions, sites }: SharingAgreement,
  services: readonly string[],
): PlanScope => ({
  owner,
  fields: PLANNED_FIELDS.filter((field) => fields.includes(field)),
  treatment_functions: services.filter((code) => treatmentFunctions.includes(code)),
  sites,
})
