import { XmlXPath } from 'libxml2-wasm'
import { z } from 'zod'

import { isXpath } from '../xml/is-xpath.ts'
import { withXml } from '../xml/parse-xml.ts'
import { bindXpath } from '../xml/xpath-variables.ts'
import { defineCheck, type CheckSubject } from './check.ts'

const number = z.string().regex(/^-?\d+(?:\.\d+)?$/, { error: 'atteso un numero' })

const comparisons = {
  equals: z.string().optional().meta({ description: 'Il testo deve essere questo' }),
  matches: z
    .string()
    .refine(isRegex, { error: "attesa un'espressione regolare valida" })
    .optional()
    .meta({ description: 'Il testo deve corrispondere a questa espressione regolare' }),
  contains: z.string().min(1).optional().meta({ description: 'Il testo deve contenere questo' }),
  'one-of': z.array(z.string()).min(1).optional().meta({ description: 'Uno di questi testi' }),
  'less-than': number.optional().meta({ description: 'Un numero minore di questo' }),
  'greater-than': number.optional().meta({ description: 'Un numero maggiore di questo' }),
  exists: z.literal('true').optional().meta({ description: 'Almeno un nodo' }),
  absent: z.literal('true').optional().meta({ description: 'Nessun nodo' }),
  count: z
    .string()
    .regex(/^\d+$/, { error: 'atteso un numero intero' })
    .optional()
    .meta({ description: 'Esattamente tanti nodi' }),
}

type Comparison = keyof typeof comparisons
const comparisonNames = Object.keys(comparisons) as Comparison[]

function isRegex(text: string): boolean {
  try {
    return new RegExp(text, 'u') instanceof RegExp
  } catch {
    return false
  }
}

const schema = z
  .strictObject({
    xpath: z
      .string()
      .min(1)
      .refine((text) => !text.includes('${'), {
        error: 'in XPath i valori si scrivono $nome, non ${ nome }',
        abort: true,
      })
      .refine(isXpath, { error: "attesa un'espressione XPath 1.0 valida" })
      .meta({ description: 'XPath 1.0 sulla risposta; i valori del caso si scrivono $nome' }),
    ...comparisons,
  })
  .refine((spec) => comparisonNames.filter((name) => spec[name] !== undefined).length === 1, {
    error: `atteso esattamente uno tra ${comparisonNames.join(', ')}`,
  })
type Spec = z.output<typeof schema>

/** What an expression gives on the answer: the texts of its nodes, or one scalar. */
type Found = { readonly nodes: readonly string[] } | { readonly scalar: string }

/** Evaluates an XPath on the answer's body. Throws when the body or the expression cannot be read. */
export const evaluateXpath = (
  expression: string,
  { exchange, variables, namespaces }: Omit<CheckSubject, 'reading'>,
): Found => {
  if (exchange.answer.kind !== 'http') throw new Error('nessuna risposta da leggere')
  const parsed = withXml(exchange.answer.body, (document): Found => {
    const compiled = XmlXPath.compile(bindXpath(expression, variables), { ...namespaces })
    try {
      const result = document.eval(compiled)
      return Array.isArray(result)
        ? { nodes: result.map((node) => node.content) }
        : { scalar: String(result) }
    } finally {
      compiled.dispose()
    }
  })
  if (!parsed.ok) throw new Error(parsed.reason)
  return parsed.value
}

const chosen = (spec: Spec): Comparison =>
  comparisonNames.find((name) => spec[name] !== undefined) ?? 'exists'

const nodesText = (count: number): string => (count === 1 ? '1 nodo' : `${count} nodi`)

const expectedText = (spec: Spec): string => {
  const comparison = chosen(spec)
  const value = spec[comparison]
  switch (comparison) {
    case 'equals':
      return `«${String(value)}»`
    case 'matches':
      return `testo che corrisponde a ${String(value)}`
    case 'contains':
      return `testo che contiene «${String(value)}»`
    case 'one-of':
      return `uno tra ${(spec['one-of'] ?? []).map((item) => `«${item}»`).join(', ')}`
    case 'less-than':
      return `un numero minore di ${String(value)}`
    case 'greater-than':
      return `un numero maggiore di ${String(value)}`
    case 'exists':
      return 'almeno un nodo'
    case 'absent':
      return 'nessun nodo'
    case 'count':
      return nodesText(Number(value))
  }
}

const compare = (spec: Spec, text: string): boolean => {
  switch (chosen(spec)) {
    case 'equals':
      return text === spec.equals
    case 'matches':
      return new RegExp(spec.matches ?? '', 'u').test(text)
    case 'contains':
      return text.includes(spec.contains ?? '')
    case 'one-of':
      return (spec['one-of'] ?? []).includes(text)
    case 'less-than':
      return text.trim() !== '' && Number(text) < Number(spec['less-than'])
    case 'greater-than':
      return text.trim() !== '' && Number(text) > Number(spec['greater-than'])
    case 'exists':
    case 'absent':
    case 'count':
      return false
  }
}

const shorten = (text: string): string => (text.length > 200 ? `${text.slice(0, 200)}…` : text)

const judge = (spec: Spec, found: Found): { met: boolean; actual: string } => {
  const comparison = chosen(spec)
  const aboutNodes = comparison === 'exists' || comparison === 'absent' || comparison === 'count'
  if ('scalar' in found)
    return aboutNodes
      ? { met: false, actual: `un valore, «${shorten(found.scalar)}», e non nodi` }
      : { met: compare(spec, found.scalar), actual: `«${shorten(found.scalar)}»` }
  const { nodes } = found
  const listed =
    nodes.length === 0
      ? 'nessun nodo'
      : nodes
          .map((n) => `«${shorten(n)}»`)
          .slice(0, 5)
          .join(', ')
  switch (comparison) {
    case 'exists':
      return { met: nodes.length > 0, actual: listed }
    case 'absent':
      return { met: nodes.length === 0, actual: listed }
    case 'count':
      return { met: nodes.length === Number(spec.count), actual: nodesText(nodes.length) }
    default: {
      const [only] = nodes
      if (only === undefined || nodes.length > 1)
        return { met: false, actual: nodes.length > 1 ? `${nodes.length} nodi: ${listed}` : listed }
      return { met: compare(spec, only), actual: `«${shorten(only)}»` }
    }
  }
}

/** A value in the answer. A comparison of text wants exactly one node (or a scalar expression). */
export const xpath = defineCheck({
  key: 'xpath',
  presumes: 'expected',
  schema,
  title: (spec) => `${spec.xpath}: ${expectedText(spec)}`,
  evaluate: (spec, subject) => {
    const expected = expectedText(spec)
    try {
      return { expected, ...judge(spec, evaluateXpath(spec.xpath, subject)) }
    } catch (error) {
      return {
        expected,
        notEvaluated: `XPath non valutabile: ${error instanceof Error ? error.message : String(error)}`,
      }
    }
  },
})
