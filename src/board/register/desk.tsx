/** What the pages of every register do alike: who asks, who the members are, and how a change is answered. */
import type { Context } from 'hono'
import { allianceStore } from '#alliance'
import type { TrustCode } from '#nhs/trust-code.ts'
import type { AppEnv } from '#platform/app-env.ts'
import type { Tx } from '#platform/database.ts'
import { Forbidden } from '#platform/errors.ts'
import type { Parts } from '#platform/parts.ts'
import { tryAgain } from '#platform/try-again.ts'
import { forPurpose, type Viewer } from '#platform/viewer.ts'
import { frameOf, seeOther } from '#web/frame.ts'
import { render } from '#web/page.tsx'
import { keepsRegisters } from './may-keep.ts'
import { NotNowPage } from './pages/not-now.tsx'
import type { Stepped } from './take-step.ts'

export const idIn = ':id{[0-9a-f-]{36}}' as const

export const viewerOf = (c: Context<AppEnv>): Viewer => forPurpose(c.get('viewer'), 'administration')

/** @throws Forbidden for whoever may only read */
export function keeperOf(c: Context<AppEnv>): Viewer {
  const viewer = viewerOf(c)
  if (!keepsRegisters(viewer)) throw new Forbidden('write in the registers of the alliance')
  return viewer
}

/** Trusts that can be given something to do, or be asked, today. @throws Forbidden for a trust that does not take part */
export async function fellows(tx: Tx, viewer: Viewer, { clock }: Pick<Parts, 'clock'>): Promise<TrustCode[]> {
  const trusts = await allianceStore(tx).partOn(clock.today())
  if (!trusts.includes(viewer.trust)) throw new Forbidden('write in the registers of an alliance without taking part')
  return trusts
}

type Answered = {
  readonly c: Context<AppEnv>
  readonly db: Parts['db']
  readonly section: string
  /** Where the thing is that is changed. */
  readonly href: string
  /** What is said once it is done. */
  readonly done: string
}

/** Takes a step and answers: the thing as it is then, or why it was not taken. */
export async function answerStep(
  { c, db, section, href, done }: Answered,
  work: (tx: Tx, viewer: Viewer) => Promise<Stepped>,
): Promise<Response> {
  const viewer = viewerOf(c)
  const outcome = await tryAgain(() => db.withViewer(viewer, (tx) => work(tx, viewer)))
  if (outcome.status === 'done') return seeOther(c, href, done)
  const because =
    outcome.status === 'refused'
      ? outcome.because
      : 'Somebody has changed it since you opened the page. Go back to see how it stands now.'
  const page = <NotNowPage frame={frameOf(c)} section={section} href={href} because={because} />
  return c.html(render(page), outcome.status === 'refused' ? 403 : 409)
}
