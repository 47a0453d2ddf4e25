import { t } from '../../../src/lib/language/t.ts'
import { byFault, type KnownCode } from './known-code.ts'

/** Codes about the signed document of a registration. */
export const documentCodes: Readonly<Record<string, KnownCode>> = {
  '000218': {
    meaning: t`CDA non valido`,
    givenBy: byFault,
    causes: [
      t`id o setId non sono quelli della ricetta: NRE, codice di autenticazione o IUP, ciascuno con la sua radice.`,
      t`Mancano il tipo di ricetta, o la ASL di residenza quando è obbligatoria.`,
      t`Gli identificativi dell'assistito non sono da uno a tre, o per un assistito estero non sono tutti e due i suoi.`,
      t`Una prestazione specialistica ha moodCode diverso da PRMS, o un motivo di non sostituibilità è senza descrizione.`,
    ],
    lookAt: [
      t`Il testo del Fault, e sul simulatore la regola «cda-…» che ha rifiutato (--debug).`,
      t`Il CDA conservato in evidence/, accanto alla richiesta di emissione.`,
      t`Le domande aperte (LOINC, moodCode, lingua, custodian): le fonti pubbliche si contraddicono.`,
    ],
    certainty: ['spec', 'kit'],
  },
  '000219': {
    meaning: t`Errore nella firma o nei dati di chi firma`,
    givenBy: byFault,
    causes: [
      t`Il documento è cambiato dopo la firma, o la firma è di un'altra chiave.`,
      t`Non è CAdES-BES con il documento dentro: manca signing-certificate-v2, o signing-time, o il digest non è SHA-256.`,
      t`Il certificato è di autenticazione e non di firma, è scaduto, o la sua autorità non è riconosciuta.`,
      t`Il p7m non è codificato come SIST lo attende: la codifica non è pubblica, e qui è base64 del DER.`,
    ],
    lookAt: [
      t`La firma, con un programma che non è nostro: openssl cms -verify -cades -inform DER sul p7m conservato in evidence/.`,
      t`Quale delle due carte, o delle due chiavi, ha firmato.`,
    ],
    certainty: ['spec?', 'kit'],
  },
  '000271': {
    meaning: t`Chi firma il documento non è l'operatore`,
    givenBy: byFault,
    causes: [
      t`Il certificato di firma porta il codice fiscale di un altro.`,
      t`Il documento è stato firmato da un collega, o prima che l'operatore cambiasse.`,
    ],
    lookAt: [
      t`Il soggetto del certificato nel p7m, accanto a datiOperatore/codiceFiscale.`,
      t`operator: del passo, e la chiave signature di quell'operatore in environment.yaml.`,
    ],
    certainty: ['spec', 'spec'],
  },
  '000272': {
    meaning: t`L'autore del CDA non è chi lo firma`,
    givenBy: byFault,
    causes: [
      t`Il primo id di author nel CDA non è il codice fiscale di chi firma.`,
      t`Prescrive un sostituto, e come autore è scritto il titolare: il titolare va tra i participant.`,
    ],
    lookAt: [
      t`author/assignedAuthor/id del CDA in evidence/, accanto al soggetto del certificato nel p7m.`,
    ],
    certainty: ['spec', 'spec'],
  },
  '000303': {
    meaning: t`La data di firma è diversa da quella del CDA`,
    givenBy: byFault,
    causes: [
      t`Il documento è stato firmato in un altro giorno: per firmarlo di nuovo serve un effectiveTime nuovo.`,
      t`signing-time è in UTC ed effectiveTime in ora italiana: a cavallo della mezzanotte i giorni sono due.`,
      t`L'orologio di chi firma non è giusto.`,
    ],
    lookAt: [t`effectiveTime del CDA e signing-time del p7m, tutti e due in ora italiana.`],
    certainty: ['spec', 'spec'],
  },
  '000304': {
    meaning: t`La firma è anteriore alla creazione del CDA`,
    givenBy: byFault,
    causes: [
      t`effectiveTime è preso dopo la firma, o da un orologio più avanti.`,
      t`effectiveTime è scritto con un fuso diverso da quello italiano.`,
    ],
    lookAt: [
      t`effectiveTime del CDA e signing-time del p7m, al secondo: uguali vanno bene.`,
      t`Gli orologi della macchina e di chi firma.`,
    ],
    certainty: ['spec', 'spec'],
  },
  '900000': {
    meaning: t`Il CDA non rispetta lo schema`,
    givenBy: byFault,
    causes: [
      t`Un elemento del CDA è nel posto sbagliato, manca o non esiste.`,
      t`Un attributo obbligatorio manca, o ha una forma non ammessa: per esempio una data.`,
      t`Il documento firmato non è XML ben formato.`,
    ],
    lookAt: [
      t`Il CDA in evidence/, convalidato con lo schema CDA che accompagna la documentazione ufficiale.`,
      t`Il testo del Fault.`,
    ],
    certainty: ['spec?', 'kit'],
  },
}
