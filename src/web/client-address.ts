/** Where a request comes from: what tries and answers are counted by. Never kept as it is. */
import type { Context } from 'hono'

type Incoming = { readonly incoming?: { readonly socket?: { readonly remoteAddress?: string } } } | undefined

/**
 * Behind a proxy it is what that proxy says, which is the last that was added: whoever asks can write anything before it.
 * Without a proxy a header is nobody's word.
 */
export function clientAddress(c: Context, { isBehindProxy }: { readonly isBehindProxy: boolean }): string {
  const told = isBehindProxy ? c.req.header('x-forwarded-for')?.split(',').at(-1)?.trim() : undefined
  return told || ((c.env as Incoming)?.incoming?.socket?.remoteAddress ?? 'not known')
}
