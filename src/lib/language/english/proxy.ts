import type { Catalogue } from '../render.ts'

export const proxy: Catalogue = {
  "rifarlo con collaudo cert local --out {0} --name {1} --force, e dare all'applicativo la nuova {2}":
    'make it anew with collaudo cert local --out {0} --name {1} --force, and give the application the new {2}',
  'collaudo cert local --out {0} fa il certificato del proxy':
    'collaudo cert local --out {0} makes the certificate of the proxy',
  'il certificato del proxy in {0} è scaduto': 'the certificate of the proxy in {0} has expired',
  'il certificato del proxy in {0} non è per {1}':
    'the certificate of the proxy in {0} is not for {1}',
  "{0} (all'applicativo: {1} del proxy)": '{0} (to the application: {1} of the proxy itself)',
  "; l'applicativo non ha atteso la risposta": '; the application did not wait for the answer',
  "l'applicativo non si fida del certificato del proxy ({0}): dargli {1}":
    'the application does not trust the certificate of the proxy ({0}): give it {1}',
  "handshake TLS non riuscito ({0}): l'applicativo deve chiamare https:// e fidarsi di {1}":
    'the TLS handshake failed ({0}): the application must call https:// and trust {1}',
  "connessione chiusa senza una richiesta: forse l'applicativo non si fida di {0}":
    'connection closed without a request: perhaps the application does not trust {0}',
  'non è di questa macchina: se deve poter chiamare, indicarlo con --client':
    'not of this machine: if it is to call, name it with --client',
  "non è un percorso dell'ambiente: {0}": 'no path of the environment: {0}',
  "nessun servizio dell'ambiente sta a questo percorso: {0}":
    'no service of the environment is at this path: {0}',
  'Host di qualcun altro: {0}': "somebody else's Host: {0}",
  'non è HTTP/1.1 valido: {0}': 'not valid HTTP/1.1: {0}',
  '{0} rifiutato {1}: {2}': '{0} refused {1}: {2}',
  '{0} non è traffico registrato leggibile': '{0} is no recorded traffic that can be read',
  'indicare una cartella scritta da collaudo proxy, sotto reports/':
    'name a folder written by collaudo proxy, under reports/',
  "la richiesta dell'applicativo si guasta a metà: non è HTTP/1.1 valido":
    "the application's request breaks in the middle: it is not valid HTTP/1.1",
  "la richiesta dell'applicativo è più grande di quanto il proxy inoltri":
    "the application's request is larger than what the proxy passes on",
  "l'applicativo non ha finito la richiesta nel tempo previsto":
    'the application did not end its request in the expected time',
  "l'applicativo ha chiuso la connessione prima di finire la richiesta":
    'the application closed the connection before the end of its request',
  '{0} non è un indirizzo di questa macchina': '{0} is no address of this machine',
  'la porta {0} di {1} non si può aprire ({2})': 'port {0} of {1} cannot be opened ({2})',
  'Risposta interrotta': 'Answer that broke off',
  'Richiesta: righe dopo il corpo': 'Request: lines after the body',
  'Risposta: righe dopo il corpo': 'Answer: lines after the body',
  "il proxy si presenta all'ambiente con un certificato client in un file, e qui è su una carta":
    'the proxy presents itself to the environment with a client certificate in a file, and here it is on a card',
  'indicare in client: certificate: e key:, oppure p12:':
    'name certificate: and key:, or p12:, in client:',
  '--listen vuole un indirizzo IP, trovato «{0}»': '--listen wants an IP address, found “{0}”',
  '--client vuole un indirizzo IP o una rete, trovato «{0}»':
    '--client wants an IP address or a network, found “{0}”',
  'per esempio 192.168.1.20 oppure 192.168.1.0/24': 'for example 192.168.1.20 or 192.168.1.0/24',
  'avviso: il proxy ascolta su {0}, ma accetta solo chiamate da questa macchina: indicare con --client chi altro può chiamare':
    'warning: the proxy listens on {0}, but takes only calls from this machine: name with --client who else may call',
  'avviso: il proxy ascolta su {0} e accetta {1}: chi può chiamarlo agisce con il certificato del produttore':
    "warning: the proxy listens on {0} and takes {1}: whoever can call it acts with the vendor's certificate",
  "Proxy avviato: registra ciò che l'applicativo dice a «{0}».":
    'Proxy started: it records what the application says to “{0}”.',
  "  L'ambiente è il simulatore: niente di quanto avviene qui vale come prova.":
    '  The environment is the simulator: nothing that happens here counts as evidence.',
  "  Indirizzi da dare all'applicativo:": '  Addresses to give to the application:',
  "  CA di cui l'applicativo deve fidarsi: {0}": '  CA that the application must trust: {0}',
  '  Prove: {0}': '  Evidence: {0}',
  'un segreto è finito tra le prove: {0}': 'a secret got into the evidence: {0}',
  '\nChiamate registrate: {0}; rifiutate dal proxy: {1}\n':
    '\nCalls recorded: {0}; refused by the proxy: {1}\n',
  'atteso un nome DNS o un indirizzo IP': 'expected a DNS name or an IP address',
  'fa il certificato del proxy e la sua CA': 'makes the certificate of the proxy and its CA',
  "Fa proxy.pem e proxy.key, con cui collaudo proxy ascolta su questa macchina, e proxy-ca.pem, la CA di cui l'applicativo deve fidarsi. La chiave della CA non si conserva: non può firmare altro.":
    'Makes proxy.pem and proxy.key, with which collaudo proxy listens on this machine, and proxy-ca.pem, the CA that the application must trust. The key of the CA is not kept: it can sign nothing else.',
  '--name <nome...>': '--name <name...>',
  'altri nomi DNS o indirizzi IP su cui il proxy ascolta, oltre a localhost':
    'other DNS names or IP addresses on which the proxy listens, beside localhost',
  'stampa un solo oggetto JSON con i file scritti': 'prints one JSON object with the files written',
  '\nEsempi:\n  collaudo cert local --out certificati\n  collaudo cert local --out certificati-proxy --name 192.168.1.10\n':
    '\nExamples:\n  collaudo cert local --out certificates\n  collaudo cert local --out proxy-certificates --name 192.168.1.10\n',
  "registra ciò che l'applicativo dice all'ambiente":
    'records what the application says to the environment',
  "Sta tra l'applicativo e l'ambiente, fino a Ctrl+C: ascolta su 127.0.0.1 con un certificato di una CA locale, parla in TLS mutuo con l'ambiente con il certificato del produttore, inoltra byte per byte e conserva ogni scambio in reports/. Davanti al simulatore, lo avvia.":
    "Stands between the application and the environment, until Ctrl+C: listens on 127.0.0.1 with a certificate of a local CA, speaks mutual TLS to the environment with the vendor's certificate, passes everything on byte for byte and keeps each exchange in reports/. In front of the simulator, it starts it.",
  "l'ambiente: una cartella di environments/ (predefinito: simulator)":
    'the environment: a folder of environments/ (default: simulator)',
  'porta del primo indirizzo, gli altri seguono (predefinita: libera)':
    'port of the first address, the others follow (default: a free one)',
  '--listen <indirizzo>': '--listen <address>',
  'ascolta su un altro indirizzo di questa macchina': 'listens on another address of this machine',
  '--client <indirizzo...>': '--client <address...>',
  'chi può chiamare oltre a questa macchina: un indirizzo o una rete':
    'who may call beside this machine: an address or a network',
  'certificato e chiave fatti da collaudo cert local (predefinita: .collaudo/proxy)':
    'certificate and key made by collaudo cert local (default: .collaudo/proxy)',
  "ordina al simulatore una condizione fin dall'inizio, per esempio sac-down":
    'orders a condition of the simulator from the start, for example sac-down',
  'stampa un oggetto JSON per riga: ogni evento, mentre avviene':
    'prints one JSON object a line: each event, as it happens',
  '\nEsempi:\n  collaudo proxy\n  collaudo proxy --env collaudo --port 8443\n':
    '\nExamples:\n  collaudo proxy\n  collaudo proxy --env collaudo --port 8443\n',
  'Il proxy non è partito': 'The proxy did not start',
  "La porta è occupata, o l'indirizzo non è di questa macchina.":
    'The port is taken, or the address is not of this machine.',
  "Finché il proxy non ascolta, l'applicativo non ha dove chiamare.":
    'As long as the proxy does not listen, the application has nowhere to call.',
  'collaudo proxy --port 8443          # porta già in uso':
    'collaudo proxy --port 8443          # port already in use',
  'collaudo proxy --port 0             # una porta libera':
    'collaudo proxy --port 0             # a free port',
  'Certificato del proxy, per questa macchina': 'Certificate of the proxy, for this machine',
  "  CA              {0}: quella di cui l'applicativo deve fidarsi":
    '  CA              {0}: the one that the application must trust',
  '  chiave privata  {0} (leggibile solo dal proprietario)':
    '  private key     {0} (readable by its owner only)',
  "La chiave della CA non c'è più: nessuno può farne altri certificati.":
    'The key of the CA is gone: nobody can make other certificates of it.',
  '--simulator-keys scrive le chiavi del simulatore, e «{0}» non lo è':
    '--simulator-keys writes the keys of the simulator, and “{0}” is none',
  '--simulator-keys <cartella>': '--simulator-keys <folder>',
  'scrive qui le chiavi degli operatori del simulatore, per un applicativo che le usi':
    "writes the keys of the simulator's operators here, for an application that is to use them",
  "L'applicativo ha chiuso la connessione con il proxy prima di finire la richiesta.":
    'The application closed its connection to the proxy before the end of its request.',
  "L'applicativo ha cominciato una richiesta al proxy e non l'ha finita in tempo.":
    'The application began a request to the proxy and did not end it in time.',
  'Il corpo supera i 100 MB: il proxy non lo inoltra.':
    'The body is larger than 100 MB: the proxy does not pass it on.',
}
