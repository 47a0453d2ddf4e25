/**
 * What a TLS alert means when it is the server that sends it to us (RFC 8446 §6; RFC 5246 §7.2 for those of
 * TLS 1.2 alone), and what to look at.
 */
export const tlsAlertMeanings: Readonly<Record<string, string>> = {
  close_notify: 'Il server chiude la connessione in ordine: non è un errore.',
  unexpected_message:
    "Il server ha ricevuto un messaggio fuori posto: di solito dall'altra parte non c'è il servizio atteso.",
  bad_record_mac: 'Un pezzo della connessione è arrivato alterato: guardare proxy e VPN.',
  record_overflow: 'Un pezzo della connessione è troppo lungo: guardare proxy e VPN.',
  handshake_failure:
    'Il server non accetta nessuna delle nostre proposte. Con TLS 1.2 lo dice anche quando manca il certificato client.',
  bad_certificate: 'Il nostro certificato è rovinato, o la sua firma non è valida.',
  unsupported_certificate: 'Il nostro certificato è di un tipo che il server non accetta.',
  certificate_revoked: 'Il nostro certificato è revocato.',
  certificate_expired:
    "Il nostro certificato è scaduto, o non è ancora valido: guardare le date e l'orologio.",
  certificate_unknown: 'Il server non accetta il nostro certificato per un motivo che non dice.',
  illegal_parameter: "Un campo dell'apertura non è ammesso dal server.",
  unknown_ca:
    "Il server non conosce la CA del nostro certificato: usare quello comunicato all'autorità nella fase 3, con la sua catena.",
  access_denied: 'Il nostro certificato è valido, ma il server non lo autorizza.',
  decode_error: "Il server non ha potuto leggere un messaggio dell'apertura.",
  decrypt_error:
    "Una firma dell'apertura non torna: la chiave privata non è quella del certificato.",
  protocol_version: 'Il server non accetta la nostra versione di TLS: qui si usa almeno la 1.2.',
  insufficient_security: 'Il server vuole algoritmi più robusti di quelli proposti.',
  internal_error: 'Il server ha avuto un errore suo.',
  inappropriate_fallback: 'Il server rifiuta un tentativo con una versione di TLS più vecchia.',
  user_canceled: "Il server ha annullato l'apertura.",
  missing_extension: "All'apertura manca una estensione che il server vuole.",
  unsupported_extension: 'Il server ha ricevuto una estensione che non conosce.',
  unrecognized_name:
    "Il server non serve il nome chiesto (SNI): guardare l'indirizzo in endpoints:.",
  bad_certificate_status_response: 'La risposta OCSP sul certificato non è valida.',
  unknown_psk_identity: 'Il server non riconosce la chiave condivisa.',
  certificate_required:
    'Il server vuole un certificato client e non lo ha ricevuto: indicarlo in client: di environment.yaml.',
  no_application_protocol: 'Il server non parla nessuno dei protocolli proposti (ALPN).',
}
