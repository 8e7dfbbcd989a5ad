/** The limit of a search that a benchmark is given: seconds on the wall, or of each thread's processor time. */
import { BadUse } from '#cli/command.ts'

export type SearchLimit = {
  /** Such as "60 s" or "60 processor seconds a thread". */
  readonly time: string
  /** By the clock on the wall, which a run must keep to; undefined if it is limited otherwise. */
  readonly wallSeconds: number | undefined
  readonly seconds: number
}

export function searchLimit(
  { seconds, 'processor-seconds': ofProcessor }: { readonly seconds?: string; readonly 'processor-seconds'?: string },
  usual = '60',
): SearchLimit {
  if (seconds !== undefined && ofProcessor !== undefined) {
    throw new BadUse('give --seconds or --processor-seconds, not both')
  }
  const isWall = ofProcessor === undefined
  const limit = count(isWall ? '--seconds' : '--processor-seconds', ofProcessor ?? seconds ?? usual)
  return limitOf(limit, isWall)
}

export function limitOf(limit: number, isWall: boolean): SearchLimit {
  const time = isWall ? `${limit} s` : `${limit} processor seconds a thread`
  return { time, wallSeconds: isWall ? limit : undefined, seconds: limit }
}

/** What `solve` takes for it. */
export function solveLimit({ seconds, wallSeconds }: SearchLimit) {
  return wallSeconds === undefined ? { processorSeconds: seconds } : { seconds }
}

export function count(option: string, text: string): number {
  if (/^[1-9]\d*$/.test(text)) return Number(text)
  throw new BadUse(`${option} is "${text}", and must be a whole number from 1`)
}
