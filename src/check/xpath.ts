import { z } from 'zod'

import { t } from '../lib/language/t.ts'
import { evaluateXpath } from '../xml/evaluate-xpath.ts'
import { isXpath } from '../xml/is-xpath.ts'
import { unknownXpathFunctions } from '../xml/xpath-functions.ts'
import { xpathPrefixes } from '../xml/xpath-prefixes.ts'
import { xmlOf } from './xml-of.ts'
import { defineCheck, type SpecProblem } from './check.ts'
import { compareFound, comparisons, expectedText, oneComparison, type Noun } from './comparison.ts'

const node: Noun = { one: t`nodo`, many: t`nodi`, none: t`nessun nodo`, some: t`almeno un nodo` }

/** An XPath expression as a person writes it. */
export const XpathText = z
  .string()
  .min(1)
  .refine((text) => !text.includes('${'), {
    error: t`in XPath i valori si scrivono $nome, non \${ nome }`,
    abort: true,
  })
  .refine(isXpath, { error: t`attesa un'espressione XPath 1.0 valida`, abort: true })
  .refine((text) => unknownXpathFunctions(text).length === 0, {
    error: ({ input }) =>
      t`attese le sole funzioni di XPath 1.0, e non ${unknownXpathFunctions(String(input))
        .map((called) => `${called}()`)
        .join(', ')}`,
  })

/** Prefixes that an entry declares for its own XPath. */
export const XpathNamespaces = z.record(
  z.string().regex(/^[A-Za-z_][A-Za-z0-9_.-]*$/, { error: t`atteso un prefisso` }),
  z
    .string()
    .min(1)
    .meta({ description: t`Lo spazio dei nomi di questo prefisso` }),
)

/** The prefixes of an expression that nobody declares. */
export const undeclaredPrefixes = (
  expression: string,
  declared: Readonly<Record<string, string>>,
): readonly SpecProblem[] =>
  xpathPrefixes(expression)
    .filter((prefix) => prefix !== 'xml' && !Object.hasOwn(declared, prefix))
    .map((prefix) => ({
      path: ['xpath'],
      message: t`il prefisso «${prefix}» non è dichiarato`,
      hint: t`aggiungere accanto a xpath: namespaces: { ${prefix}: … }${
        Object.keys(declared).length === 0
          ? ''
          : t`, o usare uno tra ${Object.keys(declared).join(', ')}`
      }`,
    }))

/** A value in the answer. A comparison of text wants exactly one node (or a scalar expression). */
export const xpath = defineCheck({
  key: 'xpath',
  presumes: 'expected',
  ofRequest: true,
  schema: z
    .strictObject({
      xpath: XpathText.meta({
        description: t`XPath 1.0 sulla risposta; i valori del caso si scrivono $nome`,
      }),
      namespaces: XpathNamespaces.optional().meta({
        description: t`Prefissi usati nell'espressione, ciascuno con il suo spazio dei nomi`,
      }),
      ...comparisons,
    })
    .refine(...oneComparison(comparisons)),
  problems: (spec, { namespaces }) =>
    undeclaredPrefixes(spec.xpath, { ...namespaces, ...spec.namespaces }),
  title: (spec) => `${spec.xpath}: ${expectedText(spec, node)}`,
  evaluate: (spec, { exchange: { answer }, variables, namespaces }) => {
    const expected = expectedText(spec, node)
    if (answer.kind !== 'http') return { met: false, expected, actual: t`nessuna risposta` }
    try {
      const found = evaluateXpath(spec.xpath, xmlOf(answer), {
        variables,
        namespaces: { ...namespaces, ...spec.namespaces },
      })
      return { expected, ...compareFound(spec, found, node) }
    } catch (error) {
      return { expected, notEvaluated: t`XPath non valutabile: ${(error as Error).message}` }
    }
  },
})
