import { existsSync, readFileSync } from 'node:fs'
import { basename, resolve } from 'node:path'
import { createInterface } from 'node:readline'

import { fileTypeOf } from '../lib/file-type.ts'
import { eitherOf } from '../lib/language/lists.ts'
import { t } from '../lib/language/t.ts'
import { fileTrouble } from '../plan/plan-file.ts'
import type { HandedFile, ManualReply, ManualRequest } from '../run/desk.ts'

/** The terminal as a question sees it. */
export interface Terminal {
  readonly write: (text: string) => void
  /** The next line that the person types; null when there are no more, or the run is stopped. */
  readonly nextLine: () => Promise<string | null>
  readonly cwd: string
}

/** Reads lines for as long as a run lasts: what is typed ahead is not lost. Close it at the end. */
export const openTerminal = (
  input: NodeJS.ReadableStream,
  output: { readonly write: (text: string) => unknown },
  cwd: string,
  signal: AbortSignal,
): Terminal & { readonly close: () => void } => {
  const lines = createInterface({ input, terminal: false })
  const iterator = lines[Symbol.asyncIterator]()
  const stopped = new Promise<null>((end) => {
    signal.addEventListener('abort', () => end(null), { once: true })
  })
  return {
    cwd,
    write: (text) => void output.write(text),
    nextLine: async () => {
      if (signal.aborted) return null
      const next = await Promise.race([iterator.next(), stopped])
      return next === null || next.done === true ? null : next.value
    },
    close: () => lines.close(),
  }
}

/** The answer to a question; an empty text when there is none. */
type Ask = (question: string) => Promise<string>

/** Asks for files until there are enough, or the person gives up with an empty line. */
const askFiles = async (
  { name, types, min }: ManualRequest['files'][number],
  ask: Ask,
  { write, cwd }: Terminal,
): Promise<HandedFile[]> => {
  const files: HandedFile[] = []
  while (files.length < min) {
    const path = (await ask(t`    file «${name}» (${types.join(', ')}): `)).replace(
      /^["']|["']$/g,
      '',
    )
    if (path === '') break
    const absolute = resolve(cwd, path)
    if (!existsSync(absolute)) {
      write(t`    ${absolute} non esiste\n`)
      continue
    }
    let bytes: Uint8Array
    try {
      bytes = readFileSync(absolute)
    } catch (error) {
      // What was typed before must not be lost with it.
      write(`    ${absolute}: ${fileTrouble(error)}\n`)
      continue
    }
    const type = fileTypeOf(bytes)?.type
    if (type === undefined || !types.includes(type)) {
      write(
        t`    ${basename(path)} è ${type ?? t`di tipo sconosciuto`}: serve ${eitherOf(types)}\n`,
      )
      continue
    }
    files.push({ fileName: basename(path), bytes })
  }
  return files
}

/**
 * Asks the person at the terminal for what a manual step wants, as long as it takes. An empty line leaves the
 * step for later.
 */
export const askOperator = async (
  request: ManualRequest,
  terminal: Terminal,
): Promise<ManualReply> => {
  const ask: Ask = async (question) => {
    terminal.write(question)
    return ((await terminal.nextLine()) ?? '').trim()
  }
  const answers: Record<string, string> = {}
  const files: Record<string, HandedFile[]> = {}
  terminal.write(
    t`\n  ${request.case} ${request.caseTitle}\n    Da fare: ${request.do}\n    (una riga vuota rimanda: il caso resta in attesa)\n`,
  )
  for (const { name, ask: question } of request.answers) {
    const answer = await ask(`    ${question}: `)
    if (answer === '') return { answers, files }
    answers[name] = answer
  }
  for (const file of request.files) files[file.name] = await askFiles(file, ask, terminal)
  return { answers, files }
}
