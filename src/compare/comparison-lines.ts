import { t } from '../lib/language/t.ts'
import type { Paint } from '../lib/paint.ts'
import { skipCauseText, statusText, troubleText } from '../report/outcome-text.ts'
import {
  differenceKinds,
  isSame,
  sameEnding,
  type AnswerComparison,
  type CaseComparison,
  type Difference,
  type DifferenceKind,
  type Ending,
  type Hint,
  type RunComparison,
  type RunFacts,
} from './comparison.ts'
import { printable } from '../debug/printable.ts'

// Of a long answer that differs everywhere the first places tell as much as all of them.
const mostDifferences = 30

const kindText: Readonly<Record<DifferenceKind, string>> = {
  reading: t`genere di risposta`,
  'no-answer': t`mancata risposta`,
  status: t`stato HTTP`,
  fault: t`codice del Fault`,
  gist: t`contenuto`,
  'media-type': 'Content-Type',
  element: t`elementi presenti da una parte sola`,
  order: t`ordine degli elementi`,
  value: t`valori`,
  body: t`corpo`,
}

const shortest = 60
const short = (text: string | null): string => {
  if (text === null) return t`assente`
  if (text === '') return t`vuoto`
  const one = printable(text).replaceAll(/\s+/g, ' ')
  return one.length > shortest ? `${one.slice(0, shortest)}…` : one
}

const runLine = (name: string, run: RunFacts): string => {
  const where = run.simulator ? t`simulatore (non è SIST)` : t`ambiente ${run.environment}`
  const stopped = run.interrupted ? t`, interrotta` : ''
  return `  ${name}: ${run.run}: ${where}, ${run.application}, collaudo ${run.harness}${stopped}`
}

const reasonText = (reason: string): string => {
  const known: Readonly<Record<string, string>> = { ...troubleText, ...skipCauseText }
  return known[reason] ?? reason
}

const endingText = (ending: Ending | null): string => {
  if (ending === null) return t`non eseguito in questa esecuzione`
  return ending.reason === null
    ? statusText[ending.status]
    : `${statusText[ending.status]} (${reasonText(ending.reason)})`
}

const hintText = ({ name, set, value }: Hint): string =>
  value === undefined || value === set
    ? t`scelta del simulatore che può spiegarlo: ${name}, ora ${set}`
    : t`scelta del simulatore che può spiegarlo: ${name}, ora ${set}; con ${value} risponderebbe come l'altra`

const differenceText = ({ kind, at, left, right }: Difference): string => {
  const where = at === '' ? '' : ` ${at}`
  return `${kindText[kind]}${where}: A ${short(left)}, B ${short(right)}`
}

/** The kinds in which an answer differs, and how often: what a reader needs to choose where to look. */
const kindsOf = (answers: readonly AnswerComparison[]): string =>
  differenceKinds
    .flatMap((kind) => {
      const count = answers.filter(({ differences }) =>
        differences.some((one) => one.kind === kind),
      ).length
      return count === 0 ? [] : [`${kindText[kind]} ${count}`]
    })
    .join(', ')

const count = (one: string, many: string, number: number): string =>
  `${number} ${number === 1 ? one : many}`

const summaryLines = ({ cases, switches }: RunComparison): string[] => {
  const answers = cases.flatMap((one) => one.answers)
  const differing = answers.filter(({ differences }) => differences.length > 0)
  const alone = cases.flatMap((one) => [...one.onlyLeft, ...one.onlyRight]).length
  const both = cases.filter(({ left, right }) => left !== null && right !== null)
  const onlyIn = (side: 'left' | 'right'): number =>
    cases.filter((one) => one[side === 'left' ? 'right' : 'left'] === null).length
  const kinds = kindsOf(differing)
  return [
    [
      t`Casi:     ${both.filter(sameEnding).length} con lo stesso esito`,
      t`${both.filter((one) => !sameEnding(one)).length} con esito diverso`,
      ...(onlyIn('left') === 0 ? [] : [t`${onlyIn('left')} solo in A`]),
      ...(onlyIn('right') === 0 ? [] : [t`${onlyIn('right')} solo in B`]),
    ].join(', '),
    [
      t`Risposte: ${count(t`uguale`, t`uguali`, answers.length - differing.length)}`,
      count(t`diversa`, t`diverse`, differing.length),
      ...(alone === 0 ? [] : [t`${alone} da una parte sola`]),
    ].join(', '),
    ...(kinds === '' ? [] : [t`Diverse per: ${kinds}`]),
    ...(switches.length === 0
      ? []
      : [
          t`Scelte del simulatore diverse: ${switches
            .map(({ name, left, right }) => `${name} (A ${left}, B ${right})`)
            .join(', ')}`,
        ]),
  ]
}

const caseTitle = (one: CaseComparison, paint: Paint): string => {
  const endings = sameEnding(one)
    ? t`${endingText(one.left)} in entrambe`
    : `A ${endingText(one.left)}, B ${endingText(one.right)}`
  return `${paint(sameEnding(one) ? 'bold' : ['bold', 'yellow'], one.id)} ${printable(one.title)}: ${endings}`
}

const callLine = ({ call, operation, differences }: AnswerComparison): string =>
  differences.length === 0
    ? t`  ${call} (${operation}): uguale`
    : `  ${call} (${operation}): ${[...new Set(differences.map(({ kind }) => kindText[kind]))].join(', ')}`

const aloneLines = ({ onlyLeft, onlyRight }: CaseComparison): string[] => [
  ...onlyLeft.map((call) => t`  ${call}: chiamata fatta solo in A`),
  ...onlyRight.map((call) => t`  ${call}: chiamata fatta solo in B`),
]

const answerLines = (answer: AnswerComparison): string[] => {
  const { differences, requestDifferences, hints, codes } = answer
  const rest = differences.length - mostDifferences
  return [
    callLine(answer),
    ...differences.slice(0, mostDifferences).map((one) => `      ${differenceText(one)}`),
    ...(rest > 0 ? [t`      … e altre ${rest}: --json le elenca tutte`] : []),
    ...codes.map(({ code, meaning }) => `      ${code}: ${meaning}`),
    ...hints.map((hint) => `      ${hintText(hint)}`),
    ...(requestDifferences > 0
      ? [
          t`      anche le richieste differiscono, in ${count(t`punto`, t`punti`, requestDifferences)}: la differenza può venire da lì`,
        ]
      : []),
  ]
}

/** A case in both runs, every answer of it; `diffs` gives the lines of a unified diff for an answer. */
export const caseComparisonLines = (
  one: CaseComparison,
  paint: Paint,
  diffs: (call: string) => readonly string[],
): string[] => [
  '',
  caseTitle(one, paint),
  ...(one.changed ? [t`  il file del caso è cambiato tra le due esecuzioni`] : []),
  ...one.answers.flatMap((answer) => [...answerLines(answer), ...diffs(answer.call)]),
  ...aloneLines(one),
]

/** Two runs: which they are, in how much they differ, and each case that does, in a few lines. */
export const comparisonLines = (comparison: RunComparison, paint: Paint): string[] => {
  const { plan, left, right, cases } = comparison
  const differing = cases.filter((one) => !isSame(one))
  return [
    paint('bold', t`Confronto di due esecuzioni del piano ${plan}`),
    runLine('A', left),
    runLine('B', right),
    ...(left.planVersion === right.planVersion
      ? []
      : [t`  la versione del piano è cambiata: A ${left.planVersion}, B ${right.planVersion}`]),
    '',
    ...summaryLines(comparison),
    ...(differing.length === 0 ? [] : ['']),
    ...differing.flatMap((one) => [
      caseTitle(one, paint),
      ...one.answers.filter(({ differences }) => differences.length > 0).map(callLine),
      ...aloneLines(one),
    ]),
  ]
}
