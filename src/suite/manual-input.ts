import { readFileSync } from 'node:fs'
import { basename, join } from 'node:path'

import { readJournal } from '../evidence/journal.ts'
import type { ManualReply, ManualRequest } from '../run/desk.ts'

/** What was given for a manual step: answers, and the paths of files, by name. */
export interface GivenStep {
  readonly answers: Readonly<Record<string, string>>
  /** Absolute paths. */
  readonly files: Readonly<Record<string, readonly string[]>>
}

/** What was given beforehand: by case, then by step. */
export type GivenAnswers = Readonly<Record<string, Readonly<Record<string, GivenStep>>>>

/** Files that are there as bytes. One that cannot be read is missing, and the step goes on waiting. */
const filesOf = (files: GivenStep['files']): ManualReply['files'] =>
  Object.fromEntries(
    Object.entries(files).map(([name, paths]) => [
      name,
      paths.map((path) => ({ fileName: basename(path), bytes: readFileSync(path) })),
    ]),
  )

/** What the answers file of a command says for a step. */
export const fromAnswers = (
  given: GivenAnswers,
  { case: id, step }: ManualRequest,
): ManualReply => {
  const found = given[id]?.[step]
  return found === undefined
    ? { answers: {}, files: {} }
    : { answers: found.answers, files: filesOf(found.files) }
}

/** What `collaudo attach` has put into the run for a step. A later answer takes the place of an earlier one. */
export const fromJournal = (runFolder: string, { case: id, step }: ManualRequest): ManualReply => {
  const attached = readJournal(runFolder).flatMap((event) =>
    event.event === 'attached' && event.case === id && event.step === step ? [event] : [],
  )
  const files: Record<string, { fileName: string; bytes: Uint8Array }[]> = {}
  for (const { name, file } of attached.flatMap((event) => event.files)) {
    const known = (files[name] ??= [])
    known.push({
      fileName: file.name.replace(`${name}: `, ''),
      bytes: readFileSync(join(runFolder, file.path)),
    })
  }
  return { answers: Object.assign({}, ...attached.map(({ answers }) => answers)), files }
}

/** Two replies as one: the second's answers take the place of the first's, files are added. */
export const joined = (first: ManualReply, second: ManualReply): ManualReply => ({
  answers: { ...first.answers, ...second.answers },
  files: Object.fromEntries(
    [...new Set([...Object.keys(first.files), ...Object.keys(second.files)])].map((name) => [
      name,
      [...(first.files[name] ?? []), ...(second.files[name] ?? [])],
    ]),
  ),
})

/** What is still to be given. */
export const remaining = (request: ManualRequest, reply: ManualReply): ManualRequest => ({
  ...request,
  answers: request.answers.filter(({ name }) => (reply.answers[name] ?? '') === ''),
  files: request.files.flatMap((file) => {
    const left = file.min - (reply.files[file.name]?.length ?? 0)
    return left > 0 ? [{ ...file, min: left }] : []
  }),
})
