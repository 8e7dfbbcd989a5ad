/**
 * A list that can be filtered (the MOJ pattern): the filters beside it, what was chosen above it and removable one by
 * one, and how many were found, announced. Filtering is a GET, so a filtered list has an address of its own, and
 * nothing is remembered unasked.
 */
import type { ReactNode } from 'react'

/** One filter in force: "Trust: Walsall Healthcare", and the same list without it. */
export type Chosen = { readonly name: string; readonly value: string; readonly removeHref: string }

type FilteredListProps = {
  /** The list's address, without a query. */
  readonly action: string
  /** The controls, from forms.tsx, with their present values. */
  readonly controls: ReactNode
  readonly chosen: readonly Chosen[]
  /** The list with no filters. */
  readonly clearHref: string
  /** "1,234 patients found" */
  readonly found: string
  /** What the form must not lose: the order. Never the page, because filtering starts again at page 1. */
  readonly keep?: Readonly<Record<string, string>>
  readonly children: ReactNode
}

export function FilteredList({ action, controls, chosen, clearHref, found, keep = {}, children }: FilteredListProps) {
  return (
    <div className="accord-filtered">
      <form className="accord-filters" method="get" action={action} noValidate aria-labelledby="filters-heading">
        <h2 className="nhsuk-heading-m" id="filters-heading">
          Filters
        </h2>
        {Object.entries(keep).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        {controls}
        <button className="nhsuk-button nhsuk-button--small" type="submit" data-module="nhsuk-button">
          Apply filters
        </button>
      </form>
      <div className="accord-filtered__list">
        {chosen.length > 0 && <ChosenFilters chosen={chosen} clearHref={clearHref} />}
        <p className="accord-found" role="status">
          {found}
        </p>
        {children}
      </div>
    </div>
  )
}

function ChosenFilters({ chosen, clearHref }: { readonly chosen: readonly Chosen[]; readonly clearHref: string }) {
  return (
    <section className="accord-chosen" aria-labelledby="chosen-heading">
      <h2 className="nhsuk-heading-s" id="chosen-heading">
        Chosen filters
      </h2>
      <ul className="accord-chosen__list">
        {chosen.map(({ name, value, removeHref }) => (
          <li key={`${name} ${value}`}>
            <a className="accord-chosen__filter" href={removeHref}>
              <span className="nhsuk-u-visually-hidden">Remove filter </span>
              {name}: {value}
              <span className="accord-chosen__cross" aria-hidden="true" />
            </a>
          </li>
        ))}
      </ul>
      <p>
        <a href={clearHref}>Clear filters</a>
      </p>
    </section>
  )
}
