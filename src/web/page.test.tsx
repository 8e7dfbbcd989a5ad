import { describe, expect, it } from 'vitest'
import { Page, type PageProps, render } from './page.tsx'

const frame = { path: '/plans', person: { name: 'Sam Patel', trust: 'Walsall Healthcare' } }
const drawn = (props: Partial<PageProps> = {}) =>
  render(
    <Page frame={frame} heading="Week 6" section="Plans" {...props}>
      <p>Words</p>
    </Page>,
  )
const title = (html: string) => /<title>(.*)<\/title>/.exec(html)?.[1]

describe('the title', () => {
  it('is the heading, the section and the service', () => expect(title(drawn())).toBe('Week 6 – Plans – Accord'))
  it('does not say the section twice', () => expect(title(drawn({ section: 'Week 6' }))).toBe('Week 6 – Accord'))

  it('says which page of a list it is, when there are several', () => {
    expect(title(drawn({ paged: { page: 2, pages: 9 } }))).toBe('Week 6 (page 2 of 9) – Plans – Accord')
    expect(title(drawn({ paged: { page: 1, pages: 1 } }))).toBe('Week 6 – Plans – Accord')
  })

  it('starts with "Error: " when, and only when, there are errors', () => {
    const errors = [{ field: 'week', message: 'Select a week' }]
    expect(title(drawn({ errors }))).toBe('Error: Week 6 – Plans – Accord')
    expect(drawn({ errors })).toContain('<a href="#week">Select a week</a>')
  })
})

describe('the frame', () => {
  it('marks the place where we are', () => {
    expect(drawn()).toContain('href="/plans" aria-current="page"')
    expect(drawn({ frame: { ...frame, path: '/plans/7' } })).toContain('href="/plans" aria-current="true"')
    expect(drawn({ frame: { ...frame, path: '/plansandmore' } })).not.toContain('aria-current')
  })

  it('has no navigation and no way to log out when nobody is logged in', () => {
    const html = drawn({ frame: { path: '/help' } })
    expect(html).not.toContain('<nav')
    expect(html).not.toContain('Log out')
  })

  it('shows mistakes in place of a notice, never both', () => {
    const noticed = { ...frame, notice: { kind: 'success' as const, text: 'Saved' } }
    const errors = [{ field: 'week', message: 'Select a week' }]
    expect(drawn({ frame: noticed })).toContain('Saved')
    expect(drawn({ frame: noticed, errors })).not.toContain('Saved')
  })

  it('writes what people typed as text, never as markup', () => {
    const script = '<script>alert(1)</script>'
    const html = drawn({ heading: script, frame: { ...frame, notice: { kind: 'important', text: script } } })
    expect(html).not.toContain(script)
  })
})
