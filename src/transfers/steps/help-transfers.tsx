import type { HelpTopic } from '#web/help.tsx'

export const transfersHelp: HelpTopic = {
  slug: 'transfers',
  heading: 'Transfers, step by step',
  answers: 'Who does what when a patient is treated at another trust, who is responsible, and what cannot be undone.',
  body: (
    <>
      <h2 className="nhsuk-heading-m">The way</h2>
      <ol>
        <li>The sending trust judges whether it suits the patient, clinically and socially.</li>
        <li>It offers the patient a date, and records the answer.</li>
        <li>Either trust holds a place on that date.</li>
        <li>The receiving trust sees the money, and accepts.</li>
        <li>The sending trust completes the records.</li>
        <li>The receiving trust takes the patient over, books the day, and records the treatment.</li>
        <li>It hands the patient back or follows them up. Whoever follows up closes the transfer.</li>
      </ol>

      <h2 className="nhsuk-heading-m">Who is responsible</h2>
      <p>Exactly one trust is responsible for the patient at every moment. The page of the transfer says which.</p>
      <p>
        Where the pathway moves, the receiving trust is responsible from the moment it takes the patient over. Where the
        operation alone or the surgeon moves, the sending trust stays responsible.
      </p>
      <p>The clock keeps its start. A patient who is returned has the clock they came with.</p>

      <h2 className="nhsuk-heading-m">What the clock ends</h2>
      <p>
        An offer that nobody answers in time lapses, and so does a hold that nobody accepts in time. A hold can be
        prolonged while it lasts.
      </p>

      <h2 className="nhsuk-heading-m">What cannot be undone</h2>
      <p>No step is taken back. Each page says what can be done instead.</p>
      <ul>
        <li>Before treatment, the sending trust can withdraw, and the receiving trust can refuse.</li>
        <li>Once it has taken the patient over, the receiving trust can return them.</li>
        <li>The patient can change their mind until the operation.</li>
      </ul>
      <p>
        After the receiver has taken them over, a patient may still tell the sender. The sender records it, and the
        receiver is told. The receiver calls the patient, and returns them if they ask for it.
      </p>
    </>
  ),
}
