import { t } from '../../../src/lib/language/t.ts'
import { byFault, type KnownCode } from './known-code.ts'

/** Codes about who calls and in what form: they come before the content is looked at. */
export const accessCodes: Readonly<Record<string, KnownCode>> = {
  '000220': {
    meaning: t`Applicativo non autorizzato: applDigest errato, di solito per un codice applicativo sbagliato`,
    givenBy: byFault,
    causes: [
      t`Il codice applicativo non è quello rilasciato, o è di un altro applicativo o ambiente.`,
      t`applDigest è calcolato male: è il base64 dello SHA-1 di nonce + created + codice, senza separatori, con created esattamente come è spedito.`,
      t`Nome, produttore o versione non sono quelli censiti, per esempio dopo un aggiornamento dell'applicativo.`,
      t`Il nonce è già stato usato, o created è troppo lontano dall'ora del server: se SIST lo controlli non è noto.`,
    ],
    lookAt: [
      t`La variabile del codice applicativo in .env, e i dati di applications/.`,
      t`applDigest, created e nonce della richiesta (--debug): 28 caratteri, l'ora italiana con lo scostamento, 20 lettere e cifre.`,
      t`L'orologio della macchina.`,
    ],
    certainty: ['spec', 'spec'],
  },
  '000231': {
    meaning: t`Il codice fiscale della smart card è diverso da quello dell'operatore`,
    givenBy: byFault,
    causes: [
      t`Nel lettore c'è la carta di un altro operatore.`,
      t`datiOperatore porta il codice fiscale di chi è entrato nell'applicativo, e a firmare è un altro.`,
      t`Il certificato di prova non porta il codice fiscale dove una CNS lo ha: all'inizio di CN, o in serialNumber come TINIT-….`,
    ],
    lookAt: [
      t`Il soggetto del certificato in BinarySecurityToken, accanto a datiOperatore/codiceFiscale della stessa richiesta (--debug).`,
      t`L'operatore del passo, e i file delle sue chiavi in environment.yaml.`,
    ],
    certainty: ['spec', 'spec'],
  },
  '000239': {
    meaning: t`Contenuto applicativo non valido (namespace o schema)`,
    givenBy: byFault,
    causes: [
      t`Il namespace non è quello di SIST: è senza http:// e con la barra finale.`,
      t`Un elemento è nel posto sbagliato, ripetuto o sconosciuto: l'ordine è quello del contratto.`,
      t`Un valore non è tra quelli ammessi.`,
    ],
    lookAt: [
      t`collaudo check: confronta ogni richiesta con il contratto, senza spedirla.`,
      t`Lo XSD ufficiale, se lo si ha: il nostro contratto è scritto da fonti pubbliche e può differirne.`,
    ],
    certainty: ['spec?', 'kit'],
  },
  '000240': {
    meaning: t`Il contenuto non corrisponde all'azione (SOAPAction)`,
    givenBy: byFault,
    causes: [
      t`SOAPAction è di un'altra operazione, vuota o assente.`,
      t`SOAPAction è senza virgolette: se SIST le pretenda non è noto.`,
      t`Un proxy o una libreria riscrive le intestazioni HTTP.`,
    ],
    lookAt: [
      t`L'intestazione soapaction della richiesta (--debug): urn:sist:pddsasl:bindings:1.0:CVPPortType#operazione, tra virgolette.`,
    ],
    certainty: ['spec?', 'kit'],
  },
  '000242': {
    meaning: t`Servizio non riconosciuto`,
    givenBy: byFault,
    causes: [
      t`L'operazione non esiste in questo servizio, o il suo nome è scritto male.`,
      t`L'indirizzo è di un altro servizio o di un'altra azienda sanitaria: in collaudo esiste solo aslba_test.`,
    ],
    lookAt: [
      t`endpoints in environment.yaml.`,
      t`Il nome dell'elemento nel Body e quello in SOAPAction.`,
    ],
    certainty: ['spec?', 'kit'],
  },
  '000265': {
    meaning: t`Richiesta non valida, per esempio nella WS-Security`,
    givenBy: t`SIST, con un Fault (HTTP 500). Che lo dia per WS-Security è un'ipotesi: lo stack del server può rispondere con un Fault suo, senza codice.`,
    causes: [
      t`Il Timestamp è scaduto o nel futuro: l'orologio della macchina non è giusto.`,
      t`Il Timestamp non è firmato, o è cambiato dopo la firma: un proxy o una libreria riscrive l'XML.`,
      t`L'algoritmo non è quello della policy: RSA-SHA1, digest SHA-1, exclusive C14N.`,
      t`Il certificato è scaduto, o non è nel truststore di SIST: in collaudo serve probabilmente una CNS di collaudo.`,
    ],
    lookAt: [
      t`L'orologio della macchina, e Created ed Expires della richiesta (--debug).`,
      t`La firma, con un programma che non è nostro: xmlsec1 --verify sul messaggio conservato in evidence/.`,
      t`Validità ed emittente del certificato in BinarySecurityToken.`,
    ],
    certainty: ['spec?', 'kit'],
  },
  '100000': {
    meaning: t`Errore di sistema`,
    givenBy: t`SIST, con un Fault (HTTP 500). Se è arrivato su un'operazione che scrive, il suo effetto non è noto.`,
    causes: [
      t`Un guasto o una manutenzione di SIST, o di un servizio da cui dipende.`,
      t`Un dato che SIST non si aspetta e non sa rifiutare altrimenti.`,
    ],
    lookAt: [
      t`Se accade con ogni richiesta: è l'ambiente. Se accade con una sola: il dato che le altre non hanno.`,
      t`Rileggere la ricetta prima di ripetere una scrittura.`,
      t`L'help desk, con data, ora, operatore e nonce della chiamata: sono nel rapporto.`,
    ],
    certainty: ['spec?', 'kit'],
  },
}
