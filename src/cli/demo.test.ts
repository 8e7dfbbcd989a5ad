import { describe, expect, it } from 'vitest'
import { BadUse } from './command.ts'
import { command } from './demo.ts'
import { demoProgress } from './demo-progress.ts'
import { runWith } from './test-io.ts'

describe('accord demo, called wrongly', () => {
  it('names the alliances there are when asked for another', async () => {
    const asked = runWith((io) => command.run(['--alliance', 'north'], io))
    await expect(asked).rejects.toThrow(new BadUse('--alliance is "north", and must be orthopaedic or black-country'))
  })

  it('wants a whole number for a seed', async () => {
    const asked = runWith((io) => command.run(['--seed', '1.5'], io))
    await expect(asked).rejects.toThrow('--seed is "1.5", and must be a whole number from 0 to 999999999')
  })
})

describe('progress of the load', () => {
  const drawn = (isTerminal: boolean) =>
    runWith(
      async (io) => {
        const draw = demoProgress(io)
        draw({ what: 'RL1: 2000 pathways', done: 2000, of: 4000 })
        draw({ what: '4000 pathways of 5 trusts', done: 4000, of: 4000 })
        return 0
      },
      { isTerminal },
    )

  it('is redrawn on one line of a terminal, and ends it', async () => {
    const { stderr, stdout } = await drawn(true)
    expect(stderr).toMatch(
      /^\r\[#{16} {16}\] 50% {2}RL1: 2000 pathways\s+\r\[#{32}\] 100% {2}4000 pathways of 5 trusts\s+\n$/,
    )
    expect(stdout).toBe('')
  })

  it('is not written where nobody watches', async () => {
    expect((await drawn(false)).stderr).toBe('')
  })
})
