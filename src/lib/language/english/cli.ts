import type { Catalogue } from '../render.ts'

export const cli: Catalogue = {
  '    file «{0}» ({1}): ': '    file “{0}” ({1}): ',
  '    {0} non esiste\n': '    {0} does not exist\n',
  '    {0} è {1}: serve {2}\n': '    {0} is {1}: {2} is needed\n',
  'di tipo sconosciuto': 'of an unknown type',
  '\n  {0} {1}\n    Da fare: {2}\n    (una riga vuota rimanda: il caso resta in attesa)\n':
    '\n  {0} {1}\n    To do: {2}\n    (an empty line puts it off: the case stays waiting)\n',
  'Uso:': 'Usage:',
  'Argomenti:': 'Arguments:',
  'Opzioni:': 'Options:',
  'Comandi:': 'Commands:',
  "l'opzione $1 non esiste": 'option $1 does not exist',
  'il comando $1 non esiste': 'command $1 does not exist',
  "all'opzione $1 manca il valore": 'option $1 lacks its value',
  "il valore «$2» dell'opzione $1 non è ammesso: ": 'the value “$2” of option $1 is not allowed: ',
  'il valore «$1» della variabile $2 non è ammesso: ':
    'the value “$1” of the variable $2 is not allowed: ',
  "manca l'argomento $1": 'argument $1 is missing',
  'troppi argomenti': 'too many arguments',
  '\n(forse si intendeva $1)': '\n(perhaps $1 was meant)',
  '[opzioni]': '[options]',
  '[comando]': '[command]',
  'attesa una tra {0}': 'expected one of {0}',
  'stampa questo aiuto': 'prints this help',
  '--lang <lingua>': '--lang <language>',
  'la lingua dei messaggi, it o en; altrimenti COLLAUDO_LANG (predefinita: it)':
    'the language of the messages, it or en; otherwise COLLAUDO_LANG (default: it)',
  'errore {0}: {1}\nrimedio: {2}\n': 'error {0}: {1}\nfix: {2}\n',
  'help [comando]': 'help [command]',
  "stampa l'aiuto di un comando": 'prints the help of a command',
  '\nInterruzione: il caso in corso si ferma, i casi finiti restano.\n':
    '\nStopping: the case in progress stops, the finished cases stay.\n',
  'il rapporto non si apre da solo: {0}': 'the report does not open by itself: {0}',
  ' (avviso)': ' (warning)',
  '{0}: non è stato inviato niente': '{0}: nothing was sent',
  '1 errore': '1 error',
  '{0} errori': '{0} errors',
  'manca il permesso': 'permission is missing',
  'il disco è di sola lettura': 'the disk is read-only',
  'il disco è pieno': 'the disk is full',
  'lo spazio concesso è finito': 'the space granted is used up',
  'è una cartella, non un file': 'it is a folder, not a file',
  'è un file, non una cartella': 'it is a file, not a folder',
  'una parte del percorso è un file, non una cartella':
    'a part of the path is a file, not a folder',
  'il nome è troppo lungo': 'the name is too long',
  'troppi file sono aperti': 'too many files are open',
  'un altro programma lo tiene occupato': 'another program is using it',
  'non si può usare {0}: {1}': '{0} cannot be used: {1}',
  'controllare la cartella, i permessi e lo spazio, poi ripetere il comando':
    'check the folder, the permissions and the space, then repeat the command',
  'errore {0}: {1}': 'error {0}: {1}',
  'rimedio: {0}': 'fix: {0}',
  'errore interno di collaudo {0} (Node {1})': 'internal error of collaudo {0} (Node {1})',
  'Segnalare questo testo, con il comando che lo ha prodotto.':
    'Report this text, with the command that produced it.',
  "Esegue il piano di test dell'autorità per l'integrazione con SIST-FSE Puglia, conserva le prove e ne fa il rapporto.":
    "Runs the authority's test plan for integration with SIST-FSE Puglia, keeps the evidence and makes the report.",
  'stampa la versione': 'prints the version',
  '\nCodici di uscita: 0 positivo, 1 un caso non superato o non eseguito, 2 piano o comando sbagliato, 3 qualcosa si è interrotto, 130 fermato.\n\nEsempi:\n  collaudo run cvp\n  collaudo check\n':
    '\nExit codes: 0 positive, 1 a case failed or did not run, 2 the plan or the command is wrong, 3 something broke, 130 stopped.\n\nExamples:\n  collaudo run cvp\n  collaudo check\n',
  superato: 'passed',
  superati: 'passed',
  'non superato': 'failed',
  'non superati': 'failed',
  interrotto: 'broken',
  interrotti: 'broken',
  'non eseguito': 'not run',
  'non eseguiti': 'not run',
  "  Parziale: {0} è partito da «{1}» con i valori di {2}; non vale come prova, e l'esecuzione non può essere positiva\n":
    '  Partial: {0} started from “{1}” with the values of {2}; it does not count as evidence, and the run cannot be positive\n',
  '  Mai eseguiti: {0}\n': '  Never run: {0}\n',
  '  Perché:   {0}\n': '  Why:      {0}\n',
  '  Casi:     {0}\n': '  Cases:    {0}\n',
  '  Verdetto: {0}{1}\n': '  Verdict:  {0}{1}\n',
  ' (esecuzione interrotta)': ' (run interrupted)',
  "  Eseguito sul simulatore incorporato: non vale come prova verso l'autorità.\n":
    '  Run on the built-in simulator: it does not count as evidence for the authority.\n',
  '  Rapporto: {0}\n': '  Report:   {0}\n',
  'il codice applicativo': 'the application code',
  'il token del simulatore': "the simulator's token",
  'la chiave del certificato client': 'the key of the client certificate',
  'la chiave di autenticazione di {0}': 'the authentication key of {0}',
  'la chiave di firma di {0}': 'the signature key of {0}',
  'manca il permesso di scriverlo ({0})': 'permission to write it is missing ({0})',
  'errore sconosciuto': 'unknown error',
  '{0} non può scrivere {1}: {2}': '{0} cannot write {1}: {2}',
  'indicare un altro file con {0}': 'name another file with {0}',
  'il caso {0} non aspetta nessuno': 'case {0} is not waiting for anyone',
  "il caso «{0}» non è nell'esecuzione {1}": 'case “{0}” is not in run {1}',
  'in questa esecuzione nessun caso è in attesa': 'no case of this run is waiting',
  'il caso {0} aspetta una descrizione, non un file':
    'case {0} is waiting for a description, not a file',
  'scriverla nel file che il rapporto indica, poi collaudo run --resume':
    'write it in the file that the report names, then collaudo run --resume',
  'il caso {0} aspetta al passo «{1}», non a «{2}»':
    'case {0} is waiting at step “{1}”, not at “{2}”',
  'togliere --step, o scrivere --step {0}': 'remove --step, or write --step {0}',
  'atteso --answer nome=risposta, trovato «{0}»': 'expected --answer name=answer, found “{0}”',
  'per esempio --answer nre=1600A4123456789': 'for example --answer nre=1600A4123456789',
  'il passo non chiede «{0}»': 'the step does not ask for “{0}”',
  'chiede solo file': 'it asks only for files',
  'il passo non chiede file': 'the step does not ask for files',
  'dare le risposte con --answer': 'give the answers with --answer',
  'il passo chiede più file: quale è questo?':
    'the step asks for several files: which one is this?',
  'dirlo con --as: {0}': 'say so with --as: {0}',
  'controllare il percorso': 'check the path',
  'il file {0} supera i 20 MiB': 'file {0} is larger than 20 MiB',
  'ridurlo: per una schermata bastano pochi MiB':
    'make it smaller: a few MiB are enough for a screenshot',
  '{0} è {1}': '{0} is {1}',
  'di un tipo sconosciuto': 'of an unknown type',
  'di tipo {0}': 'of type {0}',
  'il passo chiede {0}: conta il contenuto, non il nome':
    'the step asks for {0}: the content counts, not the name',
  'niente da allegare': 'nothing to attach',
  'indicare un file, o una risposta con --answer nome=risposta':
    'name a file, or give an answer with --answer name=answer',
  'Allegato al passo «{0}» di {1}. Per andare avanti: collaudo run --resume {2}':
    'Attached to step “{0}” of {1}. To go on: collaudo run --resume {2}',
  'il piano': 'the plan',
  '{0}: {1} casi, nessun errore{2}\n': '{0}: {1} cases, no errors{2}\n',
  ', {0} (--strict li tratta da errori)': ', {0} (--strict treats warnings as errors)',
  '1 avviso': '1 warning',
  '{0} avvisi': '{0} warnings',
  '--from vale per un caso solo: indicarlo con --case':
    '--from is for one case only: name it with --case',
  '--captures serve solo con --from': '--captures is only of use with --from',
  '--dry-run non invia niente: non si combina con --from, --watch, --debug, --diff e --curl':
    '--dry-run sends nothing: it cannot be combined with --from, --watch, --debug, --diff or --curl',
  '--watch non finisce da solo: non si combina con --json':
    '--watch does not end by itself: it cannot be combined with --json',
  '--watch ripete il caso intero: non si combina con --from':
    '--watch repeats the whole case: it cannot be combined with --from',
  'CONFRONTO di {0}: nessuna esecuzione precedente in cui sia riuscito':
    'COMPARISON of {0}: no earlier run in which it passed',
  'di {0} non si può dire altro: {1}': 'nothing more can be said of {0}: {1}',
  'Il simulatore di questa esecuzione si chiude con lei: per ripetere le chiamate tenerne aperto uno con collaudo simulate --port … --keys … e un ambiente che lo indichi.':
    'The simulator of this run closes with it: to repeat the calls, keep one open with collaudo simulate --port … --keys … and an environment that points to it.',
  '{0} è un file, non una cartella': '{0} is a file, not a folder',
  'indicarne una nuova con --dry-run=CARTELLA, o nessuna':
    'name a new one with --dry-run=FOLDER, or none',
  'la cartella {0} non è vuota': 'folder {0} is not empty',
  '1 messaggio': '1 message',
  '{0} messaggi': '{0} messages',
  '      rimedio: {0}': '      fix: {0}',
  'un segreto è finito tra i messaggi: {0}': 'a secret ended up in the messages: {0}',
  'non diffondere questa cartella e cambiare il segreto':
    'do not share this folder, and change the secret',
  '\n  Composti: {0} messaggi su {1}; non è stato inviato niente, e niente è provato\n  Indice:   {2}\n':
    '\n  Built: {0} of {1} messages; nothing was sent, and nothing is proved\n  Index: {2}\n',
  '1 caso': '1 case',
  '{0} casi': '{0} cases',
  '\n  {0} ({1}{2})\n  Applicazione: {3} {4}\n  Ambiente:     {5}\n\n':
    '\n  {0} ({1}{2})\n  Application: {3} {4}\n  Environment: {5}\n\n',
  ' ancora, di {0}; finiti prima: {1}': ' still to run, of {0}; finished before: {1}',
  "un segreto è finito tra i file dell'esecuzione: {0}":
    'a secret ended up in the files of the run: {0}',
  'errore fuori dai casi: {0}': 'error outside the cases: {0}',
  'nessun codice si chiama «{0}»': 'no code is called “{0}”',
  'collaudo explain li elenca tutti': 'collaudo explain lists them all',
  '{0} non è mai stato eseguito su {1} con {2}': '{0} has never been run on {1} with {2}',
  'eseguirlo prima intero, senza --failed': 'first run all of it, without --failed',
  "nell'ultima esecuzione, {0}, nessun caso è da rifare":
    'in the last run, {0}, no case is left to run again',
  'per rifarla intera togliere --failed': 'to repeat all of it, remove --failed',
  'in reports/ non ci sono esecuzioni': 'there are no runs in reports/',
  'prima: collaudo run': 'first: collaudo run',
  "l'esecuzione «{0}» non esiste": 'run “{0}” does not exist',
  'le ultime: {0}': 'the last ones: {0}',
  nessuna: 'none',
  '{0}, versione {1}: {2} casi\n': '{0}, version {1}: {2} cases\n',
  '--resume riprende i casi di quella esecuzione: non si combina con --case, --tag e --failed':
    '--resume takes up the cases of that run: it cannot be combined with --case, --tag or --failed',
  '--resume non si combina con --from, --watch e --dry-run':
    '--resume cannot be combined with --from, --watch or --dry-run',
  '--junit non si combina con --watch e --dry-run':
    '--junit cannot be combined with --watch or --dry-run',
  '{0} vuole un numero intero da {1} a {2}, trovato «{3}»':
    '{0} needs a whole number from {1} to {2}, found “{3}”',
  '{0} vuole un numero da {1} a {2}, trovato «{3}»':
    '{0} needs a number from {1} to {2}, found “{3}”',
  'nessuna esecuzione è rimasta a metà': 'no run was left unfinished',
  'le esecuzioni sono in reports/; una precisa si riprende con --resume <esecuzione>':
    'runs are in reports/; a particular one is resumed with --resume <run>',
  'piano o suite': 'plan or suite',
  ambiente: 'environment',
  applicazione: 'application',
  '{0} ha {1} «{2}», non «{3}»': '{0} has {1} “{2}”, not “{3}”',
  "con --resume non serve indicarlo: vale quello dell'esecuzione":
    'with --resume there is no need to name it: that of the run applies',
  "in {0} non c'è niente da riprendere": 'there is nothing to resume in {0}',
  'per rifare i casi non superati: collaudo run --failed':
    'to run the failed cases again: collaudo run --failed',
  '{0} non si può riprendere: {1}': '{0} cannot be resumed: {1}',
  'rimettere le cose come erano, o cominciare una nuova esecuzione con collaudo run':
    'put things back as they were, or begin a new run with collaudo run',
  'collaudo list li elenca': 'collaudo list lists them',
  'nessun caso corrisponde alla selezione': 'no case matches the selection',
  'etichette del piano: {0}': 'tags of the plan: {0}',
  "{0} parte da «{1}» con i valori di {2}: è un'esecuzione parziale, non vale come prova{3}":
    '{0} starts from “{1}” with the values of {2}: this is a partial run, it does not count as evidence{3}',
  '; il simulatore è nuovo e non ricorda le chiamate di allora':
    '; the simulator is new and does not remember the calls made then',
  'non si può scrivere in {0}: {1}': 'cannot write in {0}: {1}',
  "indicare un'altra cartella con --out": 'name another folder with --out',
  '{0}: {1} schemi scritti ({2})\n': '{0}: {1} schemas written ({2})\n',
  '{0}: {1} schemi aggiornati\n': '{0}: {1} schemas up to date\n',
  '{0}/{1} non è aggiornato: eseguire collaudo schema':
    '{0}/{1} is not up to date: run collaudo schema',
  'regola {0}': 'rule {0}',
  'connessione chiusa senza risposta': 'connection closed without an answer',
  'rifiutato da TLS: {0}': 'refused by TLS: {0}',
  'non è HTTP: {0}': 'not HTTP: {0}',
  'Simulatore avviato: non è SIST, e niente di quanto avviene qui vale come prova.':
    'Simulator started: it is not SIST, and nothing that happens here counts as evidence.',
  '  controllo: {0} (token {1})': '  control: {0} (token {1})',
  '  certificati e chiavi: {0}{1}': '  certificates and keys: {0}{1}',
  ' (tolti alla chiusura)': ' (removed on closing)',
  '  Ctrl+C per chiudere': '  Ctrl+C to close',
  '\n  {0} In attesa di modifiche (Ctrl+C per finire)\n':
    '\n  {0} Waiting for changes (Ctrl+C to end)\n',
  '\n  {0} Cambiato: {1}\n': '\n  {0} Changed: {1}\n',
  "allega a un'esecuzione ciò che un caso in attesa chiede":
    'attaches to a run what a waiting case asks for',
  "Allega i file e le risposte che un passo manuale aspetta, anche giorni dopo e da un'altra postazione: basta la cartella dell'esecuzione. Poi collaudo run --resume va avanti con il caso.":
    'Attaches the files and answers that a manual step is waiting for, even days later and from another computer: the folder of the run is enough. Then collaudo run --resume goes on with the case.',
  '<esecuzione>': '<run>',
  'nome o cartella di una esecuzione, sotto reports/': 'name or folder of a run, under reports/',
  '<caso>': '<case>',
  "l'id del caso in attesa": 'the id of the waiting case',
  'i file da allegare': 'the files to attach',
  '--step <passo>': '--step <step>',
  'il passo che aspetta (il caso ne ha uno solo alla volta)':
    'the step that is waiting (a case has only one at a time)',
  '--as <nome>': '--as <name>',
  'quale dei file chiesti dal passo': 'which of the files that the step asks for',
  '--answer <nome=risposta...>': '--answer <name=answer...>',
  'una risposta chiesta dal passo': 'an answer that the step asks for',
  'stampa un solo oggetto JSON con ciò che è stato allegato':
    'prints a single JSON object with what was attached',
  '\nEsempi:\n  collaudo attach 20260115T093000Z-cvp-simulator CVP-31 schermata.png\n  collaudo attach 20260115T093000Z-cvp-simulator CVP-31 --answer nre=1600A4123456789\n':
    '\nExamples:\n  collaudo attach 20260115T093000Z-cvp-simulator CVP-31 schermata.png\n  collaudo attach 20260115T093000Z-cvp-simulator CVP-31 --answer nre=1600A4123456789\n',
  'controlla piani, suite e ambiente senza inviare niente':
    'checks plans, suites and environment without sending anything',
  '[piano]': '[plan]',
  'nome del piano (se manca, tutti)': 'name of the plan (if missing, all of them)',
  '--env <nome>': '--env <name>',
  "l'ambiente rispetto a cui controllare (predefinito: simulator)":
    'the environment to check against (default: simulator)',
  'tratta gli avvisi da errori': 'treats warnings as errors',
  'stampa un solo oggetto JSON': 'prints a single JSON object',
  '\nEsempi:\n  collaudo check\n  collaudo check cvp --json\n':
    '\nExamples:\n  collaudo check\n  collaudo check cvp --json\n',
  'spiega un codice: che cosa vuol dire, perché conta, come si corregge':
    'explains a code: what it means, why it matters, how to correct it',
  "Spiega un codice dei messaggi (CASE_…, PLAN_…), un codice dell'autorità (000280, 0051), un avviso di TLS (certificate_required), un codice di uscita o una parola dei rapporti. Senza argomento li elenca tutti.":
    'Explains a code of the messages (CASE_…, PLAN_…), a code of the authority (000280, 0051), a TLS alert (certificate_required), an exit code or a word of the reports. Without an argument it lists them all.',
  '[codice]': '[code]',
  'il codice da spiegare (se manca, li elenca)': 'the code to explain (if missing, lists them)',
  '\nEsempi:\n  collaudo explain CASE_CHECK_NEVER_FAILS\n  collaudo explain 000280\n':
    '\nExamples:\n  collaudo explain CASE_CHECK_NEVER_FAILS\n  collaudo explain 000280\n',
  'elenca i casi di un piano o di una suite': 'lists the cases of a plan or a suite',
  "Elenca i casi di un piano o di una suite, nell'ordine in cui si eseguono.":
    'Lists the cases of a plan or a suite, in the order in which they run.',
  '[piano|suite]': '[plan|suite]',
  "nome del piano o della suite (se manca, l'unico piano)":
    'name of the plan or the suite (if missing, the only plan)',
  '--tag <etichetta...>': '--tag <tag...>',
  'solo i casi con una di queste etichette': 'only the cases with one of these tags',
  "l'ambiente: una cartella di environments/": 'the environment: a folder of environments/',
  "rifà il rapporto di un'esecuzione dal suo registro":
    'makes the report of a run again from its record',
  "Rifà il rapporto di un'esecuzione dal suo registro, senza chiamare nessuno: anche di un'esecuzione interrotta.":
    'Makes the report of a run again from its record, without calling anyone: also of an interrupted run.',
  '[esecuzione]': '[run]',
  "nome o cartella dell'esecuzione (se manca, l'ultima)":
    'name or folder of the run (if missing, the last)',
  'apre il rapporto, su una postazione con schermo':
    'opens the report, on a computer with a screen',
  '\nEsempi:\n  collaudo report --history\n  collaudo report 20260115T093000Z-cvp-simulator --open\n':
    '\nExamples:\n  collaudo report --history\n  collaudo report 20260115T093000Z-cvp-simulator --open\n',
  'esegue un piano o una suite e ne fa il rapporto': 'runs a plan or a suite and makes its report',
  "Esegue un piano o una suite: una chiamata vera per ogni passo, verifiche, prove conservate in reports/, rapporto Allure. L'ambiente predefinito è il simulatore incorporato.":
    'Runs a plan or a suite: a real call for each step, checks, evidence kept in reports/, an Allure report. The default environment is the built-in simulator.',
  'solo questi casi, e quelli di cui hanno bisogno': 'only these cases, and those that they need',
  "solo i casi non riusciti nell'ultima esecuzione":
    'only the cases that did not pass in the last run',
  '--resume [esecuzione]': '--resume [run]',
  "prosegue un'esecuzione interrotta, senza ripetere niente (predefinita: l'ultima)":
    'goes on with an interrupted run, without repeating anything (default: the last)',
  '--application <nome>': '--application <name>',
  "l'applicazione: un file di applications/": 'the application: a file of applications/',
  'quanti casi insieme (predefinito 1)': 'how many cases at once (default 1)',
  'si ferma dopo tanti casi non superati o interrotti':
    'stops after this many failed or broken cases',
  'al più tante chiamate al secondo, in tutto': 'at most this many calls a second, in all',
  "dopo tanti casi di seguito senza risposta prova se l'ambiente c'è (predefinito 3, 0 mai)":
    'after this many cases in a row without an answer, tests whether the environment is there (default 3, 0 never)',
  "scrive l'esito anche come JUnit XML": 'writes the outcome as JUnit XML too',
  'le risposte e i file dei passi manuali, scritti prima (YAML)':
    'the answers and files of the manual steps, written beforehand (YAML)',
  'un caso non eseguito non fa uscire con 1':
    'a case that did not run does not make it exit with 1',
  'stampa ogni richiesta e risposta, e perché un passo non riesce':
    'prints each request and answer, and why a step does not pass',
  "confronta le chiamate con l'ultima esecuzione in cui il caso è riuscito":
    'compares the calls with the last run in which the case passed',
  'stampa un comando curl che ripete ogni chiamata ({0})':
    'prints a curl command that repeats each call ({0})',
  '--from <passo>': '--from <step>',
  'parte da questo passo, con i valori di una esecuzione precedente':
    'starts from this step, with the values of an earlier run',
  '--captures <esecuzione>': '--captures <run>',
  'quale, con --from (predefinito: last)': 'which one, with --from (default: last)',
  'esegue di nuovo a ogni modifica dei file, fino a Ctrl+C':
    'runs again whenever the files change, until Ctrl+C',
  '--dry-run [cartella]': '--dry-run [folder]',
  'compone e firma i messaggi, li lascia lì e non invia niente':
    'builds and signs the messages, leaves them there and sends nothing',
  "stampa un solo oggetto JSON con l'esito": 'prints a single JSON object with the outcome',
  '\nEsempi:\n  collaudo run cvp\n  collaudo run cvp --case CVP-03 --json\n':
    '\nExamples:\n  collaudo run cvp\n  collaudo run cvp --case CVP-03 --json\n',
  "scrive gli schemi per il completamento nell'editor":
    'writes the schemas for completion in the editor',
  "Scrive gli schemi JSON di casi, piani, suite, ambienti, applicazioni, procedura, richieste, frammenti e dati: l'editor li usa per completare, spiegare e controllare mentre si scrive.":
    'Writes the JSON schemas of cases, plans, suites, environments, applications, procedure, requests, fragments and data: the editor uses them to complete, explain and check as you type.',
  '--out <cartella>': '--out <folder>',
  'dove scriverli (predefinita plans/schema)': 'where to write them (default plans/schema)',
  'non scrive: dice se quelli che ci sono sono aggiornati':
    'does not write: says whether those that are there are up to date',
  '\nEsempi:\n  collaudo schema\n  collaudo schema --check\n':
    '\nExamples:\n  collaudo schema\n  collaudo schema --check\n',
  'attesa una porta tra 0 e 65535': 'expected a port between 0 and 65535',
  "avvia il simulatore dell'ambiente di test": 'starts the simulator of the test environment',
  "Avvia il simulatore dell'ambiente di test su 127.0.0.1, con TLS mutuo e certificati fatti sul momento, fino a Ctrl+C.":
    'Starts the simulator of the test environment on 127.0.0.1, with mutual TLS and certificates made on the spot, until Ctrl+C.',
  '--port <numero>': '--port <number>',
  'porta (predefinita: una libera)': 'port (default: a free one)',
  "l'applicazione censita: un file di applications/":
    'the registered application: a file of applications/',
  '--keys <cartella>': '--keys <folder>',
  'scrive qui certificati e chiavi, e li lascia':
    'writes certificates and keys here, and leaves them',
  'stampa un solo oggetto JSON con gli indirizzi, e poi tace':
    'prints a single JSON object with the addresses, and is then silent',
  '\nEsempi:\n  collaudo simulate\n  collaudo simulate --port 8181 --keys chiavi\n':
    '\nExamples:\n  collaudo simulate\n  collaudo simulate --port 8181 --keys chiavi\n',
}
