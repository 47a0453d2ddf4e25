import type { Catalogue } from '../render.ts'

export const certCommand: Catalogue = {
  "manca l'opzione $1": 'option $1 is missing',
  'nessuno è al terminale a scrivere la passphrase':
    'nobody is at the terminal to type the passphrase',
  'darla in una variabile di ambiente, con --passphrase-env NOME':
    'give it in an environment variable, with --passphrase-env NAME',
  'nessuna passphrase': 'no passphrase',
  'ripetere il comando e scriverla': 'give the command again and type it',
  '--passphrase-env vuole il nome di una variabile di ambiente':
    '--passphrase-env takes the name of an environment variable',
  'per esempio --passphrase-env SIST_CLIENT_P12_PASSPHRASE; il valore va nella variabile':
    'for example --passphrase-env SIST_CLIENT_P12_PASSPHRASE; the value goes into the variable',
  'Passphrase (non si vede):': 'Passphrase (not shown):',
  'la passphrase deve avere da 8 a 128 caratteri ASCII, senza accenti':
    'the passphrase must have 8 to 128 ASCII characters, without accents',
  'gli altri caratteri non tutti i programmi li leggono allo stesso modo':
    'not all programs read other characters in the same way',
  'Ancora una volta:': 'Once more:',
  'le due passphrase sono diverse': 'the two passphrases differ',
  'ripetere il comando': 'give the command again',
  "in {0} c'è già {1}": '{1} is already in {0}',
  "indicare un'altra cartella con --out, o --force per sostituirli: una chiave sostituita è persa":
    'name another folder with --out, or replace them with --force: a replaced key is lost',
  '--profile <profilo>': '--profile <profile>',
  'struttura (certificato) o dispositivo (carta) (predefinito: struttura)':
    'struttura (certificate) or dispositivo (card) (default: struttura)',
  'dice che cosa contiene un file di certificati': 'says what a file of certificates contains',
  'Legge PEM, DER, PKCS#7 e PKCS#12, anche con le cifrature di un tempo, gli intermedi in un altro ordine, un BOM o le righe di Windows. Esce con 0 se il file si legge: se il certificato va bene lo dice collaudo cert check.':
    'Reads PEM, DER, PKCS#7 and PKCS#12, also with the ciphers of old, intermediates in another order, a BOM or Windows line ends. Exits with 0 if the file can be read: whether the certificate will do is said by collaudo cert check.',
  'del PKCS#12 o della chiave': 'of the PKCS#12 or of the key',
  'stampa un solo oggetto JSON con il contenuto': 'prints a single JSON object with the contents',
  '\nEsempi:\n  collaudo cert show certificati/client.pem\n  collaudo cert show cifrati/client.p12 --passphrase-env SIST_CLIENT_P12_PASSPHRASE --json\n':
    '\nExamples:\n  collaudo cert show certificati/client.pem\n  collaudo cert show cifrati/client.p12 --passphrase-env SIST_CLIENT_P12_PASSPHRASE --json\n',
  'controlla se un certificato va bene': 'checks whether a certificate will do',
  'Dice ogni regola con il suo esito e il motivo: forma del nome, cifra di controllo, date, rinnovo, chiave, algoritmo, usi, catena, chiave privata. Con --production anche chi lo ha emesso, come livello da 0 a 4: 0 autogenerato, 1 CA non nella Trusted List, 2 CA nella lista, 3 CA qualificata in vigore, 4 certificato qualificato di sito web. Esce con 0, o con 1 se una regola non è soddisfatta o non si è potuta valutare.':
    'Says each rule with its result and its reason: form of the name, check digit, dates, renewal, key, algorithm, usages, chain, private key. With --production also who issued it, as a level from 0 to 4: 0 self-generated, 1 CA not in the Trusted List, 2 CA in the list, 3 qualified CA in force, 4 qualified website certificate. Exits with 0, or with 1 if a rule is not met or could not be evaluated.',
  'il certificato: PEM, DER, PKCS#7 o PKCS#12': 'the certificate: PEM, DER, PKCS#7 or PKCS#12',
  'con le regole della produzione': 'with the rules of production',
  '--trusted-list <file>': '--trusted-list <file>',
  'la Trusted List italiana, in XML, che pubblica AgID':
    'the Italian Trusted List, in XML, which AgID publishes',
  '--list-signer <file>': '--list-signer <file>',
  'il certificato con cui AgID firma la lista': 'the certificate with which AgID signs the list',
  '--key-file <file>': '--key-file <file>',
  'la chiave privata, se non è nello stesso file': 'the private key, if it is not in the same file',
  '--ca <file>': '--ca <file>',
  'le CA di cui ci si fida, in PEM': 'the CAs that are trusted, in PEM',
  'controlla anche mese, giorno e carattere di controllo del codice fiscale':
    'also checks month, day and check character of the codice fiscale',
  'stampa un solo oggetto JSON con ogni regola': 'prints a single JSON object with each rule',
  '\nEsempi:\n  collaudo cert check certificati/client.pem --key-file certificati/client.key\n  collaudo cert check --production --trusted-list TSL-IT.xml --ca radice.pem produzione/certificato.pem\n':
    '\nExamples:\n  collaudo cert check certificati/client.pem --key-file certificati/client.key\n  collaudo cert check --production --trusted-list TSL-IT.xml --ca radice.pem produzione/certificato.pem\n',
  'attesi da 1 a {0} giorni': 'expected 1 to {0} days',
  'attese due lettere maiuscole, per esempio IT': 'expected two capital letters, for example IT',
  'attesi da 1 a 64 caratteri': 'expected 1 to 64 characters',
  'stampa un solo oggetto JSON con {0}': 'prints a single JSON object with {0}',
  'fa un certificato autogenerato, per pre-collaudo e collaudo':
    'makes a self-generated certificate, for pre-collaudo and collaudo',
  "Fa client.pem (il certificato) e client.key (la chiave, leggibile solo dal proprietario); con una passphrase la chiave è cifrata, e c'è anche client.p12. Il nome comune ha la forma PartitaIva.Dominio.it: una cifra di controllo o un dominio sbagliati sono rifiutati.":
    'Makes client.pem (the certificate) and client.key (the key, readable only by its owner); with a passphrase the key is encrypted, and there is client.p12 too. The common name has the form PartitaIva.Dominio.it: a wrong check digit or domain is refused.',
  '--cn <nome>': '--cn <name>',
  'il nome comune, per esempio 01234567897.ospedale-esempio.it':
    'the common name, for example 01234567897.ospedale-esempio.it',
  'dove scrivere i file': 'where to write the files',
  '--days <giorni>': '--days <days>',
  'per quanti giorni vale (predefinito: 365)': 'for how many days it is valid (default: 365)',
  '--san <nome...>': '--san <name...>',
  'altri nomi DNS o indirizzi IP del certificato':
    'further DNS names or IP addresses of the certificate',
  '--organization <nome>': '--organization <name>',
  "l'organizzazione del soggetto": 'the organization of the subject',
  "ammette un nome comune di un'altra forma, che solo la produzione vieta":
    'allows a common name of another form, which only production forbids',
  'sostituisce i file che ci sono già': 'replaces files that are there already',
  'della nuova chiave': 'of the new key',
  'i file scritti e il certificato': 'the written files and the certificate',
  '\nEsempi:\n  collaudo cert new --cn 01234567897.ospedale-esempio.it --out certificati\n  collaudo cert new --cn 01234567897.ospedale-esempio.it --out cifrati --key rsa-3072 --passphrase-env SIST_CLIENT_P12_PASSPHRASE\n':
    '\nExamples:\n  collaudo cert new --cn 01234567897.ospedale-esempio.it --out certificati\n  collaudo cert new --cn 01234567897.ospedale-esempio.it --out cifrati --key rsa-3072 --passphrase-env SIST_CLIENT_P12_PASSPHRASE\n',
  'prepara la richiesta di un certificato di produzione':
    'prepares the request for a production certificate',
  'Fa client.csr, da inviare a una CA riconosciuta da AgID, e client.key, che resta dove è. In produzione ogni installazione ha un certificato SSL Server con nome comune PartitaIva.Dominio.it della struttura sanitaria.':
    'Makes client.csr, to be sent to a CA recognised by AgID, and client.key, which stays where it is. In production each installation has an SSL Server certificate with the common name PartitaIva.Dominio.it of the health structure.',
  'la chiave da usare, in PEM o PKCS#12, invece di farne una':
    'the key to use, in PEM or PKCS#12, instead of making one',
  'altri nomi DNS del certificato': 'further DNS names of the certificate',
  '--locality <nome>': '--locality <name>',
  'la località del soggetto': 'the locality of the subject',
  '--province <nome>': '--province <name>',
  'la provincia del soggetto': 'the province of the subject',
  '--country <sigla>': '--country <code>',
  'lo stato del soggetto (predefinito: IT)': 'the country of the subject (default: IT)',
  'della chiave': 'of the key',
  'i file scritti': 'the written files',
  '\nEsempi:\n  collaudo cert csr --cn 01234567897.ospedale-esempio.it --organization Ospedale --out produzione\n  collaudo cert csr --cn 01234567897.ospedale-esempio.it --key-file certificati/client.key --out rinnovo\n':
    '\nExamples:\n  collaudo cert csr --cn 01234567897.ospedale-esempio.it --organization Ospedale --out produzione\n  collaudo cert csr --cn 01234567897.ospedale-esempio.it --key-file certificati/client.key --out rinnovo\n',
  'prepara la chiave pubblica e il certificato da inviare':
    'prepares the public key and the certificate to send',
  "Scrive la chiave pubblica (PEM) e il certificato (PEM e DER) come si inviano nella fase 3, e la catena in ordine se c'è. La chiave privata non è mai tra questi file.":
    'Writes the public key (PEM) and the certificate (PEM and DER) as they are sent in stage 3, and the chain in order if there is one. The private key is never among these files.',
  'del PKCS#12': 'of the PKCS#12',
  '\nEsempi:\n  collaudo cert export certificati/client.pem --out da-inviare\n  collaudo cert export cifrati/client.p12 --passphrase-env SIST_CLIENT_P12_PASSPHRASE --out da-inviare-p12\n':
    '\nExamples:\n  collaudo cert export certificati/client.pem --out da-inviare\n  collaudo cert export cifrati/client.p12 --passphrase-env SIST_CLIENT_P12_PASSPHRASE --out da-inviare-p12\n',
  '--key <tipo>': '--key <kind>',
  'il tipo di chiave: {0} (predefinito: rsa-2048)': 'the kind of key: {0} (default: rsa-2048)',
  '--passphrase-env <nome>': '--passphrase-env <name>',
  'la variabile di ambiente con la passphrase {0}':
    'the environment variable with the passphrase {0}',
  'chiede al terminale la passphrase {0}, senza mostrarla':
    'asks at the terminal for the passphrase {0}, without showing it',
  'fa, mostra e controlla certificati': 'makes, shows and checks certificates',
  "Fa il certificato per pre-collaudo e collaudo e la richiesta per la produzione, prepara ciò che si invia all'autorità, e controlla se un certificato va bene. Una passphrase viene da una variabile di ambiente o dal terminale, mai dalla riga di comando.":
    'Makes the certificate for pre-collaudo and collaudo and the request for production, prepares what is sent to the authority, and checks whether a certificate will do. A passphrase comes from an environment variable or from the terminal, never from the command line.',
  '\nEsempi:\n  collaudo cert new --cn 01234567897.ospedale-esempio.it --out certificati\n  collaudo cert check certificati/client.pem\n':
    '\nExamples:\n  collaudo cert new --cn 01234567897.ospedale-esempio.it --out certificati\n  collaudo cert check certificati/client.pem\n',
  'non è nel file': 'is not in the file',
  'nel file, cifrata': 'in the file, encrypted',
  'nel file, è la sua': 'in the file, its own',
  'nel file, ma di un altro certificato': 'in the file, but of another certificate',
  'non lo dice': 'does not say',
  soggetto: 'subject',
  emittente: 'issuer',
  'lui stesso (autogenerato)': 'itself (self-generated)',
  'partita IVA': 'partita IVA',
  'codice fiscale': 'codice fiscale',
  validità: 'validity',
  'dal {0} al {1}, giorni interi rimasti: {2}': 'from {0} to {1}, whole days left: {2}',
  chiave: 'key',
  firma: 'signature',
  usi: 'usages',
  'nomi DNS': 'DNS names',
  'chiave privata': 'private key',
  'intermedio o radice': 'intermediate or root',
  'altro nel file': 'also in the file',
  nota: 'note',
  "{0}: nel file non c'è una chiave privata": '{0}: there is no private key in the file',
  'serve una chiave in PEM (-----BEGIN PRIVATE KEY-----) o un PKCS#12':
    'needed is a key in PEM (-----BEGIN PRIVATE KEY-----) or a PKCS#12',
  '[ok]': '[ok]',
  '[no]': '[no]',
  '[avviso]': '[warning]',
  '[non valutata]': '[not evaluated]',
  'chiusa, senza un aggiornamento successivo': 'closed, without a next update',
  'scaduta il {0}': 'expired on {0}',
  'valida fino al {0}': 'valid until {0}',
  'firmata da chi è stato indicato': 'signed by who was named',
  'firmata da {0} (SHA-256 {1}), che nessuno ha indicato':
    'signed by {0} (SHA-256 {1}), whom nobody named',
  'Trusted List {0} numero {1} del {2}, {3}, {4}': 'Trusted List {0} number {1} of {2}, {3}, {4}',
  '1 regola non è soddisfatta': '1 rule is not met',
  '{0} regole non sono soddisfatte': '{0} rules are not met',
  'nessuna regola della produzione è violata': 'no rule of production is broken',
  'nessuna regola di pre-collaudo e collaudo è violata':
    'no rule of pre-collaudo and collaudo is broken',
  '{0}: la chiave è cifrata': '{0}: the key is encrypted',
  'indicare la passphrase con --passphrase-env': 'name its passphrase with --passphrase-env',
  '{0}: RSA {1}: servono almeno 2048 bit': '{0}: RSA {1}: at least 2048 bits are needed',
  'farne una nuova: senza --key-file': 'make a new one: without --key-file',
  '--san {0}: un indirizzo IP non va in una richiesta':
    '--san {0}: an IP address does not belong into a request',
  'indicare nomi DNS': 'name DNS names',
  '{0}: la chiave non è RSA, né EC P-256': '{0}: the key is neither RSA nor EC P-256',
  'Richiesta di certificato per {0}': 'Certificate request for {0}',
  '  da inviare alla CA  {0}': '  to send to the CA   {0}',
  '  chiave privata      {0} (non va inviata a nessuno)':
    '  private key         {0} (not to be sent to anyone)',
  'Alla CA va chiesto un certificato SSL Server che abbia anche clientAuth.':
    'The CA is to be asked for an SSL Server certificate that has clientAuth too.',
  'Quando arriva: collaudo cert check --production --key-file {0} --trusted-list TSL-IT.xml certificato.pem':
    'When it arrives: collaudo cert check --production --key-file {0} --trusted-list TSL-IT.xml certificato.pem',
  'Da inviare a helpdesk@sist.puglia.it nella fase 3, configurazione:':
    'To be sent to helpdesk@sist.puglia.it in stage 3, configuration:',
  'SHA-256 del certificato, da scrivere nel messaggio: {0}':
    'SHA-256 of the certificate, to be written in the message: {0}',
  'La chiave privata non è tra questi file.': 'The private key is not among these files.',
  'la forma è PartitaIva.Dominio.it, per esempio 01234567897.ospedale-esempio.it':
    'the form is PartitaIva.Dominio.it, for example 01234567897.ospedale-esempio.it',
  '{0}; fuori dalla produzione --any-cn ammette un altro nome':
    '{0}; outside production --any-cn allows another name',
  '--san {0}: {1}': '--san {0}: {1}',
  'attesi un nome DNS o un indirizzo IP': 'expected a DNS name or an IP address',
  'avviso: {0}; in produzione un nome così è rifiutato':
    'warning: {0}; in production such a name is refused',
  'Certificato autogenerato di {0}, {1}, valido fino al {2}':
    'Self-generated certificate of {0}, {1}, valid until {2}',
  '  certificato     {0}': '  certificate     {0}',
  '  chiave privata  {0} (in chiaro, leggibile solo dal proprietario)':
    '  private key     {0} (in clear, readable only by its owner)',
  '  chiave privata  {0} (cifrata)': '  private key     {0} (encrypted)',
  '  PKCS#12         {0}': '  PKCS#12         {0}',
  'La chiave non va inviata a nessuno. Ciò che si invia lo prepara collaudo cert export {0} --out da-inviare':
    'The key is not to be sent to anyone. What is sent is prepared by collaudo cert export {0} --out da-inviare',
  "{0}: nel file non c'è un certificato": '{0}: there is no certificate in the file',
  'serve il certificato con cui AgID firma la Trusted List':
    'needed is the certificate with which AgID signs the Trusted List',
  '--list-signer vuole anche --trusted-list': '--list-signer wants --trusted-list too',
  'indicare la lista di cui è la firma': 'name the list whose signature it is',
  '{0} non si può usare come Trusted List: {1}': '{0} cannot be used as a Trusted List: {1}',
  'indicare un altro file': 'name another file',
  'è solo una chiave: indicare il file del certificato, e questa con --key-file':
    'it is only a key: name the file of the certificate, and this one with --key-file',
}
