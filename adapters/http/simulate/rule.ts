import type { RuleName } from './rule-table.ts'

/** Why a rule refuses: the detail, and the instance where it is not the usual one. */
export type Objection = string | { readonly detail: string; readonly instance: string }

/** A reason to refuse: it judges its own matter, and lets pass what another judges. */
export interface Rule<Subject> {
  readonly name: RuleName
  readonly check: (subject: Subject) => Objection | undefined
}

/** A refusal, by the rule that gives it. */
export interface Refusal {
  readonly rule: RuleName
  readonly detail: string
  readonly instance: string | undefined
}

/** The first rule that is on and refuses; undefined when none does. */
export const firstRefusal = <Subject>(
  rules: readonly Rule<Subject>[],
  subject: Subject,
  off: ReadonlySet<string>,
): Refusal | undefined => {
  for (const { name, check } of rules) {
    const found = off.has(name) ? undefined : check(subject)
    if (found === undefined) continue
    return typeof found === 'string'
      ? { rule: name, detail: found, instance: undefined }
      : { rule: name, ...found }
  }
  return undefined
}
