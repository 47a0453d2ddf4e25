import { t } from '../../lib/language/t.ts'
import { onShell, type Explanation } from '../explanation.ts'

/** Cards, their PINs, and programs that sign. */
export const cardCodes = {
  CARD_SUPPORT_MISSING: {
    title: t`Manca il programma che parla con le carte`,
    meaning: t`pkcs11js, che è facoltativo e si compila con l'installazione, non c'è: mancavano Python o un compilatore C++.`,
    why: t`Tutto il resto funziona senza; le chiavi su carta no.`,
    wrong: onShell(t`npm ci                       # senza compilatore`),
    right: onShell(t`npm install pkcs11js@2.1.7   # dopo averlo installato`),
  },
  CARD_MODULE_UNREADABLE: {
    title: t`Il modulo PKCS#11 non si può usare`,
    meaning: t`Il file di module: non è una libreria PKCS#11, è a 32 bit, o le manca qualcosa per avviarsi.`,
    why: t`È la libreria del produttore a conoscere la carta.`,
    wrong: onShell('card: { module: C:\\Windows\\SysWOW64\\asepkcs.dll }'),
    right: onShell('card: { module: C:\\Windows\\System32\\asepkcs.dll }'),
  },
  CARD_ABSENT: {
    title: t`La carta non è in nessun lettore`,
    meaning: t`Nessun lettore ha la carta che l'ambiente indica per quell'operatore.`,
    why: t`Il caso non parte: non ha inviato niente, e si riprende quando la carta c'è.`,
    wrong: onShell(t`collaudo run cvp --env collaudo      # senza la carta`),
    right: onShell(t`collaudo run --resume                # con la carta inserita`),
  },
  CARD_REMOVED: {
    title: t`La carta è stata tolta durante il caso`,
    meaning: t`La carta c'era e non c'è più, o il lettore è stato staccato, mentre il caso firmava.`,
    why: t`Il caso è a metà: quello che aveva già inviato resta inviato.`,
    wrong: onShell(t`# carta tolta mentre il caso firma`),
    right: onShell('collaudo run cvp --env collaudo --failed'),
  },
  CARD_OF_ANOTHER: {
    title: t`La carta è di un'altra persona`,
    meaning: t`Il codice fiscale del certificato non è quello dell'operatore. Il PIN non è stato usato.`,
    why: t`L'autorità rifiuta la chiamata, e un PIN dato alla carta sbagliata è un tentativo perso.`,
    wrong: onShell(t`codiceFiscale: PROVAX00X00X000Y      # nel lettore: XXXYYY00A01Z999P`),
    right: onShell('codiceFiscale: XXXYYY00A01Z999P'),
  },
  CARD_AMBIGUOUS: {
    title: t`Più carte o più chiavi corrispondono`,
    meaning: t`Ciò che l'ambiente dice vale per più di un token, o per più di un certificato.`,
    why: t`La scelta non si indovina: un PIN andrebbe alla carta sbagliata.`,
    wrong: onShell(t`card: { module: libreria.so }`),
    right: onShell(t`card: { module: libreria.so, token-label: CNS, id: '01' }`),
  },
  CARD_KEY_MISSING: {
    title: t`La carta non ha la chiave che serve`,
    meaning: t`Sulla carta non c'è un certificato adatto, la sua chiave non si vede, non è RSA, o non firma come SIST chiede.`,
    why: t`Senza, la firma non si può fare.`,
    wrong: onShell(t`card: { module: libreria.so, id: '99' }`),
    right: onShell(t`collaudo card list                   # mostra gli id`),
  },
  CARD_PIN_MISSING: {
    title: t`Manca il PIN`,
    meaning: t`La variabile di pin: non ha un valore, o non c'è, e nessuno è al terminale.`,
    why: t`Senza PIN la carta non firma. Il caso non ha inviato niente.`,
    wrong: onShell(t`card: { module: libreria.so }        # in una pipeline`),
    right: onShell(t`card: { module: libreria.so, pin: { env: SIST_TITOLARE_PIN } }`),
  },
  CARD_PIN_WRONG: {
    title: t`La carta ha rifiutato il PIN`,
    meaning: t`Il PIN dato è sbagliato. Collaudo non ne riprova nessuno da sé; al terminale lo può dare una persona.`,
    why: t`Dopo pochi errori la carta si blocca.`,
    wrong: onShell('SIST_TITOLARE_PIN=11111111'),
    right: onShell(t`# il PIN giusto in .env, poi: collaudo run --resume`),
  },
  CARD_PIN_BLOCKED: {
    title: t`Il PIN è bloccato, o resta un solo tentativo`,
    meaning: t`La carta dice che il PIN è bloccato, o che un altro errore la bloccherebbe.`,
    why: t`L'ultimo tentativo è di una persona, con il programma del produttore: mai di una esecuzione.`,
    wrong: onShell(t`collaudo run cvp --env collaudo      # ancora con il PIN sbagliato`),
    right: onShell(t`# sbloccare con il PUK, o dare il PIN giusto con il programma della carta`),
  },
  CARD_FAILED: {
    title: t`La carta non ha firmato`,
    meaning: t`Il modulo PKCS#11 ha dato un errore che Collaudo non conosce: il suo nome, CKR_…, è nel messaggio.`,
    why: t`Di solito riguarda il lettore o il programma del produttore.`,
    wrong: onShell('CKR_FUNCTION_FAILED'),
    right: onShell(t`# provare la carta con il programma del produttore`),
  },
  CARD_TLS_FAILED: {
    title: t`La carta non ha firmato la connessione TLS`,
    meaning: t`OpenSSL non usa la chiave della carta: l'engine pkcs11 manca o non si avvia, o la carta è stata tolta dopo il suo avvio.`,
    why: t`Con la carta la connessione riesce solo su Linux, e l'engine parte una volta sola per esecuzione.`,
    wrong: onShell(t`# carta del certificato client tolta e rimessa`),
    right: onShell('collaudo run --resume'),
  },
  SIGNER_FAILED: {
    title: t`Il programma di firma non ha firmato`,
    meaning: t`Il programma di command: non si avvia, esce con un errore, non risponde in tempo, o dà una firma che non è del certificato.`,
    why: t`Una firma che non verifica non è mai inviata.`,
    wrong: onShell(
      t`command: [firma.cmd]                 # su Windows un .cmd non si avvia senza shell`,
    ),
    right: onShell('command: [node, firma.mjs]'),
  },
} as const satisfies Record<string, Explanation>
