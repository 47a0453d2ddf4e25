import { inSteps, onShell, type Explanation } from '../explanation.ts'

/** What stops a command or breaks a case while it runs. */
export const runCodes = {
  COMMAND_INVALID: {
    title: 'Il comando non è scritto bene',
    meaning:
      'Un comando, una opzione o un loro valore non esiste, o due opzioni non vanno insieme.',
    why: 'Una opzione ignorata farebbe eseguire altro.',
    wrong: onShell('collaudo run cvp --caso CVP-01'),
    right: onShell('collaudo run cvp --case CVP-01'),
  },
  WORKSPACE_NOT_FOUND: {
    title: 'Qui non ci sono piani',
    meaning: 'Né questa cartella né quelle che la contengono hanno plans/.',
    why: 'Piani, ambienti e applicazioni si cercano a partire da lì.',
    wrong: onShell('cd /tmp && collaudo run'),
    right: onShell('cd il-mio-progetto && collaudo run'),
  },
  SELECTION_EMPTY: {
    title: 'Nessun caso corrisponde alla scelta',
    meaning: 'I filtri (--case, --tag, --kind, --failed, la suite) non lasciano nessun caso.',
    why: 'Non eseguire niente non è mai un esito positivo.',
    wrong: onShell('collaudo run cvp --tag emisione'),
    right: onShell('collaudo run cvp --tag emissione'),
  },
  RUN_NOT_FOUND: {
    title: "L'esecuzione non esiste",
    meaning: "In reports/ non c'è una cartella con quel nome, o non ce n'è nessuna adatta.",
    why: 'Il comando lavora su ciò che una esecuzione ha lasciato.',
    wrong: onShell('collaudo report 2026-01-01_120000'),
    right: onShell("collaudo report          # l'ultima"),
  },
  RUN_UNREADABLE: {
    title: "Il registro dell'esecuzione non si può leggere",
    meaning: "run.json o events.ndjson manca, è di un'altra versione, o è stato cambiato a mano.",
    why: 'Rapporto e dossier si fanno solo da un registro intero.',
    wrong: onShell('# run.json modificato a mano'),
    right: onShell('collaudo run cvp         # una esecuzione nuova'),
  },
  RUN_BUSY: {
    title: "L'esecuzione è in corso",
    meaning: 'Un altro processo sta scrivendo in quella cartella di reports/.',
    why: 'Due processi nello stesso registro lo rovinerebbero.',
    wrong: onShell('collaudo run --resume    # mentre la prima esecuzione non è finita'),
    right: onShell('collaudo run --resume    # dopo che è finita o è stata fermata'),
  },
  RUN_CHANGED: {
    title: 'Ciò che si eseguiva è cambiato',
    meaning:
      "Dopo la prima parte della esecuzione sono cambiati i casi, la applicazione, l'ambiente o la versione dello strumento.",
    why: 'Due metà di piani diversi non fanno una prova.',
    wrong: onShell('collaudo run --resume    # dopo avere cambiato un caso'),
    right: onShell('collaudo run cvp         # una esecuzione nuova'),
  },
  CONTRACT_UNREADABLE: {
    title: 'Il contratto del servizio (WSDL, XSD) non si può leggere',
    meaning: 'Uno dei file del contratto manca o non è XML.',
    why: 'Senza contratto non si scrive e non si controlla nessuna richiesta.',
    wrong: onShell('SIST_WSDL_DIR=/cartella/vuota collaudo check'),
    right: onShell('collaudo check           # con il contratto incluso'),
  },
  TEMPLATE_FAILED: {
    title: "Un'espressione non ha potuto dare un valore",
    meaning:
      'Durante la esecuzione ${ … } ha incontrato un nome senza valore o un filtro che non può agire su quel valore.',
    why: 'Il caso si ferma prima di spedire: niente parte con un valore a metà.',
    wrong: inSteps("- send: { body: { dataEmissioneDal: '${ people.rossi.cf | date }' } }"),
    right: inSteps("- send: { body: { dataEmissioneDal: '${ now | date }' } }"),
  },
  CAPTURE_EMPTY: {
    title: 'Una cattura non ha trovato niente',
    meaning: 'capture: non ha trovato il valore nella risposta, e non è optional.',
    why: 'I passi seguenti ne hanno bisogno: non si va avanti senza.',
    wrong: inSteps('- capture: { codAut: { xpath: //sist:codAutenticazione } }'),
    right: inSteps('- capture: { codAut: { xpath: //sist:codAutenticazione, optional: true } }'),
  },
  REQUEST_INVALID: {
    title: 'La richiesta, con i suoi valori, non è valida',
    meaning:
      'Dopo che le espressioni hanno dato i loro valori, la richiesta o una verifica non rispetta più lo schema o il contratto.',
    why: 'Niente è stato spedito.',
    wrong: inSteps("- send: { body: { codEsenzione: '${ people.rossi }' } }"),
    right: inSteps("- send: { body: { codEsenzione: '${ people.rossi.esenzione }' } }"),
  },
  DEVIATION_INVALID: {
    title: 'Una deviazione non rompe niente',
    meaning:
      'deviate: non ha trovato nel messaggio ciò che doveva rompere, per esempio un XPath che non corrisponde a nessun elemento.',
    why: 'Il messaggio partirebbe intatto, e il caso proverebbe altro: niente è stato spedito.',
    wrong: inSteps('- deviate: { body: { remove: //sist:elementoCheNonCe } }'),
    right: inSteps('- deviate: { body: { remove: //sist:dataPrescrizione } }'),
  },
  DOCUMENT_INCOMPLETE: {
    title: 'Il documento clinico non si può comporre',
    meaning:
      'Il passo indicato da document: from: non ha i dati del CDA, o non ha ottenuto un identificativo.',
    why: 'Un documento incompleto non si firma.',
    wrong: inSteps(
      '- send: { operation: setRegistraPrescrizione, document: { cda: prescrizione, from: lettura } }',
    ),
    right: inSteps(
      '- send: { operation: setRegistraPrescrizione, document: { cda: prescrizione, from: emissione } }',
    ),
  },
  OPERATOR_UNKNOWN: {
    title: "L'operatore non è in questo ambiente",
    meaning: 'Il caso fa agire qualcuno che operators: di questo environment.yaml non ha.',
    why: 'In questo ambiente mancano i suoi dati e le sue chiavi.',
    wrong: onShell('# environments/collaudo/environment.yaml: operators: { medico-titolare: … }'),
    right: onShell(
      '# environments/collaudo/environment.yaml: operators: { medico-titolare: …, medico-altro: … }',
    ),
  },
  ANSWERS_INVALID: {
    title: 'Le risposte ai passi manuali non sono leggibili',
    meaning:
      'Il file con le risposte non è YAML, non ha la forma attesa, o nomina un caso, un passo o un file che non ci sono.',
    why: 'Un passo manuale passa solo con una risposta che qualcuno ha dato davvero.',
    wrong: onShell('collaudo run cvp --answers risposte.txt'),
    right: onShell('collaudo run cvp --answers risposte.yaml'),
  },
  CHECK_NOT_EVALUATED: {
    title: 'Una verifica non si è potuta valutare',
    meaning:
      "Alla verifica manca ciò su cui lavora, per esempio un elenco di anomalie in un'operazione che non lo prevede.",
    why: 'Ciò che non si può valutare non è mai dato per buono.',
    wrong: inSteps(
      '- { send: { operation: setRegistraPrescrizione }, expect: [{ anomalies: none }] }',
    ),
    right: inSteps('- { send: { operation: setRegistraPrescrizione }, expect: [{ esito: true }] }'),
  },
  STATE_UNKNOWN: {
    title: 'Non si sa se la scrittura è avvenuta',
    meaning:
      'La richiesta è partita e la risposta non è arrivata: il servizio può averla eseguita o no.',
    why: 'Lo strumento non ripete mai una scrittura da solo: nascerebbero due ricette. recover: nel passo dice che cosa guardare.',
    wrong: onShell('collaudo run cvp --case CVP-22      # di nuovo, senza guardare'),
    right: onShell('# cercare la ricetta sul servizio, poi ripetere il caso'),
  },
  CALL_FAILED: {
    title: 'La chiamata non è riuscita',
    meaning: 'La connessione si è interrotta, o la risposta non è HTTP.',
    why: "Di solito c'è di mezzo un proxy, la VPN o un servizio che non è quello atteso.",
    wrong: onShell('endpoints: { sist: https://127.0.0.1:22/ }'),
    right: onShell('endpoints: { sist: https://127.0.0.1:8181/aslba_test }'),
  },
  CALL_TIMED_OUT: {
    title: 'La risposta non è arrivata in tempo',
    meaning: "Il servizio non ha risposto entro timeout: dell'ambiente.",
    why: 'Un caso che aspetta per sempre ferma gli altri.',
    wrong: onShell('timeout: 1s'),
    right: onShell('timeout: 60s'),
  },
  NOT_SENT: {
    title: 'Non è stato spedito niente, di proposito',
    meaning: 'Con --dry-run i messaggi si costruiscono e si firmano, e restano in una cartella.',
    why: 'Serve a guardarli prima che partano: non prova niente, e il verdetto non è mai positivo.',
    wrong: onShell('collaudo run cvp --dry-run          # per avere un esito'),
    right: onShell('collaudo run cvp                    # per avere un esito'),
  },
  SECRET_LEAKED: {
    title: "Un segreto è finito nei file dell'esecuzione",
    meaning: "Il controllo finale ha trovato in reports/ un segreto dell'ambiente.",
    why: 'Quella cartella si spedisce: va cancellata, e il segreto cambiato.',
    wrong: inSteps('- title: Il codice è 1234567890'),
    right: inSteps('- title: Il codice non si scrive'),
  },
  FILE_REFUSED: {
    title: 'Il disco non lascia scrivere o leggere',
    meaning:
      "Manca un permesso, lo spazio è finito, o al posto di una cartella dove il comando scrive c'è un file.",
    why: 'Senza prove conservate una esecuzione non vale niente: meglio fermarsi e dirlo.',
    wrong: onShell('# reports/ è di un altro utente, o il disco è pieno'),
    right: onShell('# reports/ è una cartella in cui si può scrivere'),
  },
  REPORT_FAILED: {
    title: 'Il rapporto non si è potuto fare',
    meaning: "Il registro c'è, ma la pagina HTML non si è potuta scrivere.",
    why: "L'esito non cambia: «collaudo report» rifà la pagina senza chiamare nessuno.",
    wrong: onShell('# disco pieno'),
    right: onShell('collaudo report'),
  },
  SIMULATOR_FAILED: {
    title: 'Il simulatore non è partito, o non ha risposto ai comandi',
    meaning:
      'La porta è occupata, il suo registro non si può leggere, o il simulatore si è fermato.',
    why: 'Senza simulatore i casi non hanno con chi parlare.',
    wrong: onShell('collaudo simulate --port 8181       # porta già in uso'),
    right: onShell('collaudo simulate --port 0          # una porta libera'),
  },
  INTERNAL: {
    title: 'Un errore dello strumento',
    meaning: 'È successo qualcosa che non doveva poter succedere.',
    why: 'È un difetto di Collaudo: segnalare il testo e il comando che lo ha prodotto.',
    wrong: onShell('# niente che si possa scrivere meglio'),
    right: onShell('# segnalare il testo stampato'),
  },
} as const satisfies Record<string, Explanation>
