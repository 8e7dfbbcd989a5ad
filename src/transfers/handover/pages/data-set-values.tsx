/** The values of a data set, as people read them. */

import { isDay } from '#nhs/day.ts'
import { rttStatus } from '#nhs/rtt-status.ts'
import { treatmentFunctionName } from '#nhs/treatment-function.ts'
import * as format from '#web/format.ts'
import { SummaryList } from '#web/summary-list.tsx'
import { NhsNumber } from '#web/value.tsx'
import { type DataSet, valuesOf } from '../data-set/data-set.ts'
import { type Group, groups, type Item } from '../data-set/item.ts'
import { type ItemKey, itemsOf } from '../data-set/items.ts'
import { referralReasons } from '../data-set/referral-reason.ts'

/** A group of the form as a list. `changeHref` for what somebody may change. */
export function GroupValues({
  set,
  group,
  changeHref,
}: {
  readonly set: DataSet
  readonly group: Group
  readonly changeHref?: (key: ItemKey) => string | undefined
}) {
  return (
    <SummaryList
      rows={itemsOf(group).map((item) => {
        const href = changeHref?.(item.key)
        return {
          key: item.label,
          value: valueIn(item, valuesOf(set, item.key)),
          ...(href && { changeHref: href }),
        }
      })}
    />
  )
}

/** The whole form, read only. */
export const WholeSet = ({ set }: { readonly set: DataSet }) => (
  <>
    {groups.map(({ code, label }) => (
      <section key={code}>
        <h2 className="nhsuk-heading-m">{label}</h2>
        <GroupValues set={set} group={code} />
      </section>
    ))}
  </>
)

/** The values of one item in words; nothing when there is none. */
export function valueIn({ check }: Item, values: readonly string[]) {
  const [value] = values
  if (value === undefined) return null
  switch (check) {
    case 'day':
      return isDay(value) ? format.date(value) : <span data-quoted="true">{value}</span>
    case 'nhs-number':
      return (
        <span data-personal="true">
          <NhsNumber digits={value} />
        </span>
      )
    case 'treatment-function':
      return `${value}, ${treatmentFunctionName(value)}`
    case 'status':
      return `${value}, ${rttStatus(value)?.label ?? 'not a status'}`
    case 'reason':
      return referralReasons.label(value) ?? value
    case 'pathway-identifier':
      // Padding is part of the identifier, and nobody sees a space at its end.
      return (
        <>
          <span className="accord-kept-spaces" data-quoted="true">
            {value}
          </span>
          {/^ | $/.test(value) && ` (with ${format.count(value.length - value.trim().length, 'space')} of padding)`}
        </>
      )
    case 'organisation':
      return values.join(', ')
    default:
      return (
        <span className="accord-kept-lines" data-quoted="true">
          {value}
        </span>
      )
  }
}
