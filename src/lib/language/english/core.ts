import type { Catalogue } from '../render.ts'

export const core: Catalogue = {
  'la passphrase non apre il PKCS#12': 'the passphrase does not open the PKCS#12',
  'il file non è un PKCS#12 leggibile: rifarlo con openssl pkcs12 -export':
    'the file is not a readable PKCS#12: make it again with openssl pkcs12 -export',
  'il PKCS#12 non contiene una chiave privata': 'the PKCS#12 contains no private key',
  'il PKCS#12 non contiene il certificato della sua chiave':
    'the PKCS#12 does not contain the certificate of its key',
  "il file «{0}» non c'è": 'there is no file “{0}”',
  'controllare il nome': 'check the name',
  tutte: 'all',
  'almeno una': 'at least one',
  non: 'not',
  'atteso un numero': 'expected a number',
  'Il testo deve essere questo': 'The text must be this',
  "attesa un'espressione regolare valida": 'expected a valid regular expression',
  'Il testo deve corrispondere a questa espressione regolare':
    'The text must match this regular expression',
  'Il testo deve contenere questo': 'The text must contain this',
  'Uno di questi testi': 'One of these texts',
  'Un numero minore di questo': 'A number less than this',
  'Un numero maggiore di questo': 'A number greater than this',
  'Deve esserci almeno una volta': 'Must be there at least once',
  'Non deve esserci': 'Must not be there',
  'atteso un numero intero': 'expected an integer',
  'Deve esserci esattamente tante volte': 'Must be there exactly this many times',
  'atteso esattamente uno tra {0}': 'expected exactly one of {0}',
  '«{0}»': '“{0}”',
  'testo che corrisponde a {0}': 'text that matches {0}',
  'testo che contiene «{0}»': 'text that contains “{0}”',
  'uno tra {0}': 'one of {0}',
  'un numero minore di {0}': 'a number less than {0}',
  'un numero maggiore di {0}': 'a number greater than {0}',
  "l'espressione regolare {0} non finisce in un secondo":
    'the regular expression {0} does not end within a second',
  'un valore, «{0}», e non {1}': 'a value, “{0}”, not {1}',
  "Dove la connessione è rifiutata: prima dell'handshake, nell'handshake, dopo la richiesta":
    'Where the connection is refused: before the handshake, in the handshake, after the request',
  'Avviso TLS del server, con il nome di RFC 8446; none se chiude senza avviso':
    'TLS alert of the server, by its name in RFC 8446; none if it closes without an alert',
  'atteso peer: una connessione che chiudiamo noi non è un rifiuto del servizio':
    'expected peer: a connection that we close ourselves is not a refusal by the service',
  'Chi chiude: peer, il servizio': 'Who closes: peer, the service',
  'atteso un numero di byte': 'expected a number of bytes',
  'Byte della richiesta spediti prima del rifiuto; 0 se nessuno':
    'Bytes of the request sent before the refusal; 0 if none',
  'con alert: none si scrive sent: 0: una chiusura conta solo prima della richiesta':
    'with alert: none, sent: 0 is required: a closed connection counts only before the request',
  'con alert: none attesa phase: tcp o tls: dopo la richiesta una chiusura non è un rifiuto':
    'with alert: none, expected phase: tcp or tls: after the request a closed connection is not a refusal',
  'nome non risolto': 'name not resolved',
  'fase tcp': 'phase tcp',
  'fase tls': 'phase tls',
  'fase http': 'phase http',
  'nessun avviso': 'no alert',
  'avviso {0}': 'alert {0}',
  'connessione rifiutata: {0}': 'connection refused: {0}',
  'chiusa dal servizio': 'closed by the service',
  '{0} byte spediti': '{0} bytes sent',
  'chiusa da noi': 'closed by us',
  'mai aperta': 'never opened',
  'senza handshake di controllo': 'without a control handshake',
  "handshake di controllo con il certificato dell'ambiente riuscito":
    "control handshake with the environment's certificate succeeded",
  "handshake di controllo con il certificato dell'ambiente fallito ({0})":
    "control handshake with the environment's certificate failed ({0})",
  'Titolo della verifica per il rapporto': 'Title of the check for the report',
  'warning: non fa fallire il caso; if-available: non lo ferma se non è valutabile':
    'warning: does not make the case fail; if-available: does not stop the case if the check cannot be evaluated',
  'Requisito che la verifica prova': 'Requirement that the check proves',
  'attesa una verifica ({0})': 'expected a check ({0})',
  'nessuna verifica riconosciuta: attesa una tra {0}': 'no known check: expected one of {0}',
  'due verifiche nella stessa voce ({0}): separarle':
    'two checks in the same entry ({0}): separate them',
  'chiave sconosciuta «{0}»': 'unknown key “{0}”',
  'attesa almeno una verifica': 'expected at least one check',
  '«{0}» vale per la voce intera: scriverlo accanto a {1}:':
    '“{0}” applies to the whole entry: write it beside {1}:',
  'non valutabile: {0}': 'cannot be evaluated: {0}',
  intestazione: 'header',
  intestazioni: 'headers',
  'nessuna intestazione con questo nome': 'no header with this name',
  "un'intestazione con questo nome": 'a header with this name',
  "atteso il nome di un'intestazione HTTP": 'expected the name of an HTTP header',
  'il valore di questa intestazione è coperto nelle evidenze: non si può verificare':
    'the value of this header is masked in the evidence: it cannot be checked',
  "Nome dell'intestazione della risposta": "Name of the answer's header",
  'Intestazione {0}: {1}': 'Header {0}: {1}',
  'nessuna risposta': 'no answer',
  '«{0}» porta fuori dalla cartella del piano': "“{0}” leads outside the plan's folder",
  'copiare lo schema nella cartella json-schema/ del piano e correggere $ref':
    "copy the schema into the plan's folder json-schema/ and correct $ref",
  'JSON Schema non valido: {0}': 'invalid JSON Schema: {0}',
  "atteso il nome di un file, non un'espressione": 'expected the name of a file, not an expression',
  'File nella cartella json-schema/ del piano': "File in the plan's folder json-schema/",
  'La risposta è valida secondo {0}': 'The answer is valid against {0}',
  'JSON valido secondo {0}': 'JSON valid against {0}',
  ' (e altri {0})': ' (and {0} more)',
  'JSON valido': 'valid JSON',
  'JSON Schema non valutabile: {0}': 'JSON Schema cannot be evaluated: {0}',
  valore: 'value',
  valori: 'values',
  'nessun valore': 'no value',
  'almeno un valore': 'at least one value',
  'in JSONPath non si scrive ${ nome }: scegliere il valore con il percorso e confrontarlo':
    '${ name } is not written in JSONPath: choose the value with the path and compare it',
  "attesa un'espressione JSONPath (RFC 9535) valida":
    'expected a valid JSONPath expression (RFC 9535)',
  'JSONPath (RFC 9535) sulla risposta JSON': 'JSONPath (RFC 9535) on the JSON answer',
  'JSONPath non valutabile: {0}': 'JSONPath cannot be evaluated: {0}',
  '{0} importa più di {1} file': '{0} imports more than {1} files',
  'una risposta del servizio': 'an answer from the service',
  'una risposta HTTP': 'an HTTP answer',
  "la risposta dell'operazione": "the operation's answer",
  'Codice del Fault atteso, per esempio 000280': 'Code of the expected Fault, for example 000280',
  'Testo che il Fault deve contenere': 'Text that the Fault must contain',
  'Testo che il dettaglio del Fault (detail) deve contenere':
    "Text that the Fault's detail must contain (detail)",
  'La connessione stessa deve essere rifiutata, in questo modo':
    'The connection itself must be refused, in this way',
  'atteso almeno uno tra fault, text e detail, oppure connection':
    'expected at least one of fault, text and detail, or else connection',
  'connection va da sola: una connessione rifiutata non porta un Fault':
    'connection stands alone: a refused connection carries no Fault',
  'Fault {0}': 'Fault {0}',
  'testo «{0}»': 'text “{0}”',
  'dettaglio «{0}»': 'detail “{0}”',
  'La connessione è rifiutata ({0})': 'The connection is refused ({0})',
  'senza avviso': 'without an alert',
  'La chiamata è rifiutata': 'The call is refused',
  'La chiamata è rifiutata con {0}': 'The call is refused with {0}',
  'La chiamata deve essere rifiutata, con questo Fault o a questo punto':
    'The call must be refused, with this Fault or at this point',
  '{0}; dettaglio «{1}»': '{0}; detail “{1}”',
  'Il corpo ha meno byte di questi': 'The body has fewer bytes than this',
  'Il corpo ha più byte di questi': 'The body has more bytes than this',
  'atteso almeno uno tra less-than e greater-than':
    'expected at least one of less-than and greater-than',
  'Byte del corpo della risposta': "Bytes of the answer's body",
  'Il corpo della risposta ha {0}': "The answer's body has {0}",
  '{0} byte': '{0} bytes',
  'più di {0} byte': 'more than {0} bytes',
  'meno di {0} byte': 'less than {0} bytes',
  'più di {0} e meno di {1} byte': 'more than {0} and less than {1} bytes',
  'meno di {0}': 'less than {0}',
  'atteso uno stato HTTP, per esempio 200': 'expected an HTTP status, for example 200',
  'Stato HTTP atteso': 'Expected HTTP status',
  'Lo stato HTTP è {0}': 'The HTTP status is {0}',
  'attesa una durata come 500ms, 30s o 10m': 'expected a duration such as 500ms, 30s or 10m',
  'La risposta deve arrivare in meno di tanto, per esempio 2s':
    'The answer must arrive in less than this, for example 2s',
  'Tempo di risposta; è un avvertimento, se level: non dice altro':
    'Time taken by the answer; a warning, unless level: says otherwise',
  'La risposta arriva in meno di {0}': 'The answer arrives in less than {0}',
  'Versione minima di TLS': 'Minimum TLS version',
  'Cifrario concordato, o uno di questi (nome IANA: TLS_AES_256_GCM_SHA384)':
    'Agreed cipher, or one of these (IANA name: TLS_AES_256_GCM_SHA384)',
  'atteso un numero di giorni': 'expected a number of days',
  'Il certificato del server vale ancora almeno tanti giorni':
    'The server certificate is still valid for at least this many days',
  "Testo che il nome dell'emittente del certificato deve contenere":
    "Text that the name of the certificate's issuer must contain",
  'atteso almeno uno tra version-at-least, cipher, days-left, issuer':
    'expected at least one of version-at-least, cipher, days-left, issuer',
  'TLS {0} o successivo': 'TLS {0} or later',
  'cifrario {0}': 'cipher {0}',
  'certificato del server valido ancora per almeno {0} giorni':
    'server certificate still valid for at least {0} days',
  '{0} giorni (fino al {1})': '{0} days (until {1})',
  'emittente che contiene «{0}»': 'issuer that contains “{0}”',
  'Fatti della connessione TLS': 'Facts of the TLS connection',
  'Connessione TLS: {0}': 'TLS connection: {0}',
  'i fatti della connessione TLS non sono noti': 'the facts of the TLS connection are not known',
  nodo: 'node',
  nodi: 'nodes',
  'nessun nodo': 'no node',
  'almeno un nodo': 'at least one node',
  'in XPath i valori si scrivono $nome, non ${ nome }':
    'in XPath values are written $name, not ${ name }',
  "attesa un'espressione XPath 1.0 valida": 'expected a valid XPath 1.0 expression',
  'attese le sole funzioni di XPath 1.0, e non {0}':
    'expected only functions of XPath 1.0, not {0}',
  'atteso un prefisso': 'expected a prefix',
  'Lo spazio dei nomi di questo prefisso': 'The namespace of this prefix',
  'il prefisso «{0}» non è dichiarato': 'the prefix “{0}” is not declared',
  'aggiungere accanto a xpath: namespaces: { {0}: … }{1}':
    'add beside xpath: namespaces: { {0}: … }{1}',
  ', o usare uno tra {0}': ', or use one of {0}',
  'XPath 1.0 sulla risposta; i valori del caso si scrivono $nome':
    'XPath 1.0 on the answer; values of the case are written $name',
  "Prefissi usati nell'espressione, ciascuno con il suo spazio dei nomi":
    'Prefixes used in the expression, each with its namespace',
  'XPath non valutabile: {0}': 'XPath cannot be evaluated: {0}',
  'importa «{0}», fuori dalla cartella del piano': "imports “{0}”, outside the plan's folder",
  'copiare lo schema nella cartella xsd/ del piano e correggere schemaLocation':
    "copy the schema into the plan's folder xsd/ and correct schemaLocation",
  "l'adattatore non ha uno schema XSD del suo contratto":
    'the adapter has no XSD schema of its contract',
  'indicare un file della cartella xsd/ del piano': "give a file of the plan's folder xsd/",
  "File nella cartella xsd/ del piano, o contract: lo schema del contratto dell'adattatore":
    "File in the plan's folder xsd/, or contract: the schema of the adapter's contract",
  'Che cosa si convalida: la risposta (se non si dice altro) o la richiesta':
    'What is validated: the answer (unless said otherwise) or the request',
  '{0} è valida secondo {1}': '{0} is valid against {1}',
  'La richiesta': 'The request',
  'La risposta': 'The answer',
  'lo schema del contratto': 'the schema of the contract',
  'XML valido secondo {0}': 'XML valid against {0}',
  'XML valido': 'valid XML',
  '{0}… [base64, {1} caratteri: {2}, {3} byte{4}]':
    '{0}… [base64, {1} characters: {2}, {3} bytes{4}]',
  '(corpo vuoto)': '(empty body)',
  '({0} byte, {1}: {2})': '({0} bytes, {1}: {2})',
  '… altre {0} righe in {1}': '… {0} more lines in {1}',
  '    atteso:   {0}': '    expected: {0}',
  '    ottenuto: {0}': '    actual:   {0}',
  PERCHÉ: 'WHY',
  'Codice {0}': 'Code {0}',
  'Dal suo lato, {0}': 'On its side, {0}',
  'Il passo è in {0}': 'The step is in {0}',
  'PASSO {0}: {1}, {2}': 'STEP {0}: {1}, {2}',
  VERIFICHE: 'CHECKS',
  'Catturati: {0}': 'Captured: {0}',
  'Il verdetto si appoggia a una scelta del simulatore: {0} = {1}':
    'The verdict rests on a switch of the simulator: {0} = {1}',
  'il file non è più leggibile': 'the file is no longer readable',
  "cambiato dopo l'esecuzione": 'changed after the run',
  'la CA del server in PEM': "the server's CA in PEM",
  'il certificato client in PEM': 'the client certificate in PEM',
  'la chiave del certificato client in PEM': 'the key of the client certificate in PEM',
  '{0} {1}, passo {2}: {3}, come inviata il {4}': '{0} {1}, step {2}: {3}, as sent on {4}',
  '{0} ATTENZIONE: questa operazione scrive: ripeterla la esegue di nuovo':
    '{0} WARNING: this operation writes: repeating it executes it again',
  "come in .env, dalla cartella dell'ambiente": "as in .env, from the environment's folder",
  richiesta: 'request',
  risposta: 'answer',
  'nessuna risposta: fase {0}, codice {1}, alert TLS {2}':
    'no answer: phase {0}, code {1}, TLS alert {2}',
  nessuno: 'none',
  "CONFRONTO di {0} con {1}, l'ultima volta che è riuscito":
    'COMPARISON of {0} with {1}, the last time that it passed',
  'Da allora il file {0} è cambiato': 'Since then the file {0} has changed',
  'Passo {0}: allora non è stato eseguito': 'Step {0}: it was not run then',
  'Passo {0}, {1}: uguale': 'Step {0}, {1}: same',
  'Passo {0}, {1}:': 'Step {0}, {1}:',
  adesso: 'now',
  'Passo {0}: adesso non è stato eseguito': 'Step {0}: it was not run now',
  'Non si confrontano identificativi, date con ora, nonce, digest, firme e certificati.':
    'Identifiers, dates with time, nonces, digests, signatures and certificates are not compared.',
  'server {0} (da {1}, fino al {2})': 'server {0} (from {1}, until {2})',
  'catena verificata': 'chain verified',
  'catena NON verificata': 'chain NOT verified',
  'nessun certificato client': 'no client certificate',
  'certificato client {0}': 'client certificate {0}',
  'dal server': 'by the server',
  'da noi': 'by us',
  'fase {0}': 'phase {0}',
  'codice {0}': 'code {0}',
  'alert TLS {0}': 'TLS alert {0}',
  'richiesta {0}': 'request {0}',
  'scritta almeno in parte': 'written at least in part',
  'non scritta': 'not written',
  'chiusa {0}': 'closed {0}',
  "con il certificato dell'ambiente {0}": "with the environment's certificate {0}",
  "l'handshake riesce": 'the handshake succeeds',
  "l'handshake non riesce": 'the handshake fails',
  '> RICHIESTA {0}  {1}  {2}': '> REQUEST {0}  {1}  {2}',
  '> DOCUMENTO {0}': '> DOCUMENT {0}',
  '< RISPOSTA HTTP {0}, {1}': '< ANSWER HTTP {0}, {1}',
  '< NESSUNA RISPOSTA, {0}': '< NO ANSWER, {0}',
  Simulatore: 'Simulator',
  Prove: 'Evidence',
  'risposta  {0}': 'answer  {0}',
  ' ({0}ª chiamata)': ' (call {0})',
  'certificato di {0}': 'certificate of {0}',
  'archivio zip': 'zip archive',
  'dati compressi (gzip)': 'compressed data (gzip)',
  'CMS firmato (p7m)': 'signed CMS (p7m)',
  'dati binari': 'binary data',
  certificati: 'certificates',
  '$1«certificato»': '$1“certificate”',
  'firme e digest': 'signatures and digests',
  '$1«firma»': '$1“signature”',
  'codici di autenticazione della ricetta': 'authentication codes of the prescription',
  '$1«codice»': '$1“code”',
  '$1«nonce»': '$1“nonce”',
  'altri contenuti in base64': 'other base64 contents',
  '«base64»': '“base64”',
  'date con ora, ISO 8601': 'dates with time, ISO 8601',
  '«istante»': '“instant”',
  'date con ora, italiane': 'dates with time, Italian',
  'date con ora, HL7': 'dates with time, HL7',
  'date nelle intestazioni HTTP': 'dates in HTTP headers',
  '$1: «istante»': '$1: “instant”',
  '«uuid»': '“uuid”',
  'identificativi XML e i riferimenti a loro': 'XML identifiers and the references to them',
  '$1$2«id»': '$1$2“id”',
  'NRE (15 simboli) e IUP (13)': 'NRE (15 characters) and IUP (13)',
  '«identificativo»': '“identifier”',
  'porta del simulatore e lunghezza del corpo': 'port of the simulator and length of the body',
  '$1«numero»': '$1“number”',
  'il caso {0} non ha il passo «{1}»': 'case {0} has no step “{1}”',
  'ci sono: {0}': 'available: {0}',
  'forse si intendeva «{0}»': 'did you mean “{0}”?',
  '«{0}» è il primo passo di {1}': '“{0}” is the first step of {1}',
  'togliere --from: il caso si esegue intero': 'remove --from: the whole case is run',
  'il passo «{0}» rispedisce i byte di «{1}», che non verrebbe eseguito':
    'step “{0}” resends the bytes of “{1}”, which would not be run',
  'partire da «{0}» o da prima': 'start from “{0}” or earlier',
  'il passo «{0}» non vi è stato eseguito': 'step “{0}” was not run there',
  'il passo «{0}» non vi è riuscito': 'step “{0}” did not pass there',
  "nell'esecuzione {0} il caso {1} non ha dato «{2}»": 'in run {0} case {1} did not give “{2}”',
  'eseguire il caso intero, senza --from': 'run the whole case, without --from',
  '--captures last prende quella giusta più recente':
    '--captures last takes the most recent one that fits',
  'da {0} non si può proseguire: {1}': 'cannot continue from {0}: {1}',
  "l'esecuzione non esiste": 'the run does not exist',
  'è del piano {0}': 'it is of plan {0}',
  "è dell'ambiente {0}": 'it is of environment {0}',
  'il caso {0} non vi è stato eseguito': 'case {0} was not run there',
  'nessuna esecuzione di {0} su {1} ha superato {2} di {3}: non ci sono valori da cui proseguire':
    'no run of {0} on {1} passed {2} of {3}: there are no values to continue from',
  'eseguire prima il caso intero, senza --from': 'first run the whole case, without --from',
  "l'ambiente": 'the environment',
  'atteso un indirizzo https://, trovato «{0}»': 'expected an https:// address, found “{0}”',
  'senza TLS non si parla con nessuno': 'without TLS nothing is sent to anyone',
  '{0} è un indirizzo di produzione: lì ci sono ricette vere':
    '{0} is a production address: the prescriptions there are real',
  "usare l'ambiente di collaudo": 'use the test environment',
  'un ambiente di produzione non si collauda': 'a production environment must not be tested',
  'manca la chiave «endpoints»': 'the key “endpoints” is missing',
  'indicare un indirizzo per adattatore': 'give one address for each adapter',
  'manca la chiave «trust»': 'the key “trust” is missing',
  'indicare in trust: ca: le CA del server': "give the server's CAs in trust: ca:",
  'un difetto della carta vale solo con chiavi «generated»':
    'a flaw of the card holds only with “generated” keys',
  'togliere card:, oppure indicare la carta che ha davvero quel difetto':
    'remove card:, or name the card that really has that flaw',
  'una chiave «generated» vale solo sul simulatore':
    'a “generated” key is valid only on the simulator',
  'indicare certificate: e key:, oppure p12:': 'give certificate: and key:, or p12:',
  "l'applicazione": 'the application',
  'il difetto «{0}» non esiste: ci sono {1}': 'the defect “{0}” does not exist; available: {1}',
  'i difetti dimostrativi sono ammessi solo sul simulatore':
    'demonstration defects are allowed only on the simulator',
  "togliere defects: o usare l'ambiente simulator":
    'remove defects: or use the environment simulator',
  'manca la chiave «application-code»': 'the key “application-code” is missing',
  'aggiungere application-code: { env: SIST_CODICE_APPLICATIVO }':
    'add application-code: { env: SIST_CODICE_APPLICATIVO }',
  'la variabile di ambiente {0} non ha un valore': 'the environment variable {0} has no value',
  'scriverla in .env ({0}=…) o darla al comando':
    'write it in .env ({0}=…) or pass it to the command',
  'il file {0} non si può leggere': 'the file {0} cannot be read',
  'i percorsi relativi partono dalla cartella di {0}':
    'relative paths start from the folder of {0}',
  'il certificato non è leggibile': 'the certificate is not readable',
  'serve un certificato in PEM (-----BEGIN CERTIFICATE-----)':
    'a PEM certificate is needed (-----BEGIN CERTIFICATE-----)',
  'la chiave privata non è leggibile': 'the private key is not readable',
  'serve una chiave in PEM (-----BEGIN PRIVATE KEY-----)':
    'a PEM key is needed (-----BEGIN PRIVATE KEY-----)',
  'la chiave privata è cifrata': 'the private key is encrypted',
  'indicare passphrase: { env: … } accanto a key:': 'give passphrase: { env: … } beside key:',
  'la passphrase non apre la chiave privata': 'the passphrase does not open the private key',
  'controllare il valore della variabile di ambiente':
    'check the value of the environment variable',
  'il file {0} non contiene certificati leggibili':
    'the file {0} contains no readable certificates',
  "servono le CA in PEM, una dopo l'altra; da DER: openssl x509 -inform DER -in ca.cer -out ca.pem":
    'the CAs are needed in PEM, one after the other; from DER: openssl x509 -inform DER -in ca.cer -out ca.pem',
  'la chiave privata non è quella del certificato':
    'the private key is not the one of the certificate',
  'indicare i due file della stessa coppia': 'give the two files of the same pair',
  'controllare file e passphrase': 'check file and passphrase',
  '{0} (passo {1})': '{0} (step {1})',
  'esecuzione interrotta dopo {0}, che ha scritto: il caso non si ripete da sé':
    'run interrupted after {0}, which wrote: the case is not repeated by itself',
  "l'esecuzione è stata interrotta durante {0}": 'the run was interrupted during {0}',
  "verificare presso l'autorità se l'operazione è avvenuta, prima di ripeterla":
    'verify with the authority whether the operation took place, before repeating it',
  "il giornale non contiene l'inizio dell'esecuzione":
    'the journal does not contain the start of the run',
  "l'esecuzione non è mai partita: rieseguire il piano":
    'the run never started: run the plan again',
  "l'esecuzione è in corso {0}": 'the run is in progress {0}',
  'attendere che finisca; se non è così, togliere {0}':
    'wait until it ends; if it is not running, remove {0}',
  'nel processo {0}': 'in process {0}',
  'in un altro processo': 'in another process',
  '{0} non esiste': '{0} does not exist',
  'indicare la cartella di una esecuzione, sotto reports/':
    'give the folder of a run, under reports/',
  '{0}:{1}: la riga del giornale non è leggibile':
    '{0}:{1}: the line of the journal is not readable',
  'il giornale è stato modificato: ripartire da una copia o rieseguire il piano':
    'the journal has been modified: start again from a copy or run the plan again',
  '{0} non si può leggere': '{0} cannot be read',
  "la cartella dell'esecuzione non è più intera: ripartire da una copia o rieseguire il caso":
    'the folder of the run is no longer complete: start again from a copy or run the case again',
  'Richiesta: testa HTTP': 'Request: HTTP head',
  'Richiesta: corpo': 'Request: body',
  'Risposta: testa HTTP': 'Answer: HTTP head',
  'Risposta: corpo': 'Answer: body',
  "{0} non è un'esecuzione leggibile": '{0} is not a readable run',
  'togliere run.json: si rilegge dal giornale events.ndjson':
    'remove run.json: it is read again from the journal events.ndjson',
  '{0} compare in {1}': '{0} appears in {1}',
  'il numero {0} è troppo grande per essere letto senza perdere cifre':
    'the number {0} is too large to be read without losing digits',
  '{0}: atteso un oggetto, lo schema': '{0}: expected an object, the schema',
  'il riferimento «{0}» non porta a niente': 'the reference “{0}” leads nowhere',
  "lo schema {0} non c'è": 'there is no schema {0}',
  '{0}: versione di JSON Schema sconosciuta, «{1}»': '{0}: unknown JSON Schema version, “{1}”',
  'carattere inatteso «{0}»': 'unexpected character “{0}”',
  'finisce prima del previsto': 'ends sooner than expected',
  'non si legge': 'cannot be read',
  'errore alla riga {0}, colonna {1}': 'error at line {0}, column {1}',
  'corpo vuoto': 'empty body',
  'JSON non in UTF-8': 'JSON not in UTF-8',
  'JSON non ben formato ({0})': 'JSON not well-formed ({0})',
  '{0}… ({1} caratteri) …{2}': '{0}… ({1} characters) …{2}',
  "Foglio o sezione del documento dell'autorità": "Sheet or section of the authority's document",
  'Cella o paragrafo in cui il caso è scritto': 'Cell or paragraph in which the case is written',
  "Le parole dell'autorità, alla lettera": "The authority's words, verbatim",
  'Certificato client presentato al posto di quello giusto: none (nessuno), unknown (uno sconosciuto), expired (uno scaduto)':
    'Client certificate presented instead of the right one: none (no certificate), unknown (an unknown one), expired (an expired one)',
  "l'operatore «{0}» non è nell'ambiente": 'the operator “{0}” is not in the environment',
  'un testo vuoto': 'an empty text',
  'un elemento vuoto': 'an empty element',
  "l'espressione regolare non finisce in un secondo":
    'the regular expression does not end within a second',
  'nessuna corrispondenza': 'no match',
  corrispondenze: 'matches',
  'un valore vuoto': 'an empty value',
  "l'intestazione {0}": 'the header {0}',
  'Cattura di «{0}» con {1}': 'Capture of “{0}” with {1}',
  'un valore': 'a value',
  "l'ambiente «{0}» regge {1}, non {2}": 'the environment “{0}” allows {1}, not {2}',
  'un caso per volta': 'one case at a time',
  '{0} casi insieme': '{0} cases at a time',
  'togliere --jobs, o dichiarare jobs: {0} in environments/{1}/environment.yaml':
    'remove --jobs, or declare jobs: {0} in environments/{1}/environment.yaml',
  'fermata dopo {0} (--max-failures {1})': 'stopped after {0} (--max-failures {1})',
  'un caso non superato o interrotto': 'one failed or broken case',
  '{0} casi non superati o interrotti': '{0} failed or broken cases',
  "l'ambiente non risponde: {0} senza risposta, e {1}":
    'the environment does not answer: {0} without an answer, and {1}',
  '{0} casi di seguito': '{0} cases in a row',
  'la chiamata è stata interrotta': 'the call was interrupted',
  'un testo': 'a text',
  'il prerequisito non è soddisfatto: {0} ({1} {2})': 'the precondition is not met: {0} ({1} {2})',
  'è vuoto': 'is empty',
  'è «{0}»': 'is “{0}”',
  'il passo da ripetere non è stato eseguito': 'the step to repeat was not run',
  'controllare again: e resend: del caso': 'check again: and resend: of the case',
  'il passo da rispedire non ha spedito niente': 'the step to resend sent nothing',
  'nessuna risposta nel tempo previsto': 'no answer within the time allowed',
  "la connessione viene chiusa subito dopo l'handshake TLS":
    'the connection is closed right after the TLS handshake',
  "la connessione viene chiusa durante l'handshake TLS":
    'the connection is closed during the TLS handshake',
  'la richiesta non è valida: {0}': 'the request is not valid: {0}',
  'controllare i valori che le espressioni hanno dato':
    'check the values that the expressions gave',
  'la richiesta non rispetta il contratto: {0}':
    'the request does not comply with the contract: {0}',
  'verifica non leggibile: {0}': 'unreadable check: {0}',
  '{0}: prima {1}, ora {2}': '{0}: before {1}, now {2}',
  'il caso {0} non è più nel piano': 'case {0} is no longer in the plan',
  '{0} è cambiato': '{0} has changed',
  'i dati, i payload o i frammenti del piano sono cambiati':
    'the data, the payloads or the fragments of the plan have changed',
  'la versione del piano': 'the version of the plan',
  'il produttore': 'the producer',
  'il titolo': 'the title',
  "la versione dell'applicazione": 'the version of the application',
  'il profilo': 'the profile',
  "l'elenco dei difetti": 'the list of defects',
  "l'indirizzo": 'the address',
  'le scelte del simulatore': 'the switches of the simulator',
  'segnalare il problema allegando la cartella di questa esecuzione':
    'report the problem, attaching the folder of this run',
  'esecuzione interrotta durante questo caso': 'run interrupted during this case',
  'serve {0}, che non è stato eseguito': '{0} is needed, and was not run',
  'serve {0}, che non è riuscito': '{0} is needed, and did not pass',
  '{0} non ha dato «{1}»': '{0} did not give “{1}”',
  "l'ambiente non ha {0} tra gli operatori":
    'the environment does not have {0} among its operators',
  'da descrivere in declarations/{0}/{1}.md: {2}':
    'to be described in declarations/{0}/{1}.md: {2}',
  'Descrizione del produttore: {0}.md': "Producer's description: {0}.md",
  'Descrizione del produttore': "Producer's description",
  'Il produttore descrive il comportamento': 'The producer describes the behaviour',
  'file «{0}»': 'file “{0}”',
  '{0} file «{1}»': '{0} files “{1}”',
  'File «{0}»': 'File “{0}”',
  '{0} di tipo {1}': '{0} of type {1}',
  'almeno un file': 'at least one file',
  'almeno {0} file': 'at least {0} files',
  'il passo «{0}» aspetta una persona: {1} Manca: {2}.':
    'step “{0}” is waiting for a person: {1} Missing: {2}.',
  '{0}: atteso {1}, ottenuto {2}': '{0}: expected {1}, actual {2}',
  '{0} (chiamata {1})': '{0} (call {1})',
  'adattatore «{0}» assente': 'the adapter “{0}” is missing',
  'il caso {0} non è tra quelli di questa esecuzione': 'case {0} is not among those of this run',
  " (e un'altra)": ' (and another)',
  ' (e altre {0})': ' (and {0} more)',
  "verificare presso l'autorità se {0} è avvenuta, prima di ripeterla{1}":
    'verify with the authority whether {0} took place, before repeating it{1}',
  'verifica non valutabile: {0}: {1}': 'check cannot be evaluated: {0}: {1}',
  'correggere la verifica nel caso': 'correct the check in the case',
  'nessuna verifica è stata valutata: {0}': 'no check was evaluated: {0}',
  'non ce ne sono': 'there are none',
  'aggiungere al passo una verifica che si possa fare in ogni ambiente':
    'add to the step a check that can be made in every environment',
  'nessuna applicazione in applications/': 'no application in applications/',
  'descriverla in applications/<nome>.yaml: title, producer, version, profile':
    'describe it in applications/<name>.yaml: title, producer, version, profile',
  'quale applicazione?': 'which application?',
  'indicarla con --application: {0}': 'give it with --application: {0}',
  'in {0} non ci sono piani': 'there are no plans in {0}',
  'spostarsi nella cartella che contiene plans/': 'move to the folder that contains plans/',
  'quale piano?': 'which plan?',
  'indicarne uno: {0}': 'give one: {0}',
  'il piano o la suite': 'the plan or the suite',
  'il piano «{0}» non esiste': 'the plan “{0}” does not exist',
  'il simulatore non ha la scelta «{0}»': 'the simulator has no switch “{0}”',
  'la scelta «{0}» vale uno tra {1}, trovato «{2}»': 'the switch “{0}” is one of {1}, found “{2}”',
  'chiave non risolta': 'key not resolved',
  'nessun certificato del client': 'no client certificate',
  'certificato del client sconosciuto': 'unknown client certificate',
  'certificato del client fuori validità': 'client certificate outside its validity period',
  'Il controllo del simulatore non risponde.': "The simulator's control does not answer.",
  'Token mancante.': 'Token missing.',
  'Non esiste: {0} {1}': 'Does not exist: {0} {1}',
  'La connessione cade prima che il servizio riceva la richiesta.':
    'The connection drops before the service receives the request.',
  'Il servizio esegue la richiesta, poi la connessione cade: la risposta non arriva.':
    'The service executes the request, then the connection drops: the answer does not arrive.',
  'Un proxy risponde 502 con una pagina HTML al posto del servizio.':
    'A proxy answers 502 with an HTML page in place of the service.',
  'la porta {0} è già in uso': 'port {0} is already in use',
  'la porta {0} non si può aprire ({1})': 'port {0} cannot be opened ({1})',
  "indicare un'altra porta, o nessuna: ne viene presa una libera":
    'give another port, or none: a free one is taken',
  "l'espressione non ha un valore": 'the expression has no value',
  'una struttura o una lista non può stare in mezzo a un testo':
    'a structure or a list cannot stand within a text',
  'il filtro «{0}» vuole un istante, per esempio now':
    'the filter “{0}” expects an instant, for example now',
  'il filtro «{0}» vuole un numero intero, trovato «{1}»':
    'the filter “{0}” expects an integer, found “{1}”',
  'il filtro «date» vuole un modello di yyyy MM dd HH mm ss, per esempio dd/MM/yyyy HH:mm:ss':
    'the filter “date” expects a pattern of yyyy MM dd HH mm ss, for example dd/MM/yyyy HH:mm:ss',
  '{0}: trovato «{1}»': '{0}: found “{1}”',
  'mm sono i minuti e MM i mesi: trovato «{0}»': 'mm is minutes and MM is months: found “{0}”',
  "il filtro «shift» vuole una durata come '-3d', '+2h', '30m'":
    "the filter “shift” expects a duration such as '-3d', '+2h', '30m'",
  'il risultato supera {0} caratteri': 'the result exceeds {0} characters',
  "l'espressione non si può leggere": 'the expression cannot be read',
  'controllare il nome: dati del piano, valori catturati prima, needs … take':
    'check the name: data of the plan, values captured before, needs … take',
  "l'espressione è troppo grande": 'the expression is too large',
  'il filtro «{0}» non esiste: ci sono {1}': 'the filter “{0}” does not exist; available: {1}',
  'il filtro «{0}» vuole {1} valori dopo i due punti, trovati {2}':
    'the filter “{0}” expects {1} values after the colon, found {2}',
  'da {0} a {1}': 'from {0} to {1}',
  '«{0}» non è un valore: scriverlo senza ${ }, come testo':
    '“{0}” is not a value: write it without ${ }, as text',
  'tra ${ e } va un nome, con i suoi punti e con i filtri dopo |':
    'between ${ and } goes a name, with its dots and with filters after |',
  'manca la } che chiude ${': 'the } that closes ${ is missing',
  "l'ambiente non ha un certificato client: indicarlo in client: di environment.yaml, con la chiave di quello comunicato all'autorità (fase 3)":
    'the environment has no client certificate: give it in client: of environment.yaml, with the key of the one communicated to the authority (phase 3)',
  "il certificato client {0} è scaduto il {1}: farne uno nuovo e comunicarlo all'autorità (fase 3)":
    'the client certificate {0} expired on {1}: make a new one and communicate it to the authority (phase 3)',
  "il certificato client {0} vale solo dal {1}: controllare l'orologio":
    'the client certificate {0} is valid only from {1}: check the clock',
  "il certificato client presentato è {0}, impronta SHA-256 {1}: controllare che sia quello comunicato all'autorità (fase 3)":
    'the client certificate presented is {0}, SHA-256 fingerprint {1}: check that it is the one communicated to the authority (phase 3)',
  'il certificato del server non è per {0}: controllare endpoints: di environment.yaml':
    'the server certificate is not for {0}: check endpoints: of environment.yaml',
  "il certificato del server è scaduto: avvisare l'help desk dell'autorità":
    "the server certificate has expired: tell the authority's help desk",
  "il certificato del server non viene da una CA indicata in trust: ca: di environment.yaml: aggiungere quella dell'autorità; la verifica non si può spegnere":
    "the server certificate does not come from a CA given in trust: ca: of environment.yaml: add the authority's; verification cannot be turned off",
  'a questo indirizzo non risponde un servizio TLS: controllare indirizzo e porta in endpoints: di environment.yaml':
    'no TLS service answers at this address: check address and port in endpoints: of environment.yaml',
  'serve almeno TLS 1.2, e il server non lo offre':
    'at least TLS 1.2 is needed, and the server does not offer it',
  "il rifiuto non riguarda il certificato client: riferire l'avviso all'help desk dell'autorità":
    "the refusal does not concern the client certificate: report the alert to the authority's help desk",
  'il nome {0} non si risolve ({1})': 'the name {0} does not resolve ({1})',
  "controllare che la VPN sia attiva e l'indirizzo in endpoints: di environment.yaml":
    'check that the VPN is active and the address in endpoints: of environment.yaml',
  "{0} chiude la connessione prima dell'handshake TLS ({1})":
    '{0} closes the connection before the TLS handshake ({1})',
  "controllare che la VPN sia attiva e che a questo indirizzo risponda il servizio dell'autorità":
    "check that the VPN is active and that the authority's service answers at this address",
  'la connessione a {0} non si apre ({1})': 'the connection to {0} does not open ({1})',
  'controllare che la VPN sia attiva e che il servizio sia in funzione':
    'check that the VPN is active and that the service is running',
  'il certificato del server {0} non è accettato ({1})':
    'the server certificate of {0} is not accepted ({1})',
  "{0} chiude la connessione alla fine dell'handshake TLS, senza avviso ({1})":
    '{0} closes the connection at the end of the TLS handshake, without an alert ({1})',
  "l'handshake TLS con {0} non riesce ({1})": 'the TLS handshake with {0} fails ({1})',
  "{0} rifiuta la connessione TLS con l'avviso {1}":
    '{0} refuses the TLS connection with the alert {1}',
  "{0} chiude la connessione dopo la richiesta, con l'avviso {1}":
    '{0} closes the connection after the request, with the alert {1}',
  'nessuna risposta da {0} nel tempo previsto ({1})':
    'no answer from {0} within the time allowed ({1})',
  'se il servizio è lento, alzare timeout: in environment.yaml':
    'if the service is slow, raise timeout: in environment.yaml',
  'la risposta di {0} non è HTTP ({1})': 'the answer of {0} is not HTTP ({1})',
  'controllare indirizzo e porta in endpoints: di environment.yaml':
    'check address and port in endpoints: of environment.yaml',
  "{0} ha chiuso la connessione subito dopo l'handshake TLS, senza rispondere ({1})":
    '{0} closed the connection right after the TLS handshake, without answering ({1})',
  'di solito il certificato client non è accettato: {0}':
    'usually the client certificate is not accepted: {0}',
  'la risposta di {0} si interrompe ({1}: {2})': 'the answer of {0} breaks off ({1}: {2})',
  'XML non ben formato ({0})': 'XML not well-formed ({0})',
  'XML con DOCTYPE, rifiutato': 'XML with DOCTYPE, refused',
  'la variabile ${0} non ha un valore': 'the variable ${0} has no value',
  '{0} (e altri {1})': '{0} (and {1} more)',
  'XSD non valido: {0}': 'invalid XSD: {0}',
  'busta SOAP con {0} elementi nel Body': 'SOAP envelope with {0} elements in the Body',
  'messaggio composto e non inviato': 'message composed and not sent',
  '  - [{0}](<{1}>), {2} byte': '  - [{0}](<{1}>), {2} bytes',
  '  - Segnaposto, al posto di valori che solo una risposta dà: {0}':
    '  - Placeholders, in place of values that only an answer gives: {0}',
  '  - **Non composto** ({0}): {1}{2}': '  - **Not composed** ({0}): {1}{2}',
  '. Rimedio: {0}': '. Fix: {0}',
  '# Messaggi di prova: {0}': '# Test messages: {0}',
  'Composti e firmati come per una esecuzione, **e non inviati a nessuno**: non provano niente.':
    'Composed and signed as for a run, **and not sent to anyone**: they prove nothing.',
  'Applicazione: {0}. Ambiente: {1}. Composti: {2}.':
    'Application: {0}. Environment: {1}. Composed: {2}.',
  'Nessun messaggio: {0}': 'No message: {0}',
  '{0} o {1}': '{0} or {1}',
  'un numero è troppo grande per essere letto senza perdere cifre':
    'a number is too large to be read without losing digits',
  'la pagina {0} manca: {1}': 'page {0} is missing: {1}',
  'la pagina {0} non si legge: {1}': 'page {0} cannot be read: {1}',
  'la pagina {0}: {1}': 'page {0}: {1}',
  'la pagina {0} rimanda a una già chiesta, «{1}»: si girerebbe in tondo':
    'page {0} leads to one that was asked for already, “{1}”: it would go round in circles',
  'la pagina {0} è uguale alla precedente: il servizio non guarda il parametro':
    'page {0} is the same as the one before: the service does not look at the parameter',
  "dopo {0} pagine ce n'è un'altra": 'after {0} pages there is another',
  'la pagina {0} non è quella a cui rimanda la {1}':
    'page {0} is not the one that page {1} leads to',
  "Le pagine si seguono fino all'ultima": 'The pages follow each other to the last',
  'una pagina sola': 'one page only',
  "l'ultima entro {0} pagine": 'the last within {0} pages',
  '1 pagina': '1 page',
  '{0} pagine': '{0} pages',
  'le pagine insieme non si leggono: {0}': 'the pages together cannot be read: {0}',
  '{0} (tutte le pagine)': '{0} (all pages)',
  '{0} (pagina {1})': '{0} (page {1})',
}
