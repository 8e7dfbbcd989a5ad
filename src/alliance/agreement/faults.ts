/** What stands in the way of sending a draft for signing. Each is a sentence, with the part to change. Pure. */
import { trustName } from '#nhs/organisations.ts'
import { treatmentFunctionName } from '#nhs/treatment-function.ts'
import * as format from '#web/format.ts'
import type { Agreement } from './agreement.ts'
import { ruleFault } from './decision-rule.ts'
import type { DraftPart } from './draft-parts.ts'
import { matterCodes, matters } from './matter.ts'

export type Fault = { readonly part: DraftPart; readonly says: string }

export function faultsOf(agreement: Agreement): readonly Fault[] {
  return checks.flatMap(([part, find]) => find(agreement).map((says) => ({ part, says })))
}

const checks: readonly (readonly [DraftPart, (agreement: Agreement) => readonly string[]])[] = [
  [
    'parties',
    ({ parties }) => [
      ...(parties.length < 2 ? ['An agreement has two parties or more.'] : []),
      ...twice(parties.map(({ trust }) => trust)).map((trust) => `${trustName(trust)} is a party twice.`),
    ],
  ],
  [
    'dates',
    ({ commencesOn, reviewOn, endsOn }) => [
      ...(reviewOn <= commencesOn ? ['The review is not after the day it begins.'] : []),
      ...(endsOn !== null && endsOn <= commencesOn ? ['It ends before it begins.'] : []),
    ],
  ],
  [
    'services',
    ({ services, excluded }) => {
      const never = new Set(excluded.flatMap((one) => one.services))
      return services
        .filter((code) => never.has(code))
        .map((code) => `${treatmentFunctionName(code)} is in scope and excluded at the same time.`)
    },
  ],
  [
    'clauses',
    ({ clauses }) => [
      ...(clauses.length === 0 ? ['It has no clauses.'] : []),
      ...twice(clauses.map(({ id }) => id)).map((id) => `Two clauses have the name ${id}.`),
    ],
  ],
  [
    'rules',
    ({ rules }) => {
      const given = rules.map(({ matter }) => matter)
      return [
        ...matterCodes
          .filter((code) => !given.includes(code))
          .map((code) => `No rule says how this is decided: ${matters[code].toLowerCase()}.`),
        ...twice(given).map((code) => `Two rules say how this is decided: ${matters[code].toLowerCase()}.`),
        ...rules.flatMap(({ rule }) => ruleFault(rule) ?? []),
      ]
    },
  ],
  [
    'powers',
    ({ delegations, reserved }) =>
      delegations.flatMap(({ matter, upToPence }) => {
        const kept = reserved.find((one) => one.matter === matter)
        if (!kept) return []
        const name = matters[matter].toLowerCase()
        if (kept.abovePence === null) return [`This is delegated and reserved at the same time: ${name}.`]
        return upToPence === null || upToPence > kept.abovePence
          ? [`More is delegated than is not reserved, which is up to ${format.money(kept.abovePence)}: ${name}.`]
          : []
      }),
  ],
  [
    'risk',
    ({ parties, riskAndGain: { shares } }) => {
      if (shares.length === 0) return []
      const sum = shares.reduce((total, { percent }) => total + percent, 0)
      const known = new Set(parties.map(({ trust }) => trust))
      return [
        ...(sum === 100 ? [] : [`The shares of risk and gain add up to ${sum}%, not to 100%.`]),
        ...shares
          .filter(({ trust }) => !known.has(trust))
          .map(({ trust }) => `${trustName(trust)} has a share of risk and gain and is no party.`),
      ]
    },
  ],
  ['disputes', ({ disputes }) => (disputes.length === 0 ? ['Nobody is named to settle a dispute.'] : [])],
]

const twice = <Value>(values: readonly Value[]): readonly Value[] => [
  ...new Set(values.filter((value, n) => values.indexOf(value) !== n)),
]
