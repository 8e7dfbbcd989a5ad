import { describe, expect, it } from 'vitest'
import { treatmentFunction } from '#nhs/treatment-function.ts'
import { demoAlliances, demoPeople, demoTrusts, sharingAgreements, sharingEvents } from './index.ts'

const from = new Date('2026-02-01T09:00:00Z')
const all = sharingAgreements(from, 1)
const agreements = all.filter(({ approved_by_recipient }) => approved_by_recipient !== null)
const waiting = all.filter((agreement) => !agreements.includes(agreement))

describe('sharing agreements of the demonstration', () => {
  it('go both ways between any two members, for planning, for mutual aid and for safe booking', () => {
    const expected = demoAlliances.flatMap(({ members }) =>
      members.flatMap(({ trust: owner }) =>
        members
          .filter(({ trust }) => trust !== owner)
          .flatMap(({ trust }) =>
            ['planning', 'mutual-aid', 'booking-safety'].map((purpose) => `${owner} ${trust} ${purpose}`),
          ),
      ),
    )
    expect(agreements.map(({ owner, recipient, purpose }) => `${owner} ${recipient} ${purpose}`).sort()).toEqual(
      expected.sort(),
    )
  })

  it('are approved by two different people of the owner and one of the recipient, all of whom are there', () => {
    const known = new Set(demoPeople.map(({ trust, id }) => `${trust} ${id}`))
    for (const { owner, recipient, approved_by_owner, approved_by_recipient } of agreements) {
      expect(new Set(approved_by_owner).size).toBe(2)
      for (const id of approved_by_owner) expect(known).toContain(`${owner} ${id}`)
      expect(known).toContain(`${recipient} ${approved_by_recipient}`)
    }
  })

  it('have one more in each alliance, that waits for people who can be chosen on the log in page', () => {
    expect(waiting.map(({ alliance }) => alliance)).toEqual(demoAlliances.map(({ id }) => id))
    for (const { owner, recipient } of waiting) {
      const speakers = (trust: string) =>
        demoPeople.filter((person) => person.trust === trust && person.is_demo).flatMap(({ roles }) => roles)
      expect(speakers(owner)).toEqual(expect.arrayContaining(['chief-operating-officer', 'information-governance']))
      expect(speakers(recipient)).toContain('chief-operating-officer')
    }
  })

  it('come from what happened to each: proposed once, then approved by everybody who approved it', () => {
    const events = sharingEvents(all, from)
    for (const { id, approved_by_owner, approved_by_recipient, version } of all) {
      const own = events.filter((event) => event.agreement_id === id)
      expect(own.map(({ seq }) => seq)).toEqual(Array.from({ length: version }, (_, n) => n + 1))
      expect(own.filter(({ kind }) => kind === 'approved').map(({ person }) => person)).toEqual([
        ...approved_by_owner,
        ...(approved_by_recipient === null ? [] : [approved_by_recipient]),
      ])
    }
  })

  it('run for no longer than a year, and never share more for planning than a pseudonym can carry', () => {
    for (const { valid_from, valid_to } of agreements) {
      expect(valid_to.getTime() - valid_from.getTime()).toBeLessThanOrEqual(367 * 24 * 60 * 60 * 1000)
    }
    const planning = agreements.filter(({ purpose }) => purpose === 'planning').flatMap(({ fields }) => fields)
    for (const telling of ['name', 'nhs_number', 'birth_date', 'contact']) expect(planning).not.toContain(telling)
  })

  it('name no emergency service and only services that exist', () => {
    for (const { services, id } of demoAlliances) {
      expect(services).not.toContain('180')
      expect(services.every((code) => treatmentFunction(code)?.group !== undefined)).toBe(true)
      expect([id, services.includes('110')]).toEqual([id, true])
    }
  })
})

describe('people of the demonstration', () => {
  it('are few enough to choose from, at every trust, and no two share an id', () => {
    const toChoose = demoPeople.filter(({ is_demo }) => is_demo)
    expect(toChoose.length).toBeLessThanOrEqual(50)
    expect(new Set(toChoose.map(({ trust }) => trust)).size).toBe(
      demoTrusts.length + demoAlliances.flatMap(({ invited }) => invited).length,
    )
    expect(new Set(demoPeople.map(({ trust, id }) => `${trust} ${id}`)).size).toBe(demoPeople.length)
  })

  it('can take every step of a transfer, at whichever trust it begins or ends', () => {
    for (const { code } of demoTrusts) {
      const roles = demoPeople.flatMap(({ trust, is_demo, roles: has }) => (trust === code && is_demo ? has : []))
      expect(roles, code).toEqual(expect.arrayContaining(['coordinator', 'booking-clerk', 'surgeon', 'finance']))
    }
  })

  it('include, in each alliance, planners of two trusts, so that one can propose a plan and another publish it', () => {
    for (const { members } of demoAlliances) {
      const codes = members.map(({ trust }) => trust)
      const planners = demoPeople.filter(
        ({ trust, roles, is_demo }) => is_demo && codes.includes(trust) && roles.includes('alliance-planner'),
      )
      expect(new Set(planners.map(({ trust }) => trust)).size).toBeGreaterThanOrEqual(2)
    }
  })
})
