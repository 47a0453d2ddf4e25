import { X509Certificate } from 'node:crypto'

import { z } from 'zod'

import { t } from '../../../src/lib/language/t.ts'
import type { SigningKey } from '../../../src/model/signing-key.ts'
import type { CadesRecipe } from '../../../src/signature/sign-cades.ts'
import { Duration, moved } from '../../../src/soap/deviate/duration.ts'
import { applyEdits, Edits } from '../../../src/soap/deviate/edit-xml.ts'
import { signWithStrangerKey } from '../../../src/soap/deviate/stranger-key.ts'
import { ineffective } from '../../../src/soap/deviate/trouble.ts'
import { namespaces } from '../namespaces.ts'
import { sameKeyCertificate } from './same-key-certificate.ts'

const beforeSigning = [
  'no-signing-certificate',
  'no-signing-time',
  'sha1',
  'detached',
  'no-certificate',
  'other-certificate',
  'wrong-key',
  'two-signers',
  'content-type',
] as const
const wholeCda = ['not-well-formed', 'doctype', 'other-root'] as const
const afterSigning = ['content-altered', 'signature-altered', 'truncated', 'not-base64'] as const

const CadesDeviation = z.union([
  z.enum([...beforeSigning, ...afterSigning]),
  z.strictObject({
    'signing-time': Duration.meta({
      description: t`signing-time spostato di tanto rispetto al CDA: -1d, 2h.`,
    }),
  }),
])
export type CadesDeviation = Readonly<z.output<typeof CadesDeviation>>

/** What is wrong with the document of a registration: its CDA, before signing, or its CAdES signature. */
export const DocumentDeviation = z
  .strictObject({
    cda: z
      .union([z.enum(wholeCda), Edits])
      .optional()
      .meta({
        description: t`Cambia il CDA prima della firma, che resta valida: i cambiamenti come in body, not-well-formed (manca la chiusura), doctype (una dichiarazione di tipo) o other-root (la radice ha un altro nome).`,
      }),
    cades: CadesDeviation.optional().meta({
      description: t`Rompe la firma CAdES. Nel firmare: no-signing-certificate, no-signing-time, sha1, detached, no-certificate, other-certificate (un altro certificato della stessa chiave), wrong-key, two-signers, content-type (l'attributo dice un altro tipo), { signing-time: DURATA }. Dopo la firma: content-altered, signature-altered, truncated, not-base64.`,
    }),
  })
  .refine(({ cda, cades }) => cda !== undefined || cades !== undefined, {
    error: t`attesa almeno una chiave tra cda e cades`,
  })
  .meta({
    description: t`Rompe il documento di una registrazione: il CDA prima della firma, o la firma.`,
  })
export type DocumentDeviation = Readonly<z.output<typeof DocumentDeviation>>

const declaration = '<?xml version="1.0" encoding="UTF-8"?>'

/** The CDA with its changes, still to be signed. */
export const deviateCda = (cda: string, deviation: DocumentDeviation | undefined): string => {
  const changes = deviation?.cda
  switch (changes) {
    case undefined:
      return cda
    case 'not-well-formed':
      return cda.replace(/<\/ClinicalDocument>\s*$/, '')
    case 'other-root':
      return cda.replace(/(<\/?)ClinicalDocument(?=[\s>])/g, '$1Document')
    case 'doctype':
      return cda.replace(declaration, `${declaration}<!DOCTYPE ClinicalDocument>`)
    default:
      return `${declaration}\n${applyEdits(cda, changes, { layer: 'document: cda', namespaces })}\n`
  }
}

/** How the document is signed when something is broken in signing. */
export const cadesSigning = async (
  deviation: CadesDeviation | undefined,
  key: SigningKey,
  signingTime: Date,
): Promise<{
  readonly key: SigningKey
  readonly signingTime: Date
  readonly recipe: CadesRecipe
}> => {
  const usual = { key, signingTime, recipe: {} }
  if (deviation === undefined) return usual
  if (typeof deviation === 'object')
    return { ...usual, signingTime: moved(signingTime, deviation['signing-time']) }
  switch (deviation) {
    case 'no-signing-certificate':
      return { ...usual, recipe: { omit: 'signing-certificate-v2' } }
    case 'no-signing-time':
      return { ...usual, recipe: { omit: 'signing-time' } }
    case 'sha1':
      return { ...usual, recipe: { hash: 'sha1' } }
    case 'detached':
      return { ...usual, recipe: { detached: true } }
    case 'no-certificate':
      return { ...usual, recipe: { certificate: null } }
    case 'two-signers':
      return { ...usual, recipe: { twoSigners: true } }
    case 'content-type':
      return { ...usual, recipe: { otherContentType: true } }
    case 'other-certificate': {
      const certificate = new X509Certificate(await sameKeyCertificate(key.certificate.raw))
      return { ...usual, recipe: { certificate } }
    }
    case 'wrong-key':
      return { ...usual, key: { certificate: key.certificate, sign: signWithStrangerKey } }
    case 'content-altered':
    case 'signature-altered':
    case 'truncated':
    case 'not-base64':
      return usual
  }
}

const flipLast = (bytes: Uint8Array): Uint8Array =>
  bytes.map((byte, index) => (index === bytes.length - 1 ? byte ^ 1 : byte))

// The name of an encoding has no case (XML 1.0 §4.3.3): the document says the same, in other bytes.
const alterContent = (p7m: Uint8Array, content: Uint8Array): Uint8Array => {
  const start = Buffer.from(p7m).indexOf(content)
  const letter = Buffer.from(content).indexOf('UTF-8')
  if (start < 0 || letter < 0)
    throw ineffective('document: cades', t`il documento firmato non ha la dichiarazione XML attesa`)
  return p7m.map((byte, index) => (index === start + letter ? byte ^ 0x20 : byte))
}

/** The p7m as it travels, when something is broken after signing. */
export const deviateP7m = (
  p7m: Uint8Array,
  content: Uint8Array,
  deviation: CadesDeviation | undefined,
): Uint8Array => {
  switch (deviation) {
    case 'content-altered':
      return alterContent(p7m, content)
    case 'signature-altered':
      // The signature is the last field of the only SignerInfo (RFC 5652 §5.3), and so of the whole p7m.
      return flipLast(p7m)
    case 'truncated':
      return p7m.subarray(0, p7m.length - 16)
    default:
      return p7m
  }
}

/** The text of `prescrizione`. */
export const deviateEncoding = (base64: string, deviation: CadesDeviation | undefined): string =>
  // Decoders that skip what is not of the alphabet would read the same p7m: only a strict one notices.
  deviation === 'not-base64' ? `${base64.slice(0, 64)}*${base64.slice(64)}` : base64
