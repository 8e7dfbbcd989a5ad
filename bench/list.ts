/** How long any page of the larger alliance's waiting list takes, for 50 people at once, under row-level security. */
import { readOptions } from '#cli/command.ts'
import type { Benchmark, BenchmarkRow } from './benchmark.ts'
import { paces } from './paces.ts'
import { difference, splitOf, usedBy } from './processor-split.ts'
import { randomFrom } from './random-from.ts'
import { crowd, logIn, percentile, Reader } from './readers.ts'
import { type StartedAccord, startAccord } from './started-accord.ts'
import { wholeNumber } from './whole-number.ts'

const targetMilliseconds = 150

/** Read before the measuring begins, and not counted. */
const WARMING_SECONDS = 5

/** A person of Sandwell and West Birmingham, whose alliance has about 140,000 pathways. */
const who = 'RXK/farzana-mughal'

/** What people ask of the list: the whole of it in its orders, and by the filters of its page. */
const questions = [
  '',
  'by=rank&order=descending',
  'by=wait',
  'by=wait&order=descending',
  'by=decision',
  'by=service',
  'trust=RXK',
  'trust=RNA&trust=RBK&by=wait',
  'service=110',
  'service=110&decided=yes',
  'service=130&by=wait',
  'priority=P2',
  'priority=none&by=wait',
  'over=18',
  'over=52&by=wait',
  'decided=yes&by=decision',
  'nation=England&decided=no',
  'willing=yes&service=110',
]

export const benchmark: Benchmark = {
  name: 'list',
  summary: "any page of the larger alliance's waiting list, 50 readers at once",
  options:
    '--data FOLDER (a demonstration that is loaded; else one is made), --readers NUMBER (50), --seconds NUMBER (30)',
  async run(args, progress) {
    const options = {
      data: { type: 'string' },
      readers: { type: 'string', default: '50' },
      seconds: { type: 'string', default: '30' },
    } as const
    const { values } = readOptions({ args, options })
    const readers = wholeNumber('readers', values.readers)
    const seconds = wholeNumber('seconds', values.seconds)
    progress(values.data ? 'starting Accord' : 'starting Accord and loading the demonstration')
    const accord = await startAccord(values.data)
    try {
      const cookie = await logIn(accord.address, who)
      const { pages, found, row: first } = await firstAnswers(accord, cookie)
      progress(`${questions.length} orders worked out, ${first.figure.toFixed(0)} ms the slowest`)
      const rows = [first]
      for (const pace of paces) {
        const random = randomFrom(1)
        const path = () => {
          const n = Math.floor(random() * questions.length)
          return pathOf(questions[n]!, 1 + Math.floor(random() * pages[n]!))
        }
        const asked = { ...accord, cookie, readers, pace, random, path, check: isPage }
        // A program that has just started is still being compiled while it answers; one that serves a trust is not.
        await crowd({ ...asked, seconds: WARMING_SECONDS })
        const before = usedBy(accord)
        const times = await crowd({ ...asked, seconds })
        const after = usedBy(accord)
        const spent = before && after && difference(before, after)
        const rate = `${(times.length / seconds).toFixed(0)} pages a second`
        const split = spent ? `, ${splitOf(spent, times.length, seconds)}` : ''
        progress(`${pace.words('page')}: ${rate}${split}`)
        const what = `any page of the list of ${found} pathways, ${readers} readers, ${pace.words('page')}, ${rate}${split}`
        const rest = {
          unit: 'ms',
          peakMegabytes: after?.megabytes ?? null,
          processorSeconds: spent && spent.web + spent.postgres,
        }
        rows.push({ what: `${what}: middle`, figure: percentile(times, 50), ...rest })
        rows.push({
          what: `${what}: 95th percentile`,
          figure: percentile(times, 95),
          ...(pace.hasTarget && { target: targetMilliseconds }),
          ...rest,
        })
      }
      return rows
    } finally {
      await accord.stop()
    }
  },
}

/** Asks each question once, alone: its order has to be worked out. Learns how many pages each has. */
async function firstAnswers(accord: StartedAccord, cookie: string) {
  const reader = new Reader(accord.address, cookie)
  const before = usedBy(accord)
  const times: number[] = []
  const pages: number[] = []
  let found = ''
  for (const question of questions) {
    const { milliseconds, text } = await reader.read(pathOf(question, 1))
    isPage(question, text)
    times.push(milliseconds)
    const [, count = '0'] = /([\d,]+) pathways? found/.exec(text) ?? []
    found ||= count
    pages.push(Math.max(1, Math.ceil(Number(count.replaceAll(',', '')) / 50)))
  }
  reader.leave()
  const after = usedBy(accord)
  const spent = before && after && difference(before, after)
  const row: BenchmarkRow = {
    what: `first answer to each of ${questions.length} questions of the list of ${found} pathways, one after the other: slowest`,
    figure: Math.max(...times),
    unit: 'ms',
    peakMegabytes: after?.megabytes ?? null,
    processorSeconds: spent && spent.web + spent.postgres,
  }
  return { pages, found, row }
}

const pathOf = (question: string, page: number): string =>
  `/waiting-list?${[question, `page=${page}`].filter((part) => part !== '').join('&')}`

/** A page that shows no row of the list would be quick for the wrong reason. */
function isPage(path: string, text: string): void {
  if (!text.includes('Open pathways') || !text.includes('scope="row"'))
    throw new Error(`${path} is no page of the list: ${text.slice(0, 200)}`)
}
