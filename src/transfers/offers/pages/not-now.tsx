/** Pages for what cannot be done: by rule, or because somebody else was quicker. Both say what to do instead. */
import { eventInWords, type TransferEvent } from '../../life/transfer-events.ts'
import { OfferPage, type OfferPageProps } from './offer-page.tsx'

export function NotNowPage({ frame, transfer, because }: OfferPageProps & { readonly because: string }) {
  return (
    <OfferPage frame={frame} transfer={transfer} heading="This cannot be done now">
      <p>{because.replaceAll('’', "'")}</p>
      <p>Nothing was saved.</p>
    </OfferPage>
  )
}

export function ChangedMeanwhilePage({
  frame,
  transfer,
  meanwhile,
}: OfferPageProps & { readonly meanwhile: readonly TransferEvent[] }) {
  return (
    <OfferPage frame={frame} transfer={transfer} heading="This has changed since you opened it">
      <p>Nothing was saved. Go back to see how it stands now, then try again.</p>
      {meanwhile.length > 0 && (
        <>
          <h2 className="nhsuk-heading-m">What happened meanwhile</h2>
          <ul>
            {meanwhile.map((event) => (
              <li key={event.version}>{eventInWords(event)}</li>
            ))}
          </ul>
        </>
      )}
    </OfferPage>
  )
}
