import type { HelpTopic } from '../help.tsx'

export const figures: HelpTopic = {
  slug: 'figures',
  heading: 'How the figures are made',
  answers: 'Where the numbers come from, how they are rounded, and why some are not shown.',
  body: (
    <>
      <h2 className="nhsuk-heading-m">Where they come from</h2>
      <p>Every number is worked out from the records that the trusts sent. No number is typed in.</p>
      <p>The date of the records is on the page, next to the number.</p>

      <h2 className="nhsuk-heading-m">How they are rounded</h2>
      <ul>
        <li>Counts are whole numbers and are not rounded.</li>
        <li>Shares are whole numbers of per cent, unless the NHS publishes them with one decimal place.</li>
        <li>Weeks and days are whole numbers, but for medians and percentiles, which have one decimal place.</li>
      </ul>
      <p>Because of rounding, shares may not add up to 100%.</p>

      <h2 className="nhsuk-heading-m">When a number is missing</h2>
      <p>An empty place always says why:</p>
      <ul>
        <li>&quot;No data&quot; means it was never recorded</li>
        <li>&quot;Not known&quot; means somebody asked and there was no answer</li>
        <li>&quot;Not applicable&quot; means the question does not arise</li>
        <li>&quot;Not shown&quot; means the number is so small that it could point to a person</li>
      </ul>

      <h2 className="nhsuk-heading-m">Charts</h2>
      <p>Under each chart is a table with the same numbers, and a file to download.</p>
      <p>
        The words above a chart say what it shows. The line below says where the numbers are from and what they mean.
      </p>
    </>
  ),
}
