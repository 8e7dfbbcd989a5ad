/** Going through a page with the Tab key alone. */
import type { Page } from 'playwright-core'

export type Stop = {
  readonly name: string
  /** Its place in the order of reading. */
  readonly index: number
  /** Whether it looks different from when it is not focused. */
  readonly marked: boolean
  /** Whether something lies over it. */
  readonly covered: boolean
}

/** More stops than any page of ours has: past it, something has caught the focus. */
const TOO_MANY = 600

/** Presses Tab from the top of the page until it comes round, and says what each stop looked like. */
export async function tabThrough(page: Page): Promise<Stop[]> {
  // The error summary takes focus on load; start from the top of the page as someone arriving would.
  await page.evaluate(() => {
    ;(document.activeElement as HTMLElement).blur()
    document.body.tabIndex = -1
    document.body.focus()
    document.body.removeAttribute('tabindex')
  })
  const resting = await page.evaluate(lookOfEach, { selector: focusable, only: -1 })
  const seen = new Set<number>()
  const stops: Stop[] = []
  while (stops.length < TOO_MANY) {
    await page.keyboard.press('Tab')
    const stop = await page.evaluate(focused, focusable)
    if (!stop || seen.has(stop.index)) break
    seen.add(stop.index)
    const [look] = await page.evaluate(lookOfEach, { selector: focusable, only: stop.index })
    stops.push({ ...stop, marked: look !== resting[stop.index] })
  }
  return stops
}

const focusable = 'a[href], button, input, select, textarea, summary, [tabindex]'

/** How what can take focus is drawn now. Radios and checkboxes draw theirs on the label. */
function lookOfEach({ selector, only }: { selector: string; only: number }): string[] {
  const all = [...document.querySelectorAll(selector)]
  return (only < 0 ? all : all.slice(only, only + 1)).map((element) => {
    const box = element instanceof HTMLInputElement && /radio|checkbox/.test(element.type)
    const drawn = box ? (element.nextElementSibling ?? element) : element
    // A line that is not drawn still has a colour, and that colour changes with the text's.
    return [getComputedStyle(element), getComputedStyle(drawn, '::before')]
      .flatMap((style) => [
        style.outlineStyle === 'none' ? '' : style.outline,
        style.borderStyle === 'none' || style.borderWidth === '0px' ? '' : style.border,
        style.boxShadow,
        style.backgroundColor,
      ])
      .join()
  })
}

function focused(selector: string) {
  const element = document.activeElement as HTMLElement | null
  if (!element || element === document.body) return null
  const drawnByLabel = element instanceof HTMLInputElement && /radio|checkbox/.test(element.type)
  const label = drawnByLabel ? element.labels?.[0] : undefined
  // A link over two lines has a middle that lies outside it, so its first line stands for it.
  const [first] = (label ?? element).getClientRects()
  const box = first ?? element.getBoundingClientRect()
  // Of what is larger than the screen, the part that is on it.
  const [top, bottom] = [Math.max(0, box.top), Math.min(innerHeight, box.bottom)]
  const over = document.elementFromPoint(box.left + Math.min(box.width / 2, 20), (top + bottom) / 2)
  return {
    name: (element.innerText || element.getAttribute('aria-label') || element.id).trim(),
    index: [...document.querySelectorAll(selector)].indexOf(element),
    covered: !over || !(element.contains(over) || over.contains(element) || (label?.contains(over) ?? false)),
  }
}
