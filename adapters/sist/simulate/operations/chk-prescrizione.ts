import { codAutenticazioneOf, isNre, iupOf, nreOf } from '../identifiers.ts'
import type { Operation, OperationContext } from '../operation.ts'
import type { PrescribedItem, Prescription } from '../prescriptions.ts'
import { firstRefusal } from '../refusal.ts'
import { leaf } from '../xml/write-xml.ts'
import { anomaliesXml, findAnomalies } from './anomalies.ts'
import { chkRules } from './chk-rules.ts'

const itemsOf = ({ body, registry }: OperationContext): readonly PrescribedItem[] =>
  body.each('elencoPrestazioni/prestazione').map((item) => {
    const codice = item.filled('codPrestazione') ?? ''
    const known = registry.drug(codice) ?? registry.service(codice)
    return {
      codice,
      descrizione: known?.descrizione ?? item.filled('codGruppoEquivalenza') ?? '',
      quantita: item.text('quantitaPrescritta') ?? '',
    }
  })

const identify = (
  context: OperationContext,
): Pick<Prescription, 'identifier' | 'kind' | 'codAutenticazione'> => {
  const { body, prescriptions, operator, now, conditions } = context
  const given = body.filled('iup')
  if (conditions.has('sac-down')) {
    const iup = iupOf(Number(operator.codiceRegionale), prescriptions.nextNumber())
    return {
      identifier: given ?? iup,
      kind: isNre(given ?? iup) ? 'nre' : 'iup',
      codAutenticazione: null,
    }
  }
  return {
    identifier: given !== undefined && isNre(given) ? given : nreOf(prescriptions.nextNumber()),
    kind: 'nre',
    codAutenticazione: codAutenticazioneOf(now),
  }
}

/** Checks a prescription and, unless an anomaly blocks it, issues it: NRE and codice, or an IUP without the SAC. */
export const chkPrescrizione: Operation = (context) => {
  const refusal = firstRefusal(chkRules, context)
  if (refusal !== undefined) return { refusal }
  const anomalies = findAnomalies(context)
  if (anomalies.some(({ codCriticita }) => codCriticita === 'C'))
    return { content: anomaliesXml(anomalies) }
  const { body, operator, prescriptions } = context
  const prescription: Prescription = {
    ...identify(context),
    state: 'emessa',
    owner: { codiceFiscale: operator.codiceFiscale, codiceRegionale: operator.codiceRegionale },
    assistito: body.text('assistito/codIdentificativoAssistito') ?? '',
    tipologia: body.text('tipologia') ?? '',
    tipoRic: body.filled('tipoRic') ?? null,
    dataPrescrizione: body.text('dataPrescrizione') ?? '',
    codEsenzione: body.text('codEsenzione') ?? '',
    items: itemsOf(context),
    oscurato: body.text('oscuramDati') === '1',
    cda: null,
  }
  prescriptions.keep(prescription)
  return {
    content:
      anomaliesXml(anomalies) +
      leaf('IUP', prescription.identifier) +
      leaf('codAutenticazione', prescription.codAutenticazione),
  }
}
