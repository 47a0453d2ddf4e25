import { X509Certificate } from 'node:crypto'

import type * as asn1js from 'asn1js'
import * as pkijs from 'pkijs'

import { t } from '../lib/language/t.ts'
import { shown } from '../lib/shown.ts'
import { signCades } from '../signature/sign-cades.ts'
import type { Signer } from '../signature/signer.ts'
import { verifyCms } from '../signature/verify-cms.ts'
import type { Finding } from '../verify/finding.ts'
import { signatureFile } from './manifest.ts'

/** The name on the key of a draft: whoever signed it is not known. */
export const draftSigner = 'Collaudo: bozza senza firmatario'

export type VerifiedSignature =
  | { readonly ok: true; readonly signer: Signer; readonly isDraft: boolean }
  | { readonly ok: false; readonly problem: Finding }

const problem = (message: string): VerifiedSignature => ({
  ok: false,
  problem: { kind: 'signature', place: signatureFile, message },
})

/** Certificate and value of the one signature of a CMS, which was verified already. */
const partsOf = (bytes: Uint8Array): { certificate: X509Certificate; signature: Uint8Array } => {
  const info = pkijs.ContentInfo.fromBER(Uint8Array.from(bytes))
  const { certificates = [], signerInfos } = new pkijs.SignedData({
    schema: info.content as asn1js.AsnType,
  })
  const [certificate] = certificates
  const [signer] = signerInfos
  if (!(certificate instanceof pkijs.Certificate) || signer === undefined)
    throw new TypeError('no certificate')
  return {
    certificate: new X509Certificate(Buffer.from(certificate.toSchema().toBER())),
    signature: new Uint8Array(signer.signature.valueBlock.valueHexView),
  }
}

/**
 * Whether a CMS is, byte for byte, the one that its signature was written into: nothing stands in it that is not
 * signed and not looked at.
 */
const isAsWritten = async (
  bytes: Uint8Array,
  content: Uint8Array,
  signedAt: Date,
): Promise<boolean> => {
  try {
    const { certificate, signature } = partsOf(bytes)
    const key = { certificate, sign: () => Promise.resolve(signature) }
    return Buffer.compare(await signCades(content, key, signedAt), bytes) === 0
  } catch {
    return false
  }
}

/** Verifies the signature of a manifest: whose it is, and that it is over this manifest and in our own form. */
export const verifySignature = async (
  signature: Uint8Array | undefined,
  manifest: Uint8Array,
  kind: 'final' | 'draft',
  now: Date,
): Promise<VerifiedSignature> => {
  if (signature === undefined)
    return {
      ok: false,
      problem: { kind: 'missing', place: signatureFile, message: t`la firma del manifesto manca` },
    }
  const found = await verifyCms(signature, { now })
  if (!found.ok) return problem(found.reason)
  const { content, signers } = found.value
  const [signer, ...others] = signers
  if (signer === undefined || others.length > 0)
    return problem(t`attesa una firma, trovate ${signers.length}`)
  if (content === null || Buffer.compare(content, manifest) !== 0)
    return problem(t`la firma è di un altro manifesto`)
  if (signer.signedAt === null || !(await isAsWritten(signature, content, signer.signedAt)))
    return problem(t`la firma non è scritta come la scrive Collaudo: è stata cambiata`)
  const isDraft = signer.name === draftSigner
  if (isDraft && kind === 'final')
    return problem(t`il dossier si dice finale, ed è firmato con la chiave di una bozza`)
  return { ok: true, signer, isDraft }
}

/** Who signed, in a line. */
export const signerText = (signer: Signer, isDraft: boolean): string => {
  if (isDraft) return t`bozza, firmatario non identificato`
  const { name, codiceFiscale, issuer, declaresQualified } = signer
  return [
    shown(name),
    ...(codiceFiscale === null ? [] : [t`codice fiscale ${codiceFiscale}`]),
    t`certificato emesso da ${shown(issuer)}`,
    declaresQualified ? t`che si dichiara qualificato` : t`che non si dichiara qualificato`,
  ].join(', ')
}
