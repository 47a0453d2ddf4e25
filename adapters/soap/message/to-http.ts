import type { HttpRequest } from '../../../src/adapter/define-adapter.ts'
import { t } from '../../../src/lib/language/t.ts'
import { writeMultipart } from '../../../src/lib/multipart.ts'
import { ineffective } from '../../../src/soap/deviate/trouble.ts'
import type { SoapVersion } from '../contract/operation.ts'
import type { Deviations } from '../deviate/deviations.ts'
import type { LoadedAttachment } from './attachments.ts'

const mediaTypes: Readonly<Record<SoapVersion, string>> = {
  '1.1': 'text/xml',
  '1.2': 'application/soap+xml',
}

const domain = '@collaudo.invalid'

/** The Content-ID of an attachment, without its brackets. */
export const contentIdOf = (name: string): string => `${name}${domain}`

const otherVersion = (version: SoapVersion): SoapVersion => (version === '1.1' ? '1.2' : '1.1')

/** The version that travels, which may be broken on purpose. */
export const sentVersion = (version: SoapVersion, { envelope }: Deviations): SoapVersion =>
  envelope === 'other-version' ? otherVersion(version) : version

const closing = '</soap:Envelope>'

/** The message with what is broken in its text. */
export const brokenText = (envelope: string, { envelope: broken }: Deviations): string => {
  if (broken === 'not-well-formed') return envelope.slice(0, -closing.length)
  if (broken === 'doctype')
    return envelope.replace(/^(<\?xml[^>]*\?>)/, '$1<!DOCTYPE soap:Envelope [<!ENTITY nulla "">]>')
  return envelope
}

interface Travelling {
  readonly version: SoapVersion
  readonly soapAction: string
  readonly url: string
  readonly envelope: Uint8Array
  readonly attachments: readonly LoadedAttachment[]
  readonly boundary: string
}

const partsOf = (attachments: readonly LoadedAttachment[], broken: Deviations['mtom']) =>
  attachments.slice(broken === 'part-absent' ? 1 : 0).map(({ name, type, bytes }, index) => ({
    headers: {
      'Content-Type': type,
      'Content-Transfer-Encoding': 'binary',
      'Content-ID': `<${contentIdOf(broken === 'other-id' && index === 0 ? `${name}-2` : name)}>`,
    },
    body: bytes,
  }))

/** The headers of a message that is not a multipart, or those of its root part (SOAP 1.2 Part 2 §7, SOAP 1.1 §6). */
const contentTypeOf = (version: SoapVersion, action: string | null): string =>
  version === '1.1' || action === null
    ? `${mediaTypes[version]};charset=UTF-8`
    : `${mediaTypes[version]};charset=UTF-8;action="${action}"`

const asMultipart = (message: Travelling, action: string | null, broken: Deviations['mtom']) => {
  const { version, envelope, attachments, boundary } = message
  if (broken !== undefined && attachments.length === 0)
    throw ineffective('mtom', t`il messaggio non ha allegati da rompere`)
  const root = contentIdOf('root')
  const body = writeMultipart(boundary, [
    {
      headers: {
        // MTOM §3.2: the media type of the message stands in the parameter type.
        'Content-Type': `application/xop+xml;charset=UTF-8;type="${mediaTypes[version]}"`,
        'Content-Transfer-Encoding': 'binary',
        'Content-ID': `<${root}>`,
      },
      body: envelope,
    },
    ...partsOf(attachments, broken),
  ])
  const inAction = version === '1.2' && action !== null ? `;action="${action}"` : ''
  return {
    contentType: `multipart/related;type="application/xop+xml";boundary="${boundary}";start="<${root}>";start-info="${mediaTypes[version]}"${inAction}`,
    body: broken === 'cut' ? body.subarray(0, body.length - boundary.length - 8) : body,
  }
}

/** The HTTP request of a message. */
export const toHttp = (message: Travelling, isMtom: boolean, broken: Deviations): HttpRequest => {
  const { version, soapAction, url, envelope } = message
  const own = typeof broken.envelope === 'object' ? broken.envelope : {}
  const action = own.action === '' ? null : (own.action ?? soapAction)
  if (own.action === soapAction)
    throw ineffective('envelope', t`«${soapAction}» è già l'azione della chiamata`)
  if (broken.mtom !== undefined && !isMtom)
    throw ineffective('mtom', t`il messaggio non viaggia con MTOM`)
  const { contentType, body } = isMtom
    ? asMultipart(message, action, broken.mtom)
    : { contentType: contentTypeOf(version, action), body: envelope }
  return {
    method: 'POST',
    url,
    headers: {
      'content-type': own['content-type'] ?? contentType,
      // SOAP 1.1 §6.1.1: the value is a quoted URI.
      ...(version === '1.1' && action !== null ? { SOAPAction: `"${action}"` } : {}),
    },
    body,
  }
}
