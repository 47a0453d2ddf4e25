/** What stands in brackets where a connection gave no answer: names of Node, OpenSSL and of the HTTP client. */
export const networkMeanings: Readonly<Record<string, string>> = {
  ENOTFOUND:
    "Il nome del server non esiste per questa rete: di solito manca la VPN, o l'indirizzo è sbagliato.",
  EAI_AGAIN: 'Il nome del server ora non si risolve: controllare rete e VPN.',
  EAI_NODATA: 'Il nome del server esiste ma non ha un indirizzo.',
  EAI_NONAME: 'Il nome del server non esiste.',
  ECONNREFUSED:
    'La macchina risponde, ma su quella porta non ascolta nessuno: controllare indirizzo e porta.',
  EHOSTUNREACH: "Non c'è una strada fino al server: di solito manca la VPN.",
  ENETUNREACH: "Non c'è una strada fino alla rete del server: di solito manca la VPN.",
  EADDRNOTAVAIL: "L'indirizzo di partenza non è di questa macchina: controllare rete e VPN.",
  ETIMEDOUT: 'La connessione non si è aperta in tempo: di solito un firewall, o la VPN spenta.',
  UND_ERR_CONNECT_TIMEOUT:
    'La connessione non si è aperta in tempo: di solito un firewall, o la VPN spenta.',
  UND_ERR_HEADERS_TIMEOUT: "Il server non ha risposto entro timeout: dell'ambiente.",
  UND_ERR_BODY_TIMEOUT: 'La risposta è cominciata e non è finita in tempo.',
  UND_ERR_SOCKET: 'La connessione si è chiusa prima della risposta.',
  UND_ERR_ABORTED: 'La chiamata è stata fermata.',
  ABORT_ERR: 'La chiamata è stata fermata.',
  ECONNRESET: 'Il server, o qualcosa in mezzo, ha chiuso la connessione di colpo.',
  EPIPE: 'La connessione si è chiusa mentre si spediva la richiesta.',
  HTTP_INVALID: "Ciò che è arrivato non è HTTP: a quell'indirizzo risponde altro.",
  SELF_SIGNED_CERT_IN_CHAIN: 'La CA del server non è tra quelle di trust: ca:.',
  DEPTH_ZERO_SELF_SIGNED_CERT:
    'Il certificato del server è autogenerato e non è tra quelli di trust: ca:.',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE:
    'Manca la CA che ha emesso il certificato del server: aggiungerla in trust: ca:.',
  UNABLE_TO_GET_ISSUER_CERT: 'Manca una CA intermedia del server: aggiungerla in trust: ca:.',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY:
    'Manca la CA che ha emesso il certificato del server: aggiungerla in trust: ca:.',
  CERT_HAS_EXPIRED: "Il certificato del server è scaduto: avvisare l'help desk dell'autorità.",
  CERT_NOT_YET_VALID: "Il certificato del server non vale ancora: controllare l'orologio.",
  CERT_SIGNATURE_FAILURE: 'La firma del certificato del server non torna: non è della CA indicata.',
  CERT_UNTRUSTED: 'Il certificato del server viene da una CA non ammessa per questo uso.',
  ERR_TLS_CERT_ALTNAME_INVALID:
    "Il certificato del server è di un altro nome: controllare l'indirizzo in endpoints:.",
  ERR_SSL_WRONG_VERSION_NUMBER: 'A quella porta non risponde TLS: controllare indirizzo e porta.',
  ERR_SSL_PACKET_LENGTH_TOO_LONG: 'A quella porta non risponde TLS: controllare indirizzo e porta.',
  ERR_SSL_UNSUPPORTED_PROTOCOL: 'Il server offre solo versioni di TLS precedenti alla 1.2.',
}
