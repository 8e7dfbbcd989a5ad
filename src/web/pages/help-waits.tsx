import type { HelpTopic } from '../help.tsx'

/** Source: NHS England, Consultant-led referral to treatment waiting times rules suite, and its reporting guidance. */
export const waits: HelpTopic = {
  slug: 'waits',
  heading: 'How waits are counted',
  answers: 'When a wait starts and stops, and why two lists can show different numbers for the same person.',
  body: (
    <>
      <p>
        A wait is counted by a clock. The rules for the clock are national. They are called referral to treatment (RTT).
      </p>

      <h2 className="nhsuk-heading-m">When the clock starts</h2>
      <p>
        The clock starts on the day the hospital receives the referral. It does not start on the day it was written.
      </p>
      <p>A new clock can start later, when a new treatment is decided on that was not part of the plan.</p>

      <h2 className="nhsuk-heading-m">When the clock stops</h2>
      <p>The clock stops when:</p>
      <ul>
        <li>the first treatment starts</li>
        <li>it is decided that no treatment is needed</li>
        <li>the person decides not to be treated</li>
        <li>the person and their consultant agree to watch and wait, which is called active monitoring</li>
      </ul>
      <p>The clock does not stop when a hospital cancels an operation, nor when a person asks for a later date.</p>

      <h2 className="nhsuk-heading-m">How weeks are counted</h2>
      <p>
        The wait is counted in days and shown in whole weeks. 18 weeks is 126 days, and 126 days is within 18 weeks.
      </p>
      <p>
        England and Wales have different targets. A person is counted by the rules of the nation that pays for their
        care.
      </p>

      <h2 className="nhsuk-heading-m">When care moves to another hospital</h2>
      <p>The clock keeps running. The person does not go back to the end of the queue.</p>

      <h2 className="nhsuk-heading-m">Why a wait is what it is</h2>
      <p>Each wait in Accord can explain itself. Open the person on the waiting list to see:</p>
      <ul>
        <li>what happened and when</li>
        <li>which rule was used</li>
        <li>the paragraph of the guidance that the rule comes from</li>
      </ul>
    </>
  ),
}
