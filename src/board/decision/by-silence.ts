/**
 * The procedure in which silence agrees: a question is sent round, and who has not objected when the time is over has agreed.
 * This is the only place in which silence is ever a yes, and only of a trust that had the question in time and somebody who
 * could have objected to it. An objection breaks it at once. There is no quorum: it is what silence stands in for.
 *
 * Source: the agreement's own clause; the guidance is silent, so the conditions here are custom and strict.
 */
import { daysBetween, londonDay } from '#nhs/day.ts'
import { trustName } from '#nhs/organisations.ts'
import type { TrustCode } from '#nhs/trust-code.ts'
import { dateTime } from '#web/format.ts'
import type { DecisionFacts } from './facts.ts'
import { listed, reason } from './reason.ts'
import { momentsUntil, notYetOpen, type Resolution, waiting } from './resolve.ts'
import { seatsAt } from './seats.ts'
import { speakersOf, type Voice, voiceOf } from './voices.ts'

export function bySilence(facts: DecisionFacts, voting: readonly TrustCode[], noticeDays: number): Resolution {
  const { item, now, procedure } = facts
  const deadline = item.closesAt!
  if (now < item.openedAt) return notYetOpen(facts)
  const isOver = deadline <= now
  const voicesAt = (at: Date) => {
    const seats = seatsAt(facts, voting, at)
    const positions = new Map(voting.map((trust) => [trust, voiceOf(trust, seats, procedure.trustVote)] as const))
    return { seats, positions, saying: (voice: Voice) => voting.filter((trust) => positions.get(trust) === voice) }
  }

  // Everybody said yes aloud: nothing is left to wait for.
  for (const at of momentsUntil(facts.votes, isOver ? deadline : now)) {
    const said = voicesAt(at)
    if (said.saying('for').length === voting.length)
      return { state: 'passed', at, by: voting, ...said, reasons: [reason('rule-met', 'Every trust said yes.')] }
  }

  const said = voicesAt(isOver ? deadline : now)
  const objecting = [
    ...said.saying('against'),
    ...(procedure.abstentions === 'count-against' ? said.saying('abstains') : []),
  ]
  if (objecting.length > 0)
    return {
      state: 'fell',
      ...said,
      reasons: [
        reason('silence-broken', `${listed(objecting.map(trustName))} broke the silence, so this goes to a meeting.`),
      ],
    }
  const silent = said.saying('silent')
  if (!isOver)
    return waiting(
      said,
      silent.map((trust) => ({ kind: 'trust', trust })),
      deadline,
    )

  const notServed = silent.filter((trust) => !wasServed(trust, facts, noticeDays))
  const mute = silent.filter((trust) => speakersOf(trust, said.seats, procedure.trustVote).length === 0)
  if (notServed.length > 0 || mute.length > 0)
    return {
      state: 'fell',
      ...said,
      reasons: [
        ...notServed.map((trust) =>
          reason(
            'not-served-in-time',
            `${trustName(trust)} did not have the question ${noticeDays} days before the end, so its silence says nothing.`,
          ),
        ),
        ...mute.map((trust) =>
          reason('nobody-could-object', `Nobody could object for ${trustName(trust)}, so its silence says nothing.`),
        ),
      ],
    }
  const agreeing = [...said.saying('for'), ...silent]
  if (agreeing.length === 0)
    return { state: 'fell', ...said, reasons: [reason('rule-not-met', 'Every trust stood aside.')] }
  return {
    state: 'passed',
    at: deadline,
    by: agreeing,
    ...said,
    reasons: [reason('silence-agreed', `Nobody had objected by ${dateTime(deadline)}, so all agree.`)],
  }
}

function wasServed(trust: TrustCode, { item }: DecisionFacts, noticeDays: number): boolean {
  const end = londonDay(item.closesAt!)
  return (item.servedOn ?? []).some(
    (one) => one.trust === trust && one.at < item.closesAt! && daysBetween(londonDay(one.at), end) >= noticeDays,
  )
}
