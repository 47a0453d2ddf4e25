/** A document that was registered. */
export interface RegisteredDocument {
  readonly uniqueId: string
  readonly patient: string
  /** The rim:ExtrinsicObject that a query gives back. */
  readonly xml: string
  readonly mimeType: string
  /** Null where it was registered without its bytes. */
  readonly bytes: Buffer | null
}

/** A registry with its repository: it forgets everything when it is made anew. */
export interface RegistryState {
  readonly documents: Map<string, RegisteredDocument>
}

/** The repository's own identifier: synthetic, under the branch of the organisations of Puglia. */
export const repositoryId = '2.16.840.1.113883.2.9.2.160.9999'

export const createRegistryState = (): RegistryState => ({ documents: new Map() })
