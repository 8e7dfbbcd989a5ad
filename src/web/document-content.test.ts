import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { documentContent, LARGEST_DOCUMENT } from './document-content.ts'
import { bytesOf, smallDicom, smallJpeg, smallPdf, smallPng } from './small-documents.scene.ts'

const saidOf = (bytes: Uint8Array): string => {
  const content = documentContent(bytes)
  return content.ok ? content.mediaType : content.because
}

describe('a document that goes with a patient', () => {
  it('is a PDF, a JPEG or a PNG, by what it holds', () => {
    expect([smallPdf, smallJpeg, smallPng].map(saidOf)).toEqual(['application/pdf', 'image/jpeg', 'image/png'])
  })

  it('is not a scanner image, which goes by the image exchange', () => {
    expect(saidOf(smallDicom)).toContain('image exchange')
  })

  it('is not anything else, and whoever chose it is told what it is', () => {
    expect(saidOf(bytesOf('PK\x03\x04 and so on'))).toContain('this is a Word')
    expect(saidOf(bytesOf('MZ and so on'))).toContain('this is a program')
    expect(saidOf(bytesOf('<svg onload="x">'))).toContain('this is a web page')
    expect(saidOf(bytesOf('letter.pdf'))).toBe('Choose a PDF, JPEG or PNG file')
  })

  it('is whole, and not empty', () => {
    for (const whole of [smallPdf, smallJpeg, smallPng]) expect(saidOf(whole.slice(0, -6))).toContain('breaks off')
    expect(saidOf(bytesOf(''))).toContain('empty')
  })

  it('is not a PDF that is locked or that acts by itself', () => {
    const withInside = (inside: string) => saidOf(bytesOf(`%PDF-1.4\n<<${inside}>>\n%%EOF`))
    expect(withInside('/Encrypt 5 0 R')).toContain('password')
    for (const active of ['/JS (app)', '/JavaScript 1 0 R', '/Launch', '/EmbeddedFile'])
      expect(withInside(active)).toContain('to a new PDF')
    expect(withInside('/JSFont /F1')).toBe('application/pdf')
  })

  it('is not larger than 10 MB', () => {
    const large = new Uint8Array(LARGEST_DOCUMENT + 1)
    large.set(smallPdf)
    expect(saidOf(large)).toContain('up to 10 MB')
  })

  it('is judged without an exception, whatever it holds', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        expect(documentContent(bytes).ok).toBe(false)
      }),
    )
  })
})
