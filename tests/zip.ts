/** Writes small zips for tests, right ones and wrong ones. */
import { crc32, deflateRawSync } from 'node:zlib'

export type ZipMember = {
  readonly name: string
  readonly content: string | Uint8Array
  /** What the zip says of the content, where that is to be wrong. */
  readonly claimedSize?: number
  readonly claimedChecksum?: number
  readonly isStored?: boolean
}

export function zipOf(members: readonly ZipMember[]): Buffer {
  const files: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const { name, content, claimedSize, claimedChecksum, isStored = false } of members) {
    const plain = Buffer.from(content)
    const packed = isStored ? plain : deflateRawSync(plain)
    const path = Buffer.from(name)
    const about = Buffer.alloc(26)
    about.writeUInt16LE(20, 0)
    about.writeUInt16LE(isStored ? 0 : 8, 4)
    about.writeUInt32LE(claimedChecksum ?? crc32(plain), 10)
    about.writeUInt32LE(packed.length, 14)
    about.writeUInt32LE(claimedSize ?? plain.length, 18)
    about.writeUInt16LE(path.length, 22)
    const file = Buffer.concat([Buffer.from('PK\x03\x04'), about, path, packed])
    const place = Buffer.alloc(14)
    place.writeUInt32LE(offset, 10)
    directory.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\x00'), about, place, path]))
    files.push(file)
    offset += file.length
  }
  const listed = Buffer.concat(directory)
  const end = Buffer.alloc(18)
  end.writeUInt16LE(members.length, 4)
  end.writeUInt16LE(members.length, 6)
  end.writeUInt32LE(listed.length, 8)
  end.writeUInt32LE(offset, 12)
  return Buffer.concat([...files, listed, Buffer.from('PK\x05\x06'), end])
}
