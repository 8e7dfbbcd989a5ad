import { addDays } from '#nhs/day.ts'
import { trustName } from '#nhs/organisations.ts'
import { treatmentFunctionName } from '#nhs/treatment-function.ts'
import { BackLink } from '#web/back-link.tsx'
import { Button } from '#web/buttons.tsx'
import * as format from '#web/format.ts'
import { Form } from '#web/forms.tsx'
import type { Frame } from '#web/frame.ts'
import { Page } from '#web/page.tsx'
import { SummaryList } from '#web/summary-list.tsx'
import {
  type AskedPlan,
  answersQuery,
  type NewPlanAnswers,
  type NewPlanChoices,
  weightField,
} from '../new-plan-form.ts'
import { planWeightWords } from '../plan-weights.ts'
import { daysOf } from '../settings.ts'

type View = {
  readonly frame: Frame
  readonly asked: AskedPlan
  readonly answers: NewPlanAnswers
  readonly choices: NewPlanChoices
  /** Makes sending the form twice harmless. */
  readonly onceKey: string
}

/** Every answer once more, before the planner is set to work. */
export function CheckPlanPage({ frame, asked, answers, choices, onceKey }: View) {
  const { name, settings } = asked
  const change = (field: string) => `/plans/new?${answersQuery(answers)}#${field}`
  const changed = planWeightWords.filter((each) => settings.weights[each.name] !== choices.weights[each.name])
  return (
    <Page
      frame={frame}
      heading="Check what you ask for"
      section="Plans"
      before={<BackLink href={`/plans/new?${answersQuery(answers)}`}>Back to the form</BackLink>}
    >
      <SummaryList
        rows={[
          { key: 'Name', value: name, changeHref: change('name') },
          { key: 'Trusts', value: format.list(settings.trusts.map(trustName)), changeHref: change('trusts') },
          {
            key: 'Services',
            value: format.list(settings.services.map(treatmentFunctionName)),
            changeHref: change('services'),
          },
          {
            key: 'Days',
            value: format.dateRange(settings.firstDay, addDays(settings.firstDay, daysOf(settings) - 1)),
            changeHref: change('weeks'),
            changes: 'how many weeks to plan',
          },
          {
            key: 'Search',
            value: format.seconds(Number(answers.seconds)),
            changeHref: change('seconds'),
            changes: 'how many seconds to search',
          },
          {
            key: 'Weights',
            value:
              changed.length === 0
                ? 'As the alliance has agreed'
                : format.list(changed.map((each) => `${each.says}: ${format.number(settings.weights[each.name])}`)),
            changeHref: change(weightField(planWeightWords[0]!.name)),
          },
          { key: 'Seed', value: format.number(settings.seed), changeHref: change('seed') },
        ]}
      />
      <p>
        Each trust whose patients and capacity are read will find that in its log. Half of the time is for each trust
        alone, half for all together.
      </p>
      <Form action={`/plans?${answersQuery(answers)}`}>
        <input type="hidden" name="once" value={onceKey} />
        <Button>Make the plan</Button>
      </Form>
    </Page>
  )
}
