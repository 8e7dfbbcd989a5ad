/** That the patient no longer wants to go, told to the trust that answers for them: to it what to do, to the sender what it did. */
import { trustName } from '#nhs/organisations.ts'
import { maySeePeople } from '#waiting-list'
import * as format from '#web/format.ts'
import { stepHref } from '../../addresses.ts'
import { maySometime } from '../../life/may.ts'
import { offersHref } from '../../offers/addresses.ts'
import { talksWithPatients } from '../../offers/asked-offers.ts'
import { callsHref } from '../../patient/addresses.ts'
import type { TransferView } from '../transfer-view.ts'

export function ChangedMindNotice({ changedMind, transfer, viewer }: TransferView) {
  const { sender, responsible } = transfer
  // Once they are with the sender again, it is done.
  if (!changedMind || responsible === sender) return null
  const { toldAt, calledAt, said } = changedMind
  const isTheirs = viewer.trust === responsible
  const when = <span data-varies="true">{format.dateTime(toldAt)}</span>
  return (
    <div className="nhsuk-inset-text">
      <h2 className="nhsuk-heading-s">The patient may no longer want to go</h2>
      <p>
        They told {trustName(sender)}, which passed it on to {isTheirs ? 'your trust' : trustName(responsible)} on{' '}
        {when}.
      </p>
      {said !== '' && maySeePeople(viewer) && <p data-quoted="true">{said}</p>}
      <p>
        {calledAt === null ? (
          'Nobody has noted a call to the patient since.'
        ) : (
          <>
            A call to the patient was noted on <span data-varies="true">{format.dateTime(calledAt)}</span>.
          </>
        )}
      </p>
      {isTheirs ? (
        <p>
          Call them. If they do not want to come, return them with the original clock.{' '}
          {talksWithPatients(viewer) && <a href={callsHref}>Patients to call</a>}
          {maySometime(viewer, 'return', transfer).allowed && (
            <>
              {' or '}
              <a href={stepHref(transfer, 'return')}>Return the patient</a>
            </>
          )}
        </p>
      ) : (
        <p>
          {trustName(responsible)} answers for the patient, calls them, and alone can return them.{' '}
          {talksWithPatients(viewer) && (
            <>
              If they want to go after all, record it among the <a href={offersHref(transfer)}>offers to the patient</a>
              .
            </>
          )}
        </p>
      )}
    </div>
  )
}
