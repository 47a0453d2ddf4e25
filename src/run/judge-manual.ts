import { eitherOf } from '../lib/language/lists.ts'
import { t } from '../lib/language/t.ts'
import type { CheckResult } from '../model/check-result.ts'
import type { Outcome } from '../model/outcome.ts'
import type { ManualStep } from '../plan/plan.ts'
import { fileTypeOf } from '../lib/file-type.ts'
import type { HandedFile } from './desk.ts'
import { comparisonText, holds } from './preconditions.ts'

/** What a person typed, held against what was expected. */
export const checkAnswer = (
  { ask, comparison }: ManualStep['answers'][number],
  value: string,
): CheckResult => ({
  title: ask,
  level: 'required',
  status: holds(comparison, value) ? 'met' : 'unmet',
  expected: comparisonText(comparison),
  actual: t`«${value}»`,
})

/** What a person handed over, by what the files hold and not by their names. */
export const checkFiles = (
  { name, types, min }: ManualStep['files'][number],
  files: readonly HandedFile[],
): CheckResult => {
  const found = files.map(({ fileName, bytes }) => ({ fileName, type: fileTypeOf(bytes)?.type }))
  const strange = found.filter(({ type }) => type === undefined || !types.includes(type))
  return {
    title: t`File «${name}»`,
    level: 'required',
    status: strange.length === 0 && files.length >= min ? 'met' : 'unmet',
    expected: t`${min === 1 ? t`almeno un file` : t`almeno ${min} file`} di tipo ${eitherOf(types)}`,
    actual: found
      .map(({ fileName, type }) => `${fileName} (${type ?? t`di tipo sconosciuto`})`)
      .join(', '),
  }
}

/** How a manual step ended, once all was given. */
export const manualOutcome = (checks: readonly CheckResult[]): Outcome => {
  const unmet = checks.filter(({ status }) => status !== 'met')
  return unmet.length === 0
    ? { status: 'passed' }
    : {
        status: 'failed',
        trouble: 'unmet-check',
        message: unmet
          .map(({ title, expected, actual }) => t`${title}: atteso ${expected}, ottenuto ${actual}`)
          .join('; '),
      }
}
