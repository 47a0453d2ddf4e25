import type { ReadStream } from 'node:tty'

// What the keys send while the terminal leaves them to us.
const interrupt = '\u0003'
const erase = /[\b\u007f]/
const eraseAll = '\u0015'

/** What is left of a line when its corrections are made. */
const corrected = (line: string): string => {
  let text = ''
  for (const key of line) {
    if (key === eraseAll) text = ''
    else if (erase.test(key)) text = text.slice(0, -1)
    else text += key
  }
  return text
}

const isTerminal = (input: NodeJS.ReadableStream): input is ReadStream =>
  'isTTY' in input && input.isTTY === true

/** Reads a line that does not appear as it is typed. Ctrl+C stops the command as it does anywhere else. */
export const unseen = async (
  input: NodeJS.ReadableStream,
  nextLine: () => Promise<string | null>,
): Promise<string | null> => {
  if (!isTerminal(input)) return await nextLine()
  const watch = (chunk: Buffer | string): void => {
    // The terminal makes no signal of it now.
    if (chunk.toString().includes(interrupt)) process.emit('SIGINT')
  }
  input.setRawMode(true)
  input.on('data', watch)
  try {
    const line = await nextLine()
    return line === null ? null : corrected(line)
  } finally {
    input.off('data', watch)
    input.setRawMode(false)
  }
}
