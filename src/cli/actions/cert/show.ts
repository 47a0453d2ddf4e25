import { exitCodes } from '../../exit-codes.ts'
import type { Io } from '../../io.ts'
import { passphraseToOpen, type PassphraseOptions } from '../../passphrase.ts'
import { fileData, fileLines } from './certificate-data.ts'
import { readChain } from './read-input.ts'

export interface ShowOptions extends PassphraseOptions {
  readonly json?: boolean
}

/** Says what a file holds. */
export const show = async (path: string, options: ShowOptions, io: Io): Promise<number> => {
  const { file, chain } = readChain(io, path, await passphraseToOpen(options, io))
  const data = fileData(path, file, chain, new Date())
  if (options.json === true) io.out(`${JSON.stringify(data, null, 2)}\n`)
  else {
    const lines = fileLines(data)
    const width = Math.max(...lines.map(([label]) => label.length))
    io.out(`${path} (${data.form})\n`)
    for (const [label, text] of lines) io.out(`  ${label.padEnd(width)}  ${text}\n`)
  }
  return exitCodes.passed
}
