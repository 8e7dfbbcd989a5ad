import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { compareDeprivation, deprivation, deprivationDecile, deprivationQuintile } from './deprivation.ts'

const areas = '../shared/data/reference/area-lsoa21.csv'

describe('deprivation', () => {
  it('puts a tenth of the edition’s areas in each decile, the most deprived in the first', () => {
    expect(deprivationDecile(deprivation('IMD 2025', 1))).toBe(1)
    expect(deprivationDecile(deprivation('IMD 2025', 3375))).toBe(1)
    expect(deprivationDecile(deprivation('IMD 2025', 3376))).toBe(2)
    expect(deprivationDecile(deprivation('IMD 2025', 33_755))).toBe(10)
    expect(deprivationQuintile(deprivation('IMD 2025', 6751))).toBe(1)
    expect(deprivationQuintile(deprivation('IMD 2025', 6752))).toBe(2)
  })

  it('gives one rank different deciles in different editions', () => {
    expect(deprivationDecile(deprivation('IMD 2019', 3285))).toBe(2)
    expect(deprivationDecile(deprivation('IMD 2025', 3285))).toBe(1)
    expect(deprivationDecile(deprivation('WIMD 2019', 1909))).toBe(10)
  })

  it('compares two areas of one edition', () => {
    const first = deprivation('IMD 2025', 10)
    expect(compareDeprivation(first, deprivation('IMD 2025', 11))).toEqual({
      status: 'compared',
      moreDeprived: 'first',
    })
    expect(compareDeprivation(deprivation('IMD 2025', 11), first)).toEqual({
      status: 'compared',
      moreDeprived: 'second',
    })
    expect(compareDeprivation(first, first)).toEqual({ status: 'compared', moreDeprived: 'neither' })
  })

  it('refuses to compare an English area with a Welsh one, or two editions', () => {
    const english = deprivation('IMD 2025', 10)
    expect(compareDeprivation(english, deprivation('WIMD 2019', 10)).status).toBe('refused')
    expect(compareDeprivation(english, deprivation('IMD 2019', 10)).status).toBe('refused')
  })

  it('does not take a rank that its edition cannot have', () => {
    expect(() => deprivation('WIMD 2019', 1910)).toThrow('1909')
    expect(() => deprivation('IMD 2025', 0)).toThrow('0 is not one')
    expect(() => deprivation('IMD 2025', 1.5)).toThrow('1.5 is not one')
  })

  it.skipIf(!existsSync(areas))('gives every small area of the region its published decile', () => {
    const [heading, ...lines] = readFileSync(areas, 'utf8').trim().split('\n')
    const columns = heading!.replaceAll('"', '').split(',')
    const [rankAt, decileAt] = [columns.indexOf('imd2025_rank'), columns.indexOf('imd2025_decile')]
    expect(lines.length).toBeGreaterThan(1800)
    for (const line of lines) {
      const cells = line.split(',')
      expect(deprivationDecile(deprivation('IMD 2025', Number(cells[rankAt])))).toBe(Number(cells[decileAt]))
    }
  })
})
