/** Whom patients can call, and when: everything on their page can be done by phone. */
import { BackLink } from '#web/back-link.tsx'
import { Button } from '#web/buttons.tsx'
import { Form, TextField } from '#web/forms.tsx'
import { type FieldError, type Frame, Page } from '#web/page.tsx'
import { callsHref } from '../addresses.ts'
import type { BookingTeam } from '../booking-team-store.ts'

type View = { readonly frame: Frame; readonly team: BookingTeam; readonly errors?: readonly FieldError[] }

export function BookingTeamPage({ frame, team, errors = [] }: View) {
  return (
    <Page
      frame={frame}
      heading="Whom patients can call"
      section="Transfers"
      errors={errors}
      before={<BackLink href={callsHref}>Back to patients to call</BackLink>}
    >
      <p>This is on every page that your patients have. They can do the same by phone.</p>
      <Form>
        <input type="hidden" name="version" value={team.version} />
        <TextField
          name="phone"
          label="Phone number"
          width={20}
          autoComplete="work tel"
          value={team.phone}
          errors={errors}
        />
        <TextField
          name="hours"
          label="When somebody answers"
          hint="For example, Monday to Friday, 8am to 5pm"
          value={team.hours}
          errors={errors}
        />
        <Button>Save</Button>
      </Form>
    </Page>
  )
}
