import type { CallContext } from '../../src/adapter/define-adapter.ts'
import { exchangeOf } from '../../src/adapter/exchange-of.ts'
import { HarnessError } from '../../src/errors/harness-error.ts'
import { t } from '../../src/lib/language/t.ts'
import type { CarriedDocument, Exchange } from '../../src/model/exchange.ts'
import type { BodyFields } from '../../src/soap/body-value.ts'
import { applyEdits } from '../../src/soap/deviate/edit-xml.ts'
import { writeBody } from '../../src/soap/write-body.ts'
import { attachedParts, documentsIn, sentName } from './answer/documents.ts'
import { contractFacts, messageIdIn } from './call-facts.ts'
import type { Contracts } from './contract/contracts.ts'
import { findOperation, operationOf } from './contract/find-operation.ts'
import { clark, type SoapOperation } from './contract/operation.ts'
import { readDeviations, type Deviations } from './deviate/deviations.ts'
import { refuseIneffective } from './deviate/problems.ts'
import { addressingHeaders } from './message/addressing.ts'
import { loadAttachments, withAttachments, type LoadedAttachment } from './message/attachments.ts'
import { composeEnvelope } from './message/compose.ts'
import { brokenText, contentIdOf, sentVersion, toHttp } from './message/to-http.ts'
import { namespaces } from './namespaces.ts'
import { effective, type EffectiveRequest } from './effective.ts'
import type { SoapRequest } from './request.ts'

// An XML name may not start with a digit (XML 1.0 §2.3), so the random part follows a letter.
const freshId = (randomBytes: CallContext['randomBytes']) => (): string =>
  `id-${Buffer.from(randomBytes(16)).toString('hex')}`

const fileText = (bytes: Uint8Array, file: string): string => {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch (cause) {
    throw new HarnessError(
      'REQUEST_INVALID',
      t`il file «${file}» non è UTF-8: un altro insieme di caratteri si spedisce con envelope:`,
      { cause },
    )
  }
}

const xop = (name: string): BodyFields => ({
  '#xml': `<xop:Include xmlns:xop="${namespaces.xop}" href="cid:${encodeURIComponent(contentIdOf(name)).replace('%40', '@')}"/>`,
})

/** The content of the Body as the case says it, before anything is broken. */
const bodyOf = (
  contracts: Contracts,
  operation: SoapOperation,
  send: EffectiveRequest,
  attachments: readonly LoadedAttachment[],
  { file }: Pick<CallContext, 'file'>,
): string => {
  if (send.xml !== undefined) return send.xml
  if (send.file !== undefined) return fileText(file(send.file), send.file)
  if (operation.input === null) return ''
  const element = contracts.element(operation.wsdl, operation.input)
  if (element === undefined)
    throw new HarnessError(
      'REQUEST_INVALID',
      t`gli XSD di ${operation.wsdl} non dichiarano l'elemento ${clark(operation.input)}`,
    )
  const inline = (name: string): BodyFields => ({
    '#text': attachments.find((one) => one.name === name)?.bytes.toString('base64') ?? '',
  })
  const fields = withAttachments(send.body, send.mtom === 'true' ? xop : inline)
  return writeBody(element, fields as BodyFields)
}

const contentOf = (body: string, { envelope, body: edits }: Deviations): string => {
  const edited =
    edits === undefined
      ? body
      : applyEdits(body, edits, { layer: 'body', namespaces }, { noEmptyTags: true })
  const content = typeof envelope === 'object' ? envelope.content : undefined
  if (content === undefined) return edited
  return content === 'none' ? '' : `${edited}${edited}`
}

const sentDocuments = (attachments: readonly LoadedAttachment[]): readonly CarriedDocument[] =>
  documentsIn(
    attachments.map(({ name, type, bytes }) => ({
      name: sentName(name),
      mediaType: type,
      bytes,
    })),
  )

interface Message {
  readonly operation: Pick<SoapOperation, 'name' | 'version' | 'soapAction' | 'path' | 'wsdl'> &
    Partial<Pick<SoapOperation, 'output' | 'oneWay'>>
  readonly envelope: Uint8Array
  readonly attachments: readonly LoadedAttachment[]
}

const composed = async (
  contracts: Contracts,
  send: EffectiveRequest,
  context: CallContext,
  broken: Deviations,
): Promise<Message> => {
  const operation = operationOf(contracts, send)
  const attachments = loadAttachments(send, context.file)
  const version = sentVersion(operation.version, broken)
  const ids = freshId(context.randomBytes)
  const url = `${context.endpoint}${send.path ?? operation.path}`
  const body = contentOf(bodyOf(contracts, operation, send, attachments, context), broken)
  const envelope = await composeEnvelope(
    {
      version,
      body,
      addressing: addressingHeaders(send, operation, url, broken.addressing, {
        freshId: ids,
        randomBytes: context.randomBytes,
        understand: ` soap:mustUnderstand="${version === '1.1' ? '1' : 'true'}"`,
      }),
      security: send.security,
      broken,
      freshId: ids,
    },
    context,
  )
  return {
    operation: { ...operation, version },
    envelope: Buffer.from(brokenText(envelope, broken), 'utf8'),
    attachments,
  }
}

/** A message that stands as it is; what the contract knows of its operation is used all the same. */
const asItIs = (contracts: Contracts, send: EffectiveRequest, bytes: Uint8Array): Message => {
  const envelope = Buffer.from(bytes)
  const found = findOperation(contracts, send)
  const isTwelve = envelope.includes(namespaces.soap12)
  return {
    operation: found.ok
      ? found.operation
      : {
          name: send.operation,
          version: isTwelve ? '1.2' : '1.1',
          soapAction: '',
          path: '',
          wsdl: '',
        },
    envelope,
    attachments: [],
  }
}

const effectiveOf = (contracts: Contracts, asked: SoapRequest): EffectiveRequest => {
  const made = effective(asked, contracts)
  if (made.ok) return made.value
  const message = made.problems.map((one) => one.message).join('; ')
  throw new HarnessError('REQUEST_INVALID', `${message}.`)
}

/** Makes one call by a WSDL: SOAP over HTTPS, secured as the case says. */
export const callSoap = async (
  contracts: Contracts,
  asked: SoapRequest,
  context: CallContext,
): Promise<Exchange> => {
  const send = effectiveOf(contracts, asked)
  const broken = readDeviations(context.deviate)
  refuseIneffective(send, broken)
  const message =
    send.envelope === undefined
      ? await composed(contracts, send, context, broken)
      : asItIs(contracts, send, context.file(send.envelope))
  const { operation, envelope, attachments } = message
  const request = toHttp(
    {
      version: operation.version,
      soapAction: operation.soapAction,
      url: `${context.endpoint}${send.path ?? operation.path}`,
      envelope,
      attachments,
      boundary: `collaudo-${Buffer.from(context.randomBytes(12)).toString('hex')}`,
    },
    send.mtom === 'true',
    broken,
  )
  const sent = await context.send(request)
  return exchangeOf(request, sent, {
    adapter: 'soap',
    operation: operation.name,
    documents: [
      ...(send.mtom === 'true' ? sentDocuments(attachments) : []),
      ...documentsIn(sent.answer.kind === 'http' ? attachedParts(sent.answer) : []),
    ],
    facts: { operation: operation.name, ...contractFacts(operation), ...messageIdIn(envelope) },
  })
}
