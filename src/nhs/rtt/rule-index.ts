/** A rule pack laid out for speed: a hundred thousand pathways are read at an import. */
import type { Day } from '../day.ts'
import type { ClockRule } from './clock-rule.ts'
import type { EventKind } from './pathway-event.ts'
import type { RulePack } from './rule-pack.ts'

export type RuleIndex = { readonly byKind: ReadonlyMap<EventKind, readonly ClockRule[]>; readonly firstDay: Day }

const indexes = new WeakMap<RulePack, RuleIndex>()

/** Rules by the kind of event they are about, in the order of the pack: made once for each pack. */
export function indexOf(pack: RulePack): RuleIndex {
  const known = indexes.get(pack)
  if (known) return known
  const byKind = new Map<EventKind, ClockRule[]>()
  for (const rule of pack.rules) {
    for (const kind of rule.about) byKind.set(kind, [...(byKind.get(kind) ?? []), rule])
  }
  const days = pack.rules.map(({ from }) => from).sort()
  const firstDay = days[0] ?? ''
  const index = { byKind, firstDay }
  indexes.set(pack, index)
  return index
}

export function isInForce({ from, until }: ClockRule, day: Day): boolean {
  return from <= day && (until === undefined || day <= until)
}
