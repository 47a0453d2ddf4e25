import { chainRules } from './rules/chain.ts'
import { nameRules } from './rules/names.ts'
import { originRules } from './rules/origin.ts'
import type { Checked, Circumstances, Finding, Rule, Weight } from './rules/rule.ts'
import { strengthRules } from './rules/strength.ts'
import { timeRules } from './rules/time.ts'
import { usageRules } from './rules/usage.ts'

/** Every rule on a certificate, in the order in which people are told. */
export const certificateRules: readonly Rule[] = [
  ...nameRules,
  ...timeRules,
  ...strengthRules,
  ...usageRules,
  ...chainRules,
  ...originRules,
]

/** A rule with its result. */
export interface RuleResult extends Finding {
  readonly id: string
  readonly title: string
  readonly weight: Weight
}

/** Asks every rule that has something to say here. */
export const checkCertificate = (checked: Checked, circumstances: Circumstances): RuleResult[] =>
  certificateRules.flatMap(({ id, title, profiles, weight: weights, evaluate }) => {
    const weight = circumstances.production ? weights.production : weights.collaudo
    if (weight === 'off' || !profiles.includes(circumstances.profile)) return []
    const found = evaluate(checked, circumstances)
    const result = weight === 'advised' && found.result === 'unmet' ? 'warning' : found.result
    return [{ id, title, weight, ...found, result }]
  })

/** Whether a result means that the certificate will not do: what must be known and is not counts too. */
export const isFailing = ({ result, weight }: RuleResult): boolean =>
  result === 'unmet' || (result === 'not-evaluated' && weight === 'required')
