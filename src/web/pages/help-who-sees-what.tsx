import type { HelpTopic } from '../help.tsx'

export const whoSeesWhat: HelpTopic = {
  slug: 'who-sees-what',
  heading: 'Who can see what',
  answers: 'What a trust shares with the others, what it keeps, and who is told when somebody looks.',
  body: (
    <>
      <p>Each trust owns its own records. Joining an alliance does not change that.</p>

      <h2 className="nhsuk-heading-m">What other trusts see</h2>
      <p>Other trusts see only what a sharing agreement allows, and only for the purpose that it names.</p>
      <p>To plan together, trusts see each person's needs without their name, NHS number or address.</p>
      <p>When care is to move, the trust that receives the person sees what it needs to treat them safely.</p>

      <h2 className="nhsuk-heading-m">How a trust can stop sharing</h2>
      <p>A trust can end an agreement at any time. From then on the other trusts see nothing new.</p>
      <p>A person whose care has already moved stays with the trust that treats them.</p>

      <h2 className="nhsuk-heading-m">Who is told</h2>
      <p>Each time somebody looks at shared records, the trust that owns them gets a line in its log. It says:</p>
      <ul>
        <li>who looked and which trust they work for</li>
        <li>what they looked at and why</li>
        <li>when</li>
      </ul>
      <p>Nobody can change or remove a line of the log.</p>

      <h2 className="nhsuk-heading-m">When a page is not found</h2>
      <p>A page that is not there and a page that is not yours look the same. This protects people's records.</p>
    </>
  ),
}
