import { describe, expect, it } from 'vitest'
import { demoAgreements } from './agreements.ts'
import { demoAlliances } from './alliances.ts'
import { followUpOf } from './follow-up.ts'
import { censusDay } from './published-bands.ts'

describe.each(demoAlliances)('what $name follows up', ({ id, members }) => {
  const rows = followUpOf(id)
  const of = (table: Parameters<typeof rows.get>[0]) => rows.get(table) ?? []

  it('has actions, some of them overdue, risks, a dispute half-way and priorities at different stages', () => {
    const late = of('alliance_action').filter(({ state, due_on }) => state === 'open' && String(due_on) < censusDay)
    expect(late.length).toBeGreaterThan(0)
    expect(of('alliance_risk').length).toBeGreaterThan(0)
    expect(of('alliance_dispute').map(({ step }) => step)).toEqual([2])
    const stages = of('alliance_priority').map(({ stage }) => stage)
    expect(new Set(stages).size).toBe(stages.length)
  })

  it('is done by members alone, and had happened by the day of the demonstration', () => {
    const trusts = members.map(({ trust }) => trust)
    for (const row of [...rows.values()].flat()) {
      const named = [row.by_trust, row.person_trust, row.trust].filter((trust) => trust !== undefined)
      expect(trusts).toEqual(expect.arrayContaining(named as string[]))
    }
    const moments = [...rows.values()].flat().map(({ at }) => (at instanceof Date ? at.toISOString() : ''))
    expect(moments.filter((at) => at >= `${censusDay}T23`)).toEqual([])
  })

  it('has the version that its last event made', () => {
    for (const table of ['alliance_action', 'alliance_risk', 'alliance_dispute', 'alliance_priority'] as const) {
      for (const row of of(table)) {
        const events = of('alliance_register_event').filter(({ subject }) => subject === row.id)
        expect(events.at(-1)?.seq).toBe(row.version)
      }
    }
  })

  it('takes disputes up the steps that the agreement names', () => {
    const { disputes } = demoAgreements.find(({ alliance }) => alliance === id)!.body as { disputes: unknown }
    for (const { ladder } of of('alliance_dispute')) expect(JSON.parse(String(ladder))).toEqual(disputes)
  })
})
