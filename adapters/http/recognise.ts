import { headersIn } from '../../src/check/on-request.ts'
import { fileTypeOf } from '../../src/lib/file-type.ts'
import { mediaParameter, mediaTypeOf, readMultipart } from '../../src/lib/multipart.ts'
import type { CarriedDocument, Exchange } from '../../src/model/exchange.ts'
import { factsOf } from './answer/facts.ts'
import { gatewayOperation } from './gateway-operations.ts'
import { partName } from './message/part-name.ts'
import { tokenDocuments } from './token/token-documents.ts'

const compact = /^[\w-]+\.[\w-]*\.[\w-]*$/

/** The tokens of a request; one that was masked, or is none, is not there. */
const tokensIn = (headers: Readonly<Record<string, string>>) => {
  const bearer = /^bearer +(\S+)$/i.exec(headers['authorization'] ?? '')?.[1] ?? ''
  const signature = headers['fse-jwt-signature'] ?? ''
  return {
    bearer: compact.test(bearer) ? bearer : null,
    signature: compact.test(signature) ? signature : null,
  }
}

/** The files among the parts of a form (RFC 7578): what has a name of its own, or is no text. */
const filesIn = (contentType: string, body: Uint8Array): readonly CarriedDocument[] =>
  (readMultipart(contentType, body) ?? []).flatMap((part) => {
    const disposition = part.headers['content-disposition'] ?? ''
    const name = mediaParameter(disposition, 'name')
    const type = mediaTypeOf(part.headers['content-type'] ?? '')
    const isFile =
      mediaParameter(disposition, 'filename') !== undefined || type === 'application/pdf'
    return name === undefined || !isFile
      ? []
      : [
          {
            name: partName(name),
            mediaType: type === '' ? 'application/octet-stream' : type,
            extension: fileTypeOf(part.body)?.type ?? 'bin',
            bytes: part.body,
          },
        ]
  })

// What stands before the version is of whoever hosts the gateway.
const afterVersion = (url: string): string =>
  /\/v\d+(\/.*)$/.exec(URL.canParse(url) ? new URL(url).pathname : '')?.[1] ?? ''

/** What a call to the gateway that somebody else made is about; undefined where it is no call that the gateway has. */
export const recognise = (
  exchange: Exchange,
): Pick<Exchange, 'operation' | 'facts' | 'documents'> | undefined => {
  const operation = gatewayOperation(exchange.method, afterVersion(exchange.url))
  if (operation === undefined) return undefined
  const headers = headersIn(exchange.request.head)
  return {
    operation,
    facts: factsOf(exchange.answer),
    documents: [
      ...filesIn(headers['content-type'] ?? '', exchange.request.body),
      ...tokenDocuments(tokensIn(headers)),
    ],
  }
}
