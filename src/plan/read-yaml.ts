import { readFileSync, statSync } from 'node:fs'

import {
  isAlias,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  parseDocument,
  type Document,
  type Node,
  type Scalar,
} from 'yaml'

import { sha256 } from '../lib/sha256.ts'
import { deepLine } from './nesting.ts'
import type { Loaded, Problem } from './problem.ts'

const maxBytes = 1_000_000
const maxNodes = 100_000
const maxDepth = 64
const tooDeep = `più di ${maxDepth} livelli di annidamento`

/** A value as written: every scalar is its own text, never a number, a date or a boolean. */
export type TextValue = string | null | readonly TextValue[] | { readonly [key: string]: TextValue }

export type Path = readonly (string | number)[]

export interface Place {
  readonly line: number
  readonly column: number
}

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

const key = (path: Path): string => JSON.stringify(path)

const isPlainNull = (scalar: Scalar): boolean =>
  (scalar.type === 'PLAIN' || scalar.type === undefined || scalar.type === null) &&
  /^(?:null|~|)$/i.test(scalar.source ?? '')

const quoteHint = "un'espressione ${ … } dentro { } o [ ] va tra apici: { a: '${ x }' }"

const explanations: Record<string, string> = {
  BAD_ALIAS: 'un riferimento *nome o una etichetta &nome senza un nome ammesso',
  BAD_DQ_ESCAPE: 'una sequenza \\… non ammessa tra doppi apici: usare gli apici singoli',
  BAD_INDENT: 'rientro sbagliato: le voci dello stesso livello iniziano alla stessa colonna',
  BAD_SCALAR_START: 'un valore non può iniziare con questo carattere: racchiuderlo tra apici',
  BLOCK_AS_IMPLICIT_KEY: 'una struttura annidata sulla stessa riga: andare a capo e rientrare',
  BLOCK_IN_FLOW: 'una struttura a blocchi dentro { } o [ ]',
  MISSING_CHAR: 'manca un carattere di chiusura o i due punti',
  MULTILINE_IMPLICIT_KEY: 'una chiave su più righe: forse mancano i due punti',
  MULTIPLE_DOCS: 'il file contiene più documenti (---): ne è ammesso uno',
  TAB_AS_INDENT: 'tabulazione usata come rientro: usare gli spazi',
  UNEXPECTED_TOKEN: 'carattere inatteso',
  TAG_RESOLVE_FAILED: 'etichetta !… non ammessa',
}

const syntaxProblem = (file: string, line: string, place: Place, yamlCode: string): Problem => {
  if (yamlCode === 'DUPLICATE_KEY')
    return {
      code: 'YAML_DUPLICATE_KEY',
      file,
      ...place,
      message: 'la stessa chiave compare due volte: ne resterebbe una sola',
      hint: 'unire le due voci in una',
    }
  if (/[{[][^'"]*\$\{/.test(line))
    return {
      code: 'YAML_TEMPLATE_UNQUOTED',
      file,
      ...place,
      message: "non è YAML valido: qui ${ apre una nuova struttura e non un'espressione",
      hint: quoteHint,
    }
  return {
    code: 'YAML_INVALID',
    file,
    ...place,
    message: `non è YAML valido: ${explanations[yamlCode] ?? yamlCode}`,
    hint: 'controllare rientri, due punti e apici della riga; nel dubbio racchiudere il valore tra apici singoli',
  }
}

/**
 * One mistake on a line makes the parser stumble several times: only the first is told. After an
 * expression without quotes the lines that follow are read as its inside: nothing is said of them.
 */
const withoutEchoes = (problems: readonly Problem[]): Problem[] => {
  const firsts = [
    ...new Map(problems.toReversed().map((problem) => [problem.line, problem])).values(),
  ].toReversed()
  const unquoted = firsts.findIndex(({ code }) => code === 'YAML_TEMPLATE_UNQUOTED')
  return unquoted === -1
    ? firsts
    : firsts.filter(({ code }, index) => index < unquoted || code === 'YAML_TEMPLATE_UNQUOTED')
}

/** Turns the syntax tree into values of text, noting where each of them stands. */
const walk = (
  document: Document,
  note: (path: Path, node: Node | null, keyNode: Node | null) => void,
  fail: (node: Node, message: string, hint: string) => void,
): TextValue => {
  let count = 0
  const visit = (node: unknown, path: Path, keyNode: Node | null): TextValue => {
    if (++count > maxNodes) throw new RangeError(`più di ${maxNodes} nodi`)
    if (path.length > maxDepth) throw new RangeError(tooDeep)
    if (isAlias(node)) {
      const meant = node.resolve(document)
      if (meant !== undefined) return visit(meant, path, keyNode)
      fail(
        node,
        `il riferimento *${node.source} non è definito prima di questo punto`,
        `definirlo prima con &${node.source}, o racchiudere il valore tra apici se l'asterisco è testo`,
      )
      return null
    }
    if (isScalar(node)) {
      note(path, node, keyNode)
      return isPlainNull(node) ? null : String(node.value)
    }
    if (isSeq(node)) {
      note(path, node, keyNode)
      return node.items.map((item, index) => visit(item, [...path, index], null))
    }
    if (isMap(node)) {
      note(path, node, keyNode)
      const entries: [string, TextValue][] = []
      for (const pair of node.items) {
        if (!isScalar(pair.key)) {
          fail(node, 'una chiave deve essere un testo semplice', quoteHint)
          continue
        }
        const name = String(pair.key.value)
        entries.push([name, visit(pair.value, [...path, name], pair.key)])
      }
      return Object.fromEntries(entries)
    }
    note(path, null, keyNode)
    return null
  }
  return visit(document.contents, [], null)
}

/** Parses YAML 1.2 text. Every scalar keeps the text that was written; `null`, `~` and nothing are null. */
export const parseYaml = (
  file: string,
  text: string,
  digest = sha256(text),
): Loaded<YamlSource> => {
  const refuse = (message: string, line = 1): Loaded<YamlSource> => ({
    ok: false,
    problems: [
      { code: 'YAML_INVALID', file, line, column: 1, message: `YAML rifiutato: ${message}` },
    ],
  })
  const deep = deepLine(text)
  if (deep !== undefined) return refuse(tooDeep, deep)
  const lines = new LineCounter()
  const document = parseDocument(text, {
    schema: 'failsafe',
    lineCounter: lines,
    keepSourceTokens: false,
    prettyErrors: false,
    uniqueKeys: true,
    strict: true,
  })
  const placeAt = (offset: number): Place => {
    const { line, col } = lines.linePos(offset)
    return { line: Math.max(1, line), column: Math.max(1, col) }
  }
  const textLines = text.split(/\r?\n/)
  const problems = [...document.errors, ...document.warnings].map((error) => {
    const place = placeAt(error.pos[0])
    return syntaxProblem(file, textLines[place.line - 1] ?? '', place, error.code)
  })
  if (problems.length > 0) return { ok: false, problems: withoutEchoes(problems) }

  const values = new Map<string, Place>()
  const keys = new Map<string, Place>()
  const failures: Problem[] = []
  try {
    const value = walk(
      document,
      (path, node, keyNode) => {
        const offset = node?.range?.[0] ?? keyNode?.range?.[0] ?? 0
        values.set(key(path), placeAt(offset))
        if (keyNode?.range) keys.set(key(path), placeAt(keyNode.range[0]))
      },
      (node, message, hint) => {
        const place = placeAt(node.range?.[0] ?? 0)
        failures.push({ code: 'YAML_INVALID', file, ...place, message, hint })
      },
    )
    if (failures.length > 0) return { ok: false, problems: failures }
    const locate = (path: Path): Place => {
      const found = values.get(key(path))
      if (found !== undefined) return found
      return path.length === 0 ? { line: 1, column: 1 } : locate(path.slice(0, -1))
    }
    const locateKey = (path: Path): Place => keys.get(key(path)) ?? locate(path)
    return { ok: true, value: { file, sha256: digest, value, locate, locateKey } }
  } catch (error) {
    return refuse(error instanceof Error ? error.message : String(error))
  }
}

/** Reads and parses one YAML file. A file that cannot be read is a problem, not an exception. */
export const readYaml = (file: string, absolute: string): Loaded<YamlSource> => {
  const refuse = (message: string, hint?: string): Loaded<YamlSource> => ({
    ok: false,
    problems: [{ code: 'FILE_UNREADABLE', file, line: 1, column: 1, message, hint }],
  })
  try {
    const { size } = statSync(absolute)
    if (size > maxBytes) return refuse(`il file ha ${size} byte: il massimo è ${maxBytes}`)
    const bytes = readFileSync(absolute)
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return parseYaml(file, text, sha256(bytes))
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code
    if (code === 'ENOENT') return refuse('il file non esiste')
    if (code === 'ERR_ENCODING_INVALID_ENCODED_DATA')
      return refuse('il file non è testo UTF-8', 'salvarlo con codifica UTF-8')
    if (code === 'EISDIR') return refuse('è una cartella, non un file')
    return refuse(`il file non si può leggere (${code ?? String(error)})`)
  }
}
