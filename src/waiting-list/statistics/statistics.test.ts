import fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { bandsFromDays, publishedStatistics } from '#measures'
import { addDays, daysBetween } from '#nhs/day.ts'
import { waitingTimeTargets } from '#nhs/waiting-time-target.ts'
import { type TestDatabase, testDatabase } from '#platform/test-database.ts'
import { censusDay, publishedCells, trustList } from '#synthetic'
import { asOf, putOnLists, revoke, type Somebody, smallAlliance, viewerAt } from '../small-list.ts'
import { figureColumns, figureRows, weekRows } from './statistics-csv.ts'
import { statisticsAddress, statisticsQuestion } from './statistics-question.ts'
import { targetStanding } from './target-standing.ts'
import { countsFor, keptCounts } from './wait-counts.ts'
import { ofNation, waitFigures } from './wait-figures.ts'

const england = statisticsQuestion({})
const waited = (days: number, more: Somebody = {}): Somebody => ({ clockStart: addDays(asOf, -days), ...more })

describe('waits in figures', () => {
  let test: TestDatabase<unknown>
  let kept = keptCounts()
  beforeAll(async () => {
    test = await testDatabase()
  })
  beforeEach(async () => {
    await test.empty()
    kept = keptCounts()
    await smallAlliance(test.scene)
  })
  afterAll(() => test.drop())

  async function figures(question = england, viewer = viewerAt('RL1')) {
    const found = (await countsFor(test.db, viewer, kept, question))!
    return waitFigures(ofNation(found.counts, question.nation), found.members)
  }

  it('are those of a count by hand: on the day of each edge too', async () => {
    const days = [0, 7, 8, 126, 127, 364, 365, 455, 456, 546, 547, 728, 729, 2000]
    await putOnLists(
      test.scene,
      days.map((each) => waited(each)),
    )
    const { all } = await figures()
    expect(Array.from(all.bands)).toEqual(Array.from(bandsFromDays(days)))
    expect(all.figures).toMatchObject({ total: 14, within18: 4, over52: 8, over65: 6, over78: 4 })
  })

  it('are those of the same waits counted one by one, whatever they are', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.integer({ min: 0, max: 900 }), { minLength: 1, maxLength: 60 }), async (days) => {
        await test.empty()
        await smallAlliance(test.scene)
        await putOnLists(
          test.scene,
          days.map((each) => waited(each)),
        )
        kept = keptCounts()
        expect((await figures()).all.figures).toEqual(publishedStatistics(bandsFromDays(days)))
      }),
      { numRuns: 8 },
    )
  })

  it('keep the nations apart, and join them when asked', async () => {
    await putOnLists(test.scene, [waited(10), waited(200, { nation: 'Wales' }), waited(300, { nation: 'Wales' })])
    expect((await figures()).all.figures.total).toBe(1)
    expect((await figures(statisticsQuestion({ nation: 'Wales' }))).all.figures).toMatchObject({
      total: 2,
      within18: 0,
    })
    expect((await figures(statisticsQuestion({ nation: 'all' }))).all.figures.total).toBe(3)
  })

  it('leave out pathways without a clock, and those whose clock has stopped', async () => {
    await putOnLists(test.scene, [
      waited(10),
      waited(10, { waitingListType: 'ONON' }),
      waited(10, { clockStop: '2026-01-25' }),
    ])
    expect((await figures()).all.figures.total).toBe(1)
  })

  it('hold the viewer’s whole list, and of others what is planned together', async () => {
    await putOnLists(test.scene, [
      waited(10),
      waited(10, { treatmentFunction: '330' }),
      waited(10, { trust: 'RRJ' }),
      waited(10, { trust: 'RRJ', treatmentFunction: '330' }),
    ])
    const seen = await figures()
    expect(seen.byTrust.map(({ of, figures: { total } }) => [of, total])).toEqual([
      ['RL1', 2],
      ['RRJ', 1],
    ])
    expect(seen.byService.map(({ of, figures: { total } }) => [of, total])).toEqual([
      ['110', 2],
      ['330', 1],
    ])
    await revoke(test.scene, 'RRJ')
    expect((await figures()).byTrust.map(({ of }) => of)).toEqual(['RL1'])
  })

  it('of fewer than 20 pathways have no median, and say so in the file too', async () => {
    await putOnLists(
      test.scene,
      Array.from({ length: 19 }, () => waited(100)),
    )
    expect((await figures()).all.figures).toMatchObject({ total: 19, median: null, p92: null })
    const { counts } = (await countsFor(test.db, viewerAt('RL1'), kept, england))!
    const [row] = figureRows(counts, 'England')
    const said = Object.fromEntries(figureColumns.map(({ heading, cell }) => [heading, cell(row!)]))
    expect(said).toMatchObject({ Waiting: 19, 'Median weeks': 'Not shown', '92nd percentile weeks': 'Not shown' })
    await putOnLists(test.scene, [waited(100)])
    kept = keptCounts()
    expect((await figures()).all.figures.median).not.toBeNull()
  })

  it('are counted once and kept, until a list changes', async () => {
    await putOnLists(test.scene, [waited(10)])
    await figures()
    // What nobody announced is not seen...
    await putOnLists(test.scene, [waited(10)])
    expect((await figures()).all.figures.total).toBe(1)
    // ...and what an import announces by the list's version is seen at once.
    await test.db.withViewer(viewerAt('RL1'), (tx) =>
      tx.updateTable('trust_list').set({ version: 2 }).where('trust', '=', 'RL1').execute(),
    )
    expect((await figures()).all.figures.total).toBe(2)
  })

  it('add up: the weeks of the chart are the pathways of the table', async () => {
    await putOnLists(test.scene, [waited(10), waited(3, { trust: 'RRJ' }), waited(900, { trust: 'RRJ' })])
    const seen = await figures()
    const sum = weekRows(seen).flatMap(({ counts }) => counts)
    expect(sum.reduce((total, count) => total + count, 0)).toBe(seen.all.figures.total)
  })

  it('of the demonstration’s Royal Orthopaedic are the published ones of January 2026', async () => {
    const people: Somebody[] = []
    for (const { pathways } of trustList('RRJ', { seed: 1 })) {
      for (const { treatment_function, nation, clock_start, waiting_list_type } of pathways) {
        people.push({
          trust: 'RRJ',
          treatmentFunction: treatment_function,
          nation,
          clockStart: clock_start,
          waitingListType: waiting_list_type,
        })
      }
    }
    expect(daysBetween(censusDay, asOf)).toBe(0)
    for (let n = 0; n < people.length; n += 2000) await putOnLists(test.scene, people.slice(n, n + 2000))
    const { all, byService } = await figures(england, viewerAt('RRJ'))
    // NHS England, RTT waiting times, January 2026, provider RRJ.
    expect(all.figures).toMatchObject({ total: 12_989, over52: 171 })
    expect(all.figures.share).toBeCloseTo(0.6217, 4)
    expect(all.figures.median).toBeCloseTo(13.93, 2)
    for (const { of, bands } of byService) {
      const cell = publishedCells('RRJ').find(
        ({ reportedGroup, commissioners }) => reportedGroup === of && commissioners === 'ENG',
      )
      expect([of, ...bands]).toEqual([of, ...cell!.all])
    }
  }, 60_000)
})

describe('the address of figures', () => {
  it('says the question and is read back, and what it does not know is left out', () => {
    const question = statisticsQuestion({ nation: 'Wales', trust: 'RL1', service: '110' })
    expect(statisticsAddress(question)).toBe('/waiting-list/statistics?nation=Wales&trust=RL1&service=110')
    expect(statisticsQuestion({ nation: 'Mars', trust: '<b>', service: '999' })).toEqual({ nation: 'England' })
  })
})

describe('a target', () => {
  const standing = (id: string, days: readonly number[]) =>
    targetStanding(waitingTimeTargets.find((target) => target.id === id)!, bandsFromDays(days))

  it('of a share is met by as many as it asks for', () => {
    const days = (within: number) => Array.from({ length: 100 }, (_, n) => (n < within ? 126 : 127))
    expect(standing('england-18-weeks', days(92))).toEqual({ verdict: 'met', measured: '92.0%' })
    expect(standing('england-18-weeks', days(91)).verdict).toBe('not-met')
    expect(standing('wales-26-weeks', [182, 182])).toEqual({ verdict: 'met', measured: '100.0%' })
  })

  it('of nobody is met by nobody, and says how many there are', () => {
    expect(standing('wales-36-weeks', [252, 253])).toEqual({ verdict: 'not-met', measured: '1 over 36 weeks' })
    expect(standing('wales-104-weeks', [728]).verdict).toBe('met')
    expect(standing('wales-104-weeks', [729]).verdict).toBe('not-met')
  })

  it('of a small share is met below it, and not at it', () => {
    const days = (over: number) => Array.from({ length: 100 }, (_, n) => (n < over ? 365 : 364))
    expect(standing('england-52-weeks-march-2026', days(0)).verdict).toBe('met')
    expect(standing('england-52-weeks-march-2026', days(1)).verdict).toBe('not-met')
  })

  it('of an improvement cannot be told without the figure it is measured from', () => {
    expect(standing('england-18-weeks-plus-5', [1]).verdict).toBe('cannot-tell')
  })

  it('is neither met nor missed where nobody waits', () => {
    expect(standing('wales-36-weeks', []).verdict).toBe('nobody')
  })
})
