import { z } from 'zod'

import { t } from '../lib/language/t.ts'
import { Jobs, Sha256Hex, Slug } from './text-types.ts'

/** The authority's document that a plan comes from, kept in the plan's folder as it came. */
export const PlanDocument = z.strictObject({
  file: z
    .string()
    .min(1)
    .meta({ description: t`Il documento dell'autorità, nella cartella del piano` }),
  sha256: Sha256Hex.meta({ description: t`SHA-256 del documento` }),
  cells: z
    .record(Slug, z.string().min(1))
    .meta({ description: t`La cella di ogni caso, per esempio Casi!A12` }),
  'without-id': z
    .array(z.string().min(1))
    .min(1)
    .optional()
    .meta({ description: t`Celle delle righe senza id, che non hanno ancora un caso` }),
})
export type PlanDocument = Readonly<z.output<typeof PlanDocument>>

/** `plan.yaml`: one document of the authority, its areas and its cases in order. */
export const PlanShape = z.strictObject({
  title: z
    .string()
    .min(1)
    .meta({ description: t`Titolo del piano` }),
  version: z
    .string()
    .min(1)
    .meta({ description: t`Versione del documento` }),
  note: z
    .string()
    .min(1)
    .optional()
    .meta({ description: t`Di chi è il piano, e che cosa non è` }),
  document: PlanDocument.optional().meta({
    description: t`Il documento da cui viene il piano, se è stato importato`,
  }),
  operator: Slug.optional().meta({ description: t`Chi agisce, se il caso non dice altro` }),
  areas: z
    .array(
      z.strictObject({
        name: z
          .string()
          .min(1)
          .meta({ description: t`Nome dell'area` }),
        cases: z
          .array(Slug)
          .min(1)
          .meta({ description: t`Id dei casi, in ordine` }),
      }),
    )
    .min(1)
    .meta({ description: t`Le parti del piano, in ordine` }),
  'not-applicable': z
    .array(
      z.strictObject({
        case: Slug.meta({ description: t`Id del caso` }),
        reason: z
          .string()
          .min(1)
          .meta({ description: t`Perché non si applica` }),
      }),
    )
    .optional()
    .meta({ description: t`Casi che non si applicano all'applicazione, con il motivo` }),
})
export type PlanShape = z.output<typeof PlanShape>

/** `suites/<name>.suite.yaml`: a selection over the plans. An absent filter selects everything. */
export const SuiteShape = z.strictObject({
  title: z
    .string()
    .min(1)
    .meta({ description: t`Titolo della selezione` }),
  plan: Slug.meta({ description: t`Il piano da cui scegliere` }),
  cases: z
    .array(Slug)
    .min(1)
    .optional()
    .meta({ description: t`Solo questi casi` }),
  tags: z
    .array(Slug)
    .min(1)
    .optional()
    .meta({ description: t`Solo i casi con una di queste etichette` }),
  kinds: z
    .array(z.enum(['positive', 'negative']))
    .min(1)
    .optional()
    .meta({ description: t`Solo i casi di questi tipi` }),
  environment: Slug.optional().meta({
    description: t`L'ambiente, se il comando non ne dice un altro`,
  }),
  jobs: Jobs.optional().meta({
    description: t`Quanti casi insieme, se il comando non lo dice e l'ambiente li regge`,
  }),
})
export type SuiteShape = z.output<typeof SuiteShape>
