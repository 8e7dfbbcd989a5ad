/** Committees, meetings and items, and what was declared and said, inside a viewer's transaction. */
import { createHash } from 'node:crypto'
import { type RawBuilder, sql } from 'kysely'
import type { TrustCode } from '#nhs/trust-code.ts'
import type { Tx } from '#platform/database.ts'
import type { MediaType } from '#web/document-content.ts'
import type { Choice } from '../decision/facts.ts'
import type {
  BoardWord,
  Committee,
  Declaration,
  GivenVote,
  Item,
  ItemKind,
  ItemRecord,
  LogIn,
  Meeting,
  MeetingState,
  Paper,
  Presence,
  Seat,
} from './record.ts'

export type NewItem = Pick<
  Item,
  'meeting' | 'title' | 'motion' | 'matter' | 'amountPence' | 'affected' | 'takesEffectOn'
> & {
  readonly kind: ItemKind
  readonly isPublic: boolean
}

const here = sql<string>`(select viewer_alliance())`
const person = sql`person_trust as trust, person`

export function boardStore(tx: Tx) {
  const rowsOf = async <Row>(question: RawBuilder<Row>): Promise<Row[]> => (await question.execute(tx)).rows
  const changedOne = async (change: RawBuilder<unknown>): Promise<boolean> =>
    (await change.execute(tx)).numAffectedRows === 1n
  const madeId = async (made: RawBuilder<{ id: string }>): Promise<string> => (await rowsOf(made))[0]!.id

  const items = (condition: RawBuilder<unknown>) =>
    rowsOf(sql<Item>`
      select i.id, i.meeting, i.place, i.title, i.kind, i.matter, i.motion, i.amount_pence::float8 as "amountPence", i.affected,
             i.takes_effect_on as "takesEffectOn", i.is_public as "isPublic", i.opened_at as "openedAt",
             i.closes_at as "closesAt", i.closed_at as "closedAt", i.agreement, i.edition
        from board_item i join board_meeting m on m.alliance = i.alliance and m.id = i.meeting
       where i.alliance = ${here} and ${condition} order by m.starts_at desc, i.meeting, i.place`)
  const meetings = (condition: RawBuilder<unknown>) =>
    rowsOf(sql<Meeting>`
      select id, committee, title, way, starts_at as "startsAt", ends_at as "endsAt", place, state, edition
        from board_meeting where alliance = ${here} and ${condition} order by starts_at desc, id`)

  return {
    committees: () =>
      rowsOf(sql<Committee>`
        select id, name, purpose, from_day as "fromDay", to_day as "toDay"
          from board_committee where alliance = ${here} order by from_day, name`),
    /** Of all committees, whatever their days. */
    seats: () =>
      rowsOf(sql<Seat>`
        select id, committee, for_trust as "forTrust", ${person}, name, job_title as "jobTitle", post,
               is_voting as "isVoting", deputies, from_day as "fromDay", to_day as "toDay"
          from board_seat where alliance = ${here} order by for_trust nulls first, name`),
    /** Latest first. */
    meetings: () => meetings(sql`true`),
    async meeting(id: string): Promise<Meeting | undefined> {
      return (await meetings(sql`id = ${id}`))[0]
    },
    /** What meetings and items are called, by their ids. */
    async titles(): Promise<ReadonlyMap<string, string>> {
      const rows = await rowsOf(sql<{ id: string; title: string }>`
        select id, title from board_meeting where alliance = ${here}
        union all select id, title from board_item where alliance = ${here}`)
      return new Map(rows.map(({ id, title }) => [id, title]))
    },
    itemsCalled: (ids: readonly string[]) => items(sql`i.id = any (${[...ids]}::uuid[])`),
    itemsOf: (meeting: string) => items(sql`i.meeting = ${meeting}`),
    async item(id: string): Promise<Item | undefined> {
      return (await items(sql`i.id = ${id}`))[0]
    },
    /** Those of an item that the viewer may see: none, where a personal interest keeps them from it. */
    papersOf: (item: string) =>
      rowsOf(sql<Paper>`
        select id, item, title, body, is_public as "isPublic", ${person},
               case when file is not null then jsonb_build_object('mediaType', media_type, 'bytes', length(file)) end as file
          from board_paper where alliance = ${here} and item = ${item} order by recorded_at, id`),
    declarations: () =>
      rowsOf(sql<Declaration>`
        select id, ${person}, name, kind, what, on_meeting as "onMeeting", on_item as "onItem", from_day as "fromDay",
               until_day as "untilDay", votes_for as "votesFor", declared_at as "declaredAt"
          from board_interest where alliance = ${here} order by declared_at, id`),
    presences: (meeting: string) =>
      rowsOf(sql<Presence>`
        select id, meeting, ${person}, how, arrived_at as "arrivedAt", left_at as "leftAt"
          from board_attendance where alliance = ${here} and meeting = ${meeting} order by arrived_at, id`),

    /** Everything on every item that was put to the vote, or on the one that is asked for; latest meeting first. */
    async records(one?: string): Promise<ItemRecord[]> {
      const found = await items(one === undefined ? sql`i.opened_at is not null` : sql`i.id = ${one}`)
      if (found.length === 0) return []
      const ids = found.map(({ id }) => id)
      const of = [...new Set(found.map(({ meeting }) => meeting))]
      const [committees, seats, held, declarations] = [
        await this.committees(),
        await this.seats(),
        await meetings(sql`id = any (${of}::uuid[])`),
        await this.declarations(),
      ]
      const presences = await rowsOf(sql<Presence>`
        select id, meeting, ${person}, how, arrived_at as "arrivedAt", left_at as "leftAt"
          from board_attendance where alliance = ${here} and meeting = any (${of}::uuid[])`)
      const votes = await rowsOf(sql<GivenVote>`
        select item, ${person}, for_trust as "forTrust", choice, reason, at
          from board_vote where alliance = ${here} and item = any (${ids}::uuid[]) order by at, recorded_at`)
      const words = await rowsOf(sql<BoardWord>`
        select item, by_trust as "byTrust", choice, reason, at
          from board_ratification where alliance = ${here} and item = any (${ids}::uuid[]) order by at, recorded_at`)
      return found.map((item) => {
        const meeting = held.find(({ id }) => id === item.meeting)!
        return {
          item,
          meeting,
          committee: committees.find(({ id }) => id === meeting.committee)!,
          seats: seats.filter(({ committee }) => committee === meeting.committee),
          declarations,
          presences: presences.filter((row) => row.meeting === meeting.id),
          votes: votes.filter((row) => row.item === item.id),
          words: words.filter((row) => row.item === item.id),
        }
      })
    },

    callMeeting: (called: Omit<Meeting, 'id' | 'state' | 'edition'>) =>
      madeId(sql`
        insert into board_meeting (committee, title, way, starts_at, ends_at, place)
        values (${called.committee}, ${called.title}, ${called.way}, ${called.startsAt}, ${called.endsAt}, ${called.place})
        returning id`),
    setMeeting: ({ id, edition }: Meeting, state: MeetingState) =>
      changedOne(sql`
        update board_meeting set state = ${state}, edition = edition + 1
         where alliance = ${here} and id = ${id} and edition = ${edition}`),
    addItem: ({ meeting, title, kind, matter, motion, amountPence, affected, takesEffectOn, isPublic }: NewItem) =>
      madeId(sql`
        insert into board_item (meeting, place, title, kind, matter, motion, amount_pence, affected, takes_effect_on, is_public)
        select ${meeting}::uuid, coalesce(max(place), 0) + 1, ${title}, ${kind}, ${matter}, ${motion},
               ${amountPence}::bigint, ${[...affected]}::text[], ${takesEffectOn}::date, ${isPublic}::boolean
          from board_item where alliance = ${here} and meeting = ${meeting}
        returning id`),
    openItem: ({ id, edition }: Item, agreement: number, at: Date, closesAt: Date | null) =>
      changedOne(sql`
        update board_item
           set opened_at = ${at}, closes_at = ${closesAt}, agreement = ${agreement}, edition = edition + 1
         where alliance = ${here} and id = ${id} and edition = ${edition} and opened_at is null`),
    closeItem: ({ id, edition }: Item, at: Date) =>
      changedOne(sql`
        update board_item set closed_at = ${at}, edition = edition + 1
         where alliance = ${here} and id = ${id} and edition = ${edition} and closed_at is null and opened_at is not null`),
    async addPaper({ item, title, body, isPublic }: Pick<Paper, 'item' | 'title' | 'body' | 'isPublic'>) {
      await sql`
        insert into board_paper (item, title, body, is_public) values (${item}, ${title}, ${body}, ${isPublic})`.execute(
        tx,
      )
    },

    async attachPaper(
      { item, title, isPublic }: Pick<Paper, 'item' | 'title' | 'isPublic'>,
      { mediaType, body }: { readonly mediaType: MediaType; readonly body: Uint8Array },
    ): Promise<void> {
      const sha256 = createHash('sha256').update(body).digest('hex')
      await sql`
        insert into board_paper (item, title, body, is_public, media_type, file, sha256)
        values (${item}, ${title}, '', ${isPublic}, ${mediaType}, ${Buffer.from(body)}, ${sha256})`.execute(tx)
    },
    /** An attached file that the viewer may see; nothing where a personal interest keeps them from it. */
    async paperFile(item: string, paper: string) {
      const rows = await rowsOf(sql<{ mediaType: MediaType; body: Buffer; sha256: string }>`
        select media_type as "mediaType", file as body, sha256 from board_paper
         where alliance = ${here} and item = ${item}::uuid and id = ${paper}::uuid and file is not null`)
      return rows[0]
    },

    async declare(one: Omit<Declaration, 'id'>): Promise<void> {
      await sql`
        insert into board_interest (person_trust, person, name, kind, what, on_meeting, on_item, from_day, until_day,
                                    votes_for, declared_at)
        values (${one.trust}, ${one.person}, ${one.name}, ${one.kind}, ${one.what}, ${one.onMeeting}, ${one.onItem},
                ${one.fromDay}, ${one.untilDay}, ${one.votesFor}, ${one.declaredAt})`.execute(tx)
    },
    async arrives(meeting: string, who: LogIn, how: 'in-person' | 'by-call', at: Date): Promise<void> {
      await sql`
        insert into board_attendance (meeting, person_trust, person, how, arrived_at)
        values (${meeting}, ${who.trust}, ${who.person}, ${how}, ${at})`.execute(tx)
    },
    async apologises(meeting: string, who: LogIn): Promise<void> {
      await sql`
        insert into board_attendance (meeting, person_trust, person, how)
        values (${meeting}, ${who.trust}, ${who.person}, 'apologies')`.execute(tx)
    },
    leaves: (presence: string, at: Date) =>
      changedOne(sql`
        update board_attendance set left_at = ${at}
         where alliance = ${here} and id = ${presence} and left_at is null and how <> 'apologies'`),
    /** The viewer's own. */
    async vote(item: string, forTrust: TrustCode | null, choice: Choice, reason: string, at: Date): Promise<void> {
      await sql`
        insert into board_vote (item, for_trust, choice, reason, at)
        values (${item}, ${forTrust}, ${choice}, ${reason}, ${at})`.execute(tx)
    },
    async ratify(item: string, byTrust: TrustCode | null, choice: BoardWord['choice'], reason: string, at: Date) {
      await sql`
        insert into board_ratification (item, by_trust, choice, reason, at)
        values (${item}, ${byTrust}, ${choice}, ${reason}, ${at})`.execute(tx)
    },
  }
}
