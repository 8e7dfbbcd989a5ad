import { Details } from '#web/details.tsx'

/** What the figures mean and where they come from, for those who check them. */
export function HowMade() {
  return (
    <Details summary="How these figures are made">
      <p>
        They are worked out as NHS England does for its monthly publication. Days waited are sorted into 105 weekly
        bands. 18 weeks is 126 days, and 126 days is within 18 weeks.
      </p>
      <p>
        The median and the 92nd percentile are read off the bands. Within a band, waits are taken to be spread evenly.
        Over 104 weeks the bands cannot say more, so such a figure is written as "104 or more".
      </p>
      <p>
        A median or percentile of fewer than 20 pathways is not shown. It would say little, and could point at people.
        Pathways without a clock are not counted.
      </p>
      <p>
        Source: the members' own lists. Definition: NHS England, Recording and reporting referral to treatment waiting
        times, version 5.0, section 10.
      </p>
      <p>
        <a href="/help/figures">How the figures are made</a>
      </p>
    </Details>
  )
}
