/** Before a decision is carried out, or what follows from it is taken back: what that does. */

import type { Frame } from '#web/frame.ts'
import { InterruptionPage } from '#web/interruption-page.tsx'
import { itemHref } from '../../meetings/addresses.ts'
import type { Declared } from '../store.ts'

export function ConsequenceStepPage({
  frame,
  step,
  declared,
  foretold,
  formKey,
}: {
  readonly frame: Frame
  readonly step: 'carry-out' | 'take-back'
  readonly declared: Declared
  /** What somebody should know first. */
  readonly foretold: readonly string[]
  readonly formKey: string
}) {
  const [heading, goOn] =
    step === 'carry-out' ? ['Carry this decision out', 'Carry it out'] : ['Take this back', 'Take it back']
  return (
    <InterruptionPage
      frame={frame}
      section="Board"
      heading={heading}
      answers={{ key: formKey }}
      goOn={goOn}
      stop={{ text: 'Back to the item', href: itemHref(declared.item) }}
    >
      <p data-quoted="">{declared.says}</p>
      {foretold.map((says) => (
        <p key={says}>{says}</p>
      ))}
    </InterruptionPage>
  )
}
