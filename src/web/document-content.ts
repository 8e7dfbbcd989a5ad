/**
 * What a file is, from what it holds and never from its name, and whether one hospital may send it to another. Pure.
 *
 * PDF, JPEG and PNG are taken, which every hospital can open. Images of a scanner go by the image exchange, which keeps
 * their resolution and is where radiologists look. A PDF that is locked or that acts by itself is refused; what a
 * PDF hides inside its own compression is not looked into.
 */
export type MediaType = 'application/pdf' | 'image/jpeg' | 'image/png'

export const mediaTypes: Readonly<Record<MediaType, { readonly name: string; readonly ending: string }>> = {
  'application/pdf': { name: 'PDF', ending: 'pdf' },
  'image/jpeg': { name: 'JPEG image', ending: 'jpg' },
  'image/png': { name: 'PNG image', ending: 'png' },
}

/** In bytes: a letter of twenty scanned pages and more. */
export const LARGEST_DOCUMENT = 10_000_000

export type DocumentContent =
  | { readonly ok: true; readonly mediaType: MediaType }
  /** A sentence that says what to do. */
  | { readonly ok: false; readonly because: string }

const refuse = (because: string): DocumentContent => ({ ok: false, because })
const CUT_OFF = 'Choose the file again: it breaks off before its end, so save or scan it anew'

export function documentContent(bytes: Uint8Array): DocumentContent {
  if (bytes.byteLength === 0) return refuse('Choose another file: this one is empty')
  if (bytes.byteLength > LARGEST_DOCUMENT) return refuse('Choose a file of up to 10 MB: scan it in grey, or in parts')
  if (startsWith(bytes, '%PDF-')) return pdf(bytes)
  if (startsWith(bytes, '\xff\xd8\xff'))
    return lastAt(bytes, '\xff\xd9', 64) ? { ok: true, mediaType: 'image/jpeg' } : refuse(CUT_OFF)
  if (startsWith(bytes, '\x89PNG\r\n\x1a\n\x00\x00\x00\x0dIHDR'))
    return lastAt(bytes, 'IEND\xae\x42\x60\x82', 64) ? { ok: true, mediaType: 'image/png' } : refuse(CUT_OFF)
  if (text(bytes, 128, 132) === 'DICM')
    return refuse('Choose its report: a scanner image (DICOM) goes by the image exchange')
  const known = others.find(({ start }) => startsWith(bytes, start))
  return refuse(`Choose a PDF, JPEG or PNG file${known ? `: this is ${known.name}` : ''}`)
}

/** What people are likely to choose, so that they are told what they chose. */
const others: readonly { readonly start: string; readonly name: string }[] = [
  { start: 'PK\x03\x04', name: 'a Word or Excel document, or a zip file' },
  { start: '\xd0\xcf\x11\xe0', name: 'an older Word or Excel document' },
  { start: 'II*\x00', name: 'a TIFF image' },
  { start: 'MM\x00*', name: 'a TIFF image' },
  { start: 'GIF8', name: 'a GIF image' },
  { start: '{\\rtf', name: 'a rich text document' },
  { start: 'MZ', name: 'a program' },
  { start: '\x7fELF', name: 'a program' },
  { start: '<', name: 'a web page or XML' },
]

function pdf(bytes: Uint8Array): DocumentContent {
  if (!lastAt(bytes, '%%EOF', 1024)) return refuse(CUT_OFF)
  const whole = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const holds = (name: string) => {
    // A name ends where a letter no longer follows, so that /JSFont is not /JS.
    for (let at = whole.indexOf(name, 0, 'latin1'); at >= 0; at = whole.indexOf(name, at + 1, 'latin1'))
      if (!/[A-Za-z0-9]/.test(String.fromCharCode(whole[at + name.length] ?? 0))) return true
    return false
  }
  if (holds('/Encrypt')) return refuse('Choose a PDF without a password: the receiver could not open it')
  return ['/JavaScript', '/JS', '/Launch', '/EmbeddedFile'].some(holds)
    ? refuse('Choose a PDF without programs or files in it: print this one to a new PDF')
    : { ok: true, mediaType: 'application/pdf' }
}

const text = (bytes: Uint8Array, from: number, to: number): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1', from, to)
const startsWith = (bytes: Uint8Array, start: string): boolean => text(bytes, 0, start.length) === start
/** Whether a mark stands in the last bytes, behind which some writers leave a few more. */
const lastAt = (bytes: Uint8Array, mark: string, within: number): boolean =>
  text(bytes, Math.max(0, bytes.byteLength - within), bytes.byteLength).includes(mark)
