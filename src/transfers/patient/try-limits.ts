/**
 * How often a date of birth may be wrong. There are some 36,000 dates that a patient can be born on, so whoever finds a
 * letter must not be let try them. Our own figures, within what the patient page of a trust could bear.
 */
export const tryLimits = {
  /** Of one link in an hour: then even the right date waits. */
  ofLinkInAnHour: 5,
  /** Of one link ever: then it is over, and the patient is given another. */
  ofLinkEver: 15,
  /** From one address in an hour, whatever codes were tried. A household, a library or a ward shares one. */
  ofAddressInAnHour: 30,
} as const
