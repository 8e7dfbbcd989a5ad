/**
 * The house rules that a machine can keep. Each says why, because the message is
 * what a newcomer reads when their change breaks one.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'

/** What each room may import besides itself. To add a name is an architecture decision: write the ADR first. */
const ground = ['nhs', 'platform', 'web', 'identity']
const mayImport: Record<string, readonly string[]> = {
  // words: codes, numbers, dates, clocks
  nhs: [],
  // engines: pure, so they can run anywhere and a board can check them by hand
  planner: ['nhs'],
  measures: ['nhs'],
  simulation: ['nhs', 'measures'],
  synthetic: ['nhs'],
  // ground: the database and who is asking, the pages' frame, people
  platform: ['nhs'],
  web: ['nhs', 'platform'],
  identity: ['nhs', 'platform', 'web'],
  // features
  alliance: ground,
  'waiting-list': [...ground, 'alliance', 'measures'],
  capacity: [...ground, 'alliance'],
  // the only bridge to the planner
  plans: [...ground, 'alliance', 'waiting-list', 'capacity', 'transfers', 'planner'],
  transfers: [...ground, 'alliance', 'waiting-list', 'capacity'],
  // other features propose to it and are told what was decided; it knows none of them
  board: [...ground, 'alliance'],
  // what there is to decide about; decisions, plans and transfers know it not
  services: [...ground, 'alliance', 'waiting-list', 'capacity', 'measures', 'simulation'],
  // pages for everybody: from what the others publish
  public: [...ground, 'alliance', 'board', 'waiting-list', 'measures'],
  // roof: puts the parts together
  'main.ts': [...ground, 'alliance', 'board', 'waiting-list', 'capacity', 'plans', 'transfers', 'services', 'public'],
  cli: [
    ...ground,
    'alliance',
    'waiting-list',
    'capacity',
    'plans',
    'transfers',
    'services',
    'planner',
    'measures',
    'simulation',
    'synthetic',
    'main.ts',
    // beside the rooms, not one of them: what `accord bench` runs
    'bench',
  ],
}

/** The engines' only files that may touch the machine, and why. */
const allowedToTouchTheMachine: Record<string, string> = {
  'src/planner/threads.ts': 'starts worker threads',
  'src/planner/thread-entry.ts': 'is what a worker thread runs',
  'src/planner/processor-clock.ts': 'asks how much processor time a thread has used',
}

// Tests, contracts that several tests share, and scenes that set up a database for tests are not the house.
const sources = (readdirSync('src', { recursive: true }) as string[])
  .filter((file) => /\.tsx?$/.test(file) && !/\.(test|contract|scene)\./.test(file))
  .map((file) => join('src', file))
const moduleOf = (path: string): string => path.split('/')[1] ?? ''

function importsOf(file: string): string[] {
  const text = readFileSync(file, 'utf8')
  return [...text.matchAll(/(?:from|import)[ (]\s*'([^']+)'/g)].map((match) => match[1]!)
}

describe('the rooms', () => {
  it('are all in the table of who may import whom, and each has a README', () => {
    const rooms = [...new Set(sources.map(moduleOf))]
    expect(rooms.filter((room) => !(room in mayImport))).toEqual([])
    expect(rooms.filter((room) => !room.endsWith('.ts') && !existsSync(join('src', room, 'README.md')))).toEqual([])
  })

  it('import only the rooms they are allowed to', () => {
    const wrong = sources.flatMap((file) =>
      importsOf(file)
        .filter((specifier) => specifier.startsWith('#'))
        .map((specifier) => specifier.slice(1).split('/')[0]!)
        .filter((target) => target !== moduleOf(file) && !mayImport[moduleOf(file)]?.includes(target))
        .map((target) => `${file} imports #${target}`),
    )
    expect(wrong).toEqual([])
  })

  it("come in by each other's front door, never through a window", () => {
    const wrong = sources.flatMap((file) =>
      importsOf(file)
        .filter((specifier) => specifier.startsWith('.'))
        .filter((specifier) => moduleOf(join(dirname(file), specifier)) !== moduleOf(file))
        // The roof's two parts, the composition root and the commands that run it, are one room.
        .filter((specifier) => !(moduleOf(file) === 'cli' && /^(\.\.\/)+main\.ts$/.test(specifier)))
        .map((specifier) => `${file} imports ${specifier}`),
    )
    expect(wrong).toEqual([])
  })
})

describe('the database', () => {
  it('is reached without a viewer by the platform alone', () => {
    const waysRound = ['pg', 'pg-copy-streams', '#platform/connection.ts', '#platform/test-database.ts']
    const wrong = sources.filter(
      (file) => moduleOf(file) !== 'platform' && importsOf(file).some((specifier) => waysRound.includes(specifier)),
    )
    expect(wrong).toEqual([])
  })

  it('is loaded past row-level security by the demonstration alone', () => {
    const loaders = sources.filter((file) => importsOf(file).includes('#platform/owner-copy.ts'))
    expect(loaders).toEqual(['src/cli/load-demo.ts'])
  })

  it('gets settings that end with the transaction, never with the session', () => {
    const wrong = sources.filter((file) =>
      /set_config\([^)]*,\s*false\s*\)|`\s*set\s+(?!local)[a-z_.]+\s*(=|to)\s/i.test(readFileSync(file, 'utf8')),
    )
    expect(wrong).toEqual([])
  })
})

/** What was decided follows from facts alone, so the rules of decision are held to what engines are held to. */
const isDecisionRule = (file: string): boolean => file.startsWith('src/board/decision/')

describe('the engines', () => {
  it('read no clock, no random source, no file and no environment of their own', () => {
    const impure = /\b(Date\.now|new Date\(\)|Math\.random|performance\.now|process\.|console\.)|from 'node:/
    const wrong = sources.filter(
      (file) =>
        (['planner', 'simulation', 'measures', 'synthetic', 'nhs'].includes(moduleOf(file)) || isDecisionRule(file)) &&
        !(file in allowedToTouchTheMachine) &&
        impure.test(readFileSync(file, 'utf8')),
    )
    expect(wrong).toEqual([])
  })
})

describe('the environment', () => {
  it('is read in one place', () => {
    const wrong = sources.filter((file) => /process\.env/.test(readFileSync(file, 'utf8')))
    // The command line's entry hands it to the commands; the tests' database finds its template there.
    expect(wrong.filter((file) => !['src/cli/main.ts', 'src/platform/test-database.ts'].includes(file))).toEqual([])
  })
})

describe('names', () => {
  it('say what a file is for, so none is a drawer for anything', () => {
    const drawers = /(^|\/)(utils?|helpers?|common|misc|types|constants|manager|service|.*-v\d|.*-new)(\.tsx?|\/)/
    expect(sources.filter((file) => drawers.test(file))).toEqual([])
  })
})

describe('decision records', () => {
  const records = readdirSync('docs/adr').filter((file) => file.endsWith('.md'))

  it('are numbered without a gap or a double', () => {
    expect(records.map((file) => Number(file.slice(0, 4))).sort((a, b) => a - b)).toEqual(records.map((_, n) => n + 1))
  })

  it('say their status in a word from the list', () => {
    const wrong = records.filter(
      (file) => !/^(Accepted|Proposed|Superseded by \d{4})\b/m.test(readFileSync(join('docs/adr', file), 'utf8')),
    )
    expect(wrong).toEqual([])
  })
})
