import { describe, expect, it } from 'vitest'
import { KeptAnswers } from './kept-answers.ts'

const lengths = (most: number) => new KeptAnswers<string>((answer) => answer.length, most)

describe('an answer that is dear to work out', () => {
  it('is worked out once, however many ask for it at the same time', async () => {
    const kept = lengths(1000)
    let worked = 0
    const work = async () => {
      worked += 1
      await new Promise((later) => setTimeout(later, 5))
      return 'answer'
    }
    const all = await Promise.all(Array.from({ length: 20 }, () => kept.answer('question', work)))
    expect(new Set(all)).toEqual(new Set(['answer']))
    expect(worked).toBe(1)
    expect(kept.known('question')).toBe('answer')
  })

  it('is not known while it is being worked out', async () => {
    const kept = lengths(1000)
    const coming = kept.answer('question', async () => 'answer')
    expect(kept.known('question')).toBeUndefined()
    await coming
  })

  it('that fails is told to all who wait, and worked out again for the next', async () => {
    const kept = lengths(1000)
    const failing = () => Promise.reject(new Error('no connection'))
    const two = [kept.answer('question', failing), kept.answer('question', failing)]
    for (const each of two) await expect(each).rejects.toThrow('no connection')
    expect(await kept.answer('question', async () => 'answer')).toBe('answer')
  })

  it('leaves when there is no room, the one that nobody has asked for longest first', async () => {
    const kept = lengths(25)
    await kept.answer('a', async () => '123456789')
    await kept.answer('b', async () => '123456789')
    kept.known('a')
    await kept.answer('c', async () => '123456789')
    expect([kept.known('a'), kept.known('b'), kept.known('c')]).toEqual(['123456789', undefined, '123456789'])
  })

  it('is kept while it is the newest, even when it alone is too large', async () => {
    const kept = lengths(3)
    await kept.answer('a', async () => '123456789')
    expect(kept.known('a')).toBe('123456789')
    await kept.answer('b', async () => '1')
    expect(kept.known('a')).toBeUndefined()
  })
})
