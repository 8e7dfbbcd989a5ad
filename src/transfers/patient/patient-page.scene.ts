/** Patients of RL1 whom somebody has offered a date at RRJ, each with a link to their page, for tests. */
import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { TestDatabase } from '#platform/test-database.ts'
import type { TransferModel } from '../life/states.ts'
import { takeStep } from '../life/take-step.ts'
import { findTransfer } from '../life/transfer-row.ts'
import { offerElsewhere } from '../offers/offer-elsewhere.ts'
import { aDraft, aPlanFor, somebodyAt, today } from '../offers/offers.scene.ts'
import { codeOfLink } from './link-keys.ts'
import { makeLink } from './link-store.ts'
import { patientOf } from './patient-viewer.ts'

export const clerk = somebodyAt('RL1', 'booking-clerk')

/** A day of birth for each: the first on 1 May 1950, the second a day later. */
export const birthDateOf = (n: number): string => `1950-05-0${n + 1}`

export async function offeredPatients(
  test: TestDatabase<unknown>,
  names: readonly string[],
  model: TransferModel = 'pathway',
) {
  const transfers = await aPlanFor(test, names)
  await sql`update patient set birth_date = '1950-05-01'::date + (local_id::integer - 1)`.execute(test.scene)
  const patients = []
  for (const { sender, id, patient } of transfers) {
    const steps = [
      ['surgeon', 'screen-clinical'],
      ['coordinator', 'screen-social'],
    ] as const
    for (const [n, [role, action]] of steps.entries()) {
      const by = somebodyAt(sender, role)
      const command = { sender, id, version: n + 1, action, details: { model } }
      await test.db.withViewer(by, (tx) => takeStep(tx, by, command, { sources: {}, today }))
    }
    await offerAgain(test, { sender, id }, 3)
    const made = await test.db.withViewer(clerk, (tx) => makeLink(tx, clerk, test.secret, { sender, id }))
    if (made.status !== 'made') throw new Error(made.because)
    const viewer = patientOf({ sender, id, alliance: 'orthopaedic' })
    patients.push({ sender, id, patient, link: made.link, code: codeOfLink(test.secret, made.link), viewer })
  }
  return patients
}

/** Offers a date from the version given, as a clerk does. */
export async function offerAgain(
  test: TestDatabase<unknown>,
  { sender, id }: { readonly sender: string; readonly id: string },
  version: number,
  different = {},
): Promise<void> {
  const outcome = await test.db.withViewer(clerk, (tx) =>
    offerElsewhere(tx, clerk, { sender, id, version }, aDraft(different), { key: randomUUID(), today }),
  )
  if (outcome.status !== 'done') throw new Error(outcome.because)
}

export const standOf = (test: TestDatabase<unknown>, which: { sender: string; id: string }) =>
  test.db.reading(clerk, async (tx) => (await findTransfer(tx, which))!)
