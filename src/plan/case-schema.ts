import { z } from 'zod'

import { t } from '../lib/language/t.ts'
import { Source } from '../model/run-record.ts'
import { OperatorChoice } from './step-parts.ts'
import { atMostOne, oneAtMost, Steps, textComparisons } from './step-schema.ts'
import { Name, Slug } from './text-types.ts'

export const Need = z.strictObject({
  case: z
    .string()
    .min(1)
    .meta({ description: t`Id del caso di cui questo ha bisogno` }),
  take: z
    .array(Name)
    .optional()
    .meta({ description: t`Valori esportati da quel caso` }),
})

const Order = z.string().min(1)

export const Requires = z.strictObject({
  simulator: z.union([Order, z.array(Order).min(1)]).meta({
    description: t`Condizione ordinata al simulatore, per esempio sac-down o answer-lost@setRegistraPrescrizione; anche più d'una`,
  }),
  otherwise: z
    .string()
    .min(1)
    .meta({ description: t`Che cosa chiedere fuori dal simulatore, perché la condizione si dia` }),
})

/** Something about the plan's data that must hold before the case sends anything. */
export const Precondition = z
  .strictObject({
    text: z
      .string()
      .min(1)
      .meta({ description: t`Il prerequisito, con le parole dell'autorità` }),
    value: z
      .string()
      .min(1)
      .meta({ description: t`Il valore da guardare, per esempio \${ people.rossi.cf }` }),
    ...textComparisons,
  })
  .refine(atMostOne, oneAtMost)

/** One row of a table: a value for each column. */
export const Row = z
  .record(Name, z.string())
  .refine((row) => Object.keys(row).length > 0, { error: t`attesa almeno una colonna` })

/** Rows of values: inline, or in a file of the plan's folder. */
export const Examples = z.union([
  z.array(Row).min(1),
  z.strictObject({
    csv: z
      .string()
      .min(1)
      .meta({ description: t`File CSV con i nomi nella prima riga` }),
  }),
  z.strictObject({
    json: z
      .string()
      .min(1)
      .meta({ description: t`File JSON: una lista di oggetti` }),
  }),
])

const head = {
  id: Slug.meta({ description: t`L'id che l'autorità dà al caso` }),
  title: z
    .string()
    .min(1)
    .meta({ description: t`Il titolo del caso` }),
  source: Source.strict()
    .optional()
    .meta({ description: t`Dove il caso sta nel documento dell'autorità, e le sue parole` }),
  requirements: z
    .array(z.string())
    .optional()
    .meta({ description: t`Requisiti che il caso prova` }),
  severity: z
    .enum(['blocker', 'critical', 'normal', 'minor', 'trivial'])
    .optional()
    .meta({ description: t`Gravità` }),
  tags: z
    .array(Slug)
    .optional()
    .meta({ description: t`Etichette per scegliere i casi` }),
  review: z
    .string()
    .min(1)
    .optional()
    .meta({
      description: t`Perché la codifica va riletta, per esempio perché le parole dell'autorità sono cambiate; toglierlo dopo averla riletta`,
    }),
}

/** A row of the authority's document that nobody has encoded yet: never green, never red. */
export const SkeletonShape = z.strictObject({
  ...head,
  state: z.literal('to-be-encoded').meta({ description: t`Il caso è ancora da codificare` }),
})

/** A case in which nothing runs: the vendor describes what its application does. */
export const DeclaredShape = z.strictObject({
  ...head,
  kind: z.literal('declared').meta({
    description: t`declared: niente si esegue, il produttore descrive il comportamento`,
  }),
  asks: z
    .string()
    .min(1)
    .meta({ description: t`Che cosa il produttore deve descrivere` }),
})

/** A case as written. */
export const CaseShape = z.strictObject({
  ...head,
  kind: z.enum(['positive', 'negative']).meta({
    description: t`positive: deve riuscire; negative: passa quando il rifiuto atteso avviene`,
  }),
  operator: OperatorChoice.optional().meta({
    description: t`Chi agisce, se il passo non dice altro`,
  }),
  operators: z
    .array(Slug)
    .optional()
    .meta({ description: t`Tutti gli operatori che il caso impiega` }),
  needs: z
    .array(Need)
    .optional()
    .meta({ description: t`Casi che devono essere riusciti prima` }),
  exports: z
    .array(Name)
    .optional()
    .meta({ description: t`Valori catturati che altri casi possono usare` }),
  requires: Requires.optional().meta({ description: t`Che cosa deve offrire l'ambiente` }),
  switches: z
    .array(Slug)
    .optional()
    .meta({ description: t`Questioni aperte del simulatore da cui dipende il verdetto` }),
  preconditions: z
    .array(Precondition)
    .optional()
    .meta({ description: t`Ciò che deve valere prima che qualcosa sia spedito` }),
  locks: z
    .array(Slug)
    .optional()
    .meta({ description: t`Risorse che due casi non possono usare insieme, per nome` }),
  examples: Examples.optional().meta({
    description: t`Una tabella: il caso si esegue una volta per ogni riga, con i suoi valori`,
  }),
  steps: Steps.min(1).meta({ description: t`I passi, in ordine` }),
  cleanup: Steps.optional().meta({
    description: t`Passi che si eseguono alla fine, comunque sia andata`,
  }),
})
export type CaseShape = z.output<typeof CaseShape>
