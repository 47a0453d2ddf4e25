import type { Prescription } from '../prescriptions.ts'
import { firstRefusal, type Refusal, type Rule } from '../refusal.ts'
import type { Cda } from './read-cda.ts'

const code = '000218'

/** A document beside the prescription that it is about, and the answers to open questions. */
export interface CdaSubject {
  readonly cda: Cda
  readonly prescription: Prescription
  readonly switches: Readonly<Record<string, string>>
}

const roots = {
  nre: '2.16.840.1.113883.2.9.4.3.8',
  nreSet: '2.16.840.1.113883.2.9.2.4.3.20',
  iup: '2.16.840.1.113883.2.9.4.3.6',
  codiceFiscale: '2.16.840.1.113883.2.9.4.3.2',
  stp: '2.16.840.1.113883.2.9.2.160.4.1',
  team: '2.16.840.1.113883.2.9.4.3.1',
  foreignPerson: '2.16.840.1.113883.2.9.4.3.3',
} as const

const loinc: Readonly<Record<string, { readonly table: string; readonly examples: string }>> = {
  '1': { table: '57833-6', examples: '29305-0' },
  '3': { table: '57832-8', examples: '18776-5' },
}

const foreign = ['UE', 'EE', 'NE', 'NX']

const rule = (
  name: string,
  check: (subject: CdaSubject) => string | undefined,
): Rule<CdaSubject> => ({ name, code, check })

const rules: readonly Rule<CdaSubject>[] = [
  rule('cda-id', ({ cda: { id }, prescription }) => {
    const [root, authority] =
      prescription.kind === 'nre' ? [roots.nre, 'MEF'] : [roots.iup, 'Regione Puglia']
    return id.root === root && id.authority === authority
      ? undefined
      : `id del documento: attesi root ${root} e autorità ${authority}`
  }),
  rule('cda-set-id', ({ cda: { setId }, prescription }) => {
    const [root, authority] =
      prescription.kind === 'nre' ? [roots.nreSet, 'MEF'] : [roots.iup, 'Regione Puglia']
    const extension = prescription.codAutenticazione ?? prescription.identifier
    return setId.root === root && setId.authority === authority && setId.extension === extension
      ? undefined
      : `setId del documento: attesi root ${root}, estensione ${extension}, autorità ${authority}`
  }),
  rule('cda-tipo-ricetta', ({ cda: { tipoRicetta }, prescription }) => {
    if (tipoRicetta === undefined) return 'manca il qualificatore del tipo ricetta'
    const wanted = prescription.tipoRic ?? 'IT'
    return tipoRicetta === wanted
      ? undefined
      : `tipo ricetta ${tipoRicetta}: la prescrizione è ${wanted}`
  }),
  rule('cda-asl', ({ cda }) =>
    cda.tipoRicetta === 'IT' && !cda.hasAslOfResidence
      ? 'manca il participant con la ASL di residenza'
      : undefined,
  ),
  rule('cda-patient-ids', ({ cda: { patientIds } }) =>
    patientIds.length >= 1 && patientIds.length <= 3
      ? undefined
      : `attesi da uno a tre identificativi dell’assistito, trovati ${patientIds.length}`,
  ),
  rule('cda-foreign-ids', ({ cda: { patientIds, tipoRicetta } }) => {
    if (!foreign.includes(tipoRicetta ?? '')) return undefined
    const found = patientIds.map(({ root }) => root)
    return found.includes(roots.team) &&
      found.includes(roots.foreignPerson) &&
      !found.includes(roots.codiceFiscale)
      ? undefined
      : 'assistito estero: attesi tessera e identificativo personale, senza codice fiscale'
  }),
  rule('cda-non-substitution', ({ cda: { substitutions } }) =>
    substitutions.every((reason) => /^[1-4]$/.test(reason?.code ?? '') && reason?.displayName)
      ? undefined
      : 'il motivo di non sostituibilità vuole un codice da 1 a 4 e la sua descrizione',
  ),
  rule('cda-service-mood', ({ cda: { serviceMoods }, prescription, switches }) => {
    const wanted = switches['service-mood-code']
    if (prescription.tipologia !== '3' || wanted === 'either') return undefined
    return serviceMoods.length > 0 && serviceMoods.every((mood) => mood === wanted)
      ? undefined
      : `le prestazioni specialistiche vogliono moodCode ${wanted}`
  }),
  rule('cda-type', ({ cda, prescription, switches }) => {
    const codes = loinc[prescription.tipologia]
    if (codes === undefined) return undefined
    const accepted = [
      ...(switches['cda-loinc'] === 'examples' ? [] : [codes.table]),
      ...(switches['cda-loinc'] === 'table' ? [] : [codes.examples]),
    ]
    return accepted.includes(cda.loinc)
      ? undefined
      : `codice LOINC ${cda.loinc}: atteso ${accepted.join(' o ')}`
  }),
  rule('cda-patient', ({ cda: { patientIds }, prescription }) =>
    patientIds.some(({ root, extension }) =>
      [roots.codiceFiscale, roots.stp].includes(root as never)
        ? extension === prescription.assistito
        : foreign.includes(prescription.tipoRic ?? '') || root === roots.team,
    )
      ? undefined
      : 'l’assistito del documento non è quello della prescrizione',
  ),
  rule('cda-items', ({ cda, prescription }) => {
    const written = prescription.tipologia === '3' ? cda.serviceCodes : cda.drugCodes
    const lost = prescription.items.find(
      ({ codice }) => codice !== '' && prescription.tipologia !== '2' && !written.includes(codice),
    )
    return lost === undefined ? undefined : `nel documento manca la prestazione ${lost.codice}`
  }),
]

/** CDA2_Prescrizione beyond the schema, and agreement with the prescription as it was checked. */
export const refuseCda = (subject: CdaSubject): Refusal | undefined => firstRefusal(rules, subject)
