import { cardCodes } from './codes/cards.ts'
import { caseFlowCodes } from './codes/case-flow.ts'
import { caseLintCheckCodes } from './codes/case-lint-checks.ts'
import { caseLintCodes } from './codes/case-lint.ts'
import { caseNeedCodes } from './codes/case-needs.ts'
import { caseOperatorCodes } from './codes/case-operators.ts'
import { caseShapeCodes } from './codes/case-shape.ts'
import { dossierCodes } from './codes/dossier.ts'
import { documentCodes } from './codes/documents.ts'
import { environmentCodes } from './codes/environment.ts'
import { fileCodes } from './codes/files.ts'
import { planCodes } from './codes/plan.ts'
import { requirementCodes } from './codes/requirements.ts'
import { runCodes } from './codes/run.ts'
import type { ErrorCode } from '../errors/harness-error.ts'
import type { Explanation } from './explanation.ts'

const codes = {
  ...caseShapeCodes,
  ...caseOperatorCodes,
  ...caseFlowCodes,
  ...caseNeedCodes,
  ...caseLintCodes,
  ...caseLintCheckCodes,
  ...planCodes,
  ...requirementCodes,
  ...fileCodes,
  ...documentCodes,
  ...environmentCodes,
  ...cardCodes,
  ...runCodes,
  ...dossierCodes,
} as const satisfies Record<ErrorCode, Explanation>

/** Every code that a message of this tool can carry. */
export type Code = keyof typeof codes

/** Every code with its explanation. */
export const catalogue: Readonly<Record<Code, Explanation>> = codes
