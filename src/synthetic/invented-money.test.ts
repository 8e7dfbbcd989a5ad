import { describe, expect, it } from 'vitest'
import { commissioner } from '#nhs/commissioner.ts'
import { demoTrusts, moneyFiles } from './index.ts'

describe("the demonstration's tables of money", () => {
  it('are there for every trust, and say that they are invented', () => {
    for (const { code } of demoTrusts) {
      const own = moneyFiles.filter(({ trust }) => trust === code)
      expect(own.map(({ kind }) => kind)).toEqual(['prices', 'relationships', 'recharges'])
      expect(own.every(({ source }) => source.startsWith('Invented'))).toBe(true)
    }
    const prices = moneyFiles.find(({ kind }) => kind === 'prices')!.csv
    expect(
      prices
        .trim()
        .split('\n')
        .slice(1)
        .every((line) => /^XX\d\d[A-Z],Invented: /.test(line)),
    ).toBe(true)
  })

  it('name commissioners that exist', () => {
    const codes = moneyFiles
      .filter(({ kind }) => kind === 'relationships')
      .flatMap(({ csv }) => csv.trim().split('\n').slice(1))
      .map((line) => line.split(',')[0]!)
    expect(codes.filter((code) => !commissioner(code))).toEqual([])
  })
})
