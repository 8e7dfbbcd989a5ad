import { describe, expect, it } from 'vitest'
import { viewerAt } from '../small-list.ts'
import { findOwn, folded, type OwnNames } from './own-names.ts'
import { openSearch, sealSearch } from './sealed-search.ts'

const names: OwnNames = {
  byName: ["o'neill sian", 'oakley ann', 'oakley zoe', 'okafor ben']
    .sort()
    .map((each) => ({ folded: each, pseudonym: each })),
  byNumber: new Map([['9990000018', ['okafor ben']]]),
}

describe('looking for a patient', () => {
  it('finds every name that begins as it was typed', () => {
    expect(findOwn(names, 'oak')).toEqual(['oakley ann', 'oakley zoe'])
    expect(findOwn(names, 'OAKLEY, Z')).toEqual(['oakley zoe'])
    expect(findOwn(names, 'okafora')).toEqual([])
  })

  it('does not mind accents, capitals, apostrophes or spaces', () => {
    expect(folded('  O’Neill,   Siân ')).toBe("o'neill sian")
    expect(findOwn(names, 'O’NEILL SIÂN')).toEqual(["o'neill sian"])
  })

  it('finds an NHS number as people write it, whole and only whole', () => {
    expect(findOwn(names, '999 000 0018')).toEqual(['okafor ben'])
    expect(findOwn(names, '999000')).toEqual([])
  })

  it('finds nobody for nothing', () => expect(findOwn(names, '  , ')).toEqual([]))
})

describe('a search in an address', () => {
  const secret = 'a secret for tests, of more than 32 characters'
  const sealed = sealSearch(secret, viewerAt('RL1'), 'Okafor')

  it('cannot be read, and opens for whoever made it', () => {
    expect(Buffer.from(sealed, 'base64url').toString('latin1')).not.toContain('Okafor')
    expect(openSearch(secret, viewerAt('RL1'), sealed)).toBe('Okafor')
  })

  it('opens for no other person, trust or secret', () => {
    expect(openSearch(secret, viewerAt('RL1', { person: 'another' }), sealed)).toBeUndefined()
    expect(openSearch(secret, viewerAt('RRJ', { person: viewerAt('RL1').person }), sealed)).toBeUndefined()
    expect(openSearch(`${secret}!`, viewerAt('RL1'), sealed)).toBeUndefined()
  })

  it('that was cut short, changed or made up opens as nothing', () => {
    expect(openSearch(secret, viewerAt('RL1'), sealed.slice(0, -3))).toBeUndefined()
    expect(openSearch(secret, viewerAt('RL1'), `A${sealed.slice(1)}`)).toBeUndefined()
    expect(openSearch(secret, viewerAt('RL1'), 'Okafor')).toBeUndefined()
    expect(openSearch(secret, viewerAt('RL1'), '')).toBeUndefined()
  })
})
