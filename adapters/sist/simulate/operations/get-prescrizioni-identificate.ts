import { ruled, type Operation, type OperationContext } from '../operation.ts'
import type { Prescription } from '../prescriptions.ts'
import { rule } from '../rule.ts'
import { parseDay, parseMoment } from '../wire-date.ts'
import { branch, leaf } from '../xml/write-xml.ts'
import { stateInSist } from './states.ts'

const bounds = [
  'dataEmissioneDal',
  'dataEmissioneAl',
  'dataErogazioneDal',
  'dataErogazioneAl',
] as const

/** A period of days, bounds included. */
interface Period {
  readonly from: string | undefined
  readonly to: string | undefined
}

interface Search extends OperationContext {
  readonly issuing: Period
  readonly dispensing: Period
}

const read = (context: OperationContext): Search => {
  const day = (path: string) => parseDay(context.body.text(path) ?? '')
  const period = (name: string): Period => ({ from: day(`${name}Dal`), to: day(`${name}Al`) })
  return { ...context, issuing: period('dataEmissione'), dispensing: period('dataErogazione') }
}

const isGiven = ({ from, to }: Period): boolean => from !== undefined || to !== undefined
const isHalf = (period: Period): boolean =>
  isGiven(period) && (period.from === undefined || period.to === undefined)

const includes = ({ from, to }: Period, day: string): boolean =>
  (from === undefined || from <= day) && (to === undefined || day <= to)

const foundXml = ({ assistito, identifier, kind, dataPrescrizione }: Prescription): string =>
  branch(
    'prescrizione',
    leaf('codAssistito', assistito),
    leaf('codRicetta', kind === 'nre' ? identifier : null),
    leaf('dataEmissione', dataPrescrizione),
    leaf('IUP', identifier),
  )

const selects = (search: Search, prescription: Prescription): boolean => {
  const { body, issuing, dispensing, world, operator } = search
  const wanted = (path: string, value: string | null): boolean => {
    const given = body.filled(path)
    return given === undefined || given === value
  }
  const type = body.filled('tipoPrescr')
  return (
    (world.switches['list-visibility'] === 'all' ||
      prescription.owner.codiceFiscale === operator.codiceFiscale) &&
    wanted('codFiscale', prescription.assistito) &&
    wanted('codPrescrittore', prescription.owner.codiceRegionale) &&
    wanted('statoPrescr', stateInSist(prescription, world.switches)) &&
    (type === undefined || type === '4' || type === prescription.tipologia) &&
    includes(issuing, parseMoment(prescription.dataPrescrizione) ?? '') &&
    // A filter on the dispensing never selects what was never dispensed.
    (!isGiven(dispensing) ||
      (prescription.dispensed !== null && includes(dispensing, prescription.dispensed.on)))
  )
}

/** Lists prescriptions by period. At least one whole period is needed; an empty list is an answer. */
export const getPrescrizioniIdentificate: Operation = ruled<Search>(
  read,
  [
    rule('list-dates', ({ body }) => {
      const wrong = bounds.find((path) => {
        const text = body.filled(path)
        return text !== undefined && parseDay(text) === undefined
      })
      return wrong === undefined ? undefined : `data non valida: ${wrong}`
    }),
    rule('list-period', ({ body }) =>
      bounds.every((path) => body.filled(path) === undefined)
        ? 'nessun periodo di ricerca indicato'
        : undefined,
    ),
    // That half a period is no period is a guess, as is the code for one that ends before it begins.
    rule('list-period-half', ({ issuing, dispensing }) =>
      isHalf(issuing) || isHalf(dispensing) ? 'periodo di ricerca indicato a metà' : undefined,
    ),
    rule('list-period-order', ({ issuing, dispensing }) =>
      [issuing, dispensing].some(
        ({ from, to = '' }) => from !== undefined && to !== '' && from > to,
      )
        ? 'il periodo finisce prima di cominciare'
        : undefined,
    ),
  ],
  (search) => {
    const found = search.prescriptions.all().filter((one) => selects(search, one))
    return { content: branch('elenco', ...found.map(foundXml)) }
  },
)
