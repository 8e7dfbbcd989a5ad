import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { sitesOf, trustName } from '#nhs/organisations.ts'
import { metrics } from '#platform/metrics.ts'
import type { Parts } from '#platform/parts.ts'
import { type TestDatabase, testDatabase } from '#platform/test-database.ts'
import type { Role } from '#platform/viewer.ts'
import { app } from '#web/app.tsx'
import { smallPdf } from '#web/small-documents.scene.ts'
import { writeCsv } from './data-set/csv-format.ts'
import { formats, read } from './data-set/formats.ts'
import { keepReceived } from './data-set/received-store.ts'
import { wholeSet } from './data-set/whole-set.scene.ts'
import { partsOf, setTheScene, somebodyAt, standAt, today, transferId } from './handover-in-database.scene.ts'
import { handoverRoutes, handoverUploads } from './index.ts'

const handover = `/transfers/handover/RL1/${transferId}`
const documents = `/transfers/documents/RL1/${transferId}`
const received = '/transfers/received'

describe('the pages of a handover', () => {
  let test: TestDatabase<unknown>
  let parts: Parts
  const folder = mkdtempSync(join(tmpdir(), 'accord-handover-'))
  beforeAll(async () => {
    test = await testDatabase()
    parts = partsOf(test, folder)
  })
  afterAll(async () => {
    await test.drop()
    rmSync(folder, { recursive: true, force: true })
  })
  beforeEach(async () => {
    await test.empty()
    await setTheScene(test)
  })

  const appFor = (trust: string, roles?: readonly Role[]) =>
    app({
      session: () => somebodyAt(trust, roles),
      describe: () => ({ trust: trustName(trust) }),
      modules: [handoverRoutes(parts)],
      logger: parts.log,
      metrics: metrics(),
      uploads: handoverUploads,
    })
  const get = (path: string, trust = 'RL1', roles?: readonly Role[]) => appFor(trust, roles).request(path)
  const post = (
    path: string,
    form: Readonly<Record<string, string | File>>,
    trust = 'RL1',
    roles?: readonly Role[],
  ) => {
    const isFile = Object.values(form).some((value) => value instanceof File)
    const entries = Object.entries(form)
    const body = isFile ? new FormData() : new URLSearchParams()
    for (const [name, value] of entries) body.append(name, value as string)
    return appFor(trust, roles).request(path, { method: 'POST', body, headers: { 'sec-fetch-site': 'same-origin' } })
  }
  const textOf = async (answer: Response | Promise<Response>) =>
    (await (await answer).text())
      .replace(/<[^>]+>/g, ' ')
      .replaceAll('&#x27;', "'")
      .replaceAll('&quot;', '"')
      .replace(/\s+/g, ' ')
  const file = (bytes: Uint8Array | string, name: string) => new File([bytes as BlobPart], name)
  const attach = async () => {
    await post(documents, { document: file(smallPdf, 'letter.pdf'), name: 'Clinic letter' })
    const { rows } = await sql<{ id: string }>`select id from transfer_document`.execute(test.scene)
    return rows[0]!.id
  }
  const fillIn = async () => {
    await post(`${handover}/data-set/patient`, { seen: '0', title: 'Mrs', address: '4 High Street\r\n\r\nOswestry' })
    await post(`${handover}/data-set/gp`, { seen: '1', gpName: 'Dr Pat Jones', gpPractice: 'm82001' })
    return post(`${handover}/data-set/referring-organisation`, {
      seen: '2',
      referrerName: 'Mr A Smith',
      referrerCode: 'c1234567',
      referringFunction: '110',
      referrerContact: 'Bookings office',
    })
  }

  it('take an answer one question at a time, and show it', async () => {
    const chosen = await post(`${handover}/items/kit`, { state: 'have', seen: '0' })
    expect(chosen.headers.get('location')).toBe(`${handover}/items/kit/have`)
    const dated = { 'dated-day': '20', 'dated-month': '1', 'dated-year': '2026' }
    const saved = await post(`${handover}/items/kit/have`, { ...dated, note: 'Ordered by the theatre', seen: '0' })
    expect(saved.status).toBe(303)
    expect(await textOf(get(handover))).toContain('Kit and implants Of 20 January 2026. Ordered by the theatre')
  })

  it('ask again, with every mistake, when an answer cannot be used', async () => {
    const answer = await post(`${handover}/items/letter/have`, {
      'dated-day': '1',
      'dated-month': '2',
      'dated-year': '2026',
      seen: '0',
    })
    expect(answer.status).toBe(422)
    const text = await textOf(answer)
    expect(text).toContain('Enter a date that is not in the future')
    expect(text).toContain('Attach the document, then select it')
  })

  it('take no document of another transfer for an item', async () => {
    const dated = { 'dated-day': '20', 'dated-month': '1', 'dated-year': '2026' }
    const answer = await post(`${handover}/items/kit/have`, { ...dated, document: transferId, seen: '0' })
    expect(answer.status).toBe(422)
  })

  it('attach a document by what it holds, and leave nothing behind of one that is refused', async () => {
    const refused = await post(documents, { document: file('<script>', 'letter.pdf') })
    expect(refused.status).toBe(422)
    expect(await textOf(refused)).toContain('this is a web page')
    const taken = await post(documents, { document: file(smallPdf, 'letter.exe'), name: '' })
    expect(taken.headers.get('location')).toBe(handover)
    const again = await post(documents, { document: file(smallPdf, 'again.pdf') })
    expect(await textOf(again)).toContain('this one is attached already')
    const none = await post(documents, { document: file('', '') })
    expect(await textOf(none)).toContain('Choose a file')
    expect(readdirSync(join(folder, 'uploads'))).toEqual([])
  })

  it('give a document out as a file of its kind, under no name that somebody sent, to both trusts and no other', async () => {
    const id = await attach()
    for (const trust of ['RL1', 'RRJ']) {
      const answer = await get(`${documents}/${id}`, trust)
      expect(answer.headers.get('content-type')).toBe('application/pdf')
      expect(answer.headers.get('content-disposition')).toMatch(/^attachment; filename="document-[0-9a-f]{8}\.pdf"$/)
      expect(new Uint8Array(await answer.arrayBuffer())).toEqual(smallPdf)
    }
    expect((await get(`${documents}/${id}`, 'RXW')).status).toBe(404)
    await standAt(test.scene, 'withdrawn')
    expect((await get(`${documents}/${id}`, 'RRJ')).status).toBe(404)
  })

  it('take a document off again', async () => {
    const id = await attach()
    expect(await textOf(get(`${documents}/${id}/remove`))).toContain('Clinic letter')
    expect((await post(`${documents}/${id}/remove`, {})).headers.get('location')).toBe(handover)
    expect((await get(`${documents}/${id}`)).status).toBe(404)
  })

  it('list everything that is wrong with the data set, each with a link, and do not make it', async () => {
    const html = await (await get(`${handover}/data-set`)).text()
    for (const key of ['title', 'address', 'gpName', 'referrerCode', 'referrerContact'])
      expect(html).toMatch(new RegExp(`<a href="${handover}/data-set/[a-z-]+#${key}"`))
    expect((await post(`${handover}/data-set`, {})).status).toBe(303)
    expect(await textOf(get(`${handover}/data-set`))).toContain('5 items are missing or wrong')
    expect((await get(`${handover}/data-set/data-set.csv`)).status).toBe(404)
  })

  it('make the data set when nothing is wrong, and give it to both trusts in every format', async () => {
    expect((await fillIn()).status).toBe(303)
    await post(`${handover}/data-set`, {})
    for (const trust of ['RL1', 'RRJ'])
      for (const { code, ending } of formats) {
        const bytes = new Uint8Array(await (await get(`${handover}/data-set/data-set.${ending}`, trust)).arrayBuffer())
        const answer = read(bytes, code, today)
        expect(answer.ok).toBe(true)
        expect(answer.set).toMatchObject({ pathwayIdentifier: 'RXWPATHWAY0000001   ', gpPractice: 'M82001' })
      }
    expect(await textOf(get(`${handover}/data-set/form`, 'RRJ'))).toContain('(with 3 spaces of padding)')
  })

  it('keep what was typed when a group is sent back', async () => {
    const form = { seen: '0', birthDate: '', 'birthDate-day': '30', 'birthDate-month': '2', 'birthDate-year': '1950' }
    const answer = await post(`${handover}/data-set/patient`, {
      ...form,
      familyName: 'Canary-Smith',
      postcode: 'nowhere',
    })
    expect(answer.status).toBe(422)
    const html = await answer.text()
    for (const typed of ['Canary-Smith', 'nowhere', '1950']) expect(html).toContain(`value="${typed}"`)
    expect(html).toContain('Enter the date of birth as a real date')
  })

  it('never let an answer stand where the record settles it', async () => {
    await post(`${handover}/data-set/referral-to-treatment`, { seen: '0', clockStart: '2026-01-01', reason: '02' })
    const { rows } = await sql<{ answers: object }>`select answers from transfer_data_set`.execute(test.scene)
    expect(rows[0]?.answers).toEqual({ reason: '02' })
  })

  it('are changed by booking clerks, coordinators and surgeons of the sender, until the records are complete', async () => {
    const allowed = async (trust: string, roles: readonly Role[]) =>
      (await post(`${handover}/items/kit`, { state: 'have' }, trust, roles)).status
    for (const role of ['booking-clerk', 'coordinator', 'surgeon'] as const)
      expect(await allowed('RL1', [role])).toBe(303)
    expect(await allowed('RL1', ['alliance-planner'])).toBe(403)
    expect(await allowed('RRJ', ['coordinator'])).toBe(403)
    expect(await allowed('RXW', ['coordinator'])).toBe(404)
    await standAt(test.scene, 'complete')
    expect(await allowed('RL1', ['coordinator'])).toBe(403)
    expect(await textOf(get(handover))).toContain('You cannot change this: the records have been sent')
  })

  it('are not for roles that work without knowing who a patient is', async () => {
    expect((await get(handover, 'RL1', ['board-secretary'])).status).toBe(403)
    expect((await get(handover, 'RRJ', ['information-governance'])).status).toBe(403)
    expect((await get(received, 'RRJ', ['information-governance'])).status).toBe(403)
  })

  it('tell the receiver what is still missing, by the procedure, and not only what is there', async () => {
    const text = await textOf(get(handover, 'RRJ'))
    expect(text).toContain('7 items of 7 still to do')
    expect(text).toContain('Kit and implants')
    expect(text).toContain('Hip replacement')
  })

  it('tell the receiver before the patient has agreed that there is nothing to see yet, and nothing more', async () => {
    await attach()
    await standAt(test.scene, 'offered')
    const text = await textOf(get(handover, 'RRJ'))
    expect(text).toContain('once the patient has agreed')
    expect(text).not.toContain('Canary')
    expect(text).not.toContain('Clinic letter')
  })

  describe('where data sets come in as files', () => {
    const send = (text: string, format = 'csv') => post(received, { file: file(text, 'theirs.csv'), format }, 'RRJ')

    it('list every fault with its row and column, and keep nothing', async () => {
      const answer = await send(writeCsv({ ...wholeSet, pathwayIdentifier: 'RL1PATHWAY0000001', title: ' ' }))
      expect(answer.status).toBe(422)
      const text = await textOf(answer)
      expect(text).toContain('row 2, column 24 (PATIENT PATHWAY IDENTIFIER)')
      expect(text).toContain('row 2, column 3 (PERSON TITLE)')
      const { rows } = await sql`select 1 from received_data_set`.execute(test.scene)
      expect(rows).toEqual([])
    })

    it('keep a whole one once, for the trust that was sent it and no other', async () => {
      const first = (await send(writeCsv(wholeSet))).headers.get('location')
      expect(first).toMatch(/^\/transfers\/received\/[0-9a-f-]{36}$/)
      expect((await send(writeCsv(wholeSet))).headers.get('location')).toBe(first)
      expect(await textOf(get(first!, 'RRJ'))).toContain('Canary-Ann')
      expect((await get(first!, 'RL1')).status).toBe(404)
    })

    it.each(['RXW', 'RL131'])(
      'keep nothing of one that is addressed to %s, and say to whom it is',
      async (receivingCode) => {
        const answer = await send(writeCsv({ ...wholeSet, referringCode: 'RRJ', receivingCode }))
        expect(answer.status).toBe(422)
        const name = trustName(receivingCode.slice(0, 3))
        expect(await textOf(answer)).toContain(
          `the data set is addressed to ${name}, and you work for Royal Orthopaedic Hospital`,
        )
        const { rows } = await sql`select 1 from received_data_set`.execute(test.scene)
        expect(rows).toEqual([])
      },
    )

    it('keep one that names a site of the trust', async () => {
      const [own] = sitesOf('RRJ', today)
      expect((await send(writeCsv({ ...wholeSet, receivingCode: own!.code }))).status).toBe(303)
    })

    it('keep a file once that comes twice at the same moment', async () => {
      const set = { fileName: 'theirs.csv', format: 'csv', sha256: 'a'.repeat(64), set: wholeSet } as const
      const keep = (holding: number) =>
        test.db.withViewer(somebodyAt('RRJ'), async (tx) => {
          const id = await keepReceived(tx, 'RRJ', set)
          await sleep(holding)
          return id
        })
      const [first, second] = await Promise.all([keep(300), sleep(100).then(() => keep(0))])
      expect(second).toBe(first)
    })

    it('lead to the transfer that the patient comes by, and to none for the same number of another issuer', async () => {
      const made = JSON.stringify({ pathwayIdentifier: 'RXWPATHWAY0000001   ', pathwayIssuer: 'RXW' })
      await sql`insert into transfer_data_set (sender, transfer_id, person, made, made_by, made_at)
        values ('RL1', ${transferId}, 'p', ${made}::jsonb, 'p', now())`.execute(test.scene)
      const receive = async (pathwayIssuer: string) => {
        const sent = await send(writeCsv({ ...wholeSet, pathwayIdentifier: 'RXWPATHWAY0000001   ', pathwayIssuer }))
        return (await get(sent.headers.get('location')!, 'RRJ')).text()
      }
      expect(await receive('RXW')).toContain(`href="/transfers/RL1/${transferId}"`)
      expect(await receive('RL1')).toContain('No transfer in Accord is for this pathway')
      const { rows } = await sql`select 1 from audit_entry where trust = 'RL1' and action = 'read'`.execute(test.scene)
      expect(rows).toHaveLength(1)
    })

    it('ask for a file and for its kind', async () => {
      const text = await textOf(post(received, { file: file('', ''), format: 'xml' }, 'RRJ'))
      expect(text).toContain('Choose a file')
      expect(text).toContain('Select what kind of file it is')
    })
  })
})
