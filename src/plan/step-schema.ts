import { z } from 'zod'

import { comparisons } from '../check/comparison.ts'
import { isJsonPath } from '../json/json-path.ts'
import { t } from '../lib/language/t.ts'
import { ObserveInstead, ObserveShape } from './observe-schema.ts'
import { captureOfStep, expectOfStep, idOfStep, OperatorChoice, titleOfStep } from './step-parts.ts'
import { Duration, Name, Slug } from './text-types.ts'

const {
  exists: _exists,
  absent: _absent,
  count: _count,
  // What a value that is there can be compared with.
  ...textComparisons
} = comparisons

export { textComparisons }

/** For `refine`: an entry holds one comparison, or none. */
export const atMostOne = (entry: object): boolean =>
  Object.keys(textComparisons).filter((name) => Object.hasOwn(entry, name)).length <= 1

export const oneAtMost = {
  error: t`atteso al più uno tra ${Object.keys(textComparisons).join(', ')}`,
}

const deviateOfStep = z
  .record(z.string(), z.unknown())
  .optional()
  .meta({ description: t`Che cosa il passo rompe di proposito, per livello` })
const operatorOfStep = OperatorChoice.optional().meta({
  description: t`Chi agisce in questo passo`,
})

/** Calls the same reading again and again, until it answers what is awaited or the limit is reached. */
export const Repeat = z.strictObject({
  until: z
    .array(z.unknown())
    .min(1, { error: t`attesa almeno una verifica: dice quando smettere` })
    .meta({ description: t`Le verifiche che fanno smettere, quando sono tutte soddisfatte` }),
  every: Duration.meta({ description: t`Attesa tra una chiamata e la successiva, per esempio 2s` }),
  limit: z
    .string()
    .regex(/^[1-9]\d{0,3}$/, { error: t`atteso un numero di chiamate, da 1 a 9999` })
    .transform(Number)
    .meta({ description: t`Al più tante chiamate` }),
})

const count = z.string().regex(/^[1-9]\d{0,3}$/, { error: t`atteso un numero, da 1 a 9999` })

const NextPage = z
  .strictObject({
    jsonpath: z
      .string()
      .refine(isJsonPath, { error: t`atteso un JSONPath (RFC 9535)` })
      .optional()
      .meta({
        description: t`Dove la pagina dice la seguente: il suo indirizzo o, con query, il valore del parametro; l'ultima non lo dice, o dice null`,
      }),
    link: z
      .string()
      .regex(/^[a-z][a-z0-9.-]*$/i, { error: t`atteso il nome di una relazione, per esempio next` })
      .optional()
      .meta({ description: t`Relazione dell'intestazione Link (RFC 8288), di solito next` }),
    query: z
      .string()
      .min(1)
      .optional()
      .meta({ description: t`Il parametro di query che cambia da una pagina all'altra` }),
    by: count
      .transform(Number)
      .optional()
      .meta({
        description: t`Di quanto cresce il parametro a ogni pagina, da quello scritto in send; l'ultima è la prima che non elenca niente`,
      }),
  })
  .refine(
    ({ jsonpath, link, query, by }) =>
      [jsonpath, link, by].filter((one) => one !== undefined).length === 1 &&
      (by === undefined || query !== undefined) &&
      (link === undefined || query === undefined),
    { error: t`atteso { jsonpath }, { link }, { query, jsonpath } o { query, by }` },
  )

/** Follows an answer from page to page, each a call of its own, to the last. */
export const PagesShape = z
  .strictObject({
    next: NextPage.meta({ description: t`Dove si trova la pagina seguente` }),
    limit: count
      .transform(Number)
      .meta({ description: t`Al più tante pagine: se ce n'è un'altra, il passo non è superato` }),
    items: z
      .string()
      .refine(isJsonPath, { error: t`atteso un JSONPath (RFC 9535)` })
      .optional()
      .meta({ description: t`Che cosa elenca una pagina, per esempio $.elementi[*]` }),
    whole: z
      .array(z.unknown())
      .min(1)
      .optional()
      .meta({
        description: t`Verifiche su tutte le pagine insieme: una lista JSON di ciò che elencano (items) o, senza items, delle pagine stesse`,
      }),
  })
  .refine(({ next, items }) => next.by === undefined || items !== undefined, {
    error: t`con by serve items: le pagine finiscono con la prima che non elenca niente`,
    path: ['items'],
  })

/** A call as written; `send` and each entry of `expect` are parsed by the adapter and by the check. */
export const CallShape = z.strictObject({
  id: idOfStep,
  title: titleOfStep,
  uses: z.string().meta({ description: t`L'adattatore che esegue la chiamata, per esempio sist` }),
  operator: operatorOfStep,
  send: z.record(z.string(), z.unknown()).meta({ description: t`La richiesta` }),
  observe: ObserveInstead.optional().meta({
    description: t`Con --by application: che cosa fa la persona invece di questa chiamata`,
  }),
  expect: expectOfStep,
  capture: captureOfStep,
  deviate: deviateOfStep,
  repeat: Repeat.optional().meta({
    description: t`Ripete una lettura finché la risposta non è quella attesa`,
  }),
  pages: PagesShape.optional().meta({
    description: t`Segue le pagine di una lettura fino all'ultima, ciascuna con una chiamata: expect vale per ogni pagina, capture guarda tutte insieme`,
  }),
  recover: z
    .array(z.unknown())
    .min(1)
    .optional()
    .meta({ description: t`Passi da eseguire se resta ignoto lo stato di questa scrittura` }),
})

/** The call of an earlier step once more: the same request, with fresh timestamp, nonce and signature. */
export const AgainShape = z.strictObject({
  id: idOfStep,
  title: titleOfStep,
  again: z
    .string()
    .min(1)
    .meta({
      description: t`Il passo da ripetere: stessa richiesta, con marca temporale, nonce e firma nuovi`,
    }),
  operator: operatorOfStep,
  expect: expectOfStep,
  capture: captureOfStep,
  deviate: deviateOfStep,
})

/** The bytes of an earlier step once more. */
export const ResendShape = z.strictObject({
  id: idOfStep,
  title: titleOfStep,
  resend: z
    .string()
    .min(1)
    .meta({
      description: t`Il passo da rispedire: gli stessi byte, firma compresa`,
    }),
  expect: expectOfStep,
  capture: captureOfStep,
})

/** A pause. */
export const WaitShape = z.strictObject({
  id: idOfStep,
  title: titleOfStep,
  wait: Duration.meta({ description: t`Attesa prima del passo seguente, per esempio 5s` }),
})

export const fileTypes = ['png', 'jpg', 'pdf', 'txt', 'xml', 'json', 'html'] as const

/** What a person types. */
export const ManualAnswer = z
  .strictObject({
    ask: z
      .string()
      .min(1)
      .meta({ description: t`La domanda, per esempio NRE stampato` }),
    ...textComparisons,
  })
  .refine(atMostOne, oneAtMost)

/** What a person hands over. */
export const ManualFile = z.strictObject({
  types: z
    .array(z.enum(fileTypes))
    .min(1)
    .meta({ description: t`I tipi ammessi, guardati nel contenuto e non nel nome` }),
  min: z
    .string()
    .regex(/^[1-9]\d?$/, { error: t`atteso un numero, da 1 a 99` })
    .transform(Number)
    .optional()
    .meta({ description: t`Quanti file almeno; 1 se non è detto` }),
})

/** Something that a person does in the application. */
export const ManualShape = z.strictObject({
  id: idOfStep,
  title: titleOfStep,
  manual: z
    .strictObject({
      do: z
        .string()
        .min(1)
        .meta({ description: t`Che cosa fare, e dove` }),
      answers: z
        .record(Name, ManualAnswer)
        .optional()
        .meta({ description: t`Le risposte da scrivere, ciascuna con la sua verifica` }),
      files: z
        .record(Slug, ManualFile)
        .optional()
        .meta({ description: t`I file da consegnare, per esempio una schermata` }),
    })
    .refine(
      ({ answers, files }) =>
        Object.keys(answers ?? {}).length + Object.keys(files ?? {}).length > 0,
      {
        error: t`attesa almeno una risposta o un file: un passo senza niente da guardare non prova niente`,
      },
    )
    .meta({ description: t`Un'azione di una persona, nell'applicativo` }),
})

/** Steps of `fragments/<name>.yaml`, with values for its parameters. */
export const UseFragmentShape = z.strictObject({
  id: idOfStep,
  fragment: Slug.meta({ description: t`Nome del file in fragments/, senza .yaml` }),
  with: z
    .record(Name, z.unknown())
    .optional()
    .meta({ description: t`Un valore per ogni parametro del frammento` }),
})

/** What a key of a step says about its kind; a step without any of them is a call. */
export const stepShapes = {
  again: AgainShape,
  resend: ResendShape,
  wait: WaitShape,
  manual: ManualShape,
  fragment: UseFragmentShape,
} as const

/** The schema of a step, chosen by the key that is present. */
export const stepShapeOf = (step: unknown): z.ZodObject => {
  if (step === null || typeof step !== 'object') return CallShape
  if ('uses' in step && step.uses === 'observe') return ObserveShape
  const key = (Object.keys(stepShapes) as (keyof typeof stepShapes)[]).find((name) =>
    Object.hasOwn(step, name),
  )
  return key === undefined ? CallShape : stepShapes[key]
}

/** Steps as written: each is parsed by the shape that its keys choose. */
export const Steps = z.array(z.record(z.string(), z.unknown()))

/** A fragment: steps that several cases share. */
export const FragmentShape = z.strictObject({
  title: z
    .string()
    .min(1)
    .optional()
    .meta({ description: t`Che cosa fa il frammento` }),
  parameters: z
    .array(Name)
    .optional()
    .meta({ description: t`Nomi dei valori che ogni caso deve dare con with:` }),
  steps: Steps.min(1).meta({ description: t`I passi, in ordine` }),
})

export type CallShape = z.output<typeof CallShape>
export type AgainShape = z.output<typeof AgainShape>
export type ResendShape = z.output<typeof ResendShape>
export type WaitShape = z.output<typeof WaitShape>
export type ManualShape = z.output<typeof ManualShape>
export type UseFragmentShape = z.output<typeof UseFragmentShape>
