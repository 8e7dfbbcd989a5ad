/** The hazard log says which tests hold which control. Here: that those tests exist, and that nothing is glossed over. */
import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

type Risk = { readonly severity: string; readonly likelihood: string; readonly rating: number }
type Hazard = {
  readonly id: string
  readonly hazard: string
  readonly cause: string
  readonly effect: string
  readonly initialRisk: Risk
  readonly controls: readonly { readonly says: string; readonly tests: readonly string[] }[]
  readonly notYetControlled: readonly string[]
  readonly residualRisk: Risk
}
type HazardLog = {
  readonly matrix: Readonly<Record<string, Readonly<Record<string, number>>>>
  readonly hazards: readonly Hazard[]
}

const log = JSON.parse(readFileSync('safety/hazards.json', 'utf8')) as HazardLog

const named = log.hazards.map((one) => [`${one.id}, ${one.hazard}`, one] as const)

describe('the hazard log', () => {
  it('numbers its hazards without a gap or a double', () => {
    expect(log.hazards.map(({ id }) => id)).toEqual(log.hazards.map((_, n) => `HZ${n + 1}`))
  })

  it.each(named)('%s: has a cause, an effect, and a control or the word that there is none', (_, one) => {
    expect(one.cause).not.toBe('')
    expect(one.effect).not.toBe('')
    expect(one.controls.length + one.notYetControlled.length).toBeGreaterThan(0)
    expect(one.controls.filter(({ tests }) => tests.length === 0)).toEqual([])
  })

  it.each(named)('%s: every test that holds a control is a test of ours', (_, { controls }) => {
    const files = controls.flatMap(({ tests }) => tests)
    expect(files.filter((file) => !/^(src|tests)\/.+\.test\.tsx?$/.test(file) || !existsSync(file))).toEqual([])
  })

  it.each(named)('%s: its ratings are those of the matrix, and controls never make it worse', (_, one) => {
    for (const { severity, likelihood, rating } of [one.initialRisk, one.residualRisk]) {
      expect({ severity, likelihood, rating }).toEqual({
        severity,
        likelihood,
        rating: log.matrix[likelihood]?.[severity],
      })
    }
    expect(one.residualRisk.rating).toBeLessThanOrEqual(one.initialRisk.rating)
  })

  it('lowers no rating where nothing is controlled', () => {
    const lowered = log.hazards.filter(
      ({ controls, initialRisk, residualRisk }) => controls.length === 0 && residualRisk.rating < initialRisk.rating,
    )
    expect(lowered.map(({ id }) => id)).toEqual([])
  })
})
