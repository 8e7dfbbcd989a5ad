/** The transfer that an address of these pages names: the sender's, for people who may know who the patient is. */
import type { Context } from 'hono'
import type { AppEnv } from '#platform/app-env.ts'
import type { Tx } from '#platform/database.ts'
import { Forbidden, NotFound } from '#platform/errors.ts'
import { forPurpose, type Viewer } from '#platform/viewer.ts'
import { maySeePeople } from '#waiting-list'
import { namedIn, transferIn } from '../handover/asked-transfer.ts'
import { roleNames } from '../life/role-names.ts'
import { findTransfer, type Transfer } from '../life/transfer-row.ts'

export const offersPath = `/transfers/${transferIn}/offers` as const
export const stepsPath = `/transfers/${transferIn}/steps` as const

/** Offers are about a trust's own patients. */
export const ownCare = (c: Context<AppEnv>): Viewer => forPurpose(c.get('viewer'), 'own-care')

/** @throws NotFound when it is not there or another trust's; Forbidden for roles that work without knowing the patient */
export async function ownTransfer(tx: Tx, c: Context<AppEnv>): Promise<Transfer> {
  const key = namedIn(c)
  const viewer = ownCare(c)
  const transfer = await findTransfer(tx, key)
  if (!transfer || viewer.trust !== transfer.sender) throw new NotFound(`transfer ${key.id} of ${key.sender}`)
  if (!maySeePeople(viewer)) throw new Forbidden('their role works without knowing who a patient is')
  return transfer
}

const clerks = ['coordinator', 'booking-clerk'] as const

/** Who talks with patients about offers, and writes down what they need and say. */
export const talksWithPatients = ({ roles }: Pick<Viewer, 'roles'>): boolean =>
  clerks.some((role) => roles.includes(role))

/** @throws Forbidden for everybody else */
export function refuseUnlessTalks(viewer: Viewer): void {
  if (!talksWithPatients(viewer)) throw new Forbidden(`${roleNames(clerks)} do this`)
}
