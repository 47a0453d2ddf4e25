import type { HttpAnswer, HttpBytes } from '../model/exchange.ts'
import { messageXml } from '../xml/message-xml.ts'
import { headersIn } from './on-request.ts'

const readable = (contentType: string | undefined, body: Uint8Array): Uint8Array => {
  const read = messageXml(contentType ?? '', body)
  if (!read.ok) throw new Error(read.reason)
  return read.value
}

/** The XML that an answer carries, out of its multipart where it has one. Throws, in Italian, where that cannot be read. */
export const xmlOf = ({ headers, body }: Pick<HttpAnswer, 'headers' | 'body'>): Uint8Array =>
  readable(headers['content-type'], body)

/** The same of a request. */
export const xmlOfRequest = ({ head, body }: HttpBytes): Uint8Array =>
  readable(headersIn(head)['content-type'], body)
