import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import * as format from '../format.ts'
import { FallingLevel, type LevelMark, type LevelPoint } from './falling-level.tsx'

const words = {
  id: 'x',
  message: 'The cost has come down',
  measure: 'Cost of the best plan, in points',
  source: 'this search.',
  definition: 'The cost of a plan adds up what it weighs.',
  download: { href: '/x.csv', bytes: 2000 },
}

describe('a falling level', () => {
  const point = (seconds: number, value: number, floor: number | null = null, part = 'Alone') => ({
    seconds,
    part,
    value,
    floor,
  })
  const drawn = (points: readonly LevelPoint[], more: { mark?: LevelMark; until?: number; now?: number } = {}) =>
    renderToStaticMarkup(
      <FallingLevel
        words={words}
        points={points}
        now={more.now ?? points.at(-1)!.seconds}
        until={more.until ?? 60}
        mark={more.mark}
        levelName="Cost of the best plan"
        floorName="No plan can cost less than"
        say={format.number}
      />,
    )
  const drawing = (html: string) =>
    html.slice(html.indexOf('role="img"'), html.indexOf('</svg>', html.indexOf('role="img"')))
  const mark = { name: 'Each trust alone', value: 1000, from: 10 }
  /** The height of the level at its end, and of the dashed line. */
  const endOf = (html: string) => Number(/<circle cx="[\d.]+" cy="([\d.]+)"/.exec(html)![1])
  const floorOf = (html: string) => Number(/d="M[\d.]+ ([\d.]+)H[\d.]+" fill="none" stroke="#212b32"/.exec(html)![1])

  it('is drawn in steps, because a plan stays the best until there is a better one', () => {
    expect(drawing(drawn([point(0, 1000), point(10, 900), point(20, 850)], { now: 30 }))).toMatch(
      /<path d="M96 [\d.]+H204V[\d.]+H312V[\d.]+H420" fill="none" stroke="#005eb8"/,
    )
  })

  it('leaves room for the time that is left', () => {
    expect(drawn([point(0, 1000), point(30, 900)], { until: 60 })).toContain('<circle cx="420"')
  })

  it('numbers its parts and names them above the drawing and in it', () => {
    const html = drawn([point(0, 1000), point(10, 900), point(30, 800, null, 'All together')])
    expect(html).toContain('<ol class="accord-parts"><li>Alone</li><li>All together</li></ol>')
    expect(drawing(html)).toContain('>2 All together</text>')
  })

  it('shows the floor on its own scale where it is near', () => {
    const html = drawn([point(0, 1000), point(10, 800, 600)])
    expect(floorOf(html)).toBeGreaterThan(endOf(html))
    expect(drawing(html)).toContain('No plan can cost less than 600')
  })

  it('marks where the scale is cut above a floor that lies far below, and keeps the fall in sight', () => {
    const far = drawn([point(0, 1000), point(10, 990, 100)])
    expect(floorOf(far)).toBeGreaterThan(endOf(far))
    expect(endOf(far)).toBeGreaterThan(250)
    expect(drawing(far)).toContain('l12-6')
  })

  it('draws no floor before one is known', () => {
    const html = drawn([point(0, 1000), point(10, 800)])
    expect(html).not.toContain('No plan can cost less than 0')
    expect(drawing(html)).not.toContain('stroke-dasharray="8 4"')
    expect(html).toContain('>Not known</td>')
  })

  it('gives most of its height to what comes below the mark, however far above it the level began', () => {
    const html = drawn([point(0, 100_000), point(10, 1000, null, 'Together'), point(30, 990, null, 'Together')], {
      mark,
    })
    const atMark = Number(/y1="([\d.]+)" y2="[\d.]+" stroke="#4c6272" stroke-width="2"/.exec(html)![1])
    expect(endOf(html) - atMark).toBeGreaterThan(150)
    expect(atMark).toBeGreaterThan(100)
  })

  it('does not blow up a change that is hardly one', () => {
    const html = drawn([point(0, 1_000_000), point(10, 999_990)])
    expect(endOf(html)).toBeLessThan(60)
  })

  it('counts a long time in minutes', () => {
    expect(drawing(drawn([point(0, 9)], { until: 600 }))).toContain('>Minutes</text>')
    expect(drawing(drawn([point(0, 9)], { until: 60 }))).toContain('>Seconds</text>')
  })

  it('says in one sentence what it shows, for people who do not see it', () => {
    const html = drawn([point(0, 2000), point(10, 1000, 700), point(30, 900, 700)], { mark })
    expect(html).toContain(
      'aria-label="Line chart of the cost of the best plan: 2,000 at first, 900 after 30 seconds. Each trust alone 1,000. No plan can cost less than 700."',
    )
  })

  it('draws a plan that costs nothing without a fault', () => {
    const html = drawn([point(0, 0)], { until: 0 })
    expect(html).not.toMatch(/NaN|Infinity/)
  })
})
