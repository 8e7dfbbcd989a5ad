/** A data set as JSON, in a shape of our own: its version, and the items by their keys. Faults name a JSON path. */
import { type DataSet, dataSetFrom } from './data-set.ts'
import type { Fault } from './fault.ts'
import { isItemKey, items } from './items.ts'
import { inShort, isRecord, parseJson, type Reading, unreadable } from './reading.ts'

/** Grows when a reader of the older one would misread the newer. */
export const schema = 'accord-inter-provider-transfer/1'

export const writeJson = (set: DataSet): string => `${JSON.stringify({ schema, data: set }, null, 2)}\n`

export function readJson(text: string): Reading {
  const parsed = parseJson(text)
  if (!parsed.ok) return unreadable(parsed.why, 'Send a file that was saved as JSON')
  if (!isRecord(parsed.value) || parsed.value.schema !== schema)
    return unreadable('the file does not say what it is', `Give it "schema": "${schema}"`, '$.schema')
  const { data } = parsed.value
  if (!isRecord(data)) return unreadable('there are no items', 'Put the items into "data"', '$.data')
  const faults: Fault[] = Object.keys(data)
    .filter((key) => !isItemKey(key))
    .map((key) => ({
      where: `$.data[${JSON.stringify(key)}]`,
      why: 'no item has that name',
      remedy: `Use the names of the schema: ${items.map((item) => item.key).join(', ')}`,
    }))
  const set = dataSetFrom((key) => {
    const value = Object.hasOwn(data, key) ? data[key] : undefined
    if (value === undefined) return []
    const values = key === 'organisations' ? value : [value]
    if (Array.isArray(values) && values.every((each) => typeof each === 'string')) return values
    const shape = key === 'organisations' ? 'a list of texts' : 'a text in quotation marks'
    faults.push({
      item: key,
      where: `$.data.${key}`,
      value: inShort(value),
      why: `it is not ${shape}`,
      remedy: `Write it as ${shape}`,
    })
    return []
  })
  return { set, faults, where: (key) => `$.data.${key}` }
}
