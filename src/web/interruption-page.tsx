/**
 * A page that stops somebody before something risky but allowed (UI-46): what would happen, and two ways on, of which
 * neither is hidden. What is never allowed is prevented and needs no such page.
 */
import type { ReactNode } from 'react'
import { Form } from './forms.tsx'
import { Page, type PageProps } from './page.tsx'

type InterruptionProps = Pick<PageProps, 'frame' | 'section' | 'before'> & {
  /** The question or the warning, as the h1: "This plan breaks 2 rules". */
  readonly heading: string
  readonly children: ReactNode
  /** What is sent to go on: the answers of the form that was interrupted. */
  readonly answers: Readonly<Record<string, string>>
  readonly action?: string
  readonly goOn: string
  /** The way back, in words that say where it leads: "Choose another list". */
  readonly stop: { readonly text: string; readonly href: string }
}

export function InterruptionPage(props: InterruptionProps) {
  const { heading, children, answers, action, goOn, stop, ...page } = props
  return (
    <Page {...page} heading={heading} headingInForm>
      <div className="nhsuk-panel nhsuk-panel--interruption">
        <h1 className="nhsuk-panel__heading nhsuk-panel__heading--l">{heading}</h1>
        <div className="nhsuk-panel__body">
          {children}
          <Form {...(action && { action })}>
            {Object.entries(answers).map(([name, value]) => (
              <input key={name} type="hidden" name={name} value={value} />
            ))}
            <div className="nhsuk-button-group">
              <button
                className="nhsuk-button nhsuk-button--reverse"
                type="submit"
                data-module="nhsuk-button"
                data-prevent-double-click="true"
              >
                {goOn}
              </button>
              <a href={stop.href}>{stop.text}</a>
            </div>
          </Form>
        </div>
      </div>
    </Page>
  )
}
