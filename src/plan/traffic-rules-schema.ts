import { z } from 'zod'

import { t } from '../lib/language/t.ts'
import { Slug } from './text-types.ts'

/** One check or a list of them; each is read by those who know checks. */
const Checks = z.array(z.unknown()).min(1)

const TrafficRuleShape = z
  .strictObject({
    id: Slug.meta({ description: t`Il nome stabile della regola: chi la riprende la sostituisce` }),
    title: z
      .string()
      .min(1)
      .meta({ description: t`Che cosa rispetta un messaggio corretto, in una frase` }),
    source: z
      .string()
      .min(1)
      .optional()
      .meta({ description: t`Il documento che lo chiede, e dove` }),
    level: z
      .enum(['required', 'warning', 'off'])
      .optional()
      .meta({ description: t`required se manca; warning: solo un avviso; off: non si giudica` }),
    rule: z
      .string()
      .min(1)
      .optional()
      .meta({ description: t`Una regola che l'adattatore sa giudicare, con il suo nome` }),
    operations: z
      .array(z.string().min(1))
      .min(1)
      .optional()
      .meta({ description: t`Solo le chiamate di queste operazioni` }),
    when: Checks.optional().meta({
      description: t`Si giudicano solo le chiamate per cui tutte queste verifiche valgono; sulla richiesta, se non dicono altro`,
    }),
    expect: Checks.optional().meta({
      description: t`Che cosa deve valere; sulla richiesta, se non dice altro`,
    }),
  })
  .refine(({ rule, expect }) => (rule === undefined) !== (expect === undefined), {
    error: t`attesa una tra rule: (una regola dell'adattatore) ed expect: (verifiche)`,
  })
  .refine(
    ({ rule, operations, when }) =>
      rule === undefined || (operations === undefined && when === undefined),
    {
      error: t`una regola dell'adattatore sa da sé che cosa giudica: togliere operations: e when:`,
    },
  )
export type TrafficRuleShape = z.output<typeof TrafficRuleShape>

/** `plans/rules/<name>.rules.yaml`: what holds for whatever an application says, case or no case. */
export const TrafficRulesShape = z.strictObject({
  title: z
    .string()
    .min(1)
    .meta({ description: t`Titolo delle regole` }),
  uses: Slug.meta({ description: t`L'adattatore del sistema a cui si parla` }),
  rules: z
    .array(TrafficRuleShape)
    .min(1)
    .meta({ description: t`Le regole, nell'ordine del rapporto` }),
})
export type TrafficRulesShape = z.output<typeof TrafficRulesShape>
