/** What an alliance works on, as everybody reads it, and the page on which its people write that. */
import { type Priority, stageNames, stages } from '#board'
import type { Day } from '#nhs/day.ts'
import { BackLink, Breadcrumbs } from '#web/back-link.tsx'
import { Button } from '#web/buttons.tsx'
import type { FieldError } from '#web/field-errors.ts'
import * as format from '#web/format.ts'
import { Form, LongTextField, RadioField } from '#web/forms.tsx'
import type { Frame } from '#web/frame.ts'
import { Page } from '#web/page.tsx'
import { SummaryList } from '#web/summary-list.tsx'
import { type Column, DataTable } from '#web/table.tsx'
import { askedHref, shownHref, shownOneHref } from '../../addresses.ts'
import { PublicPage } from '../../pages/public-page.tsx'
import type { PublicAlliance } from '../../store.ts'
import type { PublicPriority, Shown } from '../store.ts'

type PrioritiesPageProps = {
  readonly frame: Frame
  readonly alliance: PublicAlliance
  readonly priorities: readonly PublicPriority[]
}

const states: Readonly<Record<PublicPriority['state'], string>> = {
  open: 'At work',
  finished: 'Finished',
  stopped: 'Stopped',
}

export function PublicPrioritiesPage({ frame, alliance, priorities }: PrioritiesPageProps) {
  return (
    <PublicPage frame={frame} alliance={alliance} heading="What the trusts work on">
      <p>These are services that every trust of the alliance thinks could be better, and how far each has come.</p>
      {priorities.length === 0 && <p className="accord-none">Nothing is shown yet.</p>}
      {priorities.map((priority) => (
        <section key={priority.id} data-quoted="">
          <h2 className="nhsuk-heading-m">{priority.title}</h2>
          <p>{priority.about}</p>
          <SummaryList
            rows={[
              { key: 'Now', value: states[priority.state] },
              { key: 'How far it has come', value: wayInWords(priority) },
              { key: 'What shows whether it helps', value: priority.measure },
              { key: `On ${format.date(priority.saidOn)}`, value: priority.progress },
            ]}
          />
        </section>
      ))}
    </PublicPage>
  )
}

/** "Stage 3 of 6: options, since 16 October 2025" */
function wayInWords({ stage, reached }: Pick<PublicPriority, 'stage' | 'reached'>): string {
  const since: Day | undefined = reached[stage]
  const nth = `Stage ${stages.indexOf(stage) + 1} of ${stages.length}: ${stageNames[stage].toLowerCase()}`
  return since === undefined ? nth : `${nth}, since ${format.date(since)}`
}

type ListProps = {
  readonly frame: Frame
  readonly priorities: readonly Priority[]
  readonly shown: ReadonlyMap<string, Shown>
}

export function ShownListPage({ frame, priorities, shown }: ListProps) {
  const columns: Column<Priority>[] = [
    { heading: 'Priority', rowHeading: true, cell: ({ id, title }) => <a href={shownOneHref(id)}>{title}</a> },
    { heading: 'Stage', cell: ({ stage }) => stageNames[stage] },
    { heading: 'On the public pages', cell: ({ id }) => (shown.get(id)?.isShown ? 'Shown' : 'Not there') },
    {
      heading: 'Written on',
      nowrap: true,
      cell: ({ id }) => format.orMissing(shown.get(id)?.saidOn, format.date, format.missing.notApplicable),
    },
  ]
  return (
    <Page
      frame={frame}
      heading="Priorities on the public pages"
      section="Consultations"
      before={<Breadcrumbs items={[{ text: 'Consultations', href: askedHref }]} />}
    >
      <p>What everybody reads is written for them: nothing else of a priority is shown.</p>
      <DataTable
        caption="Priorities"
        columns={columns}
        rows={priorities}
        rowKey={({ id }) => id}
        whenNone="The alliance has no priority."
      />
    </Page>
  )
}

type ShowProps = {
  readonly frame: Frame
  readonly priority: Priority
  readonly shown: Shown | undefined
  readonly answers?: Readonly<Record<string, string>>
  readonly errors?: readonly FieldError[]
}

export function ShowPriorityPage({ frame, priority, shown, answers, errors = [] }: ShowProps) {
  return (
    <Page
      frame={frame}
      heading="What everybody reads of this priority"
      section="Consultations"
      errors={errors}
      before={<BackLink href={shownHref}>Back to priorities on the public pages</BackLink>}
    >
      <p data-quoted="">{priority.title}</p>
      <Form>
        <input type="hidden" name="version" value={shown?.version ?? 0} />
        <LongTextField
          name="about"
          label="What is it, in plain words?"
          hint="Up to 500 characters"
          value={answers?.about ?? shown?.about}
          errors={errors}
        />
        <LongTextField
          name="progress"
          label="What does its measure say now?"
          hint={`It is measured by: ${priority.measure}`}
          rows={3}
          value={answers?.progress ?? shown?.progress}
          errors={errors}
        />
        <RadioField
          name="show"
          legend="Is it on the public pages?"
          options={[
            { value: 'yes', text: 'Show it to everybody' },
            { value: 'no', text: 'Keep it off' },
          ]}
          value={answers?.show ?? (shown && (shown.isShown ? 'yes' : 'no')) ?? ''}
          errors={errors}
        />
        <Button>Save</Button>
      </Form>
    </Page>
  )
}

export function NotYetPublicPage({ frame, priority }: Pick<ShowProps, 'frame' | 'priority'>) {
  return (
    <Page
      frame={frame}
      heading="It is too early to show this"
      section="Consultations"
      before={<BackLink href={shownHref}>Back to priorities on the public pages</BackLink>}
    >
      <p data-quoted="">{priority.title}</p>
      <p>It is a proposal. It can be shown once every trust has supported going on from there.</p>
    </Page>
  )
}
