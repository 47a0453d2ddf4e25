import type { ReplyNote, SimulatedReply } from '../../../src/adapter/simulated.ts'
import { xmlEscape } from '../../../src/lib/xml-escape.ts'
import type { Refusal } from './rule.ts'
import { writeMime } from './mime.ts'
import { namespaces } from './xml/namespaces.ts'

export type SoapVersion = '1.1' | '1.2'

const mediaTypes: Readonly<Record<SoapVersion, string>> = {
  '1.1': 'text/xml',
  '1.2': 'application/soap+xml',
}

/** How an answer is said: its version, and what it answers to where the message was addressed. */
export interface Style {
  readonly version: SoapVersion
  readonly relatesTo: string | null
  readonly action: string | null
}

const envelope = ({ version, relatesTo, action }: Style, body: string): string => {
  const headers = [
    ...(action === null ? [] : [`<wsa:Action>${xmlEscape(action)}</wsa:Action>`]),
    ...(relatesTo === null ? [] : [`<wsa:RelatesTo>${xmlEscape(relatesTo)}</wsa:RelatesTo>`]),
  ].join('')
  const namespace = version === '1.1' ? namespaces.s11 : namespaces.s12
  return (
    `<?xml version="1.0" encoding="UTF-8"?><S:Envelope xmlns:S="${namespace}"` +
    `${headers === '' ? '' : ` xmlns:wsa="${namespaces.wsa}"`}>` +
    `${headers === '' ? '' : `<S:Header>${headers}</S:Header>`}<S:Body>${body}</S:Body></S:Envelope>`
  )
}

/** A document that an answer carries as a part of its own. */
export interface AnswerPart {
  readonly id: string
  readonly type: string
  readonly bytes: Buffer
}

/** The promised answer, with its documents as MIME parts where it has any. */
export const answerWith = (
  style: Style,
  xml: string,
  note: ReplyNote,
  documents: readonly AnswerPart[] = [],
): SimulatedReply => {
  const text = envelope(style, xml)
  if (documents.length === 0)
    return {
      kind: 'answer',
      status: 200,
      headers: { 'content-type': `${mediaTypes[style.version]};charset=UTF-8` },
      body: Buffer.from(text),
      note,
    }
  const { contentType, body } = writeMime(
    text,
    mediaTypes[style.version],
    documents,
    'simulatore-parte-7f3a9c15',
  )
  return { kind: 'answer', status: 200, headers: { 'content-type': contentType }, body, note }
}

/** A one-way call that was taken. */
export const accepted = (note: ReplyNote): SimulatedReply => ({
  kind: 'answer',
  status: 202,
  headers: {},
  body: Buffer.alloc(0),
  note,
})

const known: Readonly<Record<string, string>> = {
  wsse: namespaces.wsse,
  wsa: namespaces.wsa,
}

const standard12 = ['Sender', 'Receiver', 'VersionMismatch', 'MustUnderstand']

interface Said {
  readonly code: string
  readonly text: string
  /** XML. */
  readonly detail: string
}

const fault11 = ({ code, text, detail }: Said): string => {
  const names: Readonly<Record<string, string>> = { Sender: 'S:Client', Receiver: 'S:Server' }
  const faultcode = names[code] ?? (standard12.includes(code) ? `S:${code}` : code)
  return `<faultcode>${xmlEscape(faultcode)}</faultcode><faultstring>${xmlEscape(text)}</faultstring>${detail === '' ? '' : `<detail>${detail}</detail>`}`
}

// SOAP 1.2 Part 1 §5.4.6: the codes of the envelope are few, and what is said beyond them is a subcode.
const fault12 = ({ code, text, detail }: Said): string => {
  const own = standard12.includes(code)
  const value = own
    ? `<S:Code><S:Value>S:${code}</S:Value></S:Code>`
    : `<S:Code><S:Value>S:Sender</S:Value><S:Subcode><S:Value>${xmlEscape(code)}</S:Value></S:Subcode></S:Code>`
  return `${value}<S:Reason><S:Text xml:lang="it">${xmlEscape(text)}</S:Text></S:Reason>${detail === '' ? '' : `<S:Detail>${detail}</S:Detail>`}`
}

/** A fault: HTTP 500. A code with a prefix is a name of WS-Security or WS-Addressing. */
export const faultReply = (style: Style, said: Said, note: ReplyNote): SimulatedReply => {
  const prefix = /^(\w+):/.exec(said.code)?.[1]
  const declared =
    prefix !== undefined && known[prefix] !== undefined ? ` xmlns:${prefix}="${known[prefix]}"` : ''
  const content = style.version === '1.1' ? fault11(said) : fault12(said)
  const action = style.action === null ? null : `${namespaces.wsa}/fault`
  return {
    kind: 'answer',
    status: 500,
    headers: { 'content-type': `${mediaTypes[style.version]};charset=UTF-8` },
    body: Buffer.from(envelope({ ...style, action }, `<S:Fault${declared}>${content}</S:Fault>`)),
    note,
  }
}

const wsrf = 'http://docs.oasis-open.org/wsrf/bf-2'

/** The fault of a refusal; a code of the authority stands in the detail (WSRF BaseFault), under a code of WS-Security. */
export const refusalReply = (
  style: Style,
  { code, text, rule }: Refusal,
  operation: string | undefined,
): SimulatedReply => {
  const isOwn = !code.includes(':') && !standard12.includes(code)
  return faultReply(
    style,
    {
      code: isOwn ? 'wsse:InvalidSecurityToken' : code,
      text,
      detail: isOwn
        ? `<b:BaseFault xmlns:b="${wsrf}"><b:ErrorCode dialect="urn:collaudo:simulatore">${xmlEscape(code)}</b:ErrorCode></b:BaseFault>`
        : '',
    },
    {
      fault: code,
      ...(rule === null ? {} : { rule }),
      ...(operation === undefined ? {} : { operation }),
    },
  )
}
