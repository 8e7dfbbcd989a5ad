import { trustName } from '#nhs/organisations.ts'
import { Button } from '#web/buttons.tsx'
import { Download } from '#web/download.tsx'
import type { FieldError } from '#web/field-errors.ts'
import * as format from '#web/format.ts'
import { Form, TextField } from '#web/forms.tsx'
import type { Frame } from '#web/frame.ts'
import { DataTable } from '#web/table.tsx'
import { caseHref } from '../addresses.ts'
import type { ServiceCase } from '../case.ts'
import type { Flip, Ranking } from '../ranking.ts'
import type { KeptOption, KeptScore } from '../store.ts'
import { CaseSubPage, Once } from './case-parts.tsx'

type View = {
  readonly frame: Frame
  readonly found: ServiceCase
  readonly options: readonly KeptOption[]
  readonly scores: readonly KeptScore[]
  readonly ranking: Ranking
  readonly mayKeep: boolean
}

/** How the options rank, who scored what, and everything that would change the ranking. */
export function ScoresPage({ frame, found, options, scores, ranking, mayKeep }: View) {
  const titles = new Map(options.map(({ id, title }) => [id, title]))
  const title = (id: string): string => titles.get(id) ?? id
  const says = new Map(found.criteria.map((criterion) => [criterion.id, criterion.says]))
  const hasScores = ranking.options.some(({ total }) => total !== null)
  return (
    <CaseSubPage frame={frame} found={found} heading={`Scores: ${found.title}`} width="wide">
      <p>
        Each person scores each option from 0 to 10 on each criterion. An option's total is the mean score of each
        criterion, weighted. Options that a hurdle keeps out are not ranked.
      </p>
      <DataTable
        caption="Ranking"
        columns={[
          { heading: 'Option', rowHeading: true, cell: ({ option }) => title(option) },
          {
            heading: 'Place',
            numeric: true,
            cell: ({ place }) => place !== null && format.number(place),
            whenEmpty: format.missing.notKnown,
          },
          {
            heading: 'Total of 10',
            numeric: true,
            cell: ({ total }) => total !== null && twoDecimals(total),
            whenEmpty: format.missing.notKnown,
          },
          ...found.criteria.map(({ id, says: said, weight }) => ({
            heading: `${said} (${weight}%)`,
            numeric: true,
            whenEmpty: format.missing.notKnown,
            cell: ({ means }: Ranking['options'][number]) => means.has(id) && format.decimal(means.get(id)!),
          })),
          ...(mayKeep
            ? [
                {
                  heading: 'Score it',
                  cell: ({ option }: Ranking['options'][number]) => (
                    <a href={`${caseHref(found.id)}/scores/${option}`}>
                      Score<span className="nhsuk-u-visually-hidden"> {title(option)}</span>
                    </a>
                  ),
                },
              ]
            : []),
        ]}
        rows={ranking.options}
        rowKey={({ option }) => option}
        whenNone="Every option is kept out by a hurdle."
      />
      {mayKeep && (
        <p>
          <a href={`${caseHref(found.id)}/weights`}>Change the weights</a>
        </p>
      )}
      <h2 className="nhsuk-heading-m">What would change the ranking</h2>
      <p>
        Every pair of options that changes places when one weight moves between 0% and 100%, the others in proportion.
        Likewise when one mean score moves by less than a point. At the value shown the two are level.
      </p>
      <DataTable
        caption="Pairs that change places"
        columns={[
          { heading: 'Now ahead', rowHeading: true, cell: ({ ahead }) => title(ahead) },
          { heading: 'Now behind', cell: ({ behind }) => title(behind) },
          { heading: 'What moves', sentences: true, cell: (flip) => whatMoves(flip, { title, says }) },
          {
            heading: 'Now',
            numeric: true,
            cell: (flip) => flip.kind === 'weight' && `${flip.from}%`,
            whenEmpty: format.missing.notApplicable,
          },
          { heading: 'Level at', numeric: true, cell: levelAt },
        ]}
        rows={ranking.flips}
        rowKey={(_, n) => n}
        whenNone={
          hasScores
            ? 'Nothing would: no weight and no single score changes the ranking.'
            : 'There are not enough scores to rank options.'
        }
      />
      <Download
        href={`${caseHref(found.id)}/flips.csv`}
        what="what would change the ranking"
        about={format.count(ranking.flips.length, 'row')}
      />
      <DataTable
        caption="Who scored what"
        columns={[
          { heading: 'Person', rowHeading: true, cell: ({ name, trust }) => `${name}, ${trustName(trust)}` },
          { heading: 'Option', cell: ({ option }) => title(option) },
          { heading: 'Criterion', cell: ({ criterion }) => says.get(criterion) ?? criterion },
          { heading: 'Score', numeric: true, cell: ({ score }) => format.number(score) },
        ]}
        rows={scores}
        rowKey={({ person, trust, option, criterion }) => `${trust} ${person} ${option} ${criterion}`}
        whenNone="Nobody has scored yet."
      />
    </CaseSubPage>
  )
}

/** To two places: totals of options often differ by less than a tenth. */
const twoDecimals = (value: number): string => value.toFixed(2)

export function whatMoves(
  flip: Flip,
  { title, says }: { readonly title: (id: string) => string; readonly says: ReadonlyMap<string, string> },
): string {
  if (flip.kind === 'tie') return 'They are level now, so anything would'
  const criterion = says.get(flip.criterion) ?? flip.criterion
  return flip.kind === 'weight'
    ? `Weight of ${lower(criterion)}`
    : `Score of ${title(flip.option)} for ${lower(criterion)}`
}

const lower = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1)

export function levelAt(flip: Flip): string {
  if (flip.kind === 'tie') return 'Level'
  if (flip.kind === 'weight') return `${flip.at.toFixed(1)}%`
  return `${Math.abs(flip.by).toFixed(2)} ${flip.by < 0 ? 'less' : 'more'}`
}

type ScoreView = {
  readonly frame: Frame
  readonly found: ServiceCase
  readonly option: KeptOption
  readonly answers: Readonly<Record<string, string>>
  readonly errors: readonly FieldError[]
  readonly once: string
}

export function ScorePage({ frame, found, option, answers, errors, once }: ScoreView) {
  return (
    <CaseSubPage frame={frame} found={found} heading={`Score: ${option.title}`} errors={errors}>
      <p>You score for yourself. Others see your name beside your scores.</p>
      <Form>
        <Once value={once} />
        {found.criteria.map(({ id, says, weight }) => (
          <TextField
            key={id}
            name={id}
            label={says}
            hint={`From 0, the worst, to 10, the best. It weighs ${weight}%`}
            value={answers[id]}
            errors={errors}
            numeric
            width={2}
          />
        ))}
        <Button>Save scores</Button>
      </Form>
    </CaseSubPage>
  )
}

type WeightsView = {
  readonly frame: Frame
  readonly found: ServiceCase
  readonly answers: Readonly<Record<string, string>>
  readonly errors: readonly FieldError[]
}

export function WeightsPage({ frame, found, answers, errors }: WeightsView) {
  return (
    <CaseSubPage frame={frame} found={found} heading={`Weights: ${found.title}`} errors={errors}>
      <p>Whole numbers that add up to 100.</p>
      <Form>
        <input type="hidden" name="version" value={found.version} />
        {found.criteria.map(({ id, says }) => (
          <TextField key={id} name={id} label={says} suffix="%" value={answers[id]} errors={errors} numeric width={3} />
        ))}
        <Button>Save weights</Button>
      </Form>
    </CaseSubPage>
  )
}
