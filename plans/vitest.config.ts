import { dirname, join } from 'node:path'

import { adapters } from '../adapters/index.ts'
import { planProject } from '../src/suite/plan-project.ts'

const root = dirname(import.meta.dirname)

// The sample plans as tests of Vitest, for editors and `npx vitest run plans/…`: from the sources, as they are now.
export default planProject({ root, adapters, adaptersFile: join(root, 'adapters', 'index.ts') })
