/**
 * What agreements come to by what happened to them, worked out the plain way: an event at a time, with no database. Tests hold
 * the database to it. It knows the order of events and their moments and asks nobody.
 */
import type { SharingAgreement, SharingScope } from './agreement.ts'
import type { Proposal, SharingEventKind } from './store.ts'

export type OracleEvent = {
  readonly agreement: string
  readonly kind: Exclude<SharingEventKind, 'replaced' | 'proposed'>
  readonly by: { readonly trust: string; readonly person: string; readonly roles: readonly string[] }
  readonly scope?: SharingScope
  readonly at: Date
}

type Known = Omit<SharingAgreement, 'alliance' | 'proposedBy' | 'proposedByTrust'>

/** A proposal as it stands when it is made. */
export const proposed = (id: string, proposal: Proposal, [validFrom, validTo]: readonly [Date, Date]): Known => {
  const { from: _from, until: _until, ...said } = proposal
  return {
    ...said,
    id,
    validFrom,
    validTo,
    approvedByOwner: [],
    approvedByGovernance: false,
    approvedByRecipient: null,
    suspendedAt: null,
    revokedAt: null,
    revokedReason: null,
    replacedBy: null,
    version: 1,
  }
}

/** Every agreement after one more event. */
export function after(all: readonly Known[], event: OracleEvent): readonly Known[] {
  const before = all.find(({ id }) => id === event.agreement)!
  const now = { ...changed(before, event), version: before.version + 1 }
  if (!(complete(now) && !complete(before))) return all.map((each) => (each === before ? now : each))
  // The last approval: it begins now, or on its day, and whatever of its kind goes on into its days ends then.
  const begins = now.validFrom > event.at ? now.validFrom : event.at
  return all.map((each) => {
    if (each === before) return { ...now, validFrom: begins }
    const goesOn = complete(each) && !each.revokedAt && each.validTo > begins && each.validFrom < now.validTo
    if (!goesOn || each.validTo <= event.at) return each
    const ended = each.validFrom < begins ? { validTo: begins } : { revokedAt: event.at }
    return { ...each, ...ended, replacedBy: now.id, version: each.version + 1 }
  })
}

function changed(agreement: Known, { kind, by, scope, at }: OracleEvent): Known {
  switch (kind) {
    case 'approved':
      if (by.trust === agreement.recipient) return { ...agreement, approvedByRecipient: by.person }
      return {
        ...agreement,
        approvedByOwner: [...agreement.approvedByOwner, by.person],
        approvedByGovernance:
          agreement.approvedByGovernance ||
          by.roles.includes('information-governance') ||
          by.roles.includes('caldicott-guardian'),
      }
    case 'declined':
    case 'revoked':
      return { ...agreement, revokedAt: at }
    case 'narrowed':
      return { ...agreement, ...scope }
    case 'suspended':
      return { ...agreement, suspendedAt: at }
    case 'resumed':
      return { ...agreement, suspendedAt: null }
  }
}

const complete = ({ approvedByOwner, approvedByRecipient }: Known): boolean =>
  approvedByOwner.length === 2 && approvedByRecipient !== null

export type OracleRow = {
  readonly pseudonym: string
  readonly service: string
  readonly site: string
  readonly procedure: string
  readonly consultant: string
}
export type OracleSeen = Pick<OracleRow, 'pseudonym'> & {
  readonly procedure: string | null
  readonly consultant: string | null
}

/** What the recipient sees of the owner's rows at a moment. */
export function visible(all: readonly Known[], rows: readonly OracleRow[], now: Date): OracleSeen[] {
  return all
    .filter(
      (each) => complete(each) && !each.revokedAt && !each.suspendedAt && each.validFrom <= now && now < each.validTo,
    )
    .flatMap(({ fields, treatmentFunctions, sites }) =>
      rows
        .filter(({ service, site }) => treatmentFunctions.includes(service) && (sites === null || sites.includes(site)))
        .map(({ pseudonym, procedure, consultant }) => ({
          pseudonym,
          procedure: fields.includes('procedure') ? procedure : null,
          consultant: fields.includes('team') ? consultant : null,
        })),
    )
    .sort((a, b) => (a.pseudonym < b.pseudonym ? -1 : 1))
}
