/** A contract as a report names it: by its files and their digest, without a path. */
export interface ContractName {
  readonly name: string
  readonly sha256: string
  /** Whether it is the vendor's own copy of the authority's. */
  readonly isSupplied: boolean
}

/** What a vendor supplies, as plain data: it travels to the thread that runs the cases. */
export interface Supplied {
  readonly contract: ContractName
  readonly content: unknown
}

/** One thing in which two contracts differ. */
export interface ContractDifference {
  readonly service: string
  readonly operation: string
  /** The element, from the child of the Body down: `chkPrescrizione/assistito`; the operation itself, where it is empty. */
  readonly place: string
  readonly text: string
  /** The supplied contract does not have the operation at all. */
  readonly isAbsent?: boolean
}

/** The files that an adapter of a workspace is made of, as a record names them. */
export interface OwnFiles {
  /** Relative to the workspace, with `/`. */
  readonly folder: string
  readonly sha256: string
}
