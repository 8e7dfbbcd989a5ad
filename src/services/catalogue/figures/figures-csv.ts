/** The figures that a trust has now, in the columns in which they are brought in: to be changed and sent back. */
import type { CsvCell, CsvColumn } from '#web/csv.ts'
import type { Outflow, SurgeonVolume } from '../catalogue.ts'
import type { Statement } from '../catalogue-store.ts'
import { type FigureKind, figureColumns } from './figure-file.ts'

export type FigureRow = Readonly<Record<string, CsvCell>>

export const figuresCsv = (kind: FigureKind): readonly CsvColumn<FigureRow>[] =>
  figureColumns[kind].map(({ heading }) => ({ heading, cell: (row) => row[heading] }))

/** A surgeon's row is two where some of the operations were as the second surgeon. */
export const operationRows = (volumes: readonly SurgeonVolume[]): readonly FigureRow[] =>
  volumes.flatMap(({ service, site, yearTo, surgeon, surgeonCases, dualCases, source }) => {
    const row = { Service: service, Site: site, '12 months to': yearTo, Surgeon: surgeon, Source: source }
    const [all, dual] = [surgeonCases ?? 0, dualCases ?? 0]
    const lead = { ...row, As: 'lead', Operations: all - dual }
    return dual > 0 ? [lead, { ...row, As: 'dual', Operations: dual }] : [lead]
  })

export const residentRows = (outflow: readonly Outflow[]): readonly FigureRow[] =>
  outflow.map(({ service, provider, yearTo, cases, source }) => {
    return { Service: service, Provider: provider, '12 months to': yearTo, Operations: cases, Source: source }
  })

export const staffRows = (services: readonly string[], statements: readonly Statement[]): readonly FigureRow[] =>
  services.map((service) => {
    const said = statements.find((each) => each.service === service)
    const { posts, inPost, locums, onCallOneIn, incomePounds, costPounds } = said?.facts ?? {}
    return {
      Service: service,
      'Consultant posts': posts,
      Filled: inPost,
      Locums: locums,
      'On call 1 day in': onCallOneIn,
      'Paid in a year': incomePounds,
      'Costs in a year': costPounds,
      Source: said?.source,
    }
  })
