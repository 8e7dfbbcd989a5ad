/**
 * What a transition leaves for a trust to do in its own context, because the other trust may not touch its rows. Each is
 * a row of transfer_effect, done once. Stored, so a name once given stays.
 */
export const effectKinds = {
  'pathway-passes-on': 'The sender’s pathway gets status 21 and leaves its list',
  'pathway-comes-in': 'The receiver gets a pathway with the same identifier, issuer and start, and status 20',
  'pathway-given-back': 'The receiver’s pathway gets status 21 and leaves its list',
  'pathway-comes-back': 'The sender’s pathway is on its list again, with the original start and status 20',
  'day-to-come-in': 'The responsible trust’s pathway gets its day to come in',
  'day-lost': 'The responsible trust’s pathway loses its day to come in',
  'clock-stops': 'The pathway’s clock stops on the day of admission, with status 30',
  'hold-released': 'The place held at the receiver is free again',
  'money-moves': 'What the trusts owe each other is posted',
} as const

export type EffectKind = keyof typeof effectKinds

/**
 * What waits for the other trust: a patient leaves one list once they are on the other. For a moment they are on both,
 * and at no moment on neither.
 */
export const doneAfter: readonly { readonly kind: EffectKind; readonly after: EffectKind }[] = [
  { kind: 'pathway-passes-on', after: 'pathway-comes-in' },
  { kind: 'pathway-given-back', after: 'pathway-comes-back' },
]
