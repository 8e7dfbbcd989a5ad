/** The formula in words, wherever an index is shown. */
import { Details } from '#web/details.tsx'
import * as format from '#web/format.ts'
import { DataTable } from '#web/table.tsx'
import type { FragilityFormula } from '../formula.ts'

export function FormulaDetails({ formula }: { readonly formula: FragilityFormula }) {
  return (
    <Details summary="How the index is made">
      <p>
        The index is the weighted mean of the parts that are known, from 0 to 100. Each part is scored from 0, which is
        sound, to 1. Between its two ends a score rises evenly.
      </p>
      <p>
        There is no national index. The parts are what services are asked about before they are called fragile. The
        weights are the alliance's to set.
      </p>
      <p>
        {format.number(formula.fragileFrom)} or more is fragile, and {format.number(formula.watchFrom)} or more is to be
        watched. There is no index when less than {format.share(formula.fewestKnown)} of the weight is known.
      </p>
      <p>
        Counts from 1 to 7 are not told, and are scored as 4 whichever they are. Other counts are rounded to the nearest
        5 first.
      </p>
      <DataTable
        caption={`Formula: ${formula.version}`}
        captionSize="s"
        columns={[
          { heading: 'Part', rowHeading: true, cell: ({ name }) => name },
          { heading: 'Weight', numeric: true, cell: ({ weight }) => format.number(weight) },
          { heading: 'Scored', sentences: true, cell: ({ scored }) => scored },
        ]}
        rows={formula.parts}
        rowKey={({ code }) => code}
        whenNone="The formula has no parts."
        compact
      />
    </Details>
  )
}
