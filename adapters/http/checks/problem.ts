import { z } from 'zod'

import { defineCheck } from '../../../src/check/check.ts'
import { t } from '../../../src/lib/language/t.ts'
import { asPath, problemIn, type Problem } from '../answer/problem.ts'

const some = z.string().min(1)

const Wanted = z
  .strictObject({
    type: some.optional().meta({
      description: t`Tipo, per esempio /msg/jwt-validation: con o senza barra iniziale, comunque lo scriva la risposta`,
    }),
    status: z
      .string()
      .regex(/^[45]\d\d$/, { error: t`atteso uno stato HTTP di errore, per esempio 403` })
      .optional()
      .meta({
        description: t`Stato, sia della risposta HTTP sia del problema, che lo scriva come numero o come testo`,
      }),
    title: some.optional().meta({ description: t`Testo che il titolo deve contenere` }),
    detail: some.optional().meta({ description: t`Testo che il dettaglio deve contenere` }),
    instance: some.optional().meta({
      description: t`Istanza, per esempio /jwt-hash-match: con o senza barra iniziale`,
    }),
  })
  .refine((value) => Object.values(value).some((part) => part !== undefined), {
    error: t`atteso almeno uno tra type, status, title, detail e instance`,
  })
type Wanted = z.output<typeof Wanted>

const textOf = (wanted: Wanted): string =>
  Object.entries(wanted)
    .map(([name, value]) => `${name} ${value}`)
    .join(', ')

const isAsWanted = (wanted: Wanted, problem: Problem, status: number): boolean =>
  (wanted.type === undefined || asPath(wanted.type) === problem.type) &&
  (wanted.status === undefined ||
    (wanted.status === problem.status && wanted.status === String(status))) &&
  (wanted.title === undefined || problem.title.includes(wanted.title)) &&
  (wanted.detail === undefined || problem.detail.includes(wanted.detail)) &&
  (wanted.instance === undefined || asPath(wanted.instance) === problem.instance)

/** The refusal of the gateway itself: a problem with the trace by which the authority finds it. */
export const problemCheck = defineCheck({
  key: 'problem',
  presumes: 'service',
  refuses: () => true,
  schema: z.strictObject({
    problem: Wanted.meta({
      description: t`Il rifiuto atteso dal gateway, con il suo traceID: una risposta senza, come quella del proxy di confine, non lo è`,
    }),
  }),
  title: (spec) => t`Il gateway rifiuta: ${textOf(spec.problem)}`,
  evaluate: ({ problem: wanted }, { reading, exchange: { answer } }) => {
    const expected = textOf(wanted)
    const problem = answer.kind === 'http' ? problemIn(answer) : undefined
    if (reading.kind !== 'fault' || problem === undefined || answer.kind !== 'http')
      return { met: false, expected, actual: reading.description }
    const { type, status, title, detail, instance, traceId } = problem
    const actual = t`HTTP ${answer.status}: type ${type}, status ${status}, title ${title}, detail ${detail}, instance ${instance}, traceID ${traceId || t`assente`}`
    return { expected, actual, met: traceId !== '' && isAsWanted(wanted, problem, answer.status) }
  },
})
