/** `accord ihtp generate`: invents a problem of the size that is asked for. */
import { generateCompetitionLike, generateRealisticAlliance, type ProblemFile } from '#planner'
import { BadUse, type Io, readOptions } from './command.ts'
import { writeJsonFile } from './json-file.ts'
import { wholeNumber } from './whole-number.ts'

const options = {
  patients: { type: 'string' },
  seed: { type: 'string', default: '1' },
  days: { type: 'string' },
  out: { type: 'string' },
  alliance: { type: 'boolean' },
  trusts: { type: 'string' },
  hospitals: { type: 'string' },
  theatres: { type: 'string' },
  beds: { type: 'string' },
  mandatory: { type: 'string' },
  locked: { type: 'string' },
  published: { type: 'string' },
} as const

/** From and to which number each may be; those below `days` are of alliances only. */
const ranges = {
  patients: [1, 200_000],
  days: [2, 64],
  trusts: [1, 20],
  hospitals: [1, 10],
  theatres: [1, 1000],
  beds: [1, 10_000],
  mandatory: [0, 100],
  locked: [0, 100],
  published: [0, 100],
} as const
type Sized = keyof typeof ranges

export async function generateFile(args: string[], io: Io): Promise<number> {
  const { values } = readOptions({ args, options })
  if (values.patients === undefined) throw new BadUse('generate needs --patients, how many wait')
  const number = (name: Sized): number | undefined => {
    const text = values[name]
    const [from, to] = ranges[name]
    return text === undefined ? undefined : wholeNumber(`--${name}`, text, from, to)
  }
  const seed = wholeNumber('--seed', values.seed, 0, 2 ** 31 - 1)
  const patients = number('patients')!
  const days = number('days')
  const size = { seed, patients, ...(days !== undefined && { days }) }
  const ofAlliances = (Object.keys(ranges) as Sized[]).filter((name) => name !== 'patients' && name !== 'days')
  if (!values.alliance) {
    const extra = ofAlliances.find((name) => values[name] !== undefined)
    if (extra) throw new BadUse(`--${extra} is for alliances: give --alliance with it`)
    return hand(generateCompetitionLike(size), values.out, io)
  }
  const given = Object.fromEntries(
    ofAlliances.flatMap((name) => {
      const value = number(name)
      if (value === undefined) return []
      return [ranges[name][1] === 100 ? [`${name}Share`, value / 100] : [name, value]]
    }),
  )
  const needed = (number('trusts') ?? 3) * (number('hospitals') ?? 1)
  for (const name of ['theatres', 'beds'] as const) {
    const there = number(name)
    if (there !== undefined && there < needed) {
      throw new BadUse(`--${name} is ${there}, and each of ${needed} hospitals needs one`)
    }
  }
  return hand(generateRealisticAlliance({ ...size, ...given }), values.out, io)
}

function hand(file: ProblemFile, out: string | undefined, io: Io): number {
  if (out === undefined) {
    io.stdout.write(`${JSON.stringify(file)}\n`)
    return 0
  }
  writeJsonFile(io.cwd, out, file)
  const { patients, days, hospitals = [0], operating_theaters, rooms } = file
  const beds = rooms.reduce((sum, { capacity }) => sum + capacity, 0)
  const place = hospitals.length === 1 ? 'one hospital' : `${hospitals.length} hospitals`
  io.stderr.write(
    `${out}: ${patients.length} patients, ${days} days, ${place}, ${operating_theaters.length} theatres, ${beds} beds\n`,
  )
  return 0
}
