import { t } from '../../../src/lib/language/t.ts'
import { incompleteAt, requiredText, textOf, type RequestData } from './request-data.ts'
import { quantity } from './quantity.ts'
import { choice, codeSystem } from './vocabulary.ts'
import { element, type XmlElement } from './xml-element.ts'

const reasons: Readonly<Record<string, string>> = choice.nonSubstitutionReasons

const drugCode = (prestazione: RequestData, path: string): XmlElement => {
  const aic = textOf(prestazione, 'codPrestazione')
  const group = textOf(prestazione, 'codGruppoEquivalenza')
  if (aic === undefined && group === undefined) {
    throw incompleteAt(
      path,
      t`in «${path}» mancano sia «codPrestazione» (AIC) sia «codGruppoEquivalenza»: ne serve uno`,
    )
  }
  return element(
    'code',
    aic === undefined ? { nullFlavor: 'NA' } : { code: aic, codeSystem: codeSystem.aic },
    group === undefined
      ? undefined
      : element('translation', { code: group, codeSystem: codeSystem.equivalenceGroup }),
  )
}

const consumable = (prestazione: RequestData, path: string): XmlElement =>
  element(
    'consumable',
    {},
    element(
      'manufacturedProduct',
      {},
      element('manufacturedLabeledDrug', {}, drugCode(prestazione, path)),
    ),
  )

// CDA2_Prescrizione p. 162: the reason needs its displayName. Of a reason that is not known there is none.
const nonSubstitutability = (prestazione: RequestData): XmlElement | undefined => {
  const reason = textOf(prestazione, 'codMotivoNonSost')
  if (reason === undefined) return undefined
  const cause = element(
    'observation',
    { classCode: 'OBS', moodCode: choice.substitutionMood },
    element('code', {
      code: reason,
      codeSystem: codeSystem.nonSubstitutionReason,
      displayName: reasons[reason],
    }),
  )
  return element(
    'entryRelationship',
    { typeCode: 'SUBJ', inversionInd: 'true' },
    element(
      'observation',
      { classCode: 'OBS', moodCode: choice.substitutionMood },
      element('code', { code: 'SUBST', codeSystem: codeSystem.actClass }),
      element('value', {
        'xsi:type': 'CE',
        code: choice.noSubstitution,
        codeSystem: codeSystem.substitution,
      }),
      element('entryRelationship', { typeCode: 'RSON' }, cause),
    ),
  )
}

const act = (...content: readonly XmlElement[]): XmlElement =>
  element('act', { classCode: 'ACT', moodCode: choice.informationMood }, ...content)

const notaAifa = (prestazione: RequestData): XmlElement | undefined => {
  const nota = textOf(prestazione, 'notaCUF')
  if (nota === undefined) return undefined
  const code = element('code', { code: nota, codeSystem: codeSystem.notaAifa })
  return element('entryRelationship', { typeCode: 'REFR' }, act(code))
}

// No source names the code system of motivazNote: the one of the other annotation of the Region.
const freeNote = (prestazione: RequestData): XmlElement | undefined => {
  const nota = textOf(prestazione, 'nota')
  if (nota === undefined) return undefined
  const code = element('code', { code: 'motivazNote', codeSystem: codeSystem.annotation })
  return element('entryRelationship', { typeCode: 'COMP' }, act(code, element('text', {}, nota)))
}

/** The entry of one drug (CDA2_Prescrizione); `path` says where it stands in the request. */
export const drugEntry = (prestazione: RequestData, path: string): XmlElement =>
  element(
    'entry',
    {},
    element(
      'substanceAdministration',
      { classCode: 'SBADM', moodCode: 'RQO' },
      consumable(prestazione, path),
      quantity(prestazione, path),
      nonSubstitutability(prestazione),
      notaAifa(prestazione),
      freeNote(prestazione),
    ),
  )

/** The drug as a line to be read. */
export const drugLine = (prestazione: RequestData, path: string): string => {
  const aic = textOf(prestazione, 'codPrestazione')
  const group = textOf(prestazione, 'codGruppoEquivalenza')
  const nota = textOf(prestazione, 'notaCUF')
  const reason = textOf(prestazione, 'codMotivoNonSost')
  const free = textOf(prestazione, 'nota')
  return [
    aic === undefined ? undefined : `Farmaco AIC ${aic}`,
    group === undefined
      ? undefined
      : `${aic === undefined ? 'Farmaco del gruppo' : 'gruppo'} di equivalenza ${group}`,
    `quantità ${requiredText(prestazione, 'quantitaPrescritta', `${path}/quantitaPrescritta`)}`,
    nota === undefined ? undefined : `nota AIFA ${nota}`,
    reason === undefined ? undefined : `non sostituibile: ${reasons[reason] ?? reason}`,
    free === undefined ? undefined : `annotazione: ${free}`,
  ]
    .filter((part) => part !== undefined)
    .join(', ')
}
