import type { StoredRun } from '../evidence/run-file.ts'
import type { Manifest } from './manifest.ts'

/** A file that goes into a dossier as it is. */
export interface GivenFile {
  /** Its path in the dossier. */
  readonly path: string
  readonly bytes: Uint8Array
}

/** What a dossier says, and all that its views are made of: the same when it is built and when it is verified. */
export interface Parts {
  readonly kind: Manifest['kind']
  readonly runs: readonly [StoredRun, ...StoredRun[]]
  readonly statement: GivenFile | null
  /** The authority's document, filled in for the last of the runs. */
  readonly workbook: GivenFile | null
  /** How the outcomes went into it (`Filling`). */
  readonly filling: GivenFile | null
}

export const summaryFile = 'sintesi.pdf'
export const callsFile = 'chiamate.csv'
export const messageFile = 'messaggio.eml'
export const sumsFile = 'SHA256SUMS'

/** The last of the runs: the one that a document is filled in for. */
export const lastRun = ({ runs: [first, ...others] }: Pick<Parts, 'runs'>): StoredRun =>
  others.reduce((last, one) => (one.record.startedAt >= last.record.startedAt ? one : last), first)

/** The folder of a run in a dossier. */
export const runFolderOf = (name: string): string => `runs/${name}`
