import type { XmlElement } from 'libxml2-wasm'
import { z } from 'zod'

import { defineCheck } from '../../../src/check/check.ts'
import { t } from '../../../src/lib/language/t.ts'
import type { Exchange } from '../../../src/model/exchange.ts'
import type { Parsed } from '../../../src/xml/parse-xml.ts'
import { textOf, withReturn } from '../answer/soap-body.ts'
import { namespaces } from '../namespaces.ts'

const ExpectedAnomaly = z.strictObject({
  code: z
    .string()
    .regex(/^[0-9]{4}$/)
    .meta({ description: t`Codice dell'anomalia, quattro cifre.` }),
  severity: z
    .enum(['C', 'W'])
    .optional()
    .meta({
      description: t`Criticità: C bloccante, W avviso. Se manca, vale qualunque criticità.`,
    }),
})

const AnomaliesCheck = z.strictObject({
  anomalies: z
    .union([z.literal('none'), z.array(ExpectedAnomaly).min(1)])
    .meta({ description: t`\`none\`, oppure le anomalie che la risposta deve contenere.` }),
  only: z
    .union([z.literal(true), z.literal('true')])
    .optional()
    .meta({ description: t`Nessun'altra anomalia oltre a quelle elencate.` }),
})

interface Anomaly {
  readonly severity: string
  readonly code: string
  readonly text: string
}

const toAnomaly = (anomalia: XmlElement): Anomaly => ({
  severity: textOf(anomalia, 'codCriticita')?.trim() ?? '',
  code: textOf(anomalia, 'codice')?.trim() ?? '',
  text: textOf(anomalia, 'descrizione')?.trim() ?? '',
})

/** The anomalies of an answer, in document order; otherwise why they cannot be read. */
export const anomaliesIn = (exchange: Exchange): Parsed<readonly Anomaly[]> =>
  withReturn(exchange, (result) =>
    result
      .find('sist:elencoAnomalie/sist:anomalia', { sist: namespaces.sist })
      .map((node) => toAnomaly(node as XmlElement)),
  )

// The answers of the other operations have no anomalies at all: `none` would hold on anything.
const operationsWithAnomalies = new Set([
  'chkPrescrizione',
  'setAnnullaPrescrizione',
  'getPrescrizioneIdentificata',
])

const expectedText = ({ anomalies, only }: z.output<typeof AnomaliesCheck>): string => {
  if (anomalies === 'none') return t`nessuna anomalia`
  const list = anomalies
    .map(({ code, severity }) => (severity === undefined ? code : `${code} (${severity})`))
    .join(', ')
  return only === undefined ? list : t`solo ${list}`
}

const actualText = (found: readonly Anomaly[]): string =>
  found.length === 0
    ? t`nessuna anomalia`
    : found.map(({ code, severity, text }) => `${code} (${severity}) ${text}`.trim()).join(', ')

const isMet = (
  { anomalies, only }: z.output<typeof AnomaliesCheck>,
  found: readonly Anomaly[],
): boolean => {
  if (anomalies === 'none') return found.length === 0
  const matches = (wanted: z.output<typeof ExpectedAnomaly>, anomaly: Anomaly): boolean =>
    anomaly.code === wanted.code &&
    (wanted.severity === undefined || anomaly.severity === wanted.severity)
  return (
    anomalies.every((wanted) => found.some((anomaly) => matches(wanted, anomaly))) &&
    (only === undefined ||
      found.every((anomaly) => anomalies.some((wanted) => matches(wanted, anomaly))))
  )
}

/** The anomalies of an answer: an application outcome with HTTP 200, never a fault. */
export const anomalies = defineCheck({
  key: 'anomalies',
  presumes: 'expected',
  schema: AnomaliesCheck,
  refuses: ({ anomalies: wanted }) =>
    wanted !== 'none' && wanted.some(({ severity }) => severity === 'C'),
  title: (spec) => t`Anomalie: ${expectedText(spec)}`,
  evaluate: (spec, { exchange }) => {
    const expected = expectedText(spec)
    if (!operationsWithAnomalies.has(exchange.operation))
      return {
        expected,
        notEvaluated: t`La risposta di ${exchange.operation} non prevede un elenco di anomalie.`,
      }
    const found = anomaliesIn(exchange)
    if (!found.ok) return { met: false, expected, actual: found.reason }
    return { met: isMet(spec, found.value), expected, actual: actualText(found.value) }
  },
})
