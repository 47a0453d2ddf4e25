import { t } from '../../../../src/lib/language/t.ts'
import { isForeign } from '../identifiers.ts'
import { authority, choice, codeSystem, root } from '../vocabulary.ts'
import { attributeAt, elementsAt, idsAt, type WrittenId } from './cda-reader.ts'
import type { Breach, CdaRule } from './cda-rule.ts'
import { foreignIdBreaches } from './foreign-ids.ts'

const document = '/h:ClinicalDocument'
const patientId = `${document}/h:recordTarget/h:patientRole/h:id`
const regime = `${document}/h:code/h:translation[@codeSystem='${codeSystem.regime}']`
const tipoRicettaAt = `${regime}/h:qualifier/h:value[@codeSystem='${codeSystem.tipoRicetta}']`
const itemsOf = ['elencoPrestazioni', 'prestazione'] as const

const kindsOfPatient = ['IT', 'EE', 'UE', 'NA', 'ND', 'NE', 'NX', 'ST']
const sasnKinds = ['NA', 'ND', 'NE', 'NX']

const notOfTheRequest = t`controllare la risposta di chkPrescrizione: l'identificativo viene da lì`

const shown = (value: string | undefined): string =>
  value === undefined ? t`assente` : `«${value}»`

const isBy = (id: WrittenId | undefined, wantedRoot: string, wantedAuthority: string): boolean =>
  id?.root === wantedRoot && id.authority === wantedAuthority

const identifierBreach = (found: string): readonly Breach[] => [
  { found, datum: [], remedy: notOfTheRequest },
]

/** The rules of a prescription document, in the order in which they are told. */
export const prescriptionRules: readonly CdaRule[] = [
  {
    id: 'cda-id',
    says: t`L'id del documento è il NRE (15 caratteri, autorità MEF) o lo IUP (13, Regione Puglia), con la radice che gli spetta`,
    source: 'CDA2_Prescrizione p. 6',
    certainty: 'spec',
    cause: t`chkPrescrizione ha risposto con un identificativo che non ha né la forma di un NRE né quella di uno IUP.`,
    breaches: (cda) => {
      const [id] = idsAt(cda, `${document}/h:id`)
      const isNre = /^[0-9A-Z]{15}$/i.test(id?.extension ?? '')
      const isIup = /^[0-9A-Z]{13}$/i.test(id?.extension ?? '')
      if (!isNre && !isIup)
        return identifierBreach(
          t`id del documento ${shown(id?.extension)}: atteso un NRE di 15 caratteri o uno IUP di 13`,
        )
      const [wantedRoot, by] = isNre ? [root.nre, authority.mef] : [root.iup, authority.regione]
      return isBy(id, wantedRoot, by)
        ? []
        : identifierBreach(
            t`id del documento con radice ${shown(id?.root)} e autorità ${shown(id?.authority)}: attese «${wantedRoot}» e «${by}»`,
          )
    },
  },
  {
    id: 'cda-set-id',
    says: t`setId porta il codice di autenticazione, o il NRE, con autorità MEF; per uno IUP, lo IUP stesso con autorità Regione Puglia`,
    source: 'CDA2_Prescrizione p. 19',
    certainty: 'spec',
    cause: t`Il codice di autenticazione, o lo IUP, non è quello della risposta di chkPrescrizione.`,
    breaches: (cda) => {
      const [id] = idsAt(cda, `${document}/h:id`)
      const [setId] = idsAt(cda, `${document}/h:setId`)
      const isIup = id?.root === root.iup
      const [wantedRoot, by] = isIup
        ? [root.iup, authority.regione]
        : [root.codiceAutenticazione, authority.mef]
      if (!isBy(setId, wantedRoot, by) || (setId?.extension ?? '') === '')
        return identifierBreach(
          t`setId con radice ${shown(setId?.root)} e autorità ${shown(setId?.authority)}: attese «${wantedRoot}» e «${by}», con un valore`,
        )
      return isIup && setId?.extension !== id.extension
        ? identifierBreach(
            t`setId è ${shown(setId?.extension)}: atteso lo IUP ${shown(id.extension)}`,
          )
        : []
    },
  },
  {
    id: 'cda-tipo-ricetta',
    says: t`La classe della ricetta (SSN o SASN) ha il qualificatore del tipo ricetta: IT, oppure il valore di tipoRic`,
    source: 'CDA2_Prescrizione p. 11',
    certainty: 'spec',
    cause: t`tipoRic porta un valore che il documento non conosce.`,
    breaches: (cda) => {
      const kind = attributeAt(cda, tipoRicettaAt, 'code')
      const datum = ['tipoRic']
      if (kind === undefined || !kindsOfPatient.includes(kind))
        return [
          {
            found: t`tipo ricetta ${shown(kind)}: atteso uno tra ${kindsOfPatient.join(', ')}`,
            datum,
            remedy: t`correggere tipoRic, o toglierlo per un assistito SSN`,
          },
        ]
      const wanted = sasnKinds.includes(kind) ? 'SASN' : 'SSN'
      const found = attributeAt(cda, regime, 'code')
      return found === wanted
        ? []
        : [
            {
              found: t`classe della ricetta ${shown(found)}: con tipo ricetta ${kind} è attesa ${wanted}`,
              datum,
              remedy: t`correggere tipoRic`,
            },
          ]
    },
  },
  {
    id: 'cda-asl',
    says: t`Una ricetta di tipo IT ha il participant con la ASL di residenza dell'assistito`,
    source: 'CDA2_Prescrizione p. 2',
    certainty: 'spec',
    cause: t`Nel caso manca assistito.codNazionaleAslResidenza, e tipoRic non dice che l'assistito non è del SSN.`,
    breaches: (cda) => {
      if (attributeAt(cda, tipoRicettaAt, 'code') !== 'IT') return []
      const found = idsAt(
        cda,
        `${document}/h:participant/h:associatedEntity[@classCode='GUAR']/h:scopingOrganization/h:id[@root='${root.asl}']`,
      )
      return found.some(({ extension }) => (extension ?? '') !== '')
        ? []
        : [
            {
              found: t`manca la ASL di residenza dell'assistito, obbligatoria quando il tipo ricetta è IT`,
              datum: ['assistito', 'codNazionaleAslResidenza'],
              remedy: t`scrivere assistito.codNazionaleAslResidenza (regione e ASL, per esempio 160114), oppure tipoRic per chi non è assistito dal SSN`,
            },
          ]
    },
  },
  {
    id: 'cda-patient-ids',
    says: t`L'assistito ha da uno a tre identificativi`,
    source: 'CDA2_Prescrizione p. 23',
    certainty: 'spec',
    cause: t`Nel caso manca assistito.codIdentificativoAssistito.`,
    breaches: (cda) => {
      const found = idsAt(cda, patientId)
      const named = found.filter(({ extension }) => (extension ?? '') !== '')
      return named.length >= 1 && found.length <= 3 && named.length === found.length
        ? []
        : [
            {
              found: t`identificativi dell'assistito: attesi da uno a tre, trovati ${named.length}`,
              datum: ['assistito', 'codIdentificativoAssistito'],
              remedy: t`scrivere assistito.codIdentificativoAssistito (codice fiscale o STP), o i dati della copertura estera`,
            },
          ]
    },
  },
  {
    id: 'cda-foreign-ids',
    says: t`Chi è assicurato all'estero (UE, EE, NE, NX) ha sia la tessera sia l'identificativo personale, e nessun codice fiscale`,
    source: 'CDA2_Prescrizione pp. 23-25',
    certainty: 'spec',
    cause: t`Nel caso manca un dato della copertura estera: statoEstero, numIdentTess, numIdentPers o istituzCompetente.`,
    breaches: (cda, request) =>
      isForeign(attributeAt(cda, tipoRicettaAt, 'code') ?? '')
        ? foreignIdBreaches(idsAt(cda, patientId), request)
        : [],
  },
  {
    id: 'cda-non-substitution',
    says: t`Il motivo di non sostituibilità è da 1 a 4 e ha il suo displayName`,
    source: 'CDA2_Prescrizione p. 162',
    certainty: 'spec',
    cause: t`codMotivoNonSost porta un valore diverso da 1, 2, 3 e 4.`,
    breaches: (cda) =>
      elementsAt(cda, '//h:section[@ID="PRESCRIZIONI"]/h:entry').flatMap((entry, index) =>
        elementsAt(
          entry,
          `.//h:entryRelationship[@typeCode='RSON']/h:observation/h:code[@codeSystem='${codeSystem.nonSubstitutionReason}']`,
        ).flatMap((code) => {
          const reason = code.attr('code')?.value
          const isKnown = /^[1-4]$/.test(reason ?? '')
          if (isKnown && (code.attr('displayName')?.value ?? '') !== '') return []
          return [
            {
              found: isKnown
                ? t`il motivo di non sostituibilità ${shown(reason)} non ha displayName`
                : t`motivo di non sostituibilità ${shown(reason)}: atteso un codice da 1 a 4`,
              datum: [...itemsOf, index, 'codMotivoNonSost'],
              remedy: t`correggere codMotivoNonSost`,
            },
          ]
        }),
      ),
  },
  {
    id: 'cda-service-mood',
    says: t`Le prestazioni di una specialistica hanno moodCode ${choice.serviceMood}`,
    source: 'CDA2_Prescrizione p. 195',
    // Open question 4: the table and the example of 2024 say so, the inline examples do not.
    certainty: 'spec?',
    cause: t`Una deviazione, o un documento che non ha scritto questo strumento: gli esempi in linea della specifica hanno ancora RQO.`,
    breaches: (cda) =>
      attributeAt(cda, `${document}/h:templateId`, 'extension') === 'ITPRF_PRESC_SPEC-001'
        ? elementsAt(cda, '//h:section[@ID="PRESCRIZIONI"]/h:entry').flatMap((entry, index) => {
            const mood = attributeAt(entry, 'h:observation', 'moodCode')
            return mood === choice.serviceMood
              ? []
              : [
                  {
                    found: t`prestazione ${index + 1} con moodCode ${shown(mood)}: atteso «${choice.serviceMood}»`,
                    datum: [...itemsOf, index],
                    remedy: t`il moodCode non viene dal caso: lo scrive lo strumento, o una deviazione`,
                  },
                ]
          })
        : [],
  },
  {
    id: 'cda-service-code',
    says: t`Il codice regionale di una prestazione sta in cinque posti, senza punti`,
    source: 'CDA2_Prescrizione rev. 4.02.23',
    certainty: 'spec',
    cause: t`codPrestazione porta il codice del nomenclatore con i punti, o il codice nazionale.`,
    breaches: (cda) =>
      elementsAt(cda, '//h:section[@ID="PRESCRIZIONI"]/h:entry').flatMap((entry, index) => {
        const code = attributeAt(
          entry,
          `h:observation/h:code[@codeSystem='${codeSystem.regionalService}']`,
          'code',
        )
        return code === undefined || (/^ {0,4}[^\s.]{1,5}$/.test(code) && code.length === 5)
          ? []
          : [
              {
                found: t`codice della prestazione «${code.trim()}»: attesi al più 5 caratteri, senza punti`,
                datum: [...itemsOf, index, 'codPrestazione'],
                remedy: t`scrivere il codice del nomenclatore senza punti: 89.7 diventa 897`,
              },
            ]
      }),
  },
]
