import { z } from 'zod'

import { t } from '../lib/language/t.ts'
import { defineCheck } from './check.ts'
import { ConnectionRefusal, connectionText, judgeConnection } from './connection.ts'

const Refusal = z
  .strictObject({
    fault: z
      .string()
      .min(1)
      .optional()
      .meta({ description: t`Codice del Fault atteso, per esempio 000280` }),
    text: z
      .string()
      .min(1)
      .optional()
      .meta({ description: t`Testo che il Fault deve contenere` }),
    detail: z
      .string()
      .min(1)
      .optional()
      .meta({ description: t`Testo che il dettaglio del Fault (detail) deve contenere` }),
    connection: ConnectionRefusal.optional().meta({
      description: t`La connessione stessa deve essere rifiutata, in questo modo`,
    }),
  })
  .refine((value) => Object.values(value).some((part) => part !== undefined), {
    error: t`atteso almeno uno tra fault, text e detail, oppure connection`,
  })
  .refine(
    ({ connection, fault, text, detail }) =>
      connection === undefined || [fault, text, detail].every((part) => part === undefined),
    { error: t`connection va da sola: una connessione rifiutata non porta un Fault` },
  )
type Refusal = z.output<typeof Refusal>

const expectedOf = ({ fault, text, detail, connection }: Refusal): string =>
  connection === undefined
    ? [
        ...(fault === undefined ? [] : [t`Fault ${fault}`]),
        ...(text === undefined ? [] : [t`testo «${text}»`]),
        ...(detail === undefined ? [] : [t`dettaglio «${detail}»`]),
      ].join(', ')
    : connectionText(connection)

const titleOf = ({ fault, connection }: Refusal): string => {
  if (connection !== undefined)
    return t`La connessione è rifiutata (${connection.alert === 'none' ? t`senza avviso` : connection.alert})`
  return fault === undefined ? t`La chiamata è rifiutata` : t`La chiamata è rifiutata con ${fault}`
}

/**
 * The call must be refused: by the service itself, with a declared fault, or by a connection that is
 * refused in exactly the described way. A proxy's page, a time-out or a dead server is neither.
 */
export const refused = defineCheck({
  key: 'refused',
  presumes: 'anything',
  refuses: () => true,
  refusesConnection: (spec) => spec.refused.connection !== undefined,
  schema: z.strictObject({
    refused: Refusal.meta({
      description: t`La chiamata deve essere rifiutata, con questo Fault o a questo punto`,
    }),
  }),
  title: (spec) => titleOf(spec.refused),
  evaluate: ({ refused: wanted }, { reading, exchange: { answer } }) => {
    const expected = expectedOf(wanted)
    const { fault, text, detail, connection } = wanted
    if (connection !== undefined && answer.kind === 'none')
      return { expected, ...judgeConnection(connection, answer) }
    if (reading.kind !== 'fault' || connection !== undefined)
      return { met: false, expected, actual: reading.description }
    const met =
      (fault === undefined || reading.code === fault) &&
      (text === undefined || reading.text.includes(text) || reading.detail.includes(text)) &&
      (detail === undefined || reading.detail.includes(detail))
    return {
      met,
      expected,
      actual:
        detail === undefined
          ? reading.description
          : t`${reading.description}; dettaglio «${reading.detail}»`,
    }
  },
})
