import type { HelpTopic } from '#web/help.tsx'

export const offersHelp: HelpTopic = {
  slug: 'offers',
  heading: 'Offers elsewhere and what declining means',
  answers: 'What makes an offer reasonable, what counts as agreeing, and what follows when a patient says no.',
  body: (
    <>
      <h2 className="nhsuk-heading-m">A reasonable offer</h2>
      <p>An offer at another trust is reasonable when all of this is true:</p>
      <ul>
        <li>it gives the patient three weeks of notice, which is 21 days, or more</li>
        <li>the patient had not said beforehand that they cannot come on that day</li>
        <li>it names the date, the trust and the team</li>
        <li>it was judged first that treatment there suits the patient, clinically and socially</li>
      </ul>
      <p>You can offer a date that is not reasonable. If the patient declines it, that counts for nothing.</p>

      <h2 className="nhsuk-heading-m">When a patient says no</h2>
      <p>The clock runs on. The patient keeps their place. No answer stops a clock by itself.</p>
      <p>
        After two reasonable offers that the patient declined, a clinician may talk with them about active monitoring.
        The second date is no more than six weeks after the first. The patient has to agree, and a review has to be
        booked.
      </p>
      <p>
        An offer counts only when the patient was told in a way they can use. If their interpreter was missing, for
        example, offer it again.
      </p>
      <p>Accord asks the question and shows what it needs. It never answers it.</p>

      <h2 className="nhsuk-heading-m">When a patient says yes</h2>
      <p>
        A patient agrees in a conversation and in writing, in either order. Both are there before the records are sent.
        They can take it back until the operation.
      </p>
      <p>Agreeing to one date is not agreeing to another. A new offer needs a new answer.</p>

      <h2 className="nhsuk-heading-m">When a patient says nothing</h2>
      <p>
        Silence is no answer. When the time to answer is over, the offer lapses. The patient keeps their place, and
        nothing is counted against them.
      </p>

      <h2 className="nhsuk-heading-m">Where the rules come from</h2>
      <p>
        They are those of &quot;Recording and reporting referral to treatment (RTT) waiting times&quot;, version 5.0 of
        11 February 2025. Each offer is judged by the rule of the day on which it was made.
      </p>
    </>
  ),
}
