/**
 * What people are told when a request cannot be served. Never how it failed inside: that is in the log, under the
 * reference on the page.
 */
import type { Context } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { Conflict, Forbidden, NotFound } from '#platform/errors.ts'
import { outsideFault } from '#platform/outside-fault.ts'
import { TooLarge } from './body-limit.ts'
import * as format from './format.ts'
import { type Frame, frameOf, type WebEnv } from './frame.ts'
import { Page, render } from './page.tsx'
import { referenceOf } from './request-log.ts'

type Status = 400 | 403 | 404 | 409 | 413 | 500 | 503
type Failure = { readonly status: Status; readonly heading: string; readonly advice: readonly string[] }

const failures: Readonly<Record<Status, Omit<Failure, 'status'>>> = {
  400: {
    heading: 'We could not read what was sent',
    advice: ['Nothing was saved.', 'Go back and send the form again.'],
  },
  403: {
    heading: 'You cannot do this',
    advice: ['Your role does not allow it.', 'If it should, ask whoever manages accounts in your trust.'],
  },
  // Not there and not yours look the same: the difference is information.
  404: {
    heading: 'Page not found',
    advice: [
      'If you typed the web address, check that it is correct.',
      'If you followed a link, what it led to may have been removed, or may belong to another trust.',
    ],
  },
  409: {
    heading: 'This has changed',
    advice: [
      'Somebody has changed it since you opened the page, so nothing was saved.',
      'Go back to see how it stands now.',
    ],
  },
  413: { heading: 'This is too large to send', advice: ['Nothing was saved.'] },
  500: {
    heading: 'There is a problem with the service',
    advice: [
      'Nothing was saved.',
      'Try again later. If it happens again, tell whoever runs Accord in your trust and give them the reference.',
    ],
  },
  503: {
    heading: 'The service is away for a moment',
    advice: [
      'The database does not answer. Nothing was saved.',
      'Try again in a minute. If it happens again, tell whoever runs Accord in your trust and give them the reference.',
    ],
  },
}

/** The disk is full. Who looked has to be written down, so where nothing can be written little can be shown. */
const noRoom: Failure = {
  status: 503,
  heading: 'There is no room left on the server',
  advice: [
    'Its disk is full, so nothing can be saved and most pages cannot be shown. Nothing that was saved is lost.',
    'Tell whoever runs Accord in your trust and give them the reference. They have to make room.',
  ],
}

/** A form that came from another site, which hono/csrf refuses. */
const fromElsewhere: Failure = {
  status: 403,
  heading: 'You cannot do this',
  advice: [
    'The form was sent from another website, so nothing was saved.',
    'Go back to Accord and send it from there.',
  ],
}

export function failureFor(error: Error): Failure {
  if (error instanceof HTTPException && error.status === 403) return fromElsewhere
  if (error instanceof TooLarge) {
    const said = `Send ${format.fileSize(error.limit)} or less. A larger file can be sent in parts, or loaded with the accord import command.`
    return { status: 413, heading: failures[413].heading, advice: [...failures[413].advice, said] }
  }
  if (outsideFault(error)?.kind === 'disk full') return noRoom
  const status = statusOf(error)
  return { status, ...failures[status] }
}

function statusOf(error: Error): Status {
  if (error instanceof NotFound) return 404
  if (error instanceof Forbidden) return 403
  if (error instanceof Conflict) return 409
  if (error instanceof HTTPException && error.status in failures) return error.status as Status
  return outsideFault(error) ? 503 : 500
}

/** Whether whoever asks is a program that reads JSON and not a person with a browser. */
export function wantsJson(c: Context): boolean {
  const accept = c.req.header('accept') ?? ''
  return accept.includes('json') && !accept.includes('text/html')
}

type Problem = {
  readonly status: Status | 401
  readonly title: string
  readonly detail: string
  readonly reference?: string
}

/** A problem document (RFC 9457), for programs. */
export const problem = (c: Context, said: Problem): Response =>
  c.body(JSON.stringify({ type: 'about:blank', ...said }), said.status, { 'content-type': 'application/problem+json' })

/** The failure as a page, or as a problem document for a program. */
export function answerFailure(c: Context<WebEnv>, error: Error): Response {
  const { status, heading, advice } = failureFor(error)
  const reference = referenceOf(c.get('trace'))
  if (wantsJson(c)) {
    return problem(c, { status, title: heading, detail: advice.join(' '), reference })
  }
  const page = <FailurePage frame={frameOf(c)} heading={heading} advice={advice} reference={reference} />
  return c.html(render(page), status)
}

type FailurePageProps = Omit<Failure, 'status'> & { readonly frame: Frame; readonly reference: string }

function FailurePage({ frame, heading, advice, reference }: FailurePageProps) {
  return (
    <Page frame={frame} heading={heading} section="Problem">
      {advice.map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
      <p className="nhsuk-u-secondary-text-colour">
        Reference: <span data-varies>{reference}</span>
      </p>
    </Page>
  )
}
