import { join } from 'node:path'

import { adapters as installed } from '../../../adapters/index.ts'
import type { Adapter } from '../../adapter/define-adapter.ts'
import { t } from '../../lib/language/t.ts'
import { findWorkspace } from '../../plan/workspace.ts'
import { supply } from '../../session/supply.ts'
import type { Verification } from '../../verify/finding.ts'
import { verifyRun } from '../../verify/verify-run.ts'
import { exitCodes } from '../exit-codes.ts'
import type { Io } from '../io.ts'
import { verificationLines } from '../verification-lines.ts'
import { findRun } from './find-run.ts'

/** The adapters with what the vendor supplies, and as they are installed: a record says by which it was made. */
const knownAdapters = async (io: Io): Promise<readonly Adapter[]> => [
  ...(await supply(installed, io.env, io.cwd)).adapters,
  ...installed,
]

/** A workspace is not needed: whoever verifies may have nothing but what was handed over. */
const reportsFolder = (io: Io): string => {
  try {
    return join(findWorkspace(io.cwd).folder, 'reports')
  } catch {
    return join(io.cwd, 'reports')
  }
}

const tell = (
  io: Io,
  title: string,
  verification: Verification,
  more: Readonly<Record<string, unknown>>,
): number => {
  const { problems, notes, looked } = verification
  const holds = problems.length === 0
  if (io.json) io.out(`${JSON.stringify({ ...more, holds, looked, problems, notes }, null, 2)}\n`)
  else io.out(`${verificationLines(title, verification, io.colour).join('\n')}\n`)
  return holds ? exitCodes.passed : exitCodes.failed
}

const verifyFolder = async (what: string, io: Io): Promise<number> => {
  const folder = findRun(reportsFolder(io), io.cwd, what)
  const { record, ...verification } = await verifyRun(folder, await knownAdapters(io))
  const title =
    record === null
      ? t`Esecuzione ${folder}`
      : t`Esecuzione ${record.run}: ${record.plan.title}, versione ${record.plan.version}, esito ${record.verdict.toUpperCase()}`
  return tell(io, title, verification, {
    run: record?.run ?? null,
    verdict: record?.verdict ?? null,
  })
}

/** Verifies what was handed over, and says all that is wrong with it. */
export const verify = (what: string, io: Io): Promise<number> => verifyFolder(what, io)
