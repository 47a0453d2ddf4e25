import type { ArrangedChain } from './arrange-chain.ts'

/** A file of what may be sent to others. */
export interface PublicFile {
  readonly name: string
  readonly mediaType: string
  readonly content: string | Uint8Array
}

/** What may be sent to others of a chain: nothing of it is secret. */
export const publicFiles = ({ leaf, issuers }: ArrangedChain): readonly PublicFile[] => {
  const { certificate } = leaf
  const publicKey = certificate.publicKey.export({ type: 'spki', format: 'pem' })
  const chain = [leaf, ...issuers].map((one) => one.certificate.toString()).join('')
  const pem = 'application/x-pem-file'
  return [
    { name: 'chiave-pubblica.pem', mediaType: pem, content: publicKey },
    { name: 'certificato.pem', mediaType: pem, content: certificate.toString() },
    { name: 'certificato.cer', mediaType: 'application/pkix-cert', content: certificate.raw },
    ...(issuers.length === 0 ? [] : [{ name: 'catena.pem', mediaType: pem, content: chain }]),
  ]
}
