/**
 * The few ways a request can fail that are nobody's bug. One handler, in web/app.tsx, turns
 * each into its page. Anything else that is thrown is a bug: it is logged whole and shown as 500.
 */
export class NotFound extends Error {
  override readonly name = 'NotFound'
}
export class Forbidden extends Error {
  override readonly name = 'Forbidden'
}
export class Conflict extends Error {
  override readonly name = 'Conflict'
}
/** The program cannot do its work as it was set up or with what it was given: says what is wrong and what to do. */
export class Unusable extends Error {
  override readonly name = 'Unusable'
}
