import { codAutenticazioneOf, isNre, iupOf, nreOf } from '../identifiers.ts'
import { ruled, type Operation, type OperationContext } from '../operation.ts'
import type { PrescribedItem, Prescription } from '../prescriptions.ts'
import { leaf } from '../xml/write-xml.ts'
import { anomaliesXml, findAnomalies } from './anomalies.ts'
import { chkRules } from './chk-rules.ts'

const itemsOf = ({ body, registry }: OperationContext): readonly PrescribedItem[] =>
  body.each('elencoPrestazioni/prestazione').map((item) => {
    const codice = item.filled('codPrestazione') ?? ''
    const gruppo = item.filled('codGruppoEquivalenza') ?? ''
    const known = registry.drug(codice) ?? registry.service(codice)
    return {
      codice,
      gruppo,
      descrizione: known?.descrizione ?? gruppo,
      quantita: item.text('quantitaPrescritta') ?? '',
      tipoAccesso: item.filled('tipoAccesso') ?? null,
    }
  })

const identify = (
  context: OperationContext,
): Pick<Prescription, 'identifier' | 'kind' | 'codAutenticazione'> => {
  const { body, prescriptions, operator, now, conditions, world } = context
  const given = world.switches['preassigned-iup'] === 'ignore' ? undefined : body.filled('iup')
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

/** The prescription that a request asks for, under the identity that it is given. */
export const prescriptionOf = (
  context: OperationContext,
  identity: Pick<Prescription, 'identifier' | 'kind' | 'codAutenticazione'>,
): Prescription => {
  const { body, operator } = context
  const orNull = (path: string): string | null => body.filled(path) ?? null
  const isMasked = body.text('oscuramDati') === '1'
  return {
    ...identity,
    state: 'emessa',
    owner: { codiceFiscale: operator.codiceFiscale, codiceRegionale: operator.codiceRegionale },
    sostituito: orNull('codMedicoSostituito'),
    assistito: body.text('assistito/codIdentificativoAssistito') ?? '',
    tessera: orNull('assistito/numIdentTess'),
    asl: orNull('assistito/codNazionaleAslResidenza'),
    tipologia: body.text('tipologia') ?? '',
    tipoRic: orNull('tipoRic'),
    dataPrescrizione: body.text('dataPrescrizione') ?? '',
    codEsenzione: body.text('codEsenzione') ?? '',
    classePriorita: orNull('classePriorita'),
    items: itemsOf(context),
    oscuramDati: isMasked,
    oscurato: isMasked,
    dispensed: null,
    cda: null,
  }
}

/** Checks a prescription and, unless an anomaly blocks it, issues it: NRE and codice, or an IUP without the SAC. */
export const chkPrescrizione: Operation = ruled(
  (context) => context,
  chkRules,
  (context) => {
    const anomalies = findAnomalies(context)
    if (anomalies.some(({ codCriticita }) => codCriticita === 'C'))
      return { content: anomaliesXml(anomalies) }
    const prescription = prescriptionOf(context, identify(context))
    context.prescriptions.keep(prescription)
    return {
      content:
        anomaliesXml(anomalies) +
        leaf('IUP', prescription.identifier) +
        leaf('codAutenticazione', prescription.codAutenticazione),
    }
  },
)
