import { z } from 'zod'

import { Jobs, Slug } from './text-types.ts'

/** `plan.yaml`: one document of the authority, its areas and its cases in order. */
export const PlanShape = z.strictObject({
  title: z.string().min(1).meta({ description: 'Titolo del piano' }),
  version: z.string().min(1).meta({ description: 'Versione del documento' }),
  note: z.string().min(1).optional().meta({ description: 'Di chi è il piano, e che cosa non è' }),
  operator: Slug.optional().meta({ description: 'Chi agisce, se il caso non dice altro' }),
  requirements: z
    .array(
      z.strictObject({
        id: z.string().min(1).meta({ description: 'Id del requisito, come lo scrivono i casi' }),
        title: z.string().min(1).meta({ description: 'Che cosa chiede' }),
      }),
    )
    .min(1)
    .optional()
    .meta({ description: 'I requisiti del piano: ognuno è provato da almeno un caso' }),
  areas: z
    .array(
      z.strictObject({
        name: z.string().min(1).meta({ description: "Nome dell'area" }),
        cases: z.array(Slug).min(1).meta({ description: 'Id dei casi, in ordine' }),
      }),
    )
    .min(1)
    .meta({ description: 'Le parti del piano, in ordine' }),
  'not-applicable': z
    .array(
      z.strictObject({
        case: Slug.meta({ description: 'Id del caso' }),
        reason: z.string().min(1).meta({ description: 'Perché non si applica' }),
      }),
    )
    .optional()
    .meta({ description: "Casi che non si applicano all'applicazione, con il motivo" }),
})
export type PlanShape = z.output<typeof PlanShape>

/** `suites/<name>.suite.yaml`: a selection over the plans. An absent filter selects everything. */
export const SuiteShape = z.strictObject({
  title: z.string().min(1).meta({ description: 'Titolo della selezione' }),
  plan: Slug.meta({ description: 'Il piano da cui scegliere' }),
  cases: z.array(Slug).min(1).optional().meta({ description: 'Solo questi casi' }),
  tags: z
    .array(Slug)
    .min(1)
    .optional()
    .meta({ description: 'Solo i casi con una di queste etichette' }),
  kinds: z
    .array(z.enum(['positive', 'negative']))
    .min(1)
    .optional()
    .meta({ description: 'Solo i casi di questi tipi' }),
  environment: Slug.optional().meta({
    description: "L'ambiente, se il comando non ne dice un altro",
  }),
  jobs: Jobs.optional().meta({
    description: "Quanti casi insieme, se il comando non lo dice e l'ambiente li regge",
  }),
})
export type SuiteShape = z.output<typeof SuiteShape>
