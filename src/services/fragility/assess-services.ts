/**
 * Works out how fragile the viewer's own services are, and keeps what has changed. A trust assesses its own services alone:
 * it sees its own list whole, and what it keeps is the same for everybody who reads it.
 */
import { sql } from 'kysely'
import { publishedStatistics, type WaitBands } from '#measures'
import type { Day } from '#nhs/day.ts'
import { protectedCount } from '#nhs/small-numbers.ts'
import type { TrustCode } from '#nhs/trust-code.ts'
import { audit } from '#platform/audit.ts'
import type { Tx } from '#platform/database.ts'
import { ownWaits } from '#waiting-list'
import type { ClinicalService, Outflow, SurgeonVolume } from '../catalogue/catalogue.ts'
import { catalogueStore, type Statement } from '../catalogue/catalogue-store.ts'
import { standardOn, type VolumeStandard } from '../catalogue/volume-standard.ts'
import { type AssessmentBody, type KeptWaits, keepAssessment, newestAssessments } from './assessment-store.ts'
import { newsOf } from './change.ts'
import type { FragilityFormula } from './formula.ts'
import { fragilityOf } from './fragility.ts'
import { readFormula } from './read-formula.ts'
import type { ServiceFacts } from './service-facts.ts'

/** Returns how many assessments were kept. Two at a time would keep the same twice, so the second waits. */
export async function assessOwnServices(tx: Tx, trust: TrustCode, today: Day): Promise<number> {
  await sql`select pg_advisory_xact_lock(hashtextextended('assess-services/' || viewer_trust() || '/' || viewer_alliance(), 0))`.execute(
    tx,
  )
  const formula = await agreedFormula(tx)
  const known = await knownOf(tx, trust)
  const sites = (await catalogueStore(tx).sitesOn(today)).filter((site) => site.trust === trust)
  const before = new Map(
    (await newestAssessments(tx)).filter((each) => each.trust === trust).map((each) => [each.service, each] as const),
  )
  let kept = 0
  for (const service of known.services.filter(({ id }) => sites.some((site) => site.service === id))) {
    const waits = waitsOf(known.waits.get(service.treatmentFunction))
    const fragility = fragilityOf(factsOf(service, known, waits, today), formula)
    const body: AssessmentBody = { ...fragility, waits, isInvented: restsOnInvented(service, known) }
    const last = before.get(service.id)
    if (last && isSame(last.body, body)) continue
    const news = newsOf(last?.body, body, formula) ?? null
    await keepAssessment(tx, { service: service.id, number: (last?.number ?? 0) + 1, onDay: today, body, news })
    kept += 1
  }
  if (kept > 0) await audit(tx, [trust], { action: 'assess-services', object: `${kept} services` })
  return kept
}

type Known = {
  readonly services: readonly ClinicalService[]
  readonly standards: readonly VolumeStandard[]
  readonly volumes: readonly SurgeonVolume[]
  readonly outflow: readonly Outflow[]
  readonly statements: readonly Statement[]
  readonly waits: Awaited<ReturnType<typeof ownWaits>>
}

async function knownOf(tx: Tx, trust: TrustCode): Promise<Known> {
  const store = catalogueStore(tx)
  return {
    services: await store.services(),
    standards: await store.standards(),
    volumes: (await store.volumes()).filter((row) => row.trust === trust),
    outflow: (await store.outflow()).filter((row) => row.trust === trust),
    statements: (await store.statements()).filter((row) => row.trust === trust),
    waits: await ownWaits(tx),
  }
}

function factsOf({ id }: ClinicalService, known: Known, waits: KeptWaits | null, today: Day): ServiceFacts {
  const volumes = known.volumes.filter((row) => row.service === id)
  const outflow = known.outflow.filter((row) => row.service === id)
  const [unit, surgeon] = (['unit', 'surgeon'] as const).map((of) => standardOn(known.standards, id, of, today))
  // Own counts are exact; from here on they are as they may leave the trust.
  const units = new Map(volumes.map(({ site, unitCases }) => [site, unitCases ?? 0]))
  const surgeons = new Map<string, number>()
  for (const { surgeon: name, surgeonCases } of volumes) {
    if (name !== null) surgeons.set(name, (surgeons.get(name) ?? 0) + (surgeonCases ?? 0))
  }
  return {
    ...known.statements.find((row) => row.service === id)?.facts,
    today,
    ...(units.size > 0 && {
      unitCases: protectedCount(Math.min(...units.values())),
      casesHere: protectedCount([...units.values()].reduce((sum, cases) => sum + cases, 0)),
    }),
    ...(unit && { unitMinimum: unit }),
    ...(surgeons.size > 0 &&
      surgeon && {
        surgeons: surgeons.size,
        surgeonsBelow: [...surgeons.values()].filter((cases) => cases < surgeon.cases).length,
      }),
    ...(surgeon && { surgeonMinimum: surgeon }),
    ...(outflow.length > 0 && {
      residentsElsewhere: protectedCount(outflow.reduce((sum, { cases }) => sum + (cases ?? 0), 0)),
    }),
    ...(waits && { waiting: waits.total, within18: waits.within18 }),
  }
}

const restsOnInvented = ({ id }: ClinicalService, { standards, volumes, outflow, statements }: Known): boolean =>
  [standards, volumes, outflow, statements].some((rows) =>
    rows.some(({ service, basis }) => service === id && basis === 'invented'),
  )

/** Figures of fewer than 20 people are hidden, as the publication hides them. */
function waitsOf(own: { readonly asOf: Day; readonly bands: WaitBands } | undefined): KeptWaits | null {
  if (!own) return null
  const { total, share, median, p92 } = publishedStatistics(own.bands)
  if (share === null || median === null || p92 === null) return null
  return { asOf: own.asOf, total, median, p92, within18: share }
}

/** As PostgreSQL keeps it: the order of keys means nothing. */
const isSame = (a: AssessmentBody, b: AssessmentBody): boolean => canonical(a) === canonical(b)
const canonical = (value: unknown): string =>
  JSON.stringify(value, (_, inner) =>
    inner && typeof inner === 'object' && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  )

/** The formula of the viewer's alliance. */
export async function agreedFormula(tx: Tx): Promise<FragilityFormula> {
  const { rows } = await sql<{ formula: unknown }>`
    select fragility_formula as formula from alliance where id = (select viewer_alliance())`.execute(tx)
  return readFormula(rows[0]?.formula)
}
