import { rule, type Rule } from '../rule.ts'
import type { RuleName } from '../rule-table.ts'
import { isForeign, isSasn, kinds, roots } from './cda-vocabulary.ts'
import type { Cda, InstanceIdentifier } from './read-cda.ts'
import type { Prescription } from '../prescriptions.ts'
import type { Registration } from './registration.ts'

/** A document beside the prescription that it is about, and the answers to open questions. */
export interface CdaSubject {
  readonly cda: Cda
  readonly prescription: Prescription
  readonly switches: Readonly<Record<string, string>>
}

/** A rule about a document and its prescription; without either it has nothing to judge. */
export const documentRule = (
  name: RuleName,
  check: (subject: CdaSubject) => string | undefined,
): Rule<Registration> =>
  rule(name, ({ cda, prescription, world }) =>
    cda === undefined || prescription === undefined
      ? undefined
      : check({ cda, prescription, switches: world.switches }),
  )

const ofPrescription = (
  { kind }: Prescription,
  nreRoot: string,
): { readonly root: string; readonly authority: string } =>
  kind === 'nre'
    ? { root: nreRoot, authority: 'MEF' }
    : { root: roots.iup, authority: 'Regione Puglia' }

const agrees = (
  found: InstanceIdentifier,
  wanted: { readonly root: string; readonly authority: string },
): boolean => found.root === wanted.root && found.authority === wanted.authority

const custodianRoots: Readonly<Record<string, readonly string[]>> = {
  examples: [roots.codiceRegionale, roots.hospital],
  table: [roots.asl],
  either: [roots.codiceRegionale, roots.hospital, roots.asl],
}

const isForeignId = ({ extension }: InstanceIdentifier): boolean => /^[^.]+\.[^.]/.test(extension)

/** CDA2_Prescrizione beyond the schema: how the header says what the document is. */
export const cdaHeaderRules: readonly Rule<Registration>[] = [
  documentRule('cda-id', ({ cda: { id }, prescription }) => {
    const wanted = ofPrescription(prescription, roots.nre)
    return agrees(id, wanted)
      ? undefined
      : `id del documento: attesi root ${wanted.root} e autorità ${wanted.authority}`
  }),
  documentRule('cda-set-id', ({ cda: { setId }, prescription }) => {
    const wanted = ofPrescription(prescription, roots.nreSet)
    const extension = prescription.codAutenticazione ?? prescription.identifier
    return agrees(setId, wanted) && setId.extension === extension
      ? undefined
      : `setId del documento: attesi root ${wanted.root}, estensione ${extension}, autorità ${wanted.authority}`
  }),
  documentRule('cda-template', ({ cda: { templates }, prescription }) => {
    const wanted = kinds[prescription.tipologia]?.template ?? ''
    return templates.some(({ root, extension }) => root === roots.template && extension === wanted)
      ? undefined
      : `templateId: atteso ${wanted}`
  }),
  documentRule('cda-type', ({ cda, prescription, switches }) => {
    const codes = kinds[prescription.tipologia]?.loinc
    if (codes === undefined) return undefined
    const accepted = [
      ...(switches['cda-loinc'] === 'examples' ? [] : [codes.table]),
      ...(switches['cda-loinc'] === 'table' ? [] : [codes.examples]),
    ]
    return accepted.includes(cda.loinc)
      ? undefined
      : `codice LOINC ${cda.loinc}: atteso ${accepted.join(' o ')}`
  }),
  documentRule('cda-kind', ({ cda: { kind }, prescription }) => {
    const wanted = kinds[prescription.tipologia]?.kind
    return kind === wanted
      ? undefined
      : `tipo di prescrizione ${kind ?? 'assente'}: atteso ${wanted}`
  }),
  documentRule('cda-regime', ({ cda: { regime }, prescription }) => {
    const wanted = isSasn(prescription.tipoRic) ? 'SASN' : 'SSN'
    return regime === wanted ? undefined : `regime ${regime ?? 'assente'}: atteso ${wanted}`
  }),
  documentRule('cda-tipo-ricetta', ({ cda: { tipoRicetta } }) =>
    tipoRicetta === undefined ? 'manca il qualificatore del tipo ricetta' : undefined,
  ),
  documentRule('cda-tipo-ricetta-chk', ({ cda: { tipoRicetta }, prescription }) => {
    const wanted = prescription.tipoRic ?? 'IT'
    return tipoRicetta === undefined || tipoRicetta === wanted
      ? undefined
      : `tipo ricetta ${tipoRicetta}: la prescrizione è ${wanted}`
  }),
  documentRule('cda-confidentiality', ({ cda: { confidentiality } }) =>
    ['N', 'V'].includes(confidentiality)
      ? undefined
      : `confidentialityCode ${confidentiality}: attesi N o V`,
  ),
  documentRule('cda-language', ({ cda: { language }, switches }) => {
    const wanted = switches['cda-language'] ?? ''
    const accepted = wanted === 'either' ? ['it-IT', 'ita-ITA'] : [wanted]
    return accepted.includes(language)
      ? undefined
      : `languageCode ${language || 'assente'}: atteso ${accepted.join(' o ')}`
  }),
  documentRule('cda-asl', ({ cda }) =>
    cda.tipoRicetta === 'IT' && !cda.asl
      ? 'manca il participant con la ASL di residenza'
      : undefined,
  ),
  documentRule('cda-patient-ids', ({ cda: { patientIds } }) =>
    patientIds.length >= 1 && patientIds.length <= 3
      ? undefined
      : `attesi da uno a tre identificativi dell’assistito, trovati ${patientIds.length}`,
  ),
  documentRule('cda-foreign-ids', ({ cda: { patientIds, tipoRicetta } }) => {
    if (!isForeign(tipoRicetta)) return undefined
    const complete = patientIds.filter(isForeignId).map(({ root }) => root)
    return complete.includes(roots.team) && complete.includes(roots.foreignPerson)
      ? undefined
      : 'assistito estero: attesi tessera e identificativo personale, ciascuno con la nazione'
  }),
  documentRule('cda-foreign-no-cf', ({ cda: { patientIds, tipoRicetta } }) =>
    isForeign(tipoRicetta) && patientIds.some(({ root }) => root === roots.codiceFiscale)
      ? 'assistito estero: con la tessera non va il codice fiscale'
      : undefined,
  ),
  documentRule('cda-custodian', ({ cda: { custodian }, switches }) => {
    const accepted = custodianRoots[switches['cda-custodian'] ?? ''] ?? []
    return accepted.includes(custodian.root) && custodian.extension !== ''
      ? undefined
      : `custode ${custodian.root || 'assente'}: atteso ${accepted.join(' o ')}`
  }),
]
