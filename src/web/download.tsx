/** A link to a file, which says what it is and how large. */
import * as format from './format.ts'

type DownloadProps = {
  readonly href: string
  /** What is in it: "Waiting list". */
  readonly what: string
  readonly type?: 'CSV' | 'JSON' | 'text' | 'Excel' | 'PDF'
  /** Left out only when it is made as it is sent, so that nobody can know. */
  readonly bytes?: number
  /** In place of the size: "about 12,000 rows". */
  readonly about?: string
}

export function Download({ href, what, type = 'CSV', bytes, about }: DownloadProps) {
  const size = bytes === undefined ? about : format.fileSize(bytes)
  return (
    <p className="accord-download">
      <a href={href} download>
        Download {what} ({[type, size].filter(Boolean).join(', ')})
      </a>
    </p>
  )
}
