import { z } from 'zod'

import { evaluateJsonPath, isJsonPath } from '../json/json-path.ts'
import { t } from '../lib/language/t.ts'
import { defineCheck } from './check.ts'
import { compareFound, comparisons, expectedText, oneComparison, type Noun } from './comparison.ts'

const value: Noun = {
  one: t`valore`,
  many: t`valori`,
  none: t`nessun valore`,
  some: t`almeno un valore`,
}

/** A JSONPath expression as a person writes it. */
export const JsonPathText = z
  .string()
  .min(1)
  .refine((text) => !text.includes('${'), {
    error: t`in JSONPath non si scrive \${ nome }: scegliere il valore con il percorso e confrontarlo`,
    abort: true,
  })
  .refine(isJsonPath, { error: t`attesa un'espressione JSONPath (RFC 9535) valida` })

/** A value in a JSON answer. A comparison of text wants exactly one value. */
export const jsonPath = defineCheck({
  key: 'jsonpath',
  presumes: 'expected',
  ofRequest: true,
  schema: z
    .strictObject({
      jsonpath: JsonPathText.meta({ description: t`JSONPath (RFC 9535) sulla risposta JSON` }),
      ...comparisons,
    })
    .refine(...oneComparison(comparisons)),
  title: (spec) => `${spec.jsonpath}: ${expectedText(spec, value)}`,
  evaluate: (spec, { exchange: { answer } }) => {
    const expected = expectedText(spec, value)
    if (answer.kind !== 'http') return { met: false, expected, actual: t`nessuna risposta` }
    try {
      const found = evaluateJsonPath(spec.jsonpath, answer.body)
      return { expected, ...compareFound(spec, found, value) }
    } catch (error) {
      return { expected, notEvaluated: t`JSONPath non valutabile: ${(error as Error).message}` }
    }
  },
})
