import type { HashAlgorithm, SignatureAlgorithm } from 'xml-crypto'

/** How the canonical form of a part is digested. */
export interface Digest {
  readonly algorithm: string
  readonly of: (canonical: Uint8Array) => Buffer
}

/** How the canonical SignedInfo is signed. */
export interface Signature {
  readonly algorithm: string
  readonly of: (signedInfo: Uint8Array) => Promise<Uint8Array>
}

// xml-crypto asks for classes: the key may be on a card, so only functions are known here.
/** A signature as xml-crypto asks for one. */
export const signatureAlgorithm = ({ algorithm, of }: Signature): new () => SignatureAlgorithm =>
  class {
    getAlgorithmName(): string {
      return algorithm
    }

    getSignature(signedInfo: unknown, _: unknown, done?: (e: Error | null, s?: string) => void) {
      of(Buffer.from(String(signedInfo), 'utf8')).then(
        (signature) => done?.(null, Buffer.from(signature).toString('base64')),
        (error: unknown) => done?.(error instanceof Error ? error : new Error(String(error))),
      )
      return ''
    }

    verifySignature(): never {
      throw new Error(`this algorithm only signs`)
    }
  }

/** A digest as xml-crypto asks for one. */
export const digestAlgorithm = ({ algorithm, of }: Digest): new () => HashAlgorithm =>
  class {
    getAlgorithmName(): string {
      return algorithm
    }

    getHash(canonical: string): string {
      return of(Buffer.from(canonical, 'utf8')).toString('base64')
    }
  }
