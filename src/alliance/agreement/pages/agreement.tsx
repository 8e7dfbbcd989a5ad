import { BackLink, Breadcrumbs } from '#web/back-link.tsx'
import { ButtonLink } from '#web/buttons.tsx'
import { Download } from '#web/download.tsx'
import { EmptyState } from '#web/empty-state.tsx'
import * as format from '#web/format.ts'
import type { Frame } from '#web/frame.ts'
import { Page } from '#web/page.tsx'
import { agreementHref, draftHref, partiesHref, scopeHref, versionHref, versionsHref } from '../addresses.ts'
import type { Stop } from '../consequence.ts'
import type { AgreementDocument } from '../document.ts'
import type { May, MaySign } from '../may-agreement.ts'
import type { Version } from '../version.ts'
import { DocumentArticle } from './document.tsx'
import { StopTables } from './stops.tsx'

/** The agreement in force, to be read by everybody. */
export function AgreementPage({
  frame,
  document,
  bytes,
  open,
  mayDraft,
}: {
  readonly frame: Frame
  /** Nothing when the alliance has none in force. */
  readonly document?: AgreementDocument
  readonly bytes?: number
  /** Versions that are drafted or wait to be signed. */
  readonly open: readonly Version[]
  readonly mayDraft: boolean
}) {
  return (
    <Page
      frame={frame}
      heading="The agreement between the trusts"
      section="Alliance"
      before={<Breadcrumbs items={[{ text: 'Alliance', href: '/alliance' }]} />}
    >
      {open.map((version) => (
        <div key={version.number} className="nhsuk-inset-text">
          <span className="nhsuk-u-visually-hidden">Information: </span>
          <p>
            <a href={version.state === 'draft' ? draftHref(version.number) : versionHref(version.number)}>
              {version.state === 'draft'
                ? `Version ${version.number} is a draft`
                : `Version ${version.number} waits to be signed`}
            </a>
          </p>
        </div>
      ))}
      <ul className="nhsuk-list">
        <li>
          <a href={partiesHref}>Who is in it, who came and who left</a>
        </li>
        <li>
          <a href={scopeHref}>Services planned together, and taking one in or out</a>
        </li>
        <li>
          <a href={versionsHref}>All versions, and what changed</a>
        </li>
      </ul>
      {document ? (
        <>
          <Download href={`${agreementHref}.pdf`} what="the agreement" type="PDF" {...(bytes && { bytes })} />
          <DocumentArticle document={document} />
        </>
      ) : (
        <EmptyState says="There is no agreement in force." />
      )}
      {mayDraft && <ButtonLink href={`${agreementHref}/new`}>Draft a new version</ButtonLink>}
    </Page>
  )
}

/** One version, whatever became of it: the text, who has signed, and what can be done with it. */
export function VersionPage({
  frame,
  version,
  document,
  may,
  stops,
  waits,
  isOvertaken,
}: {
  readonly frame: Frame
  readonly version: Version
  readonly document: AgreementDocument
  readonly may: { readonly sign: MaySign; readonly edit: May; readonly withdraw: May }
  /** What it would stop elsewhere, were it in force now. */
  readonly stops: readonly Stop[]
  /** Signatures that it still waits for. */
  readonly waits: number
  readonly isOvertaken: boolean
}) {
  const { number, state, basedOn } = version
  const href = versionHref(number)
  return (
    <Page
      frame={frame}
      heading={`Version ${number} of the agreement`}
      section="Alliance"
      before={<BackLink href={versionsHref}>Back to all versions</BackLink>}
    >
      {version.why && <p data-quoted="">{version.why}</p>}
      {state === 'signing' && waits > 0 && <p>It waits for {format.count(waits, 'signature')}.</p>}
      {state === 'signing' && waits === 0 && (
        <p>Every party has signed. It is in force from {format.date(version.body.commencesOn)}.</p>
      )}
      {isOvertaken && (
        <p>Another version has come into force since this one was drafted, so it cannot come into force any more.</p>
      )}
      {basedOn !== null && (
        <p>
          <a href={`${href}/difference`}>
            What changes from version {basedOn} to version {number}
          </a>
        </p>
      )}
      {stops.length > 0 && (
        <>
          <h2 className="nhsuk-heading-m">What it would stop today</h2>
          <StopTables stops={stops} />
        </>
      )}
      {may.sign.allowed && <ButtonLink href={`${href}/sign`}>Sign it</ButtonLink>}
      <ul className="nhsuk-list">
        {may.sign.allowed && (
          <li>
            <a href={`${href}/decline`}>Decline to sign it</a>
          </li>
        )}
        {may.edit.allowed && (
          <li>
            <a href={draftHref(number)}>Change the draft</a>
          </li>
        )}
        {may.withdraw.allowed && (
          <li>
            <a href={`${href}/withdraw`}>Withdraw this version</a>
          </li>
        )}
      </ul>
      {state === 'signing' && !may.sign.allowed && <p>{may.sign.because}</p>}
      <Download href={`${href}.pdf`} what={`version ${number}`} type="PDF" />
      <DocumentArticle document={document} />
    </Page>
  )
}
