import { createHash } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import { isInEnglishFigures } from '#nhs/commissioner.ts'
import { ageOn, daysBetween } from '#nhs/day.ts'
import { isSynthetic, type NhsNumber, parseNhsNumber } from '#nhs/nhs-number.ts'
import { clocks } from '#nhs/rtt/clock.ts'
import type { PathwayEvent } from '#nhs/rtt/pathway-event.ts'
import { parsePathwayIdentifier } from '#nhs/rtt/patient-pathway-identifier.ts'
import { weekBand } from '#nhs/rtt/week-band.ts'
import { reportedGroup } from '#nhs/treatment-function.ts'
import { councils } from './councils.ts'
import {
  censusDay,
  demoAlliances,
  demoCapacity,
  demoTrusts,
  type EventRow,
  type PathwayRow,
  type PatientRow,
  publishedCells,
  trustList,
} from './index.ts'
import { smallAreasOf } from './small-areas.ts'

type List = { readonly patients: PatientRow[]; readonly pathways: PathwayRow[]; readonly events: EventRow[] }

const lists = new Map<string, List>()
const everyPathway = (): PathwayRow[] => [...lists.values()].flatMap(({ pathways }) => pathways)

beforeAll(() => {
  for (const { code } of demoTrusts) {
    const list: List = { patients: [], pathways: [], events: [] }
    for (const batch of trustList(code, { seed: 1 })) {
      for (const row of batch.patients) list.patients.push(row)
      for (const row of batch.pathways) list.pathways.push(row)
      for (const row of batch.events) list.events.push(row)
    }
    lists.set(code, list)
  }
}, 180_000)

/** A machine that is busy with other things should not fail a test. */
const patiently = { timeout: 60_000 }

describe("a trust's list", patiently, () => {
  it('has as many pathways in each published cell and weekly band as were waiting, with and without a decision to admit', () => {
    for (const { code } of demoTrusts) {
      const drawn = new Map<string, { all: number[]; admit: number[] }>()
      for (const { nation, reported_group, clock_start, decided_to_admit_on } of lists.get(code)!.pathways) {
        const key = `${nation === 'England' ? 'ENG' : 'NONC'} ${reported_group}`
        const cell = drawn.get(key) ?? { all: noCounts(), admit: noCounts() }
        drawn.set(key, cell)
        const band = weekBand(daysBetween(clock_start, censusDay))
        cell.all[band]! += 1
        if (decided_to_admit_on !== null) cell.admit[band]! += 1
      }
      const published = publishedCells(code).filter(({ all }) => all.some((count) => count > 0))
      expect([...drawn.keys()].sort()).toEqual(
        published.map((cell) => `${cell.commissioners} ${cell.reportedGroup}`).sort(),
      )
      for (const { commissioners, reportedGroup: group, all, admit } of published) {
        expect([code, group, drawn.get(`${commissioners} ${group}`)]).toEqual([
          code,
          group,
          { all: [...all], admit: [...admit] },
        ])
      }
    }
  })

  it('is of about 39,000 for the orthopaedic alliance and 140,000 for the Black Country', () => {
    const total = (id: string) =>
      demoTrusts
        .filter(({ alliance }) => alliance.id === id)
        .reduce((sum, { code }) => sum + lists.get(code)!.pathways.length, 0)
    expect([total('orthopaedic'), total('black-country')]).toEqual([39_471, 140_501])
  })

  it('reports each treatment function under the group whose figures it was drawn from', () => {
    const wrong = everyPathway().filter((row) => reportedGroup(row.treatment_function) !== row.reported_group)
    expect(wrong).toEqual([])
  })

  it('has commissioners of the nation that the pathway is counted in', () => {
    const wrong = everyPathway().filter(
      ({ commissioner, nation }) => isInEnglishFigures(commissioner) !== (nation === 'England'),
    )
    expect([...new Set(wrong.map(({ commissioner }) => commissioner))]).toEqual([])
  })

  it('has what the planner needs for everybody who is to be admitted, and asks it of nobody else', () => {
    const wrong = everyPathway().filter((row) => {
      const isToAdmit = row.decided_to_admit_on !== null
      const known = [row.procedure_code, row.expected_minutes, row.expected_nights, row.intended_management]
      return (row.waiting_list_type === 'IRTT') !== isToAdmit || known.some((value) => (value !== null) !== isToAdmit)
    })
    expect(wrong).toEqual([])
  })

  it('names a consultant who may operate for that need at that site, wherever surgery is needed', () => {
    for (const { code } of demoTrusts) {
      const surgeons = new Map(demoCapacity(code, 1).surgeons.map((surgeon) => [surgeon.id, surgeon]))
      const operated = lists
        .get(code)!
        .pathways.filter((row) => row.decided_to_admit_on !== null && surgeons.has(row.consultant))
      const wrong = operated.filter(({ consultant, treatment_function, site, subspecialty }) => {
        const surgeon = surgeons.get(consultant)!
        const isOfNeed = !subspecialty || !surgeon.subspecialty || surgeon.subspecialty === subspecialty
        return !surgeon.treatment_functions.includes(treatment_function) || !surgeon.sites.includes(site) || !isOfNeed
      })
      expect(wrong).toEqual([])
      expect(operated.length).toBeGreaterThan(1000)
    }
  })

  it('gives every pathway an identifier of twenty characters that nobody else has', () => {
    const keys = everyPathway().map(
      ({ pathway_identifier, pathway_issuer }) => `${pathway_issuer}|${pathway_identifier}`,
    )
    expect(new Set(keys).size).toBe(keys.length)
    for (const { pathway_identifier } of everyPathway()) {
      if (!parsePathwayIdentifier(pathway_identifier).ok) throw new Error(pathway_identifier)
    }
  })
})

describe('the history of each pathway', patiently, () => {
  it('makes the rules start the clock on the day that was drawn, decide to admit on that day, and leave it with the trust', () => {
    const wrong: unknown[] = []
    const problems = new Map<string, number>()
    for (const { pathways, events } of lists.values()) {
      const byPathway = grouped(events)
      for (const { id, trust, clock_start, decided_to_admit_on, referral_received_on } of pathways) {
        const told = byPathway.get(id)!.map(eventOf)
        const { running, problems: found } = clocks(told, { asOf: censusDay })
        for (const { code } of found) problems.set(code, (problems.get(code) ?? 0) + 1)
        const isRight =
          running?.start === clock_start &&
          (running.decisionToAdmit ?? null) === decided_to_admit_on &&
          running.reportingProvider === trust &&
          referral_received_on <= clock_start &&
          told.every(({ on }) => on <= censusDay)
        if (!isRight) wrong.push({ id, clock_start, told })
      }
    }
    expect(wrong.slice(0, 3)).toEqual([])
    // What a validator should look at is there on purpose, and rare.
    expect([...problems.keys()].sort()).toEqual(['conversation-due', 'evidence-missing'])
    expect([...problems.values()].every((count) => count < 500)).toBe(true)
  })

  it('now and then holds more than one clock: a nullified first appointment, active monitoring, a second side', () => {
    const kinds = new Set([...lists.values()].flatMap(({ events }) => events.map(({ kind }) => kind)))
    for (const kind of ['rebooked', 'active-monitoring', 'bilateral-second-ready', 'transferred', 'moved-to-england']) {
      expect(kinds).toContain(kind)
    }
  })
})

describe('the people', patiently, () => {
  it('have valid NHS numbers that begin 999, each once within a trust', () => {
    for (const { patients } of lists.values()) {
      expect(new Set(patients.map(({ nhs_number }) => nhs_number)).size).toBe(patients.length)
      for (const { nhs_number } of patients) {
        if (!parseNhsNumber(nhs_number).ok || !isSynthetic(nhs_number as NhsNumber)) throw new Error(nhs_number)
      }
    }
  })

  it('include some who wait at two trusts of their alliance, under one number and one name', () => {
    for (const { id } of demoAlliances) {
      const seen = new Map<string, PatientRow[]>()
      for (const { code } of demoTrusts.filter(({ alliance }) => alliance.id === id)) {
        for (const row of lists.get(code)!.patients)
          seen.set(row.nhs_number, [...(seen.get(row.nhs_number) ?? []), row])
      }
      const twice = [...seen.values()].filter((rows) => rows.length > 1)
      expect(twice.length).toBeGreaterThan(20)
      expect(
        twice.every((rows) => new Set(rows.map(({ family_name, birth_date }) => family_name + birth_date)).size === 1),
      ).toBe(true)
    }
  })

  it('are 3% to 5% fewer than the pathways, and every pathway is of one of them', () => {
    for (const { patients, pathways } of lists.values()) {
      const known = new Set(patients.map(({ id }) => id))
      expect(pathways.every(({ patient_id }) => known.has(patient_id))).toBe(true)
      const share = 1 - patients.length / pathways.length
      expect(share).toBeGreaterThan(0.03)
      expect(share).toBeLessThan(0.05)
    }
  })

  it('live in real small areas where those are held; a Welsh home never has an English index', () => {
    const areas = new Set(councils.flatMap(({ code }) => smallAreasOf(code).map((area) => area.code)))
    for (const { patients } of lists.values()) {
      const wrong = patients.filter(({ small_area, deprivation_edition, deprivation_decile }) => {
        const isHeld = small_area !== null && areas.has(small_area)
        return isHeld !== (deprivation_edition === 'IMD 2025') || isHeld !== (deprivation_decile !== null)
      })
      expect(wrong).toEqual([])
    }
    const welsh = everyPathway().filter(({ nation }) => nation === 'Wales')
    expect(welsh.length).toBeGreaterThan(9_000)
    expect(
      new Set(
        welsh.map(({ deprivation_edition, deprivation_quintile }) => `${deprivation_edition} ${deprivation_quintile}`),
      ),
    ).toEqual(new Set(['WIMD 2019 null']))
  })

  it('are children in children’s services, and women in gynaecology', () => {
    for (const { patients, pathways } of lists.values()) {
      const byId = new Map(patients.map((row) => [row.id, row]))
      const wrong = pathways.filter(({ patient_id, reported_group }) => {
        const { birth_date, sex } = byId.get(patient_id)!
        if (reported_group === 'X04') return ageOn(birth_date, censusDay) >= 18
        return reported_group === '502' && sex === '1'
      })
      expect(wrong).toEqual([])
    }
  })

  it('have postcodes of an area that does not exist', () => {
    for (const { patients } of lists.values()) {
      expect(patients.every(({ postcode }) => /^ZZ9\d \d[A-Z]{2}$/.test(postcode))).toBe(true)
    }
  })
})

describe('the same seed', patiently, () => {
  const digest = (seed: number): string => {
    const hash = createHash('sha256')
    for (const batch of trustList('RBK', { seed, percent: 3 })) hash.update(JSON.stringify(batch))
    return hash.digest('hex')
  }

  it('gives the same rows, and another seed gives other people', () => {
    expect(digest(1)).toBe(digest(1))
    expect(digest(2)).not.toBe(digest(1))
  })
})

const noCounts = (): number[] => Array.from({ length: 105 }, () => 0)

const eventOf = ({ on_day, kind, provider, rtt_status, detail }: EventRow): PathwayEvent =>
  ({
    on: on_day,
    kind,
    provider,
    ...(rtt_status && { rttStatus: rtt_status }),
    ...(detail && { detail }),
  }) as PathwayEvent

function grouped(events: readonly EventRow[]): Map<string, EventRow[]> {
  const found = new Map<string, EventRow[]>()
  for (const event of events) {
    const known = found.get(event.pathway_id)
    if (known) known.push(event)
    else found.set(event.pathway_id, [event])
  }
  return found
}
