/** Which form takes a transfer on from where it stands, and where it stands then. */
import type { UnderWay } from './transfers-under-way.ts'

type StepForm = {
  /** Who sends it. */
  readonly trust: string
  readonly path: string
  readonly fields: Readonly<Record<string, string>>
}

/** Where the form of a state leads. */
const next: Readonly<Record<string, string>> = {
  screened: 'offered',
  offered: 'consented',
  complete: 'passed',
  passed: 'booked',
  booked: 'treated',
  treated: 'handed-back',
  'handed-back': 'closed',
}

/** Nothing where a form would need more than is set up. */
export function nextForm(transfer: UnderWay, today: string, day: string): StepForm | undefined {
  const { id, sender, receiver, state, clinicallyScreened, offer } = transfer
  const form = (trust: string, step: string, fields: Readonly<Record<string, string>> = {}): StepForm => ({
    trust,
    path: `/transfers/${sender}/${id}/steps/${step}`,
    fields,
  })
  switch (state) {
    case 'identified':
      return clinicallyScreened ? form(sender, 'screen-social') : form(sender, 'screen-clinical', { model: 'pathway' })
    case 'screened': {
      const answers = { day, site: siteOf(receiver), team: 'Ms Okafor and her team', way: 'phone', replyBy: day }
      return form(sender, `offer/check?${new URLSearchParams(answers)}`)
    }
    case 'offered': {
      // Of an offer that was made here, nobody has told us which it is.
      if (offer === null) return undefined
      const answers = { on: today, way: 'phone', speaker: 'patient' }
      return form(sender, `consent/check?${new URLSearchParams(answers)}`, { offer, as: 'step', said: 'Yes' })
    }
    case 'complete':
      return form(receiver, 'pass')
    case 'passed':
      return form(receiver, 'book')
    case 'booked':
      return form(receiver, 'treat/check', dated('treated', today))
    case 'treated':
      return form(receiver, 'hand-back', { note: 'New hip. Look at the wound after two weeks.' })
    case 'handed-back':
      return form(sender, 'close')
    default:
      return undefined
  }
}

export function stepTaken(transfer: UnderWay): void {
  transfer.version += 1
  if (transfer.state !== 'identified') transfer.state = next[transfer.state]!
  else if (transfer.clinicallyScreened) transfer.state = 'screened'
  else transfer.clinicallyScreened = true
}

/** One of the sites of each trust. */
const siteOf = (trust: string): string => ({ RNA: 'RNA01', RXK: 'RXK01', RBK: 'RBK02' })[trust] ?? ''

function dated(name: string, on: string): Readonly<Record<string, string>> {
  const [year, month, day] = on.split('-').map(Number)
  return { [`${name}-day`]: String(day), [`${name}-month`]: String(month), [`${name}-year`]: String(year) }
}
