import type { ErrorCode } from 'yaml'

import { t } from '../lib/language/t.ts'
import type { Problem } from './problem.ts'

export interface Place {
  readonly line: number
  readonly column: number
}

export const quoteHint = t`un'espressione \${ … } dentro { } o [ ] va tra apici: { a: '\${ x }' }`

const explanations: Readonly<Record<ErrorCode, string>> = {
  ALIAS_PROPS: t`un riferimento *nome non può avere né etichetta né tipo`,
  BAD_ALIAS: t`un riferimento *nome o una etichetta &nome senza un nome ammesso`,
  BAD_COLLECTION_TYPE: t`il tipo !… non è quello del valore che segue`,
  BAD_DIRECTIVE: t`una riga che inizia con % è una direttiva, e questa non è ammessa`,
  BAD_DQ_ESCAPE: t`una sequenza \\… non ammessa tra doppi apici: usare gli apici singoli`,
  BAD_INDENT: t`rientro sbagliato: le voci dello stesso livello iniziano alla stessa colonna`,
  BAD_PROP_ORDER: t`etichetta &nome e tipo !… vanno prima del valore`,
  BAD_SCALAR_START: t`un valore non può iniziare con questo carattere: racchiuderlo tra apici`,
  BLOCK_AS_IMPLICIT_KEY: t`una struttura annidata sulla stessa riga: andare a capo e rientrare`,
  BLOCK_IN_FLOW: t`una struttura a blocchi dentro { } o [ ]`,
  DUPLICATE_KEY: t`la stessa chiave compare due volte`,
  IMPOSSIBLE: t`una sequenza di caratteri che non si può interpretare`,
  KEY_OVER_1024_CHARS: t`una chiave è lunga al più 1024 caratteri: forse manca un apice di chiusura`,
  MISSING_CHAR: t`manca un carattere di chiusura o i due punti`,
  MULTILINE_IMPLICIT_KEY: t`una chiave su più righe: forse mancano i due punti`,
  MULTIPLE_ANCHORS: t`due etichette &nome sullo stesso valore`,
  MULTIPLE_DOCS: t`il file contiene più documenti (---): ne è ammesso uno`,
  MULTIPLE_TAGS: t`due tipi !… sullo stesso valore`,
  NON_STRING_KEY: t`una chiave deve essere un testo semplice`,
  RESOURCE_EXHAUSTION: t`troppi livelli o troppi riferimenti`,
  TAB_AS_INDENT: t`tabulazione usata come rientro: usare gli spazi`,
  TAG_RESOLVE_FAILED: t`tipo !… non ammesso`,
  UNEXPECTED_TOKEN: t`carattere inatteso`,
}

/** A mistake of syntax that the parser found, in Italian. `line` is the text of the line where it is. */
export const syntaxProblem = (
  file: string,
  line: string,
  place: Place,
  yamlCode: ErrorCode,
): Problem => {
  if (/[{[][^'"]*\$\{/.test(line.slice(0, 2000)))
    return {
      code: 'YAML_TEMPLATE_UNQUOTED',
      file,
      ...place,
      message: t`non è YAML valido: qui \${ apre una nuova struttura e non un'espressione`,
      hint: quoteHint,
    }
  return {
    code: 'YAML_INVALID',
    file,
    ...place,
    message: t`non è YAML valido: ${explanations[yamlCode]}`,
    hint: t`controllare rientri, due punti e apici della riga; nel dubbio racchiudere il valore tra apici singoli`,
  }
}

export const duplicateKey = (file: string, place: Place): Problem => ({
  code: 'YAML_DUPLICATE_KEY',
  file,
  ...place,
  message: t`la stessa chiave compare due volte: ne resterebbe una sola`,
  hint: t`unire le due voci in una`,
})

/** More than this of one file says nothing to anybody. */
const mostTold = 20

/**
 * One mistake on a line makes the parser stumble several times: only the first is told. After an
 * expression without quotes the lines that follow are read as its inside: nothing is said of them.
 */
export const withoutEchoes = (problems: readonly Problem[]): Problem[] => {
  const firsts = [
    ...new Map(problems.toReversed().map((problem) => [problem.line, problem])).values(),
  ].toSorted((a, b) => a.line - b.line)
  const unquoted = firsts.findIndex(({ code }) => code === 'YAML_TEMPLATE_UNQUOTED')
  const told =
    unquoted === -1
      ? firsts
      : firsts.filter(({ code }, index) => index < unquoted || code === 'YAML_TEMPLATE_UNQUOTED')
  const [next] = told.slice(mostTold)
  return next === undefined
    ? told
    : [
        ...told.slice(0, mostTold),
        {
          ...next,
          message: t`da qui in poi altri ${told.length - mostTold} errori dello stesso genere`,
          hint: t`correggere prima quelli sopra`,
        },
      ]
}

// What neither YAML 1.2 (§5.1) nor XML 1.0 (§2.2) lets stand in a text.
const forbidden = /(?![\t\n\r\u0085])\p{Cc}|[\ufffe\uffff]|\p{Surrogate}/u

const codePoint = (character: string): string =>
  `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`

/** The first character that can stand in no text, as U+…; undefined when there is none. */
export const forbiddenIn = (text: string): { index: number; name: string } | undefined => {
  const found = forbidden.exec(text)
  return found === null ? undefined : { index: found.index, name: codePoint(found[0]) }
}
