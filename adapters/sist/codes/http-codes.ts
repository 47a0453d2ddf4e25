import { t } from '../../../src/lib/language/t.ts'
import type { KnownCode } from './known-code.ts'

const byProxy = t`Di solito non SIST, ma ciò che sta in mezzo: VPN, proxy, bilanciatore, o il server web davanti al servizio.`

/** Statuses of HTTP: what they say of a call to SIST. */
export const httpCodes: Readonly<Record<string, KnownCode>> = {
  '200': {
    meaning: t`HTTP 200: la risposta dell'operazione, che può portare anomalie`,
    givenBy: t`SIST.`,
    causes: [
      t`La richiesta è stata accettata: ma con un'anomalia di criticità C la ricetta non è stata emessa, e non c'è identificativo.`,
      t`Registrazione e annullamento dicono l'esito a parte: esito FALSE è un rifiuto con HTTP 200.`,
    ],
    lookAt: [
      t`elencoAnomalie, esito e IUP nella risposta (--debug): HTTP 200 da solo non prova niente.`,
    ],
    certainty: ['norm', 'kit'],
  },
  '500': {
    meaning: t`HTTP 500: con un Fault, un rifiuto di SIST; senza, un guasto`,
    givenBy: t`SIST, quando il corpo è un Fault; altrimenti il server applicativo.`,
    causes: [
      t`SIST ha rifiutato la richiesta: il codice di sei cifre è in faultstring.`,
      t`Senza Fault nel corpo: un errore del server, o di un proxy.`,
    ],
    lookAt: [
      t`Il codice del Fault: collaudo explain CODICE.`,
      t`Se il corpo è HTML: da chi viene, e l'indirizzo in environment.yaml.`,
    ],
    certainty: ['norm', 'kit'],
  },
  '400': {
    meaning: t`HTTP 400: la richiesta HTTP non è accettata`,
    givenBy: byProxy,
    causes: [
      t`Un'intestazione che il server non accetta, o un corpo che non è come dichiarato.`,
      t`HTTP in chiaro verso una porta che vuole TLS.`,
    ],
    lookAt: [t`Le intestazioni della richiesta (--debug), e https in environment.yaml.`],
    certainty: ['norm', 'guess'],
  },
  '401': {
    meaning: t`HTTP 401: chi chiama non è autenticato`,
    givenBy: byProxy,
    causes: [
      t`Un proxy vuole credenziali sue: SIST autentica con TLS e WS-Security, non con HTTP.`,
    ],
    lookAt: [t`Il proxy della rete, e l'intestazione www-authenticate della risposta (--debug).`],
    certainty: ['norm', 'guess'],
  },
  '403': {
    meaning: t`HTTP 403: accesso non consentito`,
    givenBy: byProxy,
    causes: [
      t`Il certificato client non è tra quelli comunicati, e il server lo dice dopo l'handshake.`,
      t`L'indirizzo da cui si chiama non è ammesso: la VPN è caduta, o è di un altro profilo.`,
    ],
    lookAt: [
      t`Il certificato client presentato (--debug, riga TLS), accanto a quello comunicato.`,
      t`La VPN.`,
    ],
    certainty: ['norm', 'guess'],
  },
  '404': {
    meaning: t`HTTP 404: a questo indirizzo non c'è il servizio`,
    givenBy: byProxy,
    causes: [
      t`Il percorso è sbagliato: in collaudo è /aslba_test/CVPService.`,
      t`Il servizio è fermo, e risponde solo il server web.`,
    ],
    lookAt: [t`endpoints in environment.yaml, e l'indirizzo intero della richiesta (--debug).`],
    certainty: ['norm', 'guess'],
  },
  '405': {
    meaning: t`HTTP 405: il metodo non è ammesso`,
    givenBy: byProxy,
    causes: [t`Un proxy o un rinvio ha cambiato POST in GET.`],
    lookAt: [t`Il metodo e l'indirizzo della richiesta (--debug).`],
    certainty: ['norm', 'guess'],
  },
  '408': {
    meaning: t`HTTP 408: la richiesta non è arrivata in tempo`,
    givenBy: byProxy,
    causes: [
      t`La rete perde pacchetti o è molto lenta, o la VPN cade durante l'invio.`,
      t`La richiesta è più corta di quanto dice content-length.`,
    ],
    lookAt: [t`La VPN, e la durata delle altre chiamate.`],
    certainty: ['norm', 'guess'],
  },
  '413': {
    meaning: t`HTTP 413: il messaggio è troppo grande`,
    givenBy: byProxy,
    causes: [t`Il documento firmato supera ciò che un proxy lascia passare.`],
    lookAt: [t`La dimensione del p7m in evidence/.`],
    certainty: ['norm', 'guess'],
  },
  '415': {
    meaning: t`HTTP 415: il Content-Type non è quello di SOAP 1.1`,
    givenBy: t`Il server SOAP, prima di leggere il messaggio. Anche il nostro simulatore.`,
    causes: [
      t`Content-Type diverso da text/xml, per esempio application/soap+xml, che è di SOAP 1.2.`,
    ],
    lookAt: [t`L'intestazione content-type della richiesta (--debug): text/xml;charset=UTF-8.`],
    certainty: ['norm', 'guess'],
  },
  '431': {
    meaning: t`HTTP 431: le intestazioni sono troppo grandi`,
    givenBy: byProxy,
    causes: [t`Un proxy o una libreria aggiunge intestazioni, per esempio cookie.`],
    lookAt: [t`Le intestazioni della richiesta (--debug).`],
    certainty: ['norm', 'guess'],
  },
  '502': {
    meaning: t`HTTP 502: un proxy non ha avuto una risposta dal servizio`,
    givenBy: byProxy,
    causes: [t`Il servizio è fermo o irraggiungibile dal proxy.`],
    lookAt: [
      t`Se era una scrittura, il suo effetto non è noto: rileggere prima di ripetere.`,
      t`L'help desk, con data e ora.`,
    ],
    certainty: ['norm', 'guess'],
  },
  '503': {
    meaning: t`HTTP 503: il servizio non è disponibile`,
    givenBy: byProxy,
    causes: [t`Manutenzione, o troppe richieste insieme.`],
    lookAt: [
      t`L'intestazione retry-after della risposta (--debug).`,
      t`--jobs e --pace, se le chiamate erano molte insieme.`,
    ],
    certainty: ['norm', 'guess'],
  },
  '504': {
    meaning: t`HTTP 504: un proxy non ha aspettato oltre`,
    givenBy: byProxy,
    causes: [t`Il servizio, o il SAC dietro di lui, ha tardato più di quanto il proxy aspetti.`],
    lookAt: [
      t`Se era una scrittura, il suo effetto non è noto: rileggere prima di ripetere. Una registrazione si ripete; un'emissione mai.`,
    ],
    certainty: ['norm', 'guess'],
  },
}
