/** Numbered pages of a list (UI-56). Nothing is drawn for one page. */
import * as format from './format.ts'
import { Icon } from './icon.tsx'

type PaginationProps = {
  readonly page: number
  readonly pages: number
  /** The address of a page of the same list, with its filters and its order. */
  readonly href: (page: number) => string
}

export function Pagination({ page, pages, href }: PaginationProps) {
  if (pages <= 1) return null
  return (
    <nav className="nhsuk-pagination nhsuk-pagination--numbered" aria-label="Pagination">
      {page > 1 && (
        <a href={href(page - 1)} className="nhsuk-pagination__previous" rel="prev">
          <Icon name="arrow-left" />
          <span className="nhsuk-pagination__title">
            Previous<span className="nhsuk-u-visually-hidden"> page</span>
          </span>
        </a>
      )}
      <ul className="nhsuk-pagination__list">
        {shown(page, pages).map((number) =>
          typeof number === 'number' ? (
            <li
              key={number}
              className={`nhsuk-pagination__item${number === page ? ' nhsuk-pagination__item--current' : ''}`}
            >
              <a
                className="nhsuk-pagination__link"
                href={href(number)}
                aria-label={`Page ${format.number(number)}`}
                aria-current={number === page ? 'page' : undefined}
              >
                {format.number(number)}
              </a>
            </li>
          ) : (
            <li key={number} className="nhsuk-pagination__item nhsuk-pagination__item--ellipsis">
              ⋯
            </li>
          ),
        )}
      </ul>
      {page < pages && (
        <a href={href(page + 1)} className="nhsuk-pagination__next" rel="next">
          <span className="nhsuk-pagination__title">
            Next<span className="nhsuk-u-visually-hidden"> page</span>
          </span>
          <Icon name="arrow-right" />
        </a>
      )}
    </nav>
  )
}

/** The first, the last, this one and its neighbours; a gap stands for two pages or more, never for one. */
export function shown(page: number, pages: number): (number | 'gap-before' | 'gap-after')[] {
  const from = page - 1 <= 3 ? 1 : page - 1
  const to = page + 1 >= pages - 2 ? pages : page + 1
  const middle = Array.from({ length: to - from + 1 }, (_, n) => from + n)
  return [
    ...(from > 1 ? ([1, 'gap-before'] as const) : []),
    ...middle,
    ...(to < pages ? (['gap-after', pages] as const) : []),
  ]
}

/** 2, 50 and 1234 → "Showing 51 to 100 of 1,234" */
export function showing(page: number, size: number, total: number): string {
  const first = (page - 1) * size + 1
  return `Showing ${format.range(format.number(first), format.number(Math.min(page * size, total)))} of ${format.number(total)}`
}
