import { spawnSync } from 'node:child_process'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import type { Sealed, Verdict } from './sealed.ts'

const program = join(import.meta.dirname, 'wss4j', 'Verify.java')

/** The libraries that WSS4J needs to verify a signature. */
export const wss4jLibraries = ['wss4j', 'xmlsec', 'commons-logging', 'slf4j-api'] as const

/** What Apache WSS4J says of each message when it trusts that certificate alone; one JVM for all of them. */
export const wss4j = (classPath: string, sealed: readonly Sealed[]): readonly Verdict[] => {
  const folder = mkdtempSync(join(tmpdir(), 'collaudo-wss4j-'))
  const written = new Map<string, string>()
  const file = (text: string): string => {
    const name = written.get(text) ?? join(folder, String(written.size))
    if (!written.has(text)) writeFileSync(name, text)
    written.set(text, name)
    return name
  }
  const { stdout, stderr, status } = spawnSync(
    'java',
    // The first compiler and the simplest collector: the program ends before the others would pay.
    ['-XX:TieredStopAtLevel=1', '-XX:+UseSerialGC', '-cp', classPath, program],
    {
      input: sealed.map((one) => `${file(one.xml)}\t${file(one.certificate)}\n`).join(''),
      encoding: 'utf8',
      maxBuffer: 2 ** 26,
      // In any other locale Java finds no file whose path has an accent.
      env: { ...process.env, LC_ALL: 'C.UTF-8' },
    },
  )
  const verdicts = stdout.split('\n').filter((line) => line !== '')
  if (status !== 0 || verdicts.length !== sealed.length)
    throw new Error(`${program} said ${verdicts.length} of ${sealed.length} verdicts: ${stderr}`)
  return verdicts.map((line) => ({ accepted: line === 'accepted', reason: line }))
}
