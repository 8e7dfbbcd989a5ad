import * as format from '#web/format.ts'
import { DataTable } from '#web/table.tsx'
import { rankReasons } from '../ranking.ts'
import type { OwnPathway } from './pathway-store.ts'
import type { Place } from './place-on-list.ts'

/** Where this pathway stands, and everything that decides it. */
export function PlaceOnList({ pathway, places }: { readonly pathway: OwnPathway; readonly places: readonly Place[] }) {
  return (
    <>
      <h2 className="nhsuk-heading-m" id="place">
        Place on the list
      </h2>
      {pathway.clockStop !== null ? (
        <p>This pathway is not on the list: its clock stopped on {format.date(pathway.clockStop)}.</p>
      ) : (
        <>
          <DataTable
            caption="Places, the most urgent first"
            captionSize="s"
            compact
            rows={places}
            rowKey={({ among }) => among}
            whenNone="The list has changed since. Load the page again to see the place."
            columns={[
              { heading: 'Among', rowHeading: true, cell: ({ among }) => among },
              { heading: 'Place', numeric: true, cell: ({ place }) => format.number(place) },
              { heading: 'Of', numeric: true, cell: ({ of }) => format.number(of) },
            ]}
          />
          <DataTable
            caption="What decides the place"
            captionSize="s"
            compact
            rows={rankReasons(pathway, pathway.asOf)}
            rowKey={({ says }) => says}
            whenNone="Nothing decides it."
            columns={[
              { heading: 'Fact', rowHeading: true, cell: ({ says }) => says },
              { heading: 'Weight', cell: ({ weight }) => weight },
            ]}
          />
          <p>
            Nothing else is in the order: no score and no model. What a plan weighs besides is on the page of the plan.
          </p>
        </>
      )}
    </>
  )
}
