import type { Rule } from './rule.ts'
import { casesAlike } from './rules/alike.ts'
import { captureUnused, exportUnused, takenUnused } from './rules/captures.ts'
import { checksContradict, stepUnreachable } from './rules/contradictions.ts'
import { fileUnused, idsAlike } from './rules/files.ts'
import { negativeWithoutRefusal, positiveRefused, sourceEmpty } from './rules/meaning.ts'
import { needLater, neverRuns } from './rules/needs.ts'
import { checkNeverFails } from './rules/never-fails.ts'
import { personUndeclared } from './rules/people.ts'
import {
  blanksAround,
  checkRepeated,
  choiceRepeated,
  stepUnjudged,
} from './rules/repeated-checks.ts'
import {
  requirementDuplicate,
  requirementMissing,
  requirementUncovered,
  requirementUnknown,
  wordVariants,
} from './rules/requirements.ts'

/** What `collaudo check` asks of a plan beyond that its files can be read. */
export const lintRules: readonly Rule[] = [
  captureUnused,
  takenUnused,
  exportUnused,
  negativeWithoutRefusal,
  positiveRefused,
  sourceEmpty,
  casesAlike,
  neverRuns,
  needLater,
  stepUnreachable,
  checksContradict,
  checkNeverFails,
  checkRepeated,
  choiceRepeated,
  blanksAround,
  stepUnjudged,
  requirementUnknown,
  requirementMissing,
  requirementUncovered,
  requirementDuplicate,
  wordVariants,
  idsAlike,
  fileUnused,
  personUndeclared,
]
