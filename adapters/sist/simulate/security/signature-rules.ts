import { createHash, timingSafeEqual, verify } from 'node:crypto'

import { decodeBase64 } from '../xml/base64.ts'
import { exclusiveC14n } from '../xml/exclusive-c14n.ts'
import { identifiers } from '../xml/namespaces.ts'
import { elements, textAt, textsAt } from '../xml/parse-xml.ts'
import type { Rule } from '../refusal.ts'
import { prefixList, signedReferences, type SecurityHeader } from './security-header.ts'

const code = '000265'

const rule = (
  name: string,
  check: (header: SecurityHeader) => string | undefined,
): Rule<SecurityHeader> => ({ name, code, check })

const sameBase64 = (given: string, wanted: Buffer): boolean => {
  const bytes = decodeBase64(given)
  return bytes?.length === wanted.length && timingSafeEqual(bytes, wanted)
}

const mostReferences = 20

const signedInfoOf = (header: SecurityHeader) =>
  header.signatures.flatMap((signature) => elements(signature, 'ds:SignedInfo'))[0]

const algorithms = rule('signature-algorithms', (header) => {
  const signedInfo = signedInfoOf(header)
  if (signedInfo === undefined) return 'ds:Signature senza ds:SignedInfo'
  const canonicalization = textAt(signedInfo, 'ds:CanonicalizationMethod/@Algorithm')
  if (canonicalization !== identifiers.exclusiveC14n)
    return `canonicalizzazione ${canonicalization ?? 'assente'}: attesa exclusive C14N 1.0`
  const method = textAt(signedInfo, 'ds:SignatureMethod/@Algorithm')
  return method === identifiers.rsaSha1
    ? undefined
    : `algoritmo di firma ${method ?? 'assente'}: atteso rsa-sha1`
})

const keyReference = rule('key-reference', (header) => {
  const [token] = header.tokens
  const tokenId = token === undefined ? undefined : textAt(token, '@wsu:Id')
  const uris = header.signatures.flatMap((signature) =>
    textsAt(signature, 'ds:KeyInfo/wsse:SecurityTokenReference/wsse:Reference/@URI'),
  )
  return uris.length === 1 && tokenId !== undefined && uris[0] === `#${tokenId}`
    ? undefined
    : 'KeyInfo non rimanda al BinarySecurityToken della stessa intestazione'
})

const referencesResolve = rule('references-resolve', (header) => {
  const references = signedReferences(header)
  if (references.length === 0) return 'la firma non copre nulla'
  // Each has its digest computed before the signature is known to be good.
  if (references.length > mostReferences) return `più di ${mostReferences} riferimenti firmati`
  const lost = references.find(
    ({ uri }) => !uri.startsWith('#') || header.byId.get(uri.slice(1))?.length !== 1,
  )
  return lost === undefined ? undefined : `riferimento firmato senza destinazione: "${lost.uri}"`
})

const referencesTransform = rule('reference-algorithms', (header) => {
  const wrong = signedReferences(header).find(
    ({ transforms, digestMethod }) =>
      digestMethod !== identifiers.sha1 ||
      transforms.length !== 1 ||
      transforms.some((found) => textAt(found, '@Algorithm') !== identifiers.exclusiveC14n),
  )
  return wrong === undefined
    ? undefined
    : `il riferimento "${wrong.uri}" vuole la sola trasformazione exclusive C14N e digest sha1`
})

const timestampSigned = rule('timestamp-signed', (header) => {
  const [timestamp] = header.timestamps
  const id = timestamp === undefined ? undefined : textAt(timestamp, '@wsu:Id')
  return id !== undefined && signedReferences(header).some(({ uri }) => uri === `#${id}`)
    ? undefined
    : 'il Timestamp non è firmato'
})

const digests = rule('reference-digest', (header) => {
  const wrong = signedReferences(header).find(({ uri, transforms, digestValue }) => {
    const [target] = header.byId.get(uri.slice(1)) ?? []
    const [transform] = transforms
    if (target === undefined || transform === undefined) return true
    const canonical = exclusiveC14n(target, prefixList(transform))
    return !sameBase64(digestValue, createHash('sha1').update(canonical).digest())
  })
  return wrong === undefined ? undefined : `digest di "${wrong.uri}" diverso da quello firmato`
})

const signatureValue = rule('signature-value', (header) => {
  const signedInfo = signedInfoOf(header)
  const [signature] = header.signatures
  if (signedInfo === undefined || signature === undefined || header.certificate === undefined)
    return 'firma assente'
  const [method] = elements(signedInfo, 'ds:CanonicalizationMethod')
  const canonical = exclusiveC14n(signedInfo, method === undefined ? [] : prefixList(method))
  const value = decodeBase64(textAt(signature, 'ds:SignatureValue') ?? '')
  const { publicKey } = header.certificate
  return value !== undefined &&
    publicKey.asymmetricKeyType === 'rsa' &&
    verify('sha1', Buffer.from(canonical), publicKey, value)
    ? undefined
    : 'la firma non corrisponde al certificato presentato'
})

/** XML Signature Core §3.2 over what the policy allows; in the order in which they are decided. */
export const signatureRules: readonly Rule<SecurityHeader>[] = [
  algorithms,
  keyReference,
  referencesResolve,
  referencesTransform,
  timestampSigned,
  digests,
  signatureValue,
]
