import type { TestProject } from 'vitest/node'

import { callPlanOpener } from './plan-opener.ts'

/** Global setup of the plans' project of Vitest. */
export default (project: TestProject): Promise<() => Promise<void>> => callPlanOpener(project)
