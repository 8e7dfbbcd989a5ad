import { describe, expect, it } from 'vitest'
import { outsideFault } from './outside-fault.ts'
import { tryAgain } from './try-again.ts'

const broken = (code: string) => Object.assign(new Error('broken off'), { code })

/** Work that fails in these ways, one after the other, and then succeeds. */
function failing(...codes: string[]) {
  let tries = 0
  return {
    tries: () => tries,
    async work() {
      const code = codes[tries]
      tries += 1
      if (code !== undefined) throw broken(code)
      return 'done'
    },
  }
}

describe('a transaction that another was in the way of', () => {
  it('is done again, three times at most', async () => {
    const thrice = failing('40P01', '40001', '40P01')
    expect(await tryAgain(thrice.work, () => 0)).toBe('done')
    expect(thrice.tries()).toBe(4)
    const always = failing('40P01', '40P01', '40P01', '40P01', '40P01')
    await expect(tryAgain(always.work, () => 0)).rejects.toThrow('broken off')
    expect(always.tries()).toBe(4)
  })

  it('is not done again when it failed for another reason', async () => {
    const other = failing('23P01')
    await expect(tryAgain(other.work)).rejects.toThrow('broken off')
    expect(other.tries()).toBe(1)
  })

  it('is, in the end, the fault of a busy database and of nobody here', () => {
    expect(outsideFault(broken('40P01'))?.kind).toBe('database busy')
    expect(outsideFault(broken('40001'))?.kind).toBe('database busy')
  })
})
