import { X509Certificate } from 'node:crypto'

import type { StepRecord } from '../../src/model/run-record.ts'

/**
 * How other programs judge a message that was broken on purpose. They judge the signature alone: that the
 * authority's policy wants other times or other algorithms is no concern of theirs.
 */
export interface Judged {
  readonly xmlsec1: boolean
  /** Null: it depends on the minute in which it is asked. */
  readonly wss4j: boolean | null
}

const both = { xmlsec1: true, wss4j: true }
const neither = { xmlsec1: false, wss4j: false }
/** What a stack of WS-Security refuses, and a verifier of a signature by itself does not look at. */
const onlyTheSignature = { xmlsec1: true, wss4j: false }

/** By the name that `deviate: security` gives to what is broken. */
export const securityVerdicts: Readonly<Record<string, Judged>> = {
  'timestamp-expired': onlyTheSignature,
  'timestamp-future': onlyTheSignature,
  'timestamp-unsigned': onlyTheSignature,
  'timestamp-altered': neither,
  'no-timestamp': neither,
  'signature-altered': neither,
  'digest-altered': neither,
  'wrong-key': neither,
  'no-token': onlyTheSignature,
  // It takes the first that is there.
  'two-tokens': both,
  'token-type': onlyTheSignature,
  'token-unreadable': onlyTheSignature,
  'two-signatures': both,
  'key-elsewhere': onlyTheSignature,
  'reference-lost': neither,
  'no-signature': neither,
  'no-security': neither,
  'duplicate-id': onlyTheSignature,
  'second-timestamp': onlyTheSignature,
  'signed-elsewhere': onlyTheSignature,
  'security-in-body': onlyTheSignature,
  'rsa-sha256': both,
  'hmac-sha1': neither,
  'digest-sha256': both,
  'canonicalization-inclusive': onlyTheSignature,
  // A longer life is the policy's business; a Timestamp of another time is everybody's.
  lifetime: both,
  shift: onlyTheSignature,
}

/** Whether openssl accepts the document as CAdES, by the name that `deviate: document` gives to what is broken. */
export const cadesVerdicts: Readonly<Record<string, boolean>> = {
  'no-signing-certificate': false,
  'no-signing-time': true,
  sha1: true,
  detached: false,
  'no-certificate': false,
  'other-certificate': false,
  'wrong-key': false,
  // Each of the two verifies; that CAdES wants one is the policy's concern.
  'two-signers': true,
  // openssl does not compare the attribute with what is signed.
  'content-type': true,
  'content-altered': false,
  'signature-altered': false,
  truncated: false,
  'not-base64': false,
  'signing-time': true,
}

const isExpired = (certificate: string): boolean =>
  new Date(new X509Certificate(certificate).validTo) < new Date()

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  value !== null && typeof value === 'object'

/** The name of a deviation: itself, or the innermost name of `{ wrapping: second-timestamp }` and the like. */
export const deviationName = (deviation: unknown): string => {
  if (typeof deviation === 'string') return deviation
  const [first] = Object.entries(deviation as Record<string, unknown>)
  if (first === undefined) throw new Error('a deviation without a name')
  const [key, value] = first
  if (key === 'timestamp') return Object.keys(value as object)[0] ?? key
  return typeof value === 'string' && !/^[-\d]/.test(value) ? value : key
}

const known = <Value>(table: Readonly<Record<string, Value>>, name: string): Value => {
  const found = Object.hasOwn(table, name) ? table[name] : undefined
  if (found === undefined) throw new Error(`nobody says how other programs judge ${name}`)
  return found
}

const judgedSecurity = (security: unknown): Judged => {
  if (security === undefined) return both
  const judged = known(securityVerdicts, deviationName(security))
  return isRecord(security) && Object.hasOwn(security, 'timestamp')
    ? { ...judged, wss4j: null }
    : judged
}

/** How the message of a step is judged, by its deviation and by the card that signed it. */
export const judgedMessage = (
  { deviate }: Pick<StepRecord, 'deviate'>,
  certificate: string,
): Judged => {
  const envelope = deviate?.['envelope']
  if (envelope === 'not-well-formed') return neither
  const judged = judgedSecurity(deviate?.['security'])
  // A stack of SOAP finds no header in an envelope of another namespace, and looks at the dates of a card.
  // It also reads no DOCTYPE.
  const isRefused =
    isExpired(certificate) ||
    envelope === 'doctype' ||
    (isRecord(envelope) && envelope['namespace'] === 'envelope')
  return isRefused ? { ...judged, wss4j: false } : judged
}

/** Whether openssl accepts the document of a step: signed with a card that is in force, and not broken. */
export const judgedDocument = ({ send, deviate }: StepRecord, certificate: string): boolean => {
  if (isExpired(certificate)) return false
  // A case may also write something else in the document's place.
  if ((send as { document?: unknown }).document === undefined) return false
  const cades = (deviate?.['document'] as { cades?: unknown } | undefined)?.cades
  return cades === undefined || known(cadesVerdicts, deviationName(cades))
}
