/** What a form sent, as text, by the name of its field. Files are for `upload.ts`. */
import type { Context } from 'hono'
import { HTTPException } from 'hono/http-exception'

export type SentForm = {
  /** One answer, as it was typed but for spaces at its ends; '' when it was left empty or not asked. */
  one(name: string): string
  /** Every answer of a group of checkboxes, in the order of the page. */
  all(name: string): string[]
  /** One answer for each name, for a zod schema. An empty answer is left out, so a schema sees it as missing. */
  readonly values: Readonly<Record<string, string>>
}

/** Reads the form that was sent. Throws a 400 when it is not a form, or holds what no text of ours can hold. */
export async function sentForm(c: Context): Promise<SentForm> {
  const parsed = await readBody(c)
  const answers = new Map<string, string[]>()
  for (const [name, value] of Object.entries(parsed)) {
    const texts = [value].flat().filter((each) => typeof each === 'string')
    // PostgreSQL refuses a zero byte in a text, and nobody types one.
    if (texts.some((text) => text.includes('\0'))) throw new HTTPException(400)
    answers.set(
      name,
      texts.map((text) => text.trim()),
    )
  }
  const values = Object.fromEntries([...answers].flatMap(([name, [first]]) => (first ? [[name, first] as const] : [])))
  return { one: (name) => answers.get(name)?.[0] ?? '', all: (name) => answers.get(name) ?? [], values }
}

async function readBody(c: Context) {
  try {
    return await c.req.parseBody({ all: true })
  } catch (cause) {
    // Too large is said as such; anything else is a body that breaks off or is not what it says it is.
    if (cause instanceof Error && cause.name === 'TooLarge') throw cause
    throw new HTTPException(400, { cause })
  }
}
