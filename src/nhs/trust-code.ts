/** The Organisation Data Service (ODS) code of an NHS trust: three capital letters or digits, such as "RL1". */
export type TrustCode = string & { readonly __brand: 'TrustCode' }

export function isTrustCode(text: string): text is TrustCode {
  return /^[A-Z0-9]{3}$/.test(text)
}

/** Throws when the text has not the shape of a trust's code. Whether such a trust exists is for `organisations.ts`. */
export function trustCode(text: string): TrustCode {
  if (!isTrustCode(text))
    throw new Error(`Not the ODS code of a trust: "${text}". It is three capitals or digits, as in RL1`)
  return text
}
