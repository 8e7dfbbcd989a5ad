import { expect, it } from 'vitest'
import { generateAlliance } from '../generate-alliance.ts'
import { readProblem } from '../read-problem.ts'
import { readOrThrow } from '../reading.ts'
import { factsOf } from './facts.ts'
import { bytesOf, forThreads } from './shared-facts.ts'

const factsWith = (more: object) => factsOf(readOrThrow(readProblem(generateAlliance({ seed: 3, trusts: 2, ...more }))))

it('threads read the same facts from memory that they share', () => {
  const facts = factsWith({ patients: 50 })
  const { problem: _, ...shared } = forThreads(facts)
  const { problem: __, ...own } = facts
  expect(shared).toEqual(own)
  const memories = new Set<ArrayBufferLike>()
  const look = (value: unknown) => {
    if (ArrayBuffer.isView(value)) memories.add(value.buffer)
    else if (typeof value === 'object' && value !== null) for (const one of Object.values(value)) look(one)
  }
  look(shared)
  expect(memories.size).toBe(1)
  expect([...memories][0]).toBeInstanceOf(SharedArrayBuffer)
})

it('facts grow with the list and not with list × days or list × rooms', () => {
  const bytes = (patients: number, more: object) => bytesOf(factsWith({ patients, ...more }))
  const perPatient = (more: object) => (bytes(2000, more) - bytes(1000, more)) / 1000
  const small = perPatient({ days: 14, rooms: 5 })
  expect(perPatient({ days: 56, rooms: 5 })).toBeLessThan(3 * small)
  // Each room that is unfit for somebody is on the list; rooms that are fit are not.
  expect(perPatient({ days: 14, rooms: 20 })).toBeLessThan(4 * small)
})
