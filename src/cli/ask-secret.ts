import { createInterface } from 'node:readline'
import { Writable } from 'node:stream'

/**
 * Asks for something that must not be seen: what is typed is not shown. Null when there is no answer, because the
 * input ended, the person pressed Ctrl+C (which `interrupted` is told of) or the command was stopped.
 */
export const askSecret = (
  input: NodeJS.ReadableStream,
  signal: AbortSignal,
  interrupted: () => void = () => undefined,
): Promise<string | null> =>
  new Promise((resolve) => {
    // As a terminal readline takes over the echo, and writes it here.
    const nowhere = new Writable({ write: (_, __, done) => done() })
    const lines = createInterface({ input, output: nowhere, terminal: true, historySize: 0 })
    let answer: string | null = null
    const stop = (): void => lines.close()
    lines.once('line', (line) => {
      answer = line
      lines.close()
    })
    lines.once('SIGINT', () => {
      interrupted()
      stop()
    })
    signal.addEventListener('abort', stop, { once: true })
    lines.once('close', () => {
      signal.removeEventListener('abort', stop)
      resolve(answer)
    })
    if (signal.aborted) stop()
  })
