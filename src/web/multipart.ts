/**
 * Reads a form with files in it (multipart/form-data, RFC 7578) as it arrives, in pieces, so that a file of any size
 * takes no more memory than one piece of it.
 */

export type Part = {
  readonly name: string
  /** As the sender called it; nothing for a field that is no file. */
  readonly fileName?: string
}

/** The body is not what its content type says: it breaks off, or never began. */
export class Malformed extends Error {
  override readonly name = 'Malformed'
}

/** More than any browser writes above a part. */
const LONGEST_HEADERS = 16_384
const END_OF_HEADERS = Buffer.from('\r\n\r\n')

/** The boundary that a content type names; nothing when it is no multipart form. */
export function boundaryOf(contentType: string | undefined): string | undefined {
  const found = /^multipart\/form-data\s*;.*\bboundary=(?:"([^"]{1,70})"|([^\s;"]{1,70}))/i.exec(contentType ?? '')
  return found?.[1] ?? found?.[2]
}

/** Each piece with the part it belongs to. A part with nothing in it comes once, with an empty piece. Throws `Malformed`. */
export async function* readMultipart(
  body: AsyncIterable<Uint8Array>,
  boundary: string,
): AsyncGenerator<{ readonly part: Part; readonly piece: Uint8Array }> {
  const delimiter = Buffer.from(`\r\n--${boundary}`)
  const source = body[Symbol.asyncIterator]()
  // The first delimiter stands at the very start, without the line end that the others have before them.
  let waiting: Buffer = Buffer.from('\r\n')

  async function more(): Promise<void> {
    const { done, value } = await source.next()
    if (done) throw new Malformed('the form breaks off before its end')
    waiting = waiting.length === 0 ? Buffer.from(value) : Buffer.concat([waiting, value])
  }
  async function atLeast(bytes: number): Promise<void> {
    while (waiting.length < bytes) await more()
  }

  try {
    // Whatever comes before the first delimiter is for readers that know no multipart.
    for (let at = waiting.indexOf(delimiter); ; at = waiting.indexOf(delimiter)) {
      if (at >= 0) {
        waiting = waiting.subarray(at + delimiter.length)
        break
      }
      if (waiting.length > LONGEST_HEADERS) throw new Malformed('the form does not begin')
      await more()
    }
    for (;;) {
      await atLeast(2)
      if (waiting.subarray(0, 2).equals(Buffer.from('--'))) return
      const part = await headers()
      let any = false
      for (;;) {
        const at = waiting.indexOf(delimiter)
        // What may be the start of a delimiter waits for the rest of it.
        const ready = at >= 0 ? at : Math.max(0, waiting.length - delimiter.length + 1)
        if (ready > 0 || (at >= 0 && !any)) {
          yield { part, piece: waiting.subarray(0, ready) }
          any = true
        }
        waiting = waiting.subarray(at >= 0 ? at + delimiter.length : ready)
        if (at >= 0) break
        await more()
      }
    }
  } finally {
    await source.return?.()
  }

  async function headers(): Promise<Part> {
    for (;;) {
      const at = waiting.indexOf(END_OF_HEADERS)
      if (at >= 0) {
        const text = waiting.subarray(0, at).toString('utf8')
        waiting = waiting.subarray(at + END_OF_HEADERS.length)
        return partOf(text)
      }
      if (waiting.length > LONGEST_HEADERS) throw new Malformed('a part of the form has no end to its headers')
      await more()
    }
  }
}

function partOf(headers: string): Part {
  const disposition = /^content-disposition:\s*form-data(.*)$/im.exec(headers)?.[1] ?? ''
  const said = (key: string) => new RegExp(`;\\s*${key}="([^"]*)"`, 'i').exec(disposition)?.[1]
  const name = said('name')
  if (name === undefined) throw new Malformed('a part of the form has no name')
  const fileName = said('filename')
  return { name: unescaped(name), ...(fileName !== undefined && { fileName: unescaped(fileName) }) }
}

/** Browsers write a quotation mark and line ends in a name so. */
const unescaped = (text: string): string => text.replace(/%22/g, '"').replace(/%0D/gi, '\r').replace(/%0A/gi, '\n')
