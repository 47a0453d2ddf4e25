import type { Adapter } from '../adapter/define-adapter.ts'
import type { FollowingPage, PageSource } from '../adapter/page.ts'
import type { CheckSubject } from '../check/check.ts'
import { check, type Expectation } from '../check/expectation.ts'
import { selectJson } from '../json/json-path.ts'
import { t } from '../lib/language/t.ts'
import type { CheckResult } from '../model/check-result.ts'
import { capture } from './capture.ts'
import type { Criteria, Judgement } from './judge-call.ts'

/** How pages are followed, with every value filled in. */
export interface Paging {
  readonly next: PageSource
  readonly limit: number
  /** JSONPath to what a page lists. */
  readonly items: string | null
}

const lost = (reason: string): FollowingPage => ({ kind: 'lost', reason })

const bodyOf = ({ exchange: { answer } }: CheckSubject): Buffer =>
  Buffer.from(answer.kind === 'http' ? answer.body : [])

const listed = (items: string, subject: CheckSubject): readonly unknown[] =>
  selectJson(items, bodyOf(subject))

/** Pages that are counted end with the first that lists nothing. */
const endsCounting = ({ next, items }: Paging, subject: CheckSubject): boolean =>
  next.by !== undefined && items !== null && listed(items, subject).length === 0

/**
 * Which page follows `pages`, of which the last was asked for with `send`. There is always an end: no page is asked for
 * twice, none after the limit, and none after one that is not what was promised.
 */
export const continuation = (
  adapter: Adapter,
  paging: Paging,
  send: unknown,
  pages: readonly CheckSubject[],
): FollowingPage => {
  const count = pages.length
  const [before, current] = [pages.at(-2), pages.at(-1)]
  if (current === undefined || adapter.nextPage === undefined) return { kind: 'last' }
  if (current.reading.kind !== 'expected')
    return lost(t`la pagina ${count} manca: ${current.reading.description}`)
  try {
    if (endsCounting(paging, current)) return { kind: 'last' }
  } catch (error) {
    return lost(t`la pagina ${count} non si legge: ${(error as Error).message}`)
  }
  const found = adapter.nextPage(send, current.exchange, paging.next)
  if (found.kind === 'lost') return lost(t`la pagina ${count}: ${found.reason}`)
  if (found.kind === 'last') return found
  if (pages.some(({ exchange }) => exchange.url === found.url))
    return lost(
      t`la pagina ${count} rimanda a una già chiesta, «${found.url}»: si girerebbe in tondo`,
    )
  if (
    paging.next.by !== undefined &&
    before !== undefined &&
    bodyOf(before).equals(bodyOf(current))
  )
    return lost(t`la pagina ${count} è uguale alla precedente: il servizio non guarda il parametro`)
  return count >= paging.limit ? lost(t`dopo ${count} pagine ce n'è un'altra`) : found
}

/** How the pages that were got follow each other: the continuation of the last, or where one is not the one that was named. */
const followed = (
  adapter: Adapter,
  paging: Paging,
  first: unknown,
  pages: readonly CheckSubject[],
): FollowingPage => {
  let send = first
  for (const [index] of pages.entries()) {
    const found = continuation(adapter, paging, send, pages.slice(0, index + 1))
    const next = pages[index + 1]
    if (next === undefined) return found
    if (found.kind !== 'page' || found.url !== next.exchange.url)
      return lost(t`la pagina ${index + 2} non è quella a cui rimanda la ${index + 1}`)
    send = found.send
  }
  return { kind: 'last' }
}

const followedCheck = (count: number, { limit }: Paging, end: FollowingPage): CheckResult => ({
  title: t`Le pagine si seguono fino all'ultima`,
  status: end.kind === 'last' ? 'met' : 'unmet',
  level: 'required',
  expected: limit === 1 ? t`una pagina sola` : t`l'ultima entro ${limit} pagine`,
  actual: end.kind === 'lost' ? end.reason : count === 1 ? t`1 pagina` : t`${count} pagine`,
  part: { kind: 'pages' },
})

const wholeBody = ({ items }: Paging, pages: readonly CheckSubject[]): Buffer =>
  items === null
    ? Buffer.from(`[${pages.map((page) => bodyOf(page).toString('utf8')).join(',')}]`)
    : Buffer.from(JSON.stringify(pages.flatMap((page) => listed(items, page))))

/**
 * All pages as one answer: the JSON list of what they list, or of the pages themselves. It is an answer only where every
 * page is one.
 */
const wholeOf = (paging: Paging, pages: readonly CheckSubject[]): CheckSubject | undefined => {
  const last = pages.at(-1)
  if (last === undefined) return undefined
  const other = (description: string): CheckSubject => ({
    ...last,
    reading: { kind: 'other', description },
  })
  const { answer } = last.exchange
  const bad = pages.findIndex(({ reading }) => reading.kind !== 'expected')
  if (bad >= 0 || answer.kind === 'none')
    return other(t`la pagina ${bad + 1} manca: ${pages[bad]?.reading.description ?? ''}`)
  try {
    const body = wholeBody(paging, pages)
    // A page that is no JSON leaves no list.
    selectJson('$', body)
    const headers = { ...answer.headers, 'content-type': 'application/json' }
    return { ...last, exchange: { ...last.exchange, answer: { ...answer, headers, body } } }
  } catch (error) {
    return other(t`le pagine insieme non si leggono: ${(error as Error).message}`)
  }
}

/**
 * Everything that a step makes of its pages: that they follow each other to the last, each check on each page, then what
 * is asked of all of them together, from which values are taken too. It looks at nothing but the exchanges.
 */
export const judgePages = (
  criteria: Criteria & { readonly whole: readonly Expectation[] },
  paging: Paging,
  adapter: Adapter,
  send: unknown,
  pages: readonly CheckSubject[],
): Judgement => {
  const end = followed(adapter, paging, send, pages)
  const whole = wholeOf(paging, pages)
  const captured = whole === undefined ? undefined : capture(criteria.capture, whole)
  return {
    checks: [
      followedCheck(pages.length, paging, end),
      ...(whole === undefined
        ? []
        : criteria.whole.map((one, index): CheckResult => {
            const result = check(one, whole)
            return {
              ...result,
              title: t`${result.title} (tutte le pagine)`,
              part: { kind: 'whole', index },
            }
          })),
      ...pages.flatMap((page, index) =>
        criteria.expectations.map((one): CheckResult => {
          const result = check(one, page)
          return { ...result, title: t`${result.title} (pagina ${index + 1})` }
        }),
      ),
      ...(captured?.checks ?? []),
    ],
    captured: captured?.values ?? {},
  }
}
