import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { Pagination, showing, shown } from './pagination.tsx'

const drawn = (page: number, pages: number) =>
  renderToStaticMarkup(<Pagination page={page} pages={pages} href={(n) => `/list?page=${n}`} />)

describe('the pages of a list', () => {
  it('are not numbered when there is one', () => expect(drawn(1, 1)).toBe(''))

  it('mark the one that is shown', () => {
    expect(drawn(2, 3)).toContain('href="/list?page=2" aria-label="Page 2" aria-current="page"')
    expect(drawn(2, 3).match(/aria-current/g)).toHaveLength(1)
  })

  it('have no way before the first nor after the last', () => {
    expect(drawn(1, 3)).not.toContain('rel="prev"')
    expect(drawn(3, 3)).not.toContain('rel="next"')
  })

  it('leave out those far away', () => {
    expect(shown(1, 3)).toEqual([1, 2, 3])
    expect(shown(1, 20)).toEqual([1, 2, 'gap-after', 20])
    expect(shown(10, 20)).toEqual([1, 'gap-before', 9, 10, 11, 'gap-after', 20])
    expect(shown(20, 20)).toEqual([1, 'gap-before', 19, 20])
  })

  it('never put a gap in the place of one page', () => {
    for (let pages = 1; pages <= 30; pages += 1) {
      for (let page = 1; page <= pages; page += 1) {
        const numbers = shown(page, pages).filter((each) => typeof each === 'number')
        expect(numbers).toContain(page)
        expect(numbers.filter((each, n) => n > 0 && each - numbers[n - 1]! === 2)).toEqual([])
      }
    }
  })

  it('say which part of the whole is on this one', () => {
    expect(showing(2, 50, 1234)).toBe('Showing 51 to 100 of 1,234')
    expect(showing(25, 50, 1234)).toBe('Showing 1,201 to 1,234 of 1,234')
  })
})
