/**
 * Reads a PDF of ours as a screen reader would: the tags in their order with the text in each, and what the file says of
 * itself. It knows as much of the format as our files use, and shares no code with what wrote them.
 */
import { inflateSync } from 'node:zlib'

export type ReadPdf = {
  readonly version: string
  readonly catalog: string
  readonly metadata: string
  readonly pages: number
  readonly embeddedFonts: readonly string[]
  /** Fonts that the reader's own machine would have to have. */
  readonly foreignFonts: readonly string[]
  readonly tags: readonly Tag[]
  /** Text that no tag holds and that is not marked as decoration. */
  readonly untagged: string
  readonly decoration: string
}

export type Tag = {
  /** In points, of the text that is the tag's own. */
  readonly sizes: ReadonlySet<number>
  readonly tag: string
  readonly text: string
  readonly inside: readonly Tag[]
  readonly dictionary: string
}

export function readPdf(file: Uint8Array): ReadPdf {
  const text = Buffer.from(file).toString('latin1')
  const objects = new Map<number, { dictionary: string; stream: Buffer }>()
  for (const [, id, body = ''] of text.matchAll(/(?:^|\n)(\d+) 0 obj\n([\s\S]*?)\nendobj/g)) {
    const at = body.indexOf('stream\n')
    const dictionary = at < 0 ? body : body.slice(0, at)
    const raw = at < 0 ? '' : body.slice(at + 7, body.lastIndexOf('\nendstream'))
    const packed = Buffer.from(raw, 'latin1')
    objects.set(Number(id), { dictionary, stream: dictionary.includes('FlateDecode') ? inflateSync(packed) : packed })
  }
  const dictionaryOf = (id: number) => objects.get(id)?.dictionary ?? ''
  const all = [...objects.values()].map(({ dictionary }) => dictionary)
  const catalog = all.find((dictionary) => /\/Type \/Catalog/.test(dictionary)) ?? ''
  const fonts = all.filter((dictionary) => /\/Type \/FontDescriptor/.test(dictionary))
  const kids = [...dictionaryOf(refIn(catalog, 'Pages')).matchAll(/(\d+) 0 R/g)].map(([, id]) => Number(id))
  const said = new Map(kids.map((page) => [page, saidOn(page, objects)]))

  const tagOf = (id: number): Tag => {
    const dictionary = dictionaryOf(id)
    const page = refIn(dictionary, 'Pg')
    const inside: Tag[] = []
    let own = ''
    const sizes = new Set<number>()
    const say = (on: number, mark: number) => {
      own += said.get(on)?.marked.get(mark) ?? ''
      for (const size of said.get(on)?.sizes.get(mark) ?? []) sizes.add(size)
    }
    const content = /\/K \[([\s\S]*)\]/.exec(dictionary)?.[1] ?? ''
    for (const [, mark, at, ref, plain] of content.matchAll(
      /<<[^>]*?\/Type \/MCR[^>]*?\/Pg (\d+) 0 R[^>]*?\/MCID (\d+)[^>]*?>>|(\d+) 0 R|(\d+)/g,
    )) {
      if (mark !== undefined) say(Number(mark), Number(at))
      else if (ref !== undefined) inside.push(tagOf(Number(ref)))
      else say(page, Number(plain))
    }
    return { sizes, tag: /\/S \/(\w+)/.exec(dictionary)?.[1] ?? '', text: own, inside, dictionary }
  }
  const roots = dictionaryOf(refIn(catalog, 'StructTreeRoot'))
  const first = /\/K \[([^\]]*)\]/.exec(roots)?.[1] ?? ''
  return {
    version: /^%PDF-([\d.]+)/.exec(text)?.[1] ?? '',
    catalog,
    metadata: objects.get(refIn(catalog, 'Metadata'))?.stream.toString('utf8') ?? '',
    pages: kids.length,
    embeddedFonts: fonts.filter((font) => font.includes('/FontFile2')).map(nameOf),
    foreignFonts: fonts.filter((font) => !font.includes('/FontFile')).map(nameOf),
    tags: [...first.matchAll(/(\d+) 0 R/g)].map(([, id]) => tagOf(Number(id))),
    untagged: [...said.values()].map(({ untagged }) => untagged).join(''),
    decoration: [...said.values()].map(({ decoration }) => decoration).join('\n'),
  }
}

const refIn = (dictionary: string, key: string): number =>
  Number(new RegExp(`/${key} (\\d+) 0 R`).exec(dictionary)?.[1] ?? -1)
const nameOf = (font: string): string => /\/FontName \/([^\s/]+)/.exec(font)?.[1] ?? ''

type Objects = ReadonlyMap<number, { readonly dictionary: string; readonly stream: Buffer }>

/** The text of a page: what each marked sequence says, what is decoration, and what is neither. */
function saidOn(page: number, objects: Objects) {
  const { dictionary = '' } = objects.get(page) ?? {}
  const resources = objects.get(refIn(dictionary, 'Resources'))?.dictionary ?? ''
  const letters = new Map<string, ReadonlyMap<number, string>>()
  for (const [, name = '', id] of resources.matchAll(/\/(F\d+) (\d+) 0 R/g)) {
    const toUnicode = refIn(objects.get(Number(id))?.dictionary ?? '', 'ToUnicode')
    letters.set(name, characters(objects.get(toUnicode)?.stream.toString('latin1') ?? ''))
  }
  const content = objects.get(refIn(dictionary, 'Contents'))?.stream.toString('latin1') ?? ''
  const marked = new Map<number, string>()
  const sizes = new Map<number, Set<number>>()
  let [untagged, decoration, font, size] = ['', '', '', 0]
  const open: (number | 'decoration')[] = []
  const parts = /\/(\w+) (?:<<([\s\S]*?)>> BDC|BMC)|EMC|\/(F\d+) ([\d.]+) Tf|\[([^\]]*)\] TJ/g
  for (const [whole, tag, options = '', face, points, shown] of content.matchAll(parts)) {
    if (whole === 'EMC') open.pop()
    else if (face !== undefined) [font, size] = [face, Number(points)]
    else if (tag !== undefined) open.push(tag === 'Artifact' ? 'decoration' : Number(/\/MCID (\d+)/.exec(options)?.[1]))
    else {
      // A space for the end of the line: the next piece of text may be on another.
      const says = `${[...(shown ?? '').matchAll(/<([0-9a-f]+)>/g)].map(([, codes = '']) => decoded(codes, letters.get(font))).join('')} `
      const inside = open.at(-1)
      if (inside === undefined) untagged += says
      else if (inside === 'decoration') decoration += says
      else {
        marked.set(inside, (marked.get(inside) ?? '') + says)
        sizes.set(inside, (sizes.get(inside) ?? new Set()).add(size))
      }
    }
  }
  return { marked, sizes, untagged, decoration }
}

const decoded = (codes: string, characterOf?: ReadonlyMap<number, string>): string =>
  (codes.match(/.{4}/g) ?? []).map((code) => characterOf?.get(Number.parseInt(code, 16)) ?? '\uFFFD').join('')

function characters(cmap: string): ReadonlyMap<number, string> {
  const found = new Map<number, string>()
  for (const [, from = '0', list = ''] of cmap.matchAll(/<([0-9a-f]+)> <[0-9a-f]+> \[([^\]]*)\]/g)) {
    let code = Number.parseInt(from, 16)
    for (const [, units = ''] of list.matchAll(/<([0-9a-f ]+)>/g)) {
      const numbers = (units.match(/[0-9a-f]{4}/g) ?? []).map((unit) => Number.parseInt(unit, 16))
      found.set(code++, String.fromCharCode(...numbers))
    }
  }
  return found
}

/** Every text in the order in which it is read. */
export const inReadingOrder = (tags: readonly Tag[]): readonly string[] =>
  tags.flatMap(({ text, inside }) => [
    ...(text === '' ? [] : [text.replace(/\s+/g, ' ').trim()]),
    ...inReadingOrder(inside),
  ])

export const allTags = (tags: readonly Tag[]): readonly Tag[] => tags.flatMap((tag) => [tag, ...allTags(tag.inside)])
