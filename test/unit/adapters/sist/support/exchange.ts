import type { CheckSubject } from '../../../../../src/check/check.ts'
import type { Exchange } from '../../../../../src/model/exchange.ts'
import { readAnswer } from '../../../../../adapters/sist/answer/read.ts'
import {
  namespaces,
  sistNamespace,
  soapNamespace,
} from '../../../../../adapters/sist/namespaces.ts'

export interface AnswerSpec {
  readonly operation?: string
  readonly status?: number
  readonly contentType?: string
  readonly body: string
}

/** A SOAP 1.1 envelope around `body`, with a header full of digits that nobody may take for a code. */
export const envelope = (body: string): string =>
  `<S:Envelope xmlns:S="${soapNamespace}"><S:Header><token>123456</token></S:Header>` +
  `<S:Body>${body}</S:Body></S:Envelope>`

/** The promised answer of an operation, with `content` in its `return`. */
export const responseOf = (operation: string, content: string): string =>
  envelope(
    `<ns:${operation}Response xmlns:ns="${sistNamespace}" xmlns="${sistNamespace}">` +
      `<ns:return>${content}</ns:return></ns:${operation}Response>`,
  )

export const faultOf = (faultstring: string, detail = ''): string =>
  envelope(
    `<S:Fault><faultcode>S:Server</faultcode><faultstring>${faultstring}</faultstring>${detail}</S:Fault>`,
  )

export const exchangeWith = ({
  operation = 'chkPrescrizione',
  status = 200,
  contentType = 'text/xml;charset=UTF-8',
  body,
}: AnswerSpec): Exchange => ({
  origin: 'harness',
  adapter: 'sist',
  operation,
  method: 'POST',
  url: 'https://127.0.0.1/CVPService',
  startedAt: new Date(0),
  endedAt: new Date(1),
  request: { head: Buffer.alloc(0), body: Buffer.alloc(0) },
  answer: {
    kind: 'http',
    status,
    headers: { 'content-type': contentType },
    head: Buffer.alloc(0),
    body: Buffer.from(body, 'utf8'),
  },
  tls: null,
  documents: [],
  facts: {},
})

export const subjectWith = (spec: AnswerSpec): CheckSubject => {
  const exchange = exchangeWith(spec)
  return { exchange, reading: readAnswer(exchange), variables: {}, namespaces }
}
