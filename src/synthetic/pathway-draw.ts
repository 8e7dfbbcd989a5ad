/** Draws what one pathway is for, how it came about, where, with whom, how urgent, and how far the patient would go. */
import { epochDay } from '#nhs/day.ts'
import type { OrthopaedicSubspecialty } from '#nhs/orthopaedic-subspecialty.ts'
import { priorityOrder } from '#nhs/priority.ts'
import type { DemoTrust } from './alliances.ts'
import type { Surgeon } from './capacity/surgical-team.ts'
import { theatreSites } from './capacity/theatre-estate.ts'
import { serviceOf, type TheatreService } from './capacity/theatre-services.ts'
import { urgencyOf } from './clinical-priority.ts'
import { clinicSites } from './clinics.ts'
import { bookingReference, madeUuid, pathwayIdentifier } from './demo-identifiers.ts'
import type { EventRow, PathwayRow } from './demo-rows.ts'
import { type Stay, stayFor } from './expected-stay.ts'
import { runCourse } from './history/course.ts'
import { openStory } from './history/openings.ts'
import { dayText, Story } from './history/story.ts'
import type { WhoComes } from './invented-people.ts'
import { journeysTo, willingMinutes } from './journeys.ts'
import { editionOf, type Patient } from './patient-pool.ts'
import { proceduresOf } from './procedures.ts'
import { censusDay, type PublishedCell } from './published-bands.ts'
import { Random } from './random.ts'
import { membersOf, subspecialtyShares, whoComesTo } from './service-mix.ts'
import { toComeIn } from './to-come-in.ts'
import { draw, type Weighted, weighted } from './weighted.ts'

/** What a pathway is for, before it is known whose it is. */
export type Need = {
  readonly admit: boolean
  readonly treatmentFunction: string
  readonly subspecialty: string | null
  readonly who: WhoComes
}

export type PathwayDraw = {
  need(cell: PublishedCell, admit: boolean): Need
  pathway(cell: PublishedCell, need: Need, patient: Patient, start: number): { pathway: PathwayRow; events: EventRow[] }
}

export function drawPathway(trust: DemoTrust, team: readonly Surgeon[], seed: number): PathwayDraw {
  const random = new Random(seed, 'pathways', trust.code)
  const members = remembered((key) => {
    const [group = '', part] = key.split(' ')
    return weighted(
      membersOf(trust.code, group).map(({ code, all, admit }) => [code, part === 'admit' ? admit : all] as const),
    )
  })
  const shares = subspecialtyShares[trust.code]
  const subspecialties = shares && weighted(shares)
  const procedures = remembered((key) => {
    const [code = '', subspecialty = ''] = key.split(' ')
    return weighted(proceduresOf(code, subspecialty || null).map((procedure) => [procedure, procedure.share] as const))
  })
  const surgeonsOf = remembered((serviceId) => team.filter(({ service }) => service.id === serviceId))
  const journeys = journeysTo(trust.alliance.members.flatMap(({ trust: member }) => theatreSites(member)))
  const clinics = { ENG: clinicSites(trust.code, 'ENG'), NONC: clinicSites(trust.code, 'NONC') }
  let count = 0

  return {
    need({ reportedGroup }, admit) {
      const treatmentFunction = draw(members(`${reportedGroup} ${admit ? 'admit' : 'all'}`), random)
      const subspecialty = subspecialtyOf(treatmentFunction, subspecialties, random)
      return { admit, treatmentFunction, subspecialty, who: whoComesTo(treatmentFunction, reportedGroup, subspecialty) }
    },

    pathway({ reportedGroup, commissioners }, { admit, treatmentFunction, subspecialty }, patient, start) {
      count += 1
      const id = madeUuid(count, random)
      const census = epochDay(censusDay)
      const ubrn = bookingReference(trust.number, count)
      const story = new Story({
        trust: trust.code,
        start,
        census,
        admit,
        treatmentFunction,
        reportedGroup,
        isEnglish: commissioners === 'ENG',
        ubrn,
        random,
      })
      const opened = openStory(story)
      const course = runCourse(story, opened)
      const decided = course.decidedToAdmit
      const service = serviceOf(trust.code, treatmentFunction, subspecialty)
      const stay = admit
        ? stayFor(draw(procedures(`${treatmentFunction} ${subspecialty ?? ''}`), random), random)
        : undefined
      const surgeon = service && random.pick(surgeonsOf(service.id))
      const booked = stay && surgeon ? toComeIn(surgeon, decided!, stay, story) : undefined
      const daysSince = decided === undefined ? 0 : census - decided
      const urgency = admit ? urgencyOf(treatmentFunction, subspecialty, daysSince, random) : undefined
      const [identifier, issuer] = pathwayIdentifier(
        opened.issuer ?? trust.code,
        count * 8 + trust.number,
        opened.fromBookingReference ? ubrn : undefined,
      )
      const told = story.events()
      const { person, home } = patient
      const referralIdentifier = `${trust.code}-${String(count).padStart(6, '0')}`
      const minutes = journeys(home)
      return {
        pathway: {
          trust: trust.code,
          id,
          patient_id: patient.id,
          source: 'demonstration',
          source_key: referralIdentifier,
          pathway_identifier: identifier,
          pathway_issuer: issuer,
          referral_identifier: referralIdentifier,
          waiting_list_type: admit ? 'IRTT' : 'ORTT',
          treatment_function: treatmentFunction,
          reported_group: reportedGroup,
          subspecialty,
          commissioner: home.commissioner,
          nation: home.nation,
          site: booked?.site ?? siteFor(service, stay, clinics[commissioners], random),
          consultant: surgeon?.id ?? `C98${trust.number}${treatmentFunction}${random.below(6)}`,
          referral_received_on: told[0]!.on,
          clock_start: dayText(start),
          clock_stop: null,
          rtt_status: course.status,
          decided_to_admit_on: decided === undefined ? null : dayText(decided),
          to_come_in_on: booked?.day ?? null,
          priority: urgency?.priority ?? null,
          priority_order: priorityOrder(urgency?.priority ?? undefined),
          prioritised_on: urgency?.priority ? dayText(decided! + urgency.prioritisedAfter) : null,
          procedure_code: stay?.procedure.code ?? null,
          procedure_name: stay?.procedure.name ?? null,
          intended_management: stay ? (stay.nights === 0 ? '2' : '1') : null,
          expected_minutes: stay?.minutes ?? null,
          expected_nights: stay?.nights ?? null,
          willing_minutes: willingMinutes(
            { home, journeys: minutes, waited: census - start, isSpecialist: shares !== undefined },
            random,
          ),
          travel_minutes: minutes,
          sex: person.sex,
          age_band: patient.ageBand,
          ethnic_group: patient.ethnicGroup,
          deprivation_edition: editionOf(home),
          deprivation_quintile: home.nation === 'England' ? (home.smallArea?.deprivationQuintile ?? null) : null,
        },
        events: told.map(
          (event, at): EventRow => ({
            trust: trust.code,
            pathway_id: id,
            seq: at + 1,
            on_day: event.on,
            kind: event.kind,
            rtt_status: event.rttStatus ?? null,
            provider: event.provider,
            detail: event.detail ?? null,
          }),
        ),
      }
    },
  }
}

/** At the specialist hospitals; elsewhere a treatment function says enough. */
function subspecialtyOf(
  treatmentFunction: string,
  shares: Weighted<OrthopaedicSubspecialty> | undefined,
  random: Random,
): OrthopaedicSubspecialty | null {
  if (!shares) return null
  if (treatmentFunction === '110') return draw(shares, random)
  if (treatmentFunction === '108') return 'spine'
  return treatmentFunction === '214' ? 'paediatric' : null
}

/** Four day cases in five are for the day site, where the service has one. Who is not to be operated on comes to clinics. */
function siteFor(
  service: TheatreService | undefined,
  stay: Stay | undefined,
  clinics: Weighted<string>,
  random: Random,
): string {
  if (!service || !stay) return draw(clinics, random)
  return stay.nights === 0 && random.chance(0.8) ? service.daySite : service.mainSite
}

function remembered<Value>(make: (key: string) => Value): (key: string) => Value {
  const known = new Map<string, Value>()
  return (key) => {
    let value = known.get(key)
    if (value === undefined) {
      value = make(key)
      known.set(key, value)
    }
    return value
  }
}
