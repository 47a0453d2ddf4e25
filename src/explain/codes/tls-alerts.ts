import { t } from '../../lib/language/t.ts'

/**
 * What a TLS alert means when it is the server that sends it to us (RFC 8446 §6; RFC 5246 §7.2 for those of
 * TLS 1.2 alone), and what to look at.
 */
export const tlsAlertMeanings: Readonly<Record<string, string>> = {
  close_notify: t`Il server chiude la connessione in ordine: non è un errore.`,
  unexpected_message: t`Il server ha ricevuto un messaggio fuori posto: di solito dall'altra parte non c'è il servizio atteso.`,
  bad_record_mac: t`Un pezzo della connessione è arrivato alterato: guardare proxy e VPN.`,
  record_overflow: t`Un pezzo della connessione è troppo lungo: guardare proxy e VPN.`,
  handshake_failure: t`Il server non accetta nessuna delle nostre proposte. Con TLS 1.2 lo dice anche quando manca il certificato client.`,
  bad_certificate: t`Il nostro certificato è rovinato, o la sua firma non è valida.`,
  unsupported_certificate: t`Il nostro certificato è di un tipo che il server non accetta.`,
  certificate_revoked: t`Il nostro certificato è revocato.`,
  certificate_expired: t`Il nostro certificato è scaduto, o non è ancora valido: guardare le date e l'orologio.`,
  certificate_unknown: t`Il server non accetta il nostro certificato per un motivo che non dice.`,
  illegal_parameter: t`Un campo dell'apertura non è ammesso dal server.`,
  unknown_ca: t`Il server non conosce la CA del nostro certificato: usare quello comunicato all'autorità nella fase 3, con la sua catena.`,
  access_denied: t`Il nostro certificato è valido, ma il server non lo autorizza.`,
  decode_error: t`Il server non ha potuto leggere un messaggio dell'apertura.`,
  decrypt_error: t`Una firma dell'apertura non torna: la chiave privata non è quella del certificato.`,
  protocol_version: t`Il server non accetta la nostra versione di TLS: qui si usa almeno la 1.2.`,
  insufficient_security: t`Il server vuole algoritmi più robusti di quelli proposti.`,
  internal_error: t`Il server ha avuto un errore suo.`,
  inappropriate_fallback: t`Il server rifiuta un tentativo con una versione di TLS più vecchia.`,
  user_canceled: t`Il server ha annullato l'apertura.`,
  missing_extension: t`All'apertura manca una estensione che il server vuole.`,
  unsupported_extension: t`Il server ha ricevuto una estensione che non conosce.`,
  unrecognized_name: t`Il server non serve il nome chiesto (SNI): guardare l'indirizzo in endpoints:.`,
  bad_certificate_status_response: t`La risposta OCSP sul certificato non è valida.`,
  unknown_psk_identity: t`Il server non riconosce la chiave condivisa.`,
  certificate_required: t`Il server vuole un certificato client e non lo ha ricevuto: indicarlo in client: di environment.yaml.`,
  no_application_protocol: t`Il server non parla nessuno dei protocolli proposti (ALPN).`,
}
