/** The script of a call on a page, to be read there or printed. Under the page's h1. */
import type { CallStep } from './call-script.ts'

export function CallScriptSteps({ steps }: { readonly steps: readonly CallStep[] }) {
  return (
    <ol className="nhsuk-list nhsuk-list--number">
      {steps.map((step) => (
        <li key={step.heading} className="nhsuk-u-margin-bottom-4">
          <h2 className="nhsuk-heading-s">{step.heading}</h2>
          {step.say?.map((sentence) => (
            <p key={sentence}>"{sentence}"</p>
          ))}
          {step.do && (
            <ul className="nhsuk-list nhsuk-list--bullet">
              {step.do.map((sentence) => (
                <li key={sentence}>{sentence}</li>
              ))}
            </ul>
          )}
        </li>
      ))}
    </ol>
  )
}
