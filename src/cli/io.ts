/** What a command may touch of the world around it. */
export interface Io {
  readonly cwd: string
  readonly env: Readonly<Record<string, string | undefined>>
  /** Writes to standard output, as it is. */
  readonly out: (text: string) => void
  /** Writes a line to standard error. */
  readonly error: (line: string) => void
  /** Whether the command was asked for one JSON object: then nothing else goes to standard output. */
  readonly json: boolean
  /** Whether that is an object for each line, as things happen: also an error is one of them. */
  readonly events?: boolean
  /** Whether a person watches standard output. */
  readonly interactive: boolean
  /** Whether colours are wanted there. */
  readonly colour: boolean
  /** What a person types; null when nobody sits at the terminal. */
  readonly operator: NodeJS.ReadableStream | null
  /** Aborted by the first Ctrl+C or SIGTERM. */
  readonly signal: AbortSignal
}

/** Runs a command's action with the world around it, and sees to its exit code and its errors. */
export type Act = (action: (io: Io) => Promise<number>) => Promise<void>
