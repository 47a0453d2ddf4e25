import type { HttpAnswer } from '../../../src/model/exchange.ts'
import { parseJson, type Json } from '../../../src/json/parse-json.ts'

/** The members of a JSON object; none where the answer is no object. */
export type Members = Readonly<Record<string, Json>>

export const membersOf = ({ body }: HttpAnswer): Members | undefined => {
  const parsed = parseJson(body)
  const value = parsed.ok ? parsed.value : null
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : undefined
}

const textOf = (value: Json | undefined): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : ''

/** A refusal in the gateway's own shape, or in that of RFC 9457 which it goes by. */
export interface Problem {
  /** With a leading slash where it is a path: the gateway leaves it out at times. */
  readonly type: string
  /** As text: the gateway writes a number or a text. */
  readonly status: string
  readonly title: string
  readonly detail: string
  readonly instance: string
  /** By which the authority finds the call in its logs; empty where there is none. */
  readonly traceId: string
}

/** A path as it is compared: with its slash. An address of a whole URL stays one. */
export const asPath = (text: string): string =>
  text === '' || text.startsWith('/') || /^[a-z][a-z0-9+.-]*:/i.test(text) ? text : `/${text}`

const isProblem = (members: Members, { headers, status }: HttpAnswer): boolean =>
  /^application\/problem\+json\b/i.test(headers['content-type'] ?? '') ||
  (status >= 400 && typeof members['type'] === 'string' && typeof members['title'] === 'string')

/** The problem that an answer is; undefined where it is none. */
export const problemIn = (answer: HttpAnswer): Problem | undefined => {
  const members = answer.status < 400 ? undefined : membersOf(answer)
  if (members === undefined || !isProblem(members, answer)) return undefined
  return {
    type: asPath(textOf(members['type']) || 'about:blank'),
    status: textOf(members['status']) || String(answer.status),
    title: textOf(members['title']),
    detail: textOf(members['detail']),
    instance: asPath(textOf(members['instance'])),
    traceId: textOf(members['traceID']),
  }
}

/** An answer of the border proxy that stands before the gateway. */
export interface BorderAnswer {
  /** `TokenAuthenticationFailed`, `InvalidResponse`, …; empty where it does not say. */
  readonly name: string
  readonly detail: string
}

const borderType = /^https?:\/\/govway\.org\/handling-errors\/(?:\d+\/)?([A-Za-z]+)/

/** What the border proxy (GovWay) says in its own name; undefined where the answer is of the service behind it. */
export const borderAnswerIn = (answer: HttpAnswer): BorderAnswer | undefined => {
  const members = membersOf(answer) ?? {}
  // The service behind it has a trace, whatever headers the proxy adds on the way back.
  if (answer.status < 400 || textOf(members['traceID']) !== '') return undefined
  const name = borderType.exec(textOf(members['type']))?.[1]
  const isOfProxy =
    name !== undefined ||
    members['govway_id'] !== undefined ||
    ('govway-transaction-error-type' in answer.headers && !isProblem(members, answer))
  return isOfProxy ? { name: name ?? '', detail: textOf(members['detail']) } : undefined
}
