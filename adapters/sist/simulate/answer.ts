import type { ReplyNote, SimulatedReply } from '../../../src/adapter/simulated.ts'
import { xmlEscape } from '../../../src/lib/xml-escape.ts'
import { ruleTable } from './rule-table.ts'
import type { Refusal } from './rule.ts'
import { namespaces } from './xml/namespaces.ts'
import { branch, leaf } from './xml/write-xml.ts'

export type SoapVersion = '1.1' | '1.2'

/** How answers are written: in the version of the request, header by the signer, shapes by the switches. */
export interface AnswerStyle {
  readonly soap: SoapVersion
  /** The wsse:Security of an answer whose envelope has this namespace. */
  readonly securityHeader: (envelope: string) => string
  readonly switches: Readonly<Record<string, string>>
}

const envelope = (style: AnswerStyle, body: string): Uint8Array => {
  const namespace = style.soap === '1.1' ? namespaces.soap : namespaces.soap12
  return Buffer.from(
    [
      '<?xml version="1.0" encoding="UTF-8"?>',
      `<S:Envelope xmlns:S="${namespace}">`,
      branch('S:Header', style.securityHeader(namespace)),
      branch('S:Body', body),
      '</S:Envelope>',
    ].join(''),
  )
}

const mediaTypes: Readonly<Record<SoapVersion, string>> = {
  '1.1': 'text/xml;charset=UTF-8',
  '1.2': 'application/soap+xml;charset=UTF-8',
}

const reply = (
  style: AnswerStyle,
  status: number,
  body: string,
  note: ReplyNote,
): SimulatedReply => ({
  kind: 'answer',
  status,
  headers: { 'content-type': mediaTypes[style.soap] },
  body: envelope(style, body),
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
  return reply(style, 200, body, { operation })
}

/** A fault as it is said, whatever the version of SOAP: `code` is a qualified name. */
interface Fault {
  readonly code: string
  readonly text: string
  readonly detail: string
}

const fault11 = ({ code, text, detail }: Fault): string =>
  [
    `<S:Fault xmlns:wsse="${namespaces.wsse}">`,
    leaf('faultcode', code),
    leaf('faultstring', text),
    detail === '' ? '' : branch('detail', detail),
    '</S:Fault>',
  ].join('')

// SOAP 1.2 Part 1 §5.4.6: the codes of the envelope are few, and what is said beyond them is a subcode.
const fault12 = ({ code, text, detail }: Fault): string =>
  [
    `<S:Fault xmlns:wsse="${namespaces.wsse}">`,
    code.startsWith('wsse:')
      ? branch('S:Code', leaf('S:Value', 'S:Sender'), branch('S:Subcode', leaf('S:Value', code)))
      : branch('S:Code', leaf('S:Value', 'S:Receiver')),
    branch('S:Reason', `<S:Text xml:lang="it">${xmlEscape(text)}</S:Text>`),
    detail === '' ? '' : branch('S:Detail', detail),
    '</S:Fault>',
  ].join('')

const soapFaultException = ({ code, text }: Refusal): string =>
  [
    `<SoapFaultException xmlns="${namespaces.sist}">`,
    leaf('codice', code),
    leaf('messaggio', text),
    '</SoapFaultException>',
  ].join('')

const applicationFault = (refusal: Refusal, switches: AnswerStyle['switches']): Fault => {
  const shape = switches['fault-shape']
  return {
    code: 'S:Server',
    text: shape === 'detail-only' ? refusal.text : `${refusal.code}: ${refusal.text}`,
    detail: shape === 'bare' ? '' : soapFaultException(refusal),
  }
}

// SOAP Message Security 1.0 §12: a policy of the receiver may name either.
const securityFaults: Readonly<Record<string, string>> = {
  'failed-check': 'wsse:FailedCheck',
  'invalid-security': 'wsse:InvalidSecurity',
}

/** A fault: HTTP 500 (SOAP 1.1 §6.2), in the shape of `SoapFaultException` or, if so it is set, of WS-Security. */
export const faultWith = (
  style: AnswerStyle,
  refusal: Refusal,
  operation: string | undefined,
): SimulatedReply => {
  const { switches } = style
  const named =
    refusal.code === ruleTable['timestamp-signed'].code
      ? securityFaults[switches['wsse-failure-code'] ?? '']
      : undefined
  const fault: Fault =
    named === undefined
      ? applicationFault(refusal, switches)
      : { code: named, text: refusal.text, detail: '' }
  return reply(style, 500, style.soap === '1.1' ? fault11(fault) : fault12(fault), {
    ...(operation === undefined ? {} : { operation }),
    fault: named ?? refusal.code,
    rule: refusal.rule,
  })
}
