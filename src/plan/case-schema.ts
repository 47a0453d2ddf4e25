import { z } from 'zod'

import { isXpath } from '../xml/is-xpath.ts'
import { Source } from '../model/run-record.ts'
import { Flag, Name, Slug } from './text-types.ts'

/** The operator of a step: one name, or the three roles apart (for cases that separate them on purpose). */
export const OperatorChoice = z.union([
  Slug,
  z.strictObject({
    datiOperatore: Slug.meta({ description: 'Operatore scritto nella richiesta' }),
    authentication: Slug.meta({ description: 'Operatore la cui CNS firma la WS-Security' }),
    signature: Slug.meta({ description: 'Operatore la cui chiave di firma firma i documenti' }),
  }),
])

export const Capture = z.strictObject({
  xpath: z
    .string()
    .min(1)
    .refine(isXpath, { error: "attesa un'espressione XPath 1.0 valida" })
    .meta({ description: 'XPath che trova il valore nella risposta' }),
  optional: Flag.optional().meta({ description: 'true se la risposta può non contenerlo' }),
})
export type Capture = z.output<typeof Capture>

/** A step as written; `send` and each entry of `expect` are parsed by the adapter and by the check. */
export const StepShape = z.strictObject({
  id: Slug.meta({ description: 'Nome del passo, unico nel caso' }),
  title: z.string().min(1).optional().meta({ description: 'Titolo per il rapporto' }),
  uses: z.string().meta({ description: "L'adattatore che esegue la chiamata, per esempio sist" }),
  operator: OperatorChoice.optional().meta({ description: 'Chi agisce in questo passo' }),
  send: z.record(z.string(), z.unknown()).meta({ description: 'La richiesta' }),
  expect: z
    .array(z.unknown())
    .min(1, { error: 'attesa almeno una verifica: un passo senza verifiche non prova niente' })
    .meta({ description: 'Le verifiche sulla risposta' }),
  capture: z
    .record(Name, Capture)
    .optional()
    .meta({ description: 'Valori presi dalla risposta, per i passi seguenti' }),
  deviate: z
    .record(z.string(), z.unknown())
    .optional()
    .meta({ description: 'Che cosa il passo rompe di proposito, per livello' }),
})

export const Need = z.strictObject({
  case: z.string().min(1).meta({ description: 'Id del caso di cui questo ha bisogno' }),
  take: z.array(Name).optional().meta({ description: 'Valori esportati da quel caso' }),
})

export const Requires = z.strictObject({
  simulator: Slug.meta({ description: 'Condizione ordinata al simulatore, per esempio sac-down' }),
  otherwise: z
    .string()
    .min(1)
    .meta({ description: 'Che cosa chiedere fuori dal simulatore, perché la condizione si dia' }),
})

const head = {
  id: Slug.meta({ description: "L'id che l'autorità dà al caso" }),
  title: z.string().min(1).meta({ description: 'Il titolo del caso' }),
  source: Source.strict()
    .optional()
    .meta({ description: "Dove il caso sta nel documento dell'autorità, e le sue parole" }),
  requirements: z.array(z.string()).optional().meta({ description: 'Requisiti che il caso prova' }),
  severity: z
    .enum(['blocker', 'critical', 'normal', 'minor', 'trivial'])
    .optional()
    .meta({ description: 'Gravità' }),
  tags: z.array(Slug).optional().meta({ description: 'Etichette per scegliere i casi' }),
}

/** A row of the authority's document that nobody has encoded yet: never green, never red. */
export const SkeletonShape = z.strictObject({
  ...head,
  state: z.literal('to-be-encoded').meta({ description: 'Il caso è ancora da codificare' }),
})

/** A case as written. */
export const CaseShape = z.strictObject({
  ...head,
  kind: z.enum(['positive', 'negative']).meta({
    description: 'positive: deve riuscire; negative: passa quando il rifiuto atteso avviene',
  }),
  operator: OperatorChoice.optional().meta({
    description: 'Chi agisce, se il passo non dice altro',
  }),
  operators: z
    .array(Slug)
    .optional()
    .meta({ description: 'Tutti gli operatori che il caso impiega' }),
  needs: z.array(Need).optional().meta({ description: 'Casi che devono essere riusciti prima' }),
  exports: z
    .array(Name)
    .optional()
    .meta({ description: 'Valori catturati che altri casi possono usare' }),
  requires: Requires.optional().meta({ description: "Che cosa deve offrire l'ambiente" }),
  switches: z
    .array(Slug)
    .optional()
    .meta({ description: 'Questioni aperte del simulatore da cui dipende il verdetto' }),
  steps: z.array(StepShape).min(1).meta({ description: 'I passi, in ordine' }),
})
export type CaseShape = z.output<typeof CaseShape>
export type StepShape = z.output<typeof StepShape>
export type OperatorChoice = z.output<typeof OperatorChoice>
