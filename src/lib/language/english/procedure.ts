import type { Catalogue } from '../render.ts'

export const procedure: Catalogue = {
  '«communicated.{0}» non è ciò che «configuration» dice di comunicare: la fase 3 è da rifare':
    '“communicated.{0}” is not what “configuration” says to communicate: stage 3 is to be done again',
  '«{0}»: {1}': '“{0}”: {1}',
  '«{0}» ({1}): {2}': '“{0}” ({1}): {2}',
  'Che cosa comunicare nella fase 3: collaudo messages configurazione ne fa la bozza':
    'What to communicate in stage 3: collaudo messages configurazione drafts it',
  'Il certificato da comunicare, come lo scrive collaudo cert export: lo vuole il profilo struttura. Percorso a partire dalla cartella di lavoro':
    "The certificate to communicate, as collaudo cert export writes it: the profile struttura wants it. A path from the workspace's folder",
  'Codice fiscale del dispositivo di autenticazione e firma che si userà nel piano di test':
    'Codice fiscale of the device of authentication and signature that will be used in the test plan',
  'I dispositivi da comunicare: li vuole il profilo dispositivo':
    'The devices to communicate: the profile dispositivo wants them',
  "La procedura verso l'autorità": 'The procedure with the authority',
  'attesi al più 200 caratteri': 'expected at most 200 characters',
  'attesa una sola riga, senza caratteri di controllo':
    'expected one line, without control characters',
  'atteso un indirizzo come nome@dominio.it': 'expected an address such as name@domain.it',
  "attesa una partita IVA: 11 cifre, l'ultima di controllo":
    'expected a partita IVA: 11 digits, the last of which checks the others',
  "Chi chiede l'integrazione: la ragione sociale":
    'Who asks for the integration: the name of the company',
  'La sua partita IVA: la vuole la fase 1': 'Its partita IVA: stage 1 wants it',
  "Chi scrive, e a chi l'autorità risponde": 'Who writes, and whom the authority answers',
  "Da dove si scrive all'help desk": 'From where the help desk is written to',
  'La PEC da cui parte la richiesta di integrazione: la vuole la fase 1':
    'The PEC from which the request of integration leaves: stage 1 wants it',
  'Telefono di chi scrive': 'Telephone of whoever writes',
  'Il giorno, per esempio 2026-03-02': 'The day, for example 2026-03-02',
  'Per chi legge: il numero di protocollo, chi ha risposto':
    'For readers: the number of the protocol, who answered',
  '1: la PEC con i due moduli è partita; 2: le credenziali della VPN sono arrivate':
    '1: the PEC with the two forms has left; 2: the credentials of the VPN have arrived',
  "5: l'autorità ha dato per buoni gli esiti; 6: l'attestato è arrivato; 7: l'applicazione è in produzione":
    '5: the authority has accepted the outcomes; 6: the certificate of conformity has arrived; 7: the application is in production',
  "La versione dell'applicazione di cui si tratta":
    'The version of the application that it is about',
  "L'applicazione, se nella cartella ce n'è più di una":
    'The application, if the workspace has more than one',
  "Chi scrive all'autorità": 'Who writes to the authority',
  'Il modulo «Richiesta di integrazione al SIST-FSE Puglia», compilato e firmato digitalmente (.p7m o PDF firmato)':
    'The form “Richiesta di integrazione al SIST-FSE Puglia”, filled in and digitally signed (.p7m or signed PDF)',
  'Il «Modulo Richiesta VPN», compilato e firmato digitalmente':
    'The “Modulo Richiesta VPN”, filled in and digitally signed',
  'I due moduli della fase 1: percorsi a partire dalla cartella di lavoro':
    "The two forms of stage 1: paths from the workspace's folder",
  "Il piano che l'autorità ha inviato nella fase 4: il nome della sua cartella in plans/":
    'The plan that the authority sent in stage 4: the name of its folder in plans/',
  "Il piano che l'autorità ha inviato nella fase 5": 'The plan that the authority sent in stage 5',
  "Quali piani sono dell'autorità, e per quale fase":
    "Which plans are the authority's, and for which stage",
  'Ciò che è avvenuto e che nessun file prova': 'What has happened and no file proves',
  "la prova non c'è più": 'the evidence is gone',
  'ripartire da una copia della cartella, o rieseguire il caso':
    'start again from a copy of the folder, or run the case again',
  'la prova non è quella del registro: è stata cambiata dopo':
    'the evidence is not that of the record: it was changed afterwards',
  '{0} del registro non è nella richiesta inviata':
    '{0} of the record is not in the request that was sent',
  'manca «communicated»: che cosa è stato comunicato nella fase 3, e quando':
    '“communicated” is missing: what was communicated in stage 3, and when',
  'inviare la bozza di collaudo messages configurazione, poi registrare communicated: (docs/it/communicated.md)':
    'send the draft of collaudo messages configurazione, then record communicated: (docs/communicated.md)',
  "«communicated.{0}» è «{1}», e l'applicazione ha «{2}»: la fase 3 è da rifare":
    '“communicated.{0}” is “{1}”, and the application has “{2}”: stage 3 is to be done again',
  'inviare la bozza di collaudo messages configurazione, poi aggiornare communicated:':
    'send the draft of collaudo messages configurazione, then update communicated:',
  "il piano che l'autorità ha inviato nella fase 4": 'the plan that the authority sent in stage 4',
  "il piano che l'autorità ha inviato nella fase 5": 'the plan that the authority sent in stage 5',
  'manca «plans.{0}»: {1}': '“plans.{0}” is missing: {1}',
  'scrivere in plans/ i casi del piano ricevuto, e qui il nome della sua cartella':
    'write the cases of the plan that was received into plans/, and here the name of its folder',
  "plans/{0} non c'è: {1}": 'plans/{0} is not there: {1}',
  'scrivere in plans/{0} i casi del piano ricevuto':
    'write the cases of the plan that was received into plans/{0}',
  'il piano non si legge': 'the plan cannot be read',
  'collaudo check {0} dice che cosa non va': 'collaudo check {0} says what is wrong',
  "nessuna esecuzione prova il piano {0}: intera, positiva, nell'ambiente di test, con {1} {2}, dei casi come sono ora":
    'no run proves the plan {0}: whole, positive, in the test environment, with {1} {2}, of the cases as they are now',
  'collaudo run {0} --env collaudo (il simulatore non conta)':
    'collaudo run {0} --env collaudo (the simulator does not count)',
  "l'esecuzione non prova il piano {0}: attesa intera, positiva, nell'ambiente di test, con questa versione dell'applicazione, dei casi come sono ora":
    'the run does not prove the plan {0}: expected whole, positive, in the test environment, with this version of the application, of the cases as they are now',
  'collaudo report {0} mostra che cosa manca': 'collaudo report {0} shows what is missing',
  "le chiamate di {0} le ha fatte rispondere il simulatore: l'help desk non le ha":
    'the calls of {0} were answered by the simulator: the help desk does not have them',
  "segnalare un caso eseguito nell'ambiente di test":
    'report a case that ran in the test environment',
  "in {0} non c'è nessuna chiamata: niente da cercare nei log":
    'there is no call in {0}: nothing to look for in the logs',
  'segnalare un caso che ha fatto almeno una chiamata': 'report a case that made at least one call',
  'collaudo cert export certificati/client.pem --out da-inviare, poi configuration: { certificate: da-inviare/certificato.pem }':
    'collaudo cert export certificati/client.pem --out da-inviare, then configuration: { certificate: da-inviare/certificato.pem }',
  'manca «configuration.certificate»: il certificato di cui comunicare la chiave pubblica':
    '“configuration.certificate” is missing: the certificate whose public key is to be communicated',
  '{0} non è un certificato: è troppo grande': '{0} is not a certificate: it is too large',
  '{0} contiene anche la chiave privata, che non si invia a nessuno':
    '{0} holds the private key as well, which is sent to nobody',
  "in {0} non c'è un certificato": 'there is no certificate in {0}',
  'il certificato {0} non è in corso di validità: dal {1} al {2}':
    'the certificate {0} is not valid now: from {1} to {2}',
  'rifarlo con collaudo cert new, e preparare ciò che si invia con collaudo cert export':
    'make it again with collaudo cert new, and prepare what is sent with collaudo cert export',
  'manca «configuration.devices»: il codice fiscale del dispositivo che si userà nel piano di test':
    '“configuration.devices” is missing: the codice fiscale of the device that will be used in the test plan',
  'configuration: { devices: [{ codiceFiscale: … }] }; collaudo card list lo mostra':
    'configuration: { devices: [{ codiceFiscale: … }] }; collaudo card list shows it',
  '«{0}» non è un codice fiscale di 16 caratteri maiuscoli':
    '“{0}” is not a codice fiscale of 16 characters in capitals',
  'collaudo card list mostra quello della carta': 'collaudo card list shows that of the card',
  'indicare il modulo firmato': 'name the signed form',
  'manca «forms.{0}»: il modulo «{1}» firmato digitalmente':
    '“forms.{0}” is missing: the form “{1}” digitally signed',
  'compilarlo, firmarlo (.p7m o PDF firmato) e scrivere qui il suo percorso, per esempio moduli/{0}.pdf.p7m':
    'fill it in, sign it (.p7m or signed PDF) and write its path here, for example moduli/{0}.pdf.p7m',
  'i due moduli sono lo stesso file': 'the two forms are the same file',
  'i due moduli hanno lo stesso nome, {0}: allegati insieme non si distinguono':
    'the two forms have the same name, {0}: attached together they cannot be told apart',
  'indicare i due moduli, ciascuno con il suo nome': 'name the two forms, each with its own name',
  "manca «sender»: chi scrive all'autorità": '“sender” is missing: who writes to the authority',
  'in procedure.yaml: sender: { organization: Ragione sociale, name: Chi scrive, email: nome@dominio.it }':
    'in procedure.yaml: sender: { organization: Company, name: Who writes, email: name@domain.it }',
  'manca «sender.pec»: la richiesta di integrazione parte da una PEC':
    '“sender.pec” is missing: the request of integration leaves from a PEC',
  'aggiungere pec: nome@pec.dominio.it': 'add pec: name@pec.domain.it',
  "manca «sender.partita-iva»: di chi chiede l'integrazione":
    '“sender.partita-iva” is missing: that of whoever asks for the integration',
  'aggiungere partita-iva: seguita da 11 cifre': 'add partita-iva: followed by 11 digits',
  'registrato in procedure.yaml, {0}': 'recorded in procedure.yaml, {0}',
  'registrato in procedure.yaml, {0}: {1}': 'recorded in procedure.yaml, {0}: {1}',
  'bozza {0}/{1}.eml': 'draft {0}/{1}.eml',
  '«{0}» firmato da {1} ({2})': '“{0}” signed by {1} ({2})',
  '«{0}» firmato da {1} il {2} ({3})': '“{0}” signed by {1} on {2} ({3})',
  'Richiesta di integrazione': 'Request of integration',
  'compilare e firmare digitalmente «{0}» e «{1}», e completare procedure.yaml':
    'fill in and digitally sign “{0}” and “{1}”, and complete procedure.yaml',
  'collaudo messages richiesta': 'collaudo messages richiesta',
  'inviare la bozza dalla PEC e registrarlo: recorded: [{ stage: 1, date: … }]':
    'send the draft from the PEC and record it: recorded: [{ stage: 1, date: … }]',
  VPN: 'VPN',
  'ambienti oltre al simulatore: {0}': 'environments beside the simulator: {0}',
  'la decide InnovaPuglia: quando le credenziali arrivano, registrarlo: recorded: [{ stage: 2, date: … }]':
    'InnovaPuglia decides: when the credentials arrive, record it: recorded: [{ stage: 2, date: … }]',
  Configurazione: 'Configuration',
  'versione {0} comunicata il {1}': 'version {0} communicated on {1}',
  'completare ciò che manca, poi collaudo messages configurazione':
    'complete what is missing, then collaudo messages configurazione',
  'collaudo messages configurazione': 'collaudo messages configurazione',
  "inviare la bozza e registrare communicated: nell'applicazione":
    'send the draft and record communicated: in the application',
  'esecuzione {0}: positiva, casi superati {1}': 'run {0}: positive, {1} cases passed',
  "eseguire il piano nell'ambiente di test, finché ogni caso applicabile è superato":
    'run the plan in the test environment, until every applicable case passes',
  'collaudo messages piano; quando il piano arriva, scriverne i casi in plans/':
    'collaudo messages piano; when the plan arrives, write its cases into plans/',
  'collaudo messages verifica; quando il secondo piano arriva, scriverne i casi in plans/':
    'collaudo messages verifica; when the second plan arrives, write its cases into plans/',
  'Piano di test': 'Test plan',
  'Verifica di conformità': 'Verification of conformity',
  "collaudo messages esiti {0}; quando l'autorità risponde: recorded: [{ stage: 5, date: …, version: … }]":
    'collaudo messages esiti {0}; when the authority answers: recorded: [{ stage: 5, date: …, version: … }]',
  Attestato: 'Certificate of conformity',
  'lo rilascia InnovaPuglia, solo se ogni caso è positivo: quando arriva: recorded: [{ stage: 6, date: …, version: … }]':
    'InnovaPuglia issues it, only if every case is positive: when it arrives: recorded: [{ stage: 6, date: …, version: … }]',
  Produzione: 'Production',
  'ambienti di produzione: {0}': 'production environments: {0}',
  'un certificato SSL Server per ogni installazione: collaudo cert csr, poi collaudo cert check --production; infine recorded: [{ stage: 7, date: …, version: … }]':
    'an SSL Server certificate for each installation: collaudo cert csr, then collaudo cert check --production; in the end recorded: [{ stage: 7, date: …, version: … }]',
  "solo dopo l'attestato della fase 6": 'only after the certificate of conformity of stage 6',
  fatta: 'done',
  pronta: 'ready',
  'da fare': 'to do',
  'non nota': 'not known',
  'prossimo passo: {0}': 'next step: {0}',
  '{0} {1}, profilo {2}\n': '{0} {1}, profile {2}\n',
  'Tutte le fasi risultano fatte.\n': 'All stages are done, as far as is known.\n',
  'La prima fase che non risulta fatta: {0}, {1}\n':
    'The first stage that is not known to be done: {0}, {1}\n',
  'Scrive una bozza .eml in messages/ della cartella di lavoro, e non invia niente. Se manca qualcosa non la scrive: dice tutto ciò che manca, con file e chiave, ed esce con 2.':
    'Writes a draft .eml into messages/ of the workspace, and sends nothing. If anything is missing it is not written: everything that is missing is told, with file and key, and it exits with 2.',
  'dove scrivere la bozza (predefinita: messages/)':
    'where to write the draft (default: messages/)',
  "sostituisce una bozza che c'è già": 'replaces a draft that is already there',
  'stampa un solo oggetto JSON con la bozza, o con ciò che manca':
    'prints one JSON object with the draft, or with what is missing',
  "l'applicazione, se ce n'è più di una": 'the application, if there is more than one',
  'fase 5: gli esiti del piano di verifica': 'stage 5: the outcomes of the plan of verification',
  "Prepara il messaggio con cui gli esiti del secondo piano tornano all'autorità, con una tabella di tutte le chiamate da cercare nei log. {0}":
    'Prepares the message with which the outcomes of the second plan go back to the authority, with a table of all the calls to look for in the logs. {0}',
  "nome o cartella di una esecuzione positiva nell'ambiente di test":
    'name or folder of a positive run in the test environment',
  '--attach <file...>': '--attach <file...>',
  'altri allegati, per esempio il dossier': 'other attachments, for example the dossier',
  "l'applicazione, se non è quella dell'esecuzione":
    'the application, if it is not that of the run',
  '\nEsempi:\n  collaudo messages esiti 20260116T101500Z-verifica-collaudo\n  collaudo messages esiti 20260116T101500Z-verifica-collaudo --attach dossier.zip --force\n':
    '\nExamples:\n  collaudo messages esiti 20260116T101500Z-verifica-collaudo\n  collaudo messages esiti 20260116T101500Z-verifica-collaudo --attach dossier.zip --force\n',
  "una segnalazione all'help desk su un caso": 'a report to the help desk about a case',
  "Prepara una segnalazione con tutto ciò che trova le chiamate di un caso nei log dell'autorità: istante al millisecondo (ora di Roma), servizio, operazione, codStruttura, codice fiscale dell'operatore, nonce, created, NRE o IUP, esito. Viene dal registro dell'esecuzione e dalle prove, di cui si controlla l'impronta. {0}":
    "Prepares a report with everything that finds the calls of a case in the authority's logs: the instant to the millisecond (time of Rome), service, operation, codStruttura, codice fiscale of the operator, nonce, created, NRE or IUP, outcome. It comes from the record of the run and from the evidence, whose hashes are checked. {0}",
  "l'id del caso": 'the id of the case',
  '--text <testo>': '--text <text>',
  'che cosa si osserva, in parole proprie': 'what is observed, in your own words',
  'allega richiesta e risposta delle chiamate segnalate, byte per byte':
    'attaches request and answer of the calls that are reported, byte for byte',
  '\nEsempi:\n  collaudo messages segnalazione 20260116T101500Z-cvp-collaudo CVP-03\n  collaudo messages segnalazione 20260116T101500Z-cvp-collaudo CVP-03 --bodies --force\n':
    '\nExamples:\n  collaudo messages segnalazione 20260116T101500Z-cvp-collaudo CVP-03\n  collaudo messages segnalazione 20260116T101500Z-cvp-collaudo CVP-03 --bodies --force\n',
  "prepara le bozze dei messaggi all'autorità": 'prepares drafts of the messages to the authority',
  "Prepara i messaggi che la procedura chiede nelle fasi 1, 3, 4 e 5, con i destinatari e gli oggetti esatti, e le segnalazioni all'help desk. Sono bozze .eml da aprire nel programma di posta: non si invia mai niente. Chi scrive e i moduli firmati si indicano in procedure.yaml (docs/it/procedure.md).":
    'Prepares the messages that the procedure asks for in stages 1, 3, 4 and 5, with the exact recipients and subjects, and the reports to the help desk. They are .eml drafts to open in a mail client, in Italian: nothing is ever sent. Who writes and the signed forms are named in procedure.yaml (docs/procedure.md).',
  '\nEsempi:\n  collaudo messages richiesta\n  collaudo messages configurazione\n':
    '\nExamples:\n  collaudo messages richiesta\n  collaudo messages configurazione\n',
  'fase 1: la richiesta di integrazione, con i due moduli firmati':
    'stage 1: the request of integration, with the two signed forms',
  'Prepara la PEC con i due moduli, dopo averne verificato la firma digitale: CAdES (.p7m) o PAdES (PDF). Una scansione non è una firma.':
    'Prepares the PEC with the two forms, after their digital signatures are verified: CAdES (.p7m) or PAdES (PDF). A scan is no signature.',
  '\nEsempi:\n  collaudo messages richiesta\n  collaudo messages richiesta --out da-inviare --json\n':
    '\nExamples:\n  collaudo messages richiesta\n  collaudo messages richiesta --out da-inviare --json\n',
  "fase 3: che cosa configurare nell'ambiente di test":
    'stage 3: what to configure in the test environment',
  "Prepara il messaggio con nome e versione dell'applicazione e, secondo il profilo, la chiave pubblica del certificato (struttura) o il codice fiscale del dispositivo (dispositivo).":
    'Prepares the message with name and version of the application and, as its profile asks, the public key of the certificate (struttura) or the codice fiscale of the device (dispositivo).',
  '\nEsempi:\n  collaudo messages configurazione\n  collaudo messages configurazione --force\n':
    '\nExamples:\n  collaudo messages configurazione\n  collaudo messages configurazione --force\n',
  'fase 4: la richiesta del piano di test': 'stage 4: the request of the test plan',
  'Prepara la richiesta del piano di test, per la versione che la fase 3 ha comunicato.':
    'Prepares the request of the test plan, for the version that stage 3 communicated.',
  '\nEsempi:\n  collaudo messages piano\n  collaudo messages piano --out da-inviare\n':
    '\nExamples:\n  collaudo messages piano\n  collaudo messages piano --out da-inviare\n',
  'fase 5: la richiesta della verifica di conformità':
    'stage 5: the request of the verification of conformity',
  "Prepara la richiesta della verifica, se un'esecuzione positiva nell'ambiente di test prova il piano della fase 4.":
    'Prepares the request of the verification, if a positive run in the test environment proves the plan of stage 4.',
  '\nEsempi:\n  collaudo messages verifica\n  collaudo messages verifica --json\n':
    '\nExamples:\n  collaudo messages verifica\n  collaudo messages verifica --json\n',
  'a che punto è la procedura, fase per fase': 'how far the procedure has come, stage by stage',
  "Dice delle sette fasi che cosa c'è, che cosa manca e il prossimo passo, da ciò che sta nella cartella di lavoro: moduli firmati, bozze, comunicazioni registrate, piani, esecuzioni positive nell'ambiente di test. Una fase che niente prova non è mai detta fatta; quelle in cui agisce solo l'autorità (2 e 6) non sono note finché non si registrano in procedure.yaml. Esce con 0.":
    'Says of the seven stages what there is, what is missing and the next step, from what is in the workspace: signed forms, drafts, recorded communications, plans, positive runs in the test environment. A stage that nothing proves is never said to be done; those in which only the authority acts (2 and 6) are not known until they are recorded in procedure.yaml. Exits with 0.',
  '\nEsempi:\n  collaudo status\n  collaudo status --json\n':
    '\nExamples:\n  collaudo status\n  collaudo status --json\n',
  'procedure.yaml non ha la forma attesa': 'procedure.yaml does not have the expected form',
  'Una chiave è sconosciuta o manca, un indirizzo, una partita IVA o un giorno non sono tali, o una fase registrata non dice la versione.':
    'A key is unknown or missing, an address, a partita IVA or a day is none, or a recorded stage does not say the version.',
  "Da lì vengono i messaggi all'autorità e lo stato della procedura: un errore finirebbe in ciò che si invia.":
    'The messages to the authority and the state of the procedure come from there: a mistake would end in what is sent.',
  'Manca qualcosa per scrivere il messaggio': 'Something is missing to write the message',
  "Un dato che quella fase e quel profilo chiedono non c'è, un modulo non è firmato digitalmente, o nessuna esecuzione prova il piano. File e chiave dicono dove metterlo.":
    'Something that the stage and the profile ask for is not there, a form is not digitally signed, or no run proves the plan. File and key say where to put it.',
  'Un messaggio incompleto torna indietro, e intanto la procedura è ferma.':
    'An incomplete message comes back, and meanwhile the procedure stands still.',
  'collaudo report {0} mostra i suoi casi': 'collaudo report {0} shows its cases',
  "Chi la riceve cerca ogni chiamata per istante, nonce e codice fiscale dell'operatore.":
    "Whoever gets it looks for each call by instant, nonce and the operator's codice fiscale.",
  "Quando l'autorità risponde: procedure.yaml, recorded: [{ stage: 5, date: …, version: … }]":
    'When the authority answers: procedure.yaml, recorded: [{ stage: 5, date: …, version: … }]',
  'firmato da {0} ({1}), {2}, certificato emesso da {3}':
    'signed by {0} ({1}), {2}, certificate issued by {3}',
  'senza codice fiscale': 'no codice fiscale',
  'senza una data': 'without a date',
  'il {0}': 'on {0}',
  "le firme sono verificate; non lo è se l'emittente dei certificati sia un prestatore qualificato":
    'the signatures are verified; whether the issuer of the certificates is a qualified provider is not',
  'Si invia dalla PEC; poi registrarlo in procedure.yaml: recorded: [{ stage: 1, date: … }]':
    'It is sent from the PEC; then record it in procedure.yaml: recorded: [{ stage: 1, date: … }]',
  "Poi registrare in communicated: dell'applicazione che cosa è stato comunicato, e quando (docs/it/communicated.md).":
    'Then record in communicated: of the application what was communicated, and when (docs/communicated.md).',
  'Quando il piano arriva: i suoi casi in plans/, e il suo nome in procedure.yaml, plans.test.':
    'When the plan arrives: its cases into plans/, and its name into procedure.yaml, plans.test.',
  'Quando il secondo piano arriva: i suoi casi in plans/, e il suo nome in procedure.yaml, plans.verification.':
    'When the second plan arrives: its cases into plans/, and its name into procedure.yaml, plans.verification.',
  "con --force si sostituisce; con --out si scrive in un'altra cartella":
    'with --force it is replaced; with --out it is written into another folder',
  'Bozza sostituita: {0}': 'Draft replaced: {0}',
  'Bozza: {0}': 'Draft: {0}',
  '  da        {0}': '  from         {0}',
  '  a         {0}': '  to           {0}',
  '  oggetto   {0}': '  subject      {0}',
  '  allegati  {0}': '  attachments  {0}',
  'Non è stato inviato niente: aprirla nel programma di posta, rileggerla e inviarla.':
    'Nothing was sent: open it in the mail client, read it again and send it.',
}
