import { lstatSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

import { followTrafficEvents, hasTraffic } from '../evidence/traffic-file.ts'
import { t } from '../lib/language/t.ts'
import { sha256 } from '../lib/sha256.ts'
import { EvidenceRef } from '../model/evidence-ref.ts'
import type { RunEvent } from '../model/event.ts'
import { nothingLooked, type Finding, type Verification } from './finding.ts'

const folder = 'evidence'

/** `evidence/<sha256>.<extension>`: nothing that leads out of the folder of the run. */
const evidencePath = /^evidence\/([0-9a-f]{64})\.[a-z0-9]{1,10}$/

/** Every piece of evidence that something in a value names, by its path. */
export const evidenceIn = (value: unknown): ReadonlyMap<string, EvidenceRef> => {
  const found = new Map<string, EvidenceRef>()
  const waiting: unknown[] = [value]
  while (waiting.length > 0) {
    const one = waiting.pop()
    if (one === null || typeof one !== 'object') continue
    if ('sha256' in one && 'path' in one) {
      const ref = EvidenceRef.safeParse(one)
      if (ref.success) {
        found.set(ref.data.path, ref.data)
        continue
      }
    }
    waiting.push(...Object.values(one))
  }
  return found
}

/** What passed through the proxy during a run: calls that no case took are evidence too. */
export const trafficEventsOf = (runFolder: string): readonly unknown[] =>
  hasTraffic(runFolder) ? followTrafficEvents(runFolder)() : []

/** Why the file of a reference is not what was kept; undefined where it is. */
const troubleOf = (runFolder: string, ref: EvidenceRef): Finding | undefined => {
  const place = ref.path
  const [, named] = evidencePath.exec(ref.path) ?? []
  if (named !== ref.sha256)
    return {
      kind: 'changed',
      place,
      message: t`il registro nomina una prova con un percorso che non è della sua impronta`,
    }
  const file = join(runFolder, ref.path)
  const found = lstatSync(file, { throwIfNoEntry: false })
  if (found === undefined)
    return { kind: 'missing', place, message: t`la prova «${ref.name}» manca` }
  if (!found.isFile())
    return { kind: 'changed', place, message: t`la prova «${ref.name}» non è un file normale` }
  const digest = found.size === ref.size ? sha256(readFileSync(file)) : null
  return digest === ref.sha256
    ? undefined
    : {
        kind: 'changed',
        place,
        message: t`la prova «${ref.name}» non ha più l'impronta con cui è stata conservata`,
      }
}

/** What lies in the folder of the evidence, whoever put it there. */
const filesIn = (runFolder: string): string[] => {
  try {
    return readdirSync(join(runFolder, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => !entry.isDirectory())
      .map((entry) =>
        join(entry.parentPath, entry.name)
          .slice(runFolder.length + 1)
          .replaceAll('\\', '/'),
      )
      .toSorted()
  } catch {
    return []
  }
}

/** Whether a file is named by the hash of its bytes, as evidence is. */
const isKept = (runFolder: string, path: string): boolean => {
  const [, named] = evidencePath.exec(path) ?? []
  return named !== undefined && sha256(readFileSync(join(runFolder, path))) === named
}

/** Runs that were put together tell no more whether one of them was interrupted. */
const isInterruption = (event: RunEvent): boolean =>
  event.event === 'run-resume' ||
  (event.event === 'run-end' && event.interrupted) ||
  (event.event === 'run-start' && event.header.merged !== undefined)

/** Holds every file of a run's evidence against the journal: each that it names is there, unchanged, and no other. */
export const verifyEvidence = (runFolder: string, events: readonly RunEvent[]): Verification => {
  const named = evidenceIn([events, trafficEventsOf(runFolder)])
  const wasInterrupted = events.some(isInterruption) || events.at(-1)?.event !== 'run-end'
  const others = filesIn(runFolder).filter((path) => !named.has(path))
  // A run that was killed may leave what it kept just before its step could end.
  const left = others.filter((path) => wasInterrupted && isKept(runFolder, path))
  return {
    problems: [
      ...[...named.values()].flatMap((ref) => troubleOf(runFolder, ref) ?? []),
      ...others
        .filter((path) => !left.includes(path))
        .map((place): Finding => ({
          kind: 'added',
          place,
          message: t`il registro non nomina questo file`,
        })),
    ],
    notes: left.map((place): Finding => ({
      kind: 'added',
      place,
      message: t`conservata da un passo che l'interruzione non ha lasciato finire: nessun caso la usa`,
    })),
    looked: { ...nothingLooked, files: named.size },
  }
}
