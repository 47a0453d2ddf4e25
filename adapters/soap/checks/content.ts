import { z } from 'zod'

import { defineCheck } from '../../../src/check/check.ts'
import { undeclaredPrefixes, XpathNamespaces, XpathText } from '../../../src/check/xpath.ts'
import { xmlOf } from '../../../src/check/xml-of.ts'
import { t } from '../../../src/lib/language/t.ts'
import { sha256 } from '../../../src/lib/sha256.ts'
import { evaluateXpath } from '../../../src/xml/evaluate-xpath.ts'

const isBase64 = (text: string): boolean => Buffer.from(text, 'base64').toString('base64') === text

/** The bytes of a document that an answer carries, in base64 or as a part of its own (MTOM). */
export const content = defineCheck({
  key: 'content',
  presumes: 'expected',
  schema: z
    .strictObject({
      content: XpathText.meta({
        description: t`XPath dell'elemento che porta il documento, in base64 o come parte MTOM`,
      }),
      namespaces: XpathNamespaces.optional().meta({
        description: t`Prefissi usati nell'espressione, ciascuno con il suo spazio dei nomi`,
      }),
      text: z
        .string()
        .optional()
        .meta({ description: t`Il contenuto atteso, byte per byte, come testo UTF-8` }),
      sha256: z
        .string()
        .optional()
        .meta({ description: t`SHA-256 del contenuto atteso, in esadecimale` }),
    })
    .refine(({ text, sha256: digest }) => (text === undefined) !== (digest === undefined), {
      error: t`attesa una sola chiave tra text e sha256`,
    }),
  problems: (spec, { namespaces }) =>
    undeclaredPrefixes(spec.content, { ...namespaces, ...spec.namespaces }),
  title: (spec) => t`${spec.content}: il documento è quello atteso`,
  evaluate: (spec, { exchange: { answer }, variables, namespaces }) => {
    const wanted =
      spec.text === undefined
        ? (spec.sha256 ?? '').toLowerCase()
        : sha256(Buffer.from(spec.text, 'utf8'))
    const expected = t`SHA-256 ${wanted}`
    if (answer.kind !== 'http') return { met: false, expected, actual: t`nessuna risposta` }
    try {
      const found = evaluateXpath(spec.content, xmlOf(answer), {
        variables,
        namespaces: { ...namespaces, ...spec.namespaces },
      })
      const values = 'values' in found ? found.values : [found.scalar]
      const [only] = values
      if (only === undefined || values.length > 1)
        return { met: false, expected, actual: t`${values.length} elementi: atteso uno` }
      const base64 = only.replace(/\s/g, '')
      if (!isBase64(base64)) return { met: false, expected, actual: t`non è base64` }
      const bytes = Buffer.from(base64, 'base64')
      const actual = sha256(bytes)
      return {
        met: actual === wanted,
        expected,
        actual: t`SHA-256 ${actual}, ${bytes.length} byte`,
      }
    } catch (error) {
      return { expected, notEvaluated: t`XPath non valutabile: ${(error as Error).message}` }
    }
  },
})
