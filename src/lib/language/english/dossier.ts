import type { Catalogue } from '../render.ts'

export const dossier: Catalogue = {
  '\nEsempi:\n  collaudo dossier 20260116T101500Z-cvp-simulator --draft\n  collaudo dossier 20260116T101500Z-cvp-collaudo --statement dichiarazione.pdf\n':
    '\nExamples:\n  collaudo dossier 20260116T101500Z-cvp-simulator --draft\n  collaudo dossier 20260116T101500Z-cvp-collaudo --statement dichiarazione.pdf\n',
  '  SHA-256   {0}': '  SHA-256   {0}',
  '  applicazione  {0} {1}, {2}': '  application  {0} {1}, {2}',
  '  esito         {0}': '  verdict      {0}',
  '  esito     {0}': '  verdict   {0}',
  '  file      {0}, {1} byte': '  files     {0}, {1} bytes',
  '  firma     {0}': '  signer    {0}',
  '  firmatario    {0}': '  signer       {0}',
  '  marca         {0}': '  time stamp   {0}',
  '  marca     {0}, {1}': '  stamp     {0}, {1}',
  '  piano         {0}, versione {1}': '  plan         {0}, version {1}',
  '--out <file>': '--out <file>',
  '--statement <file>': '--statement <file>',
  '--timestamp <url>': '--timestamp <url>',
  '--timestamp vuole un indirizzo http o https': '--timestamp wants an http or https address',
  '<esecuzioni...>': '<runs...>',
  'Bozza di dossier: {0}': 'Draft of a dossier: {0}',
  'Con che chiave si firma il dossier: di un file PEM o PKCS#12, di una carta, o dietro un programma':
    'The key with which the dossier is signed: in a PEM or PKCS#12 file, on a card, or behind a program',
  'Dossier {0}': 'Dossier {0}',
  'Dossier {0}, BOZZA': 'Dossier {0}, DRAFT',
  'Dossier: {0}': 'Dossier: {0}',
  "Fa un solo file con tutto ciò che prova il piano: sintesi in PDF, rapporto, tabella delle chiamate, prove, registro, bozza del messaggio, e un manifesto con l'impronta di ogni file, firmato con la chiave di procedure.yaml. Rifiuta, dicendo tutto ciò che manca, se l'esito non è positivo nell'ambiente di test con la versione dichiarata dell'applicazione, o se un esito è superato. Con più esecuzioni, di ogni caso vale l'ultimo esito.":
    'Makes one file with all that proves the plan: summary as PDF, report, table of calls, evidence, record, draft of the message, and a manifest with the hash of every file, signed with the key of procedure.yaml. It refuses, saying all that is missing, where the verdict is not positivo in the test environment with the declared version of the application, or where an outcome is stale. With several runs the last outcome of each case counts.',
  'Il dossier della fase 5': 'The dossier of stage 5',
  'Il dossier non si può fare': 'The dossier cannot be made',
  "L'autorità di marcatura indicata con --timestamp non ha risposto, o ha risposto con una marca che non è della firma.":
    'The time stamping authority that --timestamp names did not answer, or answered with a stamp that is not over the signature.',
  'La dichiarazione del produttore sui casi in cui le chiamate le ha fatte Collaudo: un percorso dalla cartella di lavoro':
    "The producer's statement about the cases in which Collaudo made the calls: a path from the workspace's folder",
  'La marca si chiede solo se lo si dice: senza --timestamp il dossier si fa lo stesso.':
    'The stamp is asked for only where that is said: without --timestamp the dossier is made all the same.',
  'La marca temporale non è arrivata': 'The time stamp did not arrive',
  'Le esecuzioni indicate non provano il piano, o manca qualcosa che il dossier deve contenere.':
    'The runs do not prove the plan, or something is missing that the dossier must hold.',
  "Un dossier incompleto o di un'altra versione torna indietro dopo settimane. Con --draft si vede com'è, segnato BOZZA.":
    'A dossier that is incomplete or of another version comes back after weeks. With --draft one sees it as it is, marked BOZZA.',
  'Verificato: chi lo riceve può rifarlo con collaudo verify {0}':
    'Verified: whoever gets it can do the same with collaudo verify {0}',
  'attesa una firma, trovate {0}': 'expected one signature, found {0}',
  'bozza, firmatario non identificato': 'draft, signer not identified',
  'certificato emesso da {0}': 'certificate issued by {0}',
  'che non si dichiara qualificato': 'which does not declare itself qualified',
  'che si dichiara qualificato': 'which declares itself qualified',
  "chiede una marca temporale (RFC 3161) a questa autorità: l'unica chiamata che il comando può fare":
    'asks this authority for a time stamp (RFC 3161): the only call that the command can make',
  'chiedere di nuovo la marca temporale': 'ask for the time stamp again',
  'codice fiscale {0}': 'codice fiscale {0}',
  'collaudo dossier 20260116T101500Z-cvp-simulator   # il simulatore non prova niente':
    'collaudo dossier 20260116T101500Z-cvp-simulator   # the simulator proves nothing',
  'collaudo dossier … --timestamp https://tsa.example   # indirizzo sbagliato':
    'collaudo dossier … --timestamp https://tsa.example   # wrong address',
  'collaudo dossier … --timestamp https://tsa.example.it/tsr':
    'collaudo dossier … --timestamp https://tsa.example.it/tsr',
  'con --force si sostituisce; con --out si scrive altrove':
    '--force replaces it; --out writes elsewhere',
  'contiene un file con un nome non ammesso': 'holds a file with a name that is not allowed',
  "controllare l'indirizzo dell'autorità di marcatura, o fare il dossier senza --timestamp":
    'check the address of the time stamping authority, or make the dossier without --timestamp',
  'dice di contenere più byte di quanti ne ha': 'says that it holds more bytes than it has',
  'dividere il piano in più esecuzioni, una per dossier':
    'divide the plan into several runs, one for each dossier',
  'dove scriverlo (predefinito: dossier-<applicazione>-<versione>.zip nella cartella corrente)':
    'where to write it (default: dossier-<application>-<version>.zip in the current folder)',
  "eseguire il piano nell'ambiente di test; --draft fa una bozza anche sul simulatore":
    "run the plan in the test environment; --draft makes a draft of the simulator's runs too",
  "eseguire l'applicazione vera": 'run the real application',
  'esito, piano o applicazione non sono quelli delle esecuzioni':
    'verdict, plan or application are not those of the runs',
  'fa il dossier della fase 5, firmato': 'makes the dossier of stage 5, signed',
  "fatto con collaudo {0} ({1}), e qui c'è {2} ({3}): sintesi e tabella valgono per la loro impronta, e non si rifanno":
    'made by collaudo {0} ({1}), and here is {2} ({3}): summary and table count by their hash, and are not made again',
  'firma del dossier': 'signature of the dossier',
  'ha {0} byte: da 1 a {1}': 'has {0} bytes: from 1 to {1}',
  'i risultati del rapporto non si leggono': 'the results of the report cannot be read',
  "il piano non c'è più: non si sa se gli esiti sono superati":
    'the plan is not there any more: whether outcomes are stale is not known',
  "l'esito di {0} è superato: {1}": 'the outcome of {0} is stale: {1}',
  'il certificato di {0} non è di marcatura temporale':
    'the certificate of {0} is not one for time stamps',
  'il contenuto non si può guardare: {0}': 'the content cannot be looked at: {0}',
  'il dossier appena fatto non si verifica: controllare la chiave di firma e le esecuzioni':
    'the dossier that was just made does not verify: check the signing key and the runs',
  'il dossier avrebbe {0} file e {1} byte: al più {2} e {3}':
    'the dossier would have {0} files and {1} bytes: at most {2} and {3}',
  'il dossier si dice finale, ed è firmato con la chiave di una bozza':
    'the dossier says that it is final, and is signed with the key of a draft',
  "il manifesto lo nomina, e non c'è": 'the manifest names it, and it is not there',
  'il manifesto manca': 'the manifest is missing',
  'il manifesto non lo nomina': 'the manifest does not name it',
  'il rapporto manca': 'the report is missing',
  'il rapporto mostra {0} come {1}, e il registro come {2}':
    'the report shows {0} as {1}, and the record as {2}',
  'il rapporto mostra «{0}», che non è nel registro':
    'the report shows “{0}”, which is not in the record',
  'il rapporto non mostra il caso {0}': 'the report does not show case {0}',
  'il registro manca': 'the record is missing',
  'in {0} casi le chiamate le ha fatte questo strumento, e manca la dichiarazione del produttore che lo dice':
    "in {0} cases this tool made the calls, and the producer's statement that says so is missing",
  'indicare p12:, certificate: e key:, card: oppure command:, come per la firma di un operatore':
    'name p12:, certificate: and key:, card: or command:, as for the signature of an operator',
  "l'applicazione ha difetti messi di proposito: {0}":
    'the application has faults put in on purpose: {0}',
  "l'archivio non è scritto come lo scrive Collaudo, dal byte {0}":
    'the archive is not written as Collaudo writes it, from byte {0} on',
  "l'autorità di marcatura ha rifiutato la richiesta (stato {0})":
    'the time stamping authority refused the request (status {0})',
  "l'esecuzione non è nell'ambiente di test dell'autorità: ha risposto il simulatore, o un indirizzo che non è di test":
    "the run is not in the authority's test environment: the simulator answered, or an address that is not for tests",
  "l'esecuzione è di {0} {1} ({2}), e l'applicazione dichiarata è {3} {4} ({5})":
    'the run is of {0} {1} ({2}), and the declared application is {3} {4} ({5})',
  "l'esecuzione è interrotta": 'the run was interrupted',
  "l'esito è {0}, e serve positivo: {1}": 'the verdict is {0}, and positivo is needed: {1}',
  'la dichiarazione del produttore sui casi chiamati da Collaudo, se non è in procedure.yaml':
    "the producer's statement about the cases that Collaudo called, where it is not in procedure.yaml",
  'la firma del manifesto manca': 'the signature of the manifest is missing',
  'la firma della marca temporale non vale, o il suo certificato non viaggia con lei':
    'the signature of the time stamp does not hold, or its certificate does not travel with it',
  'la firma non è scritta come la scrive Collaudo: è stata cambiata':
    'the signature is not written as Collaudo writes it: it was changed',
  'la firma è di un altro manifesto': 'the signature is of another manifest',
  'la marca non risponde a questa richiesta (nonce diverso)':
    'the stamp does not answer this request (another nonce)',
  'la marca temporale dice un momento in cui il suo certificato non valeva':
    'the time stamp says a moment at which its certificate was not valid',
  'la marca temporale non si legge': 'the time stamp cannot be read',
  'la marca temporale è di altri byte': 'the time stamp is over other bytes',
  'la risposta non contiene una marca': 'the answer holds no time stamp',
  manca: 'is missing',
  'manca «dossier.signature»: con che chiave si firma il dossier':
    '“dossier.signature” is missing: the key with which the dossier is signed',
  'marca temporale da {0}: {1}': 'time stamp from {0}: {1}',
  'nessuno: la firma non vale': 'nobody: the signature does not hold',
  'nomi o cartelle delle esecuzioni che insieme provano il piano':
    'names or folders of the runs that together prove the plan',
  'non dice ciò che dicono i registri': 'does not say what the records say',
  "non ha l'impronta che il manifesto dice": 'does not have the hash that the manifest says',
  'non è il manifesto di un dossier, o non si legge':
    'is not the manifest of a dossier, or cannot be read',
  'non è il registro che il manifesto nomina': 'is not the record that the manifest names',
  "non è l'elenco delle impronte dei file": "is not the list of the files' hashes",
  'non è nella forma canonica (RFC 8785) in cui si firma':
    'is not in the canonical form (RFC 8785) in which it is signed',
  'non è uno zip leggibile ({0})': 'is not a zip that can be read ({0})',
  'per esempio --timestamp https://tsa.example.it/tsr':
    'for example --timestamp https://tsa.example.it/tsr',
  'rieseguire il caso e indicare anche la nuova esecuzione':
    'run the case again and name the new run too',
  'rieseguire il piano con la versione dichiarata': 'run the plan again with the declared version',
  'rieseguire questi casi e indicare anche la nuova esecuzione: collaudo dossier ESECUZIONE NUOVA':
    'run these cases again and name the new run too: collaudo dossier RUN NEW',
  'ripartire da una copia della cartella, o rieseguire il caso: collaudo verify {0}':
    'start again from a copy of the folder, or run the case again: collaudo verify {0}',
  'riprenderla: collaudo run --resume': 'go on with it: collaudo run --resume',
  'risposta troppo grande': 'answer too large',
  'scriverla e indicarla con --statement FILE, o in procedure.yaml: dossier: { statement: FILE }':
    'write it and name it with --statement FILE, or in procedure.yaml: dossier: { statement: FILE }',
  "sostituisce un file che c'è già": 'replaces a file that is there already',
  'un dossier non si firma con una chiave generata sul momento':
    'a dossier is not signed with a key made on the spot',
  "una bozza: BOZZA su ogni pagina, chiave fatta per l'occasione, nessun rifiuto":
    'a draft: BOZZA on every page, a key made for the occasion, nothing refused',
  "unire solo esecuzioni dello stesso piano e della stessa versione dell'applicazione":
    'name only runs of the same plan and of the same version of the application',
  "{0} c'è già": '{0} is there already',
  '{0} non è la stessa cosa nelle esecuzioni: {1} {2} e {3} {4}':
    '{0} differs between the runs: {1} {2} and {3} {4}',
  '{0} è compresso: in un dossier non lo è nessun file':
    '{0} is compressed: in a dossier no file is',
  "è il registro di un'altra esecuzione": 'is the record of another run',
  'è più grande di {0} byte': 'is larger than {0} bytes',
}
