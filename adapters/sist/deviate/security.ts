import { createHash, createHmac } from 'node:crypto'

import { XmlElement } from 'libxml2-wasm'
import { z } from 'zod'

import type { SigningKey } from '../../../src/model/signing-key.ts'
import { namespaces } from '../namespaces.ts'
import {
  timestampXml,
  toUtcSeconds,
  type SecurityOptions,
  type SecurityRecipe,
} from '../ws-security/sign.ts'
import { Amount, Duration, durationMs, moved } from './duration.ts'
import { editXml, setText, type Insert } from './edit-xml.ts'
import { signWithStrangerKey } from './key.ts'

const names = [
  'timestamp-expired',
  'timestamp-future',
  'timestamp-unsigned',
  'timestamp-altered',
  'no-timestamp',
  'signature-altered',
  'digest-altered',
  'wrong-key',
  'no-token',
  'no-signature',
  'no-security',
  'duplicate-id',
] as const

const wrappings = ['second-timestamp', 'signed-elsewhere', 'security-in-body'] as const

const algorithms = {
  'rsa-sha256': 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256',
  'hmac-sha1': `${namespaces.ds}hmac-sha1`,
  'digest-sha256': 'http://www.w3.org/2001/04/xmlenc#sha256',
  'canonicalization-inclusive': 'http://www.w3.org/TR/2001/REC-xml-c14n-20010315',
} as const

const algorithmNames = [
  'rsa-sha256',
  'hmac-sha1',
  'digest-sha256',
  'canonicalization-inclusive',
] as const satisfies readonly (keyof typeof algorithms)[]

/** What is wrong with the WS-Security header. */
export const SecurityDeviation = z
  .union([
    z.enum(names),
    z
      .strictObject({
        timestamp: z
          .strictObject({
            shift: Duration.optional().meta({
              description:
                'Created ed Expires spostati di tanto: -10m nel passato, 10m nel futuro.',
            }),
            lifetime: Amount.optional().meta({
              description: 'Expires dopo Created di tanto, invece di 5 minuti.',
            }),
          })
          .refine((one) => one.shift !== undefined || one.lifetime !== undefined, {
            error: 'attesa almeno una chiave tra shift e lifetime',
          })
          .optional()
          .meta({ description: 'Un Timestamp firmato, con altri tempi.' }),
        wrapping: z
          .enum(wrappings)
          .optional()
          .meta({
            description:
              'Signature wrapping: un Timestamp valido e non firmato davanti a quello firmato e scaduto ' +
              '(second-timestamp) o al suo posto, con quello firmato spostato altrove (signed-elsewhere); ' +
              'oppure tutta wsse:Security nel Body (security-in-body).',
          }),
        algorithm: z
          .enum(algorithmNames)
          .optional()
          .meta({
            description:
              'Un algoritmo diverso da quello della policy, usato correttamente: firma rsa-sha256 o hmac-sha1 ' +
              '(con il certificato come chiave), digest-sha256, canonicalization-inclusive.',
          }),
      })
      .refine((one) => Object.values(one).filter((value) => value !== undefined).length === 1, {
        error: 'attesa una sola chiave tra timestamp, wrapping, algorithm',
      }),
  ])
  .meta({
    description:
      'Rompe WS-Security: timestamp-expired, timestamp-future, timestamp-unsigned (la firma copre altro), ' +
      'timestamp-altered (cambiato dopo la firma), no-timestamp, signature-altered, digest-altered (digest errato ' +
      'ma firmato), wrong-key (firma di un’altra chiave), no-token, no-signature, no-security, duplicate-id; oppure ' +
      'timestamp, wrapping, algorithm.',
  })
export type SecurityDeviation = Readonly<z.output<typeof SecurityDeviation>>

type SecurityWith = Exclude<SecurityDeviation, string>

const hour = '1h'

const shifted = (recipe: SecurityRecipe, by: string): SecurityRecipe => ({
  ...recipe,
  created: moved(recipe.created, by),
  expires: moved(recipe.expires, by),
})

const withAlgorithm = (
  recipe: SecurityRecipe,
  algorithm: keyof typeof algorithms,
  key: SigningKey,
): SecurityRecipe => {
  const uri = algorithms[algorithm]
  switch (algorithm) {
    case 'rsa-sha256':
      return {
        ...recipe,
        signature: { algorithm: uri, of: (signedInfo) => key.sign('sha256', signedInfo) },
      }
    case 'hmac-sha1':
      // The confusion of algorithms: what everyone has, the certificate, is taken for a shared secret.
      return {
        ...recipe,
        signature: {
          algorithm: uri,
          of: async (signedInfo) =>
            createHmac('sha1', key.certificate.raw).update(signedInfo).digest(),
        },
      }
    case 'digest-sha256':
      return {
        ...recipe,
        digest: {
          algorithm: uri,
          of: (canonical) => createHash('sha256').update(canonical).digest(),
        },
      }
    case 'canonicalization-inclusive':
      return { ...recipe, canonicalization: uri }
  }
}

const altered = (bytes: Buffer): Buffer =>
  Buffer.from(bytes.map((byte, index) => (index === 0 ? byte ^ 1 : byte)))

const withTimes = (
  recipe: SecurityRecipe,
  { shift, lifetime }: NonNullable<SecurityWith['timestamp']>,
): SecurityRecipe => {
  const there = shift === undefined ? recipe : shifted(recipe, shift)
  return lifetime === undefined
    ? there
    : { ...there, expires: new Date(there.created.getTime() + durationMs(lifetime)) }
}

/** The recipe of the header: what is broken before it is signed. */
const deviateRecipe = (
  recipe: SecurityRecipe,
  deviation: SecurityDeviation,
  key: SigningKey,
): SecurityRecipe => {
  if (typeof deviation === 'object') {
    const { timestamp, wrapping, algorithm } = deviation
    if (timestamp !== undefined) return withTimes(recipe, timestamp)
    if (algorithm !== undefined) return withAlgorithm(recipe, algorithm, key)
    // Wrapping gives new life to a signature that is over.
    return wrapping === 'security-in-body' ? recipe : shifted(recipe, `-${hour}`)
  }
  switch (deviation) {
    case 'timestamp-expired':
      return shifted(recipe, `-${hour}`)
    case 'timestamp-future':
      return shifted(recipe, hour)
    case 'timestamp-unsigned':
      return { ...recipe, signed: 'BinarySecurityToken' }
    case 'digest-altered': {
      const { algorithm, of } = recipe.digest
      return { ...recipe, digest: { algorithm, of: (canonical) => altered(of(canonical)) } }
    }
    case 'wrong-key':
      return {
        ...recipe,
        signature: {
          ...recipe.signature,
          of: (signedInfo) => signWithStrangerKey('sha1', signedInfo),
        },
      }
    case 'timestamp-altered':
    case 'no-timestamp':
    case 'signature-altered':
    case 'no-token':
    case 'no-signature':
    case 'no-security':
    case 'duplicate-id':
      return recipe
  }
}

const elementAt = (root: XmlElement, xpath: string): XmlElement => {
  const [only] = root.find(xpath, namespaces)
  if (only instanceof XmlElement) return only
  throw new Error(`the envelope has no ${xpath}`)
}

const timestampPath = '//wsse:Security/wsu:Timestamp'

const wrap = (
  root: XmlElement,
  insert: Insert,
  kind: (typeof wrappings)[number],
  fresh: string,
): void => {
  const security = elementAt(root, '//wsse:Security')
  const timestamp = elementAt(root, timestampPath)
  const text = (element: XmlElement): string => element.toString({ format: false })
  switch (kind) {
    case 'second-timestamp':
      insert('before', timestamp, fresh)
      return
    case 'signed-elsewhere':
      insert('before', timestamp, fresh)
      insert(
        'after',
        security,
        `<wrapper xmlns="urn:wrapper" xmlns:wsu="${namespaces.wsu}">${text(timestamp)}</wrapper>`,
      )
      timestamp.remove()
      return
    case 'security-in-body':
      insert('before', elementAt(root, '//body-place'), text(security))
      security.remove()
  }
}

const removed: Readonly<Record<string, string>> = {
  'no-timestamp': timestampPath,
  'no-token': '//wsse:BinarySecurityToken',
  'no-signature': '//ds:Signature',
  'no-security': '//wsse:Security',
}

const changeSigned = (
  root: XmlElement,
  insert: Insert,
  deviation: SecurityDeviation,
  options: SecurityOptions,
): void => {
  if (typeof deviation === 'object') {
    const { instant, freshId } = options
    const fresh = timestampXml(freshId(), instant, moved(instant, '5m'))
    if (deviation.wrapping !== undefined) wrap(root, insert, deviation.wrapping, fresh)
    return
  }
  const gone = removed[deviation]
  if (gone !== undefined) elementAt(root, gone).remove()
  if (deviation === 'timestamp-altered') {
    const expires = elementAt(root, `${timestampPath}/wsu:Expires`)
    setText(expires, toUtcSeconds(moved(new Date(expires.content), hour)))
  }
  if (deviation === 'signature-altered') {
    const value = elementAt(root, '//ds:SignatureValue')
    setText(value, altered(Buffer.from(value.content, 'base64')).toString('base64'))
  }
  if (deviation === 'duplicate-id') {
    const body = elementAt(root, '/*/*[local-name()="Body"]')
    const id = elementAt(root, timestampPath).attr('Id', 'wsu')?.value ?? ''
    body.addNsDeclaration(namespaces.wsu, 'wsu')
    body.setAttr('Id', id, 'wsu')
  }
}

const changesNothingSigned = (deviation: SecurityDeviation): boolean =>
  typeof deviation === 'object' && deviation.wrapping === undefined

/** What `secureEnvelope` does differently. */
export const securityDeviation = (
  deviation: SecurityDeviation | undefined,
  envelopeNamespace: string,
  options: SecurityOptions,
): NonNullable<SecurityOptions['deviation']> => ({
  envelopeNamespace,
  recipe: async (policy) =>
    deviation === undefined ? policy : deviateRecipe(policy, deviation, options.key),
  afterSigning: (envelope) =>
    deviation === undefined || changesNothingSigned(deviation)
      ? envelope
      : editXml(envelope, (root, insert) => changeSigned(root, insert, deviation, options)),
})
