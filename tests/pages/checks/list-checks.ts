/** Tables, filters, pages of a list, tags, timelines and charts. */
import type { Check } from './check.ts'

const tables: Check = {
  rules: 'UI-25 UI-50 UI-51 UI-54',
  says: 'has a caption on every table, headings for its columns and rows, numbers to the right, and no empty cell',
  broken: (page) =>
    page.evaluate(() => {
      // Tables inside closed details are held to the same; their layout is there once they are open.
      const closed = [...document.querySelectorAll<HTMLDetailsElement>('main details:not([open])')]
      for (const details of closed) details.open = true
      const broken = [...document.querySelectorAll('table')].flatMap((table) => {
        const caption = table.caption?.textContent?.trim() ?? ''
        const where = caption || table.id || 'a table'
        const cells = [...table.tBodies].flatMap((body) => [...body.rows]).flatMap((row) => [...row.cells])
        const text = (cell: Element) => cell.textContent?.trim() ?? ''
        const scroll = table.closest('.nhsuk-scroll__content')
        const name = scroll?.getAttribute('aria-labelledby')
        const wide = table.scrollWidth > (table.parentElement?.clientWidth ?? 0) + 1
        return [
          ...(caption === '' ? [`${where} has no caption`] : []),
          ...[...table.querySelectorAll('thead th')]
            .filter((th) => th.getAttribute('scope') !== 'col')
            .map(() => `${where}: a column heading without scope`),
          ...(table.tHead ? [] : [`${where} has no column headings`]),
          ...[...table.querySelectorAll('thead :is(th, td)')]
            .filter((th) => text(th) === '')
            .map(() => `${where}: an empty column heading`),
          ...[...table.tBodies]
            .flatMap((body) => [...body.rows])
            .filter((row) => !row.querySelector('th[scope=row]'))
            .slice(0, 1)
            .map(() => `${where}: a row without a heading`),
          ...cells
            .filter((cell) => text(cell) === '' && !cell.querySelector('input, select'))
            .map((cell) => `${where}: an empty cell in column ${cell.cellIndex + 1}`),
          ...cells
            .filter((cell) => /^([-–—.?]|n\/?a|nil|null|undefined|NaN)$/i.test(text(cell)))
            .map((cell) => `${where}: "${text(cell)}" in place of a reason`),
          ...cells
            .filter((cell) => /^[£]?[\d,.]+(%| weeks?| miles?)?$/.test(text(cell)) && cell.tagName === 'TD')
            .filter((cell) => !['right', 'end'].includes(getComputedStyle(cell).textAlign))
            .map((cell) => `${where}: the number ${text(cell)} is not on the right`),
          ...(wide && !scroll ? [`${where} is wider than its place and does not scroll in its own`] : []),
          ...(scroll && !(name && document.getElementById(name)?.textContent?.trim())
            ? [`${where} scrolls in a region without a name`]
            : []),
        ]
      })
      for (const details of closed) details.open = false
      return [...new Set(broken)]
    }),
}

const filters: Check = {
  rules: 'UI-52 UI-53 UI-55 UI-59',
  says: 'has filters that say "Apply filters", show what was chosen and let it be taken away, and announce how many were found',
  broken: async (page, { url }) => {
    const found = await page.evaluate(() => {
      const form = document.querySelector<HTMLFormElement>('form.accord-filters')
      if (!form) return undefined
      // A control that always has a value, such as which way transfers go, chooses a list and does not filter one.
      const filters = (name: string) => {
        const control = form.elements.namedItem(name)
        if (control instanceof RadioNodeList)
          return [...control].some((each) => (each as HTMLInputElement).type !== 'radio')
        if (control instanceof HTMLSelectElement) return [...control.options].some(({ value }) => value === '')
        return (control as HTMLInputElement | null)?.type !== 'hidden'
      }
      const data = [...new FormData(form)].filter(([name, value]) => value !== '' && filters(name))
      return {
        button: form.querySelector('button')?.textContent?.trim(),
        chosen: data.map(([name]) => name),
        removes: [...document.querySelectorAll<HTMLAnchorElement>('.accord-chosen__filter')].map((a) => a.href),
        status: document.querySelector('.accord-found[role=status]')?.textContent?.trim() ?? '',
        sorts: [...document.querySelectorAll<HTMLAnchorElement>('th[data-sort] a')].map((a) => a.href),
        order: document.querySelector('.accord-order')?.textContent?.trim(),
        keepsPage: form.querySelector('[name=page]') !== null,
      }
    })
    if (!found) return []
    const asked = [...new URL(url).searchParams].filter(([name, value]) => value !== '' && found.chosen.includes(name))
    return [
      ...(found.button === 'Apply filters' ? [] : [`the filters have a button called "${found.button}"`]),
      ...(/\d|nobody|none|nothing/i.test(found.status) ? [] : ['how many were found is not announced']),
      ...(found.chosen.length > found.removes.length
        ? [`${found.chosen.length} filters are on, ${found.removes.length} can be taken away`]
        : []),
      ...(asked.length === found.chosen.length ? [] : ['a filter is on that nobody asked for: it was remembered']),
      ...found.removes.filter((href) => href === url).map(() => 'taking a filter away leads to the same list'),
      ...found.sorts
        .filter((href) => new URL(href).searchParams.get('page') !== null)
        .map(() => 'sorting does not go back to page 1'),
      ...(found.keepsPage ? ['filtering does not go back to page 1'] : []),
      ...(found.sorts.length > 0 && !found.order ? ['the order is not said in words'] : []),
    ]
  },
}

const pagination: Check = {
  rules: 'UI-56',
  says: 'numbers the pages of a list, marks the one it shows, and has no numbers for one page',
  broken: (page) =>
    page.evaluate(() =>
      [...document.querySelectorAll('.nhsuk-pagination--numbered')].flatMap((nav) => {
        const links = [...nav.querySelectorAll('.nhsuk-pagination__item a')]
        const current = links.filter((link) => link.getAttribute('aria-current') === 'page')
        return [
          ...(links.length > 1 ? [] : ['pages are numbered though there is one']),
          ...(current.length === 1 ? [] : [`${current.length} pages are marked as this one`]),
          ...(nav.getAttribute('aria-label') ? [] : ['the pages have no name']),
        ]
      }),
    ),
}

const tags: Check = {
  rules: 'UI-58 UI-61',
  says: 'has tags that are words in sentence case and no links, and timelines with the newest first',
  broken: (page) =>
    page.evaluate(() => {
      const times = [...document.querySelectorAll('.accord-timeline')].map((list) =>
        [...list.querySelectorAll('time')].map((time) => time.dateTime),
      )
      return [
        ...[...document.querySelectorAll('.nhsuk-tag')].flatMap((tag) => {
          const text = tag.textContent?.trim() ?? ''
          return [
            ...(tag.closest('a') || tag.querySelector('a') ? [`the tag "${text}" is a link`] : []),
            ...(/^[A-Z][^A-Z]*$/.test(text.replace(/\b(NHS|GP|RTT|UK|P\d)\b/g, 'x').replace(/^x/, 'X'))
              ? []
              : [`the tag "${text}" is not in sentence case`]),
          ]
        }),
        ...times
          .filter((list) => list.some((time, n) => n > 0 && time.slice(0, 10) > list[n - 1]!.slice(0, 10)))
          .map(() => 'a timeline has something older above something newer'),
      ]
    }),
}

const charts: Check = {
  rules: 'UI-63 UI-69',
  says: 'has a name for each chart, the same numbers as a table, a file to download, and where they come from',
  broken: (page) =>
    page.evaluate(() => [
      ...[...document.querySelectorAll('main svg')]
        .filter((svg) => svg.getAttribute('aria-hidden') !== 'true')
        .filter((svg) => svg.getAttribute('role') !== 'img' || !svg.getAttribute('aria-label'))
        .map(() => 'a drawing without a name'),
      ...[...document.querySelectorAll('main figure')].flatMap((figure) => {
        const name = figure.querySelector('h2, h3, h4')?.textContent?.trim() ?? ''
        return [
          ...(name ? [] : ['a figure without a message']),
          ...(figure.querySelector('details table, table') ? [] : [`"${name}" has no table`]),
          ...(figure.querySelector('a[download]') ? [] : [`"${name}" has no file`]),
          ...(/\bSource: \S/.test(figure.textContent ?? '') ? [] : [`"${name}" does not say where it is from`]),
        ]
      }),
    ]),
}

export const listChecks: readonly Check[] = [tables, filters, pagination, tags, charts]
