import { describe, expect, it } from 'vitest'
import { Turns } from './turns.ts'

describe('turns', () => {
  it('let so many work at once and no more, in the order in which they came, and all of them in the end', async () => {
    const turns = new Turns(2)
    const begun: number[] = []
    let [atWork, most] = [0, 0]
    const work = (n: number) => async () => {
      begun.push(n)
      atWork += 1
      most = Math.max(most, atWork)
      await new Promise((later) => setTimeout(later, n % 3))
      atWork -= 1
      return n
    }
    const numbers = Array.from({ length: 20 }, (_, n) => n)
    expect(await Promise.all(numbers.map((n) => turns.take(work(n))))).toEqual(numbers)
    expect(most).toBe(2)
    expect(begun).toEqual(numbers)
  })

  it('are handed on by work that fails', async () => {
    const turns = new Turns(1)
    const failing = turns.take(() => Promise.reject(new Error('no connection')))
    const after = turns.take(async () => 'done')
    await expect(failing).rejects.toThrow('no connection')
    expect(await after).toBe('done')
  })
})
