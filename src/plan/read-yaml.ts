import { dirname } from 'node:path'

import { LineCounter, parseDocument, type Document } from 'yaml'

import { t } from '../lib/language/t.ts'
import { createRecent } from '../lib/recent.ts'
import { sha256 } from '../lib/sha256.ts'
import { deepLine } from './nesting.ts'
import { fileWithin, readPlanText } from './plan-file.ts'
import type { Loaded, Problem } from './problem.ts'
import {
  duplicateKey,
  forbiddenIn,
  syntaxProblem,
  withoutEchoes,
  type Place,
} from './yaml-problems.ts'
import {
  duplicates,
  maxDepth,
  TooMuch,
  toValues,
  type Spot,
  type TextValue,
} from './yaml-values.ts'

const maxBytes = 256_000
const mostMistakes = 500

export type { TextValue } from './yaml-values.ts'

export type Path = readonly (string | number)[]

export type { Place } from './yaml-problems.ts'

export interface YamlSource {
  /** Relative to the workspace, with `/`. */
  readonly file: string
  /** SHA-256 of the file's bytes. */
  readonly sha256: string
  readonly value: TextValue
  /** The place of a value; of its nearest known ancestor when there is none. */
  readonly locate: (path: Path) => Place
  /** The place of a key; of the value when it has no key. */
  readonly locateKey: (path: Path) => Place
}

/** The place of the line and column of the first character that cannot stand in a file of text. */
const badCharacter = (
  text: string,
): { message: string; hint: string; index: number } | undefined => {
  const bad = forbiddenIn(text)
  const lone = /\r(?!\n)/.exec(text)
  if (bad !== undefined && (lone === null || bad.index < lone.index))
    return {
      index: bad.index,
      message: t`carattere non ammesso (${bad.name})`,
      hint:
        bad.name === 'U+0000'
          ? t`il file non è testo, o è in UTF-16: salvarlo con codifica UTF-8`
          : t`toglierlo: è un carattere invisibile`,
    }
  return lone === null
    ? undefined
    : {
        index: lone.index,
        message: t`fine di riga di vecchio tipo (CR senza LF)`,
        hint: t`salvare il file con fine di riga LF o CRLF`,
      }
}

/** The parser makes an Error of each mistake: a file of nothing but mistakes has a million of them. */
const parse = (text: string, lineCounter: LineCounter): Document.Parsed => {
  const frames = Error.stackTraceLimit
  Error.stackTraceLimit = 0
  try {
    return parseDocument(text, {
      schema: 'failsafe',
      lineCounter,
      keepSourceTokens: false,
      prettyErrors: false,
      uniqueKeys: false,
      strict: true,
    })
  } finally {
    Error.stackTraceLimit = frames
  }
}

/** Parses YAML 1.2 text. Every scalar keeps the text that was written; `null`, `~` and nothing are null. */
export const parseYaml = (
  file: string,
  text: string,
  digest = sha256(text),
): Loaded<YamlSource> => {
  const refuse = (message: string, place: Place, hint?: string): Loaded<YamlSource> => ({
    ok: false,
    problems: [
      { code: 'YAML_INVALID', file, ...place, message: t`YAML rifiutato: ${message}`, hint },
    ],
  })
  const bad = badCharacter(text)
  if (bad !== undefined) {
    const before = text.slice(0, bad.index)
    const line = before.split('\n').length
    const column = bad.index - before.lastIndexOf('\n')
    return refuse(bad.message, { line, column }, bad.hint)
  }
  const deep = deepLine(text)
  if (deep !== undefined)
    return refuse(
      t`più di ${maxDepth} livelli di annidamento`,
      { line: deep, column: 1 },
      t`togliere livelli`,
    )
  const lines = new LineCounter()
  const placeAt = (offset: number): Place => {
    const { line, col } = lines.linePos(offset)
    return { line: Math.max(1, line), column: Math.max(1, col) }
  }
  const textLines = text.split(/\r?\n/)
  try {
    const document = parse(text, lines)
    const mistakes = [...document.errors, ...document.warnings].slice(0, mostMistakes)
    const problems = [
      ...mistakes.map((error) => {
        const place = placeAt(error.pos[0])
        return syntaxProblem(file, textLines[place.line - 1] ?? '', place, error.code)
      }),
      ...duplicates(document)
        .slice(0, mostMistakes)
        .map((offset) => duplicateKey(file, placeAt(offset))),
    ]
    if (problems.length > 0) return { ok: false, problems: withoutEchoes(problems) }

    const failures: Problem[] = []
    const { value, spot } = toValues(
      document,
      (node, keyNode) => placeAt(node?.range?.[0] ?? keyNode?.range?.[0] ?? 0),
      (node, message, hint) => {
        const place = placeAt(node.range?.[0] ?? 0)
        failures.push({ code: 'YAML_INVALID', file, ...place, message, hint })
      },
    )
    if (failures.length > 0) return { ok: false, problems: withoutEchoes(failures) }
    const find = (path: Path): { spot: Spot; isWhole: boolean } => {
      let found = spot
      for (const segment of path) {
        const next = found.inside.get(segment)
        if (next === undefined) return { spot: found, isWhole: false }
        found = next
      }
      return { spot: found, isWhole: true }
    }
    const locate = (path: Path): Place =>
      path.length === 0 ? { line: 1, column: 1 } : find(path).spot.place
    const locateKey = (path: Path): Place => {
      const found = find(path)
      return (found.isWhole ? found.spot.keyPlace : null) ?? found.spot.place
    }
    return { ok: true, value: { file, sha256: digest, value, locate, locateKey } }
  } catch (error) {
    if (error instanceof TooMuch) return refuse(error.message, error.place, error.hint)
    // The parser, not the person: it must not take the command with it.
    return refuse(
      t`il testo non si può interpretare`,
      { line: 1, column: 1 },
      t`dividere il file in parti più piccole`,
    )
  }
}

/**
 * The folder that a file may not leave by a symbolic link: its plan or environment, or else the folder in
 * which it is.
 */
const homeOf = (file: string, absolute: string): string => {
  const [kind, , ...rest] = file.split('/')
  if ((kind !== 'plans' && kind !== 'environments') || rest.length === 0) return dirname(absolute)
  return rest.reduce((folder) => dirname(folder), absolute)
}

/** So many characters of files stay parsed: some twenty megabytes of memory. */
const parsed = createRecent<YamlSource>(1_000_000)

/** Whoever shares a value may not change it. */
const freeze = (value: TextValue): void => {
  if (value === null || typeof value === 'string') return
  Object.freeze(value)
  for (const inner of Object.values(value)) freeze(inner)
}

/**
 * Reads and parses one YAML file; what was parsed before with the same content is not parsed again, as the payloads that
 * many cases begin from. A file that cannot be read is a problem, not an exception.
 */
export const readYaml = (file: string, absolute: string): Loaded<YamlSource> => {
  const read = readPlanText(fileWithin(homeOf(file, absolute), absolute), maxBytes)
  if (read.ok) {
    const digest = sha256(read.bytes)
    const key = `${digest} ${file}`
    const before = parsed.get(key)
    if (before !== undefined) return { ok: true, value: before }
    const loaded = parseYaml(file, read.text, digest)
    if (loaded.ok) {
      freeze(loaded.value.value)
      parsed.put(key, loaded.value, read.text.length)
    }
    return loaded
  }
  const { message, hint } = read
  return {
    ok: false,
    problems: [{ code: 'FILE_UNREADABLE', file, line: 1, column: 1, message, hint }],
  }
}
