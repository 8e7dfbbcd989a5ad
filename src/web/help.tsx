/**
 * Help, and the accessibility statement: open to everybody. Each topic is a file of words here, or comes from the
 * module that knows; the index lists them all.
 */
import { Hono } from 'hono'
import type { ReactNode } from 'react'
import type { AppEnv } from '#platform/app-env.ts'
import { Breadcrumbs } from './back-link.tsx'
import { frameOf } from './frame.ts'
import { Page, render } from './page.tsx'
import { AccessibilityStatement } from './pages/accessibility-statement.tsx'
import { figures } from './pages/help-figures.tsx'
import { waits } from './pages/help-waits.tsx'
import { whoSeesWhat } from './pages/help-who-sees-what.tsx'

export type HelpTopic = {
  /** The last part of its address: /help/waits */
  readonly slug: string
  readonly heading: string
  /** What it answers, in a sentence, for the index. */
  readonly answers: string
  readonly body: ReactNode
}

/**
 *   GET /accessibility
 *   GET /help           what there is to read
 *   GET /help/:topic
 *
 * `more`: topics that modules bring, after ours.
 */
export function helpRoutes(more: readonly HelpTopic[] = []): Hono<AppEnv> {
  const topics = [waits, figures, whoSeesWhat, ...more]
  const pages = new Hono<AppEnv>()
    .get('/accessibility', (c) => c.html(render(<AccessibilityStatement frame={frameOf(c)} />)))
    .get('/help', (c) =>
      c.html(
        render(
          <Page frame={frameOf(c)} heading="Help" section="Help">
            {topics.map(({ slug, heading, answers }) => (
              <div key={slug}>
                <h2 className="nhsuk-heading-s nhsuk-u-margin-bottom-1">
                  <a href={`/help/${slug}`}>{heading}</a>
                </h2>
                <p>{answers}</p>
              </div>
            ))}
          </Page>,
        ),
      ),
    )
  for (const { slug, heading, body } of topics) {
    pages.get(`/help/${slug}`, (c) =>
      c.html(
        render(
          <Page
            frame={frameOf(c)}
            heading={heading}
            section="Help"
            before={<Breadcrumbs items={[{ text: 'Help', href: '/help' }]} />}
          >
            {body}
          </Page>,
        ),
      ),
    )
  }
  return pages
}
