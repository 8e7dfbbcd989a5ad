import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { newestFirst, Timeline } from './timeline.tsx'

describe('a timeline', () => {
  it('has the newest first', () => {
    const events = [
      { title: 'Referred', when: '2025-06-02' },
      { title: 'Moved', when: new Date('2026-01-12T15:30Z') },
      { title: 'Decided', when: '2025-11-05' },
    ]
    expect(newestFirst(events).map(({ title }) => title)).toEqual(['Moved', 'Decided', 'Referred'])
  })

  it('says when, by whom, and invents no hour', () => {
    const html = renderToStaticMarkup(
      <Timeline events={[{ title: 'Referred', when: '2025-06-02', by: 'Priya Shah' }]} />,
    )
    expect(html).toContain('<time dateTime="2025-06-02">2 June 2025</time> by Priya Shah')
  })

  it('keeps the order in which things were told when they happened on one day', () => {
    const events = [
      { title: 'Later', when: '2025-06-02' },
      { title: 'Earlier', when: '2025-06-02' },
    ]
    expect(newestFirst(events).map(({ title }) => title)).toEqual(['Later', 'Earlier'])
  })
})
