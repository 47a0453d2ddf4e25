import type { Catalogue } from '../render.ts'

export const simulator: Catalogue = {
  'la condizione «{0}» non vuole un valore, trovato «{1}»':
    'the condition “{0}” takes no value, found “{1}”',
  'la condizione «{0}» vuole un valore': 'the condition “{0}” wants a value',
  'per esempio {0}={1}': 'for example {0}={1}',
  'la condizione «{0}» non può valere «{1}»': 'the condition “{0}” cannot be “{1}”',
  '«{0}» non è una condizione: attesa NOME[=VALORE][@OPERAZIONE][/VOLTE]':
    '“{0}” is not a condition: expected NAME[=VALUE][@OPERATION][/TIMES]',
  'per esempio answer-lost@setRegistraPrescrizione/1':
    'for example answer-lost@setRegistraPrescrizione/1',
  "la condizione «{0}» vale per la connessione: non si può limitare a un'operazione o a un numero di volte":
    'the condition “{0}” holds for the connection: it cannot be limited to an operation or a number of times',
  'la condizione «{0}» non si può limitare a «{1}»: ci sono {2}':
    'the condition “{0}” cannot be limited to “{1}”: there are {2}',
  'la condizione «{0}» deve valere almeno una volta': 'the condition “{0}” must hold at least once',
  "  Condizioni ordinate per tutta l'esecuzione: {0}\n":
    '  Conditions ordered for the whole run: {0}\n',
  "Condizione ordinata al simulatore, per esempio sac-down o answer-lost@setRegistraPrescrizione; anche più d'una":
    'Condition ordered of the simulator, for example sac-down or answer-lost@setRegistraPrescrizione; also more than one',
  'il simulatore ha eseguito la richiesta e ha chiuso la connessione prima della fine della risposta':
    'the simulator executed the request and closed the connection before the end of the answer',
  'il simulatore ha eseguito la richiesta e non ha risposto':
    'the simulator executed the request and did not answer',
  'Atteso un elenco JSON di condizioni: ["sac-down", "slow=500ms"].':
    'Expected a JSON list of conditions: ["sac-down", "slow=500ms"].',
  'La condizione «{0}» non è in vigore.': 'The condition “{0}” is not in force.',
  'last vuole un numero di righe.': 'last wants a number of lines.',
  "GET / dice che cosa c'è": 'GET / says what there is',
  'Il servizio esegue la richiesta, poi tace: la connessione resta aperta finché chi chiama non si stanca.':
    'The service executes the request, then says nothing: the connection stays open until the caller gives up.',
  'La risposta arriva dopo la durata indicata.': 'The answer arrives after the given time.',
  'La risposta promette tutti i suoi byte, ne porta la metà e la connessione cade.':
    'The answer promises all its bytes, brings half of them, and the connection drops.',
  'La risposta HTTP è intera, ma il suo XML si ferma a metà.':
    'The HTTP answer is whole, but its XML stops halfway.',
  'La risposta dichiara un altro Content-Type.': 'The answer declares another Content-Type.',
  "Il server presenta un certificato da rifiutare: scaduto (expired), non ancora valido (not-yet-valid), di un'altra CA (other-ca), per un altro nome (other-name).":
    'The server presents a certificate to be refused: expired, not yet valid (not-yet-valid), of another CA (other-ca), for another name (other-name).',
  'Condizioni ordinate': 'Conditions ordered',
  'la richiesta si interrompe prima della fine': 'the request stops before its end',
  'nessun tunnel: CONNECT {0}': 'no tunnel: CONNECT {0}',
  'più di {0} connessioni insieme': 'more than {0} connections at once',
  'il giornale non si può più scrivere in {0}: {1}':
    'the journal can no longer be written to {0}: {1}',
  'eseguita, connessione chiusa prima della fine della risposta':
    'executed, connection closed before the end of the answer',
  'eseguita, nessuna risposta': 'executed, no answer',
  '--resume prosegue con le condizioni di quella esecuzione: non si combina con --condition':
    '--resume goes on with the conditions of that run: it does not combine with --condition',
  '--condition ordina una condizione al simulatore, e «{0}» non lo è':
    '--condition orders a condition of the simulator, which “{0}” is not',
  "fuori dal simulatore una condizione si chiede all'autorità":
    'outside the simulator a condition is asked of the authority',
  '  condizioni: {0}': '  conditions: {0}',
  '--condition <condizione...>': '--condition <condition...>',
  "ordina al simulatore una condizione per tutta l'esecuzione, per esempio slow=500ms":
    'orders a condition of the simulator for the whole run, for example slow=500ms',
  "Condizioni, da scrivere NOME[=VALORE][@OPERAZIONE][/VOLTE]:\n  sac-down                    il SAC non risponde: solo uno IUP\n  esito-false                 registrazione e annullamento rispondono esito FALSE\n  anomaly=C0184               anche questa anomalia (C o W, poi il codice; più d'una con +)\n  fault=910002                ogni operazione risponde con questo Fault\n  system-error                ogni operazione risponde con il Fault 100000\n  booleans[=numeric]          oscurato come 1 o 0 (numeric) o come parola (literal)\n  validation-age[=6d]         gateway FSE: ogni validazione è di tanti giorni prima\n  connection-dropped          la connessione cade prima che la richiesta sia eseguita\n  answer-lost                 la richiesta è eseguita, poi la connessione cade\n  no-answer                   la richiesta è eseguita, poi silenzio\n  slow[=3s]                   la risposta arriva dopo questo tempo\n  truncated                   la risposta si ferma a metà, con la connessione\n  not-well-formed             la risposta arriva, il suo XML si ferma a metà\n  wrong-content-type[=text/html]  la risposta dichiara un altro Content-Type\n  bad-gateway                 un proxy risponde 502 con una pagina HTML\n  server-certificate=expired  il certificato del server è da rifiutare (anche\n                              not-yet-valid, other-ca, other-name)\nPer esempio answer-lost@setRegistraPrescrizione/1: solo la prossima registrazione.":
    'Conditions, written NAME[=VALUE][@OPERATION][/TIMES]:\n  sac-down                    the SAC does not answer: only an IUP\n  esito-false                 registration and cancellation answer esito FALSE\n  anomaly=C0184               this anomaly too (C or W, then the code; several with +)\n  fault=910002                every operation answers with this Fault\n  system-error                every operation answers with Fault 100000\n  booleans[=numeric]          oscurato as 1 or 0 (numeric) or as a word (literal)\n  validation-age[=6d]         FSE gateway: each validation is of so many days before\n  connection-dropped          the connection drops before the request is executed\n  answer-lost                 the request is executed, then the connection drops\n  no-answer                   the request is executed, then silence\n  slow[=3s]                   the answer arrives after this time\n  truncated                   the answer stops halfway, with the connection\n  not-well-formed             the answer arrives, its XML stops halfway\n  wrong-content-type[=text/html]  the answer declares another Content-Type\n  bad-gateway                 a proxy answers 502 with an HTML page\n  server-certificate=expired  the certificate of the server is to be refused (also\n                              not-yet-valid, other-ca, other-name)\nFor example answer-lost@setRegistraPrescrizione/1: only the next registration.',
  'Mentre è avviato si comanda in HTTP all\'indirizzo «controllo», con Authorization: Bearer e il token stampato:\n  GET /conditions    POST /conditions ["sac-down"]    DELETE /conditions[/NOME]\n  GET /journal[?last=N]    POST /reset    GET / dice che cosa c\'è':
    'While it runs it is controlled over HTTP at the address “control”, with Authorization: Bearer and the printed token:\n  GET /conditions    POST /conditions ["sac-down"]    DELETE /conditions[/NAME]\n  GET /journal[?last=N]    POST /reset    GET / says what there is',
  "ordina una condizione fin dall'inizio, per esempio sac-down o slow=500ms":
    'orders a condition from the start, for example sac-down or slow=500ms',
  '--journal <file>': '--journal <file>',
  'aggiunge qui ogni riga del giornale, in JSON': 'adds each line of the journal here, as JSON',
  "chkPrescrizione e setAnnullaPrescrizione rispondono anche con queste anomalie: C bloccante o W avviso, poi il codice; più d'una con il segno +.":
    'chkPrescrizione and setAnnullaPrescrizione answer with these anomalies too: C blocking or W warning, then the code; several with the sign +.',
  'Ogni operazione risponde con il Fault di questo codice, e non cambia nulla.':
    'Every operation answers with the Fault of this code, and changes nothing.',
  'Il valore di oscurato nelle risposte è scritto come numero (1 o 0) o come parola, qualunque sia la scelta boolean-form.':
    'The value of oscurato in answers is written as a number (1 or 0) or as a word, whatever the switch boolean-form says.',
  'Il certificato del client è chiesto nell’handshake o dopo, rinegoziando (solo TLS 1.2)?':
    'Is the client’s certificate asked for in the handshake or later, by renegotiation (TLS 1.2 only)?',
  'SIST accetta anche messaggi SOAP 1.2?': 'Does SIST accept SOAP 1.2 messages too?',
  'In quale ordine SIST decide: prima WS-Security, prima busta e schema, o l’applicativo prima della carta?':
    'In which order does SIST decide: WS-Security first, envelope and schema first, or the application before the card?',
  'Di quanto Created del Timestamp può essere nel futuro?':
    'How far in the future may Created of the Timestamp be?',
  'Chi verifica la firma rispetta il PrefixList di InclusiveNamespaces?':
    'Does whoever verifies the signature honour the PrefixList of InclusiveNamespaces?',
  'Dove il Fault porta il codice: in faultstring e nel detail SoapFaultException, o in uno solo?':
    'Where does the Fault carry the code: in faultstring and in the detail SoapFaultException, or in one of them?',
  'Con quale scostamento created di datiApplicativo indica l’ora italiana?':
    'With which offset does created of datiApplicativo state the Italian time?',
  'SIST ammette a ogni operazione solo il ruolo a cui spetta (medico, farmacia)?':
    'Does SIST admit to each operation only the role that it belongs to (doctor, pharmacy)?',
  'Che cosa fa chkPrescrizione di un identificativo già assegnato in iup?':
    'What does chkPrescrizione do with an identifier already assigned in iup?',
  'Con quali codici SIST e SAC dicono lo stato di una ricetta erogata?':
    'With which codes do SIST and SAC state that a prescription was dispensed?',
  'Nel CDA il tipo di accesso 1 ha moodCode APT (tabella) o EVN?':
    'In the CDA, does the kind of access 1 have moodCode APT (table) or EVN?',
  'Quale motivo di non sostituibilità ha il testo «obiettive difficoltà di assunzione»?':
    'Which reason against substitution has the text “obiettive difficoltà di assunzione”?',
  'Nel CDA languageCode è it-IT (esempi) o ita-ITA (PDF)?':
    'In the CDA, is languageCode it-IT (examples) or ita-ITA (PDF)?',
  'Con quale identificativo il CDA indica il custode: quello degli esempi o quello della tabella?':
    'With which identifier does the CDA name the custodian: that of the examples or that of the table?',
  'Dove sta nel CDA la sezione PRIORITA?': 'Where in the CDA does the section PRIORITA stand?',
  'Regole del simulatore spente, per vedere quale caso se ne accorge':
    'Rules of the simulator that are off, to see which case notices',
  'le regole spente del simulatore': 'the rules of the simulator that are off',
  'il simulatore non ha la regola «{0}»': 'the simulator does not have the rule “{0}”',
  'il client non ha accettato la rinegoziazione': 'the client did not accept the renegotiation',
  '{0} (ne dipende {1})': '{0} ({1} depends on it)',
  'Regole spente': 'Rules off',
  'Regole del simulatore spente: {0}.': 'Rules of the simulator that are off: {0}.',
  '  regole spente: {0}': '  rules off: {0}',
  '--without-rule <nome>': '--without-rule <name>',
  'spegne una regola del simulatore, per vedere chi se ne accorge; si può ripetere':
    'switches a rule of the simulator off, to see who notices; may be repeated',
}
