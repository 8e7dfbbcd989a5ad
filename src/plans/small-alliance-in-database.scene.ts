/** Puts the two small hospitals into a test's database: alliance, agreements both ways, people's pathways, capacity. */
import { createHash } from 'node:crypto'
import { type Kysely, sql } from 'kysely'
import type { Capacity } from '#capacity'
import { trustCode } from '#nhs/trust-code.ts'
import type { Role, Viewer } from '#platform/viewer.ts'
import type { PlanningPathway } from '#waiting-list'
import { defaultPlanWeights } from './plan-weights.ts'
import { aCapacity } from './small-alliance.ts'
import { defaultWaitingWeights } from './waiting-weight.ts'

type Scene = Kysely<unknown>

export const aViewer = (trust: 'RL1' | 'RRJ', person: string, ...roles: Role[]): Viewer => ({
  person,
  name: `Name of ${person}`,
  jobTitle: 'Planner',
  trust: trustCode(trust),
  alliance: 'orthopaedic',
  roles: roles.length > 0 ? roles : ['alliance-planner'],
  purpose: 'planning',
})

/** The same name gives the same id, so that a test can be run twice on one database. */
const uuidOf = (name: string): string =>
  createHash('md5')
    .update(name)
    .digest('hex')
    .replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')

export async function seedSmallAlliance(
  scene: Scene,
  pathways: readonly PlanningPathway[],
  capacity: Capacity = aCapacity(),
): Promise<void> {
  const insert = async (table: string, rows: readonly object[]) => {
    for (const row of rows) {
      await sql`insert into ${sql.table(table)} select * from jsonb_populate_record(null::${sql.table(table)}, ${JSON.stringify(row)}::jsonb)`.execute(
        scene,
      )
    }
  }
  await insert('alliance', [
    {
      id: 'orthopaedic',
      name: 'Orthopaedic Alliance',
      purpose: 'Tests',
      waiting_weights: defaultWaitingWeights,
      plan_weights: defaultPlanWeights,
    },
  ])
  await insert('alliance_service', [{ alliance: 'orthopaedic', treatment_function: '110', from_day: '2025-07-16' }])
  const trusts = ['RL1', 'RRJ'] as const
  for (const trust of trusts) {
    await insert('alliance_member', [{ alliance: 'orthopaedic', trust, joined_on: '2025-07-16' }])
    await insert('trust_list', [{ trust, as_of: '2026-01-31', version: 1 }])
    const recipient = trusts.find((other) => other !== trust)!
    for (const [purpose, fields] of Object.entries({
      planning: ['procedure', 'expected_stay', 'travel', 'groups', 'team', 'capacity'],
      'mutual-aid': ['name', 'nhs_number'],
    })) {
      await insert('sharing_agreement', [
        {
          owner: trust,
          id: uuidOf(`${trust} ${purpose}`),
          recipient,
          alliance: 'orthopaedic',
          purpose,
          fields,
          treatment_functions: ['110'],
          valid_from: '2020-01-01',
          valid_to: '2020-12-31',
          approved_by_owner: ['a', 'b'],
          approved_by_recipient: 'c',
          version: 1,
        },
      ])
    }
  }
  // No agreement runs for longer than a year, so it begins when the test does.
  await sql`update sharing_agreement set valid_from = now() - interval '1 day', valid_to = now() + interval '300 days'`.execute(
    scene,
  )
  for (const pathway of pathways) await insertPathway(insert, pathway)
  await insertCapacity(insert, capacity)
}

type Insert = (table: string, rows: readonly object[]) => Promise<void>

async function insertPathway(insert: Insert, pathway: PlanningPathway): Promise<void> {
  const { trust, pseudonym } = pathway
  await insert('patient', [
    {
      trust,
      id: uuidOf(`patient ${trust} ${pseudonym}`),
      local_id: pseudonym,
      nhs_number: '9990000018',
      nhs_number_status: '01',
      family_name: `Family-${pseudonym}`,
      given_name: 'Robin',
      sex: pathway.sex,
      ethnic_category: 'A',
    },
  ])
  await insert('pathway', [
    {
      trust,
      id: uuidOf(`pathway ${trust} ${pseudonym}`),
      patient_id: uuidOf(`patient ${trust} ${pseudonym}`),
      pseudonym,
      source: 'test',
      source_key: pseudonym,
      pathway_identifier: pseudonym.padEnd(20, '0'),
      pathway_issuer: trust,
      waiting_list_type: pathway.waitingListType,
      treatment_function: pathway.treatmentFunction,
      reported_group: pathway.reportedGroup,
      subspecialty: pathway.subspecialty,
      commissioner: '14L',
      nation: pathway.nation,
      site: pathway.site,
      consultant: pathway.consultant,
      referral_received_on: pathway.clockStart,
      clock_start: pathway.clockStart,
      rtt_status: pathway.rttStatus,
      decided_to_admit_on: pathway.decidedToAdmitOn,
      to_come_in_on: pathway.toComeInOn,
      priority: pathway.priority,
      priority_order: pathway.priorityOrder,
      procedure_code: pathway.procedureCode,
      procedure_name: pathway.procedureName,
      intended_management: pathway.intendedManagement,
      expected_minutes: pathway.expectedMinutes,
      expected_nights: pathway.expectedNights,
      willing_minutes: pathway.willingMinutes,
      travel_minutes: pathway.travelMinutes,
      sex: pathway.sex,
      age_band: pathway.ageBand,
      ethnic_group: pathway.ethnicGroup,
      deprivation_edition: pathway.deprivationEdition,
      deprivation_quintile: pathway.deprivationQuintile,
      version: 1,
    },
  ])
}

async function insertCapacity(insert: Insert, capacity: Capacity): Promise<void> {
  await insert('theatre', capacity.theatres)
  await insert(
    'theatre_session',
    capacity.sessions.map(({ startMinute, treatmentFunction, ...session }) => ({
      ...session,
      start_minute: startMinute,
      treatment_function: treatmentFunction,
    })),
  )
  await insert(
    'ward_room',
    capacity.rooms.map(({ closesOvernight, ...room }) => ({ ...room, closes_overnight: closesOvernight })),
  )
  await insert(
    'surgeon',
    capacity.surgeons.map(({ treatmentFunctions, ...surgeon }) => ({
      ...surgeon,
      treatment_functions: treatmentFunctions,
    })),
  )
  await insert('surgeon_day', capacity.surgeonDays)
  await insert(
    'nurse',
    capacity.nurses.map(({ skillLevel, ...nurse }) => ({ ...nurse, name: 'Nurse', skill_level: skillLevel })),
  )
  await insert(
    'nurse_shift',
    capacity.nurseShifts.map(({ maxLoad, ...shift }) => ({ ...shift, max_load: maxLoad })),
  )
}
