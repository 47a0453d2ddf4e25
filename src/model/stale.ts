/** A result that is older than its case: the case left the plan, or the authority's words, its file or what it uses changed. */
export interface Stale {
  readonly case: string
  readonly why: 'gone' | 'words' | 'file' | 'content'
}
