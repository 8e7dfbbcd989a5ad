import { randomUUID } from 'node:crypto'
import { type Context, Hono } from 'hono'
import type { AppEnv } from '#platform/app-env.ts'
import { NotFound } from '#platform/errors.ts'
import { isOnceKey, once } from '#platform/once.ts'
import type { Parts } from '#platform/parts.ts'
import { frameOf, seeOther } from '#web/frame.ts'
import { render } from '#web/page.tsx'
import { sentForm } from '#web/sent-form.ts'
import { bookingTeamOf } from '../patient/booking-team-store.ts'
import { makeMissingLinks } from '../patient/link-store.ts'
import { pageInLetters, pageToCome } from '../patient/page-in-letters.ts'
import { writtenLetterHref } from './addresses.ts'
import { offersPath, ownCare, ownTransfer, refuseUnlessTalks } from './asked-offers.ts'
import { lackingCharacters, letterPdf } from './letters/letter-pdf.ts'
import { draftLetter, keepLetter, writtenLetter } from './letters/letter-store.ts'
import { understandPhone } from './letters/phone-form.ts'
import { NotNowPage } from './pages/not-now.tsx'
import { WriteLetterPage } from './pages/write-letter.tsx'
import { WrittenLetterPage } from './pages/written-letter.tsx'
import { referenceOf } from './reference-of.ts'

const uuid = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}'
const lettersPath = `${offersPath}/letters` as const
const letterIn = `${lettersPath}/:letter{${uuid}}`

/**
 *   GET, POST …/offers/letters                       the letter as it would be written now; writes it
 *   GET       …/offers/letters/:letter               a letter that was written, word for word, to read or print
 *   GET       …/offers/letters/:letter/letter.pdf    the same as a file
 */
export function letterRoutes(parts: Parts) {
  const { db, clock, secret } = parts
  const pageOf = pageInLetters(parts)

  /** What would be written; or the page that says why there is no letter to write. */
  async function asked(c: Context<AppEnv>, phone: string | null, page = pageOf) {
    const viewer = ownCare(c)
    const { transfer, found } = await db.reading(viewer, async (tx) => {
      const own = await ownTransfer(tx, c)
      refuseUnlessTalks(viewer)
      return {
        transfer: own,
        found: await draftLetter(tx, viewer, own, { today: clock.today(), phone, ...(page && { pageOf: page }) }),
      }
    })
    if ('letter' in found) return { ...found, transfer }
    return c.html(render(<NotNowPage frame={frameOf(c)} transfer={transfer} because={found.because} />), 403)
  }

  /** A letter gives the patient their page, with a code that works. */
  const makeLinkFor = (c: Context<AppEnv>) =>
    db.withViewer(ownCare(c), async (tx) => {
      const own = await ownTransfer(tx, c)
      refuseUnlessTalks(ownCare(c))
      await makeMissingLinks(tx, secret, [own.id])
    })

  return new Hono<AppEnv>()
    .get(lettersPath, async (c) => {
      const team = await db.reading(ownCare(c), bookingTeamOf)
      const found = await asked(c, team?.phone ?? null, pageOf && pageToCome(pageOf, parts))
      if (found instanceof Response) return found
      const page = { ...found, phone: team?.phone ?? '', once: randomUUID() }
      return c.html(render(<WriteLetterPage frame={frameOf(c)} {...page} />))
    })
    .post(lettersPath, async (c) => {
      const form = await sentForm(c)
      const [typed, key] = [form.one('phone'), form.one('once')]
      const understood = understandPhone(typed)
      if (understood.ok && pageOf) await makeLinkFor(c)
      const found = await asked(c, understood.ok ? understood.phone : null)
      if (found instanceof Response) return found
      const { transfer, letter, offer } = found
      if (!understood.ok || !isOnceKey(key)) {
        const errors = understood.ok ? [] : understood.errors
        const page = { ...found, phone: typed, once: isOnceKey(key) ? key : randomUUID(), errors }
        return c.html(render(<WriteLetterPage frame={frameOf(c)} {...page} />), 422)
      }
      const viewer = ownCare(c)
      const sent = { transfer: transfer.id, phone: understood.phone }
      const id = await db.withViewer(viewer, (tx) =>
        once(tx, key, sent, () => keepLetter(tx, viewer, transfer, { offer, letter, secret })),
      )
      return seeOther(c, writtenLetterHref(transfer, id), 'The letter is written. Next: print it and send it.')
    })
    .get(letterIn, async (c) => {
      const { transfer, letter } = await db.reading(ownCare(c), async (tx) => {
        const own = await ownTransfer(tx, c)
        return { transfer: own, ...(await writtenLetter(tx, own, { letter: c.req.param('letter')!, secret })) }
      })
      const pdfHref = `${writtenLetterHref(transfer, c.req.param('letter')!)}/letter.pdf`
      const page = { transfer, letter, pdfHref, lacking: lackingCharacters(letter) }
      return c.html(render(<WrittenLetterPage frame={frameOf(c)} {...page} />))
    })
    .get(`${letterIn}/letter.pdf`, async (c) => {
      const { letter, madeAt } = await db.reading(ownCare(c), async (tx) =>
        writtenLetter(tx, await ownTransfer(tx, c), { letter: c.req.param('letter')!, secret }),
      )
      if (lackingCharacters(letter).length > 0) throw new NotFound('a letter that its typeface cannot print')
      c.header('content-type', 'application/pdf')
      c.header('content-disposition', `attachment; filename="letter-${referenceOf(c.req.param('id')!)}.pdf"`)
      return c.body(letterPdf(letter, madeAt) as Uint8Array<ArrayBuffer>)
    })
}
