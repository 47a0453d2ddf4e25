import { isList, type BodyFields, type BodyValue } from '../../../src/soap/body-value.ts'
import type { Attachment, SoapRequest } from '../request.ts'

/** An attachment as it travels. */
export interface LoadedAttachment {
  readonly name: string
  readonly type: string
  readonly bytes: Buffer
}

/** The key that names an attachment in a body. */
export const attachmentKey = '#attachment'

const isAttachment = (value: BodyFields): value is { readonly [attachmentKey]: string } =>
  typeof value[attachmentKey] === 'string'

/** The names of the attachments that a body asks for, each with its path. */
export const attachmentsIn = (
  value: BodyValue,
  path: readonly (string | number)[] = [],
): { readonly name: string; readonly path: readonly (string | number)[] }[] => {
  if (value === null || typeof value === 'string') return []
  if (isList(value)) return value.flatMap((one, index) => attachmentsIn(one, [...path, index]))
  const own = value[attachmentKey]
  return [
    ...(typeof own === 'string' ? [{ name: own, path: [...path, attachmentKey] }] : []),
    ...Object.entries(value).flatMap(([key, one]) =>
      key === attachmentKey ? [] : attachmentsIn(one, [...path, key]),
    ),
  ]
}

/** The body with something in the place of each of its attachments; attributes beside it stay. */
export const withAttachments = (value: BodyValue, put: (name: string) => BodyFields): BodyValue => {
  if (value === null || typeof value === 'string') return value
  if (isList(value)) return value.map((one) => withAttachments(one, put))
  const { [attachmentKey]: name, ...others } = value
  return {
    ...Object.fromEntries(
      Object.entries(others).map(([key, one]) => [key, withAttachments(one, put)]),
    ),
    ...(isAttachment(value) && typeof name === 'string' ? put(name) : {}),
  }
}

const bytesOf = (
  { text, base64, file = '' }: Attachment,
  read: (file: string) => Uint8Array,
): Buffer => {
  if (text !== undefined) return Buffer.from(text, 'utf8')
  return base64 === undefined ? Buffer.from(read(file)) : Buffer.from(base64, 'base64')
}

/** The attachments of a request with their bytes. */
export const loadAttachments = (
  { attachments = {} }: Pick<SoapRequest, 'attachments'>,
  read: (file: string) => Uint8Array,
): readonly LoadedAttachment[] =>
  Object.entries(attachments).map(([name, attachment]) => ({
    name,
    type: attachment.type,
    bytes: bytesOf(attachment, read),
  }))
