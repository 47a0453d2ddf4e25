import { t } from '../lib/language/t.ts'
import type { CheckSubject } from './check.ts'
import { ofService } from './presumed.ts'
import type { Combinator, CommonSettings, Expectation, Judged } from './expectation.ts'

const met = (finding: Judged): boolean => 'met' in finding && finding.met

const words: Record<Combinator, string> = { all: t`tutte`, any: t`almeno una`, not: t`non` }

/** Whether a combination holds. A `not` says nothing where a check within it had nothing to look at. */
const holding: Record<
  Combinator,
  (findings: readonly Judged[], missing: string | null) => boolean
> = {
  all: (findings) => findings.every(met),
  any: (findings) => findings.some(met),
  not: (findings, missing) => missing === null && !findings.some(met),
}

/** One expectation of several: all of them, at least one, or none. */
export const combine = (
  combinator: Combinator,
  parts: readonly Expectation[],
  common: CommonSettings,
): Expectation => {
  const title = `${words[combinator]}: ${parts.map((part) => part.title).join('; ')}`
  return {
    title: common.title ?? title,
    level: common.level ?? 'required',
    requirement: common.requirement,
    refusesConnection: combinator !== 'not' && parts.some((part) => part.refusesConnection),
    usesFiles: parts.some((part) => part.usesFiles),
    evaluate: (subject: CheckSubject): Judged => {
      const findings = parts.map((part) => part.evaluate(subject))
      const missing =
        findings.find((finding) => finding.missing !== null)?.missing ??
        // Not to have this status, or that header, is easy for a proxy's page.
        (combinator === 'not' ? ofService(subject) : null)
      const holds = holding[combinator](findings, missing)
      if (missing !== null && !holds && combinator !== 'any')
        return { missing, met: false, expected: missing, actual: subject.reading.description }
      const unevaluated = findings.find((finding) => 'notEvaluated' in finding)
      if (unevaluated !== undefined && !(combinator === 'any' && holds))
        return { ...unevaluated, expected: title }
      return {
        missing,
        met: holds,
        expected: title,
        actual: findings.map((f) => ('met' in f ? f.actual : f.notEvaluated)).join('; '),
      }
    },
  }
}
