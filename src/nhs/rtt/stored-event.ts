/**
 * Reads an event back from where it was stored as text and JSON, and says which part is wrong when it is not one: a row
 * written by another version, or by hand, must not reach the rules half-formed.
 */
import { isDay } from '../day.ts'
import { isRttStatus } from '../rtt-status.ts'
import { isEventKind } from './event-order.ts'
import type { EventKind, PathwayEvent } from './pathway-event.ts'

/** The columns of a stored event. */
export type StoredEvent = {
  readonly on: string
  readonly kind: string
  readonly provider: string
  readonly rttStatus?: string | null
  readonly detail?: unknown
}

export type ReadEvent =
  | { readonly ok: true; readonly value: PathwayEvent }
  | { readonly ok: false; readonly where: string; readonly why: string }

type Shape = 'text' | 'boolean' | 'day' | 'count' | readonly string[] | Fields
type Fields = { readonly [field: string]: Shape }

/** What is stored under `detail`. A name that ends in "?" may be absent. */
const evidence: Fields = {
  clearlyCommunicated: 'boolean',
  inBestInterests: 'boolean',
  underPublishedPolicy: 'boolean',
  policyProtectsVulnerable: 'boolean',
}
const offer: Fields = {
  offeredOn: 'day',
  forDay: 'day',
  'provider?': 'text',
  'team?': 'text',
  'judgedSuitable?': 'boolean',
  'unavailable?': 'boolean',
}
const details: Partial<Record<EventKind, Fields>> = {
  'referral-received': { 'ubrn?': 'text' },
  'self-referral-received': { agreedLocally: 'boolean', ratified: 'boolean' },
  'ubrn-converted': { 'ubrn?': 'text', 'onSlotIssueList?': 'boolean' },
  'start-stated': { 'by?': 'text' },
  rebooked: { by: ['patient', 'provider'] },
  'new-treatment': { 'inAgreedPlan?': 'boolean', 'atProvider?': 'text' },
  'planned-due': { what: ['treatment', 'diagnostic-test', 'follow-up'] },
  'moved-to-england': { 'from?': ['Wales', 'Scotland', 'Northern Ireland'] },
  attendance: { 'purpose?': ['consultation', 'diagnostic-test', 'pre-operative-assessment'] },
  'did-not-attend': { 'clearlyCommunicated?': 'boolean', 'discharge?': evidence },
  'offer-made': offer,
  'offer-declined': offer,
  'cancelled-by-provider': { 'afterAdmission?': 'boolean' },
  'thinking-time': { days: 'count' },
  'specialty-changed': { toTreatmentFunction: 'text' },
  'separate-condition': { 'newPathway?': 'text' },
  transferred: {
    to: 'text',
    clinicalResponsibility: 'boolean',
    'subcontract?': {
      reportedBy: ['sender', 'receiver'],
      commissionerAgreed: 'boolean',
      clinicallyAppropriate: 'boolean',
      nhsEnglandTold: 'boolean',
      namedInContract: 'boolean',
    },
  },
  'opinion-requested': { of: 'text' },
  'patient-chose-provider': { to: 'text', freshReferral: 'boolean' },
  admitted: { purpose: ['treatment', 'diagnostic-test', 'pre-treatment', 'pre-operative-assessment'] },
  'procedure-not-carried-out': { 'decisionNotToTreat?': 'boolean' },
  treated: { 'where?': ['outpatients', 'interface-service', 'therapy', 'admission'] },
  'transplant-listed': { matched: 'boolean' },
  'active-monitoring': {
    by: ['patient', 'clinician'],
    'because?': ['clinical', 'patient-delay'],
    'agreed?': 'boolean',
    'twoDatesCouldHaveBeenOffered?': 'boolean',
  },
  'returned-to-primary-care': { 'afterNotAttending?': evidence },
}

export function readStoredEvent({ on, kind, provider, rttStatus, detail }: StoredEvent): ReadEvent {
  if (!isDay(on)) return wrong('on', `"${on}" is not a day`)
  if (!isEventKind(kind)) return wrong('kind', `"${kind}" is not a kind of event`)
  if (provider === '') return wrong('provider', 'it is empty')
  if (rttStatus != null && !isRttStatus(rttStatus))
    return wrong('rttStatus', `"${rttStatus}" is not one of the 17 statuses`)
  if (kind === 'activity' && rttStatus == null) return wrong('rttStatus', 'an activity is known by its status alone')
  const mistake = mistakeIn(detail ?? {}, details[kind] ?? {}, 'detail')
  if (mistake) return mistake
  const hasDetail = detail != null && Object.keys(detail).length > 0
  return {
    ok: true,
    value: {
      on,
      kind,
      provider,
      ...(rttStatus != null && { rttStatus }),
      ...(hasDetail && { detail }),
    } as PathwayEvent,
  }
}

function mistakeIn(value: unknown, fields: Fields, where: string): Extract<ReadEvent, { ok: false }> | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return wrong(where, 'it is not an object')
  for (const [name, shape] of Object.entries(fields)) {
    const isOptional = name.endsWith('?')
    const field = isOptional ? name.slice(0, -1) : name
    const found: unknown = (value as Record<string, unknown>)[field]
    const at = `${where}.${field}`
    if (found === undefined) {
      if (isOptional) continue
      return wrong(at, 'it is missing')
    }
    if (typeof shape === 'object' && !isChoice(shape)) {
      const mistake = mistakeIn(found, shape, at)
      if (mistake) return mistake
    } else if (!fits(found, shape)) {
      return wrong(
        at,
        `${JSON.stringify(found)} is not ${isChoice(shape) ? `one of ${shape.join(', ')}` : `a ${shape}`}`,
      )
    }
  }
  return undefined
}

function fits(value: unknown, shape: 'text' | 'boolean' | 'day' | 'count' | readonly string[]): boolean {
  if (isChoice(shape)) return typeof value === 'string' && shape.includes(value)
  switch (shape) {
    case 'text':
      return typeof value === 'string' && value !== ''
    case 'boolean':
      return typeof value === 'boolean'
    case 'day':
      return typeof value === 'string' && isDay(value)
    case 'count':
      return typeof value === 'number' && Number.isInteger(value) && value >= 0
  }
}

const isChoice = (shape: Shape): shape is readonly string[] => Array.isArray(shape)

const wrong = (where: string, why: string) => ({ ok: false, where, why }) as const
