import { join } from 'node:path'

import { t } from '../lib/language/t.ts'
import type { CaseRecord, StepRecord } from '../model/run-record.ts'
import { readYaml, type Path, type TextValue, type YamlSource } from '../plan/read-yaml.ts'

/** Where the parts of a case stand in its file, as `file:riga:colonna`. */
export interface CasePlaces {
  readonly step: (step: Pick<StepRecord, 'id'>) => string
  /** The place of what a check of the step was written from: an entry of `expect`, or a capture. */
  readonly check: (step: StepRecord, index: number) => string
}

const isList = (value: TextValue): value is readonly TextValue[] => Array.isArray(value)

/** The path of the step with that id, wherever steps may stand: `steps`, `cleanup`, `recover`. */
const pathOfStep = (value: TextValue, id: string, path: Path = []): Path | undefined => {
  if (value === null || typeof value === 'string') return undefined
  if (isList(value)) {
    for (const [index, item] of value.entries()) {
      const at = [...path, index]
      if (item !== null && typeof item === 'object' && !isList(item) && item['id'] === id) return at
      const found = pathOfStep(item, id, at)
      if (found !== undefined) return found
    }
    return undefined
  }
  for (const key of ['steps', 'cleanup', 'recover']) {
    const inner = Object.hasOwn(value, key) ? value[key] : undefined
    if (inner === undefined) continue
    const found = pathOfStep(inner, id, [...path, key])
    if (found !== undefined) return found
  }
  return undefined
}

/** How many of a step's checks, the first ones, are the conditions of its repetition. */
export const untilCount = ({ checks }: Pick<StepRecord, 'checks'>): number =>
  checks.filter(({ part }) => part?.kind === 'until').length

const unknown = (file: string, why: string): CasePlaces => {
  const place = `${file} (${why})`
  return { step: () => place, check: () => place }
}

const placesIn = ({ file, value, locate, locateKey }: YamlSource): CasePlaces => {
  const text = (path: Path, key = false): string => {
    const { line, column } = (key ? locateKey : locate)(path)
    return `${file}:${line}:${column}`
  }
  return {
    step: ({ id }) => text(pathOfStep(value, id) ?? ['title']),
    check: (step, index) => {
      const at = pathOfStep(value, step.id)
      if (at === undefined) return text(['title'])
      const part = step.checks[index]?.part
      if (part?.kind === 'count') return text(at)
      if (part?.kind === 'pages') return text([...at, 'pages'], true)
      if (part?.kind === 'whole') return text([...at, 'pages', 'whole', part.index])
      const counts = step.checks.filter((one) =>
        ['count', 'pages', 'whole'].includes(one.part?.kind ?? ''),
      ).length
      const inExpect = index - untilCount(step) - counts
      if (inExpect < 0) return text([...at, 'repeat', 'until', index])
      if (part?.kind === 'capture') return text([...at, 'capture', part.name], true)
      // Of several calls each has all of them.
      return text([...at, 'expect', inExpect % Math.max(1, step.expect.length)])
    },
  }
}

/** Finds the places again in the file of a case, if it is still the one that ran. */
export const casePlaces = (
  workspaceFolder: string,
  { file, fileSha256 }: Pick<CaseRecord, 'file' | 'fileSha256'>,
): CasePlaces => {
  const read = readYaml(file, join(workspaceFolder, file))
  if (!read.ok) return unknown(file, t`il file non è più leggibile`)
  return read.value.sha256 === fileSha256
    ? placesIn(read.value)
    : unknown(file, t`cambiato dopo l'esecuzione`)
}
