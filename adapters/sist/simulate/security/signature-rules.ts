import { createHash, timingSafeEqual, verify } from 'node:crypto'

import type { SimulatedWorld } from '../../../../src/adapter/simulated.ts'
import { rule, type Rule } from '../rule.ts'
import { decodeBase64 } from '../xml/base64.ts'
import { exclusiveC14n } from '../xml/exclusive-c14n.ts'
import { identifiers } from '../xml/namespaces.ts'
import { elements, textAt, textsAt } from '../xml/parse-xml.ts'
import {
  mostReferences,
  prefixList,
  referredElements,
  type SecurityHeader,
} from './security-header.ts'

/** What the rules of WS-Security judge. */
export interface SecuritySubject {
  readonly header: SecurityHeader
  readonly world: SimulatedWorld
  readonly now: Date
}

// The policy has the first of each; the others are verified where nothing refuses them before.
const hashOf: Readonly<Record<string, string>> = {
  [identifiers.sha1]: 'sha1',
  [identifiers.sha256]: 'sha256',
}
const signatureHashOf: Readonly<Record<string, string>> = {
  [identifiers.rsaSha1]: 'sha1',
  [identifiers.rsaSha256]: 'sha256',
}

const sameBase64 = (given: string, wanted: Buffer): boolean => {
  const bytes = decodeBase64(given)
  return bytes?.length === wanted.length && timingSafeEqual(bytes, wanted)
}

const signedInfosOf = (header: SecurityHeader) =>
  header.signatures.flatMap((signature) => elements(signature, 'ds:SignedInfo'))

const prefixes = (
  method: Parameters<typeof prefixList>[0] | undefined,
  { switches }: SimulatedWorld,
): readonly string[] =>
  method === undefined || switches['prefix-list'] === 'ignored' ? [] : prefixList(method)

const algorithms = rule<SecuritySubject>('signature-algorithms', ({ header }) => {
  if (header.signatures.length === 0) return undefined
  const [signedInfo] = signedInfosOf(header)
  if (signedInfo === undefined) return 'ds:Signature senza ds:SignedInfo'
  const canonicalization = textAt(signedInfo, 'ds:CanonicalizationMethod/@Algorithm')
  if (canonicalization !== identifiers.exclusiveC14n)
    return `canonicalizzazione ${canonicalization ?? 'assente'}: attesa exclusive C14N 1.0`
  const method = textAt(signedInfo, 'ds:SignatureMethod/@Algorithm')
  return method === identifiers.rsaSha1
    ? undefined
    : `algoritmo di firma ${method ?? 'assente'}: atteso rsa-sha1`
})

const keyReference = rule<SecuritySubject>('key-reference', ({ header }) => {
  const [token] = header.tokens
  if (token === undefined || header.signatures.length === 0) return undefined
  const tokenId = textAt(token, '@wsu:Id')
  const uris = header.signatures.flatMap((signature) =>
    textsAt(signature, 'ds:KeyInfo/wsse:SecurityTokenReference/wsse:Reference/@URI'),
  )
  return tokenId !== undefined && uris.length > 0 && uris.every((uri) => uri === `#${tokenId}`)
    ? undefined
    : 'KeyInfo non rimanda al BinarySecurityToken della stessa intestazione'
})

const referencesResolve = rule<SecuritySubject>('references-resolve', ({ header }) => {
  const { references } = header
  if (references.length > mostReferences) return `più di ${mostReferences} riferimenti firmati`
  const lost = references.find(({ uri }) => referredElements(header, uri).length === 0)
  return lost === undefined ? undefined : `riferimento firmato senza destinazione: "${lost.uri}"`
})

const referencesTransform = rule<SecuritySubject>('reference-algorithms', ({ header }) => {
  const wrong = header.references.find(
    ({ transforms, digestMethod }) =>
      digestMethod !== identifiers.sha1 ||
      transforms.length !== 1 ||
      transforms.some((found) => textAt(found, '@Algorithm') !== identifiers.exclusiveC14n),
  )
  return wrong === undefined
    ? undefined
    : `il riferimento "${wrong.uri}" vuole la sola trasformazione exclusive C14N e digest sha1`
})

// By node, not by name: what counts is the Timestamp that is read, wherever a reference seems to lead.
const timestampSigned = rule<SecuritySubject>('timestamp-signed', ({ header }) => {
  if (header.signatures.length === 0 || header.timestamps.length === 0) return undefined
  const signed = header.references.flatMap(({ uri }) => referredElements(header, uri)[0] ?? [])
  return header.timestamps.some((timestamp) => signed.some((node) => node.isSameNode(timestamp)))
    ? undefined
    : 'il Timestamp non è firmato'
})

const digests = rule<SecuritySubject>('reference-digest', ({ header, world }) => {
  const wrong = header.references.find(({ uri, transforms, digestMethod, digestValue }) => {
    const [target] = referredElements(header, uri)
    if (target === undefined) return false
    const hash = hashOf[digestMethod ?? '']
    if (hash === undefined) return true
    const canonical = exclusiveC14n(target, prefixes(transforms[0], world))
    return (
      canonical === undefined ||
      !sameBase64(digestValue, createHash(hash).update(canonical).digest())
    )
  })
  return wrong === undefined ? undefined : `digest di "${wrong.uri}" diverso da quello firmato`
})

const signatureValue = rule<SecuritySubject>('signature-value', ({ header, world }) => {
  const [signedInfo] = signedInfosOf(header)
  const [signature] = header.signatures
  if (signedInfo === undefined || signature === undefined || header.certificate === undefined)
    return undefined
  const [method] = elements(signedInfo, 'ds:CanonicalizationMethod')
  const hash = signatureHashOf[textAt(signedInfo, 'ds:SignatureMethod/@Algorithm') ?? '']
  const canonical = exclusiveC14n(signedInfo, prefixes(method, world))
  const value = decodeBase64(textAt(signature, 'ds:SignatureValue') ?? '')
  const { publicKey } = header.certificate
  return hash !== undefined &&
    canonical !== undefined &&
    value !== undefined &&
    publicKey.asymmetricKeyType === 'rsa' &&
    verify(hash, Buffer.from(canonical), publicKey, value)
    ? undefined
    : 'la firma non corrisponde al certificato presentato'
})

/** XML Signature Core §3.2 over what the policy allows; in the order in which they are decided. */
export const signatureRules: readonly Rule<SecuritySubject>[] = [
  algorithms,
  keyReference,
  referencesResolve,
  referencesTransform,
  timestampSigned,
  digests,
  signatureValue,
]
