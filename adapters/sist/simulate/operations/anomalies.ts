import { orderedAnomalies } from '../conditions.ts'
import type { OperationContext } from '../operation.ts'
import type { RequestBody } from '../request-body.ts'
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

const exemptionAnomalies = ({ body, registry }: OperationContext): readonly Anomaly[] => {
  const code = body.filled('codEsenzione')
  if (code === undefined) return [critical('0007', 'Esenzione non specificata')]
  if (code === 'NES00') return []
  const person = registry.person(body.text('assistito/codIdentificativoAssistito') ?? '')
  const day = parseMoment(body.text('dataPrescrizione') ?? '') ?? ''
  const isHeld = person?.esenzioni.some(({ codice, fino }) => codice === code && day <= fino)
  return isHeld ? [] : [warning('0023', `Esenzione ${code} non valida alla data di prescrizione`)]
}

const drugAnomalies = (item: RequestBody, { registry }: OperationContext): readonly Anomaly[] => {
  const aic = item.filled('codPrestazione')
  if (aic === undefined) return []
  const drug = registry.drug(aic)
  if (drug === undefined) return [critical('0048', `Codice farmaco ${aic} inesistente`)]
  const note = item.filled('notaCUF')
  if (note === undefined)
    return drug.classe === 'C'
      ? [warning('0051', `Nota AIFA assente per il farmaco ${aic} di classe C`)]
      : []
  return drug.note.includes(note)
    ? []
    : [critical('0053', `Nota AIFA ${note} non valida per il farmaco ${aic}`)]
}

const sacAnomalies = ({ body, registry, conditions }: OperationContext): readonly Anomaly[] => {
  const person = registry.person(body.text('assistito/codIdentificativoAssistito') ?? '')
  return person?.nazionale === false && !conditions.has('sac-down')
    ? [
        critical(
          '0184',
          'Anomalie bloccanti dai servizi del MEF: 1233 assistito non presente in anagrafe nazionale',
        ),
      ]
    : []
}

/**
 * All anomalies of a prescription, those that were ordered first; the SAC is asked only about what the region finds
 * in order.
 */
export const findAnomalies = (context: OperationContext): readonly Anomaly[] => {
  const items =
    context.body.text('tipologia') === '1' ? context.body.each('elencoPrestazioni/prestazione') : []
  const own = [
    ...orderedAnomalies(context.conditions),
    ...exemptionAnomalies(context),
    ...items.flatMap((item) => drugAnomalies(item, context)),
  ]
  return own.some(({ codCriticita }) => codCriticita === 'C')
    ? own
    : [...own, ...sacAnomalies(context)]
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
