import { orderedAnomalies } from '../conditions.ts'
import type { OperationContext } from '../operation.ts'
import type { RequestBody } from '../request-body.ts'
import type { RuleName } from '../rule-table.ts'
import { parseMoment } from '../wire-date.ts'
import { branch, leaf } from '../xml/write-xml.ts'

/** An anomaly is not a fault: it travels in the answer (javadoc of cvp.vo.Anomalia). */
export interface Anomaly {
  readonly codCriticita: 'C' | 'W'
  readonly codice: string
  readonly descrizione: string
}

const critical = (codice: string, descrizione: string): Anomaly => ({
  codCriticita: 'C',
  codice,
  descrizione,
})

const warning = (codice: string, descrizione: string): Anomaly => ({
  codCriticita: 'W',
  codice,
  descrizione,
})

/** A rule whose breach is told in the answer. */
interface AnomalyRule {
  readonly name: RuleName
  readonly find: (context: OperationContext) => readonly Anomaly[]
}

const exemption = ({ body }: OperationContext): string | undefined => body.filled('codEsenzione')

const isExemptionHeld = ({ body, registry }: OperationContext, code: string): boolean => {
  const person = registry.person(body.text('assistito/codIdentificativoAssistito') ?? '')
  const day = parseMoment(body.text('dataPrescrizione') ?? '') ?? ''
  return person?.esenzioni.some(({ codice, fino }) => codice === code && day <= fino) === true
}

const ofEachDrug =
  (find: (item: RequestBody, context: OperationContext) => Anomaly | undefined) =>
  (context: OperationContext): readonly Anomaly[] =>
    context.body.text('tipologia') === '1'
      ? context.body
          .each('elencoPrestazioni/prestazione')
          .flatMap((item) => find(item, context) ?? [])
      : []

const drugOf = (item: RequestBody, { registry }: OperationContext) =>
  registry.drug(item.filled('codPrestazione') ?? '')

const own: readonly AnomalyRule[] = [
  {
    name: 'anomaly-0007',
    find: (context) =>
      exemption(context) === undefined ? [critical('0007', 'Esenzione non specificata')] : [],
  },
  {
    name: 'anomaly-0023',
    find: (context) => {
      const code = exemption(context)
      return code === undefined || code === 'NES00' || isExemptionHeld(context, code)
        ? []
        : [warning('0023', `Esenzione ${code} non valida alla data di prescrizione`)]
    },
  },
  {
    name: 'anomaly-0048',
    find: ofEachDrug((item, context) => {
      const aic = item.filled('codPrestazione')
      return aic !== undefined && drugOf(item, context) === undefined
        ? critical('0048', `Codice farmaco ${aic} inesistente`)
        : undefined
    }),
  },
  {
    name: 'anomaly-0051',
    find: ofEachDrug((item, context) => {
      const drug = drugOf(item, context)
      return drug?.classe === 'C' && item.filled('notaCUF') === undefined
        ? warning('0051', `Nota AIFA assente per il farmaco ${drug.aic} di classe C`)
        : undefined
    }),
  },
  {
    name: 'anomaly-0053',
    find: ofEachDrug((item, context) => {
      const drug = drugOf(item, context)
      const note = item.filled('notaCUF')
      return drug !== undefined && note !== undefined && !drug.note.includes(note)
        ? critical('0053', `Nota AIFA ${note} non valida per il farmaco ${drug.aic}`)
        : undefined
    }),
  },
]

/** What the SAC finds; it is asked only about what the region finds in order. */
const sac: readonly AnomalyRule[] = [
  {
    name: 'anomaly-0184',
    find: ({ body, registry, conditions }) => {
      const person = registry.person(body.text('assistito/codIdentificativoAssistito') ?? '')
      return person?.nazionale === false && !conditions.has('sac-down')
        ? [
            critical(
              '0184',
              'Anomalie bloccanti dai servizi del MEF: 1233 assistito non presente in anagrafe nazionale',
            ),
          ]
        : []
    },
  },
]

/** All anomalies of a prescription, those that were ordered first. */
export const findAnomalies = (context: OperationContext): readonly Anomaly[] => {
  const { rulesOff } = context.world
  const found = (rules: readonly AnomalyRule[]): readonly Anomaly[] =>
    rules.flatMap(({ name, find }) => (rulesOff.has(name) ? [] : find(context)))
  const first = [...orderedAnomalies(context.conditions), ...found(own)]
  return first.some(({ codCriticita }) => codCriticita === 'C') ? first : [...first, ...found(sac)]
}

/** `elencoAnomalie`; nothing when there is none. */
export const anomaliesXml = (anomalies: readonly Anomaly[]): string =>
  anomalies.length === 0
    ? ''
    : branch(
        'elencoAnomalie',
        ...anomalies.map(({ codCriticita, codice, descrizione }) =>
          branch(
            'anomalia',
            leaf('codCriticita', codCriticita),
            leaf('codice', codice),
            leaf('descrizione', descrizione),
          ),
        ),
      )
