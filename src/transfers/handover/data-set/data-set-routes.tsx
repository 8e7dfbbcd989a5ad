import { randomUUID } from 'node:crypto'
import { type Context, Hono } from 'hono'
import type { AppEnv } from '#platform/app-env.ts'
import type { Tx } from '#platform/database.ts'
import { NotFound } from '#platform/errors.ts'
import type { Parts } from '#platform/parts.ts'
import { dateAnswer } from '#web/date-field.tsx'
import * as format from '#web/format.ts'
import { frameOf, seeOther } from '#web/frame.ts'
import { render } from '#web/page.tsx'
import { sentForm } from '#web/sent-form.ts'
import type { Transfer } from '../../life/transfer-row.ts'
import { dataSetHref } from '../addresses.ts'
import { changeableTransfer, namedIn, partyTo, seenTransfer, transferIn } from '../asked-transfer.ts'
import { DataSetPage, type DataSetView } from '../pages/data-set.tsx'
import { DataSetFormPage } from '../pages/data-set-form.tsx'
import { askedOf, DataSetGroupPage, type GroupAnswers } from '../pages/data-set-group.tsx'
import { mayChangeHandover } from '../transfer-about.ts'
import type { DataSet } from './data-set.ts'
import { answerItems, keptDataSet, makeDataSet, receivedDataSet } from './data-set-store.ts'
import { formats, write } from './formats.ts'
import { understandGroup } from './group-form.ts'
import { type Group, groups } from './item.ts'

const at = `/transfers/handover/${transferIn}/data-set`
const groupIn = `:group{${groups.map(({ code }) => code).join('|')}}`
const fileIn = `:file{data-set\\.(?:${formats.map(({ ending }) => ending.replace('.', '\\.')).join('|')})}`

/**
 *   GET  …/data-set            what it holds and what is wrong with it, for both trusts
 *   POST …/data-set            makes it for the receiver
 *   GET  …/data-set/form       the form to print
 *   GET  …/data-set/data-set.csv, .json, .fhir.json
 *   GET  …/data-set/:group     a group of its items as a form; posted to itself
 */
export function dataSetRoutes({ db, clock }: Parts) {
  /** The set that was made, for whichever trust asks. @throws NotFound before it is made or shared */
  const madeSet = async (tx: Tx, c: Context<AppEnv>): Promise<{ transfer: Transfer; set: DataSet; madeAt: Date }> => {
    const viewer = partyTo(c)
    const transfer = await seenTransfer(tx, viewer, namedIn(c))
    const isSender = viewer.trust === transfer.sender
    const made = isSender ? (await keptDataSet(tx, transfer, clock.today())).made : await receivedDataSet(tx, transfer)
    if (!made) throw new NotFound(`the data set of transfer ${transfer.id}`)
    return { transfer, set: made.set, madeAt: made.at }
  }
  const askedGroup = async (tx: Tx, c: Context<AppEnv>) => {
    const transfer = await changeableTransfer(tx, partyTo(c), namedIn(c))
    const { set, version } = await keptDataSet(tx, transfer, clock.today())
    return { transfer, set, seen: version, group: c.req.param('group') as Group }
  }

  return new Hono<AppEnv>()
    .get(at, async (c) => {
      const viewer = partyTo(c)
      const view = await db.withViewer(viewer, async (tx): Promise<Omit<DataSetView, 'frame'>> => {
        if (viewer.trust !== c.req.param('sender')) {
          return { ...(await madeSet(tx, c)), faults: [], isStale: false, mayChange: false }
        }
        const transfer = await seenTransfer(tx, viewer, namedIn(c))
        const { made, ...kept } = await keptDataSet(tx, transfer, clock.today())
        return { transfer, ...kept, madeAt: made?.at, mayChange: mayChangeHandover(viewer, transfer).allowed }
      })
      return c.html(render(<DataSetPage frame={frameOf(c)} {...view} />))
    })
    .post(at, async (c) => {
      const viewer = partyTo(c)
      const { transfer, made } = await db.withViewer(viewer, async (tx) => {
        const found = await changeableTransfer(tx, viewer, namedIn(c))
        return { transfer: found, made: await makeDataSet(tx, found, clock.today()) }
      })
      if (made.ok) return seeOther(c, dataSetHref(transfer), 'The data set is made')
      const wrong = format.count(made.faults.length, 'item is', 'items are')
      return seeOther(c, dataSetHref(transfer), `It was not made: ${wrong} missing or wrong`, 'important')
    })
    .get(`${at}/form`, async (c) => {
      const { transfer, set } = await db.withViewer(partyTo(c), (tx) => madeSet(tx, c))
      return c.html(render(<DataSetFormPage frame={frameOf(c)} transfer={transfer} set={set} />))
    })
    .get(`${at}/${fileIn}`, async (c) => {
      const { set } = await db.withViewer(partyTo(c), (tx) => madeSet(tx, c))
      const wanted = formats.find(({ ending }) => c.req.param('file') === `data-set.${ending}`)!
      c.header('content-type', `${wanted.mediaType}; charset=utf-8`)
      c.header('content-disposition', `attachment; filename="data-set.${wanted.ending}"`)
      return c.body(write(set, wanted.code, randomUUID))
    })
    .get(`${at}/${groupIn}`, async (c) => {
      const view = await db.reading(partyTo(c), (tx) => askedGroup(tx, c))
      return c.html(render(<DataSetGroupPage frame={frameOf(c)} {...view} answers={answersOf(view.set)} />))
    })
    .post(`${at}/${groupIn}`, async (c) => {
      const form = await sentForm(c)
      const items = askedOf(c.req.param('group') as Group)
      const { values, errors } = understandGroup(items, form.values)
      const view = await db.withViewer(partyTo(c), async (tx) => {
        const found = await askedGroup(tx, c)
        const seen = /^\d{1,9}$/.test(form.one('seen')) ? Number(form.one('seen')) : -1
        if (errors.length === 0) await answerItems(tx, found.transfer, values, seen)
        return found
      })
      if (errors.length === 0) return seeOther(c, dataSetHref(view.transfer), 'Saved')
      const sent = Object.fromEntries(
        items.map(({ key, check }) => [key, check === 'day' ? dateAnswer(form.values, key) : form.one(key)]),
      )
      const answers = { ...answersOf(view.set), ...sent }
      return c.html(render(<DataSetGroupPage frame={frameOf(c)} {...view} answers={answers} errors={errors} />), 422)
    })
}

/** What the form asks of, as it is now. */
const answersOf = ({ organisations: _settled, ...single }: DataSet): GroupAnswers => single
