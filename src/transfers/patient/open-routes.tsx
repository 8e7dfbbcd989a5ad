import { type Context, Hono } from 'hono'
import type { AppEnv } from '#platform/app-env.ts'
import type { Parts } from '#platform/parts.ts'
import { clientAddress } from '#web/client-address.ts'
import { dateAnswer, parseDate } from '#web/date-field.tsx'
import { framingOf, seeOther } from '#web/frame.ts'
import { render } from '#web/page.tsx'
import { sentForm } from '#web/sent-form.ts'
import { my } from './addresses.ts'
import { typedCode } from './link-code.ts'
import { myFrame } from './my-frame.ts'
import { openLink } from './open-link.ts'
import { BirthDatePage, CodePage, LinkOverPage, TooManyTriesPage } from './pages/open-page.tsx'
import { endSession, forgetCode, keepCode, keepToken, keptCode, newToken, patientIn } from './patient-session.ts'

/** A code and a date that do not belong together. It is not said which is wrong, nor whether there is such a code. */
const NO_MATCH = 'Enter the date of birth that goes with the code in your letter, or go back and check the code'

/**
 *   GET  /my              what is the code in your letter?
 *   GET  /my/birth-date   what is your date of birth? Opens the page when both are right
 *   POST /my/leave        closes the page
 */
export function openRoutes({ db, secret }: Pick<Parts, 'db' | 'secret'>) {
  return new Hono<AppEnv>()
    .get(my.start, async (c) => {
      if (await patientIn(c, db, secret)) return c.redirect(my.offer, 303)
      return c.html(render(<CodePage frame={myFrame(c)} />))
    })
    .post(my.start, async (c) => {
      const typed = (await sentForm(c)).one('code').slice(0, 40)
      const code = typedCode(typed)
      if (code === undefined) {
        const message =
          typed === ''
            ? 'Enter the code in your letter'
            : 'Enter the code as it is in your letter: 12 letters and numbers'
        return c.html(render(<CodePage frame={myFrame(c)} typed={typed} errors={[{ field: 'code', message }]} />), 422)
      }
      keepCode(c, code)
      return c.redirect(my.birthDate, 303)
    })
    .get(my.birthDate, (c) =>
      keptCode(c) === undefined ? c.redirect(my.start, 303) : c.html(render(<BirthDatePage frame={myFrame(c)} />)),
    )
    .post(my.birthDate, async (c) => {
      const code = typedCode(keptCode(c) ?? '')
      if (code === undefined) return seeOther(c, my.start, 'Enter the code again', 'important')
      const typed = dateAnswer((await sentForm(c)).values, 'birth-date')
      const birthDate = parseDate(typed, 'birth-date', 'your date of birth')
      const again = (message: string, field = 'birth-date') =>
        c.html(render(<BirthDatePage frame={myFrame(c)} typed={typed} errors={[{ field, message }]} />), 422)
      if (!birthDate.ok) return again(birthDate.error.message, birthDate.error.field)
      const token = newToken()
      const opened = await openLink(db, { secret, code, birthDate: birthDate.day, address: addressOf(c), token })
      if (opened === 'wrong') return again(NO_MATCH)
      if (opened === 'too-many') return c.html(render(<TooManyTriesPage frame={myFrame(c)} />), 429)
      forgetCode(c)
      if (opened === 'over') return c.html(render(<LinkOverPage frame={myFrame(c)} />), 410)
      await endSession(c, db, secret)
      keepToken(c, token)
      return c.redirect(my.offer, 303)
    })
    .post(my.leave, async (c) => {
      await endSession(c, db, secret)
      return seeOther(c, my.start, 'Your page is closed')
    })
}

const addressOf = (c: Context): string => clientAddress(c, { isBehindProxy: framingOf(c).https })
