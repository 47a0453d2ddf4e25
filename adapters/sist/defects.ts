import { t } from '../../src/lib/language/t.ts'
import { isList } from '../../src/soap/body-value.ts'
import type { BodyFields, BodyValue } from '../../src/soap/body-value.ts'
import type { SistRequest } from './request.ts'

/** Faults of the demonstration client, by name. */
export const defects = {
  'nota-senza-zeri': t`Toglie gli zeri iniziali dalla nota AIFA (notaCUF).`,
  'stp-senza-tiporic': t`Non indica tipoRic quando l'assistito ha un codice STP.`,
  'oscurato-ignorato': t`Registra la prescrizione con oscurato a false anche dove il caso scrive true.`,
} as const

const mapFields = (value: BodyValue, change: (fields: BodyFields) => BodyFields): BodyValue => {
  if (typeof value !== 'object' || value === null) return value
  if (isList(value)) return value.map((item) => mapFields(item, change))
  return change(value)
}

const stripZeros = (prestazione: BodyFields): BodyFields => {
  const nota = prestazione['notaCUF']
  return typeof nota === 'string'
    ? { ...prestazione, notaCUF: nota.replace(/^0+(?=.)/, '') }
    : prestazione
}

const withoutZeros = (body: BodyFields): BodyFields => {
  const elenco = body['elencoPrestazioni']
  if (elenco === undefined) return body
  return {
    ...body,
    elencoPrestazioni: mapFields(elenco, (fields) => ({
      ...fields,
      ...('prestazione' in fields
        ? { prestazione: mapFields(fields['prestazione'] ?? null, stripZeros) }
        : {}),
    })),
  }
}

const hasStp = ({ assistito }: BodyFields): boolean => {
  if (typeof assistito !== 'object' || assistito === null || isList(assistito)) return false
  const code = assistito['codIdentificativoAssistito']
  return typeof code === 'string' && code.startsWith('STP')
}

/** The body as a client with the named defects would send it. */
export const withDefects = (
  operation: SistRequest['operation'],
  body: BodyFields,
  active: ReadonlySet<string>,
): BodyFields => {
  const zeros = active.has('nota-senza-zeri') ? withoutZeros(body) : body
  const stp =
    active.has('stp-senza-tiporic') && zeros['tipoRic'] === 'ST' && hasStp(zeros)
      ? { ...zeros, tipoRic: null }
      : zeros
  return active.has('oscurato-ignorato') &&
    operation === 'setRegistraPrescrizione' &&
    stp['oscurato'] === 'true'
    ? { ...stp, oscurato: 'false' }
    : stp
}
