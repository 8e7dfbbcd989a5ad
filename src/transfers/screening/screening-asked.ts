/** What an address or a form says of proposals to screen. What it cannot mean is left out, never guessed. */
import type { Role } from '#platform/viewer.ts'
import { models, type TransferModel } from '../life/states.ts'
import { screeningHref } from './addresses.ts'
import { type Judgement, judgementsFor } from './judgement.ts'

/** A proposal that was ticked, as it was seen. */
export type Ticked = { readonly id: string; readonly version: number }

export type ScreeningAsked = {
  readonly plan?: string
  readonly page: number
  /** 'all' ticks everything on the page. */
  readonly ticked: readonly Ticked[] | 'all'
  readonly judgement?: Judgement
  readonly model?: TransferModel
}

const uuid = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}'
const isUuid = new RegExp(`^${uuid}$`)
const tickShape = new RegExp(`^(${uuid})\\.([1-9]\\d{0,8})$`)

export function screeningAsked(query: URLSearchParams, roles: readonly Role[]): ScreeningAsked {
  const plan = query.get('plan')
  const page = Number(query.get('page'))
  const judgement = judgementsFor(roles).find(({ code }) => code === query.get('judgement'))
  const model = models.find(({ code }) => code === query.get('model'))?.code
  return {
    page: Number.isSafeInteger(page) && page > 0 ? page : 1,
    ticked: query.get('tick') === 'all' ? 'all' : ticksIn(query.getAll('tick')),
    ...(plan !== null && isUuid.test(plan) && { plan }),
    ...(judgement && { judgement }),
    ...(model && { model }),
  }
}

/** Each transfer once, whatever is sent. */
const ticksIn = (texts: readonly string[]): readonly Ticked[] => [
  ...new Map(texts.flatMap(readTick).map((tick) => [tick.id, tick])).values(),
]

function readTick(text: string): readonly Ticked[] {
  const [, id, version] = tickShape.exec(text) ?? []
  return id && version ? [{ id, version: Number(version) }] : []
}

export const tickOf = ({ id, version }: Ticked): string => `${id}.${version}`

/** The address of the same, with what is changed in it. */
export function screeningAddress(
  asked: ScreeningAsked,
  changed: { readonly [Key in keyof ScreeningAsked]?: ScreeningAsked[Key] | undefined } = {},
  path: string = screeningHref,
): string {
  const { plan, page, ticked = [], judgement, model } = { ...asked, ...changed }
  const query = new URLSearchParams()
  if (plan) query.set('plan', plan)
  if (page !== undefined && page !== 1) query.set('page', String(page))
  if (judgement) query.set('judgement', judgement.code)
  if (model) query.set('model', model)
  for (const tick of ticked === 'all' ? ['all'] : ticked.map(tickOf)) query.append('tick', tick)
  const text = query.toString()
  return text === '' ? path : `${path}?${text}`
}
