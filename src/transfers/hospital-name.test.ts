import { describe, expect, it } from 'vitest'
import { hospitalName } from './hospital-name.ts'

describe('the name of a hospital', () => {
  it('says the trust and the hospital', () =>
    expect(hospitalName('RNA', 'RNA01')).toBe('Dudley Group, Russells Hall Hospital'))

  it('says once what is both', () => expect(hospitalName('RRJ', 'RRJ05')).toBe('Royal Orthopaedic Hospital'))
})
