import type { PrescribedItem, Prescription } from '../prescriptions.ts'
import type { Rule } from '../rule.ts'
import { documentRule } from './cda-header-rules.ts'
import { isForeign, roots } from './cda-vocabulary.ts'
import type { Cda, CdaItem, InstanceIdentifier } from './read-cda.ts'
import type { Registration } from './registration.ts'

const hasItems = ({ tipologia }: Prescription): boolean => ['1', '3'].includes(tipologia)

/** Whether an entry of the document is an item of the prescription: by its code, or by its group alone. */
const isSame = (written: CdaItem, item: PrescribedItem): boolean =>
  item.codice === '' ? written.group === item.gruppo : written.code === item.codice

const itemOf = (written: CdaItem, { items }: Prescription): PrescribedItem | undefined =>
  items.find((item) => isSame(written, item))

const nameOf = ({ code, group }: CdaItem): string => code || group || 'senza codice'

const isPatient = (
  { root, extension }: InstanceIdentifier,
  { assistito, tessera, tipoRic }: Prescription,
): boolean => {
  if (isForeign(tipoRic)) {
    // The nation stands before the number of the card.
    const card = extension.slice(extension.indexOf('.') + 1)
    return root === roots.team && [assistito, tessera].includes(card)
  }
  return [roots.codiceFiscale, roots.stp].some((one) => one === root) && extension === assistito
}

const accessMoods: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  table: { '0': 'EVN', '1': 'APT' },
  reversed: { '0': 'APT', '1': 'EVN' },
}

const difficulty = /obiettive difficolt/i
const difficultyCodes: Readonly<Record<string, readonly string[]>> = {
  pdf: ['2'],
  examples: ['1', '4'],
}

const misplacedPriority = ({ sections, priority }: Cda): boolean =>
  priority !== undefined && sections.indexOf('PRIORITA') < sections.indexOf('PRESCRIZIONI')

/** That the document is about whom the prescription is for. */
export const patientRule = documentRule('cda-patient', ({ cda: { patientIds }, prescription }) =>
  patientIds.length === 0 || patientIds.some((id) => isPatient(id, prescription))
    ? undefined
    : 'l’assistito del documento non è quello della prescrizione',
)

/** Agreement of the document with the prescription as chkPrescrizione accepted it: who it is about, and who wrote it. */
export const cdaPersonRules: readonly Rule<Registration>[] = [
  documentRule('cda-asl-chk', ({ cda: { asl }, prescription }) =>
    asl === undefined || prescription.asl === null || asl === prescription.asl
      ? undefined
      : `ASL di residenza ${asl}: la prescrizione ha ${prescription.asl}`,
  ),
  patientRule,
  documentRule('cda-masking', ({ cda: { patientText }, prescription }) =>
    prescription.oscuramDati && patientText !== ''
      ? 'con oscuramDati il documento non porta nome e indirizzo'
      : undefined,
  ),
  documentRule('cda-author-code', ({ cda: { authorIds }, prescription }) =>
    authorIds.some(
      ({ root, extension }) =>
        root === roots.codiceRegionale && extension === prescription.owner.codiceRegionale,
    )
      ? undefined
      : 'l’autore non ha il codice regionale del medico prescrittore',
  ),
  documentRule('cda-substituted', ({ cda: { substituted }, prescription: { sostituito } }) => {
    if (sostituito === null)
      return substituted.length === 0
        ? undefined
        : 'il documento indica un titolare sostituito, la prescrizione no'
    return substituted.some(({ extension }) => extension === sostituito)
      ? undefined
      : `manca il participant LIC del titolare sostituito ${sostituito}`
  }),
]

/** The same: what was prescribed. */
export const cdaContentRules: readonly Rule<Registration>[] = [
  documentRule('cda-exemption', ({ cda: { exemptions }, prescription: { codEsenzione } }) => {
    const wanted = ['', 'NES00'].includes(codEsenzione) ? [] : [codEsenzione]
    return exemptions.join() === wanted.join()
      ? undefined
      : `esenzione ${exemptions.join(', ') || 'assente'}: la prescrizione ha ${codEsenzione}`
  }),
  documentRule('cda-items-missing', ({ cda, prescription }) => {
    const lost = prescription.items.find((item) => !cda.items.some((one) => isSame(one, item)))
    return lost === undefined || !hasItems(prescription)
      ? undefined
      : `nel documento manca la prestazione ${lost.codice || lost.gruppo}`
  }),
  documentRule('cda-items-extra', ({ cda, prescription }) => {
    const extra = cda.items.find((written) => itemOf(written, prescription) === undefined)
    return extra === undefined || !hasItems(prescription)
      ? undefined
      : `la prestazione ${nameOf(extra)} non è nella prescrizione`
  }),
  documentRule('cda-quantity', ({ cda, prescription }) => {
    const wrong = cda.items.find((written) => {
      const item = itemOf(written, prescription)
      return item !== undefined && written.quantity !== item.quantita
    })
    return wrong === undefined || !hasItems(prescription)
      ? undefined
      : `quantità ${wrong.quantity ?? 'assente'} della prestazione ${nameOf(wrong)}`
  }),
  documentRule('cda-non-substitution', ({ cda: { substitutions } }) =>
    substitutions.every((reason) => /^[1-4]$/.test(reason?.code ?? '') && reason?.displayName)
      ? undefined
      : 'il motivo di non sostituibilità vuole un codice da 1 a 4 e la sua descrizione',
  ),
  documentRule('cda-non-substitution-text', ({ cda: { substitutions }, switches }) => {
    const codes = difficultyCodes[switches['cda-non-substitution-texts'] ?? '']
    const wrong = substitutions.find(
      (reason) =>
        reason !== undefined &&
        difficulty.test(reason.displayName) &&
        codes?.includes(reason.code) === false,
    )
    return wrong === undefined
      ? undefined
      : `motivo di non sostituibilità ${wrong.code}: «${wrong.displayName}» è di un altro codice`
  }),
  documentRule('cda-service-mood', ({ cda: { items }, prescription, switches }) => {
    const wanted = switches['service-mood-code'] ?? ''
    return prescription.tipologia !== '3' ||
      items.every(
        ({ mood }) => mood === wanted || (wanted === 'either' && /^(PRMS|RQO)$/.test(mood)),
      )
      ? undefined
      : `le prestazioni specialistiche vogliono moodCode ${wanted}`
  }),
  documentRule('cda-access-mood', ({ cda: { items }, prescription, switches }) => {
    const moods = accessMoods[switches['cda-access-mood'] ?? '']
    const wrong = items.find((written) => {
      const wanted = moods?.[itemOf(written, prescription)?.tipoAccesso ?? '']
      return (
        written.accessMood !== undefined && wanted !== undefined && written.accessMood !== wanted
      )
    })
    return wrong === undefined
      ? undefined
      : `tipo di accesso della prestazione ${nameOf(wrong)}: moodCode ${wrong.accessMood ?? ''}`
  }),
  documentRule('cda-priority', ({ cda: { priority }, prescription: { classePriorita } }) =>
    priority === undefined || priority === classePriorita
      ? undefined
      : `priorità ${priority}: la prescrizione ha ${classePriorita ?? 'nessuna'}`,
  ),
  documentRule('cda-priority-place', ({ cda, switches }) =>
    switches['cda-priority-place'] !== 'anywhere' && misplacedPriority(cda)
      ? 'la sezione PRIORITA viene dopo PRESCRIZIONI'
      : undefined,
  ),
]
