import { Hono } from 'hono'
import type { AppEnv } from '#platform/app-env.ts'
import type { Database } from '#platform/database.ts'
import { nobodyYet } from '#platform/viewer.ts'
import { frameOf, seeOther } from '#web/frame.ts'
import { safeNext } from '#web/logged-in.ts'
import { render } from '#web/page.tsx'
import { sentForm } from '#web/sent-form.ts'
import type { HomeTasks } from './home.ts'
import { HomePage } from './pages/home.tsx'
import { LogInPage } from './pages/log-in.tsx'
import type { Sessions } from './sessions.ts'
import { identityStore } from './store.ts'

/**
 *   GET  /log-in    who you can be
 *   POST /log-in    be that person
 *   POST /log-out   a form's button in the header, because a link must not change anything
 */
export function logInRoutes({ db, sessions }: { db: Database; sessions: Sessions }) {
  const people = () => db.reading(nobodyYet, (tx) => identityStore(tx).demoPeople())

  return new Hono<AppEnv>()
    .get('/log-in', async (c) => {
      const next = safeNext(c.req.query('next'))
      return c.html(render(<LogInPage frame={frameOf(c)} people={await people()} next={next} />))
    })
    .post('/log-in', async (c) => {
      const form = await sentForm(c)
      const [trust = '', id = ''] = form.one('person').split('/')
      const chosen = await db.reading(nobodyYet, (tx) => identityStore(tx).demoPerson(trust, id))
      const back = safeNext(form.one('next'))
      if (!chosen) {
        const errors = [{ field: 'person', message: 'Select who you want to be' }]
        return c.html(render(<LogInPage frame={frameOf(c)} people={await people()} next={back} errors={errors} />), 422)
      }
      await sessions.start(c, chosen)
      return c.redirect(back, 303)
    })
    .post('/log-out', async (c) => {
      await sessions.end(c)
      return seeOther(c, '/log-in', 'You have logged out')
    })
}

/**  GET /   what needs you today, then the places */
export function homeRoutes(tasks: readonly HomeTasks[]) {
  return new Hono<AppEnv>().get('/', async (c) => {
    const viewer = c.get('viewer')
    const found = (await Promise.all(tasks.map((of) => of(viewer)))).flat()
    return c.html(render(<HomePage frame={frameOf(c)} viewer={viewer} tasks={found} />))
  })
}
