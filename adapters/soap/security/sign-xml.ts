import { createHash } from 'node:crypto'

import { SignedXml } from 'xml-crypto'

import type { SigningKey } from '../../../src/model/signing-key.ts'
import { digestAlgorithm, signatureAlgorithm } from '../../../src/soap/xml-algorithms.ts'
import { algorithms } from '../namespaces.ts'

/** What a signature is made of. */
export interface SignatureRecipe {
  /** The document that is signed, as text: it stays as it is. */
  readonly xml: string
  /** Values of the Id attributes (`wsu:Id`, `ID`) of what is signed. */
  readonly ids: readonly string[]
  /** Whether the signature is to stand in what it signs. */
  readonly enveloped: boolean
  readonly algorithm: 'rsa-sha256' | 'rsa-sha1'
  readonly digest: 'sha256' | 'sha1'
  readonly sign: SigningKey['sign']
  readonly keyInfo: string
}

/** A ds:Signature as text, to be put where it belongs: nothing of the document is written anew. */
export const signatureXml = ({
  xml,
  ids,
  enveloped,
  algorithm,
  digest,
  sign,
  keyInfo,
}: SignatureRecipe): Promise<string> => {
  const hash = algorithm === 'rsa-sha1' ? 'sha1' : 'sha256'
  const signer = new SignedXml({
    // Never used: the key may be on a card. xml-crypto only wants it not to be null.
    privateKey: 'external',
    signatureAlgorithm: algorithms[algorithm],
    canonicalizationAlgorithm: algorithms.exclusiveC14n,
    getKeyInfoContent: () => keyInfo,
  })
  signer.SignatureAlgorithms[algorithms[algorithm]] = signatureAlgorithm({
    algorithm: algorithms[algorithm],
    of: (signedInfo) => sign(hash, signedInfo),
  })
  signer.HashAlgorithms[algorithms[digest]] = digestAlgorithm({
    algorithm: algorithms[digest],
    of: (canonical) => createHash(digest).update(canonical).digest(),
  })
  for (const id of ids)
    signer.addReference({
      xpath: `//*[@*[local-name(.)='Id' or local-name(.)='ID']='${id}']`,
      transforms: [...(enveloped ? [algorithms.enveloped] : []), algorithms.exclusiveC14n],
      digestAlgorithm: algorithms[digest],
    })
  return new Promise((resolve, reject) => {
    signer.computeSignature(xml, { prefix: 'ds' }, (error, signed) => {
      if (error) reject(error)
      else if (signed === undefined) reject(new Error(`xml-crypto gave no signature`))
      else resolve(signed.getSignatureXml())
    })
  })
}

/** A ds:Signature whose value is another: one character of it. */
export const alteredSignature = (signature: string): string =>
  signature.replace(
    /(<ds:SignatureValue>\s*)(.)/,
    (_, before: string, first: string) => `${before}${first === 'A' ? 'B' : 'A'}`,
  )
