import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { buildDataSet, type HandoverFacts } from './build-data-set.ts'
import type { DataSet } from './data-set.ts'
import { type Format, formats, read, write } from './formats.ts'
import { items } from './items.ts'
import { validate } from './validate.ts'
import { anyWholeSet, today, wholeSet } from './whole-set.scene.ts'

const without = (set: DataSet, key: string): DataSet =>
  Object.fromEntries(Object.entries(set).filter(([each]) => each !== key))
const faultsOf = (changes: DataSet) => validate({ ...wholeSet, ...changes }, today)
const saidOf = (changes: DataSet) => faultsOf(changes).map(({ item, why }) => `${item}: ${why}`)

const codes = formats.map(({ code }) => code)
const newIds = () => {
  let n = 0
  return () => {
    n += 1
    return `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`
  }
}
const written = (set: DataSet, format: Format): string => write(set, format, newIds())
const readText = (text: string, format: Format) => read(new TextEncoder().encode(text), format, today)
const placesIn = (text: string, format: Format) => {
  const answer = readText(text, format)
  return answer.ok ? [] : answer.faults.map(({ where, item }) => ({ where, item }))
}

describe('the administrative data set', () => {
  it('has 36 items, of which 27 are mandatory and 9 optional', () => {
    expect(items.filter(({ mandatory }) => mandatory)).toHaveLength(27)
    expect(items).toHaveLength(36)
    expect(new Set(items.map(({ element }) => element)).size).toBe(36)
  })

  it('has nothing wrong with it when every item is as it should be', () => {
    expect(validate(wholeSet, today)).toEqual([])
  })

  it('names any mandatory item that is taken out, and no other', () => {
    for (const { key, mandatory } of items) {
      const faults = validate(without(wholeSet, key), today)
      expect(faults.map(({ item }) => item)).toEqual(mandatory ? [key] : [])
    }
  })

  it('names every missing item in one answer, in the order of the form', () => {
    const mandatory = items.filter((item) => item.mandatory).map(({ key }) => key)
    expect(validate({}, today).map(({ item }) => item)).toEqual(mandatory)
  })

  it('says what to do about each fault, as a sentence', () => {
    const faults = validate({ ...wholeSet, nhsNumber: '9990000019', postcode: 'nowhere', title: ' ' }, today)
    expect(faults.map(({ item, value }) => [item, value])).toEqual([
      ['title', ' '],
      ['postcode', 'nowhere'],
      ['nhsNumber', '9990000019'],
    ])
    for (const { why, remedy } of [...faults, ...validate({}, today)]) {
      expect(why).toMatch(/^[a-z]/)
      expect(remedy).toMatch(/^[A-Z]/)
    }
  })
})

describe('the pathway identifier', () => {
  it('has exactly 20 characters with its padding, which is never trimmed', () => {
    expect(faultsOf({ pathwayIdentifier: '  RL1PATHWAY00000  1' })).toEqual([])
    expect(saidOf({ pathwayIdentifier: 'RL1PATHWAY0000001' })).toEqual([
      'pathwayIdentifier: it has 17 characters; an identifier has 20, so it may have lost its padding',
    ])
    expect(saidOf({ pathwayIdentifier: `${wholeSet.pathwayIdentifier}RL1` })).toHaveLength(1)
  })

  it('comes back with its padding from every format', () => {
    for (const code of codes) {
      const answer = readText(written(wholeSet, code), code)
      expect(answer.set.pathwayIdentifier).toBe('RL1PATHWAY0000001   ')
    }
  })

  it('has digits only when the national booking service, X09, issued it', () => {
    expect(faultsOf({ pathwayIssuer: 'X09', pathwayIdentifier: '00000000123456789012' })).toEqual([])
    expect(saidOf({ pathwayIssuer: 'X09' })).toHaveLength(1)
  })
})

describe('the status', () => {
  it("is 20 on the form, because 21 belongs in the sender's own record", () => {
    expect(saidOf({ status: '21' })).toEqual(["status: 21 belongs in the sender's own record"])
    expect(faultsOf({ status: '30' })).toHaveLength(1)
  })
})

describe('the dates', () => {
  it('begin with the original clock start, which is not after the decision to refer', () => {
    expect(saidOf({ clockStart: '2026-01-21' })).toEqual(['decidedToReferOn: it is before the clock start'])
    expect(saidOf({ requestedOn: '2026-01-19' })).toHaveLength(1)
    expect(saidOf({ receivedOn: '2026-01-20' })).toHaveLength(1)
    expect(saidOf({ birthDate: '2025-06-01' })).toHaveLength(1)
  })

  it('are real days that have been', () => {
    expect(saidOf({ receivedOn: '2026-02-01' })).toEqual(['receivedOn: it is in the future'])
    expect(saidOf({ birthDate: '1950-02-30' })).toEqual(['birthDate: it is not a real date'])
  })
})

describe('the organisations', () => {
  it('that refer and receive are two', () => {
    expect(saidOf({ receivingCode: 'RL1' })).toHaveLength(1)
  })

  it('on the pathway are each checked', () => {
    expect(saidOf({ organisations: ['RL1', 'rxw'] })).toHaveLength(1)
  })
})

describe('a data set that is built from the records', () => {
  const facts: HandoverFacts = {
    sender: 'RL1',
    receiver: 'RRJ',
    treatmentFunction: '110',
    identifiedOn: '2026-01-20',
    patient: {
      familyName: 'Canary',
      givenName: 'Robin',
      postcode: 'SY11 1AA',
      birthDate: '1950-05-01',
      nhsNumber: '9990000018',
      localNumber: 'L0001',
      gpPractice: null,
    },
    pathway: {
      identifier: 'RL1PATHWAY0000001   ',
      issuer: 'RXW',
      clockStart: '2025-01-02',
      consultant: 'Mr A Smith',
      providers: ['RXW', 'RL1'],
    },
  }

  it('keeps the original clock start, the identifier and its issuer, whatever somebody answers', () => {
    const built = buildDataSet(facts, { clockStart: '2026-01-20', pathwayIdentifier: 'x', pathwayIssuer: 'RL1' })
    expect(built).toMatchObject({ clockStart: '2025-01-02', pathwayIdentifier: 'RL1PATHWAY0000001   ', status: '20' })
    expect(built.pathwayIssuer).toBe('RXW')
    expect(built.organisations).toEqual(['RXW', 'RL1'])
  })

  it('lacks what no record holds until somebody answers', () => {
    const missing = ['title', 'address', 'gpName', 'gpPractice', 'referrerCode', 'referrerContact']
    expect(validate(buildDataSet(facts, {}), today).map(({ item }) => item)).toEqual(missing)
    const answers = Object.fromEntries(Object.entries(wholeSet).filter(([key]) => missing.includes(key)))
    expect(validate(buildDataSet(facts, answers), today)).toEqual([])
  })

  it('takes a consultant who is known by code as the code of who refers, and never as their name', () => {
    const known = { ...facts, pathway: { ...facts.pathway, consultant: 'C1234567' } }
    const built = buildDataSet(known, {})
    expect([built.referrerCode, built.referrerName]).toEqual(['C1234567', undefined])
  })

  it('lets an answer correct the record', () => {
    expect(buildDataSet(facts, { familyName: 'Canary-Ann' }).familyName).toBe('Canary-Ann')
  })
})

describe.each(codes)('as a file: %s', (format) => {
  it('any whole set comes back as it was', () => {
    fc.assert(
      fc.property(anyWholeSet, (set) => {
        expect(validate(set, today)).toEqual([])
        expect(readText(written(set, format), format)).toEqual({ ok: true, set })
      }),
      { numRuns: 300 },
    )
  })

  it('any mandatory item that is taken out is named, with its place', () => {
    const mandatory = items.filter((item) => item.mandatory).map(({ key }) => key)
    fc.assert(
      fc.property(anyWholeSet, fc.constantFrom(...mandatory), (set, key) => {
        const answer = readText(written(without(set, key), format), format)
        expect(answer.ok ? [] : answer.faults.map(({ item }) => item)).toEqual([key])
        expect(answer.ok ? '' : answer.faults[0]?.where).toBeTruthy()
      }),
      { numRuns: 100 },
    )
  })

  it('is refused in words, and never with an exception, whatever the bytes are', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        expect(read(bytes, format, today).ok).toBe(false)
      }),
    )
    const text = written(wholeSet, format)
    fc.assert(
      fc.property(
        fc.nat(text.length - 1),
        fc.constantFrom('', '"', ',', '{', '\n', '\u0000', '[', '9'),
        (at, other) => {
          const answer = readText(text.slice(0, at) + other + text.slice(at + 1), format)
          expect(answer.ok || answer.faults.length > 0).toBe(true)
        },
      ),
    )
    expect(read(new Uint8Array(1_000_000), format, today).ok).toBe(false)
    expect(read(new TextEncoder().encode('['.repeat(100_000)), format, today).ok).toBe(false)
  })
})

describe('a file that is wrong', () => {
  it('names the JSON path of an unknown item and of one that is not text', () => {
    const text = JSON.stringify({
      schema: 'accord-inter-provider-transfer/1',
      data: { ...wholeSet, surname: 'x', nhsNumber: 9990000018, organisations: 'RL1' },
    })
    expect(placesIn(text, 'json')).toEqual([
      { where: '$.data["surname"]', item: undefined },
      { where: '$.data.nhsNumber', item: 'nhsNumber' },
      { where: '$.data.organisations', item: 'organisations' },
    ])
    expect(placesIn('{"schema": "another/1"}', 'json')).toEqual([{ where: '$.schema', item: undefined }])
  })

  it('names the row and column of a CSV file', () => {
    const text = written({ ...wholeSet, postcode: 'nowhere' }, 'csv')
    expect(placesIn(text, 'csv')).toEqual([
      { where: 'row 2, column 5 (POSTCODE OF CORRESPONDENCE ADDRESS)', item: 'postcode' },
    ])
    expect(placesIn(text.replace('PERSON TITLE', 'TITLE'), 'csv')[0]?.where).toBe('row 1, column 3')
    expect(placesIn(`${text}${text.split('\r\n')[1]}\r\n`, 'csv')[0]?.where).toBe('row 3')
    expect(placesIn(text.replace('Mrs', '"Mrs'), 'csv')[0]?.where).toMatch(/^row 2, column 3/)
  })

  it('says of a spreadsheet that has eaten the padding what has happened', () => {
    const answer = readText(written(wholeSet, 'csv').replace('RL1PATHWAY0000001   ', '1.23E+19'), 'csv')
    expect(answer.ok ? '' : answer.faults[0]?.remedy).toContain('padding included')
  })

  it('names the FHIR expression, and a resource that is not in the bundle', () => {
    const text = written({ ...wholeSet, title: ' ' }, 'fhir')
    expect(placesIn(text, 'fhir')).toEqual([
      {
        where: 'Bundle.entry.resource.ofType(ServiceRequest).subject.resolve().name.prefix',
        item: 'title',
      },
    ])
    const bundle = JSON.parse(written(wholeSet, 'fhir')) as { entry: { resource: { resourceType: string } }[] }
    const noPatient = bundle.entry.filter(({ resource }) => resource.resourceType !== 'Patient')
    const where = placesIn(JSON.stringify({ ...bundle, entry: noPatient }), 'fhir').map((each) => each.where)
    expect(where).toContain('Bundle.entry.resource.ofType(ServiceRequest).subject')
  })

  it('that says one thing twice is asked for one', () => {
    const text = written(wholeSet, 'fhir').replace('"Mrs"', '"Mrs", "Dr"')
    expect(placesIn(text, 'fhir').map(({ item }) => item)).toEqual(['title'])
  })
})

describe('a formula', () => {
  it('does not leave in a CSV file as one, and comes back as it was', () => {
    const set = { ...wholeSet, familyName: '=cmd()', givenName: "'=1" }
    const text = written(set, 'csv')
    expect(text).toContain(",''=1,")
    expect(text).toContain("\n'=cmd(),")
    expect(readText(text, 'csv').set).toMatchObject({ familyName: '=cmd()', givenName: "'=1" })
  })
})
