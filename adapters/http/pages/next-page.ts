import type { RequestProblem } from '../../../src/adapter/define-adapter.ts'
import type { FollowingPage, PageSource } from '../../../src/adapter/page.ts'
import { selectJson } from '../../../src/json/json-path.ts'
import type { Json } from '../../../src/json/parse-json.ts'
import { t } from '../../../src/lib/language/t.ts'
import type { Exchange } from '../../../src/model/exchange.ts'
import { addressOf } from '../address.ts'
import type { HttpCall } from '../request.ts'
import { linksOf } from './link-header.ts'

/** A request for a page. One whose address another page said travels to that address as it was said. */
export type PagedCall = HttpCall & {
  readonly page?: { readonly address: string; readonly endpoint: string }
}

const lost = (reason: string): FollowingPage => ({ kind: 'lost', reason })
const last: FollowingPage = { kind: 'last' }

/** The one text by which a page says the next one; the last page says nothing. */
const said = (found: readonly Json[]): string | FollowingPage => {
  const [first, ...others] = found
  if (others.length > 0) return lost(t`dice ${found.length} pagine seguenti`)
  if (first === undefined || first === null || first === '' || first === false) return last
  return typeof first === 'string' || typeof first === 'number'
    ? String(first)
    : lost(t`non dice la pagina seguente con un testo`)
}

const endpointOf = (send: PagedCall, { url }: Exchange): string =>
  send.page?.endpoint ?? url.slice(0, url.length - addressOf(send).length)

/** The page at an address, which must be of the service that is called: nothing goes to anybody else. */
const atAddress = (send: PagedCall, exchange: Exchange, target: string): FollowingPage => {
  const endpoint = endpointOf(send, exchange)
  if (!URL.canParse(target, exchange.url)) return lost(t`l'indirizzo «${target}» non si legge`)
  const url = new URL(target, exchange.url)
  url.hash = ''
  const { href } = url
  if (!href.startsWith(`${endpoint}/`) && !href.startsWith(`${endpoint}?`))
    return lost(t`la pagina seguente, «${href}», non è sotto ${endpoint}: non si chiama`)
  const next: PagedCall = { ...send, page: { address: href, endpoint } }
  return { kind: 'page', send: next, url: href }
}

const withParameter = (
  send: PagedCall,
  exchange: Exchange,
  name: string,
  value: string,
): FollowingPage => {
  const next = { ...send, query: { ...send.query, [name]: value } }
  return { kind: 'page', send: next, url: `${endpointOf(send, exchange)}${addressOf(next)}` }
}

const integer = /^\d{1,15}$/

const counted = (send: PagedCall, exchange: Exchange, name: string, by: number): FollowingPage => {
  const now = send.query?.[name]
  return typeof now === 'string' && integer.test(now)
    ? withParameter(send, exchange, name, String(Number(now) + by))
    : lost(t`il parametro «${name}» della richiesta non è un numero intero`)
}

const find = (exchange: Exchange, { jsonpath, link }: PageSource): string | FollowingPage => {
  const { answer } = exchange
  if (answer.kind === 'none') return lost(answer.message)
  if (jsonpath === undefined) return said(linksOf(answer.headers['link'] ?? '', link ?? 'next'))
  try {
    return said(selectJson(jsonpath, answer.body))
  } catch (error) {
    return lost((error as Error).message)
  }
}

/** The request of the page that follows one, as that page says it, or as a parameter counts it. */
export const nextPage = (
  send: PagedCall,
  exchange: Exchange,
  source: PageSource,
): FollowingPage => {
  const { query, by } = source
  if (query !== undefined && by !== undefined) return counted(send, exchange, query, by)
  const found = find(exchange, source)
  if (typeof found !== 'string') return found
  return query === undefined
    ? atAddress(send, exchange, found)
    : withParameter(send, exchange, query, found)
}

/** What a request lacks for its pages to be counted. */
export const pageProblems = (
  { query = {} }: HttpCall,
  { query: name, by }: PageSource,
): readonly RequestProblem[] => {
  const value = name === undefined ? undefined : query[name]
  const isRight = typeof value === 'string' && (value.includes('${') || integer.test(value))
  return name === undefined || by === undefined || isRight
    ? []
    : [
        {
          path: ['query'],
          message: t`il parametro «${name}», da cui si contano le pagine, non è in query con un numero intero`,
          hint: t`scrivere in query il valore della prima pagina, per esempio ${name}: 0`,
        },
      ]
}
