import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Block } from '#web/print/block.ts'
import { textOfBlocks } from './minutes-text.ts'
import { paperBlocks } from './paper-text.ts'

const words = fc
  .array(fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9,.:()]{0,8}$/), { minLength: 1, maxLength: 6 })
  .map((some) => some.join(' '))
const block: fc.Arbitrary<Block> = fc.oneof(
  words.map((text) => ({ kind: 'heading', text }) as const),
  words.map((text) => ({ kind: 'paragraph', text }) as const),
  fc.array(words, { minLength: 1, maxLength: 3 }).map((items) => ({ kind: 'list', items }) as const),
)
/** Two lists in a row are one list when somebody writes them, as they are for a reader. */
const blocks = fc
  .array(block, { maxLength: 6 })
  .filter((all) => all.every((one, n) => one.kind !== 'list' || all[n - 1]?.kind !== 'list'))

describe('minutes as a text to edit', () => {
  it('say the same when they are read back', () => {
    fc.assert(
      fc.property(blocks, (all) => {
        expect(paperBlocks(textOfBlocks(all))).toEqual(all)
      }),
      { numRuns: 100 },
    )
  })

  it('keep on one line what was typed on several', () => {
    expect(textOfBlocks([{ kind: 'list', items: ['One\n# and more', 'Two'] }])).toBe('- One # and more\n- Two')
  })
})
