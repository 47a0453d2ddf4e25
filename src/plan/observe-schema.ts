import { z } from 'zod'

import { t } from '../lib/language/t.ts'
import { captureOfStep, idOfStep, OperatorChoice, titleOfStep } from './step-parts.ts'
import { Duration } from './text-types.ts'

const matchOf = z
  .union([z.record(z.string(), z.unknown()), z.array(z.record(z.string(), z.unknown())).min(1)])
  .optional()
  .meta({
    description: t`Quale chiamata: verifiche sulla richiesta, che la chiamata aspettata soddisfa tutte`,
  })
const watching = {
  within: Duration.optional().meta({
    description: t`Entro quanto la chiamata deve arrivare, per esempio 10m (predefinito: 10m)`,
  }),
  match: matchOf,
  times: z
    .string()
    .regex(/^(0|[1-9]\d?)$/, { error: t`atteso un numero di chiamate, da 0 a 99` })
    .transform(Number)
    .optional()
    .meta({
      description: t`Quante chiamate, esattamente (predefinito: 1); 0: nessuna, per tutto il tempo`,
    }),
  order: z
    .enum(['given', 'any'])
    .optional()
    .meta({
      description: t`given: dopo le chiamate dei passi precedenti (predefinito); any: in qualunque ordine tra loro`,
    }),
}
const doOfWatch = z
  .string()
  .min(1)
  .meta({ description: t`Che cosa fa la persona: «Nell'applicativo: …»` })

/** What the person does in the application in the place of a call, with `--by application`. */
export const ObserveInstead = z.strictObject({ do: doOfWatch, ...watching })

/** A call that the application makes, and the tool only watches. */
export const ObserveShape = z.strictObject({
  id: idOfStep,
  title: titleOfStep,
  uses: z.literal('observe').meta({ description: t`Guarda una chiamata dell'applicativo` }),
  operator: OperatorChoice.optional().meta({ description: t`Chi agisce in questo passo` }),
  send: z
    .strictObject({
      adapter: z
        .string()
        .optional()
        .meta({
          description: t`L'adattatore che la riconosce, se più d'uno conosce un'operazione con questo nome`,
        }),
      do: doOfWatch.optional(),
      operation: z
        .string()
        .min(1)
        .meta({ description: t`L'operazione che l'applicativo deve chiamare` }),
      ...watching,
    })
    .meta({ description: t`Che cosa fa la persona, e quale chiamata si aspetta` }),
  expect: z
    .array(z.unknown())
    .min(1, { error: t`attesa almeno una verifica: un passo senza verifiche non prova niente` })
    .optional()
    .meta({ description: t`Le verifiche sulla chiamata; nessuna solo con times: 0` }),
  capture: captureOfStep,
})

export type ObserveShape = z.output<typeof ObserveShape>
export type ObserveInstead = z.output<typeof ObserveInstead>
