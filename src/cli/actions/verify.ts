import { readFileSync, statSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'

import { verifyDossier } from '../../dossier/verify-dossier.ts'
import { t } from '../../lib/language/t.ts'
import { findWorkspace } from '../../plan/workspace.ts'
import type { Verification } from '../../verify/finding.ts'
import { verifyRun } from '../../verify/verify-run.ts'
import { exitCodes } from '../exit-codes.ts'
import type { Io } from '../io.ts'
import { knownAdapters } from '../known-adapters.ts'
import { verificationLines } from '../verification-lines.ts'
import { findRun } from './find-run.ts'

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
  const { record, ...verification } = await verifyRun(folder, await knownAdapters(io, folder))
  const title =
    record === null
      ? t`Esecuzione ${folder}`
      : t`Esecuzione ${record.run}: ${record.plan.title}, versione ${record.plan.version}, esito ${record.verdict.toUpperCase()}`
  return tell(io, title, verification, {
    run: record?.run ?? null,
    verdict: record?.verdict ?? null,
  })
}

const verifyFile = async (file: string, io: Io): Promise<number> => {
  const name = basename(file)
  const found = await verifyDossier(name, readFileSync(file), await knownAdapters(io), new Date())
  const { manifest, signer, timestamp, ...verification } = found
  const lines =
    manifest === null
      ? [t`Dossier ${name}`]
      : [
          manifest.kind === 'draft' ? t`Dossier ${name}, BOZZA` : t`Dossier ${name}`,
          t`  applicazione  ${manifest.application.title} ${manifest.application.version}, ${manifest.application.producer}`,
          t`  piano         ${manifest.plan.title}, versione ${manifest.plan.version}`,
          t`  esito         ${manifest.verdict.toUpperCase()}`,
          t`  firmatario    ${signer ?? t`nessuno: la firma non vale`}`,
          t`  marca         ${timestamp === null ? t`nessuna` : `${timestamp.at}, ${timestamp.authority}`}`,
        ]
  return tell(io, lines.join('\n'), verification, {
    file: name,
    kind: manifest?.kind ?? null,
    verdict: manifest?.verdict ?? null,
    signer,
    timestamp,
  })
}

/** Verifies what was handed over, and says all that is wrong with it. */
export const verify = (what: string, io: Io): Promise<number> => {
  const file = resolve(io.cwd, what)
  const isFile = statSync(file, { throwIfNoEntry: false })?.isFile() ?? false
  return isFile ? verifyFile(file, io) : verifyFolder(what, io)
}
