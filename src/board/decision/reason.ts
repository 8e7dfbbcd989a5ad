/** Why: a sentence with the names in it, for people and minutes, and a code, for tests and for pages that group reasons. */
export type Reason = { readonly code: ReasonCode; readonly says: string }

export type ReasonCode =
  // how it came out
  | 'rule-met'
  | 'rule-not-met'
  | 'split'
  | 'recommended'
  | 'all-ratified'
  | 'ratification-refused'
  | 'awaits-ratification'
  | 'awaits-votes'
  | 'awaits-close'
  | 'not-yet-open'
  | 'not-quorate'
  | 'outside-powers'
  | 'amount-not-stated'
  | 'nobody-has-a-vote'
  | 'named-person-cannot-decide'
  | 'chair-acted'
  | 'chair-did-not-act'
  | 'too-few-consulted'
  | 'not-ratified-in-time'
  | 'silence-agreed'
  | 'silence-broken'
  | 'not-served-in-time'
  | 'nobody-could-object'
  // of one trust
  | 'voted-for'
  | 'voted-against'
  | 'abstained'
  | 'silent'
  | 'bound-by-the-one-resolution'
  | 'not-bound-without-its-own-resolution'
  | 'no-contract'
  | 'nobody-named'
  | 'company-alone-is-bound'
  | 'not-binding-in-law'
  | 'until-it-leaves'
  | 'suspended'
  | 'has-left'
  | 'not-yet-a-party'
  | 'leaves-before-effect'
  | 'leaving-without-a-vote'
  | 'affected-without-a-vote'
  // of one member
  | 'organisational-interest'
  | 'organisational-interest-not-declared'
  | 'personal-interest'
  | 'shared-post'
  | 'shared-post-not-declared'
  | 'not-a-voting-member'
  | 'absent'
  | 'by-call'
  | 'deputy-attends'
  | 'deputy-stands-in'
  | 'vote-not-counted'

export const reason = (code: ReasonCode, says: string): Reason => ({ code, says })

/** "Ash", "Ash and Birch", "Ash, Birch and Cedar". */
export function listed(names: readonly string[], and = 'and'): string {
  const last = names.at(-1) ?? 'nobody'
  return names.length < 2 ? last : `${names.slice(0, -1).join(', ')} ${and} ${last}`
}
