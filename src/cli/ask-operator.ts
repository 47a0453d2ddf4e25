import { existsSync, readFileSync } from 'node:fs'
import { basename, resolve } from 'node:path'
import { createInterface } from 'node:readline'

import { fileTypeOf } from '../lib/file-type.ts'
import { eitherOf } from '../lib/language/lists.ts'
import { t } from '../lib/language/t.ts'
import { fileTrouble } from '../plan/plan-file.ts'
import type { HandedFile, ManualReply, ManualRequest } from '../run/desk.ts'
import { askSecret } from './ask-secret.ts'

/** The terminal as a question sees it. */
export interface Terminal {
  readonly write: (text: string) => void
  /** The next line that the person types; null when there are no more, or the run is stopped. */
  readonly nextLine: () => Promise<string | null>
  /** The same, unseen as it is typed. What was typed before it was asked for is not taken for it. */
  readonly nextSecret: () => Promise<string | null>
  readonly cwd: string
}

/** Reads lines for as long as a run lasts: what is typed ahead is not lost. Close it at the end. */
export const openTerminal = (
  input: NodeJS.ReadableStream,
  output: { readonly write: (text: string) => unknown },
  cwd: string,
  signal: AbortSignal,
): Terminal & { readonly close: () => void } => {
  const typed: string[] = []
  const waiting: ((line: string | null) => void)[] = []
  let isOver = signal.aborted
  const end = (): void => {
    isOver = true
    for (const tell of waiting.splice(0)) tell(null)
  }
  signal.addEventListener('abort', end, { once: true })
  const listen = () =>
    createInterface({ input, terminal: false })
      .on('line', (line) => {
        const tell = waiting.shift()
        if (tell === undefined) typed.push(line)
        else tell(line)
      })
      .once('close', end)
  let lines = listen()
  return {
    cwd,
    write: (text) => void output.write(text),
    nextLine: () => {
      const line = signal.aborted ? undefined : typed.shift()
      if (line !== undefined) return Promise.resolve(line)
      return isOver ? Promise.resolve(null) : new Promise((tell) => waiting.push(tell))
    },
    nextSecret: async () => {
      if (isOver) return null
      lines.off('close', end).close()
      typed.length = 0
      // Ctrl+C stops the run here as anywhere else, though the terminal makes no signal of it now.
      const secret = await askSecret(input, signal, () => process.emit('SIGINT'))
      lines = listen()
      return secret
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
