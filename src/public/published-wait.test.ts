import { describe, expect, it } from 'vitest'
import { bandsFromDays } from '#measures'
import { publishedWait } from './published-wait.ts'

type Some = readonly [weeks: number, people: number]
const waits = (counts: readonly Some[]) =>
  bandsFromDays(counts.flatMap(([weeks, people]) => Array.from({ length: people }, () => weeks * 7)))
const published = (...counts: readonly Some[]) => publishedWait('110', 'England', waits(counts))

describe('what is published of how long people wait', () => {
  it('is how many wait, how long half and 92 of 100 do, and how many within 18 weeks', () => {
    expect(published([4, 100], [30, 100])).toEqual({
      group: '110',
      nation: 'England',
      waiting: 200,
      medianWeeks: 4,
      longestOf92: 30,
      percentIn18: 50,
    })
  })

  it('is nothing of a service that nobody waits for', () => {
    expect(published()).toBeUndefined()
  })

  it('is no number and no figure of 1 to 7 people', () => {
    for (const people of [1, 7]) {
      expect(published([4, people])).toMatchObject({
        waiting: null,
        medianWeeks: null,
        longestOf92: null,
        percentIn18: null,
      })
    }
  })

  it('is a number and no figures of fewer than 20 people', () => {
    expect(published([4, 19])).toMatchObject({ waiting: 20, medianWeeks: null, percentIn18: null })
    expect(published([4, 20])).toMatchObject({ waiting: 20, medianWeeks: 4, percentIn18: 100 })
  })

  it('is no share that tells of a few who wait longer, or of a few who do not', () => {
    expect(published([4, 95], [30, 5])).toMatchObject({ waiting: 100, medianWeeks: 4, percentIn18: null })
    expect(published([4, 5], [30, 95])).toMatchObject({ percentIn18: null })
    expect(published([4, 90], [30, 10])).toMatchObject({ percentIn18: 90 })
  })

  it('never lets a count be worked out, whatever the list', () => {
    const tellsTooMuch = (soon: number, late: number): boolean => {
      const wait = published([4, soon], [30, late])
      if (!wait) return soon + late > 0
      const isCoarse = wait.waiting === null ? soon + late <= 7 : wait.waiting % 5 === 0 && wait.waiting > 7
      const isTold = wait.percentIn18 !== null
      return !isCoarse || (isTold && [soon, late].some((people) => people >= 1 && people <= 7))
    }
    const upTo60 = Array.from({ length: 61 }, (_, people) => people)
    const found = upTo60.flatMap((soon) =>
      upTo60.filter((late) => tellsTooMuch(soon, late)).map((late) => [soon, late]),
    )
    expect(found).toEqual([])
  })
})
