/** A mistake of a submission: by which rule, where, what was found and how to mend it. */
export interface SubmissionFinding {
  /** The authority's own name where it has one (C007, TEST_NON_PRESENTE), else ours. */
  readonly rule: string
  /** The file, then the cell or the JSON pointer. */
  readonly place: string
  readonly message: string
  readonly fix: string
}
