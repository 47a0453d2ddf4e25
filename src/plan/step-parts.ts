import { z } from 'zod'

import { HeaderName } from '../check/header.ts'
import { JsonPathText } from '../check/jsonpath.ts'
import { XpathNamespaces, XpathText } from '../check/xpath.ts'
import { t } from '../lib/language/t.ts'
import { Flag, Name, Slug } from './text-types.ts'

/** The operator of a step: one name, or the three roles apart (for cases that separate them on purpose). */
export const OperatorChoice = z.union([
  Slug,
  z.strictObject({
    datiOperatore: Slug.meta({ description: t`Operatore scritto nella richiesta` }),
    authentication: Slug.meta({ description: t`Operatore la cui CNS firma la WS-Security` }),
    signature: Slug.meta({ description: t`Operatore la cui chiave di firma firma i documenti` }),
  }),
])

/** Whether a text is a regular expression with one group: what it takes. */
const hasOneGroup = (text: string): boolean => {
  try {
    return new RegExp(`${text}|`, 'u').exec('')?.length === 2
  } catch {
    return false
  }
}

const sources = ['xpath', 'jsonpath', 'header', 'regex'] as const

export const Capture = z
  .strictObject({
    xpath: XpathText.optional().meta({ description: t`XPath che trova il valore nella risposta` }),
    namespaces: XpathNamespaces.optional().meta({
      description: t`Prefissi usati nell'XPath, ciascuno con il suo spazio dei nomi`,
    }),
    jsonpath: JsonPathText.optional().meta({
      description: t`JSONPath (RFC 9535) che trova il valore nella risposta JSON`,
    }),
    header: HeaderName.optional().meta({ description: t`Nome dell'intestazione della risposta` }),
    regex: z
      .string()
      .min(1)
      .refine(hasOneGroup, { error: t`attesa un'espressione regolare con un solo gruppo ( )` })
      .optional()
      .meta({
        description: t`Espressione regolare sul testo della risposta: prende il suo gruppo`,
      }),
    on: z
      .enum(['request', 'response'])
      .optional()
      .meta({
        description: t`Da che cosa: request (la richiesta) o response (la risposta, se manca)`,
      }),
    optional: Flag.optional().meta({ description: t`true se la risposta può non contenerlo` }),
  })
  .refine((capture) => sources.filter((name) => capture[name] !== undefined).length === 1, {
    error: t`atteso esattamente uno tra ${sources.join(', ')}`,
  })
  .refine((capture) => capture.namespaces === undefined || capture.xpath !== undefined, {
    path: ['namespaces'],
    error: t`namespaces: si scrive solo accanto a xpath:`,
  })
export type Capture = z.output<typeof Capture>

export const idOfStep = Slug.meta({ description: t`Nome del passo, unico nel caso` })
export const titleOfStep = z
  .string()
  .min(1)
  .optional()
  .meta({ description: t`Titolo per il rapporto` })
export const expectOfStep = z
  .array(z.unknown())
  .min(1, { error: t`attesa almeno una verifica: un passo senza verifiche non prova niente` })
  .meta({ description: t`Le verifiche sulla risposta` })
export const captureOfStep = z
  .record(Name, Capture)
  .optional()
  .meta({ description: t`Valori presi dalla risposta, per i passi seguenti` })

export type OperatorChoice = z.output<typeof OperatorChoice>

/** The three roles of a choice. */
export const toNames = (
  choice: OperatorChoice,
): Readonly<Record<'datiOperatore' | 'authentication' | 'signature', string>> =>
  typeof choice === 'string'
    ? { datiOperatore: choice, authentication: choice, signature: choice }
    : choice
