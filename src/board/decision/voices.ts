/**
 * One trust, one vote. How it forms from the people whom the trust sends is the agreement's to say (procedure.ts); an
 * alliance of sovereign bodies counts bodies, whoever sends more people [custom: the guidance leaves it to the agreement].
 */
import type { TrustCode } from '#nhs/trust-code.ts'
import type { TrustVote } from './procedure.ts'
import type { Seat } from './seats.ts'

export type Voice = 'for' | 'against' | 'abstains' | 'silent'

/** What a trust says through its seats. Who has no seat that votes says nothing. */
export function voiceOf(trust: TrustCode, seats: readonly Seat[], trustVote: TrustVote): Voice {
  const speaking = speakersOf(trust, seats, trustVote)
  const said = (choice: Seat['choice']) => speaking.filter((seat) => seat.choice === choice).length
  switch (trustVote.kind) {
    case 'majority-of-members': {
      const [inFavour, against] = [said('for'), said('against')]
      if (inFavour > against) return 'for'
      if (against > inFavour) return 'against'
      if (inFavour === 0) return said('abstain') > 0 ? 'abstains' : 'silent'
      const chairs = speaking.filter(({ role }) => role === 'chair')
      const chairIsFor = chairs.length > 0 && chairs.every(({ choice }) => choice === 'for')
      return trustVote.tie === 'its-chair-decides' && chairIsFor ? 'for' : 'against'
    }
    case 'these-roles':
    case 'all-members': {
      const isAnybodyMissing =
        speaking.length === 0 ||
        (trustVote.kind === 'these-roles' &&
          trustVote.roles.some((role) => !speaking.some((seat) => seat.role === role)))
      if (said('against') > 0) return 'against'
      if (isAnybodyMissing || said('silent') > 0) return 'silent'
      return said('abstain') > 0 ? 'abstains' : 'for'
    }
  }
}

/** The seats through which a trust's vote forms. */
export const speakersOf = (trust: TrustCode, seats: readonly Seat[], trustVote: TrustVote): readonly Seat[] =>
  seats.filter(
    (seat) =>
      seat.trust === trust && seat.votes && (trustVote.kind !== 'these-roles' || trustVote.roles.includes(seat.role)),
  )
