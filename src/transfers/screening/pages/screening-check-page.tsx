import { site as siteOf } from '#nhs/organisations.ts'
import { BackLink } from '#web/back-link.tsx'
import { CheckAnswers } from '#web/check-answers.tsx'
import * as format from '#web/format.ts'
import type { Frame } from '#web/frame.ts'
import { Page } from '#web/page.tsx'
import { models, type TransferModel } from '../../life/states.ts'
import type { Person } from '../../work-lists/people-of.ts'
import { screeningHref } from '../addresses.ts'
import type { Judgement } from '../judgement.ts'
import type { Proposal } from '../proposal-store.ts'
import { screeningAddress, type Ticked, tickOf } from '../screening-asked.ts'
import { nameOf } from './proposal-columns.tsx'

type View = {
  readonly frame: Frame
  readonly asked: {
    readonly plan?: string
    readonly page: number
    readonly ticked: readonly Ticked[]
    readonly judgement: Judgement
    readonly model?: TransferModel
  }
  readonly rows: readonly Proposal[]
  readonly people: ReadonlyMap<string, Person>
  /** The form's own, so that it is done once. */
  readonly formKey: string
}

/** Who was ticked and how they are judged, before it is written down for good. */
export function ScreeningCheckPage({ frame, asked, rows, people, formKey }: View) {
  const { judgement, model, ticked } = asked
  const back = screeningAddress(asked)
  const settlesWay = judgement.reason === undefined
  return (
    <Page
      frame={frame}
      heading="Check your judgement"
      section="Transfers"
      before={<BackLink href={back}>Back to the proposals</BackLink>}
    >
      <CheckAnswers
        action={screeningHref}
        answers={{
          key: formKey,
          judgement: judgement.code,
          ...(model && settlesWay && { model }),
          ticked: ticked.map(tickOf).join(' '),
        }}
        rows={[
          { key: 'Judgement', value: judgement.name, changeHref: back },
          ...(settlesWay
            ? [
                {
                  key: 'How they would be treated',
                  value: models.find(({ code }) => code === model)?.name ?? 'As each stands',
                  changeHref: back,
                },
              ]
            : []),
          {
            key: format.count(rows.length, 'patient'),
            changeHref: back,
            changes: 'the patients',
            value: (
              <ul className="nhsuk-list">
                {rows.map((row) => (
                  <li key={row.id}>
                    {nameOf(people.get(row.id))}, to {siteOf(row.site)?.name ?? row.site} on {format.date(row.day)}
                  </li>
                ))}
              </ul>
            ),
          },
        ]}
      >
        <p>{whatFollows(judgement)}</p>
      </CheckAnswers>
    </Page>
  )
}

const whatFollows = ({ reason, action, hint }: Judgement): string =>
  reason === undefined
    ? `This cannot be taken back. ${action === 'screen-clinical' ? 'A coordinator or booking clerk' : 'A surgeon'} gives the other judgement, unless it is there already.`
    : `This cannot be taken back: the transfers end, and the patients wait where they are. ${hint ?? 'A later plan may propose them again.'}`
