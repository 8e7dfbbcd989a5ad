/** Whether an offer is a reasonable one, with every condition of the rule, and what it would count for. */
import { reasonableOfferRuleOn } from '#nhs/rtt/reasonable-offer.ts'
import { Details } from '#web/details.tsx'
import { Tag } from '#web/tag.tsx'
import type { OfferJudgement } from '../judge-offer.ts'

type Props = {
  readonly judgement: OfferJudgement
  readonly offeredOn: string
  /** Of an offer that another has followed: the conditions are there for whoever asks. */
  readonly isPast?: boolean
}

export function Judgement({ judgement, offeredOn, isPast = false }: Props) {
  const { isReasonable } = judgement
  if (isPast) {
    return (
      <>
        <p>
          {isReasonable
            ? 'It was a reasonable offer.'
            : 'It was not a reasonable offer, so declining it counts for nothing.'}
        </p>
        <Details summary="How it was judged">
          <Checks judgement={judgement} />
        </Details>
      </>
    )
  }
  return (
    <>
      <p>
        {isReasonable
          ? 'This is a reasonable offer.'
          : 'This is not a reasonable offer. It may be made. If the patient declines it, that counts for nothing.'}
      </p>
      <Checks judgement={judgement} />
      <Rule offeredOn={offeredOn} />
    </>
  )
}

const Checks = ({ judgement: { checks } }: Pick<Props, 'judgement'>) => (
  <ul className="nhsuk-list">
    {checks.map(({ id, met, says }) => (
      <li key={id}>
        <Tag meaning={met ? 'done' : 'attention'}>{met ? 'Met' : 'Not met'}</Tag> {says}
      </li>
    ))}
  </ul>
)

function Rule({ offeredOn }: { readonly offeredOn: string }) {
  const rule = reasonableOfferRuleOn(offeredOn)
  if (!rule) return null
  return (
    <Details summary="The rule for this offer">
      <p>
        An offer gives {rule.noticeDays} days of notice. A second date counts beside the first when it is no more than{' '}
        {rule.secondDateWithinDays} days after it.
      </p>
      <p>
        An offer at another trust is judged for suitability first. It names the date, the provider and the team. Source:{' '}
        {rule.source}.
      </p>
    </Details>
  )
}
