import { randomUUID } from 'node:crypto'
import { type Context, Hono } from 'hono'
import type { AppEnv } from '#platform/app-env.ts'
import { isOnceKey } from '#platform/once.ts'
import type { Parts } from '#platform/parts.ts'
import { frameOf, seeOther } from '#web/frame.ts'
import { render } from '#web/page.tsx'
import { sentForm } from '#web/sent-form.ts'
import { stepHref } from '../addresses.ts'
import { moneyOf } from '../money/agreed/money-of-transfer.ts'
import { acceptPatient } from './accept-patient.ts'
import { answerStep } from './answer-step.tsx'
import { namedIn, partyTo, stepAt, versionIn } from './asked-transfer.ts'
import { AcceptPage } from './pages/accept.tsx'
import { RefusedPage } from './pages/not-done.tsx'
import { stepView } from './step-view.ts'

const at = stepAt('accept')

/**
 *   GET, POST /transfers/:sender/:id/steps/accept   the patient, the place, the money; and yes
 */
export function acceptRoutes(parts: Parts) {
  return new Hono<AppEnv>()
    .get(at, async (c: Context<AppEnv>) => {
      const viewer = partyTo(c)
      const { sender, id } = namedIn(c)
      const view = await stepView(parts, viewer, { sender, id }, 'accept')
      const { transfer, because } = view
      if (because !== undefined) {
        return c.html(render(<RefusedPage frame={frameOf(c)} transfer={transfer} because={because} />), 403)
      }
      const money = await parts.db.reading(viewer, (tx) => moneyOf(tx, sender, id))
      const page = { frame: frameOf(c), code: 'accept', onceKey: randomUUID(), money, ...view } as const
      return c.html(render(<AcceptPage {...page} />))
    })
    .post(at, async (c: Context<AppEnv>) => {
      const form = await sentForm(c)
      const key = form.one('once')
      const viewer = partyTo(c)
      const href = stepHref(namedIn(c), 'accept')
      if (!isOnceKey(key)) return seeOther(c, href)
      const seen = { ...namedIn(c), version: versionIn(form.one('version')) }
      const instead = { text: 'Look at the transfer once more', href }
      return answerStep(c, parts, { viewer, seen, code: 'accept', instead }, () =>
        acceptPatient(parts, viewer, seen, form.one('digest'), key),
      )
    })
}
