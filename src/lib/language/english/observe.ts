import type { Catalogue } from '../render.ts'

export const observe: Catalogue = {
  'Su che cosa: request (la richiesta) o response (la risposta, se manca)':
    'On what: request (the request) or response (the answer, if it is missing)',
  '«{0}» guarda la risposta: non si può chiedere della richiesta':
    '“{0}” looks at the answer: it cannot be asked of the request',
  'Richiesta: {0}': 'Request: {0}',
  'una richiesta che non si riconosce': 'a request that is not recognised',
  'la richiesta {0}': 'the request {0}',
  '    Non deve arrivare {0}, fino alle {1}': '    {0} must not arrive, until {1}',
  '    Si aspetta {0}{1}, fino alle {2}': '    Awaiting {0}{1}, until {2}',
  ', {0} volte': ', {0} times',
  '  {0}, passo «{1}»': '  {0}, step “{1}”',
  '    Da fare: {0}': '    To do: {0}',
  '    arrivata la chiamata {0}: {1}': '    call {0} arrived: {1}',
  '    arrivata la chiamata {0}, che non è quella attesa: {1}':
    '    call {0} arrived, which is not the awaited one: {1}',
  'atteso in adapter: chi riconosce la chiamata ({0})':
    'expected in adapter: who recognises the call ({0})',
  'aggiungere expect:, anche con on: request': 'add expect:, also with on: request',
  'con times: 0 non arriva nessuna chiamata da verificare':
    'with times: 0 there is no call to be checked',
  'togliere expect: e capture:': 'take expect: and capture: away',
  "nessuna chiamata, e nessuno che abbia fatto qualcosa: il passo riuscirebbe anche con l'applicativo spento":
    'no call, and nobody who did anything: the step would pass even with the application switched off',
  'metterlo dopo una chiamata osservata, o dopo un passo manual:':
    'put it after an observed call, or after a manual: step',
  'Quale chiamata: verifiche sulla richiesta, che la chiamata aspettata soddisfa tutte':
    'Which call: checks on the request, all of which the awaited call meets',
  'Entro quanto la chiamata deve arrivare, per esempio 10m (predefinito: 10m)':
    'Within what time the call must arrive, for example 10m (default: 10m)',
  'atteso un numero di chiamate, da 0 a 99': 'expected a number of calls, from 0 to 99',
  'Quante chiamate, esattamente (predefinito: 1); 0: nessuna, per tutto il tempo':
    'How many calls, exactly (default: 1); 0: none, for the whole time',
  'given: dopo le chiamate dei passi precedenti (predefinito); any: in qualunque ordine tra loro':
    'given: after the calls of the steps before (default); any: in any order with them',
  "Che cosa fa la persona: «Nell'applicativo: …»": 'What the person does: “In the application: …”',
  "Guarda una chiamata dell'applicativo": 'Watches a call of the application',
  "L'adattatore che la riconosce, se più d'uno conosce un'operazione con questo nome":
    'The adapter that recognises it, if several know an operation of that name',
  "L'operazione che l'applicativo deve chiamare": 'The operation that the application must call',
  'Che cosa fa la persona, e quale chiamata si aspetta':
    'What the person does, and which call is awaited',
  'Le verifiche sulla chiamata; nessuna solo con times: 0':
    'The checks on the call; none only with times: 0',
  'Da che cosa: request (la richiesta) o response (la risposta, se manca)':
    'From what: request (the request) or response (the answer, if it is missing)',
  'Con --by application: che cosa fa la persona invece di questa chiamata':
    'With --by application: what the person does instead of this call',
  "il passo guarda una chiamata dell'applicativo: eseguire con --by application":
    'the step watches a call of the application: run with --by application',
  "L'applicativo non chiama {0}": 'The application does not call {0}',
  "L'applicativo chiama {0}": 'The application calls {0}',
  '{0} entro {1} s': '{0} within {1} s',
  '1 chiamata': '1 call',
  '{0} chiamate': '{0} calls',
  ' (e altre: {0})': ' (and others: {0})',
  'match: non si legge': 'match: cannot be read',
  "il passo «{0}» aspetta una persona, e dall'applicativo non è arrivato niente: {1}":
    'step “{0}” awaits a person, and nothing arrived from the application: {1}',
  '{0} non si può con --by application': '{0} cannot be used with --by application',
  "con l'applicativo si esegue un caso per volta, una volta sola":
    'with the application one case runs at a time, and once',
  '--proxy-port e --simulator-keys valgono solo con --by application':
    '--proxy-port and --simulator-keys hold only with --by application',
  "  Le chiamate le fa l'applicativo. Indirizzi da dargli:":
    '  The application makes the calls. Addresses to give to it:',
  '--by <chi>': '--by <who>',
  "chi fa le chiamate: harness (questo strumento) o application (l'applicativo, attraverso il proxy)":
    'who makes the calls: harness (this tool) or application (the application, through the proxy)',
  '--proxy-port <numero>': '--proxy-port <number>',
  'con --by application: la porta del proxy': 'with --by application: the port of the proxy',
  "{0} dell'applicativo": '{0} of the application',
  '{0} di questo strumento': '{0} of this tool',
  '{0} lette da file': '{0} read from files',
  'chiamate: {0}': 'calls: {0}',
  '  Chiamate: {0}\n': '  Calls:    {0}\n',
  "chiamata dell'applicativo": 'call of the application',
  'almeno {0}': 'at least {0}',
  'il passo chiama, e qui si guardano solo chiamate già registrate':
    'the step calls, and here only recorded calls are looked at',
  'tra chiamate già registrate non si sa dove finisce il caso: che non ce ne siano altre si vede solo con --by application':
    'among recorded calls nobody knows where the case ends: that there are no more is seen only with --by application',
  'serve un file HAR, una cartella di collaudo proxy, o coppie NOME.request e NOME.response':
    'wanted is a HAR file, a folder of collaudo proxy, or pairs NAME.request and NAME.response',
  "tra i file non c'è la risposta": 'the answer is not among the files',
  'non è un HAR leggibile': 'it is no HAR that can be read',
  'non ci sono file NOME.request': 'there are no files NAME.request',
  'non esiste': 'does not exist',
  "giudica chiamate dell'applicativo già registrate":
    'judges calls of the application that were recorded before',
  "Esegue i casi di un piano su chiamate già fatte dall'applicativo: un file HAR, una cartella scritta da collaudo proxy, o una cartella di coppie NOME.request e NOME.response. Non chiama nessuno; ciò che viene da file è segnato come letto da file.":
    'Runs the cases of a plan over calls that the application made before: a HAR file, a folder written by collaudo proxy, or a folder of pairs NAME.request and NAME.response. It calls nobody; what comes from a file is marked as read from a file.',
  '--from <cartella|file>': '--from <folder|file>',
  'le chiamate registrate': 'the recorded calls',
  '\nEsempi:\n  collaudo observe cvp --from registrazione.har\n  collaudo observe --rules --from registrazione.har\n':
    '\nExamples:\n  collaudo observe cvp --from recording.har\n  collaudo observe --rules --from recording.har\n',
  "dal lato dell'applicativo": "from the application's side",
  'connessione {0}': 'connection {0}',
  'Altre chiamate arrivate: {0}': 'Other calls that arrived: {0}',
}
