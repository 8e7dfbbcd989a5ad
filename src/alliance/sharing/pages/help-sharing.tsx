import type { HelpTopic } from '#web/help.tsx'
import { purposeName, purposeNames, purposes } from '../purposes.ts'

export const sharingHelp: HelpTopic = {
  slug: 'sharing-agreements',
  heading: 'Sharing agreements',
  answers: 'Who approves what a trust shares, how it is made narrower or wider, and what stays when it has ended.',
  body: (
    <>
      <p>A sharing agreement says what one trust lets one other trust see, for one purpose.</p>

      <h2 className="nhsuk-heading-m">Who approves it</h2>
      <p>Either trust can propose one. Nothing is shared until three people have approved it:</p>
      <ul>
        <li>two people at the trust whose records they are</li>
        <li>one person at the trust that would see them</li>
      </ul>
      <p>They are chief operating officers, heads of information governance or Caldicott Guardians.</p>
      <p>Nobody gives two of the approvals, even with a post at both trusts.</p>
      <p>Sometimes people can be known by what is shared. Then one of the owner's two looks after information.</p>
      <p>Before they approve, the owner's people see how many records it would show.</p>

      <h2 className="nhsuk-heading-m">Narrower, wider, longer</h2>
      <p>The owner can share less at any time. It takes effect at once.</p>
      <p>To share more, or for longer, somebody proposes another agreement. All three approve that one too.</p>
      <p>Until they have, the old one goes on as it was. No agreement runs for longer than 12 months.</p>

      <h2 className="nhsuk-heading-m">When it stops</h2>
      <p>The owner can suspend or end an agreement. It also ends by itself after its last day.</p>
      <p>From that moment the other trust reads nothing more under it:</p>
      <ul>
        <li>a page that is open shows no more when it asks again</li>
        <li>a file that is being sent is cut off</li>
        <li>a plan that is being made is not kept</li>
        <li>a plan that was made can no longer be opened</li>
      </ul>

      <h2 className="nhsuk-heading-m">What stays with the other trust</h2>
      {purposeNames.map((purpose) => (
        <div key={purpose}>
          <h3 className="nhsuk-heading-s">{purposeName(purpose)}</h3>
          <ul>
            {purposes[purpose].staysWithReceiver.map((item) => (
              <li key={item}>{item}</li>
            ))}
          </ul>
        </div>
      ))}
      <p>What people have seen cannot be taken back. The owner's log says what that was.</p>
    </>
  ),
}
