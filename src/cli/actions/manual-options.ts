import { relative, resolve } from 'node:path'

import { loadAnswers, type Answers } from '../../plan/answers-schema.ts'
import type { Plan } from '../../plan/plan.ts'
import type { Loaded } from '../../plan/problem.ts'
import type { Io } from '../io.ts'

export interface ManualOptions {
  /** A file with what would be typed and handed over. */
  readonly answers?: string
}

/** Reads the answers file: it may speak of every case of the plan, not only of those that run. */
export const readAnswers = (plan: Plan, options: ManualOptions, io: Io): Loaded<Answers> => {
  if (options.answers === undefined) return { ok: true, value: {} }
  const file = resolve(io.cwd, options.answers)
  return loadAnswers(relative(io.cwd, file).replaceAll('\\', '/'), file, plan)
}
