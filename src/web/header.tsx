/** The header: what the service is called, who is logged in and for which trust, and the way out, which comes last. */
import type { Frame, FramedPerson } from './frame.ts'
import { Navigation } from './navigation.tsx'

export const service = 'Accord'

export function Header({ frame, container }: { readonly frame: Frame; readonly container: string }) {
  const { person } = frame
  return (
    <>
      <header className="nhsuk-header" data-module="nhsuk-header">
        <div className={`nhsuk-header__container ${container}`}>
          <div className="nhsuk-header__service">
            <a className="nhsuk-header__service-name" href={frame.home ?? '/'}>
              {service}
            </a>
          </div>
          {person && <Account {...person} />}
        </div>
        {person && <Navigation path={frame.path} container={container} />}
      </header>
      {person?.alliance && <Organisation person={person} container={container} />}
    </>
  )
}

function Account({ name, trust }: FramedPerson) {
  return (
    <nav className="nhsuk-header__account" aria-label="Account">
      <ul className="nhsuk-header__account-list">
        <li className="nhsuk-header__account-item">
          {name}, {trust}
        </li>
        <li className="nhsuk-header__account-item">
          {/* A form, because logging out changes something: no link may be followed into it by accident. */}
          <form className="nhsuk-header__account-form" action="/log-out" method="post" noValidate>
            <button className="nhsuk-header__account-button" type="submit">
              Log out
            </button>
          </form>
        </li>
      </ul>
    </nav>
  )
}

/** The MOJ organisation switcher: whose figures these are, and the way to another's for those who have one. */
function Organisation({ person, container }: { readonly person: FramedPerson; readonly container: string }) {
  return (
    <section className="accord-organisation" aria-label="Alliance">
      <div className={`accord-organisation__container ${container}`}>
        <p className="accord-organisation__name">{person.alliance}</p>
        {person.changeHref && (
          <a className="accord-organisation__change" href={person.changeHref}>
            Change alliance or trust
          </a>
        )}
      </div>
    </section>
  )
}
