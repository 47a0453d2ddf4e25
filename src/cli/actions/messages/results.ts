import { readFileSync, statSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'

import { HarnessError } from '../../../errors/harness-error.ts'
import { readRun } from '../../../evidence/run-file.ts'
import { fileTypeOf } from '../../../lib/file-type.ts'
import { t } from '../../../lib/language/t.ts'
import { fileTrouble } from '../../../plan/plan-file.ts'
import { findWorkspace } from '../../../plan/workspace.ts'
import type { Attachment } from '../../../procedure/letters/letter.ts'
import { prepareResults } from '../../../procedure/prepare-run-letter.ts'
import { adaptersOf } from '../../adapters-of.ts'
import type { Io } from '../../io.ts'
import { findRun } from '../find-run.ts'
import { subjectOf } from './subject-of.ts'
import { writeDraft, type DraftOptions } from './write-draft.ts'

const largestAttachment = 25 * 1024 * 1024

const readAttachment = (cwd: string, path: string): Attachment => {
  const refuse = (reason: string) =>
    new HarnessError('COMMAND_INVALID', `${path}: ${reason}`, { hint: t`indicare un altro file` })
  try {
    const absolute = resolve(cwd, path)
    const found = statSync(absolute)
    if (!found.isFile()) throw refuse(t`non è un file normale`)
    if (found.size > largestAttachment)
      throw refuse(t`ha ${found.size} byte: al più ${largestAttachment}`)
    const content = readFileSync(absolute)
    const type = fileTypeOf(content)
    return {
      name: basename(path),
      mediaType: type?.mediaType ?? 'application/octet-stream',
      content,
    }
  } catch (error) {
    throw error instanceof HarnessError ? error : refuse(fileTrouble(error))
  }
}

export interface ResultsOptions extends DraftOptions {
  readonly attach?: readonly string[]
}

/** The draft with which the outcomes of the plan of verification go back. */
export const draftResults = async (
  run: string,
  options: ResultsOptions,
  io: Io,
): Promise<number> => {
  const { folder: workspace } = findWorkspace(io.cwd)
  const folder = findRun(join(workspace, 'reports'), io.cwd, run)
  const stored = { folder, record: readRun(folder) }
  const attachments = (options.attach ?? []).map((path) => readAttachment(io.cwd, path))
  const subject = subjectOf(
    { ...options, application: options.application ?? stored.record.application.name },
    io,
  )
  const adapters = await adaptersOf({ folder: workspace })
  const ready = subject.ok ? prepareResults(subject.value, stored, adapters, attachments) : subject
  const next = t`Quando l'autorità risponde: procedure.yaml, recorded: [{ stage: 5, date: …, version: … }]`
  return writeDraft(ready, [], { workspace, next }, options, io)
}
