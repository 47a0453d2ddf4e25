import { HarnessError } from '../../../../src/errors/harness-error.ts'
import { t } from '../../../../src/lib/language/t.ts'
import { withXml } from '../../../../src/xml/parse-xml.ts'
import type { RequestData } from '../request-data.ts'
import type { Breach, CdaRule } from './cda-rule.ts'
import { prescriptionRules } from './prescription-rules.ts'

/** A rule with the way in which a document breaks it. */
export interface BrokenRule extends Breach {
  readonly rule: CdaRule
}

/** Every rule that a prescription document breaks, made from that request. */
export const brokenRules = (cda: string, request: RequestData): readonly BrokenRule[] => {
  const read = withXml(Buffer.from(cda, 'utf8'), ({ root }) =>
    prescriptionRules.flatMap((rule) =>
      rule.breaches(root, request).map((breach) => ({ ...breach, rule })),
    ),
  )
  // A document that nobody can read has not been looked at: that is never the same as a right one.
  if (!read.ok)
    throw new HarnessError('INTERNAL', t`il CDA composto non è leggibile: ${read.reason}`)
  return read.value
}

/** A broken rule as it is told: its name, what was found, and where the rule is said. */
export const brokenText = ({ rule, found }: BrokenRule): string =>
  t`regola ${rule.id}: ${found} (${rule.source})`
