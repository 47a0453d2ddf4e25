import { readFileSync } from 'node:fs'
import { join } from 'node:path'

import type { XsdSource } from '../../src/check/check.ts'
import { packageRoot } from '../../src/lib/package-root.ts'

const entry = 'CVPService.xsd'

/** The XSD of the contract that comes with the adapter: what `xsd: contract` means in a case. */
export const contractSchema: XsdSource = {
  entry,
  files: {
    [entry]: readFileSync(join(packageRoot, 'adapters', 'sist', 'contract', entry), 'utf8'),
  },
}
