/** A case as a paper for the board, in blocks: the page and the PDF are both made from these. Pure. */
import { londonDay } from '#nhs/day.ts'
import { trustName } from '#nhs/organisations.ts'
import * as format from '#web/format.ts'
import type { Block } from '#web/print/block.ts'
import type { PrintedDocument } from '#web/print/document-pdf.ts'
import type { CaseEffect } from './effect-body.ts'
import { fiveTests } from './five-tests.ts'
import { notesOf } from './notes.ts'
import { estimateInWords, planInWords, pounds } from './pages/case-words.ts'
import { levelAt, whatMoves } from './pages/scores.tsx'
import { type CaseFacts, checkCase, judgeOptions, rankOptions } from './standing.ts'

export function paperOf(facts: CaseFacts, serviceName: string, effect: CaseEffect | undefined): PrintedDocument {
  const { found, options, notes } = facts
  const judged = judgeOptions(facts)
  const ranking = rankOptions(facts)
  const checked = checkCase(facts)
  const titles = new Map(options.map(({ id, title }) => [id, title]))
  const title = (id: string): string => titles.get(id) ?? id
  const says = new Map(found.criteria.map((criterion) => [criterion.id, criterion.says]))
  const heading = (text: string): Block => ({ kind: 'heading', text })
  const paragraph = (text: string): Block => ({ kind: 'paragraph', text })
  const list = (items: readonly string[], none: string): Block =>
    items.length === 0 ? paragraph(none) : { kind: 'list', items }
  const body = effect?.body
  return {
    title: `Board paper: ${found.title}`,
    standing: `${serviceName}. Led by ${found.name}, ${trustName(found.trust)}. For decision by the board.`,
    blocks: [
      heading('Why it should change'),
      paragraph(found.why),
      heading('Options'),
      {
        kind: 'facts',
        rows: judged.map(({ option, standing, verdicts }) => ({
          name: option.title,
          value: [
            `${planInWords(option.plan)}${option.isBaseline ? '' : `. From ${format.date(option.plan.from)}`}`,
            standing === 'short list'
              ? 'On the short list'
              : standing === 'open'
                ? 'Not judged on every hurdle yet'
                : 'Not on the short list',
            ...verdicts
              .filter(({ passes }) => passes === false)
              .map(({ hurdle, reason }) => `${hurdle.says}: no. ${reason}`),
          ].join('. '),
        })),
      },
      heading('What each option would do'),
      ...(body && effect
        ? [
            paragraph(
              `Computed on ${format.date(londonDay(effect.at))} from the trusts' lists and theatres, over ${format.count(body.assumptions.months, 'month')}, ${format.number(body.assumptions.replications)} runs of each option with the same chances. A range holds 19 of 20 runs.`,
            ),
            {
              kind: 'facts',
              rows: body.options.map((option) => ({
                name: option.title,
                value: effectInWords(option),
              })),
            } satisfies Block,
            paragraph(`What is assumed comes from: ${body.assumptions.source}. Journeys: ${body.travelSource}.`),
          ]
        : [paragraph('The effect has not been computed.')]),
      heading('Ranking'),
      list(
        ranking.options
          .toSorted((a, b) => (a.place ?? 99) - (b.place ?? 99))
          .map(({ option, place, total }) =>
            place === null || total === null
              ? `${title(option)}: not scored on every criterion`
              : `${place}. ${title(option)}: ${total.toFixed(2)} of 10`,
          ),
        'No option passes the hurdles.',
      ),
      paragraph(`Weights: ${found.criteria.map(({ says: said, weight }) => `${said} ${weight}%`).join('; ')}.`),
      heading('What would change the ranking'),
      list(
        ranking.flips.map(
          (flip) =>
            `${title(flip.ahead)} and ${title(flip.behind)}: ${whatMoves(flip, { title, says })}. Level at: ${levelAt(flip)}`,
        ),
        'No weight and no single score changes the ranking.',
      ),
      heading('Five tests'),
      {
        kind: 'facts',
        rows: fiveTests.map(({ id, says: said }) => {
          const note = notes.find(({ kind, subject }) => kind === 'test' && subject === id)
          const answer = note?.body.answer
          const state =
            answer === 'met'
              ? 'Met'
              : answer === 'not-needed'
                ? 'Does not apply'
                : note
                  ? 'Not met yet'
                  : 'Nobody has said'
          return { name: said, value: note ? `${state}. ${note.body.reason}` : state }
        }),
      },
      heading('Consultation'),
      list(
        notesOf(notes, 'consultation').map(
          ({ body: said }) =>
            `${said.question} ${format.dateRange(String(said.from), String(said.to))}: ${format.number(Number(said.for))} for, ${format.number(Number(said.against))} against, ${format.number(Number(said.neither))} neither. ${said.said} Source: ${said.source}`,
        ),
        'No responses have been written down.',
      ),
      heading('Benefits'),
      list(
        notesOf(notes, 'benefit').map(
          ({ body: said }) => `${said.benefit}: ${said.measure}, by ${format.date(String(said.due))}`,
        ),
        'No benefits have been named.',
      ),
      heading('Still missing from the business case'),
      list(
        checked.filter(({ state }) => state === 'not-done').map(({ says: said }) => said),
        'Nothing.',
      ),
    ],
  }
}

type Computed = NonNullable<CaseEffect['body']>['options'][number]

function effectInWords({ scopes, isBaseline, moreWaiting, moreTreated, travel, money }: Computed): string {
  const last = scopes.find(({ kind }) => kind === 'together')!.positions.at(-1)!
  const more = ({ middle, low, high }: Computed['moreWaiting']): string =>
    `${format.change(middle)} (${format.change(low)} to ${format.change(high)})`
  return [
    `${estimateInWords(last.waiting)} wait at the end`,
    ...(isBaseline
      ? []
      : [`against leaving it as it is: ${more(moreWaiting)} waiting, ${more(moreTreated)} operations`]),
    ...(last.p92 ? [`92 of 100 have waited less than ${format.decimal(last.p92.middle)} weeks`] : []),
    ...(travel ? [`${format.decimal(travel.together.carAfter)} minutes by car on average`] : []),
    ...(money && !isBaseline ? [`money: ${pounds(money.netPounds)}`] : []),
  ].join('; ')
}
