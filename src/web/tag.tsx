/**
 * Tags: one adjective or state, never a link. The one place that says which colour goes with which meaning (UI-58), so
 * that the same meaning never has two colours. The words carry the meaning; the colour only helps to find it.
 */

/** What a tag means, which decides its colour. */
export type Meaning =
  /** Nothing has happened yet. */
  | 'not-started'
  /** Somebody or something is at work on it. */
  | 'in-progress'
  /** Waits for a person to act. */
  | 'waiting'
  /** Finished as meant. */
  | 'done'
  /** Ended otherwise: withdrawn, declined, stopped. */
  | 'ended'
  /** Needs attention before something bad follows. */
  | 'attention'
  /** Something bad has happened: failed, broken, overdue. */
  | 'wrong'

const colours: Readonly<Record<Meaning, string>> = {
  'not-started': 'grey',
  'in-progress': 'blue',
  waiting: 'yellow',
  done: 'green',
  ended: 'white',
  attention: 'orange',
  wrong: 'red',
}

export function Tag({ meaning, children }: { readonly meaning: Meaning; readonly children: string }) {
  return <strong className={`nhsuk-tag nhsuk-tag--${colours[meaning]}`}>{children}</strong>
}
