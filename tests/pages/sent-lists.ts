/** Lists that a trust of the demonstration has sent: one that was brought in, one that was refused, one on its way. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Kysely, sql } from 'kysely'
import { trustCode } from '#nhs/trust-code.ts'
import type { Database } from '#platform/database.ts'
import type { Viewer } from '#platform/viewer.ts'
import { censusDay } from '#synthetic'
import { chosenMapping, importFile } from '#waiting-list'

const ids = {
  done: '00000000-0000-4000-8000-000000000001',
  refused: '00000000-0000-4000-8000-000000000002',
  'at work': '00000000-0000-4000-8000-000000000003',
} as const

export const importPath = (which: keyof typeof ids): string => `/waiting-list/imports/${ids[which]}`

const heading =
  'organisation_identifier_code_of_provider,local_patient_identifier,patient_pathway_identifier,waiting_list_type,' +
  'activity_treatment_function_code,organisation_identifier_code_of_commissioner,referral_to_treatment_period_status,' +
  'referral_to_treatment_period_start_date,tci_date'

/** Two rows that can be used, one of them with a doubt, and three that cannot. */
const list = [
  heading,
  'RL1,L1,RL100000000000000001,IRTT,110,QOC,20,2025-09-01,2026-01-05',
  'RL1,L2,RL100000000000000002,ORTT,110,QOC,20,2025-10-01,',
  'RL1,L3,RL100000000000000003,IRTT,110,QOC,20,31/09/2025,',
  'RL1,L4,RL100000000000000004,IRTT,999,QOC,20,2025-09-01,',
  'RL1,L1,RL100000000000000001,IRTT,110,QOC,20,2025-09-01,',
]

const sender: Viewer = {
  person: 'gwenda-breeze',
  name: 'Gwenda Breeze',
  jobTitle: 'Waiting list validator',
  trust: trustCode('RL1'),
  alliance: 'orthopaedic',
  roles: ['validator'],
  purpose: 'own-care',
}

type Hands = { readonly db: Database; readonly secret: string; readonly scene: Kysely<unknown> }

export async function sendLists({ db, secret, scene }: Hands, folder: string): Promise<void> {
  const chosen = chosenMapping(null)
  if (!chosen.ok) throw new Error('the built-in mapping cannot be read')
  const { mapping, hasOptionalColumns } = chosen
  const files = { done: ['january.csv', list.join('\n')], refused: ['ages.csv', 'name,age\nAnn,70\n'] } as const
  for (const [which, [fileName, text]] of Object.entries(files)) {
    const importId = ids[which as keyof typeof files]
    const path = join(folder, fileName)
    writeFileSync(path, text)
    await begin(scene, importId, fileName)
    await importFile(
      sender,
      { path, fileName, asOf: censusDay, mapping, hasOptionalColumns, isWhole: false, isTrial: false, importId },
      { db, secret, now: () => new Date() },
    )
  }
  await begin(scene, ids['at work'], 'february.csv')
}

async function begin(scene: Hands['scene'], id: string, fileName: string): Promise<void> {
  await sql`
    insert into import (trust, id, file_name, sha256, bytes, mapping, as_of, state, person)
    values (${sender.trust}, ${id}::uuid, ${fileName}, ${'0'.repeat(64)}, 1000, 'Waiting List Minimum Data Set', ${censusDay},
            'running', ${sender.person})`.execute(scene)
}
