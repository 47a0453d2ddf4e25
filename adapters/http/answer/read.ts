import type { Reading } from '../../../src/check/check.ts'
import { parseJson } from '../../../src/json/parse-json.ts'
import { t } from '../../../src/lib/language/t.ts'
import type { Exchange, HttpAnswer, HttpBytes } from '../../../src/model/exchange.ts'
import { borderAnswerIn, problemIn, type Problem } from './problem.ts'

const headerIn = ({ head }: HttpBytes, name: string): string =>
  new RegExp(`^${name}:[ \\t]*(.*?)[ \\t]*$`, 'im').exec(
    Buffer.from(head).toString('latin1'),
  )?.[1] ?? ''

const mediaType = (text: string): string => text.replace(/;.*$/s, '').trim().toLowerCase()

/** Whether what came is of a type that the request accepts (RFC 9110 §12.5.1). */
const isAccepted = (accept: string, type: string): boolean =>
  accept
    .split(',')
    .map(mediaType)
    .some((range) => {
      if (range === '*/*' || range === '') return true
      if (range.endsWith('/*')) return type.startsWith(range.slice(0, -1))
      // `application/json` is JSON of any kind (RFC 6839 §3.1).
      return range === type || (range === 'application/json' && type.endsWith('+json'))
    })

const describe = ({ status, headers, body }: HttpAnswer): string =>
  t`HTTP ${status}, ${headers['content-type'] ?? t`senza content-type`}, ${body.length} byte`

const words = ({ type, title, detail }: Problem): string =>
  [type, title, detail].filter((one) => one !== '').join(': ')

/** Statuses that somebody in between gives in its own name (RFC 9110 §15.6.3 to §15.6.5). */
const ofGateways = [502, 503, 504]

const readRefusal = (answer: HttpAnswer): Reading => {
  const border = borderAnswerIn(answer)
  if (border !== undefined)
    return {
      kind: 'other',
      isForeign: true,
      description: t`${describe(answer)}: risposta del proxy di confine (GovWay ${border.name}: ${border.detail}), non del servizio. Senza traceID non è una prova`,
    }
  const problem = problemIn(answer)
  if (problem !== undefined && (problem.traceId !== '' || !ofGateways.includes(answer.status)))
    return {
      kind: 'fault',
      code: problem.type,
      text: [problem.title, problem.detail].filter((one) => one !== '').join(': '),
      detail: problem.detail,
      description: t`rifiuto HTTP ${answer.status} ${words(problem)}`,
    }
  if (ofGateways.includes(answer.status))
    return {
      kind: 'other',
      isForeign: true,
      description: t`${describe(answer)}: la dà chi sta in mezzo, non il servizio`,
    }
  return { kind: 'other', description: describe(answer) }
}

/** Whether a body of JSON is one; other types are taken as they come, if there is anything in them. */
const isReadable = ({ body }: HttpAnswer, type: string): boolean => {
  if (!/[/+]json$/.test(type)) return body.length > 0
  return parseJson(body).ok
}

/**
 * What kind of answer an exchange got. The one that is promised has a status of success and a body of the type that
 * the request accepts, or none with 204; a problem is a declared refusal, unless somebody in between gives it.
 */
export const readAnswer = ({ answer, request, method }: Exchange): Reading => {
  if (answer.kind === 'none') return { kind: 'none', description: answer.message }
  const { status, headers, body } = answer
  if (status >= 400) return readRefusal(answer)
  if (status < 200 || status >= 300) return { kind: 'other', description: describe(answer) }
  if (status === 204 || method === 'HEAD')
    return body.length === 0
      ? { kind: 'expected', description: describe(answer) }
      : { kind: 'other', description: describe(answer) }
  const type = mediaType(headers['content-type'] ?? '')
  const accept = headerIn(request, 'accept')
  if (type !== '' && !isAccepted(accept, type))
    return { kind: 'other', description: t`${describe(answer)}: la richiesta accetta ${accept}` }
  return type !== '' && isReadable(answer, type)
    ? { kind: 'expected', description: describe(answer) }
    : { kind: 'other', description: describe(answer) }
}
