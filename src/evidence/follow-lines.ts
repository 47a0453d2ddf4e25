import { closeSync, existsSync, openSync, readSync, statSync } from 'node:fs'

/** Follows a file to which whole lines are added: each call gives those that were finished since the last. */
export const followLines = (file: string): (() => string[]) => {
  let offset = 0
  return () => {
    const size = existsSync(file) ? statSync(file).size : 0
    if (size <= offset) return []
    const bytes = Buffer.alloc(size - offset)
    const descriptor = openSync(file, 'r')
    try {
      readSync(descriptor, bytes, 0, bytes.length, offset)
    } finally {
      closeSync(descriptor)
    }
    const end = bytes.lastIndexOf(10) + 1
    offset += end
    return bytes.subarray(0, end).toString('utf8').split('\n').slice(0, -1)
  }
}
