import { trustName } from '#nhs/organisations.ts'
import type { Viewer } from '#platform/viewer.ts'
import type { Frame } from '#web/frame.ts'
import { Page } from '#web/page.tsx'
import { TaskList } from '#web/task-list.tsx'
import type { HomeTask } from '../home.ts'

type View = { readonly frame: Frame; readonly viewer: Viewer; readonly tasks: readonly HomeTask[] }

const places = [
  {
    text: 'Waiting list',
    href: '/waiting-list',
    says: 'Everybody who waits in the alliance, in the order they should be seen',
  },
  { text: 'Capacity', href: '/capacity', says: 'Theatres, beds, surgeons and nurses, site by site' },
  { text: 'Plans', href: '/plans', says: 'One plan across the hospitals, and what it is worth to each trust' },
  { text: 'Transfers', href: '/transfers', says: 'Patients who could be treated sooner at another hospital' },
  { text: 'Alliance', href: '/alliance', says: 'Who is in it, what is shared with whom, and who looked' },
  { text: 'Services', href: '/services', says: 'What each hospital provides, and which services are fragile' },
  { text: 'Board', href: '/board', says: 'Meetings, what was decided and whom it binds, actions, risks and disputes' },
]

/** What needs this person today, then the places. Not a dashboard: those who decide rarely open one. */
export function HomePage({ frame, viewer, tasks }: View) {
  return (
    <Page frame={frame} heading="What needs you today" section="Home">
      <p className="nhsuk-u-secondary-text-colour">
        {viewer.jobTitle}, {trustName(viewer.trust)}
      </p>
      {tasks.length === 0 ? (
        <p>Nothing waits for you.</p>
      ) : (
        <TaskList
          tasks={tasks.map(({ text, href, hint, status }) => ({
            text,
            href,
            ...(hint && { hint }),
            status:
              status === 'waiting'
                ? { text: 'Waiting for you', meaning: 'waiting' }
                : { text: 'To know', meaning: 'not-started' },
          }))}
        />
      )}
      <h2 className="nhsuk-heading-m">Places</h2>
      <ul className="nhsuk-grid-row nhsuk-card-group">
        {places.map(({ text, href, says }) => (
          <li key={href} className="nhsuk-grid-column-one-half nhsuk-card-group__item">
            <div className="nhsuk-card nhsuk-card--clickable">
              <div className="nhsuk-card__content">
                <h3 className="nhsuk-card__heading nhsuk-heading-s">
                  <a className="nhsuk-card__link" href={href}>
                    {text}
                  </a>
                </h3>
                <p className="nhsuk-card__description">{says}</p>
              </div>
            </div>
          </li>
        ))}
      </ul>
    </Page>
  )
}
