/** A decision moves a priority on to its next stage. It does not say for a trust that it supports that: each has said so itself. */
import { allianceStore } from '#alliance'
import type { Day } from '#nhs/day.ts'
import { trustName } from '#nhs/organisations.ts'
import type { Tx } from '#platform/database.ts'
import * as format from '#web/format.ts'
import { priorityHref } from '../priorities/addresses.ts'
import { mayStepPriority, nextStage, stageNames, waitsFor } from '../priorities/priority.ts'
import { priorityStore } from '../priorities/store.ts'
import { takeStep } from '../register/take-step.ts'
import type { DecisionConsequence } from './consequence.ts'

async function waitingFor(tx: Tx, id: string, today: Day) {
  const store = priorityStore(tx)
  const priority = await store.one(id)
  if (!priority) return undefined
  const members = await allianceStore(tx).partOn(today)
  const said = (await store.support()).filter((each) => each.priority === id)
  return { priority, members, waiting: waitsFor(priority, said, members) }
}

export const movesAPriority: DecisionConsequence = {
  kind: 'priority',
  name: 'Move a priority on',
  async questions(tx) {
    const open = (await priorityStore(tx).all()).filter(({ state, stage }) => state === 'open' && nextStage(stage))
    return [
      {
        name: 'priority',
        kind: 'one-of',
        label: 'Which priority?',
        options: open.map(({ id, title, stage }) => ({
          value: id,
          text: `${title}: from ${stageNames[stage].toLowerCase()} to ${stageNames[nextStage(stage)!].toLowerCase()}`,
        })),
        missing: 'Select a priority',
      },
      {
        name: 'due',
        kind: 'day',
        label: 'When should its next stage be done?',
        what: 'the day by which its next stage should be done',
      },
    ]
  },
  async inWords(tx, { priority = '', due = '' }) {
    const found = await priorityStore(tx).one(priority)
    const next = found && nextStage(found.stage)
    if (!found || !next) return { field: 'priority', wrong: 'Select a priority that can go on' }
    return {
      says: `The priority "${found.title}" goes on to ${stageNames[next].toLowerCase()}, to be done by ${format.date(due)}.`,
    }
  },
  async foretell(tx, { priority = '' }, today) {
    const found = await waitingFor(tx, priority, today)
    if (!found) return ['That priority is no longer there.']
    const trusts = found.waiting.map(({ trust }) => trustName(trust))
    return [
      `It is at the stage ${stageNames[found.priority.stage].toLowerCase()}.`,
      ...(trusts.length > 0 ? [`It cannot go on yet: it waits for ${format.list(trusts)}.`] : []),
    ]
  },
  async carryOut(tx, viewer, { item, title }, { priority: id = '', due = '' }, today) {
    await priorityStore(tx).held(id)
    const found = await waitingFor(tx, id, today)
    if (!found) return { status: 'refused', because: 'That priority is no longer there.' }
    const { priority, members, waiting } = found
    const next = nextStage(priority.stage)
    if (!next) return { status: 'refused', because: 'That priority is at its last stage.' }
    const step = {
      register: 'priority',
      subject: priority,
      version: priority.version,
      what: 'go-on',
      detail: { said: `By the decision "${title}"`, item },
      may: mayStepPriority('go-on', priority, viewer, { waiting, members }),
      today,
    } as const
    const stepped = await takeStep(tx, viewer, step, () => priorityStore(tx).goOn(id, next, due, today))
    if (stepped.status === 'refused') return stepped
    if (stepped.status === 'changed') throw new Error(`priority ${id} changed while it was held`)
    const says = `The priority "${priority.title}" has gone on to ${stageNames[next].toLowerCase()}.`
    return { status: 'done', says, refers: id }
  },
  async standing(tx, refers) {
    const priority = await priorityStore(tx).one(refers)
    if (!priority) return undefined
    const says =
      priority.state === 'open' ? `It is at the stage ${stageNames[priority.stage].toLowerCase()}` : 'It is closed'
    return { says, href: priorityHref(refers), isWaiting: priority.state === 'open' }
  },
}
