import { t } from '../../../src/lib/language/t.ts'
import { romeFields } from '../../../src/lib/rome-time.ts'
import { codiceFiscaleId, patientIds } from './identifiers.ts'
import type { Signing } from './prescription-input.ts'
import { dateOf, incomplete, incompleteAt, textOf, type RequestData } from './request-data.ts'
import { choice, codeSystem, root } from './vocabulary.ts'
import { element, type XmlElement } from './xml-element.ts'

/** The kinds of prescription. */
export type PrescriptionKind = 'farmaceutica' | 'specialistica' | 'ricovero'

const kinds = {
  farmaceutica: { displayName: 'PRESCRIZIONE FARMACEUTICA', type: '3400-1' },
  specialistica: { displayName: 'PRESCRIZIONE SPECIALISTICA', type: '3400-2' },
  ricovero: { displayName: 'PRESCRIZIONE RICOVERO', type: '3400-3' },
} as const satisfies Record<PrescriptionKind, unknown>

/** The LOINC code of the prescription: of the document, and of its section of prescriptions. */
export const prescriptionCode = (
  kind: PrescriptionKind,
  ...translations: readonly XmlElement[]
): XmlElement =>
  element(
    'code',
    {
      code: choice.loinc[kind],
      codeSystem: codeSystem.loinc,
      codeSystemName: 'LOINC',
      codeSystemVersion: '2.19',
      displayName: kinds[kind].displayName,
    },
    ...translations,
  )

const qualifier = (code: string, system: string): XmlElement =>
  element('qualifier', {}, element('value', { code, codeSystem: system }))

const sasnKinds = ['NA', 'ND', 'NE', 'NX']

/**
 * The document's code with its two translations: the type of prescription, and SSN or SASN with the
 * tipo ricetta (CDA2_Prescrizione p. 11).
 */
export const documentCode = (
  kind: PrescriptionKind,
  tipoRicetta: string,
  request: RequestData,
): XmlElement => {
  const indication = textOf(request, 'indicazionePrescr')
  return prescriptionCode(
    kind,
    element(
      'translation',
      { code: '3400', codeSystem: codeSystem.prescriptionType },
      qualifier(kinds[kind].type, codeSystem.prescriptionType),
    ),
    element(
      'translation',
      { code: sasnKinds.includes(tipoRicetta) ? 'SASN' : 'SSN', codeSystem: codeSystem.regime },
      indication === undefined ? undefined : qualifier(indication, codeSystem.indication),
      qualifier(tipoRicetta, codeSystem.tipoRicetta),
    ),
  )
}

/** An instant as `yyyyMMddHHmmss` on the clocks of Europe/Rome, without a zone. */
export const documentTime = (instant: Date): string => {
  const f = romeFields(instant)
  return `${f.year}${f.month}${f.day}${f.hour}${f.minute}${f.second}`
}

const addressOf = (assistito: RequestData): XmlElement | undefined => {
  const city = textOf(assistito, 'nomeComuneResidenza')
  const street = textOf(assistito, 'indirizzoResidenza')
  if (city === undefined && street === undefined) return undefined
  return element(
    'addr',
    { use: 'HP' },
    city === undefined ? undefined : element('city', {}, city),
    street === undefined ? undefined : element('streetAddressLine', {}, street),
  )
}

const nameOf = (assistito: RequestData): XmlElement | undefined => {
  const family = textOf(assistito, 'cognome')
  const given = textOf(assistito, 'nome')
  if (family === undefined && given === undefined) return undefined
  return element(
    'name',
    {},
    family === undefined ? undefined : element('family', {}, family),
    given === undefined ? undefined : element('given', {}, given),
  )
}

// CDA2_Prescrizione: whoever asks for masking has neither address nor name in the document.
const masked = (name: string): XmlElement => element(name, { nullFlavor: 'MSK' })

/** When the assistito was born: here, or as a foreign document says. */
const birthOf = (assistito: RequestData): string | undefined =>
  dateOf(assistito, 'dataNascita', 'assistito/dataNascita') ??
  dateOf(assistito, 'dataNascitaEstero', 'assistito/dataNascitaEstero')

/** Who the prescription is for; a bare `patient` is enough for a person of the registry. */
export const recordTarget = (
  assistito: RequestData,
  tipoRicetta: string,
  isMasked: boolean,
): XmlElement => {
  const gender = textOf(assistito, 'sesso')
  const birth = birthOf(assistito)
  return element(
    'recordTarget',
    {},
    element(
      'patientRole',
      {},
      patientIds(assistito, tipoRicetta),
      isMasked ? masked('addr') : addressOf(assistito),
      element(
        'patient',
        {},
        isMasked ? masked('name') : nameOf(assistito),
        gender === undefined
          ? undefined
          : element('administrativeGenderCode', { code: gender, codeSystem: codeSystem.gender }),
        birth === undefined ? undefined : element('birthTime', { value: birth }),
      ),
    ),
  )
}

/** Who wrote the document, by the ids that such an author has. */
export const author = ({ effectiveTime }: Signing, ids: readonly XmlElement[]): XmlElement =>
  element(
    'author',
    {},
    element('time', { value: documentTime(effectiveTime) }),
    element('assignedAuthor', {}, ids),
  )

export const custodian = (codStruttura: string): XmlElement => {
  if (codStruttura === '') {
    throw incomplete(
      t`manca il codice della struttura`,
      t`Controllare codStruttura dell'operatore che il passo usa, nell'ambiente.`,
    )
  }
  return element(
    'custodian',
    {},
    element(
      'assignedCustodian',
      {},
      element(
        'representedCustodianOrganization',
        {},
        element('id', { root: root.custodian, extension: codStruttura }),
      ),
    ),
  )
}

export const legalAuthenticator = (input: Signing): XmlElement => {
  if (input.signer.codiceFiscale === '') {
    throw incomplete(
      t`manca il codice fiscale del firmatario`,
      t`Controllare il certificato di firma dell'operatore che il passo usa.`,
    )
  }
  return element(
    'legalAuthenticator',
    {},
    element('time', { value: documentTime(input.effectiveTime) }),
    element('signatureCode', { code: 'S' }),
    element('assignedEntity', {}, codiceFiscaleId(input.signer.codiceFiscale)),
  )
}

const encounterCodes: Readonly<Record<string, string>> = { A: 'AMB', D: 'HH' }

/** Where the visit took place, by tipoVisita. Its moment is not in the request, hence the NI. */
export const componentOf = (tipoVisita: string): XmlElement => {
  const code = encounterCodes[tipoVisita]
  if (code === undefined) {
    throw incompleteAt(
      'tipoVisita',
      t`«tipoVisita» è «${tipoVisita}», non A (ambulatoriale) o D (domiciliare)`,
    )
  }
  return element(
    'componentOf',
    {},
    element(
      'encompassingEncounter',
      {},
      element('code', { code, codeSystem: codeSystem.actCode }),
      element('effectiveTime', { nullFlavor: 'NI' }),
    ),
  )
}
