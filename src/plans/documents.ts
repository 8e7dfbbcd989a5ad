/**
 * The problem and the answers as the planner wrote them, compressed, beside the plan. They hold rows of all the plan's
 * trusts, so they can be opened only by those to whom all of them are shared today (migrations/0007).
 */
import { promisify } from 'node:util'
import { gunzip } from 'node:zlib'
import { sql } from 'kysely'
import type { Tx } from '#platform/database.ts'
import { NotFound } from '#platform/errors.ts'
import { compressed } from './compressed.ts'

/** 'alone RL1' is the plan that RL1 makes by itself. */
export type DocumentKind = 'problem' | 'plan' | 'names' | `alone ${string}`

export type Document = { readonly kind: DocumentKind; readonly json: unknown }
type PlanKey = { readonly trust: string; readonly id: string }

/** As it is kept, for whoever opens it elsewhere. */
export type CompressedDocument = { readonly kind: DocumentKind; readonly body: Uint8Array }

/** Puts the documents in place of whatever the plan had. */
export async function keepDocuments(tx: Tx, plan: PlanKey, documents: readonly Document[]): Promise<void> {
  await sql`delete from plan_document where trust = ${plan.trust} and plan_id = ${plan.id}::uuid`.execute(tx)
  for (const { kind, json } of documents) {
    await sql`insert into plan_document (trust, plan_id, kind, body)
      values (${plan.trust}, ${plan.id}::uuid, ${kind}, ${compressed(json)})`.execute(tx)
  }
}

/** Whether the viewer may open a plan's documents: only while all of its trusts share with them. */
export async function mayOpenDocuments(tx: Tx, plan: PlanKey): Promise<boolean> {
  const { rows } = await sql<{ may: boolean }>`
    select exists (select from plan_document
                    where trust = ${plan.trust} and plan_id = ${plan.id}::uuid) as may`.execute(tx)
  return rows[0]!.may
}

/** @throws NotFound when the plan has none, or one of its trusts shares no longer */
export async function compressedDocument(tx: Tx, plan: PlanKey, kind: DocumentKind): Promise<Uint8Array> {
  const { rows } = await sql<{ body: Buffer }>`
    select body from plan_document
     where trust = ${plan.trust} and plan_id = ${plan.id}::uuid and kind = ${kind}`.execute(tx)
  if (!rows[0]) throw new NotFound(`${kind} of plan ${plan.id}`)
  return rows[0].body
}

/** A document, or nothing when the plan has none or one of its trusts shares no longer. */
export async function openDocument(tx: Tx, plan: PlanKey, kind: DocumentKind): Promise<unknown> {
  const { rows } = await sql<{ body: Buffer }>`
    select body from plan_document
     where trust = ${plan.trust} and plan_id = ${plan.id}::uuid and kind = ${kind}`.execute(tx)
  return rows[0] && JSON.parse((await promisify(gunzip)(rows[0].body)).toString())
}

/** Gives a plan the documents of another, but for those it is given anew. */
export async function copyDocuments(
  tx: Tx,
  from: PlanKey,
  to: PlanKey,
  anew: readonly CompressedDocument[],
): Promise<void> {
  await sql`
    insert into plan_document (trust, plan_id, kind, body)
    select ${to.trust}, ${to.id}::uuid, kind, body from plan_document
     where trust = ${from.trust} and plan_id = ${from.id}::uuid
       and not kind = any(${anew.map(({ kind }) => kind)}::text[])`.execute(tx)
  for (const { kind, body } of anew) {
    await sql`insert into plan_document (trust, plan_id, kind, body)
      values (${to.trust}, ${to.id}::uuid, ${kind}, ${Buffer.from(body)})`.execute(tx)
  }
}
