/**
 * How to ask to be treated at another hospital, in writing and by phone alike.
 *
 * England: the legal right to choose a provider for the first appointment, and to ask to be moved after 18 weeks; NHS Choice
 * Framework, as told to patients by Cambridge University Hospitals (patient-initiated mutual aid). It does not hold in Wales,
 * where a patient's health board arranges their care.
 */
import type { Nation } from '#nhs/commissioner.ts'
import { trustName } from '#nhs/organisations.ts'
import type { PublicTeam } from '../store.ts'

type AskElsewhereProps = { readonly nations: readonly Nation[]; readonly teams: readonly PublicTeam[] }

export function AskElsewhere({ nations, teams }: AskElsewhereProps) {
  return (
    <>
      <h2 className="nhsuk-heading-m">How to ask to be treated elsewhere</h2>
      <p>
        In England you can choose the hospital for your first appointment. Your GP can tell you which hospitals offer
        what you need.
      </p>
      <p>
        If your GP is in England, you can ask to be moved once you have waited more than 18 weeks. Ask the hospital
        where you wait. The other hospital has to be right for your condition, and one cannot always be found.
      </p>
      {nations.includes('Wales') && (
        <p>If your GP is in Wales, the rules are different. Ask your GP or your health board.</p>
      )}
      {teams.length > 0 && (
        <>
          <p>You can do all of this by phone. Somebody you trust can call for you.</p>
          <ul className="nhsuk-list nhsuk-list--bullet">
            {teams.map(({ trust, phone, hours }) => (
              <li key={trust}>
                {trustName(trust)}:{' '}
                <a href={`tel:${phone.replace(/[^0-9+]/g, '')}`} data-quoted="true">
                  {phone}
                </a>
                , {hours}
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  )
}
