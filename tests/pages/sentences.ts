/** How long sentences and paragraphs are (UI-70). */
import type { Page } from 'playwright-core'

const LONGEST_SENTENCE = 20
const MOST_SENTENCES = 3

/** Sentences of more than 20 words and paragraphs of more than 3 sentences, in the main part of a page. */
export async function hardToRead(page: Page): Promise<string[]> {
  const paragraphs = await page.$$eval('main :is(p, li, dd, .nhsuk-hint)', (all) =>
    all
      .filter((element) => !element.querySelector('p, li') && !element.closest('[data-quoted]'))
      .map((element) => element.textContent?.replace(/\s+/g, ' ').trim() ?? ''),
  )
  return paragraphs.flatMap((paragraph) => {
    const sentences = paragraph.split(/(?<=[.?!])\s+(?=[A-Z"\d])/)
    const long = sentences.filter((sentence) => sentence.split(' ').length > LONGEST_SENTENCE)
    return [
      ...long.map((sentence) => `${sentence.split(' ').length} words: "${sentence}"`),
      ...(sentences.length > MOST_SENTENCES ? [`${sentences.length} sentences: "${paragraph.slice(0, 60)}…"`] : []),
    ]
  })
}
