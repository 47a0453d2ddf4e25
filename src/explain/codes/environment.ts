import { t } from '../../lib/language/t.ts'
import { onShell, type Explanation } from '../explanation.ts'

const dotenv = (text: string) => onShell(text)

/** Environments, applications, certificates and keys. */
export const environmentCodes = {
  ENVIRONMENT_INVALID: {
    title: t`L'ambiente non ha la forma attesa, o non esiste`,
    meaning: t`In environments/<nome>/environment.yaml una chiave è sconosciuta o manca, un indirizzo non è https://, oppure nessun ambiente ha quel nome.`,
    why: t`Un ambiente sbagliato manderebbe le prove altrove.`,
    wrong: onShell(
      '# environments/mio/environment.yaml\nendpoints: { sist: http://127.0.0.1:8181/aslba_test }',
    ),
    right: onShell(
      '# environments/mio/environment.yaml\nendpoints: { sist: https://127.0.0.1:8181/aslba_test }',
    ),
  },
  ENVIRONMENT_VALUE_MISSING: {
    title: t`Una variabile di ambiente non ha un valore`,
    meaning: t`Un file la nomina con { env: NOME } e né .env né l'ambiente del comando la danno.`,
    why: t`I segreti e ciò che cambia da una postazione all'altra non stanno nei file condivisi: vanno dati a parte.`,
    wrong: dotenv(t`# .env\n# SIST_CLIENT_P12_PASSPHRASE non c'è`),
    right: dotenv('# .env\nSIST_CLIENT_P12_PASSPHRASE=…'),
  },
  ENVIRONMENT_FILE_MISSING: {
    title: t`Un file che l'ambiente nomina non si può leggere`,
    meaning: t`Un certificato, una chiave o un elenco di CA non è dove environment.yaml dice. I percorsi relativi partono dalla sua cartella.`,
    why: t`Senza, la connessione non si può aprire.`,
    wrong: onShell('client: { certificate: client.pm, key: client.key }'),
    right: onShell('client: { certificate: client.pem, key: client.key }'),
  },
  ENVIRONMENT_UNREACHABLE: {
    title: t`L'ambiente non risponde`,
    meaning: t`Il nome non si risolve, la porta è chiusa, o la connessione cade prima che il servizio risponda.`,
    why: t`Non è colpa del caso né dell’applicazione: di solito manca la VPN.`,
    wrong: onShell(t`collaudo run cvp --env collaudo     # con la VPN spenta`),
    right: onShell(t`collaudo run cvp --env collaudo     # dopo avere acceso la VPN`),
  },
  SUPPLIED_CONTRACT_INVALID: {
    title: t`Il contratto ufficiale indicato non si può usare`,
    meaning: t`La cartella di SIST_WSDL_DIR non esiste, è vuota, non contiene WSDL, oppure un suo file non è leggibile o ne importa uno che non c'è.`,
    why: t`Si è chiesto di usare la copia ufficiale: usarne un'altra in silenzio farebbe credere il contrario.`,
    wrong: onShell('# .env\nSIST_WSDL_DIR=/sist/CVPService.wsdl'),
    right: onShell('# .env\nSIST_WSDL_DIR=/sist'),
  },
  APPLICATION_INVALID: {
    title: t`L'applicazione non ha la forma attesa, o non esiste`,
    meaning: t`In applications/<nome>.yaml una chiave è sconosciuta o manca, il codice applicativo è scritto come testo, o nessuna applicazione ha quel nome.`,
    why: t`Nome, produttore e versione finiscono in ogni richiesta e nel dossier: devono essere quelli comunicati all'autorità.`,
    wrong: onShell('# applications/mia.yaml\napplication-code: 1234567890'),
    right: onShell('# applications/mia.yaml\napplication-code: { env: SIST_CODICE_APPLICATIVO }'),
  },
  COMMUNICATED_DIFFERS: {
    title: t`Non è ciò che è stato comunicato all'autorità`,
    meaning: t`Nome, produttore o versione dell'applicazione, la chiave pubblica del certificato client o il codice fiscale di un dispositivo non sono quelli che communicated: di applications/<nome>.yaml registra.`,
    why: t`L'autorità abilita ciò che le è stato comunicato nella fase 3: con altro le chiamate sono rifiutate, oppure riescono e non valgono per ciò che si collauda. Una nuova versione riapre la fase 3.`,
    wrong: onShell(
      '# applications/mia.yaml\nversion: 4.3.0\ncommunicated: { date: 2026-03-02, version: 4.2.0 }',
    ),
    right: onShell(
      '# applications/mia.yaml\nversion: 4.3.0\ncommunicated: { date: 2026-05-11, version: 4.3.0 }',
    ),
  },
  COMMUNICATED_MISSING: {
    title: t`Manca la registrazione di ciò che è stato comunicato`,
    meaning: t`applications/<nome>.yaml non ha communicated:, e l'ambiente non è il simulatore.`,
    why: t`Senza non si può dire prima di una chiamata se applicazione, certificato e operatori sono quelli che l'autorità conosce.`,
    wrong: onShell('# applications/mia.yaml\nversion: 4.2.0\nprofile: dispositivo'),
    right: onShell(
      '# applications/mia.yaml\nversion: 4.2.0\nprofile: dispositivo\ncommunicated: { date: 2026-03-02, version: 4.2.0 }',
    ),
  },
  PROCEDURE_INVALID: {
    title: t`procedure.yaml non ha la forma attesa`,
    meaning: t`Una chiave è sconosciuta o manca, un indirizzo, una partita IVA o un giorno non sono tali, o una fase registrata non dice la versione.`,
    why: t`Da lì vengono i messaggi all'autorità e lo stato della procedura: un errore finirebbe in ciò che si invia.`,
    wrong: onShell('# procedure.yaml\nsender: { pec: nome, name: Ada }'),
    right: onShell('# procedure.yaml\nsender: { pec: nome@pec.dominio.it, name: Ada }'),
  },
  TRAFFIC_RULES_INVALID: {
    title: t`Una regola per tutto il traffico non si può leggere`,
    meaning: t`In plans/rules/ un file ha una chiave sconosciuta, una regola che l'adattatore non ha, una verifica errata o un id ripetuto.`,
    why: t`Una regola che non si legge non giudicherebbe niente, e nessuno se ne accorgerebbe.`,
    wrong: onShell('# plans/rules/a.rules.yaml\n- { id: a, title: A, rule: timestamp-sign }'),
    right: onShell('# plans/rules/a.rules.yaml\n- { id: a, title: A, rule: timestamp-signed }'),
  },
  MESSAGE_INCOMPLETE: {
    title: t`Manca qualcosa per scrivere il messaggio`,
    meaning: t`Un dato che quella fase e quel profilo chiedono non c'è, un modulo non è firmato digitalmente, o nessuna esecuzione prova il piano. File e chiave dicono dove metterlo.`,
    why: t`Un messaggio incompleto torna indietro, e intanto la procedura è ferma.`,
    wrong: onShell('# procedure.yaml\nforms: { integrazione: moduli/scansione.pdf }'),
    right: onShell('# procedure.yaml\nforms: { integrazione: moduli/richiesta.pdf.p7m }'),
  },
  PRODUCTION_REFUSED: {
    title: t`Un indirizzo di produzione`,
    meaning: t`L'ambiente porta a un indirizzo della produzione, o si dichiara tale.`,
    why: t`Lì ci sono ricette e persone vere: un piano di test non vi si esegue.`,
    wrong: onShell('production: true'),
    right: onShell(t`# si usa environments/collaudo`),
  },
  CERTIFICATE_UNREADABLE: {
    title: t`Un certificato non è leggibile`,
    meaning: t`Il file non è un certificato in PEM, o il PKCS#12 non si apre con quella passphrase.`,
    why: t`Con quel certificato ci si presenta al servizio, o lo si riconosce.`,
    wrong: onShell('-----BEGIN CERTIFICATE REQUEST-----'),
    right: onShell('-----BEGIN CERTIFICATE-----'),
  },
  KEY_UNREADABLE: {
    title: t`Una chiave privata non è leggibile`,
    meaning: t`Il file non è una chiave in PEM, è cifrato e manca la passphrase, o la passphrase non lo apre.`,
    why: t`Senza la chiave non si firma niente.`,
    wrong: onShell(t`client: { certificate: client.pem, key: client.key }   # la chiave è cifrata`),
    right: onShell(
      'client: { certificate: client.pem, key: client.key, passphrase: { env: PASSPHRASE } }',
    ),
  },
  TRUSTED_LIST_REFUSED: {
    title: t`Una Trusted List non si può usare`,
    meaning: t`La lista è danneggiata, non è firmata, è di un altro territorio, o non è firmata da chi è stato indicato con --list-signer.`,
    why: t`Di una lista di cui non ci si può fidare non si dice che una CA «non c'è»: non si dice niente.`,
    wrong: onShell('collaudo cert check --production --trusted-list index.html client.pem'),
    right: onShell('collaudo cert check --production --trusted-list TSL-IT.xml client.pem'),
  },
  KEY_MISMATCH: {
    title: t`La chiave non è quella del certificato`,
    meaning: t`La chiave privata e la chiave pubblica del certificato non vanno insieme.`,
    why: t`Il servizio rifiuterebbe ogni firma.`,
    wrong: onShell('client: { certificate: titolare.pem, key: sostituto.key }'),
    right: onShell('client: { certificate: titolare.pem, key: titolare.key }'),
  },
  CLIENT_CERTIFICATE_REFUSED: {
    title: t`Il servizio rifiuta il nostro certificato`,
    meaning: t`La connessione TLS è chiusa con un avviso che riguarda il certificato client: sconosciuto, scaduto, non comunicato o assente. «collaudo explain» spiega anche l'avviso, per esempio certificate_required.`,
    why: t`L'autorità accetta solo il certificato comunicato nella fase 3.`,
    wrong: onShell(t`# environment.yaml senza client:`),
    right: onShell(
      'client: { p12: { env: SIST_CLIENT_P12_FILE }, passphrase: { env: SIST_CLIENT_P12_PASSPHRASE } }',
    ),
  },
  SERVER_NOT_TRUSTED: {
    title: t`Non ci si può fidare del server`,
    meaning: t`Il certificato del server non viene da una CA di trust: dell'ambiente, è scaduto, o è di un altro nome.`,
    why: t`La verifica del server non si può spegnere: senza, chiunque potrebbe rispondere al suo posto.`,
    wrong: onShell('trust: { ca: altra-ca.pem }'),
    right: onShell('trust: { ca: ca-del-servizio.pem }'),
  },
} as const satisfies Record<string, Explanation>
