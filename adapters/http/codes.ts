import type { CodeExplanation } from '../../src/adapter/define-adapter.ts'
import { t } from '../../src/lib/language/t.ts'

/** The types of the gateway's refusals that are met most: what each means, why it comes, what to look at. */
interface Known {
  readonly meaning: string
  readonly cause: string
  readonly lookAt: string
  /** Whether a public source says when it is given, or we think so. */
  readonly isSure: boolean
}

const tokens = t`I claim dei due token, tra i documenti della chiamata, accanto ai dati del caso.`
const document = t`Il CDA nel PDF, tra i documenti della chiamata.`
const request = t`La parte requestBody della richiesta (--debug).`

const known: Readonly<Record<string, Known>> = {
  '/msg/missing-token': {
    meaning: t`Manca uno dei due token`,
    cause: t`La chiamata è partita senza Authorization: Bearer, o senza FSE-JWT-Signature.`,
    lookAt: t`Le intestazioni della richiesta (--debug).`,
    isSure: true,
  },
  '/msg/jwt-validation': {
    meaning: t`Un token non è valido, o i suoi claim non vanno con la richiesta`,
    cause: t`Il token è scaduto o in millisecondi, la firma non è della chiave di firma, o un claim non corrisponde al documento.`,
    lookAt: tokens,
    isSure: false,
  },
  '/msg/mandatory-element-token': {
    meaning: t`Nel token manca un claim obbligatorio, o il suo valore non ha la forma attesa`,
    cause: t`Un claim è stato lasciato fuori, o ha un valore che non è tra quelli ammessi.`,
    lookAt: tokens,
    isSure: true,
  },
  '/msg/syntax': {
    meaning: t`Il CDA non rispetta lo schema`,
    cause: t`Un elemento manca, è fuori posto o ha un nome sbagliato.`,
    lookAt: document,
    isSure: true,
  },
  '/msg/vocabulary': {
    meaning: t`Nel CDA c'è un codice che il dizionario non ha`,
    cause: t`Il codice è scritto male, o è di una versione del dizionario che il gateway non ha.`,
    lookAt: document,
    isSure: true,
  },
  '/msg/semantic': {
    meaning: t`Il CDA non rispetta le regole del suo tipo di documento`,
    cause: t`Il documento è ben scritto, ma una regola del suo tipo (schematron) non è rispettata.`,
    lookAt: document,
    isSure: true,
  },
  '/msg/cda-element': {
    meaning: t`Nel PDF non si trova il CDA`,
    cause: t`L'allegato manca, o non si chiama cda.xml.`,
    lookAt: t`Gli allegati del PDF: pdfdetach -list.`,
    isSure: false,
  },
  '/msg/document-type': {
    meaning: t`Il file non è un PDF`,
    cause: t`La parte file contiene altro, per esempio il CDA da solo.`,
    lookAt: t`La parte file della richiesta, tra i documenti della chiamata.`,
    isSure: true,
  },
  '/msg/empty-file': {
    meaning: t`Il file manca o è vuoto`,
    cause: t`La richiesta non ha la parte file.`,
    lookAt: t`Le parti della richiesta (--debug).`,
    isSure: false,
  },
  '/msg/mandatory-element': {
    meaning: t`Nella richiesta manca un campo obbligatorio`,
    cause: t`Il campo non c'è, è vuoto o non è tra i valori ammessi.`,
    lookAt: request,
    isSure: false,
  },
  '/msg/invalid-format': {
    meaning: t`Un campo della richiesta non ha la forma attesa`,
    cause: t`Una data non è yyyyMMddHHmmss, o un identificativo è troppo lungo.`,
    lookAt: request,
    isSure: false,
  },
  '/msg/id-doc': {
    meaning: t`L'identificativo del documento non ha la forma attesa`,
    cause: t`Non comincia con l'OID dei documenti della regione, o non ha la parte dopo ^.`,
    lookAt: request,
    isSure: false,
  },
  '/msg/document-hash': {
    meaning: t`Il CDA pubblicato non è quello validato`,
    cause: t`Dopo la validazione il CDA è stato scritto di nuovo: anche uno spazio conta.`,
    lookAt: t`I CDA delle due chiamate, tra i loro documenti.`,
    isSure: false,
  },
  '/msg/cda-match': {
    meaning: t`Per questo CDA non c'è una validazione che si possa pubblicare`,
    cause: t`La validazione era una VERIFICA, o non c'è mai stata.`,
    lookAt: t`activity della validazione.`,
    isSure: false,
  },
  '/msg/wii': {
    meaning: t`Il workflowInstanceId non è di nessuna validazione`,
    cause: t`È scritto male, o è di un altro ambiente.`,
    lookAt: t`La risposta della validazione.`,
    isSure: false,
  },
  '/msg/max-day-limit-exceed': {
    meaning: t`La validazione è di più di cinque giorni fa`,
    cause: t`Tra validazione e pubblicazione è passato troppo tempo.`,
    lookAt: t`La data della validazione: va rifatta.`,
    isSure: true,
  },
  '/msg/record-not-found': {
    meaning: t`Il gateway non conosce ciò che è chiesto`,
    cause: t`L'identificativo è di un documento o di una transazione che non ci sono.`,
    lookAt: t`Il percorso della richiesta, e la risposta da cui l'identificativo viene.`,
    isSure: true,
  },
  '/msg/generic-timeout': {
    meaning: t`Un servizio dietro il gateway non ha risposto in tempo`,
    cause: t`Il servizio è fermo o lento: lo stato della richiesta è ignoto.`,
    lookAt: t`Lo stato della transazione, prima di ripetere.`,
    isSure: true,
  },
}

const certainty = (isSure: boolean): string =>
  isSure
    ? t`lo dice la documentazione pubblica del gateway`
    : t`ipotesi di questo progetto: il gateway può fare diversamente`

/** What a type of refusal means, in Italian; undefined where it is not known. */
export const explainCode = (code: string): string | undefined => {
  const found = Object.hasOwn(known, code) ? known[code] : undefined
  return found === undefined ? undefined : `${found.meaning}. ${found.cause}`
}

/** Every type that is known, in full. */
export const codes: Readonly<Record<string, CodeExplanation>> = Object.fromEntries(
  Object.entries(known).map(([code, { meaning, cause, lookAt, isSure }]) => [
    code,
    {
      meaning,
      givenBy: t`Il gateway FSE, con application/problem+json e un traceID.`,
      causes: [cause],
      lookAt: [lookAt],
      certainty: {
        meaning: t`lo dice la documentazione pubblica del gateway`,
        given: certainty(isSure),
      },
    },
  ]),
)
