import { lstatSync } from 'node:fs'
import { join, relative, resolve } from 'node:path'

import { HarnessError } from '../../../errors/harness-error.ts'
import { t } from '../../../lib/language/t.ts'
import type { Letter } from '../../../procedure/letters/letter.ts'
import { composeDraft } from '../../../procedure/letters/compose-draft.ts'
import { draftsFolder } from '../../../procedure/stage-states.ts'
import type { Ready } from '../../../procedure/subject.ts'
import { exitCodes } from '../../exit-codes.ts'
import type { Io } from '../../io.ts'
import { printProblems } from '../../print-error.ts'
import { writeNewFiles } from '../../write-new-files.ts'

export interface DraftOptions {
  readonly application?: string
  readonly out?: string
  readonly force?: boolean
  readonly json?: boolean
}

/** Where it is written; refuses one that is there already, unless it may be replaced. */
const draftPlace = (
  name: string,
  workspace: string,
  { out, force }: DraftOptions,
  io: Io,
): { readonly folder: string; readonly isReplaced: boolean } => {
  const folder = out === undefined ? join(workspace, draftsFolder) : resolve(io.cwd, out)
  const isThere = lstatSync(join(folder, name), { throwIfNoEntry: false }) !== undefined
  if (isThere && force !== true)
    throw new HarnessError('COMMAND_INVALID', t`in ${folder} c'è già ${name}`, {
      hint: t`con --force si sostituisce; con --out si scrive in un'altra cartella`,
    })
  return { folder, isReplaced: isThere }
}

/** Writes a draft, or lists all that is missing for it. Nothing is sent to anyone. */
export const writeDraft = async (
  ready: Ready<Letter>,
  /** What else to tell of it, a line each. */
  notes: readonly string[],
  { workspace, next }: { readonly workspace: string; readonly next: string },
  options: DraftOptions,
  io: Io,
): Promise<number> => {
  if (!ready.ok) {
    printProblems(io, ready.problems)
    return exitCodes.wrong
  }
  const letter = ready.value
  const name = `${letter.name}.eml`
  const { folder, isReplaced } = draftPlace(name, workspace, options, io)
  const [file = ''] = writeNewFiles(folder, [
    { name, content: await composeDraft(letter, new Date()), secret: false },
  ])
  const { from, to, subject, attachments } = letter
  const data = {
    file,
    replaced: isReplaced,
    from: from.address,
    to,
    subject,
    attachments: attachments.map((one) => one.name),
    notes,
    sent: false,
  }
  if (options.json === true) io.out(`${JSON.stringify(data, null, 2)}\n`)
  else
    io.out(
      [
        isReplaced
          ? t`Bozza sostituita: ${relative(io.cwd, file)}`
          : t`Bozza: ${relative(io.cwd, file)}`,
        t`  da        ${from.address}`,
        t`  a         ${to}`,
        t`  oggetto   ${subject}`,
        ...(attachments.length === 0 ? [] : [t`  allegati  ${data.attachments.join(', ')}`]),
        ...notes.map((note) => `  ${note}`),
        t`Non è stato inviato niente: aprirla nel programma di posta, rileggerla e inviarla.`,
        next,
        '',
      ].join('\n'),
    )
  return exitCodes.passed
}
