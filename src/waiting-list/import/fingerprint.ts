/**
 * 64 bits that stand for a text: to tell a row that has changed since the last import from one that has not, and to see
 * a key twice in one file. Two lanes of multiply and mix (after cyrb53, public domain). Not a secret and no protection:
 * where somebody could profit from a clash, use a digest.
 */
export class Fingerprint {
  high = 0
  low = 0

  start(): void {
    this.high = 0xdeadbeef | 0
    this.low = 0x41c6ce57 | 0
  }

  text(text: string): void {
    let { high, low } = this
    for (let at = 0; at < text.length; at++) {
      const unit = text.charCodeAt(at)
      high = Math.imul(high ^ unit, 2654435761)
      low = Math.imul(low ^ unit, 1597334677)
    }
    // Where one text ends and the next begins counts too: "ab" + "c" is not "a" + "bc".
    this.high = Math.imul(high ^ 0x1f0f, 2246822507)
    this.low = Math.imul(low ^ 0x2e3d, 3266489909)
  }

  number(value: number): void {
    this.high = Math.imul(this.high ^ value, 2654435761)
    this.low = Math.imul(this.low ^ (value + 0x9e37), 1597334677)
  }

  end(): void {
    let { high, low } = this
    high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909)
    low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909)
    this.high = high
    this.low = low
  }
}

const shared = new Fingerprint()

/** 32 bits of one text, for values that recur and are remembered with it. */
export function fingerprintOf(text: string): number {
  shared.start()
  shared.text(text)
  shared.end()
  return shared.low
}
