/** What is next, whose it is and what it lacks; then everything else that the viewer may do, and why not the rest. */
import { maySeePeople } from '#waiting-list'
import { ButtonGroup, ButtonLink } from '#web/buttons.tsx'
import { Details } from '#web/details.tsx'
import { stepHref, workHref } from '../../addresses.ts'
import { actionOf } from '../../life/actions.ts'
import { movesNow } from '../../life/may.ts'
import { reasonName } from '../../life/reasons.ts'
import { stateNow } from '../../life/standing.ts'
import { stateNames } from '../../life/states.ts'
import { offersHref, takenBackHref } from '../../offers/addresses.ts'
import { mayNote } from '../../offers/may-note.ts'
import { workListsOf } from '../../work-lists/work-list.ts'
import { stepWords } from '../step-words.ts'
import type { StepChoice, TransferView } from '../transfer-view.ts'
import { whoTakes } from '../who-takes.ts'
import { MissingList } from './missing.tsx'

export function WhatIsNext(view: TransferView) {
  const { steps, transfer, viewer } = view
  const next = steps.filter(({ isNext }) => isNext)
  const others = steps.filter(({ isNext, because }) => !isNext && because === undefined)
  const notYours = steps.filter(
    ({ isNext, because, code }) => !isNext && because !== undefined && movesNow(actionOf(code), transfer).length > 0,
  )
  // The other trust takes the step; what the patient tells the sender is passed on to it.
  const tells = viewer.trust === transfer.sender && mayNote(viewer, 'withdrew', transfer).allowed
  return (
    <>
      <h2 className="nhsuk-heading-m">What is next</h2>
      {next.length === 0 ? (
        <Over {...view} />
      ) : (
        next.map((step, n) => <Next key={step.code} step={step} isFirst={n === 0} {...view} />)
      )}
      {(others.length > 0 || tells) && (
        <>
          <h3 className="nhsuk-heading-s">What else you can do</h3>
          <ul className="nhsuk-list">
            {others.map(({ code }) => (
              <li key={code}>
                <a href={stepHref(transfer, code)}>{otherNames[code] ?? actionOf(code).name}</a>
              </li>
            ))}
            {tells && (
              <li>
                <a href={takenBackHref(transfer)}>Record that the patient no longer wants to go</a>
              </li>
            )}
          </ul>
        </>
      )}
      <p>
        <a href="/help/transfers">Transfers, step by step</a>
      </p>
      {workListsOf(viewer).length > 0 && (
        <p>
          <a href={workHref}>Back to your work list</a>
        </p>
      )}
      {notYours.length > 0 && (
        <Details summary="What only others can do now">
          <ul className="nhsuk-list nhsuk-list--bullet">
            {notYours.map(({ code, because }) => (
              <li key={code}>
                {actionOf(code).name}. {because}
              </li>
            ))}
          </ul>
        </Details>
      )}
    </>
  )
}

/** As what is to be done: one of the table's names says when, and one knows the answer to what is asked first. */
function stepName(code: StepChoice['code']): string {
  if (code === 'consent') return "The patient's answer"
  return code === 'close' ? stepWords.close.heading : actionOf(code).name
}

/** What has been done once already. */
const otherNames: Readonly<Record<string, string>> = {
  offer: 'Offer another date',
  hold: 'Keep the place longer, or hold another',
}

function Next({
  step: { code, lacks, because },
  isFirst,
  transfer,
}: TransferView & { readonly step: StepChoice; readonly isFirst: boolean }) {
  const name = stepName(code)
  return (
    <>
      <p>
        <strong>{name}.</strong> This is for {whoTakes(code, transfer)}.
      </p>
      {lacks.length > 0 && (
        <>
          <p>This is missing before it can be done:</p>
          <MissingList code={code} transfer={transfer} lacks={lacks} />
        </>
      )}
      {because === undefined && lacks.length === 0 && (
        <ButtonGroup>
          {code === 'consent' && (
            <ButtonLink href={offersHref(transfer)}>Call the patient, or write to them</ButtonLink>
          )}
          <ButtonLink
            href={stepHref(transfer, code)}
            {...((!isFirst || code === 'consent') && { kind: 'secondary' as const })}
          >
            {code === 'consent' ? actionOf(code).name : name}
          </ButtonLink>
        </ButtonGroup>
      )}
    </>
  )
}

function Over({ transfer, viewer }: TransferView) {
  const { reason } = transfer
  const state = stateNow(transfer)
  return (
    <>
      <p>
        Nothing more: this transfer is over. {stateNames[state]}
        {reason !== null && `: ${reasonName(reason).toLowerCase()}`}.
      </p>
      {state !== 'closed' && <p>A plan can propose the patient again.</p>}
      {state === 'declined-by-patient' && viewer.trust === transfer.sender && maySeePeople(viewer) && (
        <p>
          <a href={offersHref(transfer)}>What the patient declined, and what a clinician may decide</a>
        </p>
      )}
    </>
  )
}
