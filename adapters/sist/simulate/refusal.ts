/** Why a request is refused: the authority's code, an Italian text and the stable name of the rule. */
export interface Refusal {
  readonly rule: string
  readonly code: string
  readonly text: string
}

/** One decision. `check` says in Italian what is wrong, or undefined when nothing is. */
export interface Rule<Subject> {
  readonly name: string
  readonly code: string
  readonly check: (subject: Subject) => string | undefined
}

/** The first rule, in order, that the subject does not satisfy; undefined when it satisfies all. */
export const firstRefusal = <Subject>(
  rules: readonly Rule<Subject>[],
  subject: Subject,
): Refusal | undefined => {
  for (const { name, code, check } of rules) {
    const text = check(subject)
    if (text !== undefined) return { rule: name, code, text }
  }
  return undefined
}
