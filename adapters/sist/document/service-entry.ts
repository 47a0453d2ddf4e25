import { t } from '../../../src/lib/language/t.ts'
import { quantity } from './quantity.ts'
import { incompleteAt, requiredText, textOf, type RequestData } from './request-data.ts'
import { choice, codeSystem } from './vocabulary.ts'
import { element, type XmlElement } from './xml-element.ts'

// Rev. 4.02.23: the regional code takes five places, filled with spaces on the left.
const codeWidth = 5

const serviceCode = (prestazione: RequestData, path: string): XmlElement => {
  const code = requiredText(prestazione, 'codPrestazione', `${path}/codPrestazione`)
  const catalogue = textOf(prestazione, 'codCatalogoPrescr')
  return element(
    'code',
    { code: code.padStart(codeWidth, ' '), codeSystem: codeSystem.regionalService },
    catalogue === undefined
      ? undefined
      : element(
          'qualifier',
          {},
          element('value', { code: catalogue, codeSystem: codeSystem.catalogue }),
        ),
  )
}

// The diagnosis belongs to the whole request: every service names it as its reason.
const reason = (request: RequestData): XmlElement | undefined => {
  const code = textOf(request, 'codDiagnosi')
  const description = textOf(request, 'descrizioneDiagnosi')
  if (code === undefined && description === undefined) return undefined
  const diagnosis =
    code === undefined
      ? element('code', { nullFlavor: 'UNK' }, element('originalText', {}, description))
      : element('code', { code, codeSystem: codeSystem.icd9cm, displayName: description })
  return element(
    'entryRelationship',
    { typeCode: 'RSON' },
    element('observation', { classCode: 'OBS', moodCode: choice.informationMood }, diagnosis),
  )
}

const accessMoods: Readonly<Record<string, string>> = choice.accessMood

// The sources give the code of the access and not its code system: none is invented here.
const access = (prestazione: RequestData, path: string): XmlElement | undefined => {
  const tipoAccesso = textOf(prestazione, 'tipoAccesso')
  if (tipoAccesso === undefined) return undefined
  const moodCode = accessMoods[tipoAccesso]
  if (moodCode === undefined) {
    throw incompleteAt(
      `${path}/tipoAccesso`,
      t`«${path}/tipoAccesso» è «${tipoAccesso}», non 0 o 1`,
    )
  }
  return element(
    'entryRelationship',
    { typeCode: 'SAS' },
    element('encounter', { classCode: 'ENC', moodCode }, element('code', { code: '19974' })),
  )
}

const note = (prestazione: RequestData): XmlElement | undefined => {
  const nota = textOf(prestazione, 'nota')
  if (nota === undefined) return undefined
  return element(
    'entryRelationship',
    { typeCode: 'SUBJ' },
    element(
      'act',
      { classCode: 'ACT', moodCode: choice.informationMood },
      element('code', { code: '48767-8', codeSystem: codeSystem.loinc }),
      element('text', {}, nota),
    ),
  )
}

/** The entry of one service (CDA2_Prescrizione); `path` says where it stands in the request. */
export const serviceEntry = (
  prestazione: RequestData,
  path: string,
  request: RequestData,
): XmlElement => {
  const sessions = textOf(prestazione, 'numSedute')
  return element(
    'entry',
    {},
    element(
      'observation',
      { classCode: 'OBS', moodCode: choice.serviceMood },
      serviceCode(prestazione, path),
      sessions === undefined ? undefined : element('repeatNumber', { value: sessions }),
      quantity(prestazione, path),
      reason(request),
      access(prestazione, path),
      note(prestazione),
    ),
  )
}

const accessText = (tipoAccesso: string): string =>
  tipoAccesso === '1' ? 'primo accesso' : 'accesso successivo'

/** The service as a line to be read. */
export const serviceLine = (prestazione: RequestData, path: string): string => {
  const catalogue = textOf(prestazione, 'codCatalogoPrescr')
  const sessions = textOf(prestazione, 'numSedute')
  const tipoAccesso = textOf(prestazione, 'tipoAccesso')
  const nota = textOf(prestazione, 'nota')
  return [
    `Prestazione ${requiredText(prestazione, 'codPrestazione', `${path}/codPrestazione`)}`,
    catalogue === undefined ? undefined : `codice di catalogo ${catalogue}`,
    `quantità ${requiredText(prestazione, 'quantitaPrescritta', `${path}/quantitaPrescritta`)}`,
    sessions === undefined ? undefined : `numero di sedute ${sessions}`,
    tipoAccesso === undefined ? undefined : accessText(tipoAccesso),
    nota === undefined ? undefined : `annotazione: ${nota}`,
  ]
    .filter((part) => part !== undefined)
    .join(', ')
}
