import type { TestProject } from 'vitest/node'

import { t } from '../lib/language/t.ts'

type Opener = (project: TestProject) => Promise<() => Promise<void>>

// Vitest loads a global setup in a module graph of its own, in which some libraries do not survive (two
// instances of one class). The configuration is loaded by Node itself: the work is done there.
const key = Symbol.for('collaudo.plan-opener')
const shared = globalThis as { [key]?: Opener }

/** Says how plans are opened; called while the configuration is read. */
export const setPlanOpener = (opener: Opener): void => {
  shared[key] = opener
}

/** Opens the plans in the way that the configuration said. */
export const callPlanOpener: Opener = (project) => {
  const opener = shared[key]
  if (opener === undefined) throw new Error(t`planProject() manca nella configurazione di Vitest`)
  return opener(project)
}
