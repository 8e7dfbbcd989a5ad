import { BackLink } from '#web/back-link.tsx'
import { Button } from '#web/buttons.tsx'
import type { FieldError } from '#web/field-errors.ts'
import { FileField } from '#web/file-field.tsx'
import { Form, TextField } from '#web/forms.tsx'
import type { Frame } from '#web/frame.ts'
import { Page } from '#web/page.tsx'
import { Sent } from './sent.tsx'

/** A file that goes with an item, for the trusts of the alliance. */
export function AttachPaperPage({
  frame,
  formKey,
  about,
  back,
  values = {},
  errors = [],
}: {
  readonly frame: Frame
  readonly formKey: string
  readonly about: string
  readonly back: { readonly text: string; readonly href: string }
  readonly values?: Readonly<Record<string, string>>
  readonly errors?: readonly FieldError[]
}) {
  return (
    <Page
      frame={frame}
      heading="Attach a file"
      section="Board"
      errors={errors}
      before={<BackLink href={back.href}>{back.text}</BackLink>}
    >
      <p data-quoted="">{about}</p>
      <p>The trusts of the alliance see it. Members with a personal interest in the item do not.</p>
      <p>What the public should read is written here as a paper, where nothing can hide in it.</p>
      <Form files>
        <Sent formKey={formKey} />
        <TextField name="title" label="Name of the paper" value={values.title} errors={errors} />
        <FileField
          name="paper"
          label="File"
          hint="A PDF, JPEG or PNG file of up to 10 MB."
          accept=".pdf,.jpg,.jpeg,.png,application/pdf,image/jpeg,image/png"
          errors={errors}
        />
        <Button>Attach the file</Button>
      </Form>
    </Page>
  )
}
