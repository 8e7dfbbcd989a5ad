import { addDays, type Day } from '#nhs/day.ts'
import { trustName } from '#nhs/organisations.ts'
import { BackLink } from '#web/back-link.tsx'
import { Button, ButtonGroup } from '#web/buttons.tsx'
import * as format from '#web/format.ts'
import { Form } from '#web/forms.tsx'
import type { Frame } from '#web/frame.ts'
import { InterruptionPage } from '#web/interruption-page.tsx'
import { Page } from '#web/page.tsx'
import { type Column, DataTable } from '#web/table.tsx'
import type { FoundChange, FoundRuleChange } from '../edits/edited-plan.ts'
import type { PlanNames } from '../names.ts'
import { ruleUnits } from '../rule-units.ts'
import { shortPseudonym } from './patient-columns.tsx'

type View = {
  readonly frame: Frame
  readonly judged: FoundChange
  readonly names: PlanNames
  readonly firstDay: Day
  /** What the patient will have: "Oswestry, Theatre 1, Monday 2 February 2026, with Mr Jones". */
  readonly becomes: string
  /** The form's address with its answers, to change them; and this page's, to save. */
  readonly formHref: string
  readonly saveHref: string
  readonly answers: Readonly<Record<string, string>>
}

/** What the judge says of a change, before it is saved. A must that would be broken stops people first. */
export function JudgedPage(view: View) {
  const broken = view.judged.changes.filter(({ rule, before, after }) => rule.strength === 'must' && after > before)
  return broken.length > 0 ? <BrokenPage view={view} broken={broken} /> : <FinePage {...view} />
}

function FinePage({ frame, judged, becomes, formHref, saveHref, answers }: View) {
  return (
    <Page
      frame={frame}
      heading="What this change does"
      section="Plans"
      before={<BackLink href={formHref}>Back to the form</BackLink>}
    >
      <p>{becomes}.</p>
      <p>This change breaks no rule that must be kept.</p>
      <WorseOff judged={judged} />
      <Changes judged={judged} />
      <p>{costWords(judged.costDifference)} It is saved as a new plan. The plan it comes from stays as it is.</p>
      <Form action={saveHref}>
        {Object.entries(answers).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <ButtonGroup>
          <Button>Save as a new plan</Button>
          <a href={formHref}>Choose another list</a>
        </ButtonGroup>
      </Form>
    </Page>
  )
}

function BrokenPage({ view, broken }: { readonly view: View; readonly broken: readonly FoundRuleChange[] }) {
  const { frame, judged, names, firstDay, becomes, formHref, saveHref, answers } = view
  return (
    <InterruptionPage
      frame={frame}
      section="Plans"
      heading={`This change breaks ${format.count(broken.length, 'rule')}`}
      before={<BackLink href={formHref}>Back to the form</BackLink>}
      answers={answers}
      action={saveHref}
      goOn="Save it all the same"
      stop={{ text: 'Choose another list', href: formHref }}
    >
      <p>{becomes}.</p>
      <ul>
        {broken.map((change) => (
          <li key={change.rule.code}>
            {change.rule.says}: {whatBreaks(change, names, firstDay)}.
          </li>
        ))}
      </ul>
      <WorseOff judged={judged} />
      <p>{costWords(judged.costDifference)} A plan that breaks a rule can be saved, and cannot be proposed.</p>
    </InterruptionPage>
  )
}

const columns: Column<FoundRuleChange>[] = [
  { heading: 'Rule', rowHeading: true, cell: ({ rule }) => rule.says },
  { heading: 'Counted in', cell: ({ rule }) => ruleUnits[rule.code] },
  { heading: 'Now', numeric: true, cell: ({ before }) => format.number(before) },
  { heading: 'After', numeric: true, cell: ({ after }) => format.number(after) },
  {
    heading: 'Change in cost',
    numeric: true,
    cell: ({ rule, costDifference }) => (rule.strength === 'must' ? null : format.changeInLevel(costDifference)),
    whenEmpty: format.missing.notApplicable,
  },
]

function Changes({ judged }: { readonly judged: FoundChange }) {
  return (
    <DataTable
      caption="Rules that it changes"
      columns={columns}
      rows={judged.changes}
      rowKey={({ rule }) => rule.code}
      whenNone="It changes nothing that a rule counts."
      compact
    />
  )
}

/** A plan that leaves a trust worse off than alone cannot be proposed: better known before it is saved. */
function WorseOff({ judged: { worseOff } }: { readonly judged: FoundChange }) {
  if (worseOff.length === 0) return null
  return (
    <p>
      With this change {format.list(worseOff.map(trustName))} would be worse off than planning alone. Such a plan cannot
      be proposed.
    </p>
  )
}

const costWords = (difference: number): string =>
  difference === 0
    ? 'The plan costs as much as before.'
    : `The plan costs ${format.number(Math.abs(difference))} ${difference > 0 ? 'more' : 'less'} than before.`

/** As many as people read. */
const MOST_BREACHES = 5

/** What is broken anew: "Theatre 1 on Monday 2 February 2026, by 15 minutes". */
function whatBreaks({ rule, newBreaches }: FoundRuleChange, names: PlanNames, firstDay: Day): string {
  const isAboutTime = rule.code === 'H3' || rule.code === 'H4'
  const named = newBreaches.slice(0, MOST_BREACHES).map(({ about, day, amount }) => {
    const when = day === undefined ? '' : ` on ${format.dateWithDay(addDays(firstDay, day))}`
    return `${nameOf(rule.about, about, names)}${when}${isAboutTime ? `, by ${format.minutes(amount)}` : ''}`
  })
  const more = newBreaches.length - named.length
  return format.list(more > 0 ? [...named, `${format.number(more)} more`] : named)
}

function nameOf(kind: FoundRuleChange['rule']['about'], id: string, names: PlanNames): string {
  if (kind === 'theatre') return names.theatres.find((theatre) => theatre.id === id)?.name ?? id
  if (kind === 'room') return names.rooms[id] ?? id
  if (kind === 'surgeon') return names.surgeons[id] ?? id
  if (kind === 'nurse') return `nurse ${id}`
  return kind === 'group' ? id : `patient ${shortPseudonym(id.slice(id.indexOf(':') + 1))}`
}
