import { describe, expect, it } from 'vitest'
import { isOpen, site, trust } from '#nhs/organisations.ts'
import { demoAlliances } from './alliances.ts'
import { demoNetworks } from './invented-networks.ts'
import { demoServices } from './invented-services.ts'
import { censusDay } from './published-bands.ts'

type Row = Readonly<Record<string, unknown>>

describe.each(demoAlliances)("the services of the demonstration's $name", ({ id, members, services }) => {
  const rows = demoServices(id) as Readonly<Record<string, readonly Row[]>>
  const keysOf = (table: string, ...columns: readonly string[]): readonly string[] =>
    rows[table]!.map((row) => columns.map((column) => row[column]).join(' '))

  it('are at open hospitals of its members, and of a treatment function that it plans together', () => {
    expect(rows.site_service!.length).toBeGreaterThan(3)
    for (const row of rows.site_service!) {
      const found = site(String(row.site))!
      expect([found.trust, isOpen(found, censusDay)]).toEqual([row.trust, true])
      expect(members.map((member) => member.trust)).toContain(row.trust)
    }
    for (const row of rows.clinical_service!) expect(services).toContain(row.treatment_function)
  })

  it('have operations and statements only where they are provided', () => {
    const provided = keysOf('site_service', 'trust', 'service', 'site')
    expect(provided).toEqual(expect.arrayContaining([...keysOf('service_volume', 'trust', 'service', 'site')]))
    const trusts = keysOf('site_service', 'trust', 'service')
    expect(trusts).toEqual(expect.arrayContaining([...keysOf('service_statement', 'trust', 'service')]))
    for (const row of rows.resident_outflow!) expect(trust(String(row.provider))).toBeDefined()
  })

  it('say where each figure comes from', () => {
    for (const table of ['volume_standard', 'service_volume', 'service_statement', 'resident_outflow']) {
      expect(rows[table]!.every(({ source }) => String(source).length > 10)).toBe(true)
    }
  })
})

describe('the networks of the demonstration', () => {
  const all = demoAlliances.map(({ id }) => ({ services: demoServices(id), networks: demoNetworks(id) }))
  const keysOf = (rows: readonly object[], ...columns: readonly string[]): readonly string[] =>
    rows.map((row) => columns.map((column) => (row as Row)[column]).join(' '))

  it.each(all)('have cases and designations only at units that provide the service', ({ services, networks }) => {
    const provided = keysOf(services.site_service, 'trust', 'service', 'site')
    for (const rows of [networks.network_case, networks.designation]) {
      expect(provided).toEqual(expect.arrayContaining([...keysOf(rows, 'trust', 'service', 'site')]))
    }
    expect(keysOf(services.clinical_service, 'id')).toEqual(
      expect.arrayContaining([...keysOf(networks.clinical_network, 'service')]),
    )
  })

  it.each(all)('hold some that were discussed, and some that wait', ({ networks }) => {
    const discussed = keysOf(networks.network_discussion, 'trust', 'case_id')
    const complex = networks.network_case.filter((row) => (row as Row).is_complex)
    const awaited = keysOf(complex, 'trust', 'id').filter((key) => !discussed.includes(key))
    expect([discussed.length > 0, awaited.length > 0]).toEqual([true, true])
  })
})
