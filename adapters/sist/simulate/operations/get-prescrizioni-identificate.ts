import { refused, type Operation } from '../operation.ts'
import type { Prescription } from '../prescriptions.ts'
import type { RequestBody } from '../request-body.ts'
import { parseDay, parseMoment } from '../wire-date.ts'
import { branch, leaf } from '../xml/write-xml.ts'

const bounds = [
  'dataEmissioneDal',
  'dataEmissioneAl',
  'dataErogazioneDal',
  'dataErogazioneAl',
] as const

const foundXml = ({ assistito, identifier, kind, dataPrescrizione }: Prescription): string =>
  branch(
    'prescrizione',
    leaf('codAssistito', assistito),
    leaf('codRicetta', kind === 'nre' ? identifier : null),
    leaf('dataEmissione', dataPrescrizione),
    leaf('IUP', identifier),
  )

const stateOf = ({ state }: Prescription): string => (state === 'annullata' ? '0' : '1')

const selects = (body: RequestBody, prescription: Prescription): boolean => {
  const wanted = (path: string, value: string): boolean => {
    const given = body.filled(path)
    return given === undefined || given === value
  }
  const issued = parseMoment(prescription.dataPrescrizione) ?? ''
  const from = parseDay(body.text('dataEmissioneDal') ?? '')
  const to = parseDay(body.text('dataEmissioneAl') ?? '')
  const type = body.filled('tipoPrescr')
  // Nothing is ever dispensed here, so a filter on the dispensing selects nothing.
  return (
    body.filled('dataErogazioneDal') === undefined &&
    wanted('codFiscale', prescription.assistito) &&
    wanted('codPrescrittore', prescription.owner.codiceRegionale) &&
    wanted('statoPrescr', stateOf(prescription)) &&
    (type === undefined || type === '4' || type === prescription.tipologia) &&
    (from === undefined || from <= issued) &&
    (to === undefined || issued <= to)
  )
}

/** Lists prescriptions by period. At least one whole period is needed; an empty list is an answer. */
export const getPrescrizioniIdentificate: Operation = ({
  body,
  operator,
  prescriptions,
  world,
}) => {
  const wrong = bounds.find((path) => {
    const text = body.filled(path)
    return text !== undefined && parseDay(text) === undefined
  })
  if (wrong !== undefined) return refused('list-dates', '000005', `data non valida: ${wrong}`)
  const given = (path: string) => parseDay(body.text(path) ?? '')
  const periods = ['dataEmissione', 'dataErogazione'].map((name) => ({
    from: given(`${name}Dal`),
    to: given(`${name}Al`),
  }))
  // That half a period is no period is a guess, as is the code for one that ends before it begins.
  const whole = periods.filter(({ from, to }) => from !== undefined && to !== undefined)
  const half = periods.some(({ from, to }) => (from === undefined) !== (to === undefined))
  if (whole.length === 0 || half)
    return refused('list-period', '000061', 'nessun periodo di ricerca indicato')
  if (whole.some(({ from = '', to = '' }) => from > to))
    return refused('list-period-order', '000005', 'il periodo finisce prima di cominciare')
  const visible = prescriptions
    .all()
    .filter(
      ({ owner }) =>
        world.switches['list-visibility'] === 'all' ||
        owner.codiceFiscale === operator.codiceFiscale,
    )
  const found = visible.filter((prescription) => selects(body, prescription))
  return { content: branch('elenco', ...found.map(foundXml)) }
}
