/** Whether an offer is a reasonable one, with every condition of the rule, and what it would count for. */
import { reasonableOfferRuleOn } from '#nhs/rtt/reasonable-offer.ts'
import { Details } from '#web/details.tsx'
import { Tag } from '#web/tag.tsx'
import type { OfferJudgement } from '../judge-offer.ts'

export function Judgement({
  judgement,
  offeredOn,
}: {
  readonly judgement: OfferJudgement
  readonly offeredOn: string
}) {
  const { isReasonable, checks } = judgement
  return (
    <>
      <p>
        {isReasonable
          ? 'This is a reasonable offer.'
          : 'This is not a reasonable offer. It may be made. If the patient declines it, that counts for nothing.'}
      </p>
      <ul className="nhsuk-list">
        {checks.map(({ id, met, says }) => (
          <li key={id}>
            <Tag meaning={met ? 'done' : 'attention'}>{met ? 'Met' : 'Not met'}</Tag> {says}
          </li>
        ))}
      </ul>
      <Rule offeredOn={offeredOn} />
    </>
  )
}

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
