/** The primary navigation: the same places in the same order on every page of everybody who is logged in. */

type Place = { readonly text: string; readonly href: string }

export const places: readonly Place[] = [
  { text: 'Home', href: '/' },
  { text: 'Waiting list', href: '/waiting-list' },
  { text: 'Capacity', href: '/capacity' },
  { text: 'Plans', href: '/plans' },
  { text: 'Transfers', href: '/transfers' },
  { text: 'Alliance', href: '/alliance' },
  { text: 'Services', href: '/services' },
  { text: 'Board', href: '/board' },
  { text: 'Help', href: '/help' },
]

/** The place a path belongs to: "page" when it is that very page, "true" when it lies inside. */
function current(place: Place, path: string): 'page' | 'true' | undefined {
  if (path === place.href) return 'page'
  return place.href !== '/' && path.startsWith(`${place.href}/`) ? 'true' : undefined
}

export function Navigation({ path, container }: { readonly path: string; readonly container: string }) {
  return (
    <nav className="nhsuk-header__navigation" aria-label="Menu">
      <div className={`nhsuk-header__navigation-container ${container}`}>
        <ul className="nhsuk-header__navigation-list">
          {places.map((place) => {
            const mark = current(place, path)
            return (
              <li
                key={place.href}
                className={`nhsuk-header__navigation-item${mark ? ' nhsuk-header__navigation-item--current' : ''}`}
              >
                <a className="nhsuk-header__navigation-link" href={place.href} aria-current={mark}>
                  {mark ? (
                    <strong className="nhsuk-header__navigation-item-current-fallback">{place.text}</strong>
                  ) : (
                    place.text
                  )}
                </a>
              </li>
            )
          })}
          {/* The script moves what does not fit on a narrow screen in here; without it the places wrap. */}
          <li className="nhsuk-header__menu" hidden>
            <button
              className="nhsuk-header__menu-toggle nhsuk-header__navigation-link"
              id="toggle-menu"
              type="button"
              aria-expanded="false"
            >
              <span className="nhsuk-u-visually-hidden">Browse </span>More
            </button>
          </li>
        </ul>
      </div>
    </nav>
  )
}
