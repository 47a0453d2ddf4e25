import type { Catalogue } from '../render.ts'

export const card: Catalogue = {
  '{0} «{1}» ({2})': '{0} “{1}” ({2})',
  '«{0}» {1}': '“{0}” {1}',
  '    id {0}, «{1}»: {2}': '    id {0}, “{1}”: {2}',
  'più carte possono essere quella di «{0}»: {1}': 'several cards may be that of “{0}”: {1}',
  'la carta di «{0}» ({1}) non è in nessun lettore': 'the card of “{0}” ({1}) is in no reader',
  'inserirla e riprendere con collaudo run --resume; collaudo card list mostra le carte che si vedono':
    'insert it and go on with collaudo run --resume; collaudo card list shows the cards that can be seen',
  'la carta di «{0}» è stata tolta, o il lettore staccato, durante il caso':
    'the card of “{0}” was taken out, or the reader unplugged, during the case',
  'rimetterla: i casi seguenti la aspettano; questo si rifà con collaudo run --failed':
    'put it back: the next cases wait for it; this one is run again with collaudo run --failed',
  'la carta è di {0}, non di «{1}» ({2}): il PIN non è stato usato':
    'the card is that of {0}, not of “{1}” ({2}): the PIN was not used',
  'inserire la carta giusta, o correggere token-label: e codiceFiscale: in environment.yaml':
    'insert the right card, or correct token-label: and codiceFiscale: in environment.yaml',
  'manca il PIN della carta di «{0}»': 'the PIN of the card of “{0}” is missing',
  'eseguire da un terminale, che lo chiede, o indicare pin: { env: … } in environment.yaml':
    'run at a terminal, which asks for it, or give pin: { env: … } in environment.yaml',
  'eseguire da un terminale, che lo chiede, o dare un valore a {0}':
    'run at a terminal, which asks for it, or give {0} a value',
  'la carta di «{0}» ha rifiutato il PIN: non si riprova da sé, perché a ogni errore la carta è più vicina al blocco':
    'the card of “{0}” refused the PIN: no other attempt is made by itself, since each error brings the card nearer to being locked',
  'controllare il PIN e riprendere con collaudo run --resume':
    'check the PIN and go on with collaudo run --resume',
  'il PIN della carta di «{0}» è bloccato': 'the PIN of the card of “{0}” is locked',
  'alla carta di «{0}» resta un solo tentativo di PIN: Collaudo non lo usa':
    'the card of “{0}” has a single attempt at the PIN left: Collaudo does not use it',
  'sbloccarlo con il PUK e il programma del produttore della carta':
    'unlock it with the PUK and the program of the maker of the card',
  'dare il PIN giusto con il programma del produttore della carta, che rimette i tentativi al loro numero':
    'give the right PIN with the program of the maker of the card, which sets the attempts back to their number',
  'collaudo card list mostra i certificati con il loro id: indicarlo in card: { id: … }':
    'collaudo card list shows the certificates with their id: give it in card: { id: … }',
  'collaudo card list li mostra: indicare quale con token-label:, serial:, id: o key-label:':
    'collaudo card list shows them: say which with token-label:, serial:, id: or key-label:',
  'la carta di «{0}» non ha firmato: {1}': 'the card of “{0}” did not sign: {1}',
  'provare la carta con il programma del produttore; se lì funziona, segnalare questo messaggio':
    'try the card with the program of its maker; if it works there, report this message',
  "sulla carta {0} di «{1}» c'è il certificato {2}, ma non la sua chiave":
    'card {0} of “{1}” holds certificate {2}, but not its key',
  'la firma della carta di «{0}» non è della chiave del suo certificato {1}':
    'the signature of the card of “{0}” was not made with the key of its certificate {1}',
  autenticazione: 'authentication',
  firma: 'signature',
  'autenticazione TLS': 'TLS authentication',
  "sulla carta di «{0}» non c'è il certificato di {1}; ci sono: {2}":
    'the card of “{0}” has no certificate for {1}; it has: {2}',
  'sulla carta di «{0}» più certificati possono essere quello di {1}: {2}':
    'on the card of “{0}” several certificates may be the one for {1}: {2}',
  'il certificato {0} della carta di «{1}» ha una chiave {2}: serve RSA':
    'certificate {0} of the card of “{1}” has a key of kind {2}: RSA is needed',
  'token «{0}»': 'token “{0}”',
  'numero di serie {0}': 'serial number {0}',
  'lettore {0}': 'reader {0}',
  "l'unica inserita": 'the only one inserted',
  'il modulo PKCS#11 {0} non si può usare: {1}': 'the PKCS#11 module {0} cannot be used: {1}',
  'serve la libreria PKCS#11 del produttore della carta, a {0} bit come questo Node: collaudo card list cerca quelle installate':
    'the PKCS#11 library of the maker of the card is needed, of {0} bits like this Node: collaudo card list looks for those installed',
  'per usare una carta serve pkcs11js, che su questa postazione non è installato':
    'to use a card pkcs11js is needed, which is not installed on this machine',
  "si compila con l'installazione di Collaudo e vuole Python e un compilatore C++: installarli, poi npm install pkcs11js@2.1.7; senza, si può firmare con command:":
    'it is compiled as Collaudo is installed, and wants Python and a C++ compiler: install those, then npm install pkcs11js@2.1.7; without it one can sign with command:',
  'la carta non sa firmare con RSA PKCS#1 e {0}': 'the card cannot sign with RSA PKCS#1 and {0}',
  "chi riceve la firma vuole quell'algoritmo: serve un'altra carta, o la firma con command:":
    'SIST wants that algorithm: another card is needed, or signing with command:',
  'il programma di firma {0} {1}': 'the signing program {0} {1}',
  'riceve una riga JSON con hash, digest e digestInfo, e risponde {"signature":"…"} in base64: si può provare da solo':
    'it gets a line of JSON with hash, digest and digestInfo, and answers {"signature":"…"} in base64: it can be tried on its own',
  'non ha risposto con un oggetto JSON': 'did not answer with a JSON object',
  'non ha dato «signature» in base64': 'gave no “signature” in base64',
  'non ha risposto in {0} secondi': 'did not answer within {0} seconds',
  'non si avvia ({0})': 'does not start ({0})',
  'ha risposto con più di {0} byte': 'answered with more than {0} bytes',
  'è stato fermato ({0})': 'was stopped ({0})',
  'è uscito con {0}': 'exited with {0}',
  'ha dato una firma che non è della chiave del certificato':
    'gave a signature that was not made with the key of the certificate',
  'avviso: alla carta {0} di «{1}» è già stato dato un PIN sbagliato, e i tentativi sono contati':
    'warning: card {0} of “{1}” has been given a wrong PIN before, and attempts are counted',
  '    La carta ha rifiutato il PIN.': '    The card refused the PIN.',
  '    Attenzione: restano pochi tentativi, poi la carta si blocca.':
    '    Careful: few attempts are left before the card is locked.',
  '    PIN della carta {0} di «{1}» (non si vede; una riga vuota rinuncia): ':
    '    PIN of card {0} of “{1}” (not shown; an empty line gives up): ',
  '    PIN di firma della carta {0} di «{1}» (non si vede; una riga vuota rinuncia): ':
    '    Signature PIN of card {0} of “{1}” (not shown; an empty line gives up): ',
  'il PIN della carta di {0}': 'the PIN of the card of {0}',
  "    Nel lettore c'è la carta di {0}.": '    The card of {0} is in the reader.',
  '    Inserire la carta di «{0}» ({1}) e premere Invio; n per rimandare: ':
    '    Insert the card of “{0}” ({1}) and press Enter; n to leave it for later: ',
  'la carta del certificato client deve restare nel suo lettore, e i lettori sono meno delle carte':
    'the card of the client certificate must stay in its reader, and there are fewer readers than cards',
  'aggiungere un lettore (readers:), o usare un certificato client in un file':
    'add a reader (readers:), or use a client certificate in a file',
  "con la carta del certificato client --watch non si può: l'engine di OpenSSL parte una volta sola":
    'with the card of the client certificate --watch is not possible: the engine of OpenSSL starts only once',
  'ripetere il comando senza --watch, o usare un certificato client in un file':
    'repeat the command without --watch, or use a client certificate in a file',
  'con meno lettori che carte i casi si eseguono uno per volta':
    'with fewer readers than cards the cases run one at a time',
  'togliere --jobs, o dichiarare tutti i lettori in readers:':
    'leave out --jobs, or declare all readers in readers:',
  'il simulatore deve conoscere il certificato della carta prima di leggerla':
    'the simulator must know the certificate of the card before the card is read',
  'aggiungere certificate: accanto a card:; collaudo card list --certificates CARTELLA li scrive in PEM':
    'add certificate: beside card:; collaudo card list --certificates FOLDER writes them in PEM',
  'il certificato della carta non è noto': 'the certificate of the card is not known',
  "il modulo PKCS#11 {0} non c'è": 'there is no PKCS#11 module {0}',
  "collaudo card list cerca quelli installati; i percorsi relativi partono dalla cartella dell'ambiente":
    'collaudo card list looks for those installed; relative paths start from the folder of the environment',
  'il certificato client non può avere la chiave dietro a un programma: TLS firma da sé':
    'the client certificate cannot have its key behind a program: TLS signs by itself',
  'indicare certificate: e key:, p12:, oppure (solo su Linux) card:':
    'give certificate: and key:, p12:, or (only on Linux) card:',
  'la connessione TLS con la chiave di una carta riesce solo su Linux, con un engine di OpenSSL':
    'a TLS connection with the key of a card works only on Linux, with an engine of OpenSSL',
  'usare un certificato client in un file (p12:); la carta firma lo stesso la WS-Security e i documenti':
    'use a client certificate in a file (p12:); the card signs WS-Security and documents all the same',
  "l'engine pkcs11 di OpenSSL non è nelle cartelle solite":
    'the pkcs11 engine of OpenSSL is not in the usual folders',
  "l'engine {0} non c'è": 'there is no engine {0}',
  'installarlo (su Debian e Ubuntu: libengine-pkcs11-openssl) o indicarlo in engine:':
    'install it (on Debian and Ubuntu: libengine-pkcs11-openssl) or give it in engine:',
  'Libreria PKCS#11 del produttore della carta: un percorso, o un nome che il sistema trova da sé':
    'PKCS#11 library of the maker of the card: a path, or a name that the system finds by itself',
  'Etichetta del token, come la mostra collaudo card list':
    'Label of the token, as collaudo card list shows it',
  'Numero di serie del token': 'Serial number of the token',
  'Numero del lettore, da 0; cambia con i lettori collegati: meglio token-label':
    'Number of the reader, from 0; it changes with the readers plugged in: token-label is better',
  "Id della chiave (CKA_ID), in esadecimale; se manca, l'unica chiave adatta all'uso":
    'Id of the key (CKA_ID), in hexadecimal; if absent, the only key that fits its use',
  'Etichetta della chiave (CKA_LABEL)': 'Label of the key (CKA_LABEL)',
  'PIN del token; se manca o non ha valore, lo chiede il terminale':
    'PIN of the token; if absent or without a value, the terminal asks for it',
  'PIN di una chiave che lo vuole a ogni firma, se non è quello del token':
    'PIN of a key that wants one for each signature, if it is not that of the token',
  "Solo in client: il file dell'engine pkcs11 di OpenSSL, se non è dove Linux lo mette di solito":
    'Only in client: the file of the pkcs11 engine of OpenSSL, if it is not where Linux usually puts it',
  'Chiave su una carta o un token, attraverso PKCS#11': 'Key on a card or a token, through PKCS#11',
  'File PEM del suo certificato: serve solo sul simulatore, che lo deve conoscere prima':
    'PEM file of its certificate: needed only on the simulator, which must know it beforehand',
  "Programma che firma, con i suoi argomenti: riceve l'impronta e risponde la firma":
    'Program that signs, with its arguments: it gets the digest and answers the signature',
  'File PEM del certificato della sua chiave': 'PEM file of the certificate of its key',
  'Attesa massima di una firma (predefinita 60s)': 'Longest wait for a signature (default 60s)',
  'Quanti lettori di carte ha la postazione; con meno lettori che carte, i casi si raggruppano per carta e si eseguono uno per volta':
    'How many card readers the machine has; with fewer readers than cards, cases are grouped by card and run one at a time',
  'atteso un numero di lettore, da 0': 'expected the number of a reader, from 0',
  'atteso un numero di lettori, da 1 a 9': 'expected a number of readers, from 1 to 9',
  'attese cifre esadecimali a coppie, come 01 o 0A2F':
    'expected hexadecimal digits in pairs, such as 01 or 0A2F',
  'Firma non riuscita': 'Signing failed',
  'con una carta i casi si eseguono in un solo worker (pool threads, maxWorkers 1, isolate false): qui pool {0}, maxWorkers {1}, isolate {2}':
    'with a card cases run in a single worker (pool threads, maxWorkers 1, isolate false): here pool {0}, maxWorkers {1}, isolate {2}',
  'il caso vuole anche la carta di «{0}», e nessuno la può inserire':
    'the case wants the card of “{0}” too, and nobody can insert it',
  'certificato client': 'client certificate',
  'un certificato client non firma attraverso un programma':
    'a client certificate does not sign through a program',
  'OpenSSL non usa la chiave della carta per TLS: {0}':
    'OpenSSL does not use the key of the card for TLS: {0}',
  "serve l'engine pkcs11 (su Debian e Ubuntu: libengine-pkcs11-openssl) con il modulo della carta, e ne parte uno solo per esecuzione":
    'the pkcs11 engine (on Debian and Ubuntu: libengine-pkcs11-openssl) is needed with the module of the card, and it starts only once in a run',
  'la carta del certificato client non ha firmato la connessione TLS':
    'the card of the client certificate did not sign the TLS connection',
  "se è stata tolta e rimessa serve un'altra esecuzione: collaudo run --resume; se era inserita, provarla con collaudo card list":
    'if it was taken out and put back another run is needed: collaudo run --resume; if it was inserted, try it with collaudo card list',
  "Raggruppati per carta, perché i lettori ({0}) sono meno delle carte. L'ordine dell'autorità resta dentro ogni gruppo.\n":
    'Grouped by card, since there are fewer readers ({0}) than cards. Within each group the order is the authority’s.\n',
  '; carta di {0}': '; card of {0}',
  'mostra le carte nei lettori e i loro certificati':
    'shows the cards in the readers and their certificates',
  'Mostra lettori, token e certificati, con il codice fiscale, le date, gli usi e a che cosa serve ciascuna chiave. Non chiede PIN e non ne prova. Senza --module cerca le librerie PKCS#11 nei posti soliti, che non sono verificati. Esce con 1 se non trova nessun certificato.':
    'Shows readers, tokens and certificates, with the codice fiscale, the dates, the usages and what each key is for. It asks for no PIN and tries none. Without --module it looks for PKCS#11 libraries in their usual places, which are not verified. Exits with 1 if it finds no certificate.',
  '--module <file...>': '--module <file...>',
  'la libreria PKCS#11 del produttore della carta': 'the PKCS#11 library of the maker of the card',
  '--certificates <cartella>': '--certificates <folder>',
  'scrive lì i certificati in PEM: servono al simulatore, che deve conoscerli prima':
    'writes the certificates there in PEM: for the simulator, which must know them beforehand',
  '\nEsempi:\n  collaudo card list\n  collaudo card list --module /usr/lib/softhsm/libsofthsm2.so --json\n':
    '\nExamples:\n  collaudo card list\n  collaudo card list --module /usr/lib/softhsm/libsofthsm2.so --json\n',
  'mostra le carte e i token che firmano': 'shows the cards and tokens that sign',
  "Le chiavi di un operatore possono stare su una carta (CNS, firma digitale) attraverso la libreria PKCS#11 del produttore: firmano la WS-Security e i documenti. La connessione TLS con la chiave di una carta riesce solo su Linux, con l'engine pkcs11 di OpenSSL (libengine-pkcs11-openssl); altrove il certificato client sta in un file. Si veda docs/it/cards.md.":
    'The keys of an operator may be on a card (CNS, digital signature) through the PKCS#11 library of its maker: they sign WS-Security and documents. A TLS connection with the key of a card works only on Linux, with the pkcs11 engine of OpenSSL (libengine-pkcs11-openssl); elsewhere the client certificate is in a file. See docs/cards.md.',
  '\nEsempi:\n  collaudo card list\n  collaudo card list --certificates certificati\n':
    '\nExamples:\n  collaudo card list\n  collaudo card list --certificates certificati\n',
  'Manca il programma che parla con le carte': 'The program that speaks to cards is missing',
  "pkcs11js, che è facoltativo e si compila con l'installazione, non c'è: mancavano Python o un compilatore C++.":
    'pkcs11js, which is optional and compiled at installation, is not there: Python or a C++ compiler was missing.',
  'Tutto il resto funziona senza; le chiavi su carta no.':
    'Everything else works without it; keys on a card do not.',
  'Il modulo PKCS#11 non si può usare': 'The PKCS#11 module cannot be used',
  'Il file di module: non è una libreria PKCS#11, è a 32 bit, o le manca qualcosa per avviarsi.':
    'The file of module: is no PKCS#11 library, is of 32 bits, or lacks something that it needs to start.',
  'È la libreria del produttore a conoscere la carta.':
    'It is the library of the maker that knows the card.',
  'La carta non è in nessun lettore': 'The card is in no reader',
  "Nessun lettore ha la carta che l'ambiente indica per quell'operatore.":
    'No reader holds the card that the environment names for that operator.',
  "Il caso non parte: non ha inviato niente, e si riprende quando la carta c'è.":
    'The case does not begin: it has sent nothing, and goes on once the card is there.',
  'La carta è stata tolta durante il caso': 'The card was taken out during the case',
  "La carta c'era e non c'è più, o il lettore è stato staccato, mentre il caso firmava.":
    'The card was there and is not any more, or the reader was unplugged, while the case was signing.',
  'Il caso è a metà: quello che aveva già inviato resta inviato.':
    'The case is half done: what it had sent already remains sent.',
  "La carta è di un'altra persona": 'The card is that of another person',
  "Il codice fiscale del certificato non è quello dell'operatore. Il PIN non è stato usato.":
    'The codice fiscale in the certificate is not that of the operator. The PIN was not used.',
  "L'autorità rifiuta la chiamata, e un PIN dato alla carta sbagliata è un tentativo perso.":
    'The authority refuses the call, and a PIN given to the wrong card is an attempt lost.',
  'Più carte o più chiavi corrispondono': 'Several cards or keys correspond',
  "Ciò che l'ambiente dice vale per più di un token, o per più di un certificato.":
    'What the environment says holds for more than one token, or more than one certificate.',
  'La scelta non si indovina: un PIN andrebbe alla carta sbagliata.':
    'The choice is not guessed: a PIN would go to the wrong card.',
  'La carta non ha la chiave che serve': 'The card does not have the key that is needed',
  "Sulla carta non c'è un certificato adatto, la sua chiave non si vede, non è RSA, o non firma come SIST chiede.":
    'The card has no certificate that fits, its key cannot be seen, is not RSA, or does not sign as SIST asks.',
  'Senza, la firma non si può fare.': 'Without it the signature cannot be made.',
  'Manca il PIN': 'The PIN is missing',
  "La variabile di pin: non ha un valore, o non c'è, e nessuno è al terminale.":
    'The variable of pin: has no value, or is not there, and nobody is at the terminal.',
  'Senza PIN la carta non firma. Il caso non ha inviato niente.':
    'Without a PIN the card does not sign. The case has sent nothing.',
  'La carta ha rifiutato il PIN': 'The card refused the PIN',
  'Il PIN dato è sbagliato. Collaudo non ne riprova nessuno da sé; al terminale lo può dare una persona.':
    'The PIN given is wrong. Collaudo tries no other by itself; at the terminal a person may give one.',
  'Dopo pochi errori la carta si blocca.': 'After a few errors the card is locked.',
  'Il PIN è bloccato, o resta un solo tentativo': 'The PIN is locked, or a single attempt is left',
  'La carta dice che il PIN è bloccato, o che un altro errore la bloccherebbe.':
    'The card says that the PIN is locked, or that another error would lock it.',
  "L'ultimo tentativo è di una persona, con il programma del produttore: mai di una esecuzione.":
    'The last attempt belongs to a person, with the program of the maker: never to a run.',
  'La carta non ha firmato': 'The card did not sign',
  'Il modulo PKCS#11 ha dato un errore che Collaudo non conosce: il suo nome, CKR_…, è nel messaggio.':
    'The PKCS#11 module gave an error that Collaudo does not know: its name, CKR_…, is in the message.',
  'Di solito riguarda il lettore o il programma del produttore.':
    'It is usually about the reader or the program of the maker.',
  'La carta non ha firmato la connessione TLS': 'The card did not sign the TLS connection',
  "OpenSSL non usa la chiave della carta: l'engine pkcs11 manca o non si avvia, o la carta è stata tolta dopo il suo avvio.":
    'OpenSSL does not use the key of the card: the pkcs11 engine is missing or does not start, or the card was taken out after it started.',
  "Con la carta la connessione riesce solo su Linux, e l'engine parte una volta sola per esecuzione.":
    'With the card the connection works only on Linux, and the engine starts only once in a run.',
  'Il programma di firma non ha firmato': 'The signing program did not sign',
  'Il programma di command: non si avvia, esce con un errore, non risponde in tempo, o dà una firma che non è del certificato.':
    'The program of command: does not start, exits with an error, does not answer in time, or gives a signature that is not that of the certificate.',
  'Una firma che non verifica non è mai inviata.':
    'A signature that does not verify is never sent.',
  'Firma non riuscita: guardare la carta, il lettore o il programma che firma.':
    'Signing failed: look at the card, the reader or the program that signs.',
  'autenticazione (WS-Security, TLS)': 'authentication (WS-Security, TLS)',
  'firma dei documenti': 'signature of documents',
  'attenzione: un PIN sbagliato è già stato dato': 'careful: a wrong PIN has been given before',
  'attenzione: resta un solo tentativo di PIN, che Collaudo non usa':
    'careful: a single attempt at the PIN is left, which Collaudo does not use',
  'il PIN è bloccato': 'the PIN is locked',
  'dal {0} al {1}: scaduto': 'from {0} to {1}: expired',
  'dal {0} al {1}, giorni interi rimasti: {2}': 'from {0} to {1}, whole days left: {2}',
  'nessuno dei due usi': 'neither of the two uses',
  '      codice fiscale: {0}': '      codice fiscale: {0}',
  "non c'è": 'not there',
  '      soggetto:       {0}': '      subject:        {0}',
  '      emittente:      {0}': '      issuer:         {0}',
  '      validità:       {0}': '      validity:       {0}',
  '      chiave e usi:   {0}; {1}': '      key and usages: {0}; {1}',
  "    in environment.yaml, tra le chiavi dell'operatore:":
    '    in environment.yaml, among the keys of the operator:',
  '  lettore {0} ({1}): token «{2}», numero di serie {3}, {4} {5}':
    '  reader {0} ({1}): token “{2}”, serial number {3}, {4} {5}',
  '    il PIN si scrive sulla tastiera del lettore':
    '    the PIN is typed on the keys of the reader',
  '    nessun certificato che si veda senza PIN':
    '    no certificate that can be seen without a PIN',
  '  nessuna carta nei lettori': '  no card in the readers',
  'Scritto {0}\n': 'Written {0}\n',
  'Nessun modulo PKCS#11 nei posti soliti: indicarlo con --module. I posti soliti, che nessuno ha verificato:\n':
    'No PKCS#11 module in the usual places: give it with --module. The usual places, which nobody has verified:\n',
  'npm ci                       # senza compilatore':
    'npm ci                       # without a compiler',
  'npm install pkcs11js@2.1.7   # dopo averlo installato':
    'npm install pkcs11js@2.1.7   # once it is installed',
  'collaudo run cvp --env collaudo      # senza la carta':
    'collaudo run cvp --env collaudo      # without the card',
  'collaudo run --resume                # con la carta inserita':
    'collaudo run --resume                # with the card inserted',
  '# carta tolta mentre il caso firma': '# card taken out while the case signs',
  'codiceFiscale: PROVAX00X00X000Y      # nel lettore: XXXYYY00A01Z999P':
    'codiceFiscale: PROVAX00X00X000Y      # in the reader: XXXYYY00A01Z999P',
  'card: { module: libreria.so }': 'card: { module: library.so }',
  "card: { module: libreria.so, token-label: CNS, id: '01' }":
    "card: { module: library.so, token-label: CNS, id: '01' }",
  "card: { module: libreria.so, id: '99' }": "card: { module: library.so, id: '99' }",
  'collaudo card list                   # mostra gli id':
    'collaudo card list                   # shows the ids',
  'card: { module: libreria.so }        # in una pipeline':
    'card: { module: library.so }         # in a pipeline',
  'card: { module: libreria.so, pin: { env: SIST_TITOLARE_PIN } }':
    'card: { module: library.so, pin: { env: SIST_TITOLARE_PIN } }',
  '# il PIN giusto in .env, poi: collaudo run --resume':
    '# the right PIN in .env, then: collaudo run --resume',
  'collaudo run cvp --env collaudo      # ancora con il PIN sbagliato':
    'collaudo run cvp --env collaudo      # still with the wrong PIN',
  '# sbloccare con il PUK, o dare il PIN giusto con il programma della carta':
    '# unlock with the PUK, or give the right PIN with the program of the card',
  '# provare la carta con il programma del produttore':
    '# try the card with the program of its maker',
  '# carta del certificato client tolta e rimessa':
    '# card of the client certificate taken out and put back',
  'command: [firma.cmd]                 # su Windows un .cmd non si avvia senza shell':
    'command: [firma.cmd]                 # on Windows a .cmd does not start without a shell',
}
