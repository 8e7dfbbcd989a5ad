/** Cases with their options, effects, scores and notes, inside a viewer's transaction. */
import { sql } from 'kysely'
import type { Day } from '#nhs/day.ts'
import type { TrustCode } from '#nhs/trust-code.ts'
import type { Tx } from '#platform/database.ts'
import { Conflict } from '#platform/errors.ts'
import type { ServiceCase } from './case.ts'
import type { CaseOption } from './effect.ts'
import type { CaseEffect, EffectBody } from './effect-body.ts'
import type { OptionPlan } from './option.ts'
import type { SmallArea } from './travel.ts'

export const noteKinds = ['hurdle', 'test', 'checklist', 'consultation', 'decision', 'benefit'] as const
export type NoteKind = (typeof noteKinds)[number]

/** The last that was said of a subject. Its body is as `notes.ts` reads it. */
export type Note = {
  readonly kind: NoteKind
  readonly subject: string
  readonly seq: number
  readonly body: Readonly<Record<string, unknown>>
  readonly onDay: Day
  readonly trust: TrustCode
  readonly name: string
}

export type KeptOption = CaseOption & { readonly withdrawnOn: Day | null }

/** A person's last score of an option on a criterion. */
export type KeptScore = {
  readonly option: string
  readonly criterion: string
  readonly score: number
  readonly person: string
  readonly trust: TrustCode
  readonly name: string
}

const here = sql`alliance = (select viewer_alliance())`

export function caseStore(tx: Tx) {
  const rowsOf = async <Row>(query: ReturnType<typeof sql<Row>>): Promise<Row[]> => (await query.execute(tx)).rows
  const cases = (condition: ReturnType<typeof sql>): Promise<ServiceCase[]> =>
    rowsOf(sql<ServiceCase>`
      select id, service, title, why, by_trust as trust, by_name as name, hurdles, criteria, assumptions, version, at
        from service_case where ${here} and ${condition} order by at desc, title`)
  const effects = (condition: ReturnType<typeof sql>): Promise<CaseEffect[]> =>
    rowsOf(sql<CaseEffect>`
      select number, state, job, because, body, person_trust as trust, at
        from service_case_effect where ${here} and ${condition} order by number desc limit 1`)
  return {
    all: () => cases(sql`true`),
    async one(id: string): Promise<ServiceCase | undefined> {
      return (await cases(sql`id = ${id}::uuid`))[0]
    },

    async add(added: Omit<ServiceCase, 'version' | 'trust' | 'at'>): Promise<void> {
      await sql`
        insert into service_case (id, service, title, why, by_name, hurdles, criteria, assumptions)
        values (${added.id}::uuid, ${added.service}, ${added.title}, ${added.why}, ${added.name},
                ${JSON.stringify(added.hurdles)}::jsonb, ${JSON.stringify(added.criteria)}::jsonb,
                ${JSON.stringify(added.assumptions)}::jsonb)`.execute(tx)
    },

    /** @throws Conflict when somebody changed it since the version that was seen */
    async change(
      id: string,
      version: number,
      { hurdles, criteria, assumptions }: Pick<ServiceCase, 'hurdles' | 'criteria' | 'assumptions'>,
    ): Promise<void> {
      const rows = await rowsOf<{ id: string }>(sql`
        update service_case
           set hurdles = ${JSON.stringify(hurdles)}::jsonb, criteria = ${JSON.stringify(criteria)}::jsonb,
               assumptions = ${JSON.stringify(assumptions)}::jsonb, version = version + 1
         where ${here} and id = ${id}::uuid and version = ${version} returning id`)
      if (rows.length === 0) throw new Conflict(`case ${id} has been changed since version ${version}`)
    },

    /** Leaving it as it is comes first, then in the order in which they were put forward. */
    options: (id: string): Promise<KeptOption[]> =>
      rowsOf(sql`
        select id, title, is_baseline as "isBaseline", plan, withdrawn_on as "withdrawnOn" from service_case_option
         where ${here} and case_id = ${id}::uuid order by not is_baseline, at, title`),

    async addOption(
      id: string,
      option: { readonly id: string; readonly title: string; readonly isBaseline: boolean; readonly plan: OptionPlan },
    ): Promise<void> {
      await sql`
        insert into service_case_option (case_id, id, title, is_baseline, plan)
        values (${id}::uuid, ${option.id}::uuid, ${option.title}, ${option.isBaseline},
                ${JSON.stringify(option.plan)}::jsonb)`.execute(tx)
    },

    /** Whether it was there to be withdrawn. The one that leaves all as it is stays. */
    async withdraw(id: string, option: string, on: Day): Promise<boolean> {
      const rows = await rowsOf<{ id: string }>(sql`
        update service_case_option set withdrawn_on = ${on}
         where ${here} and case_id = ${id}::uuid and id = ${option}::uuid and withdrawn_on is null and not is_baseline
        returning id`)
      return rows.length > 0
    },

    /** What was last asked to be computed, and what was last computed. */
    async effects(id: string): Promise<{ readonly last?: CaseEffect; readonly ready?: CaseEffect }> {
      const [last] = await effects(sql`case_id = ${id}::uuid`)
      const [ready] = last?.state === 'ready' ? [last] : await effects(sql`case_id = ${id}::uuid and state = 'ready'`)
      return { ...(last && { last }), ...(ready && { ready }) }
    },

    async askEffect(id: string): Promise<number> {
      const rows = await rowsOf<{ number: number }>(sql`
        insert into service_case_effect (case_id, number)
        select ${id}::uuid, coalesce(max(number), 0) + 1 from service_case_effect where ${here} and case_id = ${id}::uuid
        returning number`)
      return rows[0]!.number
    },

    async effectAsked(id: string, number: number, job: string): Promise<void> {
      await sql`update service_case_effect set job = ${job}::uuid
        where ${here} and case_id = ${id}::uuid and number = ${number}`.execute(tx)
    },

    async endEffect(
      id: string,
      number: number,
      end: { readonly body: EffectBody } | { readonly because: string },
    ): Promise<void> {
      const [state, body, because] =
        'body' in end ? ['ready', JSON.stringify(end.body), null] : ['failed', null, end.because]
      await sql`
        update service_case_effect set state = ${state}, body = ${body}::jsonb, because = ${because}
         where ${here} and case_id = ${id}::uuid and number = ${number} and state = 'asked'`.execute(tx)
    },

    scores: (id: string): Promise<KeptScore[]> =>
      rowsOf(sql`
        select distinct on (option_id, criterion, person_trust, person)
               option_id as option, criterion, score, person, person_trust as trust, name from service_case_score
         where ${here} and case_id = ${id}::uuid order by option_id, criterion, person_trust, person, seq desc`),

    /** As the viewer: nobody scores for another. */
    async score(
      id: string,
      given: { readonly option: string; readonly criterion: string; readonly score: number; readonly name: string },
    ): Promise<void> {
      await sql`
        insert into service_case_score (case_id, option_id, criterion, score, name, seq)
        select ${id}::uuid, ${given.option}::uuid, ${given.criterion}, ${given.score}, ${given.name}, coalesce(max(seq), 0) + 1
          from service_case_score
         where ${here} and case_id = ${id}::uuid and option_id = ${given.option}::uuid and criterion = ${given.criterion}
           and person_trust = (select viewer_trust()) and person = (select viewer_person())`.execute(tx)
    },

    notes: (id: string): Promise<Note[]> =>
      rowsOf(sql`
        select distinct on (kind, subject) kind, subject, seq, body, on_day as "onDay", person_trust as trust, name
          from service_case_note where ${here} and case_id = ${id}::uuid order by kind, subject, seq desc`),

    /** @param seen the number of the last note that the page showed, 0 for none. @throws Conflict when it is not the last */
    async note(
      id: string,
      { kind, subject, body, onDay, name, seen }: Omit<Note, 'seq' | 'trust'> & { readonly seen: number },
    ): Promise<void> {
      const rows = await rowsOf<{ seq: number }>(sql`
        insert into service_case_note (case_id, kind, subject, seq, body, on_day, name)
        select ${id}::uuid, ${kind}, ${subject}, ${seen} + 1, ${JSON.stringify(body)}::jsonb, ${onDay}, ${name}
         where coalesce((select max(seq) from service_case_note
                          where ${here} and case_id = ${id}::uuid and kind = ${kind} and subject = ${subject}), 0) = ${seen}
        on conflict do nothing returning seq`)
      if (rows.length === 0) throw new Conflict(`somebody has said something else of ${kind} ${subject}`)
    },

    async areas(): Promise<(SmallArea & { readonly source: string; readonly edition: string })[]> {
      type Row = Omit<SmallArea, 'at'> & { latitude: number; longitude: number; source: string; edition: string }
      const rows = await rowsOf(sql<Row>`
        select code, residents, quintile, edition, latitude, longitude, source from small_area where ${here} order by code`)
      return rows.map(({ latitude, longitude, ...area }) => ({ ...area, at: { latitude, longitude } }))
    },
  }
}
