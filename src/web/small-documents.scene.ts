/** The smallest files of each kind, for tests. */
export const bytesOf = (latin1: string): Uint8Array => Uint8Array.from(Buffer.from(latin1, 'latin1'))

export const smallPdf = bytesOf('%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n')
export const smallPng = bytesOf('\x89PNG\r\n\x1a\n\x00\x00\x00\x0dIHDR and so on IEND\xae\x42\x60\x82')
export const smallJpeg = bytesOf('\xff\xd8\xff\xe0 and so on \xff\xd9')
export const smallDicom = bytesOf(`${'\x00'.repeat(128)}DICM and so on`)
