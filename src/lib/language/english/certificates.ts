import type { Catalogue } from '../render.ts'

export const certificates: Catalogue = {
  sconosciuta: 'unknown',
  'le sue date non si leggono': 'its dates cannot be read',
  "l'estensione {0} c'è due volte": 'the extension {0} is there twice',
  "l'estensione {0} non si legge": 'the extension {0} cannot be read',
  'il nome comune è vuoto': 'the common name is empty',
  'il nome comune ha {0} caratteri: il massimo è {1}':
    'the common name has {0} characters: at most {1}',
  '«{0}» non comincia con una partita IVA: attesa la forma {1}':
    '“{0}” does not begin with a partita IVA: expected the form {1}',
  'dopo la partita IVA di «{0}» manca il punto con il dominio: attesa la forma {1}':
    'after the partita IVA of “{0}” the dot and the domain are missing: expected the form {1}',
  '«{0}» comincia con {1} cifre: una partita IVA ne ha 11':
    '“{0}” begins with {1} digits: a partita IVA has 11',
  '«{0}» non è fatta di 11 cifre': '“{0}” is not made of 11 digits',
  'una partita IVA di soli zeri non è di nessuno': "a partita IVA of zeros alone is nobody's",
  'la cifra di controllo di {0} è sbagliata: una delle 11 cifre è errata':
    'the check digit of {0} is wrong: one of the 11 digits is mistaken',
  'il nome ha {0} caratteri: il massimo è 253': 'the name has {0} characters: at most 253',
  '«{0}» ha un punto di troppo': '“{0}” has a dot too many',
  '«{0}» ha un asterisco: serve il nome intero': '“{0}” has an asterisk: the whole name is needed',
  '«{0}» non può stare in un nome DNS: attese lettere senza accento, cifre e trattini interni':
    '“{0}” cannot stand in a DNS name: expected letters without accents, digits, and hyphens between them',
  'il dominio «{0}» non termina con .it': 'the domain “{0}” does not end in .it',
  'il blocco {0} è vuoto': 'the block {0} is empty',
  'il blocco {0} non è base64: è tagliato o un programma lo ha cambiato':
    'the block {0} is not base64: it is cut, or a program changed it',
  'il blocco {0} è chiuso come {1}': 'the block {0} is closed as {1}',
  'un blocco PEM non è intero: mancano i suoi trattini di inizio o di fine':
    'a PEM block is not whole: the hyphens at its beginning or at its end are missing',
  'indicare la variabile di ambiente che la contiene con --passphrase-env':
    'name the environment variable that holds it with --passphrase-env',
  'serve un certificato in PEM (-----BEGIN CERTIFICATE-----), in DER, o in un PKCS#12':
    'needed is a certificate in PEM (-----BEGIN CERTIFICATE-----), in DER, or in a PKCS#12',
  'un certificato è tagliato, o ha altro in coda':
    'a certificate is cut, or has something behind it',
  'farsi mandare di nuovo il file, in un archivio o come allegato binario':
    'ask for the file again, in an archive or as a binary attachment',
  'un certificato è danneggiato': 'a certificate is damaged',
  'farsi mandare di nuovo il file': 'ask for the file again',
  'un certificato è danneggiato: {0}': 'a certificate is damaged: {0}',
  'la chiave chiede troppi giri di derivazione': 'the key asks for too many rounds of derivation',
  'rifarla con openssl pkey -aes256': 'make it again with openssl pkey -aes256',
  'la chiave privata è danneggiata': 'the private key is damaged',
  'controllare il file': 'check the file',
  'è una richiesta di certificato (CSR), non un certificato':
    'is a certificate request (CSR), not a certificate',
  'è una chiave pubblica, non un certificato': 'is a public key, not a certificate',
  'è una lista di revoca, non un certificato': 'is a revocation list, not a certificate',
  'è un certificato nella forma privata di OpenSSL: rifarlo con openssl x509':
    "is a certificate in OpenSSL's own form: make it again with openssl x509",
  'copiare di nuovo il testo, trattini compresi': 'copy the text again, hyphens included',
  'il file ha {0} certificati: al più {1}': 'the file has {0} certificates: at most {1}',
  'indicare il file del certificato, non un elenco di CA':
    'name the file of the certificate, not a list of authorities',
  'il file ha {0} chiavi private': 'the file has {0} private keys',
  'lasciarne una sola, quella del certificato': 'leave only one, that of the certificate',
  'per aprire il PKCS#12 serve la sua passphrase': 'opening the PKCS#12 takes its passphrase',
  'il file è tagliato, danneggiato, o ha altro in coda':
    'the file is cut, damaged, or has something behind it',
  'è una chiave privata in DER, non un certificato': 'is a private key in DER, not a certificate',
  'non è un certificato, né un file che ne contiene':
    'is not a certificate, nor a file that contains any',
  'comincia con un BOM (UTF-8)': 'begins with a BOM (UTF-8)',
  'è in UTF-16: un programma di Windows lo ha riscritto':
    'is in UTF-16: a Windows program wrote it anew',
  'il file è vuoto': 'the file is empty',
  'il file ha {0} byte: al più {1}': 'the file has {0} bytes: at most {1}',
  'è base64 senza la riga -----BEGIN CERTIFICATE-----':
    'is base64 without the line -----BEGIN CERTIFICATE-----',
  'ha le righe di Windows (CRLF)': 'has Windows line ends (CRLF)',
  'il file è danneggiato': 'the file is damaged',
  'il PKCS#12 chiede troppi giri di derivazione della chiave: rifarlo':
    'the PKCS#12 asks for too many rounds of key derivation: make it again',
  '{0} non è una CA e non può emettere certificati':
    '{0} is not a CA and cannot issue certificates',
  'la chiave di {0} non può firmare certificati (keyCertSign)':
    'the key of {0} cannot sign certificates (keyCertSign)',
  '{0} ammette al più {1} CA sotto di sé: ce ne sono {2}':
    '{0} allows at most {1} CAs below it: there are {2}',
  '{0} vale solo dal {1}': '{0} is valid only from {1}',
  '{0} è scaduto il {1}': '{0} expired on {1}',
  'autogenerato: la firma è della sua stessa chiave':
    'self-generated: the signature is of its own key',
  'si dice autogenerato, ma la firma non è della sua chiave':
    'it says that it is self-generated, but the signature is not of its key',
  rifarlo: 'make it again',
  'chiedere alla CA la catena giusta': 'ask the CA for the right chain',
  'nessuna delle CA indicate ha emesso {0}': 'none of the CAs that were named issued {0}',
  'indicare con --ca la CA che lo ha emesso: {0}': 'name with --ca the CA that issued it: {0}',
  'fino a {0}, della Trusted List': 'up to {0}, of the Trusted List',
  'la catena si ferma a {0}: manca {1}': 'the chain stops at {0}: {1} is missing',
  'mettere gli intermedi nel file, dopo il certificato, e indicare la radice con --ca':
    'put the intermediates into the file, after the certificate, and name the root with --ca',
  'La catena dei certificati regge': 'The chain of certificates holds',
  'Il file ha il certificato e poi gli intermedi, in ordine':
    'The file has the certificate and then the intermediates, in order',
  'collaudo cert export li riscrive in ordine': 'collaudo cert export writes them in order',
  'i certificati del file non sono in ordine: alcuni programmi li rifiutano':
    'the certificates of the file are not in order: some programs refuse them',
  'il file contiene anche {0}, che qui non serve':
    'the file also contains {0}, which is of no use here',
  'un solo certificato': 'a single certificate',
  '{0} certificati': '{0} certificates',
  'in produzione il nome comune ha la forma PartitaIva.Dominio.it della struttura sanitaria':
    'in production the common name has the form PartitaIva.Dominio.it of the health structure',
  'il certificato non ha un nome comune': 'the certificate has no common name',
  'il certificato ha {0} nomi comuni: {1}': 'the certificate has {0} common names: {1}',
  'Il nome comune ha la forma PartitaIva.Dominio.it':
    'The common name has the form PartitaIva.Dominio.it',
  "il nome comune ha un'altra forma": 'the common name has another form',
  'La partita IVA del nome comune ha la cifra di controllo giusta':
    'The partita IVA of the common name has the right check digit',
  'rifare il certificato con la partita IVA giusta':
    'make the certificate again with the right partita IVA',
  'Il dominio del nome comune è un nome DNS che termina con .it':
    'The domain of the common name is a DNS name that ends in .it',
  'rifare il certificato con il dominio giusto': 'make the certificate again with the right domain',
  'Il nome comune sta anche in subjectAltName': 'The common name stands in subjectAltName too',
  'il certificato non ha nomi DNS in subjectAltName: i programmi di oggi guardano solo quelli':
    'the certificate has no DNS names in subjectAltName: programs of today look only at those',
  'in subjectAltName ci sono {0}, non {1}': 'subjectAltName has {0}, not {1}',
  'rifare il certificato con il suo nome in subjectAltName':
    'make the certificate again with its name in subjectAltName',
  'non ha la forma di un codice fiscale': 'does not have the form of a codice fiscale',
  'la lettera del mese non è tra A B C D E H L M P R S T':
    'the letter of the month is not among A B C D E H L M P R S T',
  'il giorno non è tra 1 e 31, o tra 41 e 71':
    'the day is not between 1 and 31, or between 41 and 71',
  'il carattere di controllo è sbagliato': 'the check character is wrong',
  'Il certificato dice il codice fiscale del titolare':
    'The certificate says the codice fiscale of its holder',
  'né il nome comune (atteso CF/numero.codice) né serialNumber (atteso TINIT-CF) ne contiene uno':
    'neither the common name (expected CF/number.code) nor serialNumber (expected TINIT-CF) contains one',
  'indicare il certificato della carta': 'name the certificate of the card',
  'le identità di prova pubbliche possono non superare il controllo stretto: senza --strict sono accettate':
    'public test identities may not pass the strict check: without --strict they are accepted',
  'La chiave privata è quella del certificato': 'The private key is that of the certificate',
  'nessuna chiave da confrontare: indicarla con --key-file':
    'no key to compare: name it with --key-file',
  'la chiave è cifrata: indicare la passphrase con --passphrase-env':
    'the key is encrypted: name its passphrase with --passphrase-env',
  'vanno insieme': 'they belong together',
  'la chiave privata è di un altro certificato': 'the private key is of another certificate',
  'Un certificato autogenerato si usa solo fuori dalla produzione':
    'A self-generated certificate is used only outside production',
  'emesso da {0}': 'issued by {0}',
  'è autogenerato: in produzione serve un certificato SSL Server di una CA riconosciuta da AgID':
    'it is self-generated: production wants an SSL Server certificate of a CA recognised by AgID',
  'collaudo cert csr prepara la richiesta per la CA':
    'collaudo cert csr prepares the request for the CA',
  'autogenerato: in pre-collaudo e collaudo è ammesso':
    'self-generated: allowed in pre-collaudo and collaudo',
  'livello {0} di 4: {1}': 'level {0} of 4: {1}',
  '{0}; ma la lista è chiusa, e non dice che cosa vale oggi':
    '{0}; but the list is closed, and does not say what holds today',
  '{0}; ma la lista è scaduta il {1}, e non dice che cosa vale oggi':
    '{0}; but the list expired on {1}, and does not say what holds today',
  'scaricare dal sito di AgID la Trusted List in vigore':
    "download the Trusted List in force from AgID's site",
  'chiedere il certificato a una CA della Trusted List italiana':
    'ask a CA of the Italian Trusted List for the certificate',
  'chiedere il certificato a una CA con un servizio in vigore':
    'ask a CA with a service in force for the certificate',
  "chiedere all'help desk se quella CA basta: il livello non è quello di una CA qualificata":
    'ask the help desk whether that CA will do: the level is not that of a qualified CA',
  '{0}; nessuno ha indicato di chi deve essere la firma della lista':
    '{0}; nobody named whose signature the list must have',
  'indicare con --list-signer il certificato con cui AgID firma la lista':
    'name with --list-signer the certificate with which AgID signs the list',
  'Chi lo ha emesso è una CA riconosciuta da AgID': 'Its issuer is a CA recognised by AgID',
  'livello 0 di 4: il certificato è autogenerato':
    'level 0 of 4: the certificate is self-generated',
  'serve la Trusted List italiana, che pubblica AgID':
    'the Italian Trusted List, which AgID publishes, is needed',
  'scaricarla e indicarla con --trusted-list': 'download it and name it with --trusted-list',
  'rifarlo con --key rsa-2048, rsa-3072 o ec-p256':
    'make it again with --key rsa-2048, rsa-3072 or ec-p256',
  '{0}: servono almeno 2048 bit': '{0}: at least 2048 bits are needed',
  "RSA con esponente {0}: l'usuale è 65537": 'RSA with the exponent {0}: the usual one is 65537',
  'curva {0}: servono P-256, P-384 o P-521': 'curve {0}: P-256, P-384 or P-521 is needed',
  'chiave {0}: serve RSA o EC': 'key {0}: RSA or EC is needed',
  'La chiave è abbastanza forte': 'The key is strong enough',
  "L'algoritmo di firma del certificato è sicuro":
    'The signature algorithm of the certificate is safe',
  '{0}: serve RSA o ECDSA con SHA-256, SHA-384 o SHA-512':
    '{0}: RSA or ECDSA with SHA-256, SHA-384 or SHA-512 is needed',
  'rifare il certificato: openssl usa SHA-256 con -sha256':
    'make the certificate again: openssl uses SHA-256 with -sha256',
  'Il certificato è in corso di validità': 'The certificate is valid now',
  'finisce ({0}) prima di cominciare ({1})': 'it ends ({0}) before it begins ({1})',
  'vale solo dal {0}': 'it is valid only from {0}',
  "controllare l'orologio, o aspettare": 'check the clock, or wait',
  'è scaduto il {0}': 'it expired on {0}',
  'farne uno nuovo e comunicarlo: riapre la fase 3':
    'make a new one and communicate it: stage 3 opens again',
  'dal {0} al {1}': 'from {0} to {1}',
  'Alla scadenza mancano almeno {0} giorni': 'At least {0} days are left',
  '1 giorno': '1 day',
  '{0} giorni': '{0} days',
  'è già scaduto': 'it has already expired',
  'manca 1 giorno intero': '1 whole day is left',
  'mancano {0} giorni interi': '{0} whole days are left',
  'rinnovarlo: il nuovo va comunicato prima di usarlo':
    'renew it: the new one is to be communicated before it is used',
  'Il certificato non è quello di una CA': 'The certificate is not that of a CA',
  'basicConstraints dice CA:TRUE, come fa openssl req -x509 se non gli si dice altro':
    'basicConstraints says CA:TRUE, as openssl req -x509 does unless told otherwise',
  'rifarlo con collaudo cert new, o con -addext basicConstraints=critical,CA:FALSE':
    'make it again with collaudo cert new, or with -addext basicConstraints=critical,CA:FALSE',
  'La chiave può firmare gli scambi TLS': 'The key can sign TLS exchanges',
  'keyUsage manca: nessun limite': 'there is no keyUsage: no limit',
  'keyUsage dice {0}: manca digitalSignature': 'keyUsage says {0}: digitalSignature is missing',
  'con TLS 1.2 e 1.3 la chiave firma: rifare il certificato':
    'in TLS 1.2 and 1.3 the key signs: make the certificate again',
  'extendedKeyUsage manca: nessun limite': 'there is no extendedKeyUsage: no limit',
  'extendedKeyUsage lo dice': 'extendedKeyUsage says so',
  'È un certificato di server (serverAuth)': 'It is a server certificate (serverAuth)',
  'extendedKeyUsage non contiene serverAuth': 'extendedKeyUsage does not contain serverAuth',
  'in produzione serve un certificato SSL Server': 'production wants an SSL Server certificate',
  'Può presentarsi come client (clientAuth)': 'It can be shown by a client (clientAuth)',
  'extendedKeyUsage non contiene clientAuth: un server che chiede il certificato in TLS può rifiutarlo':
    'extendedKeyUsage does not contain clientAuth: a server that asks for the certificate in TLS may refuse it',
  'chiederlo alla CA con clientAuth; le CA pubbliche lo stanno togliendo dai certificati di server':
    'ask the CA for it with clientAuth; public CAs are taking it out of server certificates',
  'La chiave della carta serve ad autenticarsi o a firmare':
    'The key of the card is for authentication or for signatures',
  'firma dei documenti (nonRepudiation)': 'signature of documents (nonRepudiation)',
  'autenticazione (digitalSignature)': 'authentication (digitalSignature)',
  'keyUsage manca: non si sa a che cosa serve la chiave':
    'there is no keyUsage: nobody knows what the key is for',
  'keyUsage dice {0}, e non basta a nessuno dei due usi':
    'keyUsage says {0}, which is enough for neither of the two uses',
  'indicare il certificato di autenticazione o quello di firma della carta':
    'name the authentication certificate or the signature certificate of the card',
}
