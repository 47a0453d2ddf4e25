/** Which Trusted List it is, and whether it can be relied upon. */
export interface ListReference {
  readonly territory: string
  readonly operator: string
  readonly sequence: number
  readonly issued: Date
  /** Null for a list that will have no successor. */
  readonly nextUpdate: Date | null
  readonly expired: boolean
  readonly signer: string
  readonly signerSha256: string
  /** Whether the key that signed it is one that the user named. */
  readonly anchored: boolean
}

/** A service of the list whose key signed a certificate of the chain. */
export interface MatchedService {
  readonly provider: string
  readonly name: string
  /** The last part of the identifiers of type and status, for example `CA/QC` and `granted`. */
  readonly type: string
  readonly status: string
  readonly since: Date
  /** The certificate that its key signed. */
  readonly signed: string
}

/**
 * How far a Trusted List recognises who issued a certificate: 0 self-signed; 1 by nobody in the list; 2 a service of the
 * list, by its key; 3 a CA/QC service granted now; 4 that one for website authentication too, and the
 * certificate says that it is qualified for it.
 */
export interface Recognition {
  readonly level: 0 | 1 | 2 | 3 | 4
  readonly reason: string
  readonly service: MatchedService | null
  readonly list: ListReference
}
