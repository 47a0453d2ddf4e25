import { randomUUID } from 'node:crypto'
import { relative, resolve } from 'node:path'

import { loadAnswers, type Answers } from '../../plan/answers-schema.ts'
import type { Plan } from '../../plan/plan.ts'
import type { Loaded } from '../../plan/problem.ts'
import { serveDesk, type ManualMeans } from '../../suite/manual-desk.ts'
import { askOperator, openTerminal } from '../ask-operator.ts'
import type { Io } from '../io.ts'

export interface ManualOptions {
  /** A file with what would be typed and handed over. */
  readonly answers?: string
}

/** How the manual steps of a run get what they want. Close it when the run is over. */
export interface OpenManual {
  readonly means: ManualMeans
  readonly close: () => void
}

/** Where a person is asked: nothing else is written between `hold` and `release`. */
export interface Screen {
  readonly write: (text: string) => void
  readonly hold: () => void
  readonly release: () => void
}

const hasManualSteps = (plan: Plan): boolean =>
  plan.cases.some(({ steps, cleanup }) =>
    [...steps, ...cleanup].some(({ kind }) => kind === 'manual'),
  )

/** Reads the answers file: it may speak of every case of the plan, not only of those that run. */
export const readAnswers = (plan: Plan, options: ManualOptions, io: Io): Loaded<Answers> => {
  if (options.answers === undefined) return { ok: true, value: {} }
  const file = resolve(io.cwd, options.answers)
  return loadAnswers(relative(io.cwd, file).replaceAll('\\', '/'), file, plan)
}

/** Sits at the terminal when a person does: nowhere else is anybody asked. */
export const openManual = (plan: Plan, answers: Answers, io: Io, screen: Screen): OpenManual => {
  if (io.operator === null || io.json || !hasManualSteps(plan))
    return { means: { answers, channel: null }, close: () => undefined }
  const channel = `collaudo-${randomUUID()}`
  const terminal = openTerminal(io.operator, { write: screen.write }, io.cwd, io.signal)
  const desk = serveDesk(channel, async (request) => {
    screen.hold()
    try {
      return await askOperator(request, terminal)
    } finally {
      screen.release()
    }
  })
  return {
    means: { answers, channel },
    close: () => {
      desk.close()
      terminal.close()
    },
  }
}
