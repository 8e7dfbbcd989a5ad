import { addDays } from '#nhs/day.ts'
import { trustName } from '#nhs/organisations.ts'
import { treatmentFunctionName } from '#nhs/treatment-function.ts'
import { Breadcrumbs } from '#web/back-link.tsx'
import { ButtonGroup, ButtonLink } from '#web/buttons.tsx'
import { AloneAndTogether } from '#web/charts/alone-and-together.tsx'
import { Details } from '#web/details.tsx'
import { Download } from '#web/download.tsx'
import * as format from '#web/format.ts'
import type { Frame } from '#web/frame.ts'
import { Page } from '#web/page.tsx'
import { SummaryList } from '#web/summary-list.tsx'
import { sideOf, trustMeasures } from '../measures.ts'
import type { PlanReport } from '../plan-report.ts'
import type { Answer } from '../plan-state.ts'
import { whyNotAsked } from '../problem/ask-about.ts'
import { costInWords } from '../search-words.ts'
import type { Plan } from '../store.ts'
import { GroupTables } from './group-tables.tsx'
import { HowGood } from './how-good.tsx'
import { LongWaits } from './long-waits.tsx'
import { MeasuresTable } from './measures-table.tsx'
import { RulesTables } from './rules-table.tsx'
import { Settled } from './settled.tsx'
import { StateTag } from './state-tag.tsx'
import { treatedInWords } from './treated.ts'

export type NextSteps = { readonly propose: Answer; readonly publish: Answer; readonly withdraw: Answer }

type View = {
  readonly frame: Frame
  readonly plan: Plan
  readonly report: PlanReport
  readonly next: NextSteps
  /** That another plan proposes some of its patients, which this person had better know before they go on. */
  readonly taken?: string | undefined
}

/** What a plan is worth, to each trust and to each group of patients, alone and together. */
export function PlanPage({ frame, plan, report, next, taken }: View) {
  const here = `/plans/${plan.id}`
  const { trusts, groups } = report.report
  const away = trusts.reduce((sum, { transfersOut }) => sum + transfersOut, 0)
  return (
    <Page
      frame={frame}
      heading={plan.name}
      section="Plans"
      width="wide"
      before={<Breadcrumbs items={[{ text: 'Plans', href: '/plans' }]} />}
    >
      <Summary plan={plan} report={report} />
      <NextStep here={here} plan={plan} next={next} taken={taken} />

      <h2 className="nhsuk-heading-m">Look into the plan</h2>
      <ul>
        <li>
          <a href={`${here}/theatres`}>Theatres, week by week</a>
        </li>
        <li>
          <a href={`${here}/moves`}>Who is treated at another trust, and why</a>: {format.count(away, 'patient')}
        </li>
        <li>
          <a href={`${here}/left`}>Who is left, and which rule kept them</a>:{' '}
          {format.count(report.report.total.untreated, 'patient')}
        </li>
        <li>
          <a href={`${here}/compare`}>Compare with another plan</a>
        </li>
        {plan.state === 'published' && (
          <li>
            <a href="/transfers">Transfers</a>, to and from your trust, that published plans propose
          </li>
        )}
      </ul>

      <Settled report={report} />

      <h2 className="nhsuk-heading-m">Alone and together</h2>
      <p>
        Each trust was planned by itself first, with its own patients and staff. Then all were planned together with the
        same effort.
      </p>
      <p>{acceptance(report)}</p>
      <LongWaits report={report} />
      <AloneAndTogether
        words={{
          id: 'treated',
          message: treatedMessage(report),
          measure: `Patients treated in ${format.weeks(plan.days / 7)}, by trust`,
          source: `The trusts' lists of ${format.date(plan.asOf)}`,
          definition: "A trust's own patients who have a place in the plan, wherever that is.",
          download: { href: `${here}/report.csv`, about: 'all measures' },
        }}
        rows={trusts.map(({ trust, alone, together }) => ({
          trust: trustName(trust),
          alone: alone.treated,
          together: together.treated,
        }))}
        say={format.number}
        axis="Patients treated"
      />
      {trusts.map((trust) => (
        <MeasuresTable
          key={trust.trust}
          caption={trustName(trust.trust)}
          measures={trustMeasures}
          before={{ heading: 'Alone', of: sideOf(trust, 'alone') }}
          after={{ heading: 'Together', of: sideOf(trust, 'together') }}
        />
      ))}
      <Details summary="How these are counted">
        <p>
          Waits are counted in whole weeks. For those treated they end on the day of surgery, for those left on the
          plan's last day.
        </p>
        <p>
          A trust's position begins with what its own untreated and delayed patients weigh. Added to it is what its own
          hospitals cost in nursing, rooms and theatres, for guests too. A plan is acceptable when no trust's position
          is worse than alone.
        </p>
      </Details>

      <h2 className="nhsuk-heading-m">Groups of patients</h2>
      <GroupTables groups={groups} />

      <h2 className="nhsuk-heading-m">Rules</h2>
      <RulesTables verdict={report.together} />

      <h2 className="nhsuk-heading-m">How good the plan is</h2>
      <HowGood plan={plan} report={report} />

      <h2 className="nhsuk-heading-m">Downloads</h2>
      <Download href={`${here}/report.csv`} what="every measure" />
      <Download href={`${here}/plan.json`} what="the plan" type="JSON" />
      <Download href={`${here}/problem.json`} what="the problem it answers" type="JSON" />
      <HowItWasMade plan={plan} report={report} />
    </Page>
  )
}

function Summary({ plan, report }: Pick<View, 'plan' | 'report'>) {
  return (
    <SummaryList
      rows={[
        { key: 'State', value: <StateTag state={plan.state} /> },
        { key: 'Days', value: format.dateRange(plan.firstDay, addDays(plan.firstDay, plan.days - 1)) },
        { key: 'Trusts', value: format.list(plan.trusts.map(trustName)) },
        { key: 'Services', value: format.list(plan.services.map(treatmentFunctionName)) },
        { key: 'Treated', value: treatedInWords(report) },
        { key: 'Cost', value: costInWords(report) },
        ...(plan.editedFrom
          ? [{ key: 'Changed by hand', value: <a href={`/plans/${plan.editedFrom}`}>The plan it was changed from</a> }]
          : []),
        ...(plan.proposedBy ? [{ key: 'Proposed', value: byWhom(plan.proposedAt, plan.proposedByTrust) }] : []),
        ...(plan.publishedBy ? [{ key: 'Published', value: byWhom(plan.publishedAt, plan.publishedByTrust) }] : []),
        ...(plan.withdrawnReason ? [{ key: 'Withdrawn because', value: plan.withdrawnReason }] : []),
      ]}
    />
  )
}

const byWhom = (at: Date | null, trust: string | null): string =>
  at && trust ? `${format.dateTime(at)} by ${trustName(trust)}` : format.missing.noData

/** The one thing that this person can do next, and why not where they cannot. */
function NextStep({ here, plan, next, taken }: { readonly here: string } & Pick<View, 'plan' | 'next' | 'taken'>) {
  if (plan.state === 'ready') {
    return next.propose.allowed ? (
      <>
        {taken && <p>{taken}</p>}
        <ButtonLink href={`${here}/propose`}>Propose this plan</ButtonLink>
      </>
    ) : (
      <p>{next.propose.because}</p>
    )
  }
  if (plan.state !== 'proposed' && plan.state !== 'published') return null
  return (
    <>
      {plan.state === 'proposed' && !next.publish.allowed && <p>{next.publish.because}</p>}
      {taken && <p>{taken}</p>}
      <ButtonGroup>
        {plan.state === 'proposed' && next.publish.allowed && !taken && (
          <ButtonLink href={`${here}/publish`}>Publish this plan</ButtonLink>
        )}
        {next.withdraw.allowed && <a href={`${here}/withdraw`}>Withdraw this plan</a>}
      </ButtonGroup>
    </>
  )
}

function acceptance({ isAcceptable }: PlanReport): string {
  return isAcceptable
    ? 'No trust is worse off than planning alone.'
    : 'At least one trust is worse off than planning alone, so this plan cannot be proposed.'
}

function treatedMessage({ report }: PlanReport): string {
  const alone = report.trusts.reduce((sum, trust) => sum + trust.alone.treated, 0)
  const together = report.trusts.reduce((sum, trust) => sum + trust.together.treated, 0)
  if (together === alone) return 'Together the trusts treat as many patients as alone'
  return together > alone
    ? `Together the trusts treat ${format.count(together - alone, 'patient')} more than alone`
    : `Together the trusts treat ${format.count(alone - together, 'patient')} fewer than alone`
}

function HowItWasMade({ plan, report }: Pick<View, 'plan' | 'report'>) {
  const { run, size, notAsked, notShared } = report
  return (
    <Details summary="How the plan was made">
      <SummaryList
        rows={[
          { key: 'Lists as of', value: format.date(plan.asOf) },
          {
            key: 'Asked about',
            value: `${format.count(size.patients, 'patient')}, of whom ${format.number(size.musts)} have to be treated`,
          },
          ...Object.entries(notAsked).map(([why, count]) => ({
            key: 'Not asked about',
            value: `${format.count(count, 'patient')}: ${whyNotAsked[why as keyof typeof whyNotAsked].toLowerCase()}`,
          })),
          ...(notShared.length > 0
            ? [{ key: 'Not shared with your alliance partner', value: format.list(notShared.map(trustName)) }]
            : []),
          {
            key: 'Capacity',
            value: format.list([
              format.count(size.theatres, 'theatre'),
              format.count(size.beds, 'bed'),
              format.count(size.surgeons, 'surgeon'),
              format.count(size.nurses, 'nurse'),
            ]),
          },
          { key: 'Search', value: `${format.count(run.moves, 'move')} in ${format.seconds(run.seconds)}` },
          { key: 'Threads and seed', value: `${format.count(run.threads, 'thread')}, seed ${run.seed}` },
          {
            key: 'No plan can cost less than',
            value: run.lowerBound > 0 ? format.number(run.lowerBound) : null,
            whenEmpty: format.missing.notKnown,
          },
          { key: 'Changes by hand', value: format.number(run.edits) },
          {
            key: 'Fingerprint of the problem',
            value: <span className="accord-digest">{plan.fingerprint}</span>,
          },
        ]}
      />
    </Details>
  )
}
