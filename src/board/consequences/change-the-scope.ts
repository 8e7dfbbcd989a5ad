/**
 * A decision takes a service in or out of what is planned together. Where the agreement lets the body do that, it takes effect
 * when it is carried out; where it does not, the agreement's next version is drafted and sent to be signed, with nothing else
 * changed in it. Either way each feature stops what it must in its own way (#alliance, consequence.ts).
 */
import {
  agreementStore,
  type Consequence,
  changeScopeByDecision,
  proposeScope,
  scopeFault,
  scopeInWords,
} from '#alliance'
import { trustName } from '#nhs/organisations.ts'
import { treatmentFunctionName, treatmentFunctions } from '#nhs/treatment-function.ts'
import type { Tx } from '#platform/database.ts'
import * as format from '#web/format.ts'
import type { Asked, DecisionConsequence } from './consequence.ts'

const changeOf = ({ service = '', way = '' }: Asked) => ({
  out: way === 'out' ? [service] : [],
  into: way === 'in' ? [service] : [],
})

const NO_AGREEMENT = 'There is no agreement in force to change.'

/** @param consequences what a change of the alliance stops elsewhere */
export function changesTheScope(consequences: readonly Consequence[]): DecisionConsequence {
  const inForce = async (tx: Tx) => (await agreementStore(tx).inForce())?.body
  return {
    kind: 'scope',
    name: 'Take a service in or out',
    onlyOf: 'scope',
    async questions(tx) {
      const services = (await inForce(tx))?.services ?? []
      const known = treatmentFunctions
        .filter(({ code, isRetired }) => !isRetired || services.includes(code))
        .map(({ code }) => ({
          value: code,
          text: services.includes(code)
            ? `${treatmentFunctionName(code)} (planned together)`
            : treatmentFunctionName(code),
        }))
        .toSorted((a, b) => a.text.localeCompare(b.text, 'en'))
      const ways = [
        { value: 'in', text: 'It is planned together from then on' },
        { value: 'out', text: 'It is no longer planned together' },
      ]
      return [
        { name: 'service', kind: 'one-of', label: 'Which service?', options: known, missing: 'Select a service' },
        { name: 'way', kind: 'one-of', label: 'What changes?', options: ways, missing: 'Select what changes' },
      ]
    },
    async inWords(tx, asked) {
      const agreement = await inForce(tx)
      if (!agreement) return { field: 'service', wrong: NO_AGREEMENT }
      const fault = scopeFault(agreement, changeOf(asked))
      return fault === undefined
        ? { says: scopeInWords(changeOf(asked)) }
        : { field: 'service', wrong: `Select another service or change. ${fault}` }
    },
    async foretell(tx, asked, today) {
      const agreement = await inForce(tx)
      if (!agreement) return [NO_AGREEMENT]
      const { out } = changeOf(asked)
      const stops = []
      if (out.length > 0)
        for (const one of consequences)
          stops.push(...(await one.wouldStop(tx, { kind: 'services-out', services: out }, today)))
      return [
        agreement.scopeByDecision
          ? 'The agreement lets the body decide this, so it takes effect at once.'
          : 'This agreement is changed by a version that every party signs. That version is drafted and sent to be signed.',
        ...stops
          .filter(({ count }) => count > 0)
          .map(({ what, count, says }) => `${what}: ${format.number(count)}. ${says}`),
      ]
    },
    async carryOut(tx, viewer, { item, title, notCarriedBy }, asked, today) {
      if (notCarriedBy.length > 0) {
        const because = `The decision does not bind ${format.list(notCarriedBy.map(trustName))}. What is planned together changes for all or for nobody.`
        return { status: 'refused', because }
      }
      const agreement = await inForce(tx)
      if (!agreement) return { status: 'refused', because: NO_AGREEMENT }
      const change = changeOf(asked)
      const why = `By the decision "${title}"`
      const changed = agreement.scopeByDecision
        ? await changeScopeByDecision(tx, { ...change, decision: item, why }, { consequences, today })
        : await proposeScope(tx, viewer, change, why, today)
      if (changed.status === 'changed')
        return { status: 'refused', because: 'Somebody has changed the agreement just now. Try again.' }
      if (changed.status === 'refused') return changed
      return { status: 'done', says: changed.says, refers: String(changed.number) }
    },
    async standing(tx, refers) {
      const version = await agreementStore(tx).version(Number(refers))
      if (!version) return undefined
      const says = {
        draft: 'is a draft',
        signing: 'waits to be signed',
        'in-force': 'is in force',
        superseded: 'was in force',
        declined: 'was declined',
        withdrawn: 'was withdrawn',
      }[version.state]
      const href = `/alliance/agreement/versions/${refers}`
      return { says: `Version ${refers} of the agreement ${says}`, href, isWaiting: version.state === 'signing' }
    },
  }
}
