/** One group of the data set as a form. What the records settle is shown and not asked. */

import { isDay } from '#nhs/day.ts'
import { BackLink } from '#web/back-link.tsx'
import { Button } from '#web/buttons.tsx'
import { answerOf, type DateAnswer, DateField } from '#web/date-field.tsx'
import { Form, LongTextField, RadioField, TextField } from '#web/forms.tsx'
import type { Frame } from '#web/frame.ts'
import { type FieldError, Page } from '#web/page.tsx'
import { SummaryList } from '#web/summary-list.tsx'
import type { Transfer } from '../../life/transfer-row.ts'
import { dataSetHref } from '../addresses.ts'
import { settledItems } from '../data-set/build-data-set.ts'
import { type DataSet, valuesOf } from '../data-set/data-set.ts'
import type { Group, Item } from '../data-set/item.ts'
import { groups } from '../data-set/item.ts'
import { type ItemKey, itemsOf } from '../data-set/items.ts'
import { referralReasons } from '../data-set/referral-reason.ts'
import { valueIn } from './data-set-values.tsx'

/** What a form holds of an item: text, or the three boxes of a date. */
export type GroupAnswers = Readonly<Partial<Record<ItemKey, string | DateAnswer>>>

type View = {
  readonly frame: Frame
  readonly transfer: Transfer
  readonly group: Group
  readonly set: DataSet
  readonly answers: GroupAnswers
  readonly seen: number
  readonly errors?: readonly FieldError[]
}

export const askedOf = (group: Group): readonly Item<ItemKey>[] =>
  itemsOf(group).filter(({ key }) => !settledItems.has(key))

export function DataSetGroupPage({ frame, transfer, group, set, answers, seen, errors = [] }: View) {
  const heading = groups.find(({ code }) => code === group)!.label
  const settled = itemsOf(group).filter(({ key }) => settledItems.has(key))
  return (
    <Page
      frame={frame}
      heading={heading}
      section="Transfers"
      errors={errors}
      before={<BackLink href={dataSetHref(transfer)}>Back to the administrative data set</BackLink>}
    >
      {settled.length > 0 && (
        <>
          <p>These come from the record and stay as they are.</p>
          <SummaryList
            rows={settled.map((item) => ({ key: item.label, value: valueIn(item, valuesOf(set, item.key)) }))}
          />
        </>
      )}
      <Form>
        <input type="hidden" name="seen" value={seen} />
        {askedOf(group).map((item) => (
          <Field key={item.key} item={item} value={answers[item.key]} errors={errors} />
        ))}
        <Button>Save</Button>
      </Form>
    </Page>
  )
}

type FieldProps = {
  readonly item: Item
  readonly value: string | DateAnswer | undefined
  readonly errors: readonly FieldError[]
}

function Field({ item, value, errors }: FieldProps) {
  const { key: name, check } = item
  const label = item.mandatory ? item.label : `${item.label} (optional)`
  if (check === 'day') return <DateField name={name} legend={label} errors={errors} size="s" value={boxes(value)} />
  const text = typeof value === 'string' ? value : ''
  if (check === 'reason')
    return (
      <RadioField
        name={name}
        legend={label}
        size="s"
        errors={errors}
        value={text}
        options={referralReasons.all.map(({ code, label: words }) => ({ value: code, text: words }))}
      />
    )
  if (check === 'address')
    return (
      <LongTextField
        name={name}
        label={label}
        hint="Up to 5 lines, without the postcode"
        rows={5}
        value={text}
        errors={errors}
      />
    )
  const hint = hints[check]
  return (
    <TextField
      name={name}
      label={label}
      value={text}
      errors={errors}
      {...(hint && { hint })}
      {...(check === 'e-mail' && { type: 'email' as const, spellCheck: false })}
      {...(check === 'treatment-function' && { width: 3 as const, numeric: true })}
      {...((check === 'postcode' || check === 'practice' || check === 'referrer') && { width: 10 as const })}
    />
  )
}

const hints: Readonly<Partial<Record<Item['check'], string>>> = {
  postcode: 'Like SY10 7AG',
  practice: '6 letters or numbers, like M82001',
  referrer: 'C and 7 numbers for a consultant, G and 7 numbers for a GP',
  'treatment-function': '3 numbers, like 110',
}

const boxes = (value: string | DateAnswer | undefined): DateAnswer =>
  typeof value === 'object' ? value : value && isDay(value) ? answerOf(value) : { day: '', month: '', year: '' }
