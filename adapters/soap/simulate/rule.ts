import { ruleTable, type RuleName } from './rule-table.ts'

/** Why a request is refused: the code, an Italian text, and the stable name of the rule. */
export interface Refusal {
  readonly rule: string | null
  readonly code: string
  readonly text: string
}

/**
 * One decision. `check` says in Italian what is wrong, or undefined when nothing is. It judges its own matter only and
 * passes by what another rule judges, so that with one rule off exactly what that rule is about goes through.
 */
export interface Rule<Subject> {
  readonly name: RuleName
  readonly check: (subject: Subject) => string | undefined
}

export const refusalBy = (name: RuleName, text: string): Refusal => ({
  rule: name,
  code: ruleTable[name].code,
  text,
})

/** The first rule, in order, that is on and that the subject does not satisfy; undefined when it satisfies all. */
export const firstRefusal = <Subject>(
  rules: readonly Rule<Subject>[],
  subject: Subject,
  off: ReadonlySet<string>,
): Refusal | undefined => {
  for (const { name, check } of rules) {
    const text = off.has(name) ? undefined : check(subject)
    if (text !== undefined) return refusalBy(name, text)
  }
  return undefined
}
