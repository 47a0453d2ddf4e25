/** What a manual step asks of a person. */
export interface ManualRequest {
  readonly case: string
  readonly caseTitle: string
  readonly step: string
  readonly do: string
  readonly answers: readonly { readonly name: string; readonly ask: string }[]
  readonly files: readonly {
    readonly name: string
    readonly types: readonly string[]
    readonly min: number
  }[]
}

/** A file as it was handed over. */
export interface HandedFile {
  /** The name that it had. */
  readonly fileName: string
  readonly bytes: Uint8Array
}

/** What a person gave so far: some answers and files may still be missing. */
export interface ManualReply {
  readonly answers: Readonly<Record<string, string>>
  readonly files: Readonly<Record<string, readonly HandedFile[]>>
}

/** Where manual steps are taken to. It waits for a person as long as it takes, or gives what is there. */
export interface Desk {
  readonly ask: (request: ManualRequest, signal: AbortSignal) => Promise<ManualReply>
}

/** Nobody is there. */
export const emptyDesk: Desk = { ask: () => Promise.resolve({ answers: {}, files: {} }) }
