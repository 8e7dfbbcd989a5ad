/**
 * The facts for threads: numbers in one piece of memory that all of them read, so that ten threads need no more of it than
 * one. Nothing of people's lists, which the search never looks at and which are most of a problem.
 */
import type { Booked } from '../problem.ts'
import type { Facts } from './facts.ts'

type Numbers = Int32Array | Uint8Array | Int16Array | Uint16Array | Int8Array

/** Every kind of number begins at a multiple of this. */
const ALIGNMENT = 8

export function forThreads(facts: Facts): Facts {
  const none = new Map<string, Booked>()
  const problem = { ...facts.problem, patients: [], occupants: [], locked: none, published: none }
  const { problem: _, ...numbers } = facts
  const memory = new SharedArrayBuffer(bytesOf(numbers))
  let used = 0
  const move = (value: unknown): unknown => {
    if (isNumbers(value)) {
      const there = new (value.constructor as Int32ArrayConstructor)(memory, used, value.length)
      there.set(value)
      used += room(value)
      return there
    }
    if (Array.isArray(value)) return value.map(move)
    if (!isFolder(value)) return value
    return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, move(one)]))
  }
  return { ...(move(numbers) as Omit<Facts, 'problem'>), problem }
}

/** What the numbers in it take up, each at its place. */
export function bytesOf(value: unknown): number {
  if (isNumbers(value)) return room(value)
  if (!isFolder(value)) return 0
  return Object.values(value).reduce((sum: number, one) => sum + bytesOf(one), 0)
}

function room({ byteLength }: Numbers): number {
  return Math.ceil(byteLength / ALIGNMENT) * ALIGNMENT
}

function isNumbers(value: unknown): value is Numbers {
  return ArrayBuffer.isView(value)
}

function isFolder(value: unknown): value is object {
  return typeof value === 'object' && value !== null
}
