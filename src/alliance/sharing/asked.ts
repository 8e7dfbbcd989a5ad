/** What a request about sharing agreements asks for, and who may see that. */
import type { Context } from 'hono'
import type { AppEnv } from '#platform/app-env.ts'
import type { Database, Tx } from '#platform/database.ts'
import { NotFound } from '#platform/errors.ts'
import { forPurpose, type Role, type Viewer } from '#platform/viewer.ts'
import { dateAnswer } from '#web/date-field.tsx'
import type { SentForm } from '#web/sent-form.ts'
import type { SharingAgreement } from './agreement.ts'
import { type Preview, type Previewed, preview } from './preview.ts'
import { sharingStore } from './store.ts'
import type { Sent } from './understand-answer.ts'

export const idIn = ':id{[0-9a-f-]{36}}'

/** Agreements are administration: nobody's records are read. */
export const administrator = (c: Context<AppEnv>): Viewer => forPurpose(c.get('viewer'), 'administration')

/** @throws NotFound when there is none, or it is two other trusts' */
export async function findAgreement(tx: Tx, id: string): Promise<SharingAgreement> {
  const found = await sharingStore(tx).agreement(id)
  if (!found) throw new NotFound(`sharing agreement ${id}`)
  return found
}

/** What the recipient would see, for the owner's people; nothing for anybody else. */
export async function ownPreview(
  db: Database,
  viewer: Viewer,
  asked: Previewed & { readonly owner: string },
): Promise<Preview | undefined> {
  if (asked.owner !== viewer.trust) return undefined
  return db.reading(forPurpose(viewer, 'own-care'), (tx) => preview(tx, asked))
}

/** The example of a patient is for those who have to know who a patient is: the roles of #waiting-list that speak here. */
const peopleRoles: readonly Role[] = ['chief-operating-officer', 'alliance-planner', 'coordinator']
export const maySeeExample = ({ roles }: Viewer): boolean => roles.some((role) => peopleRoles.includes(role))

export const sentAnswers = (form: SentForm): Sent => ({
  one: form.one,
  all: form.all,
  date: (name) => dateAnswer(form.values, name),
})
