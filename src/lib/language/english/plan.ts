import type { Catalogue } from '../render.ts'

export const plan: Catalogue = {
  'Le risposte, per nome': 'The answers, by name',
  'I file, per nome: percorsi che partono dalla cartella di questo file':
    'The files, by name: paths that start from the folder of this file',
  'togliere queste righe': 'remove these lines',
  'esistono: {0}': 'these exist: {0}',
  'il caso «{0}» non è nel piano {1}': 'the case “{0}” is not in the plan {1}',
  'il caso {0} non ha passi manuali: non chiede risposte':
    'the case {0} has no manual steps: it asks for no answers',
  'nel caso {0} nessun passo manuale si chiama «{1}»':
    'in the case {0} no manual step is called “{1}”',
  'la risposta': 'the answer',
  'il file': 'the file',
  'il passo {0} non chiede {1} «{2}»': 'the step {0} does not ask for {1} “{2}”',
  'il file «{0}» non esiste': 'the file “{0}” does not exist',
  '«{0}» non è un file': '“{0}” is not a file',
  'i percorsi partono dalla cartella del file delle risposte':
    'paths start from the folder of the answers file',
  'struttura: certificato autogenerato; dispositivo: carta con due chiavi':
    'struttura: self-generated certificate; dispositivo: card with two keys',
  'Codice applicativo rilasciato da InnovaPuglia: segreto, non viaggia mai. Sul simulatore è generato':
    'Application code issued by InnovaPuglia: secret, it is never sent. On the simulator it is generated',
  'Difetti del client dimostrativo: ammessi solo sul simulatore':
    'Defects of the demonstration client: allowed only on the simulator',
  'Id del caso di cui questo ha bisogno': 'Id of the case that this one needs',
  'Valori esportati da quel caso': 'Values exported by that case',
  'Che cosa chiedere fuori dal simulatore, perché la condizione si dia':
    'What to ask for outside the simulator, so that the condition holds',
  "Il prerequisito, con le parole dell'autorità": "The prerequisite, in the authority's words",
  'Il valore da guardare, per esempio ${ people.rossi.cf }':
    'The value to look at, for example ${ people.rossi.cf }',
  'attesa almeno una colonna': 'expected at least one column',
  'File CSV con i nomi nella prima riga': 'CSV file with the names in the first row',
  'File JSON: una lista di oggetti': 'JSON file: a list of objects',
  "L'id che l'autorità dà al caso": 'The id that the authority gives to the case',
  'Il titolo del caso': 'The title of the case',
  "Dove il caso sta nel documento dell'autorità, e le sue parole":
    "Where the case stands in the authority's document, and its words",
  'Requisiti che il caso prova': 'Requirements that the case proves',
  Gravità: 'Severity',
  'Etichette per scegliere i casi': 'Tags for choosing cases',
  'Il caso è ancora da codificare': 'The case is still to be encoded',
  'declared: niente si esegue, il produttore descrive il comportamento':
    'declared: nothing is run, the producer describes the behaviour',
  'Che cosa il produttore deve descrivere': 'What the producer must describe',
  'positive: deve riuscire; negative: passa quando il rifiuto atteso avviene':
    'positive: it must succeed; negative: it passes when the expected refusal happens',
  'Chi agisce, se il passo non dice altro': 'Who acts, if the step does not say otherwise',
  'Tutti gli operatori che il caso impiega': 'All the operators that the case employs',
  'Casi che devono essere riusciti prima': 'Cases that must have succeeded first',
  'Valori catturati che altri casi possono usare': 'Captured values that other cases can use',
  "Che cosa deve offrire l'ambiente": 'What the environment must offer',
  'Questioni aperte del simulatore da cui dipende il verdetto':
    'Open questions of the simulator on which the verdict depends',
  'Ciò che deve valere prima che qualcosa sia spedito': 'What must hold before anything is sent',
  'Risorse che due casi non possono usare insieme, per nome':
    'Resources that two cases cannot use at the same time, by name',
  'Una tabella: il caso si esegue una volta per ogni riga, con i suoi valori':
    'A table: the case is run once for each row, with its values',
  'I passi, in ordine': 'The steps, in order',
  'Passi che si eseguono alla fine, comunque sia andata':
    'Steps that are run at the end, however it went',
  'il file «{0}» {1}': 'the file “{0}” {1}',
  'ha {0} byte: il massimo è {1}': 'has {0} bytes: the maximum is {1}',
  'dividerlo in file più piccoli': 'split it into smaller files',
  'non è testo UTF-8 che si possa leggere': 'is not readable UTF-8 text',
  'salvarlo con codifica UTF-8': 'save it with UTF-8 encoding',
  'File PEM del certificato': 'PEM file of the certificate',
  'File PEM della chiave privata': 'PEM file of the private key',
  'Passphrase della chiave': 'Passphrase of the key',
  'File PKCS#12': 'PKCS#12 file',
  'Passphrase del PKCS#12': 'Passphrase of the PKCS#12 file',
  'Generata sul momento: solo sul simulatore': 'Generated on the spot: only on the simulator',
  "Codice fiscale dell'operatore": 'Codice fiscale of the operator',
  'Codice della struttura': 'Code of the structure',
  'Ruolo istituzionale, per esempio RIS000043': 'Institutional role, for example RIS000043',
  'Codice regionale del medico; chi non ne ha, come un farmacista, lo lascia fuori':
    'Regional code of the doctor; who has none, like a pharmacist, leaves it out',
  'Chiave di autenticazione (CNS)': 'Authentication key (CNS)',
  'Chiave di firma: non è quella di autenticazione':
    'Signing key: it is not the authentication key',
  "Che cosa non va nella carta generata: scaduta (expired), di un'autorità che nessuno riconosce (unknown), con le due chiavi scambiate (swapped), di chi non è censito (unregistered)":
    'What is not good about the generated card: expired, of an authority that nobody recognises (unknown), with its two keys exchanged (swapped), of somebody who is not registered (unregistered)',
  "Nome dell'ambiente per il rapporto": 'Name of the environment for the report',
  'true: il simulatore incorporato': 'true: the built-in simulator',
  'true solo per la produzione': 'true only for production',
  'Indirizzo di base di ciascun sistema, per adattatore; non serve al simulatore':
    'Base address of each system, by adapter; the simulator does not need it',
  "File PEM con i certificati delle CA dell'ambiente":
    "PEM file with the certificates of the environment's CAs",
  'Di chi ci si fida: la verifica del server non si può spegnere':
    'Who is trusted: verification of the server cannot be turned off',
  "Certificato client per la mutua autenticazione TLS: quello comunicato all'autorità":
    'Client certificate for mutual TLS authentication: the one communicated to the authority',
  'Gli operatori, per nome': 'The operators, by name',
  'Attesa massima di una risposta (predefinita 30s)': 'Longest wait for an answer (30s by default)',
  "Quanti casi l'ambiente regge insieme; se manca, uno per volta (il simulatore non ha limite)":
    'How many cases the environment can take at the same time; if missing, one at a time (the simulator has no limit)',
  'Scelte del simulatore sulle questioni aperte': 'Switches of the simulator on the open questions',
  '{0} (riga {1})': '{0} (row {1})',
  'atteso un testo': 'expected a text',
  'attesa una struttura (chiave: valore)': 'expected a structure (key: value)',
  'attesa una lista': 'expected a list',
  'trovato niente': 'found nothing',
  'trovato un valore vuoto': 'found an empty value',
  'trovato un testo vuoto': 'found an empty text',
  'trovato «{0}»': 'found “{0}”',
  'trovata una struttura': 'found a structure',
  'trovata una lista vuota': 'found an empty list',
  'trovata una lista': 'found a list',
  ' oppure ': ' or ',
  'attesa {0}': 'expected {0}',
  attesa: 'expected',
  atteso: 'expected',
  'atteso {0}': 'expected {0}',
  'atteso uno tra {0}': 'expected one of {0}',
  'atteso un testo non vuoto': 'expected a text that is not empty',
  'attesa almeno una voce': 'expected at least one entry',
  'attese almeno {0} voci': 'expected at least {0} entries',
  'attese al più {0} voci': 'expected at most {0} entries',
  'chiave sconosciuta {0}': 'unknown key {0}',
  'formato non ammesso': 'format not allowed',
  'valore non ammesso': 'value not allowed',
  'Tutte queste verifiche': 'All of these checks',
  'Almeno una': 'At least one',
  Nessuna: 'None',
  'Un file di payloads/, senza .yaml, su cui si pone body':
    'A file of payloads/, without .yaml, over which body is laid',
  'Un caso di test': 'A test case',
  'Passi comuni a più casi': 'Steps shared by several cases',
  'Una parte di richiesta, che i casi riprendono con base:':
    'A part of a request, which cases take up with base:',
  "L'applicazione sotto prova": 'The application under test',
  'Dati del piano o di un ambiente': 'Data of the plan or of an environment',
  'Un ambiente': 'An environment',
  'Un piano di test': 'A test plan',
  'Una selezione di casi': 'A selection of cases',
  "l'id «{0}» non è quello del nome del file («{1}»)":
    'the id “{0}” is not that of the file name (“{1}”)',
  "rinominare il file in {0}.case.yaml o correggere l'id":
    'rename the file to {0}.case.yaml or correct the id',
  'il caso è ancora da codificare': 'the case is still to be encoded',
  'i dati stanno in file .yaml nella cartella data/':
    'data stands in .yaml files in the data/ folder',
  'il nome del file è quello che si scrive in ${ … }: attese lettere, cifre, _ e -':
    'the file name is what is written in ${ … }: expected letters, digits, _ and -',
  'rinominare il file': 'rename the file',
  '«{0}» ha già un significato in ogni espressione: questi dati non si potrebbero leggere':
    '“{0}” already has a meaning in every expression: this data could not be read',
  'la riga {0} è uguale alla riga {1}': 'row {0} is the same as row {1}',
  'toglierla, o correggere il valore che le distingue':
    'remove it, or correct the value that tells them apart',
  'manca «{0}»': '“{0}” is missing',
  "«{0}» non c'è nella prima riga": '“{0}” is not in the first row',
  'ogni riga ha gli stessi nomi: {0}': 'every row has the same names: {0}',
  'la tabella CSV non è leggibile': 'the CSV table is not readable',
  'controllare le virgolette di questa riga': 'check the quotation marks on this line',
  '«{0}» non può essere il nome di una colonna': '“{0}” cannot be the name of a column',
  'nella prima riga stanno nomi di lettere, cifre e _, separati da virgole':
    'the first row holds names made of letters, digits and _, separated by commas',
  "la colonna «{0}» c'è due volte": 'the column “{0}” appears twice',
  'dare a ogni colonna un nome diverso': 'give each column a different name',
  'attesi {0} valori, trovati {1}': 'expected {0} values, found {1}',
  'una virgola dentro un valore vuole le virgolette intorno al valore':
    'a comma inside a value needs quotation marks around the value',
  'la tabella non ha righe': 'the table has no rows',
  'aggiungerne almeno una': 'add at least one',
  'attesa una lista di oggetti: nomi di lettere, cifre e _, e testi':
    'expected a list of objects: names made of letters, digits and _, and texts',
  'per esempio [{ "farmaco": "034298051", "quantita": "1" }]':
    'for example [{ "farmaco": "034298051", "quantita": "1" }]',
  'atteso il nome di un file di examples/, senza cartelle, trovato «{0}»':
    'expected the name of a file of examples/, without folders, found “{0}”',
  'le tabelle stanno nella cartella examples/ del piano':
    'tables stand in the examples/ folder of the plan',
  'il file {0} non esiste': 'the file {0} does not exist',
  'il frammento «{0}» vuole un valore per «{1}»': 'the fragment “{0}” needs a value for “{1}”',
  'aggiungerlo a with: { {0}: … }': 'add it to with: { {0}: … }',
  'il frammento «{0}» non ha il parametro «{1}»':
    'the fragment “{0}” does not have the parameter “{1}”',
  'non ne ha nessuno': 'it has none',
  'ha: {0}': 'it has: {0}',
  'il frammento «{0}» ne usa un altro, «{1}»': 'the fragment “{0}” uses another one, “{1}”',
  'un frammento contiene solo passi: scriverli qui, o usare i due frammenti nel caso':
    'a fragment contains only steps: write them here, or use the two fragments in the case',
  'i frammenti stanno nella cartella fragments/ del piano':
    'fragments stand in the fragments/ folder of the plan',
  'il caso «{0}» è elencato due volte': 'the case “{0}” is listed twice',
  'lasciarne uno': 'leave only one',
  'il caso «{0}» non ha il file cases/{1}{2}': 'the case “{0}” does not have the file cases/{1}{2}',
  'creare il file o togliere la riga': 'create the file or remove the line',
  'i casi stanno nella cartella cases/ del piano': 'cases stand in the cases/ folder of the plan',
  'il caso «{0}» non è elencato in plan.yaml': 'the case “{0}” is not listed in plan.yaml',
  "aggiungerlo a un'area di {0}": 'add it to an area of {0}',
  'i casi sono i soli file <ID>{0} della cartella: questo non si legge':
    'only the files <ID>{0} of the folder are cases: this one is not read',
  'rinominarlo, o spostare i casi in {0}': 'rename it, or move the cases to {0}',
  'il caso «{0}» non è nel piano': 'the case “{0}” is not in the plan',
  'nessun passo precedente si chiama «{0}»': 'no earlier step is called “{0}”',
  'prima di questo non ci sono passi con una risposta':
    'before this one there are no steps with an answer',
  "l'operatore «{0}» non è in nessun ambiente: ci sono {1}":
    'the operator “{0}” is not in any environment: there are {1}',
  'atteso il nome di un file di payloads/, senza .yaml e senza cartelle':
    'expected the name of a file of payloads/, without .yaml and without folders',
  'i payload stanno nella cartella payloads/ del piano':
    'payloads stand in the payloads/ folder of the plan',
  'atteso un adattatore ({0}), trovato «{1}»': 'expected an adapter ({0}), found “{1}”',
  '{0} scrive: una scrittura non si ripete da sola':
    '{0} writes: a write is not repeated by itself',
  'ripetere una lettura; per rifare una scrittura di proposito: again: o resend:':
    'repeat a read; to redo a write on purpose: again: or resend:',
  'nessun operatore: né il passo, né il caso, né il piano dicono chi agisce':
    'no operator: neither the step, nor the case, nor the plan says who acts',
  'aggiungere operator: con uno tra {0}': 'add operator: with one of {0}',
  'in recover: stanno solo chiamate, senza un altro recover:':
    'recover: holds only calls, without another recover:',
  'guardare lo stato con una lettura, o annullare con una scrittura':
    'look at the state with a read, or cancel with a write',
  '{0} non scrive niente: i passi di recover: non si eseguirebbero mai':
    '{0} writes nothing: the steps of recover: would never be run',
  'mettere recover: accanto alla scrittura di cui può restare ignoto lo stato':
    'put recover: beside the write whose state may remain unknown',
  'il passo «{0}» non chiama{1}': 'the step “{0}” does not call{1}',
  'prima di questo non ci sono passi{0} con una risposta':
    'before this one there are no{0} steps with an answer',
  'scrivere il percorso a partire dalla cartella, con /, per esempio dati/a.csv':
    'write the path starting from the folder, with /, for example dati/a.csv',
  'atteso il nome di un file, trovato un testo vuoto':
    'expected the name of a file, found an empty text',
  'il nome di file {0} è troppo lungo': 'the file name {0} is too long',
  'attesi al più 400 caratteri': 'expected at most 400 characters',
  'il nome di file {0} contiene un carattere di controllo':
    'the file name {0} contains a control character',
  toglierlo: 'remove it',
  '{0} è un indirizzo, non un file del piano': '{0} is an address, not a file of the plan',
  'il nome di file {0} usa \\': 'the file name {0} uses \\',
  'le cartelle si separano con /, anche su Windows': 'folders are separated by /, on Windows too',
  'il nome di file {0} è assoluto': 'the file name {0} is absolute',
  'il nome di file {0} contiene un carattere che Windows non ammette':
    'the file name {0} contains a character that Windows does not allow',
  'toglierlo: : * ? " < > |': 'remove it: : * ? " < > |',
  'il nome di file {0} esce dalla cartella': 'the file name {0} leaves the folder',
  'copiare il file dentro la cartella del piano': 'copy the file into the folder of the plan',
  'il nome di file {0} non è scritto per intero': 'the file name {0} is not written in full',
  'il nome di file {0} non è ammesso su Windows': 'the file name {0} is not allowed on Windows',
  'dare al file un altro nome': 'give the file another name',
  'il file non esiste': 'the file does not exist',
  'manca il permesso di leggerlo': 'permission to read it is missing',
  'il collegamento simbolico gira su se stesso': 'the symbolic link loops back to itself',
  'il file non si può leggere ({0})': 'the file cannot be read ({0})',
  'un collegamento simbolico porta fuori dalla cartella': 'a symbolic link leads out of the folder',
  'mettere una copia del file al posto del collegamento':
    'put a copy of the file in place of the link',
  'indicare un file': 'name a file',
  'non è un file normale': 'it is not a regular file',
  'controllare il nome, anche maiuscole e minuscole':
    'check the name, including upper and lower case',
  'controllare il file e i suoi permessi': 'check the file and its permissions',
  'il file «{0}»: {1}': 'the file “{0}”: {1}',
  'il file ha {0} byte: il massimo è {1}': 'the file has {0} bytes: the maximum is {1}',
  'il file non è testo UTF-8': 'the file is not UTF-8 text',
  'attesa una cartella, trovato un file': 'expected a folder, found a file',
  'la cartella non si può leggere ({0})': 'the folder cannot be read ({0})',
  'Titolo del piano': 'Title of the plan',
  'Versione del documento': 'Version of the document',
  'Di chi è il piano, e che cosa non è': 'Whose plan it is, and what it is not',
  'Chi agisce, se il caso non dice altro': 'Who acts, if the case does not say otherwise',
  "Nome dell'area": 'Name of the area',
  'Id dei casi, in ordine': 'Ids of the cases, in order',
  'Le parti del piano, in ordine': 'The parts of the plan, in order',
  'Id del caso': 'Id of the case',
  'Perché non si applica': 'Why it does not apply',
  "Casi che non si applicano all'applicazione, con il motivo":
    'Cases that do not apply to the application, with the reason',
  'Titolo della selezione': 'Title of the selection',
  'Il piano da cui scegliere': 'The plan to choose from',
  'Solo questi casi': 'Only these cases',
  'Solo i casi con una di queste etichette': 'Only cases with one of these tags',
  'Solo i casi di questi tipi': 'Only cases of these kinds',
  "L'ambiente, se il comando non ne dice un altro":
    'The environment, if the command does not name another',
  "Quanti casi insieme, se il comando non lo dice e l'ambiente li regge":
    'How many cases at the same time, if the command does not say and the environment can take them',
  '\n  rimedio: {0}': '\n  fix: {0}',
  'carattere non ammesso ({0})': 'character not allowed ({0})',
  'il file non è testo, o è in UTF-16: salvarlo con codifica UTF-8':
    'the file is not text, or is in UTF-16: save it with UTF-8 encoding',
  'toglierlo: è un carattere invisibile': 'remove it: it is an invisible character',
  'fine di riga di vecchio tipo (CR senza LF)': 'old-style line ending (CR without LF)',
  'salvare il file con fine di riga LF o CRLF': 'save the file with LF or CRLF line endings',
  'YAML rifiutato: {0}': 'YAML refused: {0}',
  'più di {0} livelli di annidamento': 'more than {0} levels of nesting',
  'togliere livelli': 'remove levels',
  'il testo non si può interpretare': 'the text cannot be parsed',
  'dividere il file in parti più piccole': 'split the file into smaller parts',
  "il passo «{0}» c'è già in questo caso": 'the step “{0}” is already in this case',
  'dare a ogni passo un id diverso': 'give each step a different id',
  '«{0}» non è catturato da nessun passo': '“{0}” is not captured by any step',
  'aggiungere capture: al passo che lo riceve': 'add capture: to the step that receives it',
  '«{0}» si esegue una volta per ogni riga della sua tabella: non si sa da quale prendere i valori':
    '“{0}” is run once for each row of its table: it is not known which row to take the values from',
  'prendere i valori da un caso senza examples:': 'take the values from a case without examples:',
  'il caso «{0}» non esporta «{1}»': 'the case “{0}” does not export “{1}”',
  'aggiungere «{0}» a exports: di {1}': 'add “{0}” to exports: of {1}',
  '«{0}» ha bisogno di se stesso': '“{0}” needs itself',
  "«{0}» e «{1}» hanno bisogno l'uno dell'altro": '“{0}” and “{1}” need each other',
  'spostare il passo comune in un terzo caso': 'move the shared step to a third case',
  '«{0}» è già preso da un altro caso': '“{0}” is already taken from another case',
  'esportarlo con un altro nome': 'export it under another name',
  'il simulatore non ha la condizione «{0}»: ha {1}':
    'the simulator does not have the condition “{0}”: it has {1}',
  'il simulatore non ha la scelta «{0}»: ha {1}':
    'the simulator does not have the switch “{0}”: it has {1}',
  "l'operatore «{0}» non agisce in nessun passo": 'the operator “{0}” does not act in any step',
  'toglierlo, o correggere operator: del passo': 'remove it, or correct operator: of the step',
  "l'operatore «{0}» agisce nel caso e non è in operators:":
    'the operator “{0}” acts in the case and is not in operators:',
  'aggiungere «{0}»': 'add “{0}”',
  'le chiavi ammesse qui sono: {0}': 'the keys allowed here are: {0}',
  'chiave non ammessa «{0}»: {1}': 'key not allowed “{0}”: {1}',
  'manca la chiave «{0}»: {1}': 'the key “{0}” is missing: {1}',
  'trovato un testo': 'found a text',
  'i segreti stanno in .env: scrivere {0}: { env: NOME_DELLA_VARIABILE }':
    'secrets stand in .env: write {0}: { env: VARIABLE_NAME }',
  'qui ci sono altri {0} errori dello stesso genere':
    'there are {0} more errors of the same kind here',
  'correggere prima gli altri': 'correct the others first',
  'Operatore scritto nella richiesta': 'Operator written in the request',
  'Operatore la cui CNS firma la WS-Security': 'Operator whose CNS signs the WS-Security',
  'Operatore la cui chiave di firma firma i documenti':
    'Operator whose signing key signs the documents',
  'XPath che trova il valore nella risposta': 'XPath that finds the value in the answer',
  "Prefissi usati nell'XPath, ciascuno con il suo spazio dei nomi":
    'Prefixes used in the XPath, each with its namespace',
  'JSONPath (RFC 9535) che trova il valore nella risposta JSON':
    'JSONPath (RFC 9535) that finds the value in the JSON answer',
  "attesa un'espressione regolare con un solo gruppo ( )":
    'expected a regular expression with exactly one group ( )',
  'Espressione regolare sul testo della risposta: prende il suo gruppo':
    'Regular expression on the text of the answer: it takes its group',
  'true se la risposta può non contenerlo': 'true if the answer may not contain it',
  'namespaces: si scrive solo accanto a xpath:': 'namespaces: is written only beside xpath:',
  'atteso al più uno tra {0}': 'expected at most one of {0}',
  'Nome del passo, unico nel caso': 'Name of the step, unique in the case',
  'Titolo per il rapporto': 'Title for the report',
  'attesa almeno una verifica: un passo senza verifiche non prova niente':
    'expected at least one check: a step without checks proves nothing',
  'Le verifiche sulla risposta': 'The checks on the answer',
  'Valori presi dalla risposta, per i passi seguenti':
    'Values taken from the answer, for the following steps',
  'Che cosa il passo rompe di proposito, per livello': 'What the step breaks on purpose, by level',
  'Chi agisce in questo passo': 'Who acts in this step',
  'attesa almeno una verifica: dice quando smettere':
    'expected at least one check: it says when to stop',
  'Le verifiche che fanno smettere, quando sono tutte soddisfatte':
    'The checks that make it stop, when all of them are met',
  'Attesa tra una chiamata e la successiva, per esempio 2s':
    'Wait between one call and the next, for example 2s',
  'atteso un numero di chiamate, da 1 a 9999': 'expected a number of calls, from 1 to 9999',
  'Al più tante chiamate': 'At most this many calls',
  "L'adattatore che esegue la chiamata, per esempio sist":
    'The adapter that makes the call, for example sist',
  'Ripete una lettura finché la risposta non è quella attesa':
    'Repeats a read until the answer is the expected one',
  'Passi da eseguire se resta ignoto lo stato di questa scrittura':
    'Steps to run if the state of this write remains unknown',
  'Il passo da ripetere: stessa richiesta, con marca temporale, nonce e firma nuovi':
    'The step to repeat: same request, with new timestamp, nonce and signature',
  'Il passo da rispedire: gli stessi byte, firma compresa':
    'The step to send again: the same bytes, signature included',
  'Attesa prima del passo seguente, per esempio 5s':
    'Wait before the following step, for example 5s',
  'La domanda, per esempio NRE stampato': 'The question, for example printed NRE',
  'I tipi ammessi, guardati nel contenuto e non nel nome':
    'The types allowed, judged by the content and not by the name',
  'atteso un numero, da 1 a 99': 'expected a number, from 1 to 99',
  'Quanti file almeno; 1 se non è detto': 'How many files at least; 1 if not stated',
  'Che cosa fare, e dove': 'What to do, and where',
  'Le risposte da scrivere, ciascuna con la sua verifica':
    'The answers to write, each with its check',
  'I file da consegnare, per esempio una schermata':
    'The files to hand over, for example a screenshot',
  'attesa almeno una risposta o un file: un passo senza niente da guardare non prova niente':
    'expected at least one answer or file: a step with nothing to look at proves nothing',
  "Un'azione di una persona, nell'applicativo": 'An action by a person, in the application',
  'Nome del file in fragments/, senza .yaml': 'Name of the file in fragments/, without .yaml',
  'Un valore per ogni parametro del frammento': 'A value for each parameter of the fragment',
  'Che cosa fa il frammento': 'What the fragment does',
  'Nomi dei valori che ogni caso deve dare con with:':
    'Names of the values that each case must give with with:',
  'atteso un numero di casi, da 1 a 64': 'expected a number of cases, from 1 to 64',
  'atteso un nome di lettere, cifre e _ (senza trattini)':
    'expected a name made of letters, digits and _ (no hyphens)',
  'atteso un nome di lettere, cifre, trattini e punti':
    'expected a name made of letters, digits, hyphens and dots',
  'atteso il nome di una variabile di ambiente, in maiuscolo':
    'expected the name of an environment variable, in upper case',
  'Nome della variabile di ambiente (o della riga di .env) con il valore':
    'Name of the environment variable (or of the line of .env) that holds the value',
  'espressione non leggibile in «{0}»: {1}': 'unreadable expression in “{0}”: {1}',
  'per scrivere un ${ letterale usare $${': 'to write a literal ${ use $${',
  '«{0}» non è definito qui': '“{0}” is not defined here',
  'nel titolo valgono solo le colonne di examples:':
    'in the title only the columns of examples: are available',
  'il caso aspetta soltanto: nessun suo passo può fallire':
    'the case only waits: none of its steps can fail',
  'aggiungere la chiamata, o il passo manual:, che il caso prova':
    'add the call, or the manual: step, that the case proves',
  'in cleanup: non stanno azioni di una persona: il caso è già finito, e non le aspetta':
    'cleanup: holds no actions by a person: the case has already ended, and does not wait for them',
  'metterla tra i passi (steps:), o pulire con una chiamata':
    'put it among the steps (steps:), or clean up with a call',
  'qui non agisce nessuno: scrivere quale operatore, per esempio operators.{0}':
    'nobody acts here: write which operator, for example operators.{0}',
  '«{0}» è catturato solo da questo passo o da uno successivo':
    '“{0}” is captured only by this step or by a later one',
  'un valore viene dai dati del piano, da capture: di un passo precedente o da needs: … take':
    "a value comes from the plan's data, from capture: of an earlier step or from needs: … take",
  '«{0}»: «{1}» è un valore solo, e non contiene «{2}»':
    '“{0}”: “{1}” is a single value, and does not contain “{2}”',
  'scrivere ${ {0} }': 'write ${ {0} }',
  "«{0}»: «{1}» non c'è{2}": '“{0}”: “{1}” is not there{2}',
  ' nei dati del piano': " in the plan's data",
  'lì non ci sono altri nomi: è un valore solo, o una lista vuota':
    'there are no other names there: it is a single value, or an empty list',
  'lì ci sono: {0}': 'it has: {0}',
  '«{0}» è già il nome di {1}': '“{0}” is already the name of {1}',
  'un dato del piano': "a value of the plan's data",
  'una colonna di examples:': 'a column of examples:',
  'un valore preso da un altro caso': 'a value taken from another case',
  'un parametro del frammento': 'a parameter of the fragment',
  'dare alla cattura un altro nome': 'give the capture another name',
  'dare alla colonna un altro nome': 'give the column another name',
  'dare al parametro un altro nome': 'give the parameter another name',
  '{0} «{1}» non esiste': '{0} “{1}” does not exist',
  'in questa cartella non ce ne sono: spostarsi nella cartella che contiene plans/':
    'there are none in this folder: move to the folder that contains plans/',
  "un'espressione ${ … } dentro { } o [ ] va tra apici: { a: '${ x }' }":
    "an expression ${ … } inside { } or [ ] must be in quotes: { a: '${ x }' }",
  'un riferimento *nome non può avere né etichetta né tipo':
    'an alias *name can have neither an anchor nor a tag',
  'un riferimento *nome o una etichetta &nome senza un nome ammesso':
    'an alias *name or an anchor &name without an allowed name',
  'il tipo !… non è quello del valore che segue':
    'the tag !… is not that of the value that follows',
  'una riga che inizia con % è una direttiva, e questa non è ammessa':
    'a line that starts with % is a directive, and this one is not allowed',
  'una sequenza \\… non ammessa tra doppi apici: usare gli apici singoli':
    'a sequence \\… not allowed in double quotes: use single quotes',
  'rientro sbagliato: le voci dello stesso livello iniziano alla stessa colonna':
    'wrong indentation: entries of the same level start in the same column',
  'etichetta &nome e tipo !… vanno prima del valore': 'anchor &name and tag !… go before the value',
  'un valore non può iniziare con questo carattere: racchiuderlo tra apici':
    'a value cannot start with this character: enclose it in quotes',
  'una struttura annidata sulla stessa riga: andare a capo e rientrare':
    'a nested structure on the same line: start a new line and indent',
  'una struttura a blocchi dentro { } o [ ]': 'a block structure inside { } or [ ]',
  'la stessa chiave compare due volte': 'the same key appears twice',
  'una sequenza di caratteri che non si può interpretare':
    'a sequence of characters that cannot be parsed',
  'una chiave è lunga al più 1024 caratteri: forse manca un apice di chiusura':
    'a key is at most 1024 characters long: perhaps a closing quote is missing',
  'manca un carattere di chiusura o i due punti': 'a closing character or the colon is missing',
  'una chiave su più righe: forse mancano i due punti':
    'a key on several lines: perhaps the colon is missing',
  'due etichette &nome sullo stesso valore': 'two anchors &name on the same value',
  'il file contiene più documenti (---): ne è ammesso uno':
    'the file contains several documents (---): one is allowed',
  'due tipi !… sullo stesso valore': 'two tags !… on the same value',
  'una chiave deve essere un testo semplice': 'a key must be a plain text',
  'troppi livelli o troppi riferimenti': 'too many levels or too many aliases',
  'tabulazione usata come rientro: usare gli spazi': 'tab used as indentation: use spaces',
  'tipo !… non ammesso': 'tag !… not allowed',
  'carattere inatteso': 'unexpected character',
  "non è YAML valido: qui ${ apre una nuova struttura e non un'espressione":
    'not valid YAML: here ${ opens a new structure and not an expression',
  'non è YAML valido: {0}': 'not valid YAML: {0}',
  'controllare rientri, due punti e apici della riga; nel dubbio racchiudere il valore tra apici singoli':
    'check the indentation, colons and quotes of the line; when in doubt enclose the value in single quotes',
  'la stessa chiave compare due volte: ne resterebbe una sola':
    'the same key appears twice: only one would remain',
  'unire le due voci in una': 'merge the two entries into one',
  'da qui in poi altri {0} errori dello stesso genere':
    'from here on {0} more errors of the same kind',
  'correggere prima quelli sopra': 'correct those above first',
  'la fusione di strutture con << non è ammessa': 'merging structures with << is not allowed',
  'scrivere le chiavi per intero; per una richiesta, usare base: con un file di payloads/':
    'write the keys in full; for a request, use base: with a file of payloads/',
  'la chiave «__proto__» non è ammessa': 'the key “__proto__” is not allowed',
  'usare un altro nome': 'use another name',
  'la chiave contiene il carattere {0}': 'the key contains the character {0}',
  'togliere livelli, o un riferimento *nome che porta a se stesso':
    'remove levels, or an alias *name that leads to itself',
  'più di {0} valori, contando ciò che i riferimenti *nome ripetono':
    'more than {0} values, counting what the aliases *name repeat',
  'togliere i riferimenti, o dividere il file': 'remove the aliases, or split the file',
  'il riferimento *{0} non è definito prima di questo punto':
    'the alias *{0} is not defined before this point',
  "definirlo prima con &{0}, o racchiudere il valore tra apici se l'asterisco è testo":
    'define it first with &{0}, or enclose the value in quotes if the asterisk is text',
  'il valore contiene il carattere {0}, che nessun messaggio può portare':
    'the value contains the character {0}, which no message can carry',
  'toglierlo, o scrivere un nome che il piano {0} ha':
    'remove it, or write a name that the plan {0} has',
  "nessun caso del piano {0} ha l'etichetta «{1}»": 'no case of the plan {0} has the tag “{1}”',
  'metterlo in .env e scrivere qui il nome della variabile: { env: NOME_DELLA_VARIABILE }; se il file è già stato condiviso, il segreto va cambiato':
    'put it in .env and write the name of the variable here: { env: VARIABLE_NAME }; if the file has already been shared, the secret must be changed',
  'una chiave privata è scritta nel file': 'a private key is written in the file',
  "spostarla in un file a parte, fuori dal piano e non condiviso, e indicarlo nell'ambiente; se il file è già stato condiviso, la chiave va cambiata":
    'move it to a file of its own, outside the plan and not shared, and name that file in the environment; if the file has already been shared, the key must be changed',
  'il valore di «{0}» è scritto nel file': 'the value of “{0}” is written in the file',
  "il valore di «{0}» ha l'aspetto di un codice segreto":
    'the value of “{0}” looks like a secret code',
  'il valore della variabile {0} è scritto nel file':
    'the value of the variable {0} is written in the file',
  'il caso spedisce e attende esattamente ciò che spedisce e attende «{0}»':
    'the case sends and expects exactly what “{0}” sends and expects',
  'controllare che cosa li distingue nel documento: forse una copia non è stata completata':
    'check what tells them apart in the document: perhaps a copy was not completed',
  '«{0}» è catturato e nessuno lo usa': '“{0}” is captured and nothing uses it',
  'usarlo in un passo seguente (${ {0} }), esportarlo con exports: [{1}], o toglierlo':
    'use it in a following step (${ {0} }), export it with exports: [{1}], or remove it',
  '«{0}» è preso da un altro caso e nessun passo lo usa':
    '“{0}” is taken from another case and no step uses it',
  'usarlo in un passo (${ {0} }) o toglierlo da take:':
    'use it in a step (${ {0} }) or remove it from take:',
  '«{0}» è esportato e nessun caso lo prende': '“{0}” is exported and no case takes it',
  'toglierlo da exports:, o prenderlo in un altro caso con needs: … take':
    'remove it from exports:, or take it in another case with needs: … take',
  'questa verifica e quella della riga {0} non possono valere insieme: il passo non può riuscire':
    'this check and the one on line {0} cannot hold together: the step cannot succeed',
  'una risposta di rifiuto non ha il contenuto di una accolta: lasciare una delle due':
    'a refusal does not have the content of an accepted answer: leave one of the two',
  'lasciare una delle due, o unirle in any: se valgono in alternativa':
    'leave one of the two, or join them in any: if they hold as alternatives',
  'il passo non può mai essere raggiunto: «{0}», prima di questo, non può riuscire':
    'the step can never be reached: “{0}”, before it, cannot succeed',
  'correggere le verifiche di «{0}»': 'correct the checks of “{0}”',
  'gli id «{0}» e «{1}» si distinguono solo per maiuscole, trattini o zeri':
    'the ids “{0}” and “{1}” differ only in upper and lower case, hyphens or zeros',
  "usare l'id così come lo scrive l'autorità; su Windows due file che differiscono per le maiuscole sono uno solo":
    'use the id just as the authority writes it; on Windows two files that differ in upper and lower case are one file',
  'nessun caso usa questo file': 'no case uses this file',
  'toglierlo, o nominarlo nel caso che doveva usarlo (base: o fragment:)':
    'remove it, or name it in the case that was to use it (base: or fragment:)',
  'il caso è negativo e nessun passo attende un rifiuto':
    'the case is negative and no step expects a refusal',
  'attendere il rifiuto (refused: { fault: … }), oppure scrivere kind: positive':
    'expect the refusal (refused: { fault: … }), or write kind: positive',
  'il caso è positivo e ogni sua verifica attende un rifiuto':
    'the case is positive and every check of it expects a refusal',
  'scrivere kind: negative, o verificare che cosa deve riuscire':
    'write kind: negative, or check what must succeed',
  "le parole dell'autorità mancano": "the authority's words are missing",
  "le parole dell'autorità mancano: c'è «{0}»":
    "the authority's words are missing: “{0}” stands there",
  "copiare il testo del caso dal documento dell'autorità, o togliere source:":
    "copy the text of the case from the authority's document, or remove source:",
  '«{0}» viene dopo «{1}» nel piano, e si esegue prima':
    '“{0}” comes after “{1}” in the plan, and is run before it',
  "nel piano mettere {0} prima di {1}, se l'ordine dell'autorità lo consente":
    "in the plan put {0} before {1}, if the authority's order allows it",
  'il caso non può mai essere eseguito: ha bisogno di «{0}», che il piano dà per non applicabile':
    'the case can never be run: it needs “{0}”, which the plan marks as not applicable',
  'dare per non applicabile anche {0}, o prepararne i dati con passi suoi':
    'mark {0} as not applicable too, or prepare its data with steps of its own',
  'matches: «{0}» corrisponde a qualunque testo': 'matches: “{0}” matches any text',
  'scrivere la forma attesa tra ^ e $, oppure usare exists: true se basta che il valore ci sia':
    'write the expected form between ^ and $, or use exists: true if it is enough that the value is there',
  '${0} è confrontato con se stesso': '${0} is compared with itself',
  'confrontarlo con un valore della risposta': 'compare it with a value of the answer',
  '«{0}» è preso da questa stessa risposta, nello stesso punto: è confrontato con se stesso':
    '“{0}” is taken from this same answer, at the same point: it is compared with itself',
  'confrontarlo con un valore dei dati o di un passo precedente':
    'compare it with a value of the data or of an earlier step',
  '«{0}» non dipende dalla risposta': '“{0}” does not depend on the answer',
  "scrivere l'XPath dell'elemento da guardare, per esempio //sist:return/sist:esito":
    'write the XPath of the element to look at, for example //sist:return/sist:esito',
  '«{0}» è sempre maggiore di {1}': '“{0}” is always greater than {1}',
  'scrivere quanti se ne attendono, per esempio greater-than: 0':
    'write how many are expected, for example greater-than: 0',
  'la verifica è soddisfatta da qualunque risposta': 'the check is met by any answer',
  "scrivere l'XPath dell'elemento atteso, per esempio //sist:return/sist:esito":
    'write the XPath of the expected element, for example //sist:return/sist:esito',
  'any: contiene una verifica e il suo contrario: una delle due vale sempre':
    'any: contains a check and its opposite: one of the two always holds',
  'togliere una delle due': 'remove one of the two',
  'matches: «{0}» corrisponde a qualunque risposta': 'matches: “{0}” matches any answer',
  'scrivere la forma attesa tra ^ e $, o il valore atteso con equals:':
    'write the expected form between ^ and $, or the expected value with equals:',
  '«{0}…» ha la forma e il carattere di controllo di un codice fiscale vero, e non è tra le persone sintetiche del piano':
    '“{0}…” has the form and the check character of a real codice fiscale, and is not among the synthetic people of the plan',
  'in un piano non stanno persone vere: usare una persona di data/ (${ people.… }); se è inventata, dichiararla in data/people.yaml':
    'real people do not belong in a plan: use a person of data/ (${ people.… }); if this one is invented, declare it in data/people.yaml',
  "la stessa verifica c'è già in questo passo": 'the same check is already in this step',
  'toglierla, o correggere quella delle due che doveva guardare altro':
    'remove it, or correct whichever of the two was to look at something else',
  '«{0}» è già tra i valori ammessi': '“{0}” is already among the allowed values',
  'toglierlo, o scrivere il valore che si intendeva':
    'remove it, or write the value that was meant',
  "il valore atteso ha spazi all'inizio o alla fine: {0}":
    'the expected value has spaces at the start or at the end: {0}',
  'scrivere {0}; se gli spazi contano davvero, usare matches: con ^ e $':
    'write {0}; if the spaces really matter, use matches: with ^ and $',
  'nessuna verifica del passo è obbligatoria: il passo non può fallire':
    'no check of the step is required: the step cannot fail',
  'togliere level: da una verifica almeno': 'remove level: from at least one check',
  'nessun caso prova il requisito «{0}»': 'no case proves the requirement “{0}”',
  'aggiungerlo a requirements: del caso che lo prova, o scrivere il caso che manca':
    'add it to requirements: of the case that proves it, or write the missing case',
  '«{0}» è scritto altrove «{1}»: per il filtro sono due cose diverse':
    '“{0}” is written “{1}” elsewhere: to the filter they are two different things',
  'scrivere sempre «{0}»': 'always write “{0}”',
  "l'adattatore «{0}» non segue pagine": 'the adapter “{0}” does not follow pages',
  'scrivere una chiamata per ogni pagina': 'write a call for each page',
  'repeat e pages insieme: non si sa quale viene prima':
    'repeat and pages together: nobody knows which comes first',
  'togliere uno dei due': 'take out one of them',
  'seguire le pagine di una lettura; una POST che legge lo dice con writes: false':
    'follow the pages of a reading; a POST that reads says so by writes: false',
  'atteso un numero, da 1 a 9999': 'expected a number, from 1 to 9999',
  'atteso un JSONPath (RFC 9535)': 'expected a JSONPath (RFC 9535)',
  "Dove la pagina dice la seguente: il suo indirizzo o, con query, il valore del parametro; l'ultima non lo dice, o dice null":
    'Where a page says the next one: its address or, with query, the value of the parameter; the last one does not say it, or says null',
  'atteso il nome di una relazione, per esempio next':
    'expected the name of a relation, for example next',
  "Relazione dell'intestazione Link (RFC 8288), di solito next":
    'Relation of the header Link (RFC 8288), usually next',
  "Il parametro di query che cambia da una pagina all'altra":
    'The query parameter that changes from page to page',
  "Di quanto cresce il parametro a ogni pagina, da quello scritto in send; l'ultima è la prima che non elenca niente":
    'By how much the parameter grows with each page, from what send says; the last one is the first that lists nothing',
  'atteso { jsonpath }, { link }, { query, jsonpath } o { query, by }':
    'expected { jsonpath }, { link }, { query, jsonpath } or { query, by }',
  'Dove si trova la pagina seguente': 'Where the next page is found',
  "Al più tante pagine: se ce n'è un'altra, il passo non è superato":
    'At most so many pages: if there is another, the step does not pass',
  'Che cosa elenca una pagina, per esempio $.elementi[*]':
    'What a page lists, for example $.elementi[*]',
  'Verifiche su tutte le pagine insieme: una lista JSON di ciò che elencano (items) o, senza items, delle pagine stesse':
    'Checks on all pages together: a JSON list of what they list (items) or, without items, of the pages themselves',
  'con by serve items: le pagine finiscono con la prima che non elenca niente':
    'with by, items is needed: the pages end with the first that lists nothing',
  "Segue le pagine di una lettura fino all'ultima, ciascuna con una chiamata: expect vale per ogni pagina, capture guarda tutte insieme":
    'Follows the pages of a reading to the last, each by a call of its own: expect is asked of each page, capture looks at all together',
}
