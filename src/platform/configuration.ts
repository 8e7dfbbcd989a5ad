/**
 * What the program is told by its environment, checked once at the start. A wrong value is named,
 * with what it should be, before anything else happens. docs/operator.md lists them for people.
 */
import { join } from 'node:path'
import { type Day, isDay } from '#nhs/day.ts'
import { Unusable } from './errors.ts'
import { projectRoot } from './project-root.ts'

export type Configuration = {
  readonly port: number
  readonly host: string
  /** A server of the operator's own; the embedded one when absent. */
  readonly databaseUrl?: string
  /** A login that may migrate, where the everyday one may not. */
  readonly databaseOwnerUrl?: string
  /** The embedded server's folder, and where files that were sent in wait. */
  readonly dataFolder: string
  readonly secret?: string
  /** The day that stands for today, for a demonstration. */
  readonly today?: Day
  /** Load the demonstration alliances into an empty database. */
  readonly demo: boolean
  readonly logLevel: 'debug' | 'info' | 'warn' | 'error' | 'silent'
  /** Processor threads a plan may use. */
  readonly plannerThreads: number
  /** How many jobs this process works on at once. */
  readonly workerJobs: number
  /** Answers come over https, from a proxy in front: cookies are then for https only. */
  readonly behindHttps: boolean
  /** Where patients find their pages, as letters print it. Letters name no page without it. */
  readonly address?: string
}

type Setting<Value> = { readonly says: string; read(text: string): Value | undefined }

const wholeNumber = (from: number, to: number): Setting<number> => ({
  says: `a whole number from ${from} to ${to}`,
  read: (text) => (/^\d+$/.test(text) && Number(text) >= from && Number(text) <= to ? Number(text) : undefined),
})
const onOrOff: Setting<boolean> = {
  says: '"on" or "off"',
  read: (text) => (text === 'on' ? true : text === 'off' ? false : undefined),
}
const postgresUrl: Setting<string> = {
  says: 'an address such as postgres://user:password@host:5432/accord',
  read: (text) => (/^postgres(ql)?:\/\//.test(text) && URL.canParse(text) ? text : undefined),
}

/** Every setting, with what a right value looks like. `accord start --help` prints this list. */
export const settings = {
  PORT: wholeNumber(0, 65_535),
  HOST: { says: 'an address to listen on, such as 127.0.0.1', read: (text: string) => text },
  DATABASE_URL: postgresUrl,
  DATABASE_OWNER_URL: postgresUrl,
  ACCORD_DATA: { says: 'a folder', read: (text: string) => text },
  ACCORD_SECRET: {
    says: 'at least 32 characters that nobody can guess',
    read: (text: string) => (text.length >= 32 ? text : undefined),
  },
  ACCORD_TODAY: { says: 'a day such as 2026-01-31', read: (text: string) => (isDay(text) ? text : undefined) },
  ACCORD_DEMO: onOrOff,
  ACCORD_LOG: {
    says: '"debug", "info", "warn", "error" or "silent"',
    read: (text: string) => (['debug', 'info', 'warn', 'error', 'silent'] as const).find((level) => level === text),
  },
  ACCORD_PLANNER_THREADS: wholeNumber(1, 64),
  ACCORD_WORKER_JOBS: wholeNumber(1, 32),
  ACCORD_HTTPS: onOrOff,
  ACCORD_ADDRESS: {
    says: 'where patients find their pages, as letters print it, such as accord.example.nhs.uk',
    read: (text: string) => (/^[a-z0-9.-]+(:\d+)?$/i.test(text) ? text : undefined),
  },
} as const

type Name = keyof typeof settings
type ValueOf<N extends Name> = Exclude<ReturnType<(typeof settings)[N]['read']>, undefined>

/**
 * Reads the environment.
 *
 * @throws Unusable naming every wrong value at once, and every ACCORD_ name that is not known
 */
export function configuration(env: Readonly<Record<string, string | undefined>>): Configuration {
  const faults: string[] = []
  const value = <N extends Name>(name: N): ValueOf<N> | undefined => {
    const text = env[name]?.trim()
    if (text === undefined || text === '') return undefined
    const read = settings[name].read(text)
    // A secret is not repeated, not even a wrong one; nor is an address, which may hold a password.
    const shown = name === 'ACCORD_SECRET' || name.startsWith('DATABASE') ? '' : ` "${text}"`
    if (read === undefined) faults.push(`${name}${shown} should be ${settings[name].says}.`)
    return read as ValueOf<N> | undefined
  }
  for (const name of Object.keys(env)) {
    if (name.startsWith('ACCORD_') && !(name in settings)) faults.push(`${name} is not a setting. ${nearest(name)}`)
  }
  const databaseUrl = value('DATABASE_URL')
  const databaseOwnerUrl = value('DATABASE_OWNER_URL')
  const secret = value('ACCORD_SECRET')
  const today = value('ACCORD_TODAY')
  const address = value('ACCORD_ADDRESS')
  const read: Configuration = {
    port: value('PORT') ?? 3000,
    host: value('HOST') ?? '127.0.0.1',
    ...(databaseUrl ? { databaseUrl } : {}),
    ...(databaseOwnerUrl ? { databaseOwnerUrl } : {}),
    dataFolder: value('ACCORD_DATA') ?? join(projectRoot(), '.data'),
    ...(secret ? { secret } : {}),
    ...(today ? { today } : {}),
    demo: value('ACCORD_DEMO') ?? databaseUrl === undefined,
    logLevel: value('ACCORD_LOG') ?? 'info',
    plannerThreads: value('ACCORD_PLANNER_THREADS') ?? 2,
    workerJobs: value('ACCORD_WORKER_JOBS') ?? 2,
    behindHttps: value('ACCORD_HTTPS') ?? false,
    ...(address ? { address } : {}),
  }
  if (faults.length > 0) throw new Unusable(['Accord cannot start with these settings:', ...faults].join('\n  '))
  return read
}

function nearest(name: string): string {
  const close = Object.keys(settings).find((known) => known.replaceAll('_', '') === name.replaceAll('_', ''))
  return close ? `Did you mean ${close}?` : `The settings are ${Object.keys(settings).join(', ')}.`
}
