/** What letters say of each transfer's newest offer, or why there is no letter to write. */
import { sql } from 'kysely'
import { type Day, daysBetween } from '#nhs/day.ts'
import { minutesByBus, travelModelOn } from '#nhs/distance.ts'
import type { Tx } from '#platform/database.ts'
import { stateNow } from '../../life/standing.ts'
import { isOpen, type TransferModel, type TransferState } from '../../life/states.ts'
import type { PageOf } from '../../patient/page-in-letters.ts'
import { needsAsListed, type RecordedNeeds } from '../need-store.ts'
import type { Journey, OfferFacts } from '../offer-facts.ts'
import { referenceOf } from '../reference-of.ts'
import { type HomeDay, soonerThanAtHome } from '../weeks-sooner.ts'

export type FactsForLetter = {
  readonly transfer: string
} & ({ readonly offer: string; readonly facts: OfferFacts } | { readonly because: string })

type Row = {
  id: string
  sender: string
  state: TransferState
  model: TransferModel
  replyUntil: Date | null
  holdUntil: Date | null
  now: Date
  offer: string | null
  day: Day
  provider: string
  site: string
  team: string
  replyBy: Day
  homeDay: Day | null
  homeDayIs: HomeDay['is'] | null
  clockStart: Day
  procedure: string | null
  nights: number | null
  there: number | null
  home: number | null
  givenName: string
  familyName: string
  postcode: string | null
  listed: string | null
  needs: RecordedNeeds | null
  link: string | null
}

type Given = {
  readonly today: Day
  /** Of the team that answers. */
  readonly phone: string | null
  /** What is said of a patient's own page, by the id of its link if it has one; left out, nothing is. */
  readonly pageOf?: PageOf
}

/** In the order of the ids. Transfers that are not the viewer's trust's are left out without a word. */
export async function factsForLetters(tx: Tx, transfers: readonly string[], given: Given): Promise<FactsForLetter[]> {
  return (await readRows(tx, transfers)).map((row) => {
    const because = whyNot(row, given.today)
    if (row.offer === null || because !== undefined) return { transfer: row.id, because: because ?? noOffer }
    return { transfer: row.id, offer: row.offer, facts: factsOf(row, given) }
  })
}

/** The same of one transfer, wherever it stands; nothing when no offer was made, or it is none of the viewer's. */
export async function factsOfOffer(
  tx: Tx,
  transfer: string,
  given: Given,
): Promise<{ readonly offer: string; readonly facts: OfferFacts } | undefined> {
  const [row] = await readRows(tx, [transfer])
  return row && row.offer !== null ? { offer: row.offer, facts: factsOf(row, given) } : undefined
}

async function readRows(tx: Tx, transfers: readonly string[]): Promise<Row[]> {
  const { rows } = await sql<Row>`
    select t.id, t.sender, t.state, t.model, t.reply_by as "replyUntil", t.hold_until as "holdUntil", clock_timestamp() as now,
           o.id as offer, o.day, o.provider, o.site, o.team, o.reply_by as "replyBy",
           t.home_day as "homeDay", t.home_day_is as "homeDayIs",
           p.clock_start as "clockStart", p.procedure_name as procedure, p.expected_nights as nights,
           (p.travel_minutes ->> o.site)::integer as there, (p.travel_minutes ->> p.site)::integer as home,
           i.given_name as "givenName", i.family_name as "familyName", i.postcode, i.interpreter_language as listed,
           case when n.trust is null then null else json_build_object(
             'language', n.language, 'interpreter', n.interpreter, 'letterForm', n.letter_form, 'email', n.email,
             'note', n.note, 'address', n.address, 'version', n.version) end as needs, l.id as link
      from unnest(${[...transfers]}::uuid[]) with ordinality as asked (id, place)
      join transfer t on t.sender = (select viewer_trust()) and t.id = asked.id
      join pathway p on p.trust = t.sender and p.pseudonym = t.pseudonym
      join patient i on i.trust = p.trust and i.id = p.patient_id
      left join patient_need n on n.trust = i.trust and n.patient_id = i.id
      left join patient_link l on l.sender = t.sender and l.transfer_id = t.id and l.revoked_at is null
      left join lateral (select * from transfer_offer f where f.sender = t.sender and f.transfer_id = t.id
                          order by f.made_at desc, f.id desc limit 1) o on true
     order by asked.place`.execute(tx)
  return rows
}

function factsOf(row: Row, { today, phone, pageOf }: Given): OfferFacts {
  const { there, home } = row
  const needs = row.needs ?? needsAsListed(row.listed)
  const journey = (car: number): Journey => ({ car, bus: minutesByBus(car, travelModelOn(today)) })
  const travel = there === null || home === null ? null : { there: journey(there), now: journey(home) }
  return {
    reference: referenceOf(row.id),
    patient: { name: `${row.givenName} ${row.familyName}`, address: needs.address, postcode: row.postcode },
    sender: row.sender,
    offer: { day: row.day, provider: row.provider, site: row.site, team: row.team, replyBy: row.replyBy },
    model: row.model,
    procedure: row.procedure === null ? 'your operation' : `your operation (${firstSmall(row.procedure)})`,
    weeksWaited: Math.floor(daysBetween(row.clockStart, today) / 7),
    ...soonerThanAtHome(row.day, row.homeDay === null ? null : { day: row.homeDay, is: row.homeDayIs! }),
    nights: row.nights,
    travel,
    phone,
    page: pageOf?.(row.link) ?? null,
    ...(row.link !== null && pageOf && { link: row.link }),
    needs,
  }
}

const noOffer = 'No offer is recorded. Offer a date first.'

function whyNot(row: Row, today: Day): string | undefined {
  if (row.offer === null) return noOffer
  const state = stateNow({ state: row.state, replyBy: row.replyUntil, holdUntil: row.holdUntil, now: row.now })
  if (!isOpen(state)) return 'The transfer is over.'
  if (state !== 'offered') return 'The patient has answered already.'
  return row.replyBy < today ? 'The time to answer the offer is over.' : undefined
}

const firstSmall = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1)
