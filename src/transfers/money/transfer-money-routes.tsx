import { type Context, Hono } from 'hono'
import type { AppEnv } from '#platform/app-env.ts'
import { audit } from '#platform/audit.ts'
import type { Tx } from '#platform/database.ts'
import { Conflict, Forbidden } from '#platform/errors.ts'
import type { Parts } from '#platform/parts.ts'
import { forPurpose, type Viewer } from '#platform/viewer.ts'
import { ownCommissioner } from '#waiting-list'
import { frameOf, seeOther } from '#web/frame.ts'
import { render } from '#web/page.tsx'
import { sentForm } from '#web/sent-form.ts'
import { newestBasis, stateBasis } from './agreed/money-basis.ts'
import { findTransfer, moneyOf } from './agreed/money-of-transfer.ts'
import { digestOf, noteSeen, shownMoney } from './agreed/shown-money.ts'
import { answersIn, answersOf, understandBasis } from './basis-form.ts'
import { correctLedger } from './ledger/settle-transfer.ts'
import { type Answer, mayConfirmSeen, mayKeepMoney, mayStateBasis } from './may-keep-money.ts'
import { CorrectLedgerPage } from './pages/correct-ledger.tsx'
import { MoneyBasisPage } from './pages/money-basis-form.tsx'
import { MoneyOfTransferPage, moneyHref } from './pages/money-of-transfer.tsx'

const transferPath = '/transfers/:sender{[A-Z0-9]{3,5}}/:id{[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}}/money'

/**
 *   GET  /transfers/:sender/:id/money          who is paid what, or what is missing to say so
 *   POST /transfers/:sender/:id/money          the receiver has seen it
 *   GET  /transfers/:sender/:id/money/basis    what the sender states
 *   POST /transfers/:sender/:id/money/basis
 *   GET  /transfers/:sender/:id/money/correct  put it into the ledger again
 *   POST /transfers/:sender/:id/money/correct
 */
export function transferMoneyRoutes({ db }: Parts) {
  return new Hono<AppEnv>()
    .get(transferPath, async (c) => {
      const viewer = lookingAt(c)
      const { sender, id } = c.req.param()
      const money = await db.reading(viewer, (tx) => moneyOf(tx, sender, id))
      const view = {
        money,
        mayState: mayStateBasis(viewer, money.transfer),
        mayConfirm: mayConfirmSeen(viewer, money.transfer),
        mayCorrect: mayKeepMoney(viewer).allowed,
      }
      return c.html(render(<MoneyOfTransferPage frame={frameOf(c)} {...view} />))
    })
    .post(transferPath, async (c) => {
      const viewer = lookingAt(c)
      const { sender, id } = c.req.param()
      const digest = (await sentForm(c)).one('digest')
      const href = await db.withViewer(viewer, async (tx) => {
        const { transfer, preview, isSeen } = await moneyOf(tx, sender, id)
        refuseUnless(mayConfirmSeen(viewer, transfer))
        const shown = shownMoney(preview)
        if (digest !== digestOf(shown)) throw new Conflict('the money of this transfer has changed since it was shown')
        // Sent twice, it is noted once.
        if (isSeen) return moneyHref(transfer)
        await noteSeen(tx, transfer, shown)
        await noted(tx, transfer, 'see-money')
        return moneyHref(transfer)
      })
      return seeOther(c, href, 'It is noted that your trust has seen this.')
    })
    .get(`${transferPath}/basis`, async (c) => {
      const viewer = forPurpose(c.get('viewer'), 'own-care')
      const { sender, id } = c.req.param()
      const view = await db.reading(viewer, async (tx) => {
        const transfer = await findTransfer(tx, sender, id)
        refuseUnless(mayStateBasis(viewer, transfer))
        return {
          transfer,
          commissionerCode: await ownCommissioner(tx, transfer.pseudonym),
          answers: answersOf(await newestBasis(tx, sender, id)),
        }
      })
      return c.html(render(<MoneyBasisPage frame={frameOf(c)} {...view} />))
    })
    .post(`${transferPath}/basis`, async (c) => {
      const viewer = forPurpose(c.get('viewer'), 'own-care')
      const { sender, id } = c.req.param()
      const answers = answersIn(await sentForm(c))
      const understood = understandBasis(answers)
      const view = await db.withViewer(viewer, async (tx) => {
        const transfer = await findTransfer(tx, sender, id)
        refuseUnless(mayStateBasis(viewer, transfer))
        const commissionerCode = await ownCommissioner(tx, transfer.pseudonym)
        if (commissionerCode === undefined) {
          throw new Conflict("the patient is not on the trust's list any more, so that nobody knows who pays")
        }
        if (understood.ok) {
          await stateBasis(tx, transfer, { ...understood.stated, commissioner: commissionerCode }, understood.after)
          await noted(tx, transfer, 'state-money')
        }
        return { transfer, commissionerCode }
      })
      if (understood.ok) return seeOther(c, moneyHref(view.transfer), 'What you stated is saved.')
      const { errors } = understood
      return c.html(render(<MoneyBasisPage frame={frameOf(c)} {...view} answers={answers} errors={errors} />), 422)
    })
    .get(`${transferPath}/correct`, async (c) => {
      const viewer = lookingAt(c)
      refuseUnless(mayKeepMoney(viewer))
      const { sender, id } = c.req.param()
      const transfer = await db.reading(viewer, (tx) => findTransfer(tx, sender, id))
      return c.html(render(<CorrectLedgerPage frame={frameOf(c)} transfer={transfer} />))
    })
    .post(`${transferPath}/correct`, async (c) => {
      const viewer = lookingAt(c)
      refuseUnless(mayKeepMoney(viewer))
      const { sender, id } = c.req.param()
      const reason = (await sentForm(c)).one('reason')
      const isReason = reason !== '' && reason.length <= 500
      const { transfer, settled } = await db.withViewer(viewer, async (tx) => ({
        transfer: await findTransfer(tx, sender, id),
        settled: isReason ? await correctLedger(tx, sender, id, reason) : undefined,
      }))
      if (!settled) {
        const errors = [{ field: 'reason', message: 'Enter why, in 500 characters or fewer' }]
        const view = { transfer, reason, errors }
        return c.html(render(<CorrectLedgerPage frame={frameOf(c)} {...view} />), 422)
      }
      if (settled.status === 'posted') {
        const says = settled.postings === 0 ? 'The ledger was right already.' : 'The ledger is corrected.'
        return seeOther(c, moneyHref(transfer), says)
      }
      return seeOther(c, moneyHref(transfer), 'Nothing was posted: the money is not known yet.', 'important')
    })
}

const lookingAt = (c: Context<AppEnv>): Viewer => forPurpose(c.get('viewer'), 'mutual-aid')

function refuseUnless(answer: Answer): void {
  if (!answer.allowed) throw new Forbidden(answer.because)
}

/** Both trusts can read what was done to the money of a transfer, and by whom. */
const noted = (
  tx: Tx,
  { sender, receiver, id }: { readonly sender: string; readonly receiver: string; readonly id: string },
  action: string,
) => audit(tx, [sender, receiver], { action, object: `transfer ${id}` })
