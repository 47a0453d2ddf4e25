import type { CheckSubject, CheckSurroundings, Reading } from '../../../../src/check/check.ts'
import { check, checkKinds, parseExpectation } from '../../../../src/check/expectation.ts'
import type { CheckResult } from '../../../../src/model/check-result.ts'
import type { Exchange } from '../../../../src/model/exchange.ts'

const kinds = checkKinds([])

export const answerXml =
  '<r:risposta xmlns:r="urn:prova"><r:nre>160100000000001</r:nre><r:riga>0007</r:riga><r:riga>0008</r:riga>' +
  '<r:vuoto/><r:numero>12.5</r:numero><r:citato>l\'"uno"</r:citato></r:risposta>'

const exchangeOf = (answer: Exchange['answer']): Exchange => ({
  origin: 'harness',
  adapter: 'prova',
  operation: 'prova',
  method: 'POST',
  url: 'https://127.0.0.1/prova',
  startedAt: new Date(0),
  endedAt: new Date(1),
  request: { head: Buffer.alloc(0), body: Buffer.alloc(0) },
  answer,
  tls: null,
  documents: [],
  facts: {},
})

const http = (status: number, body: string): Exchange['answer'] => ({
  kind: 'http',
  status,
  headers: {},
  head: Buffer.alloc(0),
  body: Buffer.from(body),
})

export const subjectOf = (
  answer: Exchange['answer'],
  reading: Reading,
  variables: Record<string, string> = {},
): CheckSubject => ({
  exchange: exchangeOf(answer),
  reading,
  variables,
  namespaces: { r: 'urn:prova' },
})

/** The promised answer. */
export const expected = (variables: Record<string, string> = {}, body = answerXml): CheckSubject =>
  subjectOf(http(200, body), { kind: 'expected', description: 'la risposta attesa' }, variables)

export const fault: CheckSubject = subjectOf(
  http(500, '<s:Fault xmlns:s="x"><faultstring>000280 non autorizzato</faultstring></s:Fault>'),
  {
    kind: 'fault',
    code: '000280',
    text: '000280 non autorizzato',
    detail: 'dettaglio',
    description: 'Fault 000280: non autorizzato',
  },
)

const other = (status: number, body: string, description: string): CheckSubject =>
  subjectOf(http(status, body), { kind: 'other', description })

export const proxyPage = other(502, '<html><body>Bad Gateway</body></html>', 'una pagina HTML')
export const emptyBody = other(200, '', 'un corpo vuoto')
export const otherXml = other(200, '<a/>', 'un XML che non è né risposta né Fault')
export const noAnswer = subjectOf(
  {
    kind: 'none',
    phase: 'http',
    code: 'UND_ERR_SOCKET',
    message: 'connessione chiusa',
    alert: null,
    requestWritten: true,
  },
  { kind: 'none', description: 'nessuna risposta' },
)

/** Everything that is not the promised answer. */
export const nothingToLookAt: readonly (readonly [string, CheckSubject])[] = [
  ['a fault', fault],
  ['a 502 page', proxyPage],
  ['an empty body', emptyBody],
  ['another XML', otherXml],
  ['no answer', noAnswer],
]

/** The promised answer with this body; what else is said of the exchange is laid over it. */
export const answered = (
  body: string | Uint8Array,
  {
    headers = {},
    request = '',
    ...rest
  }: {
    readonly headers?: Record<string, string>
    readonly request?: string
  } & Partial<Pick<Exchange, 'tls' | 'startedAt' | 'endedAt'>> = {},
): CheckSubject => {
  const { exchange, ...around } = expected()
  return {
    ...around,
    exchange: {
      ...exchange,
      ...rest,
      request: { head: Buffer.alloc(0), body: Buffer.from(request) },
      answer: {
        kind: 'http',
        status: 200,
        headers,
        head: Buffer.alloc(0),
        body: Buffer.from(body as Uint8Array),
      },
    },
  }
}

const kindsIn = (around?: CheckSurroundings) =>
  around === undefined ? kinds : checkKinds([], around)

/** The result of an entry of `expect`, as a case would write it. */
export const resultOf = (
  entry: unknown,
  on: CheckSubject,
  around?: CheckSurroundings,
): CheckResult => {
  const parsed = parseExpectation(entry, kindsIn(around))
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems))
  return check(parsed.value, on)
}

/** What is wrong with an entry of `expect`: the place in it and the message. */
export const problemsOf = (entry: unknown, around?: CheckSurroundings): string[] => {
  const parsed = parseExpectation(entry, kindsIn(around))
  if (parsed.ok) return []
  return parsed.problems.flatMap(({ path, message, issue }) =>
    issue === undefined
      ? [`${path.join('.')}: ${message}`]
      : issue.issues.map((one) => `${[...path, ...one.path].join('.')}: ${one.message}`),
  )
}
