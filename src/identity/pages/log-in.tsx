import { trustName } from '#nhs/organisations.ts'
import { Button } from '#web/buttons.tsx'
import type { FieldError } from '#web/field-errors.ts'
import { Form, RadioField } from '#web/forms.tsx'
import type { Frame } from '#web/frame.ts'
import { Page } from '#web/page.tsx'
import type { Person } from '../store.ts'

type View = {
  readonly frame: Frame
  readonly people: readonly Person[]
  /** The page to go to afterwards. */
  readonly next: string
  readonly errors?: readonly FieldError[]
}

/** The demonstration's way in: choose who to be. */
export function LogInPage({ frame, people, next, errors = [] }: View) {
  return (
    <Page frame={frame} heading="Log in" section="Demonstration" errors={errors}>
      <p>
        This is a demonstration. The hospitals and their published figures are real. The patients and staff are
        invented.
      </p>
      {people.length === 0 ? (
        <p>
          There is nobody to be yet, because no alliance has been loaded. Whoever runs Accord can load the demonstration
          with the command <code>accord demo</code>.
        </p>
      ) : (
        <Form action="/log-in">
          <input type="hidden" name="next" value={next} />
          <RadioField
            name="person"
            legend="Who do you want to be?"
            errors={errors}
            options={people.map(({ trust, id, name, jobTitle }) => ({
              value: `${trust}/${id}`,
              text: name,
              hint: `${jobTitle}, ${trustName(trust)}`,
            }))}
          />
          <Button>Log in</Button>
        </Form>
      )}
    </Page>
  )
}
