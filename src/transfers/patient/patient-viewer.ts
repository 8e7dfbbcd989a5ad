/** Who asks when a patient does: first somebody with a code, then the patient of one transfer. */
import type { TrustCode } from '#nhs/trust-code.ts'
import { nobodyYet, type Viewer } from '#platform/viewer.ts'
import type { TransferKey } from '../life/transfer-row.ts'

/** Somebody with a code or a token, whose digest the database compares. They see what it belongs to, and nothing else. */
export const withDigest = (digest: Buffer): Viewer => ({
  ...nobodyYet,
  person: digest.toString('hex'),
  roles: ['patient'],
  purpose: 'patient-link',
})

export type TransferOfPatient = TransferKey & { readonly alliance: string }

/** The patient, whom logs know by their transfer. */
export const patientOf = ({ sender, id, alliance }: TransferOfPatient): Viewer => ({
  person: id,
  name: 'The patient',
  jobTitle: '',
  trust: sender as TrustCode,
  alliance,
  roles: ['patient'],
  purpose: 'patient-page',
})
