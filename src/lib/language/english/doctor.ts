import type { Catalogue } from '../render.ts'

export const doctor: Catalogue = {
  'Applicazione come comunicata': 'Application as communicated',
  'sul simulatore, che fa i certificati sul momento, non si confronta':
    'on the simulator, which makes its certificates on the spot, nothing is compared',
  '{0}: nome, produttore, versione, certificato e dispositivi sono quelli':
    '{0}: name, producer, version, certificate and devices are those',
  'La carta di «{0}»': 'The card of “{0}”',
  'non è in un lettore adesso: le carte sono più dei lettori, e sarà chiesta quando serve':
    'not in a reader now: there are more cards than readers, and it will be asked for when it is needed',
  "per guardare anche questa, inserirla al posto dell'altra e ripetere":
    'to look at this one too, insert it in the place of the other and repeat',
  Lettori: 'Readers',
  "le carte sono {0}, e l'ambiente non dice quanti sono i lettori":
    'there are {0} cards, and the environment does not say how many readers',
  'scrivere readers: in environment.yaml: con meno lettori che carte i casi si raggruppano, e ogni carta si inserisce una volta':
    'write readers: in environment.yaml: with fewer readers than cards the cases are grouped, and each card is inserted once',
  '{0}, e {1} carte: i casi si raggruppano per carta':
    '{0}, and {1} cards: cases are grouped by card',
  '{0}, e {1} carte: bastano': '{0}, and {1} cards: enough',
  'sistemare il file, o inserire la carta; certificate: accanto a card: lo indica senza la carta':
    'mend the file, or insert the card; certificate: beside card: names it without the card',
  'inserirla; collaudo card list mostra le carte che si vedono':
    'insert it; collaudo card list shows the cards that can be seen',
  '«{0}» in {1}': '“{0}” in {1}',
  '{0}: il PIN è bloccato': '{0}: the PIN is locked',
  'sbloccarlo con il PUK': 'unlock it with the PUK',
  '{0}: resta un solo tentativo di PIN, che Collaudo non usa':
    '{0}: one attempt at the PIN is left, which Collaudo does not use',
  'dare il PIN giusto con il programma del produttore della carta':
    'give the right PIN with the program of the card’s maker',
  '{0}: un PIN sbagliato è già stato dato': '{0}: a wrong PIN was given already',
  'controllare il PIN prima di eseguire': 'check the PIN before running',
  Orologio: 'Clock',
  "la risposta del server non ha l'intestazione Date":
    'the answer of the server has no Date header',
  'la data del server non si interpreta': 'the date of the server cannot be understood',
  "confrontare a mano l'orologio con l'ora esatta": 'compare the clock with the right time by hand',
  'va con quello del server': 'agrees with that of the server',
  'questa postazione è avanti di almeno {0} secondi rispetto al server':
    'this machine is at least {0} seconds ahead of the server',
  'questa postazione è indietro di almeno {0} secondi rispetto al server':
    'this machine is at least {0} seconds behind the server',
  "sincronizzare l'orologio: i messaggi portano l'istante in cui sono firmati, e valgono pochi minuti":
    'synchronise the clock: messages carry the instant at which they are signed, and are good for a few minutes',
  'environment.yaml non si legge': 'environment.yaml cannot be read',
  "l'ambiente non si legge per intero": 'the environment cannot be read as a whole',
  'sistemare prima valori e file': 'first mend values and files',
  "File, certificati e chiavi dell'ambiente": 'Files, certificates and keys of the environment',
  'si leggono': 'can be read',
  'i valori che mancano ({0}) non lasciano leggere tutto':
    'the missing values ({0}) keep some from being read',
  'dare i valori, e ripetere': 'give the values, and repeat',
  'Guardia sulla produzione': 'Production guard',
  "l'indirizzo di {0} non si legge": 'the address of {0} cannot be read',
  'nessun indirizzo noto di produzione': 'no known address of production',
  'Variabili di ambiente': 'Environment variables',
  '; le chiederà il terminale: {0}': '; the terminal will ask for {0}',
  'senza un valore: {0}{1}': 'without a value: {0}{1}',
  'scriverle in .env (NOME=…) o darle al comando':
    'write them in .env (NAME=…) or give them to the command',
  'i file non ne nominano{0}': 'the files name none{0}',
  'hanno un valore: {0}{1}': 'with a value: {0}{1}',
  '{0} (emesso da {1}, fino al {2})': '{0} (issued by {1}, until {2})',
  'la versione non si è letta': 'the version was not read',
  '{0}, {1}; interrotto, perché il certificato del server non è accettato':
    '{0}, {1}; broken off, since the certificate of the server is not accepted',
  '{0}, {1}; interrotto dal server, che rifiuta il certificato client':
    '{0}, {1}; broken off by the server, which refuses the client certificate',
  'Certificato del server': 'Server certificate',
  'accettato da trust: ca:, giorni interi rimasti: {0}{1}':
    'accepted by trust: ca:, whole days left: {0}{1}',
  "avvisare l'help desk dell'autorità, se non sa che scade":
    'tell the help desk of the authority, if it does not know that it ends',
  "l'handshake non arriva a dirlo{0}": 'the handshake does not get so far{0}',
  "con l'avviso {0}": 'with the alert {0}',
  'Certificato client': 'Client certificate',
  "l'handshake non arriva a dirlo": 'the handshake does not get so far',
  "l'ambiente non ne ha, e il server non lo pretende":
    'the environment has none, and the server does not insist on one',
  "farne uno nuovo e comunicarlo all'autorità (fase 3)":
    'make a new one and communicate it to the authority (stage 3)',
  'il server non lo pretende: la connessione riesce anche senza, e non si può dire se lo riconosca; {0}':
    'the server does not insist on it: the connection succeeds without one too, and whether it is known cannot be said; {0}',
  "chiedere all'autorità se la mutua autenticazione TLS è attiva":
    'ask the authority whether mutual TLS is in force',
  'la connessione riesce, e quella di controllo senza certificato si interrompe per altro ({0})':
    'the connection succeeds, and the control without a certificate breaks off for another reason ({0})',
  ripetere: 'repeat',
  'accettato; senza, il server rifiuta ({0}); {1}':
    'accepted; without it, the server refuses ({0}); {1}',
  'rinnovarlo: il nuovo va comunicato prima di usarlo (fase 3)':
    'renew it: the new one is to be communicated before it is used (stage 3)',
  'il server non risponde a HEAD: {0}': 'the server does not answer HEAD: {0}',
  'il server non si raggiunge': 'the server is not reached',
  'le CA di trust: ca: non si leggono': 'the CAs of trust: ca: cannot be read',
  'senza una connessione il server non dice che ora è':
    'without a connection the server does not say what time it is',
  Nome: 'Name',
  'Connessione TCP': 'TCP connection',
  'Versione di Node': 'Version of Node',
  '«{0}» non si interpreta': '“{0}” cannot be understood',
  '{0}, serve almeno {1}': '{0}, at least {1} is needed',
  'installare un Node più recente': 'install a newer Node',
  'vale fino al {0}, giorni interi rimasti: {1}': 'valid until {0}, whole days left: {1}',
  '{0}: il certificato non si è letto': '{0}: the certificate was not read',
  '{0}: nel certificato non si trova un codice fiscale':
    '{0}: no codice fiscale is found in the certificate',
  'una CNS lo ha nel nome comune (CF/numero) o in serialNumber (TINIT-CF): controllare che sia quella la chiave':
    'a CNS has it in the common name (CF/number) or in serialNumber (TINIT-CF): check that this is the key',
  '{0}: il certificato è di {1}, e codiceFiscale: è {2}':
    '{0}: the certificate is of {1}, and codiceFiscale: is {2}',
  "indicare la chiave dell'operatore, o correggere codiceFiscale: l'autorità rifiuta la differenza":
    'name the key of the operator, or correct codiceFiscale: the authority refuses the difference',
  'usare un certificato in corso di validità': 'use a certificate that is in force',
  "{0}: gli usi del certificato sono quelli dell'altra chiave":
    '{0}: the usages of the certificate are those of the other key',
  'controllare che authentication: e signature: non siano scambiati':
    'check that authentication: and signature: are not swapped',
  'rinnovare il certificato per tempo': 'renew the certificate in time',
  'Le chiavi di «{0}»': 'The keys of “{0}”',
  'il suo codiceFiscale: non ha un valore': 'its codiceFiscale: has no value',
  'hanno di proposito un difetto (card: {0})': 'have a flaw on purpose (card: {0})',
  'il certificato client': 'the client certificate',
  'Le chiavi degli operatori': 'The keys of the operators',
  Carte: 'Cards',
  'nessuna chiave è su una carta': 'no key is on a card',
  "il certificato client dell'ambiente non si legge":
    'the client certificate of the environment cannot be read',
  'la chiave è su una carta: per presentarla serve il PIN, che qui non si chiede':
    'the key is on a card: to present it the PIN is needed, which is not asked here',
  'la chiave è dietro a un programma, e TLS firma da sé':
    'the key is behind a program, and TLS signs by itself',
  'a un ambiente di produzione non ci si collega':
    'nobody connects to an environment of production',
  "l'ambiente non ha un indirizzo che si legga": 'the environment has no address that can be read',
  "senza un'applicazione che si legga il simulatore non si avvia":
    'without an application that can be read the simulator is not started',
  'con un ambiente che non si legge il simulatore non si avvia':
    'with an environment that cannot be read the simulator is not started',
  'il simulatore non si avvia: {0}': 'the simulator is not started: {0}',
  '{0} è già un indirizzo': '{0} is an address already',
  'il nome non si risolve': 'the name does not resolve',
  'si apre verso {0}': 'opens to {0}',
  'Contratto ufficiale (SIST_WSDL_DIR)': 'Official contract (SIST_WSDL_DIR)',
  'non è indicato: vale il contratto incluso': 'not named: the contract that is included holds',
  'si legge, con tutte le operazioni del nostro: {0}':
    'can be read, with all the operations of ours: {0}',
  'si legge ({0}), e non ha {1}': 'can be read ({0}), and does not have {1}',
  'per queste operazioni vale il contratto incluso: riprendere dal pacchetto ufficiale i WSDL che mancano':
    'for these operations the contract that is included holds: take the missing WSDLs from the official package',
  '[non determinato]': '[not determined]',
  '[non serve]': '[not needed]',
  '{0} ({1})': '{0} ({1})',
  '{0}rimedio: {1}': '{0}fix: {1}',
  'Tutto pronto.': 'All is ready.',
  'Si può cominciare; avvisi: {0}.': 'One may begin; warnings: {0}.',
  'Non è tutto pronto: non superati {0}, non determinati {1}. Nessuna operazione è stata chiamata.':
    'Not all is ready: failed {0}, not determined {1}. No operation was called.',
  'Ambiente {0}\n': 'Environment {0}\n',
  'Ambiente {0}, applicazione {1}\n': 'Environment {0}, application {1}\n',
  'dice che cosa manca per cominciare, prima di inviare qualcosa':
    'says what is missing to begin, before anything is sent',
  "Guarda, senza chiamare nessuna operazione: Node, variabili di ambiente (mai i valori), file e chiavi, guardia sulla produzione, contratto ufficiale, ciò che è comunicato all'autorità, certificati e carte degli operatori (senza PIN), la strada fino al server, TLS, il certificato del server e il nostro, l'orologio. Ciò che non si può determinare non è mai dato per buono. Esce con 0, o con 3 se qualcosa manca o non si determina. Si veda docs/it/doctor.md.":
    'Looks, without calling any operation, at: Node, environment variables (never their values), files and keys, the production guard, the official contract, what was communicated to the authority, certificates and cards of the operators (without a PIN), the way to the server, TLS, the certificate of the server and ours, the clock. What cannot be determined is never taken for good. Exits with 0, or with 3 if something is missing or not determined. See docs/doctor.md.',
  "l'ambiente (predefinito: simulator, che è avviato per il tempo che serve)":
    'the environment (default: simulator, which is started for as long as it takes)',
  '\nEsempi:\n  collaudo doctor\n  collaudo doctor --env simulator --json\n':
    '\nExamples:\n  collaudo doctor\n  collaudo doctor --env simulator --json\n',
}
