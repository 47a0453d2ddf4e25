import { isForeign, isSasn } from '../document/cda-vocabulary.ts'
import type { OperationContext } from '../operation.ts'
import { doctor } from '../operator-rules.ts'
import type { RequestBody } from '../request-body.ts'
import { rule, type Rule } from '../rule.ts'
import { parseDay, parseMoment } from '../wire-date.ts'
import { chkItemRules } from './chk-item-rules.ts'

const patient = (body: RequestBody): string =>
  body.filled('assistito/codIdentificativoAssistito') ?? ''

// That an ENI code (European not registered) travels as an STP one does is a guess.
const isStp = (code: string): boolean => /^(STP|ENI)\d{13}$/.test(code)

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

const hospitalFields = ['relazioneRicovero', 'richiestaRicovero']

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
  rule('chk-date', ({ body }) => {
    const text = body.filled('dataPrescrizione')
    return text !== undefined && parseMoment(text) === undefined
      ? `dataPrescrizione non valida: "${text}"`
      : undefined
  }),
  rule('chk-patient-dates', ({ body }) => {
    const wrong = days.find((path) => {
      const text = body.filled(path)
      return text !== undefined && parseDay(text) === undefined
    })
    return wrong === undefined ? undefined : `data non valida: ${wrong}`
  }),
  rule('chk-version', ({ body }) => {
    const text = body.filled('versione')
    return text === undefined || /^4\.\d{2}$/.test(text)
      ? undefined
      : `versione "${text}" non ammessa: il flusso vale dalla 4.00`
  }),
  rule('chk-prescriber', ({ body, operator }) => {
    const code = body.filled('codMedicoPrescrittore')
    return code === undefined || code === operator.codiceRegionale
      ? undefined
      : 'codMedicoPrescrittore non è il codice regionale dell’operatore'
  }),
  rule('chk-substituted', ({ body, operator, world }) => {
    const code = body.text('codMedicoSostituito')
    if (code === undefined) return undefined
    const isOther = world.operators.some(
      ({ codiceRegionale, ruoloIstituzionale }) =>
        codiceRegionale === code &&
        codiceRegionale !== operator.codiceRegionale &&
        ruoloIstituzionale === doctor,
    )
    return isOther ? undefined : 'codMedicoSostituito non è il codice di un altro medico'
  }),
  rule('chk-stp', ({ body }) =>
    isStp(patient(body)) === (body.filled('tipoRic') === 'ST')
      ? undefined
      : 'il codice STP o ENI e il tipo ricetta ST vanno insieme',
  ),
  rule('chk-sasn', ({ body }) =>
    isSasn(body.text('tipoRic')) === (body.filled('assistito/numTessSasn') !== undefined)
      ? undefined
      : 'numTessSasn e un tipo ricetta SASN (NA, ND, NE, NX) vanno insieme',
  ),
  rule('chk-foreign', ({ body }) => {
    if (!isForeign(body.text('tipoRic'))) return undefined
    const missing = firstMissing(body, foreignFields)
    return missing === undefined ? undefined : `assistito estero: manca ${missing}`
  }),
  rule('chk-asl-present', ({ body }) =>
    body.filled('assistito/codNazionaleAslResidenza') === undefined &&
    body.filled('tipoRic') === undefined
      ? 'codNazionaleAslResidenza è obbligatorio per gli assistiti SSN'
      : undefined,
  ),
  rule('chk-asl-shape', ({ body }) => {
    const asl = body.filled('assistito/codNazionaleAslResidenza')
    return asl === undefined || /^\d{6}$/.test(asl)
      ? undefined
      : `codNazionaleAslResidenza non valido: "${asl}"`
  }),
  rule('chk-masked-address', ({ body }) =>
    body.text('oscuramDati') === '1' && body.filled('assistito/indirizzoResidenza') !== undefined
      ? 'con oscuramDati l’indirizzo non va compilato'
      : undefined,
  ),
  rule('chk-hospital', ({ body }) => {
    const alien = hospitalFields.find((path) => body.filled(path) !== undefined)
    return alien === undefined || body.text('tipologia') === '2'
      ? undefined
      : `${alien} vale solo per un ricovero (tipologia 2)`
  }),
  rule('chk-cyclic', ({ body }) => {
    const cyclic = body
      .each('elencoPrestazioni/prestazione')
      .every((item) => Number(item.filled('numSedute') ?? '1') > 1)
    return body.text('flagCiclica') === '1' && !cyclic
      ? 'flagCiclica 1: non tutte le prestazioni sono cicliche'
      : undefined
  }),
  rule('chk-iup', ({ body, prescriptions, world }) => {
    const identifier = body.filled('iup')
    if (identifier === undefined || world.switches['preassigned-iup'] === 'ignore') return undefined
    if (world.switches['preassigned-iup'] === 'refuse') return 'iup non ammesso: lo assegna SIST'
    return prescriptions.find(identifier) === undefined
      ? undefined
      : `identificativo già usato: ${identifier}`
  }),
  ...chkItemRules,
  rule('chk-patient-known', ({ body, registry }) =>
    isForeign(body.text('tipoRic')) ||
    patient(body) === '' ||
    registry.person(patient(body)) !== undefined
      ? undefined
      : 'assistito non trovato in anagrafe',
  ),
]
