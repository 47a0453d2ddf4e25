import type { HttpCall } from './request.ts'

/** The path with what cannot stand in one encoded; `%XX` is taken as it is (RFC 3986 §3.3). */
const encodedPath = (path: string): string =>
  path.replaceAll(/%(?![0-9A-Fa-f]{2})|[^A-Za-z0-9\-._~!$&'()*+,;=:@/%]/gu, (character) =>
    character === '%' ? '%25' : encodeURIComponent(character),
  )

const encodedQuery = (query: HttpCall['query'] = {}): string => {
  const pairs = Object.entries(query).flatMap(([name, value]) =>
    [value ?? []].flat().map((item) => `${encodeURIComponent(name)}=${encodeURIComponent(item)}`),
  )
  return pairs.length === 0 ? '' : `?${pairs.join('&')}`
}

/** Path and query of a call, as they travel after the endpoint. */
export const addressOf = ({ path, query }: Pick<HttpCall, 'path' | 'query'>): string =>
  `${encodedPath(path)}${encodedQuery(query)}`
