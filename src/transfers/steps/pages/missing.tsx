/** What is missing before a step, and where it is made good. */
import { stepHref } from '../../addresses.ts'
import { handoverHref } from '../../handover/index.ts'
import type { ActionCode } from '../../life/actions.ts'
import type { TransferKey } from '../../life/transfer-row.ts'
import { offersHref } from '../../offers/addresses.ts'

type Missing = { readonly code: ActionCode; readonly transfer: TransferKey; readonly lacks: readonly string[] }

export function MissingList({ code, transfer, lacks }: Missing) {
  return (
    <>
      <ul className="nhsuk-list nhsuk-list--bullet">
        {lacks.map((lack) => (
          <li key={lack}>{lack.replaceAll('’', "'")}</li>
        ))}
      </ul>
      {remediesOf(code, transfer).map(({ text, href }) => (
        <p key={href}>
          <a href={href}>{text}</a>
        </p>
      ))}
    </>
  )
}

function remediesOf(
  code: ActionCode,
  transfer: TransferKey,
): readonly { readonly text: string; readonly href: string }[] {
  if (code === 'accept') return [{ text: 'Hold a place', href: stepHref(transfer, 'hold') }]
  if (code !== 'complete') return []
  return [
    { text: 'Complete what goes with the patient', href: handoverHref(transfer) },
    { text: 'See what the patient agreed to', href: offersHref(transfer) },
  ]
}
