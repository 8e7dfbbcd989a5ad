import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { AloneAndTogether } from './alone-and-together.tsx'
import { contrast, ink, line, outline, page, readableOn, series, shades, single, variation } from './palette.ts'
import { TheatreWeek } from './theatre-week.tsx'
import { WaitsByWeek } from './waits-by-week.tsx'

const words = {
  id: 'x',
  message: 'Waits are long',
  measure: 'Waits by weeks, Walsall, January 2026',
  source: 'the trusts, 31 January 2026.',
  definition: 'A wait is counted in whole weeks.',
  download: { href: '/x.csv', bytes: 2000 },
}

describe('colours', () => {
  it('are told apart as WCAG counts it', () => {
    expect(contrast('#000000', '#ffffff')).toBe(21)
    expect(contrast('#005eb8', '#f0f4f5')).toBeCloseTo(5.76, 2)
    expect(contrast('#a6a6a6', '#f0f4f5')).toBeCloseTo(2.2, 2)
  })

  it('of lines and single series stand out 3 to 1 from the page', () => {
    for (const colour of [line, single, ink]) expect(contrast(colour, page)).toBeGreaterThan(3)
  })

  it('that do not stand out by themselves do so by the outline', () => {
    for (const fill of Object.values(variation)) {
      expect(Math.max(contrast(fill, page), contrast(outline.stroke, fill))).toBeGreaterThan(3)
    }
    expect(contrast(outline.stroke, page)).toBeGreaterThan(13)
  })

  it('of series that touch differ 3 to 1, or one of them has a texture', () => {
    const plain = series.filter((fill) => fill !== 'slanted')
    for (const [n, colour] of plain.slice(1).entries()) {
      expect(contrast(plain[n]!, colour), `${plain[n]} beside ${colour}`).toBeGreaterThan(3)
    }
  })

  it('let the figure in a shaded cell be read', () => {
    for (const shade of shades) expect(contrast(readableOn(shade), shade), `on ${shade}`).toBeGreaterThan(4.5)
  })
})

describe('waits by week', () => {
  const bands = [
    { fromWeeks: 0, toWeeks: 1, counts: [40, 10] },
    { fromWeeks: 1, toWeeks: 2, counts: [20, 0] },
    { fromWeeks: 52, toWeeks: null, counts: [5, 5] },
  ]
  const html = renderToStaticMarkup(<WaitsByWeek words={words} groups={['Dudley', 'Walsall']} bands={bands} />)
  const drawing = html.slice(html.indexOf('role="img"'))
  const bars = [...drawing.matchAll(/<rect x="([\d.]+)" y="([\d.]+)" width="([\d.]+)" height="([\d.]+)"/g)].map(
    ([, x, y, width, height]) => ({ x: Number(x), y: Number(y), width: Number(width), height: Number(height) }),
  )

  it('is named in a sentence', () => {
    expect(html).toContain('role="img" aria-label="Bar chart of 80 waits by number of weeks. Waits are long."')
  })

  it('has bars that start at 0, so that twice as many is twice as tall', () => {
    expect(bars[0]!.height / bars[2]!.height).toBeCloseTo(2, 1)
    expect(bars[0]!.y + bars[0]!.height).toBeCloseTo(bars[2]!.y + bars[2]!.height, 1)
  })

  it('stacks its groups without a gap', () => expect(bars[1]!.y + bars[1]!.height).toBeCloseTo(bars[0]!.y, 1))
  it('marks 18 and 52 weeks', () => expect(html).toMatch(/18 weeks<\/text>.*52 weeks<\/text>/))

  it('says the same numbers in a table, with their sum', () => {
    expect(html).toContain('scope="row">0 to 1 week</th>')
    expect(html).toContain('scope="row">over 52 weeks</th>')
    expect(html).toMatch(/>40<\/td><td[^>]*>10<\/td><td[^>]*>50<\/td>/)
  })

  it('shows no more than four groups', () => {
    const five = [{ fromWeeks: 0, toWeeks: 1, counts: [1, 1, 1, 1, 1] }]
    expect(() =>
      renderToStaticMarkup(<WaitsByWeek words={words} groups={['a', 'b', 'c', 'd', 'e']} bands={five} />),
    ).toThrow('4 series at most')
  })

  it('draws an empty list without a fault', () => {
    const none = renderToStaticMarkup(<WaitsByWeek words={words} groups={['Walsall']} bands={[]} />)
    expect(none).not.toContain('NaN')
    expect(none).not.toContain('Infinity')
  })
})

describe('alone and together', () => {
  const rows = [{ trust: 'Walsall', alone: 960, together: 1131 }]
  const html = renderToStaticMarkup(
    <AloneAndTogether words={words} rows={rows} say={(value) => String(value)} axis="People treated" />,
  )

  it('tells its marks apart by shape, not by colour alone', () => {
    expect(html).toContain('<circle')
    expect(html).toMatch(/<path d="M[\d.]+ [\d.]+l9 9-9 9-9-9z"/)
  })

  it('writes both values beside the marks, and in the table', () => {
    expect(html.match(/960/g)!.length).toBeGreaterThanOrEqual(3)
    expect(html.match(/1131/g)!.length).toBeGreaterThanOrEqual(3)
  })
})

describe('a week of theatres', () => {
  const html = renderToStaticMarkup(
    <TheatreWeek
      words={words}
      days={['2026-02-02', '2026-02-03']}
      sites={[{ site: 'Manor', days: [{ plannedMinutes: 480, usedMinutes: 500 }, undefined] }]}
    />,
  )

  it('writes in each cell how much is used, and where there is no list', () => {
    expect(html).toContain('>104%</text>')
    expect(html).toContain('>No list</text>')
    expect(html).toContain('>Not applicable</td>')
  })

  it('marks a day that is over its time by a thick line, not by colour alone', () => {
    expect(html).toContain('stroke-width="4"')
  })

  it('refuses a day with no planned time, whose share would be made up', () => {
    const sites = [{ site: 'Manor', days: [{ plannedMinutes: 0, usedMinutes: 10 }] }]
    expect(() => renderToStaticMarkup(<TheatreWeek words={words} days={['2026-02-02']} sites={sites} />)).toThrow(
      'leave the day out',
    )
  })
})
