import type { OperationContext } from '../operation.ts'
import type { RequestBody } from '../request-body.ts'
import type { Rule } from '../refusal.ts'
import { parseDay, parseMoment } from '../wire-date.ts'

const invalid = '000005'

const rule = (
  name: string,
  check: (context: OperationContext) => string | undefined,
  code = invalid,
): Rule<OperationContext> => ({ name, code, check })

const patient = (body: RequestBody): string =>
  body.filled('assistito/codIdentificativoAssistito') ?? ''

const isStp = (code: string): boolean => /^STP\d{13}$/.test(code)

const foreign = ['EE', 'UE', 'NE', 'NX']

const mandatory = [
  'assistito/codIdentificativoAssistito',
  'tipologia',
  'dataPrescrizione',
  'codMedicoPrescrittore',
  'elencoPrestazioni/prestazione',
  'flagCiclica',
  'versione',
  'tipoVisita',
]

const foreignFields = [
  'assistito/statoEstero',
  'assistito/istituzCompetente',
  'assistito/numIdentPers',
  'assistito/numIdentTess',
  'assistito/dataScadTessera',
]

const firstMissing = (body: RequestBody, paths: readonly string[]): string | undefined =>
  paths.find((path) => body.filled(path) === undefined)

const days = ['assistito/dataNascita', 'assistito/dataNascitaEstero', 'assistito/dataScadTessera']

const drugProblem = (item: RequestBody): string | undefined =>
  item.filled('codPrestazione') === undefined && item.filled('codGruppoEquivalenza') === undefined
    ? 'un farmaco vuole il codice AIC o il gruppo di equivalenza'
    : undefined

const serviceProblem = (item: RequestBody, context: OperationContext): string | undefined => {
  const code = item.filled('codPrestazione')
  if (code === undefined) return 'manca codPrestazione'
  if (!/^[^.\s]{1,5}$/.test(code))
    return `codPrestazione "${code}": senza punti, al più 5 caratteri`
  const service = context.registry.service(code)
  if (service === undefined) return `codPrestazione "${code}" sconosciuto`
  const catalogue = item.filled('codCatalogoPrescr')
  if (catalogue !== undefined && catalogue !== service.catalogo)
    return `codCatalogoPrescr "${catalogue}" non è della prestazione ${code}`
  return catalogue !== undefined && item.filled('tipoAccesso') === undefined
    ? 'con codCatalogoPrescr è obbligatorio tipoAccesso'
    : undefined
}

const itemProblem = (item: RequestBody, context: OperationContext): string | undefined => {
  if (!/^\d$/.test(item.text('quantitaPrescritta') ?? ''))
    return 'quantitaPrescritta: attesa una cifra'
  const sessions = item.text('numSedute')
  if (sessions !== undefined && !/^[1-9]\d*$/.test(sessions)) return 'numSedute: atteso un intero'
  switch (context.body.text('tipologia')) {
    case '1':
      return drugProblem(item)
    case '3':
      return serviceProblem(item, context)
    default:
      return undefined
  }
}

/**
 * Refusals of chkPrescrizione, in order. Obligations are those of the specification's text; that their breach is
 * fault 000005 (and 000004 for an unknown assistito) is a guess.
 */
export const chkRules: readonly Rule<OperationContext>[] = [
  rule('chk-mandatory', ({ body }) => {
    const missing = mandatory.find((path) =>
      path.endsWith('prestazione') ? body.each(path).length === 0 : !body.filled(path),
    )
    return missing === undefined ? undefined : `dato obbligatorio assente: ${missing}`
  }),
  rule('chk-date', ({ body }) =>
    parseMoment(body.text('dataPrescrizione') ?? '') === undefined
      ? `dataPrescrizione non valida: "${body.text('dataPrescrizione') ?? ''}"`
      : undefined,
  ),
  rule('chk-patient-dates', ({ body }) => {
    const wrong = days.find((path) => {
      const text = body.filled(path)
      return text !== undefined && parseDay(text) === undefined
    })
    return wrong === undefined ? undefined : `data non valida: ${wrong}`
  }),
  rule('chk-version', ({ body }) =>
    /^4\.\d{2}$/.test(body.text('versione') ?? '')
      ? undefined
      : `versione "${body.text('versione') ?? ''}" non ammessa: il flusso vale dalla 4.00`,
  ),
  rule('chk-prescriber', ({ body, operator }) =>
    body.text('codMedicoPrescrittore') === operator.codiceRegionale
      ? undefined
      : 'codMedicoPrescrittore non è il codice regionale dell’operatore',
  ),
  rule('chk-substituted', ({ body, operator, world }) => {
    const code = body.text('codMedicoSostituito')
    if (code === undefined) return undefined
    const isOther = world.operators.some(
      ({ codiceRegionale }) =>
        codiceRegionale === code && codiceRegionale !== operator.codiceRegionale,
    )
    return isOther ? undefined : 'codMedicoSostituito non è il codice di un altro medico'
  }),
  rule('chk-stp', ({ body }) =>
    isStp(patient(body)) === (body.filled('tipoRic') === 'ST')
      ? undefined
      : 'il codice STP e il tipo ricetta ST vanno insieme',
  ),
  rule('chk-foreign', ({ body }) => {
    if (!foreign.includes(body.text('tipoRic') ?? '')) return undefined
    const missing = firstMissing(body, foreignFields)
    return missing === undefined ? undefined : `assistito estero: manca ${missing}`
  }),
  rule('chk-asl', ({ body }) => {
    const asl = body.filled('assistito/codNazionaleAslResidenza')
    if (asl === undefined)
      return body.filled('tipoRic') === undefined
        ? 'codNazionaleAslResidenza è obbligatorio per gli assistiti SSN'
        : undefined
    return /^\d{6}$/.test(asl) ? undefined : `codNazionaleAslResidenza non valido: "${asl}"`
  }),
  rule('chk-masked-address', ({ body }) =>
    body.text('oscuramDati') === '1' && body.filled('assistito/indirizzoResidenza') !== undefined
      ? 'con oscuramDati l’indirizzo non va compilato'
      : undefined,
  ),
  rule('chk-iup', ({ body, prescriptions }) => {
    const identifier = body.filled('iup')
    return identifier !== undefined && prescriptions.find(identifier) !== undefined
      ? `identificativo già usato: ${identifier}`
      : undefined
  }),
  rule('chk-item', (context) => {
    for (const item of context.body.each('elencoPrestazioni/prestazione')) {
      const problem = itemProblem(item, context)
      if (problem !== undefined) return problem
    }
    return undefined
  }),
  rule(
    'chk-patient-known',
    ({ body, registry }) =>
      foreign.includes(body.text('tipoRic') ?? '') || registry.person(patient(body)) !== undefined
        ? undefined
        : 'assistito non trovato in anagrafe',
    '000004',
  ),
]
