/** What a work list calls the next step, and where it leads. */
import { stepHref, transferHref } from '../addresses.ts'
import { type ActionCode, actionOf } from '../life/actions.ts'
import type { TransferKey } from '../life/transfer-row.ts'

/** An answer can be yes or no, so the list asks for neither and leads to the transfer, where both can be recorded. */
export const stepName = (code: ActionCode): string =>
  code === 'consent' ? "Get the patient's answer" : actionOf(code).name

export const nextStepHref = (which: TransferKey, code: ActionCode): string =>
  code === 'consent' ? transferHref(which) : stepHref(which, code)
