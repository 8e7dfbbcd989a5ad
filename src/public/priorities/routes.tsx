import { type Context, Hono } from 'hono'
import { allianceStore } from '#alliance'
import { priorityStore } from '#board'
import type { AppEnv } from '#platform/app-env.ts'
import { audit } from '#platform/audit.ts'
import type { Tx } from '#platform/database.ts'
import { Conflict, Forbidden, NotFound } from '#platform/errors.ts'
import type { Parts } from '#platform/parts.ts'
import { tryAgain } from '#platform/try-again.ts'
import { forPurpose, type Viewer } from '#platform/viewer.ts'
import type { FieldError } from '#web/field-errors.ts'
import { frameOf, seeOther } from '#web/frame.ts'
import { render } from '#web/page.tsx'
import { sentForm } from '#web/sent-form.ts'
import { allianceIn, prioritiesHref, shownHref } from '../addresses.ts'
import { answerForAll, publicFrame } from '../answer.ts'
import { mayConsult } from '../consultations/consultation.ts'
import { anybody } from '../public-viewer.ts'
import { publicStore } from '../store.ts'
import { NotYetPublicPage, PublicPrioritiesPage, ShownListPage, ShowPriorityPage } from './pages/priorities.tsx'
import { publicPriorities, shownPriorities, showPriority } from './store.ts'

/** GET /public/:alliance/priorities */
export function publicPriorityRoutes({ db }: Pick<Parts, 'db'>) {
  return new Hono<AppEnv>().get(prioritiesHref(allianceIn), async (c) => {
    const view = await db.reading(anybody(c.req.param('alliance')), async (tx) => {
      const alliance = await publicStore(tx).alliance()
      if (!alliance) throw new NotFound('an alliance')
      return { alliance, priorities: await publicPriorities(tx) }
    })
    return answerForAll(c, <PublicPrioritiesPage frame={publicFrame(c)} {...view} />)
  })
}

/**
 * For people who speak for a trust:
 *   GET       /board/public-priorities        which are shown
 *   GET, POST /board/public-priorities/:id    what is shown of one
 */
export function shownPriorityRoutes({ db, clock }: Pick<Parts, 'db' | 'clock'>) {
  const one = `${shownHref}/:id{[0-9a-f-]{36}}` as const
  async function writerOf(c: Context<AppEnv>): Promise<Viewer> {
    const viewer = forPurpose(c.get('viewer'), 'administration')
    const part = await db.reading(viewer, (tx) => allianceStore(tx).partOn(clock.today()))
    if (!mayConsult(viewer) || !part.includes(viewer.trust)) throw new Forbidden('write for everybody')
    return viewer
  }
  async function readOne(tx: Tx, id: string) {
    const priority = await priorityStore(tx).one(id)
    if (!priority) throw new NotFound('a priority')
    return { priority, shown: (await shownPriorities(tx)).get(id) }
  }

  return new Hono<AppEnv>()
    .get(shownHref, async (c) => {
      const viewer = await writerOf(c)
      const view = await db.reading(viewer, async (tx) => ({
        priorities: await priorityStore(tx).all(),
        shown: await shownPriorities(tx),
      }))
      return c.html(render(<ShownListPage frame={frameOf(c)} {...view} />))
    })
    .get(one, async (c) => {
      const viewer = await writerOf(c)
      const view = await db.reading(viewer, (tx) => readOne(tx, c.req.param('id')))
      if (view.priority.stage === 'proposal') {
        return c.html(render(<NotYetPublicPage frame={frameOf(c)} priority={view.priority} />), 403)
      }
      return c.html(render(<ShowPriorityPage frame={frameOf(c)} {...view} />))
    })
    .post(one, async (c) => {
      const viewer = await writerOf(c)
      const id = c.req.param('id')
      const form = await sentForm(c)
      const view = await db.reading(viewer, (tx) => readOne(tx, id))
      if (view.priority.stage === 'proposal') {
        return c.html(render(<NotYetPublicPage frame={frameOf(c)} priority={view.priority} />), 403)
      }
      const errors: FieldError[] = []
      const words = (field: string, what: string, most: number): string => {
        const said = form.one(field)
        if (said === '') errors.push({ field, message: `Enter ${what}` })
        if (said.length > most) errors.push({ field, message: `Enter ${what} in ${most} characters or fewer` })
        return said
      }
      const said = {
        about: words('about', 'what it is', 500),
        progress: words('progress', 'what its measure says now', 300),
      }
      const show = form.one('show')
      if (show !== 'yes' && show !== 'no') errors.push({ field: 'show', message: 'Select whether to show it' })
      if (errors.length > 0) {
        const page = <ShowPriorityPage frame={frameOf(c)} {...view} answers={form.values} errors={errors} />
        return c.html(render(page), 422)
      }
      const written = {
        id,
        ...said,
        isShown: show === 'yes',
        saidOn: clock.today(),
        version: Number(form.one('version')),
      }
      await tryAgain(() =>
        db.withViewer(viewer, async (tx) => {
          const { shown } = await readOne(tx, id)
          // Sent twice: it says so already.
          if (shown?.about === said.about && shown.progress === said.progress && shown.isShown === written.isShown)
            return
          if (!(await showPriority(tx, written))) throw new Conflict('words that somebody else has changed')
          const members = await allianceStore(tx).membersOn(clock.today())
          await audit(tx, members, {
            action: 'show-priority',
            object: `priority ${id}`,
            detail: { shown: written.isShown },
          })
        }),
      )
      const done = written.isShown ? 'Everybody can read it.' : 'It is not on the public pages.'
      return seeOther(c, shownHref, done)
    })
}
