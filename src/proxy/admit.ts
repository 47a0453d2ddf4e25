import type { HttpHead, RequestLine } from './http-head.ts'
import { valuesOf } from './http-head.ts'
import type { OwnCode } from './own-answer.ts'

/** A part of the environment that calls may go to. */
export interface Route {
  readonly adapter: string
  /** Path of its endpoint, without a slash at the end; empty where it is the whole host. */
  readonly path: string
}

export type Admission =
  | { readonly ok: true; readonly route: Route }
  | { readonly ok: false; readonly code: OwnCode; readonly reason: string }

const refused = (code: OwnCode, reason: string): Admission => ({ ok: false, code, reason })

/** The host of a Host header, in lower case and without its port; undefined when it is none. */
const hostnameOf = (host: string): string | undefined =>
  /^(\[[0-9a-f:.]+\]|[a-z0-9._-]+)(?::\d{1,5})?$/.exec(host.toLowerCase())?.[1]

/** A path that a server may take for another than the one that was looked at. */
const isAmbiguous = (path: string): boolean =>
  /(?:^|\/)(?:\.|%2e){1,2}(?:\/|$)/i.test(path) || /[\\#]|%2f|%5c|%00/i.test(path)

const isBelow = (path: string, { path: base }: Route): boolean =>
  path === base || path.startsWith(`${base}/`)

/**
 * Whether a request goes to the environment at all: only a path, only below one of its endpoints, only for a
 * host that is the proxy's own or the environment's.
 */
export const admit = (
  head: HttpHead,
  { method, target, version }: RequestLine,
  hosts: ReadonlySet<string>,
  routes: readonly Route[],
): Admission => {
  if (method === 'CONNECT' || !target.startsWith('/') || target.startsWith('//'))
    return refused('not-a-path', `${method} ${target}`)
  const [host, ...others] = valuesOf(head, 'host')
  if (others.length > 0 || (host === undefined && version === '1.1'))
    return refused('not-http', 'Host')
  const name = host === undefined ? undefined : hostnameOf(host)
  if (host !== undefined && (name === undefined || !hosts.has(name)))
    return refused('other-host', host)
  const path = target.split('?', 1)[0] ?? ''
  const route = isAmbiguous(path)
    ? undefined
    : routes
        .filter((one) => isBelow(path, one))
        .toSorted((a, b) => b.path.length - a.path.length)[0]
  return route === undefined ? refused('other-path', path) : { ok: true, route }
}

/** The head with the environment's name in its Host header: the one thing that is changed on the way. */
export const withHost = (head: HttpHead, host: string): Buffer => {
  const [written] = valuesOf(head, 'host')
  if (written === undefined || written === host) return head.raw
  const text = head.raw.toString('latin1')
  return Buffer.from(
    text.replace(/^(host:[ \t]*)[^\r\n]*/im, (_, name: string) => `${name}${host}`),
    'latin1',
  )
}
