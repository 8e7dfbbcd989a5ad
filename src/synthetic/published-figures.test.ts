/** What was carried over, cell by cell against the published files. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { describe, expect, it } from 'vitest'
import { addBands, noWaits, publishedStatistics } from '#measures'
import { estates } from './capacity/theatre-estate.ts'
import { commissionerRows, councilShareRows } from './catchment-rows.ts'
import { councils } from './councils.ts'
import { demoTrusts, publishedCells } from './index.ts'
import { proceduresOf } from './procedures.ts'
import { censusGroups, smallAreasOf } from './small-areas.ts'

const shared = join(import.meta.dirname, '../../../shared/data')
const isThere = existsSync(shared)

type Row = Readonly<Record<string, string>>
const rowsOf = (file: string): Row[] => parse(readFileSync(join(shared, file)), { columns: true })
const ours = new Set(demoTrusts.map(({ code }) => code))

const countsOf = (row: Row): number[] =>
  Array.from({ length: 105 }, (_, band) => Number(row[`w${String(band).padStart(3, '0')}`]))

describe.skipIf(!isThere)('the waits carried over', () => {
  const published = isThere
    ? rowsOf('rtt/rtt-jan26-trusts-bands.csv').filter(({ provider, tf }) => ours.has(provider!) && tf !== 'C_999')
    : []

  it('are those published, in each of 105 bands of each trust, function and commissioner group', () => {
    const given = published
      .filter(({ part }) => part === 'Part_2' || part === 'Part_2A')
      .map(
        (row) => [row.provider!, row.commissioner_group!, row.tf!.replace('C_', ''), row.part!, countsOf(row)] as const,
      )
    const carried = demoTrusts.flatMap(({ code }) =>
      publishedCells(code).flatMap(({ commissioners, reportedGroup, all, admit }) => [
        [code, commissioners, reportedGroup, 'Part_2', [...all]] as const,
        [code, commissioners, reportedGroup, 'Part_2A', [...admit]] as const,
      ]),
    )
    const inOrder = (rows: readonly (readonly unknown[])[]) =>
      rows
        .filter((row) => (row.at(-1) as number[]).some((count) => count > 0))
        .map(String)
        .sort()
    expect(inOrder(carried)).toEqual(inOrder(given))
  })

  it('give the totals, shares within 18 weeks, medians and long waits of each trust', () => {
    const expected = JSON.parse(readFileSync(join(shared, 'rtt/rtt-jan26-expected.json'), 'utf8')).trusts
    for (const { code } of demoTrusts) {
      for (const group of ['ENG', 'NONC'] as const) {
        for (const [part, words] of [
          ['all', 'incomplete'],
          ['admit', 'incomplete with DTA'],
        ] as const) {
          const figures = expected[code][`${words} ${group}`]
          const bands = noWaits()
          for (const cell of publishedCells(code)) {
            if (cell.commissioners === group) addBands(bands, Float64Array.from(cell[part]))
          }
          const { total, within18, over52, over65, over78, median } = publishedStatistics(bands)
          expect([code, group, part, total, within18, over52, over65, over78]).toEqual([
            code,
            group,
            part,
            ...(figures
              ? [figures.total, figures.within18, figures.over52, figures.over65, figures.over78]
              : [0, 0, 0, 0, 0]),
          ])
          // Hidden where fewer than 20 wait, and then both are nothing.
          expect(median?.toFixed(9)).toBe(figures?.median?.toFixed(9))
        }
      }
    }
  })

  it('size the theatres by the operations published for the month', () => {
    const completed = new Map<string, number>()
    for (const { provider, part, tf, total_all } of published.filter(({ part }) => part === 'Part_1A')) {
      const key = `${provider} ${part} ${tf!.replace('C_', '')}`
      completed.set(key, (completed.get(key) ?? 0) + Number(total_all))
    }
    for (const { trust, completedAdmitted } of estates) {
      for (const [group, count] of Object.entries(completedAdmitted)) {
        expect([trust, group, count]).toEqual([trust, group, completed.get(`${trust} Part_1A ${group}`)])
      }
    }
  })
})

describe.skipIf(!isThere)('the area carried over', () => {
  it('has every small area with its rank, residents by ethnic group and ages', () => {
    const given = rowsOf('reference/area-lsoa21.csv').map((row) =>
      [
        row.lsoa21_code,
        row.ltla_code,
        row.imd2025_rank,
        row.imd2025_decile,
        ...censusGroups.map((group) => row[group]),
        ...['a0_17', 'a18_44', 'a45_64', 'a65_74', 'a75_84', 'a85'].map((age) => row[age]),
      ].join(),
    )
    const carried = councils.flatMap(({ code }) =>
      smallAreasOf(code).map((area) =>
        [
          area.code,
          area.council,
          area.deprivationRank,
          area.deprivationDecile,
          ...area.ethnicGroups,
          ...area.ages,
        ].join(),
      ),
    )
    expect(carried.sort()).toEqual(given.sort())
    expect(carried).toHaveLength(1829)
  })

  it('has the flow of each commissioner to each trust', () => {
    const given = rowsOf('rtt/rtt-jan26-trust-commissioner-flow.csv')
      .filter(({ provider, sub_icb, tf }) => ours.has(provider!) && sub_icb !== 'NONC' && tf === 'C_999')
      .map(({ provider, sub_icb, total_all }) => `${provider} ${sub_icb}:${total_all}`)
    expect(pairsOf(commissionerRows).sort()).toEqual(given.sort())
  })

  it('has the catchment of each trust among councils, to a ten-thousandth', () => {
    const given = rowsOf('reference/trust-catchment-ltla.csv')
      .filter(({ nhs_trust22_code }) => ours.has(nhs_trust22_code!))
      .map(
        (row) =>
          `${row.nhs_trust22_code} ${row.ltla21_code}:${Math.round(Number(row.proportion_trust_came_from_ltla) * 10_000)}`,
      )
    expect(pairsOf(councilShareRows).sort()).toEqual(given.sort())
  })

  it('has the beds of August 2025', () => {
    const beds = new Map(
      rowsOf('reference/trust-beds-monthly.csv')
        .filter(({ date }) => date === 'August 2025')
        .map(({ nhs_trust22_code, general_acute_beds_available }) => [nhs_trust22_code, general_acute_beds_available]),
    )
    for (const { trust, publishedBeds } of estates)
      expect([trust, publishedBeds]).toEqual([trust, Number(beds.get(trust))])
  })
})

describe.skipIf(!isThere)('the procedures carried over', () => {
  it('have the minutes and nights proposed for each, and say which of them are assumed', () => {
    const { procedures } = JSON.parse(
      readFileSync(join(shared, 'theatre/theatre-casemix.json'), 'utf8'),
    ).proposedDefaults
    expect(procedures).toHaveLength(15)
    for (const given of procedures) {
      const found = proceduresOf(given.tfc, null).find(({ code }) => code === given.opcs)!
      // A day case is one by intention, and has its chance of a night instead of a mean and deviation below a tenth.
      const stay = given.losMean > 0.1 ? [found.nights, found.nightsDeviation] : [given.losMean, given.losSd]
      expect([
        given.opcs,
        found.minutes,
        found.minutesDeviation,
        ...stay,
        found.isDayCase,
        found.evidence === 'assumed',
      ]).toEqual([
        given.opcs,
        given.touchMean,
        given.touchSd,
        given.losMean,
        given.losSd,
        given.dayCase === true,
        given.evidence.startsWith('our assumption'),
      ])
    }
  })
})

const pairsOf = (rows: string): string[] =>
  rows
    .trim()
    .split('\n')
    .flatMap((row) => {
      const [trust, ...pairs] = row.split(' ')
      return pairs.map((pair) => `${trust} ${pair}`)
    })
