import type { ReplyNote, SimulatedReply } from '../../../src/adapter/simulated.ts'
import type { Refusal } from './refusal.ts'
import { namespaces } from './xml/namespaces.ts'
import { branch, leaf } from './xml/write-xml.ts'

/** How answers are written: header by the signer, shapes by the switches. */
export interface AnswerStyle {
  readonly securityHeader: () => string
  readonly switches: Readonly<Record<string, string>>
}

const envelope = (style: AnswerStyle, body: string): Uint8Array =>
  Buffer.from(
    [
      '<?xml version="1.0" encoding="UTF-8"?>',
      `<S:Envelope xmlns:S="${namespaces.soap}">`,
      branch('S:Header', style.securityHeader()),
      branch('S:Body', body),
      '</S:Envelope>',
    ].join(''),
  )

const reply = (status: number, body: Uint8Array, note: ReplyNote): SimulatedReply => ({
  kind: 'answer',
  status,
  headers: { 'content-type': 'text/xml;charset=UTF-8' },
  body,
  note,
})

/** The answer that an operation promises. `content` is what goes inside `return`. */
export const answerWith = (
  style: AnswerStyle,
  operation: string,
  content: string,
): SimulatedReply => {
  const name = `${operation}Response`
  const body = `<${name} xmlns="${namespaces.sist}">${branch('return', content)}</${name}>`
  return reply(200, envelope(style, body), { operation })
}

const detail = ({ code, text }: Refusal): string =>
  branch(
    'detail',
    `<SoapFaultException xmlns="${namespaces.sist}">`,
    leaf('codice', code),
    leaf('messaggio', text),
    '</SoapFaultException>',
  )

const applicationFault = (refusal: Refusal, switches: AnswerStyle['switches']): string =>
  branch(
    'S:Fault',
    leaf('faultcode', 'S:Server'),
    leaf('faultstring', `${refusal.code}: ${refusal.text}`),
    switches['fault-shape'] === 'bare' ? '' : detail(refusal),
  )

const securityFault = ({ text }: Refusal): string =>
  [
    `<S:Fault xmlns:wsse="${namespaces.wsse}">`,
    leaf('faultcode', 'wsse:FailedCheck'),
    leaf('faultstring', text),
    '</S:Fault>',
  ].join('')

/** A SOAP 1.1 fault: HTTP 500 (SOAP 1.1 §6.2), in the shape of `SoapFaultException`. */
export const faultWith = (
  style: AnswerStyle,
  refusal: Refusal,
  operation: string | undefined,
): SimulatedReply => {
  const { switches } = style
  const isSecurity = refusal.code === '000265' && switches['wsse-failure-code'] === 'wsse-fault'
  const body = isSecurity ? securityFault(refusal) : applicationFault(refusal, switches)
  return reply(500, envelope(style, body), {
    ...(operation === undefined ? {} : { operation }),
    fault: isSecurity ? 'wsse:FailedCheck' : refusal.code,
    rule: refusal.rule,
  })
}
