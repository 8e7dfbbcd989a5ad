import type { HelpTopic } from '#web/help.tsx'

export const howGood: HelpTopic = {
  slug: 'how-good',
  heading: 'How good a plan is',
  answers: 'What a plan costs, what no plan can cost less than, and when it is worth waiting for a better one.',
  body: (
    <>
      <h2 className="nhsuk-heading-m">What cost means</h2>
      <p>The cost of a plan is counted in points. It is not money. Lower is better.</p>
      <p>It adds up:</p>
      <ul>
        <li>what it weighs to leave each patient who has no place in the plan</li>
        <li>days of delay, travel, and patients who meet another team</li>
        <li>what the plan asks of theatres, rooms and nurses</li>
        <li>gaps between groups of patients</li>
      </ul>
      <p>Your alliance sets what each of these weighs. Rules that must be kept have no price.</p>

      <h2 className="nhsuk-heading-m">What no plan can cost less than</h2>
      <p>
        The planner works out a cost that no plan can go below. It is called a lower bound. It counts what nobody can
        avoid, such as operating time that is not there.
      </p>
      <p>The best possible plan lies somewhere between the bound and the best plan that was found.</p>
      <p>
        So a plan that is at most 10% above the best possible may be nearer than that. It may even be the best. It
        cannot be further away.
      </p>
      <p>A large gap says little about the plan. It mostly says how much is hard to prove.</p>
      <p>
        The bound leaves out things that every plan has to live with, such as who can share a room. It also leaves out
        what the trusts were promised. So it is below what even the best possible plan costs.
      </p>

      <h2 className="nhsuk-heading-m">Why the cost comes down in steps</h2>
      <p>The planner starts with a plain plan that fits. It then tries millions of changes and keeps the best plan.</p>
      <p>
        First it plans each trust alone. What a trust reaches alone is what the alliance promises it. While this goes
        on, the best plans of the trusts count side by side.
      </p>
      <p>
        Then it plans all trusts together. What the cost falls by from there is what the alliance gains. No trust may be
        worse off than alone.
      </p>

      <h2 className="nhsuk-heading-m">When to wait and when to stop</h2>
      <p>Wait until the trusts are planned together. Before that, nobody is sent to another trust.</p>
      <p>
        The planner looks widely first and settles at the end. A line that has been flat for a while may still fall
        before the time is up.
      </p>
      <p>Stop if the plan is as good as any plan can be, or near enough for you. The best plan so far is kept.</p>
      <p>If the line still falls when the time is up, make the plan again and search for longer.</p>
    </>
  ),
}
