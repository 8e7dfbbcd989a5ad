/** Attaching a document to a transfer, and taking one off. */
import { BackLink } from '#web/back-link.tsx'
import { Button } from '#web/buttons.tsx'
import { FileField } from '#web/file-field.tsx'
import { Form, TextField } from '#web/forms.tsx'
import type { Frame } from '#web/frame.ts'
import { InterruptionPage } from '#web/interruption-page.tsx'
import { type FieldError, Page } from '#web/page.tsx'
import type { Transfer } from '../../life/transfer-row.ts'
import { handoverHref } from '../addresses.ts'
import type { DocumentListed } from '../documents/document-store.ts'

type AttachView = {
  readonly frame: Frame
  readonly transfer: Transfer
  readonly name?: string | undefined
  readonly errors?: readonly FieldError[]
}

export function AttachPage({ frame, transfer, name, errors = [] }: AttachView) {
  return (
    <Page
      frame={frame}
      heading="Attach a document"
      section="Transfers"
      errors={errors}
      before={<BackLink href={handoverHref(transfer)}>Back to what goes with the patient</BackLink>}
    >
      <Form files>
        <FileField
          name="document"
          label="Document"
          hint="A PDF, JPEG or PNG file of up to 10 MB. Scanner images go by the image exchange."
          accept=".pdf,.jpg,.jpeg,.png,application/pdf,image/jpeg,image/png"
          errors={errors}
        />
        <TextField
          name="name"
          label="What it is (optional)"
          hint="Such as clinic letter, or consent form. The name of the file when left empty."
          value={name}
          errors={errors}
        />
        <Button>Attach the document</Button>
      </Form>
    </Page>
  )
}

type RemoveView = { readonly frame: Frame; readonly transfer: Transfer; readonly document: DocumentListed }

export function RemoveDocumentPage({ frame, transfer, document }: RemoveView) {
  return (
    <InterruptionPage
      frame={frame}
      section="Transfers"
      heading="Take this document off the transfer"
      answers={{}}
      goOn="Take it off"
      stop={{ text: 'Back to what goes with the patient', href: handoverHref(transfer) }}
    >
      <p data-quoted="true">{document.name}</p>
      <p>What it holds is deleted, and cannot be brought back. What the checklist rests on it for is missing again.</p>
    </InterruptionPage>
  )
}
