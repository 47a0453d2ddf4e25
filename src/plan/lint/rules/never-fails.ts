import { parseExpectation, type CheckKinds } from '../../../check/expectation.ts'
import { t } from '../../../lib/language/t.ts'
import type { Exchange } from '../../../model/exchange.ts'
import type { TextValue } from '../../read-yaml.ts'
import { boundedTest } from '../../../lib/bounded-regex.ts'
import { canonical, isFields } from '../fields.ts'
import { checksOf, untilOf, wholeOf, withMembers, type WrittenCheck } from '../checks.ts'
import type { PlanFiles, WrittenStep } from '../plan-files.ts'
import type { Mistake, Rule } from '../rule.ts'
import { everyStep } from './repeated-checks.ts'

/** Texts that have nothing in common: what corresponds to all of them corresponds to everything. */
const anyTexts = [
  '',
  ' ',
  'a',
  'Z',
  '0',
  '\n',
  '-',
  'ß',
  '<x/>',
  'two lines\nof text',
  '1'.repeat(99),
]

const matchesAnything = (pattern: string): boolean => {
  try {
    return anyTexts.every((text) => boundedTest(pattern, text) === true)
  } catch {
    return false
  }
}

/** A pattern that everything matches; undefined where something does not, or where it is not known yet. */
const patternOf = (written: TextValue | undefined): string | undefined =>
  typeof written === 'string' && !written.includes('${') && matchesAnything(written)
    ? written
    : undefined

const anyAnswers = [
  '<a/>',
  '<x:b xmlns:x="urn:x" c="d"><x:e>1</x:e><x:e>2</x:e></x:b>',
  '<none>0</none>',
]

const answering = (body: string): Exchange => ({
  origin: 'harness',
  adapter: '',
  operation: '',
  method: 'POST',
  url: 'https://127.0.0.1/',
  startedAt: new Date(0),
  endedAt: new Date(0),
  request: { head: new Uint8Array(), body: new Uint8Array() },
  answer: {
    kind: 'http',
    status: 200,
    headers: {},
    head: new Uint8Array(),
    body: Buffer.from(body, 'utf8'),
  },
  tls: null,
  documents: [],
  facts: {},
})

/** Whether an XPath finds nodes in answers that have nothing to do with any service. */
const existsAnywhere = (
  { own }: WrittenCheck,
  kinds: CheckKinds,
  namespaces: PlanFiles['namespaces'],
): boolean => {
  // Any other comparison may speak of what must not be there: such answers lack it, a real one may not.
  if (own['exists'] === undefined) return false
  const parsed = parseExpectation(own, kinds)
  if (!parsed.ok) return false
  return anyAnswers.every((body) => {
    const finding = parsed.value.evaluate({
      exchange: answering(body),
      reading: { kind: 'expected', description: '' },
      variables: {},
      namespaces,
    })
    return 'met' in finding && finding.met
  })
}

// Without an argument they speak of the document.
const ofContext =
  /\b(?:last|position|string|number|string-length|normalize-space|name|local-name|namespace-uri)\(\s*\)/

/** Whether an XPath looks at nothing of the answer: no path, no name, no node test. */
const looksAtNothing = (xpath: string): boolean => {
  const bare = xpath
    .replace(/'[^']*'|"[^"]*"/g, ' ')
    .replace(/\$[\w.-]+/g, ' ')
    .replace(/[A-Za-z-]+\s*\(/g, '(')
    .replace(/\b(?:and|or|div|mod)\b/g, ' ')
    .replace(/\d+(?:\.\d*)?|\.\d+/g, ' ')
  return !/[A-Za-z_/@.*:]/.test(bare) && !ofContext.test(xpath)
}

/** `… or true()`, `count(…) >= 0`: true whatever comes before or within. */
const alwaysTrue = /\bor\s+true\(\)|\btrue\(\)\s+or\b|^\s*count\(.*\)\s*>=\s*0\s*$/

/** A single count, or a length: never less than zero. */
const neverNegative = /^\s*(?:count|string-length)\([^()]*\)\s*$/

/** XPath variables compared with themselves: `$nre = $nre`. */
const selfCompared = (xpath: string): string | undefined =>
  /\$([A-Za-z_][\w.-]*)\s*=\s*\$\1(?![\w.-])/.exec(xpath)?.[1]

/** A value that this step captures from the very place that the check looks at. */
const capturedHere = (step: WrittenStep, own: WrittenCheck['own']): string | undefined => {
  const captures = isFields(step.value['capture']) ? Object.entries(step.value['capture']) : []
  const alone = /^\$\{\s*([A-Za-z_]\w*)\s*\}$/.exec(
    typeof own['equals'] === 'string' ? own['equals'].trim() : '',
  )?.[1]
  return captures.find(
    ([name, capture]) =>
      name === alone &&
      isFields(capture) &&
      ['xpath', 'jsonpath', 'header'].some(
        (key) => typeof own[key] === 'string' && own[key] === capture[key],
      ),
  )?.[0]
}

interface Reason {
  readonly message: string
  readonly hint: string
}

const reasonOfCheck = (
  files: PlanFiles,
  step: WrittenStep,
  check: WrittenCheck,
): Reason | undefined => {
  const { own } = check
  const pattern = patternOf(own['matches'])
  if (pattern !== undefined)
    return {
      message: t`matches: «${pattern}» corrisponde a qualunque testo`,
      hint: t`scrivere la forma attesa tra ^ e $, oppure usare exists: true se basta che il valore ci sia`,
    }
  const xpath = own['xpath']
  const name = typeof xpath === 'string' ? selfCompared(xpath) : undefined
  if (name !== undefined)
    return {
      message: t`$${name} è confrontato con se stesso`,
      hint: t`confrontarlo con un valore della risposta`,
    }
  const captured = capturedHere(step, own)
  if (captured !== undefined)
    return {
      message: t`«${captured}» è preso da questa stessa risposta, nello stesso punto: è confrontato con se stesso`,
      hint: t`confrontarlo con un valore dei dati o di un passo precedente`,
    }
  if (typeof xpath === 'string' && (looksAtNothing(xpath) || alwaysTrue.test(xpath)))
    return {
      message: t`«${xpath}» non dipende dalla risposta`,
      hint: t`scrivere l'XPath dell'elemento da guardare, per esempio //sist:return/sist:esito`,
    }
  if (
    typeof xpath === 'string' &&
    neverNegative.test(xpath) &&
    typeof own['greater-than'] === 'string' &&
    Number(own['greater-than']) < 0
  )
    return {
      message: t`«${xpath.trim()}» è sempre maggiore di ${own['greater-than']}`,
      hint: t`scrivere quanti se ne attendono, per esempio greater-than: 0`,
    }
  const isEverything = own['jsonpath'] === '$' && own['exists'] !== undefined
  return isEverything ||
    (typeof xpath === 'string' && existsAnywhere(check, files.kindsOf(undefined), files.namespaces))
    ? {
        message: t`la verifica è soddisfatta da qualunque risposta`,
        hint: t`scrivere l'XPath dell'elemento atteso, per esempio //sist:return/sist:esito`,
      }
    : undefined
}

/** `any` with a check and its contrary: one of the two always holds. */
const holdsBothWays = ({ combinator, members }: WrittenCheck): boolean => {
  if (combinator !== 'any') return false
  const plain = new Set(
    members.filter((one) => one.combinator !== 'not').map(({ own }) => canonical(own)),
  )
  return members.some(
    (one) =>
      one.combinator === 'not' &&
      one.members.length === 1 &&
      one.members.every(({ own }) => plain.has(canonical(own))),
  )
}

const reasonOf = (files: PlanFiles, step: WrittenStep, check: WrittenCheck): Reason | undefined => {
  // Within `not` it would be impossible, rather than always true.
  if (check.path.includes('not')) return undefined
  if (holdsBothWays(check))
    return {
      message: t`any: contiene una verifica e il suo contrario: una delle due vale sempre`,
      hint: t`togliere una delle due`,
    }
  return check.combinator === undefined ? reasonOfCheck(files, step, check) : undefined
}

/** Answers of a person that may be anything. */
const openAnswers = ({ source, path, value }: WrittenStep): Mistake[] => {
  const manual = isFields(value['manual']) ? value['manual'] : {}
  const answers = isFields(manual['answers']) ? manual['answers'] : {}
  return Object.entries(answers).flatMap(([name, answer]): Mistake[] => {
    const pattern = isFields(answer) ? patternOf(answer['matches']) : undefined
    return pattern === undefined
      ? []
      : [
          {
            source,
            path: [...path, 'manual', 'answers', name, 'matches'],
            message: t`matches: «${pattern}» corrisponde a qualunque risposta`,
            hint: t`scrivere la forma attesa tra ^ e $, o il valore atteso con equals:`,
          },
        ]
  })
}

/** Every check can fail: one that cannot proves nothing, and looks as if it did. */
export const checkNeverFails: Rule = {
  code: 'CASE_CHECK_NEVER_FAILS',
  level: 'error',
  find: (files) =>
    everyStep(files).flatMap((step) => [
      ...openAnswers(step),
      ...[...checksOf(files, step), ...untilOf(files, step), ...wholeOf(files, step)]
        .flatMap((check) => withMembers(check))
        .flatMap((check): Mistake[] => {
          const reason = reasonOf(files, step, check)
          return reason === undefined ? [] : [{ source: step.source, path: check.path, ...reason }]
        }),
    ]),
}
