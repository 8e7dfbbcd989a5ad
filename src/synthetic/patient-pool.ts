/**
 * The people on one trust's list. Most have one pathway; about one in 25 gets a second one, for another service or the
 * same; and some wait at a fellow member too, under one NHS number.
 */
import { type AgeBandOrUnknown, ageBandOn } from '#nhs/age-band.ts'
import type { DemoTrust } from './alliances.ts'
import { localId, madeUuid, nhsNumbers } from './demo-identifiers.ts'
import type { PatientRow } from './demo-rows.ts'
import { inventPerson, type Person, shownEthnicGroup, type WhoComes } from './invented-people.ts'
import { censusDay, type PublishedCell } from './published-bands.ts'
import { Random } from './random.ts'
import { sharedPeople } from './shared-people.ts'
import { type Home, type Homes, homesOf } from './where-people-live.ts'

export type Patient = {
  readonly id: string
  readonly trust: string
  readonly localId: string
  readonly nhsNumber: string
  readonly home: Home
  readonly person: Person
  readonly ageBand: AgeBandOrUnknown
  readonly ethnicGroup: string
  /** Whether this pathway is their first. */
  readonly isNew: boolean
}

/** Of all pathways, those of somebody who has one already. */
const secondPathway = 0.04
const waitsElsewhereToo = 0.004
/** Patients who could get a second pathway: few enough to hold, enough to be of all kinds. */
const heldForSecond = 2_000
/** Places in the walk through NHS numbers for each trust: more than twice what the longest list takes. */
const placesEach = 180_000

export class PatientPool {
  private readonly trust: DemoTrust
  private readonly random: Random
  private readonly homes: Homes
  private readonly numbers: Iterator<string, never>
  private readonly shared: Iterator<{ home: Home; person: Person; nhsNumber: string }, never>
  private readonly held: { readonly patient: Patient; readonly commissioners: string }[] = []
  private count = 0

  constructor(trust: DemoTrust, seed: number) {
    const { alliance, code, number } = trust
    this.trust = trust
    this.random = new Random(seed, 'patients', code)
    this.homes = homesOf(code, seed)
    this.numbers = nhsNumbers(number * placesEach)
    this.shared = sharedPeople({ ...alliance, trusts: alliance.members.map(({ trust }) => trust) }, censusDay, seed)
  }

  patientFor({ commissioners }: PublishedCell, { who }: { readonly who: WhoComes }): Patient {
    if (this.random.chance(secondPathway)) {
      const known = this.takeHeld(commissioners, who)
      if (known) return { ...known, isNew: false }
    }
    const patient = this.newPatient(commissioners, who)
    const place = this.held.length < heldForSecond ? this.held.length : this.random.below(heldForSecond)
    this.held[place] = { patient, commissioners }
    return patient
  }

  /** Somebody held who could come to this service: three are looked at. */
  private takeHeld(commissioners: string, who: WhoComes): Patient | undefined {
    for (let look = 0; look < 3 && this.held.length > 0; look++) {
      const at = this.random.below(this.held.length)
      const found = this.held[at]!
      if (found.commissioners !== commissioners || !couldCome(found.patient, who)) continue
      const last = this.held.pop()!
      if (at < this.held.length) this.held[at] = last
      return found.patient
    }
    return undefined
  }

  private newPatient(commissioners: PublishedCell['commissioners'], who: WhoComes): Patient {
    if (commissioners === 'ENG' && isForEverybody(who) && this.random.chance(waitsElsewhereToo)) {
      const { home, person, nhsNumber } = this.shared.next().value
      return this.patientFrom(home, person, nhsNumber)
    }
    const home = this.homes(commissioners, this.random)
    return this.patientFrom(home, inventPerson(home, who, censusDay, this.random), this.numbers.next().value)
  }

  private patientFrom(home: Home, person: Person, nhsNumber: string): Patient {
    this.count += 1
    return {
      id: madeUuid(this.count, this.random),
      trust: this.trust.code,
      localId: localId(this.trust.code, this.count),
      nhsNumber,
      home,
      person,
      ageBand: ageBandOn(person.birthDate, censusDay),
      ethnicGroup: shownEthnicGroup(person.ethnicCategory),
      isNew: true,
    }
  }
}

const bandNames = ['0-17', '18-44', '45-64', '65-74', '75-84', '85+']

function couldCome({ ageBand, person }: Patient, { ages, women }: WhoComes): boolean {
  if (women > 0.9 && person.sex !== '2') return false
  return ages[bandNames.indexOf(ageBand)]! >= 0.3
}

/** Adults of either sex: what the shared people are. */
const isForEverybody = ({ ages, women }: WhoComes): boolean => ages[2]! > 0.5 && women > 0.3 && women < 0.7

/** A patient as a row. */
export function invented({ id, trust, localId: local_id, nhsNumber, home, person }: Patient): PatientRow {
  const { smallArea, nation } = home
  return {
    trust,
    id,
    local_id,
    nhs_number: nhsNumber,
    // One in sixteen not yet traced, told by the number itself so that it needs no draw.
    nhs_number_status: nhsNumber.charCodeAt(6) % 16 === 0 ? '02' : '01',
    family_name: person.familyName,
    given_name: person.givenName,
    birth_date: person.birthDate,
    sex: person.sex,
    ethnic_category: person.ethnicCategory,
    postcode: person.postcode,
    small_area: smallArea?.code ?? null,
    deprivation_edition: editionOf(home),
    deprivation_decile: nation === 'England' ? (smallArea?.deprivationDecile ?? null) : null,
    gp_practice: person.gpPractice,
    interpreter_language: person.interpreterLanguage,
  }
}

/**
 * The index that a home would be judged by. Welsh homes are known by council alone, and English ones of other councils
 * not to a small area: the first name the Welsh index without a value, and neither ever has an English one by mistake.
 */
export function editionOf({ nation, smallArea }: Home): string | null {
  if (nation === 'Wales') return 'WIMD 2019'
  return smallArea ? 'IMD 2025' : null
}
