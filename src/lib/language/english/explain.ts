import type { Catalogue } from '../render.ts'

export const explain: Catalogue = {
  'un caso': 'a case',
  'una suite': 'a suite',
  'codice di uscita': 'exit code',
  'avviso di TLS': 'TLS alert',
  'parola dei rapporti': 'word of the reports',
  'Perché conta: {0}\n': 'Why it matters: {0}\n',
  Sbagliato: 'Wrong',
  Giusto: 'Right',
  'Due passi con lo stesso nome': 'Two steps with the same name',
  'Ogni passo ha un id diverso nel suo caso.': 'Each step has an id of its own in its case.',
  'again:, resend: e from: nominano un passo: con due uguali non si saprebbe quale.':
    'again:, resend: and from: name a step: with two alike, it would be unclear which.',
  "Un passo che non c'è prima di questo": 'A step that does not stand before this one',
  'again:, resend:, from: di un documento o repeated-nonce: nomina un passo che non esiste, che viene dopo, o che non fa la chiamata che serve.':
    'again:, resend:, from: of a document, or repeated-nonce: names a step that does not exist, that comes later, or that does not make the call needed.',
  'Si può ripetere, o riprendere, solo una chiamata già fatta.':
    'Only a call already made can be repeated, or taken up again.',
  'repeat: su una chiamata che scrive': 'repeat: on a call that writes',
  'repeat: ripete una lettura finché risponde ciò che si attende; questa operazione cambia qualcosa.':
    'repeat: repeats a read until it answers what is expected; this operation changes something.',
  'Nessuna scrittura si ripete da sola: nascerebbero due ricette.':
    'No write is repeated automatically: two prescriptions would be created.',
  'Un recover: che non può servire': 'A recover: that cannot help',
  'recover: sta accanto a una scrittura, e contiene solo chiamate, nessuna con un altro recover:.':
    'recover: stands beside a write, and contains only calls, none of them with another recover:.',
  'Serve a sapere, o a disfare, ciò che una scrittura senza risposta può avere fatto: deve restare semplice.':
    'It is for finding out, or undoing, what a write without an answer may have done: it must stay simple.',
  'Un frammento che non si può usare': 'A fragment that cannot be used',
  'fragment: nomina un file che non è in fragments/ del piano, oppure un frammento ne usa un altro.':
    'fragment: names a file that is not in fragments/ of the plan, or a fragment uses another.',
  'I suoi passi mancherebbero dal caso.': 'Its steps would be missing from the case.',
  'Un parametro del frammento manca o è di troppo':
    'A parameter of the fragment is missing or is one too many',
  'with: dà un valore a ogni nome di parameters: del frammento, e a nessun altro.':
    'with: gives a value to each name in parameters: of the fragment, and to no other.',
  'I passi del frammento non saprebbero che cosa spedire.':
    'The steps of the fragment would not know what to send.',
  'Un passo che non può essere raggiunto': 'A step that cannot be reached',
  'Un passo precedente ha verifiche che non possono valere insieme: non riesce mai, e il caso si ferma lì.':
    'An earlier step has checks that cannot hold together: it never succeeds, and the case stops there.',
  'Ciò che viene dopo non è mai provato.': 'What comes after is never tested.',
  'Due verifiche che non possono valere insieme': 'Two checks that cannot hold together',
  'Nello stesso passo si attendono un rifiuto e il contenuto di una risposta accolta, oppure due valori diversi della stessa cosa.':
    'The same step expects both a refusal and the content of an accepted answer, or two different values of the same thing.',
  'Il passo fallisce sempre, qualunque cosa faccia il servizio.':
    'The step always fails, whatever the service does.',
  'Una verifica che non può fallire': 'A check that cannot fail',
  "La verifica è soddisfatta da qualunque risposta: matches: '.*', un XPath come //* o true(), un valore confrontato con se stesso, any: con una verifica e il suo contrario.":
    "Any answer meets the check: matches: '.*', an XPath such as //* or true(), a value compared with itself, any: with a check and its opposite.",
  'Un verde che non prova niente è peggio di nessun verde.':
    'A green that proves nothing is worse than no green.',
  'La stessa verifica due volte': 'The same check twice',
  'Due voci di expect: dicono la stessa cosa della stessa risposta.':
    'Two entries of expect: say the same thing of the same answer.',
  'Una delle due doveva guardare altro.': 'One of the two was meant to look at something else.',
  'Spazi intorno al valore atteso': 'Blanks around the expected value',
  "equals: o one-of: ha spazi o a capo all'inizio o alla fine.":
    'equals: or one-of: has spaces or line breaks at the beginning or at the end.',
  'Nessuno li vede, e la verifica fallisce su un valore giusto.':
    'Nobody sees them, and the check fails on a right value.',
  'Lo stesso valore due volte in one-of': 'The same value twice in one-of',
  'Un valore ammesso è scritto due volte. È un avviso.':
    'An allowed value is written twice. It is a warning.',
  'Uno dei due doveva essere un altro valore, che così non è ammesso.':
    'One of the two was meant to be another value, which is thus not allowed.',
  'Un passo senza verifiche obbligatorie': 'A step without mandatory checks',
  'Ogni verifica del passo è un avviso (level: warning) o vale solo se disponibile (if-available).':
    'Each check of the step is a warning (level: warning) or holds only if available (if-available).',
  'Il passo non può fallire: non prova niente.': 'The step cannot fail: it proves nothing.',
  'Un valore catturato che nessuno usa': 'A captured value that nothing uses',
  'capture: prende un valore dalla risposta, ma nessun passo seguente lo usa e il caso non lo esporta.':
    'capture: takes a value from the answer, but no later step uses it and the case does not export it.',
  'Di solito manca proprio la verifica per cui il valore era stato preso: il caso sembra provare più di quanto prova.':
    'What is missing is usually the very check for which the value was taken: the case seems to test more than it does.',
  'Un valore preso da un altro caso che nessuno usa':
    'A value taken from another case that nothing uses',
  'needs: … take prende un valore esportato da un altro caso, ma nessun passo lo usa.':
    'needs: … take takes a value exported by another case, but no step uses it.',
  'Il caso dipende da un altro senza ragione, oppure agisce su dati diversi da quelli che si credono.':
    'The case depends on another for no reason, or acts on data other than those it is believed to use.',
  'Un valore esportato che nessun caso prende': 'An exported value that no case takes',
  'exports: offre un valore agli altri casi, ma nessun needs: … take lo prende. È un avviso.':
    'exports: offers a value to the other cases, but no needs: … take takes it. It is a warning.',
  'Un nome esportato per sbaglio, o il caso che doveva prenderlo ne prende un altro.':
    'A name exported by mistake, or the case that was meant to take it takes another.',
  'Un caso negativo che non attende nessun rifiuto': 'A negative case that expects no refusal',
  "Il caso ha kind: negative, ma nessuna verifica obbligatoria dei suoi passi attende un rifiuto: un Fault (refused), un'anomalia bloccante (severity: C), un esito false.":
    'The case has kind: negative, but no mandatory check of its steps expects a refusal: a Fault (refused), a blocking anomaly (severity: C), an esito of false.',
  'Un caso negativo passa quando avviene il rifiuto atteso: senza, passerebbe anche se il servizio accettasse tutto.':
    'A negative case passes when the expected refusal comes: without one, it would pass even if the service accepted everything.',
  'Un caso positivo in cui tutto deve essere rifiutato':
    'A positive case in which everything must be refused',
  'Il caso ha kind: positive, ma ogni verifica dei suoi passi attende un rifiuto.':
    'The case has kind: positive, but every check of its steps expects a refusal.',
  "Il tipo del caso finisce nel rapporto e nel dossier: l'autorità leggerebbe come riuscita ciò che è un rifiuto.":
    'The kind of the case ends up in the report and in the dossier: the authority would read as a success what is a refusal.',
  "Le parole dell'autorità mancano": 'The words of the authority are missing',
  "source.text è vuoto, o tiene il posto (TODO, …, «da completare») del testo dell'autorità.":
    "source.text is empty, or holds a placeholder (TODO, …, “da completare”) for the authority's text.",
  'Chi rilegge il caso lo confronta con il documento: senza le sue parole non può.':
    'Whoever reviews the case compares it with the document: without its words, they cannot.',
  'Due casi che fanno la stessa cosa': 'Two cases that do the same thing',
  'Il caso spedisce e attende esattamente ciò che spedisce e attende un altro: titoli, etichette, nomi di passi e di catture non contano.':
    'The case sends and expects exactly what another sends and expects: titles, tags, names of steps and of captures do not count.',
  'Di solito è una copia non completata: uno dei due casi del documento non è provato.':
    'It is usually an unfinished copy: one of the two cases of the document is not tested.',
  'Un caso di cui si ha bisogno viene dopo nel piano': 'A needed case comes later in the plan',
  'Il caso ha bisogno di uno che il piano elenca più avanti: si esegue comunque prima. È un avviso.':
    'The case needs one that the plan lists further on: that one runs first all the same. It is a warning.',
  "L'ordine eseguito non è più quello del documento, e chi legge il rapporto non se lo aspetta.":
    'The order of the run is no longer that of the document, and a reader of the report does not expect it.',
  'La stessa parola scritta in due modi': 'The same word written in two ways',
  "Un'etichetta o un requisito differisce da un altro del piano solo per maiuscole, trattini, accenti o per il plurale. È un avviso.":
    'A tag or a requirement differs from another of the plan only in capitals, hyphens, accents or the plural. It is a warning.',
  'Per i filtri (--tag, le suite) sono due cose diverse, e un caso resta fuori senza che si veda.':
    'To the filters (--tag, suites) they are two different things, and a case is left out unnoticed.',
  'Un valore esportato che nessun passo cattura': 'An exported value that no step captures',
  'exports: nomina un valore che non è in capture: di nessun passo.':
    'exports: names a value that is in capture: of no step.',
  'Il caso che lo prende non troverebbe niente.': 'The case that takes it would find nothing.',
  "Un caso, o un suo valore, che non c'è": 'A case, or a value of it, that does not exist',
  'needs: nomina un caso che il piano non ha, o con take: un valore che quel caso non esporta.':
    'needs: names a case that the plan does not have or, with take:, a value that the case does not export.',
  'Il caso resterebbe senza i dati di cui ha bisogno.':
    'The case would be left without the data it needs.',
  "Casi che hanno bisogno l'uno dell'altro": 'Cases that need each other',
  'Seguendo needs: si torna al caso di partenza.':
    'Following needs: leads back to the case it started from.',
  'Nessuno dei due potrebbe essere eseguito per primo.': 'Neither of the two could run first.',
  'Lo stesso nome preso da due casi': 'The same name taken from two cases',
  'Due voci di needs: prendono un valore con lo stesso nome.':
    'Two entries of needs: take a value with the same name.',
  "Uno coprirebbe l'altro, e non si saprebbe quale è spedito.":
    'One would hide the other, and it would be unclear which is sent.',
  'Una condizione che il simulatore non ha': 'A condition that the simulator does not have',
  'requires: simulator: nomina una condizione che il simulatore non sa creare.':
    'requires: simulator: names a condition that the simulator cannot create.',
  'Il caso si eseguirebbe senza la condizione di cui parla.':
    'The case would run without the condition it is about.',
  'Una questione aperta che il simulatore non ha':
    'An open question that the simulator does not have',
  'switches: nomina una scelta che il simulatore non dichiara.':
    'switches: names a switch that the simulator does not declare.',
  'Il rapporto non potrebbe dire da quale ipotesi dipende il verdetto.':
    'The report could not say on which assumption the verdict depends.',
  'Nessuno agisce nel passo': 'Nobody acts in the step',
  'Né il passo, né il caso, né plan.yaml dicono con operator: chi fa la chiamata.':
    'Neither the step, nor the case, nor plan.yaml says with operator: who makes the call.',
  "Ogni chiamata porta i dati e le due firme di un operatore dell'ambiente.":
    'Each call carries the data and the two signatures of an operator of the environment.',
  'Un operatore che nessun ambiente ha': 'An operator that no environment has',
  'operator: nomina qualcuno che non è in operators: di nessun environment.yaml.':
    'operator: names someone who is in operators: of no environment.yaml.',
  'Non si saprebbe con quali dati e con quali chiavi agire.':
    'It would be unclear with which data and which private keys to act.',
  'Un operatore elencato che non agisce': 'A listed operator who does not act',
  'operators: elenca qualcuno che non agisce in nessun passo.':
    'operators: lists someone who acts in no step.',
  "L'elenco si confronta con gli operatori comunicati all'autorità: deve essere quello vero.":
    'The list is compared with the operators notified to the authority: it must be the true one.',
  'Un operatore agisce e non è elencato': 'An operator acts and is not listed',
  'Un passo fa agire qualcuno che operators: del caso non elenca.':
    'A step makes someone act whom operators: of the case does not list.',
  'Un caso non ha la forma attesa': 'A case does not have the expected form',
  'Una chiave è sconosciuta o manca, o un valore non è del genere atteso. Il messaggio dice che cosa era atteso e che cosa è stato trovato.':
    'A key is unknown or missing, or a value is not of the expected kind. The message says what was expected and what was found.',
  'Una chiave scritta male sarebbe ignorata, e il caso proverebbe altro.':
    'A misspelt key would be ignored, and the case would test something else.',
  "L'id del caso non è quello del nome del file": 'The id of the case is not that of the file name',
  'Il file <ID>.case.yaml contiene il caso <ID>: qui i due nomi sono diversi.':
    'The file <ID>.case.yaml contains the case <ID>: here the two names differ.',
  'Di solito il file è una copia in cui si è dimenticato di cambiare id:.':
    'Usually the file is a copy in which id: was not changed.',
  'Una verifica non è scritta bene': 'A check is not written correctly',
  'Una voce di expect: non è nessuna delle verifiche conosciute, ne contiene due, o manca di qualcosa.':
    'An entry of expect: is none of the known checks, contains two of them, or lacks something.',
  'Una verifica che non si può leggere non proverebbe niente.':
    'A check that cannot be read would prove nothing.',
  'Una cattura usa un prefisso non dichiarato': 'A capture uses an undeclared prefix',
  "L'XPath di capture: nomina un prefisso che né l'adattatore né namespaces: dichiarano.":
    'The XPath of capture: names a prefix that neither the adapter nor namespaces: declares.',
  'Non troverebbe mai niente, e il caso fallirebbe senza dire perché.':
    'It would never find anything, and the case would fail without saying why.',
  'La richiesta non rispetta il contratto del servizio':
    'The request does not follow the contract of the service',
  "Un elemento di body: non esiste nell'operazione, sta nel posto sbagliato, o ha un valore che non può mai essere giusto.":
    'An element of body: does not exist in the operation, stands in the wrong place, or has a value that can never be right.',
  'Il servizio la rifiuterebbe per la forma, e il caso non proverebbe ciò che dice.':
    'The service would refuse it for its form, and the case would not test what it says.',
  'uses: nomina un adattatore che non è installato': 'uses: names an adapter that is not installed',
  'Un adattatore sa come si parla con un sistema: il passo ne nomina uno che non esiste.':
    'An adapter knows how to speak to a system: the step names one that does not exist.',
  'Senza adattatore la chiamata non si può fare.': 'Without an adapter the call cannot be made.',
  'base: nomina un payload che non esiste': 'base: names a payload that does not exist',
  'base: è il nome di un file di payloads/ del piano, senza .yaml e senza cartelle.':
    'base: is the name of a file in payloads/ of the plan, without .yaml and without folders.',
  'Senza il payload la richiesta resterebbe quasi vuota.':
    'Without the payload the request would be left almost empty.',
  'deviate: non romperebbe niente in questa richiesta':
    'deviate: would break nothing in this request',
  'La deviazione è scritta bene, ma agisce su qualcosa che questa chiamata non ha: per esempio su un documento firmato, in una ricerca.':
    'The deviation is written correctly, but acts on something that this call does not have: for example on a signed document, in a search.',
  'Il messaggio partirebbe intatto, e il caso negativo proverebbe altro.':
    'The message would go out intact, and the negative case would test something else.',
  'Un nome che qui non ha un valore': 'A name that has no value here',
  "Un'espressione ${ … } o un $nome in XPath usa qualcosa che non è nei dati del piano, né catturato da un passo precedente, né preso con needs: … take.":
    'An expression ${ … } or a $name in XPath uses something that is neither in the data of the plan, nor captured by an earlier step, nor taken with needs: … take.',
  'Al suo posto non si saprebbe che cosa spedire.':
    'It would be unclear what to send in its place.',
  "Un'espressione ${ … } non è leggibile": 'An expression ${ … } cannot be read',
  "Manca la parentesi che chiude, un filtro non esiste, o dentro non c'è un nome. Per scrivere un ${ letterale si usa $${.":
    'The closing brace is missing, a filter does not exist, or there is no name inside. To write a literal ${ use $${.',
  'Un testo con una espressione a metà partirebbe così come è scritto.':
    'A text with half an expression would go out as it is written.',
  'La tabella di examples: non è leggibile': 'The table of examples: cannot be read',
  'Le righe non hanno tutte gli stessi nomi, la tabella è vuota, o il file CSV o JSON nella cartella examples/ non esiste o non si può leggere.':
    'The rows do not all have the same names, the table is empty, or the CSV or JSON file in the examples/ folder does not exist or cannot be read.',
  'Il caso si esegue una volta per riga: una riga a metà proverebbe altro.':
    'The case runs once for each row: half a row would test something else.',
  "L'ambiente non ha la forma attesa, o non esiste":
    'The environment does not have the expected form, or does not exist',
  'In environments/<nome>/environment.yaml una chiave è sconosciuta o manca, un indirizzo non è https://, oppure nessun ambiente ha quel nome.':
    'In environments/<name>/environment.yaml a key is unknown or missing, an address is not https://, or no environment has that name.',
  'Un ambiente sbagliato manderebbe le prove altrove.':
    'A wrong environment would send the tests elsewhere.',
  'Una variabile di ambiente non ha un valore': 'An environment variable has no value',
  "Un file la nomina con { env: NOME } e né .env né l'ambiente del comando la danno.":
    'A file names it with { env: NAME }, and neither .env nor the environment of the command gives it.',
  "I segreti e ciò che cambia da una postazione all'altra non stanno nei file condivisi: vanno dati a parte.":
    'Secrets, and what changes from one machine to another, do not belong in shared files: they are given separately.',
  "# .env\n# SIST_CLIENT_P12_PASSPHRASE non c'è":
    '# .env\n# SIST_CLIENT_P12_PASSPHRASE is not there',
  "Un file che l'ambiente nomina non si può leggere":
    'A file that the environment names cannot be read',
  'Un certificato, una chiave o un elenco di CA non è dove environment.yaml dice. I percorsi relativi partono dalla sua cartella.':
    'A certificate, a private key or a list of CAs is not where environment.yaml says. Relative paths start from its folder.',
  'Senza, la connessione non si può aprire.': 'Without it, the connection cannot be opened.',
  "L'ambiente non risponde": 'The environment does not answer',
  'Il nome non si risolve, la porta è chiusa, o la connessione cade prima che il servizio risponda.':
    'The name does not resolve, the port is closed, or the connection drops before the service answers.',
  'Non è colpa del caso né dell’applicazione: di solito manca la VPN.':
    'Neither the case nor the application is at fault: usually the VPN is missing.',
  'collaudo run cvp --env collaudo     # con la VPN spenta':
    'collaudo run cvp --env collaudo     # with the VPN off',
  'collaudo run cvp --env collaudo     # dopo avere acceso la VPN':
    'collaudo run cvp --env collaudo     # after turning the VPN on',
  "L'applicazione non ha la forma attesa, o non esiste":
    'The application does not have the expected form, or does not exist',
  'In applications/<nome>.yaml una chiave è sconosciuta o manca, il codice applicativo è scritto come testo, o nessuna applicazione ha quel nome.':
    'In applications/<name>.yaml a key is unknown or missing, the application code is written as text, or no application has that name.',
  "Nome, produttore e versione finiscono in ogni richiesta e nel dossier: devono essere quelli comunicati all'autorità.":
    'Name, producer and version end up in every request and in the dossier: they must be those notified to the authority.',
  'Un indirizzo di produzione': 'A production address',
  "L'ambiente porta a un indirizzo della produzione, o si dichiara tale.":
    'The environment leads to a production address, or declares itself to be production.',
  'Lì ci sono ricette e persone vere: un piano di test non vi si esegue.':
    'Real prescriptions and real people are there: a test plan is not run on it.',
  '# si usa environments/collaudo': '# use environments/collaudo',
  'Un certificato non è leggibile': 'A certificate cannot be read',
  'Il file non è un certificato in PEM, o il PKCS#12 non si apre con quella passphrase.':
    'The file is not a certificate in PEM, or the PKCS#12 does not open with that passphrase.',
  'Con quel certificato ci si presenta al servizio, o lo si riconosce.':
    'With that certificate we present ourselves to the service, or recognise it.',
  'Una chiave privata non è leggibile': 'A private key cannot be read',
  'Il file non è una chiave in PEM, è cifrato e manca la passphrase, o la passphrase non lo apre.':
    'The file is not a key in PEM, is encrypted and the passphrase is missing, or the passphrase does not open it.',
  'Senza la chiave non si firma niente.': 'Without the key nothing can be signed.',
  'client: { certificate: client.pem, key: client.key }   # la chiave è cifrata':
    'client: { certificate: client.pem, key: client.key }   # the key is encrypted',
  'La chiave non è quella del certificato': 'The key is not that of the certificate',
  'La chiave privata e la chiave pubblica del certificato non vanno insieme.':
    'The private key and the public key of the certificate do not go together.',
  'Il servizio rifiuterebbe ogni firma.': 'The service would refuse every signature.',
  'Il servizio rifiuta il nostro certificato': 'The service refuses our certificate',
  "La connessione TLS è chiusa con un avviso che riguarda il certificato client: sconosciuto, scaduto, non comunicato o assente. «collaudo explain» spiega anche l'avviso, per esempio certificate_required.":
    'The TLS connection is closed with an alert about the client certificate: unknown, expired, not notified or absent. “collaudo explain” explains the alert too, for example certificate_required.',
  "L'autorità accetta solo il certificato comunicato nella fase 3.":
    'The authority accepts only the certificate notified in phase 3.',
  '# environment.yaml senza client:': '# environment.yaml without client:',
  'Non ci si può fidare del server': 'The server cannot be trusted',
  "Il certificato del server non viene da una CA di trust: dell'ambiente, è scaduto, o è di un altro nome.":
    'The certificate of the server does not come from a CA in trust: of the environment, has expired, or is for another name.',
  'La verifica del server non si può spegnere: senza, chiunque potrebbe rispondere al suo posto.':
    'The check of the server cannot be turned off: without it, anyone could answer in its place.',
  positivo: 'positive',
  'Tutto ciò che doveva riuscire è riuscito: per run, almeno un caso superato e nessuno non superato, interrotto o non eseguito; per check, nessun errore.':
    'Everything that had to succeed succeeded: for run, at least one case passed and none failed, broke or was not run; for check, no errors.',
  'un caso non superato, o non eseguito': 'a case failed, or was not run',
  'Una verifica non è soddisfatta, oppure un caso non è stato eseguito: il verdetto è negativo o incompleto. Con --allow-incomplete i casi non eseguiti non contano.':
    'A check is unmet, or a case was not run: the verdict is negative or incomplete. With --allow-incomplete the cases not run do not count.',
  'piano o comando sbagliato': 'wrong plan or command',
  "C'è qualcosa da correggere in un file o nel comando: non è stato inviato niente.":
    'There is something to correct in a file or in the command: nothing was sent.',
  'qualcosa si è interrotto': 'something broke',
  'Un caso non è potuto arrivare in fondo (ambiente non raggiungibile, risposta mancante, stato ignoto), o è fallito lo strumento.':
    'A case could not get to its end (environment unreachable, missing answer, unknown state), or the tool failed.',
  fermato: 'stopped',
  'Fermato con Ctrl+C o SIGTERM: i casi finiti restano nel registro. «collaudo run --resume» va avanti da lì.':
    'Stopped with Ctrl+C or SIGTERM: the finished cases stay in the record. “collaudo run --resume” goes on from there.',
  'Un codice fiscale che può essere di qualcuno': "A codice fiscale that may be someone's",
  'Un codice fiscale con il carattere di controllo giusto sta in un caso o in un payload e non è tra le persone sintetiche: quelle di data/ del piano, degli ambienti e del registro del simulatore.':
    "A codice fiscale with a right check character stands in a case or in a payload and is not among the synthetic people: those of data/ of the plan, of the environments and of the simulator's registry.",
  'In un piano non stanno dati di persone vere: il piano si condivide, e le prove si spediscono.':
    'The data of real people do not belong in a plan: the plan is shared, and the evidence is sent.',
  'Un segreto scritto in un file': 'A secret written in a file',
  "Una chiave privata, una passphrase, un PIN, un codice applicativo o un testo che ne ha tutto l'aspetto sta in un file di plans/, environments/, applications/ o suites/.":
    'A private key, a passphrase, a PIN, an application code or a text that looks just like one stands in a file of plans/, environments/, applications/ or suites/.',
  'Quei file si condividono. I segreti stanno in .env, che non si condivide; uno già condiviso va cambiato.':
    'Those files are shared. Secrets stand in .env, which is not shared; one already shared must be changed.',
  'Un file di data/ ha un nome che le espressioni non possono usare':
    'A file of data/ has a name that expressions cannot use',
  'Il nome del file è la radice delle espressioni: people.yaml si usa come ${ people.… }.':
    'The name of the file is the root of the expressions: people.yaml is used as ${ people.… }.',
  'Con un altro nome i suoi valori non si possono raggiungere.':
    'With another name its values cannot be reached.',
  'Un file non si può leggere': 'A file cannot be read',
  'Il file non esiste, è una cartella, non è testo UTF-8, è troppo grande, o è un collegamento che esce dalla cartella del piano.':
    'The file does not exist, is a folder, is not UTF-8 text, is too large, or is a link that leads out of the folder of the plan.',
  'Di un file che non si legge non si può dire niente: né che è giusto, né che è sbagliato.':
    'Of a file that is not read nothing can be said: neither that it is right, nor that it is wrong.',
  'Il testo non è YAML': 'The text is not YAML',
  'Il file non si può interpretare: rientri, due punti, apici o parentesi sbagliati.':
    'The file cannot be parsed: wrong indentation, colons, quotes or brackets.',
  'Un errore di scrittura può spostare un valore sotto un altro: meglio fermarsi.':
    'A slip in writing can move a value under another: it is better to stop.',
  'La stessa chiave due volte': 'The same key twice',
  'Nella stessa struttura una chiave compare due volte.':
    'In the same structure a key appears twice.',
  'Ne resterebbe una sola, e non si saprebbe quale.':
    'Only one of them would remain, and it would be unclear which.',
  "Un'espressione senza apici dentro { } o [ ]": 'An unquoted expression inside { } or [ ]',
  'In YAML, dentro { } o [ ], la parentesi di ${ … } apre una nuova struttura.':
    'In YAML, inside { } or [ ], the brace of ${ … } opens a new structure.',
  "Il testo cambierebbe senso senza che si veda: l'espressione va tra apici.":
    'The text would change meaning unnoticed: the expression goes in quotes.',
  "Il nome del server non esiste per questa rete: di solito manca la VPN, o l'indirizzo è sbagliato.":
    'The name of the server does not exist on this network: usually the VPN is missing, or the address is wrong.',
  'Il nome del server ora non si risolve: controllare rete e VPN.':
    'The name of the server does not resolve now: check network and VPN.',
  'Il nome del server esiste ma non ha un indirizzo.':
    'The name of the server exists but has no address.',
  'Il nome del server non esiste.': 'The name of the server does not exist.',
  'La macchina risponde, ma su quella porta non ascolta nessuno: controllare indirizzo e porta.':
    'The machine answers, but nothing listens on that port: check address and port.',
  "Non c'è una strada fino al server: di solito manca la VPN.":
    'There is no route to the server: usually the VPN is missing.',
  "Non c'è una strada fino alla rete del server: di solito manca la VPN.":
    'There is no route to the network of the server: usually the VPN is missing.',
  "L'indirizzo di partenza non è di questa macchina: controllare rete e VPN.":
    'The source address is not of this machine: check network and VPN.',
  'La connessione non si è aperta in tempo: di solito un firewall, o la VPN spenta.':
    'The connection did not open in time: usually a firewall, or the VPN is off.',
  "Il server non ha risposto entro timeout: dell'ambiente.":
    'The server did not answer within timeout: of the environment.',
  'La risposta è cominciata e non è finita in tempo.': 'The answer began and did not end in time.',
  'La connessione si è chiusa prima della risposta.': 'The connection closed before the answer.',
  'La chiamata è stata fermata.': 'The call was stopped.',
  'Il server, o qualcosa in mezzo, ha chiuso la connessione di colpo.':
    'The server, or something in between, closed the connection abruptly.',
  'La connessione si è chiusa mentre si spediva la richiesta.':
    'The connection closed while the request was being sent.',
  "Ciò che è arrivato non è HTTP: a quell'indirizzo risponde altro.":
    'What arrived is not HTTP: something else answers at that address.',
  'La CA del server non è tra quelle di trust: ca:.':
    'The CA of the server is not among those of trust: ca:.',
  'Il certificato del server è autogenerato e non è tra quelli di trust: ca:.':
    'The certificate of the server is self-generated and is not among those of trust: ca:.',
  'Manca la CA che ha emesso il certificato del server: aggiungerla in trust: ca:.':
    'The CA that issued the certificate of the server is missing: add it to trust: ca:.',
  'Manca una CA intermedia del server: aggiungerla in trust: ca:.':
    'An intermediate CA of the server is missing: add it to trust: ca:.',
  "Il certificato del server è scaduto: avvisare l'help desk dell'autorità.":
    "The certificate of the server has expired: tell the authority's help desk.",
  "Il certificato del server non vale ancora: controllare l'orologio.":
    'The certificate of the server is not yet valid: check the clock.',
  'La firma del certificato del server non torna: non è della CA indicata.':
    'The signature of the certificate of the server does not match: it is not from the CA indicated.',
  'Il certificato del server viene da una CA non ammessa per questo uso.':
    'The certificate of the server comes from a CA that is not allowed for this use.',
  "Il certificato del server è di un altro nome: controllare l'indirizzo in endpoints:.":
    'The certificate of the server is for another name: check the address in endpoints:.',
  'A quella porta non risponde TLS: controllare indirizzo e porta.':
    'No TLS answers on that port: check address and port.',
  'Il server offre solo versioni di TLS precedenti alla 1.2.':
    'The server offers only versions of TLS earlier than 1.2.',
  'plan.yaml non ha la forma attesa': 'plan.yaml does not have the expected form',
  'Una chiave è sconosciuta o manca, o un valore non è del genere atteso.':
    'A key is unknown or missing, or a value is not of the expected kind.',
  'Una chiave scritta male sarebbe ignorata: meglio fermarsi che eseguire un altro piano.':
    'A misspelt key would be ignored: it is better to stop than to run another plan.',
  'Il piano (o la suite) non esiste': 'The plan (or the suite) does not exist',
  'Nessuna cartella di plans/ con un plan.yaml, e nessuna suite, ha quel nome.':
    'No folder of plans/ with a plan.yaml, and no suite, has that name.',
  'I piani si cercano nella cartella in cui si è, e in quelle che la contengono.':
    'Plans are looked for in the current folder, and in those that contain it.',
  'Un caso elencato senza il suo file': 'A listed case without its file',
  'plan.yaml elenca un caso che non ha cases/<ID>.case.yaml, o che non è in nessuna area.':
    'plan.yaml lists a case that has no cases/<ID>.case.yaml, or that is in no area.',
  "Un caso dell'autorità senza file non è provato.":
    'A case of the authority without a file is not tested.',
  'Un file di un caso che il piano non elenca': 'A file of a case that the plan does not list',
  "Nella cartella cases/ c'è un file che nessuna area di plan.yaml nomina, o che non si chiama <ID>.case.yaml, o un'altra cartella.":
    'In the cases/ folder there is a file that no area of plan.yaml names, or that is not called <ID>.case.yaml, or another folder.',
  'Un caso non elencato non si esegue mai.': 'A case that is not listed never runs.',
  'Un caso elencato due volte': 'A case listed twice',
  'Lo stesso id compare due volte nelle aree di plan.yaml.':
    'The same id appears twice in the areas of plan.yaml.',
  'Ogni caso del documento ha un posto solo.': 'Each case of the document has one place only.',
  'Id che si distinguono appena': 'Ids that hardly differ',
  'Due id differiscono solo per maiuscole, separatori o zeri: E-02 ed e-2.':
    'Two ids differ only in capitals, separators or zeros: E-02 and e-2.',
  'Nei rapporti si confondono, e su Windows due file che differiscono per le maiuscole sono uno solo.':
    'In reports they get mixed up, and on Windows two files that differ in capitals are one and the same.',
  'Un file del piano che nessun caso usa': 'A file of the plan that no case uses',
  'Un file di payloads/ o di fragments/ non è nominato da nessun caso. È un avviso.':
    'A file of payloads/ or of fragments/ is named by no case. It is a warning.',
  'O è rimasto indietro, o il caso che doveva usarlo ne usa un altro.':
    'Either it was left behind, or the case that was meant to use it uses another.',
  '# usato da E-01, con base: emissione\ntipologia: 1\n':
    '# used by E-01, with base: emissione\ntipologia: 1\n',
  'Un requisito che nessun caso prova': 'A requirement that no case tests',
  "Il requisito resterebbe senza prova, e ce ne si accorgerebbe con l'autorità.":
    'The requirement would remain untested, and this would come to light only before the authority.',
  'Un requisito che il piano non ha': 'A requirement that the plan does not have',
  'Un id scritto male lascia il requisito vero senza prova.':
    'A misspelt id leaves the true requirement untested.',
  'Un caso che non può mai essere eseguito': 'A case that can never run',
  'Il caso ha bisogno di un altro che il piano dà per non applicabile.':
    'The case needs another that the plan gives as not applicable.',
  'La sua dipendenza non riuscirà mai: resterebbe saltato, e il verdetto incompleto, per sempre.':
    'Its dependency will never succeed: it would remain skipped, and the verdict incomplete, for ever.',
  'Una suite non ha la forma attesa': 'A suite does not have the expected form',
  'Una chiave è sconosciuta o manca, o il piano che la suite nomina non esiste.':
    'A key is unknown or missing, or the plan that the suite names does not exist.',
  'Una suite sceglie i casi di un piano: senza il piano non sceglie niente.':
    'A suite chooses the cases of a plan: without the plan it chooses nothing.',
  'Una suite nomina un caso o una etichetta che il piano non ha':
    'A suite names a case or a tag that the plan does not have',
  'cases: o tags: della suite contiene un nome che nessun caso del piano porta.':
    'cases: or tags: of the suite contains a name that no case of the plan bears.',
  'Il filtro non trova niente e la suite esegue meno di ciò che dice.':
    'The filter finds nothing and the suite runs less than it says.',
  'Il comando non è scritto bene': 'The command is not written correctly',
  'Un comando, una opzione o un loro valore non esiste, o due opzioni non vanno insieme.':
    'A command, an option or a value of theirs does not exist, or two options do not go together.',
  'Una opzione ignorata farebbe eseguire altro.':
    'An ignored option would make something else run.',
  'Qui non ci sono piani': 'There are no plans here',
  'Né questa cartella né quelle che la contengono hanno plans/.':
    'Neither this folder nor those that contain it have plans/.',
  'Piani, ambienti e applicazioni si cercano a partire da lì.':
    'Plans, environments and applications are looked for from there.',
  'cd il-mio-progetto && collaudo run': 'cd my-project && collaudo run',
  'Nessun caso corrisponde alla scelta': 'No case matches the choice',
  'I filtri (--case, --tag, --kind, --failed, la suite) non lasciano nessun caso.':
    'The filters (--case, --tag, --kind, --failed, the suite) leave no case.',
  'Non eseguire niente non è mai un esito positivo.':
    'Running nothing is never a positive outcome.',
  "L'esecuzione non esiste": 'The run does not exist',
  "In reports/ non c'è una cartella con quel nome, o non ce n'è nessuna adatta.":
    'In reports/ there is no folder with that name, or there is no suitable one.',
  'Il comando lavora su ciò che una esecuzione ha lasciato.':
    'The command works on what a run has left behind.',
  "collaudo report          # l'ultima": 'collaudo report          # the last one',
  "Il registro dell'esecuzione non si può leggere": 'The record of the run cannot be read',
  "run.json o events.ndjson manca, è di un'altra versione, o è stato cambiato a mano.":
    'run.json or events.ndjson is missing, is of another version, or was changed by hand.',
  'Rapporto e dossier si fanno solo da un registro intero.':
    'Reports and dossiers are made only from a complete record.',
  '# run.json modificato a mano': '# run.json changed by hand',
  'collaudo run cvp         # una esecuzione nuova': 'collaudo run cvp         # a new run',
  "L'esecuzione è in corso": 'The run is in progress',
  'Un altro processo sta scrivendo in quella cartella di reports/.':
    'Another process is writing in that folder of reports/.',
  'Due processi nello stesso registro lo rovinerebbero.':
    'Two processes in the same record would spoil it.',
  'collaudo run --resume    # mentre la prima esecuzione non è finita':
    'collaudo run --resume    # while the first run is still in progress',
  'collaudo run --resume    # dopo che è finita o è stata fermata':
    'collaudo run --resume    # after it has ended or was stopped',
  'Ciò che si eseguiva è cambiato': 'What was being run has changed',
  "Dopo la prima parte della esecuzione sono cambiati i casi, la applicazione, l'ambiente o la versione dello strumento.":
    'After the first part of the run, the cases, the application, the environment or the version of the tool changed.',
  'Due metà di piani diversi non fanno una prova.': 'Halves of two different plans prove nothing.',
  'collaudo run --resume    # dopo avere cambiato un caso':
    'collaudo run --resume    # after changing a case',
  'Il contratto del servizio (WSDL, XSD) non si può leggere':
    'The contract of the service (WSDL, XSD) cannot be read',
  'Uno dei file del contratto manca o non è XML.':
    'One of the files of the contract is missing or is not XML.',
  'Senza contratto non si scrive e non si controlla nessuna richiesta.':
    'Without the contract no request is written or checked.',
  'SIST_WSDL_DIR=/cartella/vuota collaudo check': 'SIST_WSDL_DIR=/empty/folder collaudo check',
  'collaudo check           # con il contratto incluso':
    'collaudo check           # with the included contract',
  "Un'espressione non ha potuto dare un valore": 'An expression could not give a value',
  'Durante la esecuzione ${ … } ha incontrato un nome senza valore o un filtro che non può agire su quel valore.':
    'During the run ${ … } met a name without a value or a filter that cannot act on that value.',
  'Il caso si ferma prima di spedire: niente parte con un valore a metà.':
    'The case stops before sending: nothing goes out with half a value.',
  'Una cattura non ha trovato niente': 'A capture found nothing',
  'capture: non ha trovato il valore nella risposta, e non è optional.':
    'capture: did not find the value in the answer, and is not optional.',
  'I passi seguenti ne hanno bisogno: non si va avanti senza.':
    'The later steps need it: there is no going on without it.',
  'La richiesta, con i suoi valori, non è valida': 'The request, with its values, is not valid',
  'Dopo che le espressioni hanno dato i loro valori, la richiesta o una verifica non rispetta più lo schema o il contratto.':
    'Once the expressions gave their values, the request or a check no longer follows the schema or the contract.',
  'Niente è stato spedito.': 'Nothing was sent.',
  'Una deviazione non rompe niente': 'A deviation breaks nothing',
  'deviate: non ha trovato nel messaggio ciò che doveva rompere, per esempio un XPath che non corrisponde a nessun elemento.':
    'deviate: did not find in the message what it had to break, for example an XPath that matches no element.',
  'Il messaggio partirebbe intatto, e il caso proverebbe altro: niente è stato spedito.':
    'The message would go out intact, and the case would test something else: nothing was sent.',
  'Il documento clinico non si può comporre': 'The clinical document cannot be composed',
  'Il passo indicato da document: from: non ha i dati del CDA, o non ha ottenuto un identificativo.':
    'The step indicated by document: from: does not have the data of the CDA, or did not obtain an identifier.',
  'Un documento incompleto non si firma.': 'An incomplete document is not signed.',
  "L'operatore non è in questo ambiente": 'The operator is not in this environment',
  'Il caso fa agire qualcuno che operators: di questo environment.yaml non ha.':
    'The case makes someone act whom operators: of this environment.yaml does not have.',
  'In questo ambiente mancano i suoi dati e le sue chiavi.':
    'In this environment their data and their private keys are missing.',
  'Le risposte ai passi manuali non sono leggibili':
    'The answers to the manual steps cannot be read',
  'Il file con le risposte non è YAML, non ha la forma attesa, o nomina un caso, un passo o un file che non ci sono.':
    'The file with the answers is not YAML, does not have the expected form, or names a case, a step or a file that does not exist.',
  'Un passo manuale passa solo con una risposta che qualcuno ha dato davvero.':
    'A manual step passes only with an answer that someone really gave.',
  'Una verifica non si è potuta valutare': 'A check could not be evaluated',
  "Alla verifica manca ciò su cui lavora, per esempio un elenco di anomalie in un'operazione che non lo prevede.":
    'The check lacks what it works on, for example a list of anomalies in an operation that does not provide for one.',
  'Ciò che non si può valutare non è mai dato per buono.':
    'What cannot be evaluated is never taken as good.',
  'Non si sa se la scrittura è avvenuta': 'It is not known whether the write took place',
  'La richiesta è partita e la risposta non è arrivata: il servizio può averla eseguita o no.':
    'The request went out and the answer did not arrive: the service may have carried it out or not.',
  'Lo strumento non ripete mai una scrittura da solo: nascerebbero due ricette. recover: nel passo dice che cosa guardare.':
    'The tool never repeats a write automatically: two prescriptions would be created. recover: in the step says what to look at.',
  'collaudo run cvp --case CVP-22      # di nuovo, senza guardare':
    'collaudo run cvp --case CVP-22      # again, without looking',
  '# cercare la ricetta sul servizio, poi ripetere il caso':
    '# look for the prescription on the service, then repeat the case',
  'La chiamata non è riuscita': 'The call did not succeed',
  'La connessione si è interrotta, o la risposta non è HTTP.':
    'The connection broke, or the answer is not HTTP.',
  "Di solito c'è di mezzo un proxy, la VPN o un servizio che non è quello atteso.":
    'Usually a proxy, the VPN or a service other than the expected one is in the way.',
  'La risposta non è arrivata in tempo': 'The answer did not arrive in time',
  "Il servizio non ha risposto entro timeout: dell'ambiente.":
    'The service did not answer within timeout: of the environment.',
  'Un caso che aspetta per sempre ferma gli altri.': 'A case that waits for ever stops the others.',
  'Non è stato spedito niente, di proposito': 'Nothing was sent, on purpose',
  'Con --dry-run i messaggi si costruiscono e si firmano, e restano in una cartella.':
    'With --dry-run the messages are built and signed, and stay in a folder.',
  'Serve a guardarli prima che partano: non prova niente, e il verdetto non è mai positivo.':
    'It is for looking at them before they go out: it proves nothing, and the verdict is never positive.',
  'collaudo run cvp --dry-run          # per avere un esito':
    'collaudo run cvp --dry-run          # to get an outcome',
  'collaudo run cvp                    # per avere un esito':
    'collaudo run cvp                    # to get an outcome',
  "Un segreto è finito nei file dell'esecuzione": 'A secret ended up in the files of the run',
  "Il controllo finale ha trovato in reports/ un segreto dell'ambiente.":
    'The final check found a secret of the environment in reports/.',
  'Quella cartella si spedisce: va cancellata, e il segreto cambiato.':
    'That folder gets sent: it must be deleted, and the secret changed.',
  'Il disco non lascia scrivere o leggere': 'The disk does not allow writing or reading',
  "Manca un permesso, lo spazio è finito, o al posto di una cartella dove il comando scrive c'è un file.":
    'A permission is missing, space has run out, or a file stands in place of a folder where the command writes.',
  'Senza prove conservate una esecuzione non vale niente: meglio fermarsi e dirlo.':
    'Without stored evidence a run is worth nothing: it is better to stop and say so.',
  '# reports/ è di un altro utente, o il disco è pieno':
    '# reports/ belongs to another user, or the disk is full',
  '# reports/ è una cartella in cui si può scrivere':
    '# reports/ is a folder that can be written in',
  'Il rapporto non si è potuto fare': 'The report could not be made',
  "Il registro c'è, ma la pagina HTML non si è potuta scrivere.":
    'The record is there, but the HTML page could not be written.',
  "L'esito non cambia: «collaudo report» rifà la pagina senza chiamare nessuno.":
    'The outcome does not change: “collaudo report” makes the page again without calling anyone.',
  '# disco pieno': '# disk full',
  'Il simulatore non è partito, o non ha risposto ai comandi':
    'The simulator did not start, or did not answer commands',
  'La porta è occupata, il suo registro non si può leggere, o il simulatore si è fermato.':
    'The port is taken, its record cannot be read, or the simulator stopped.',
  'Senza simulatore i casi non hanno con chi parlare.':
    'Without the simulator the cases have nobody to speak to.',
  'collaudo simulate --port 8181       # porta già in uso':
    'collaudo simulate --port 8181       # port already in use',
  'collaudo simulate --port 0          # una porta libera':
    'collaudo simulate --port 0          # a free port',
  'Un errore dello strumento': 'An error of the tool',
  'È successo qualcosa che non doveva poter succedere.':
    'Something happened that should not have been possible.',
  'È un difetto di Collaudo: segnalare il testo e il comando che lo ha prodotto.':
    'It is a defect of Collaudo: report the text and the command that produced it.',
  '# niente che si possa scrivere meglio': '# nothing that could be written better',
  '# segnalare il testo stampato': '# report the printed text',
  'Il server chiude la connessione in ordine: non è un errore.':
    'The server closes the connection in an orderly way: it is not an error.',
  "Il server ha ricevuto un messaggio fuori posto: di solito dall'altra parte non c'è il servizio atteso.":
    'The server received a message out of place: usually what is on the other side is not the expected service.',
  'Un pezzo della connessione è arrivato alterato: guardare proxy e VPN.':
    'A piece of the connection arrived altered: look at proxy and VPN.',
  'Un pezzo della connessione è troppo lungo: guardare proxy e VPN.':
    'A piece of the connection is too long: look at proxy and VPN.',
  'Il server non accetta nessuna delle nostre proposte. Con TLS 1.2 lo dice anche quando manca il certificato client.':
    'The server accepts none of our proposals. With TLS 1.2 it says so also when the client certificate is missing.',
  'Il nostro certificato è rovinato, o la sua firma non è valida.':
    'Our certificate is damaged, or its signature is not valid.',
  'Il nostro certificato è di un tipo che il server non accetta.':
    'Our certificate is of a type that the server does not accept.',
  'Il nostro certificato è revocato.': 'Our certificate has been revoked.',
  "Il nostro certificato è scaduto, o non è ancora valido: guardare le date e l'orologio.":
    'Our certificate has expired, or is not yet valid: look at the dates and at the clock.',
  'Il server non accetta il nostro certificato per un motivo che non dice.':
    'The server does not accept our certificate, for a reason that it does not give.',
  "Un campo dell'apertura non è ammesso dal server.":
    'A field of the handshake is not allowed by the server.',
  "Il server non conosce la CA del nostro certificato: usare quello comunicato all'autorità nella fase 3, con la sua catena.":
    'The server does not know the CA of our certificate: use the one notified to the authority in phase 3, with its chain.',
  'Il nostro certificato è valido, ma il server non lo autorizza.':
    'Our certificate is valid, but the server does not authorise it.',
  "Il server non ha potuto leggere un messaggio dell'apertura.":
    'The server could not read a message of the handshake.',
  "Una firma dell'apertura non torna: la chiave privata non è quella del certificato.":
    'A signature of the handshake does not match: the private key is not that of the certificate.',
  'Il server non accetta la nostra versione di TLS: qui si usa almeno la 1.2.':
    'The server does not accept our version of TLS: at least 1.2 is used here.',
  'Il server vuole algoritmi più robusti di quelli proposti.':
    'The server wants stronger algorithms than those proposed.',
  'Il server ha avuto un errore suo.': 'The server had an error of its own.',
  'Il server rifiuta un tentativo con una versione di TLS più vecchia.':
    'The server refuses an attempt with an older version of TLS.',
  "Il server ha annullato l'apertura.": 'The server cancelled the handshake.',
  "All'apertura manca una estensione che il server vuole.":
    'The handshake lacks an extension that the server wants.',
  'Il server ha ricevuto una estensione che non conosce.':
    'The server received an extension that it does not know.',
  "Il server non serve il nome chiesto (SNI): guardare l'indirizzo in endpoints:.":
    'The server does not serve the name asked for (SNI): look at the address in endpoints:.',
  'La risposta OCSP sul certificato non è valida.':
    'The OCSP response on the certificate is not valid.',
  'Il server non riconosce la chiave condivisa.': 'The server does not recognise the shared key.',
  'Il server vuole un certificato client e non lo ha ricevuto: indicarlo in client: di environment.yaml.':
    'The server wants a client certificate and did not receive it: indicate it in client: of environment.yaml.',
  'Il server non parla nessuno dei protocolli proposti (ALPN).':
    'The server speaks none of the protocols proposed (ALPN).',
  verdetto: 'verdict',
  'Almeno un caso superato, e ogni caso applicabile superato. Solo così si fa il dossier finale.':
    'At least one case passed, and every applicable case passed. Only then is the final dossier made.',
  'Almeno un caso non superato o interrotto.': 'At least one case failed or broke.',
  'Niente è fallito, ma un caso applicabile non è stato eseguito.':
    'Nothing failed, but an applicable case was not run.',
  'motivo di un caso non eseguito': 'reason for a case not run',
  'Il piano dice che il caso non si applica, e perché. È il solo che non rende incompleto il verdetto.':
    'The plan says that the case does not apply, and why. It is the only one that does not make the verdict incomplete.',
  'Il caso è ancora da codificare (state: to-be-encoded).':
    'The case is still to be encoded (state: to-be-encoded).',
  'Si attende che una persona risponda o alleghi un file.':
    'A person is expected to answer or to attach a file.',
  'Un caso di cui questo ha bisogno non è riuscito.': 'A case that this one needs did not succeed.',
  "L'ambiente non risponde, o non offre ciò che il caso richiede.":
    'The environment does not answer, or does not offer what the case requires.',
  'genere di problema': 'kind of problem',
  'Verifica non soddisfatta: il servizio ha risposto, e la risposta non è quella attesa.':
    'Unmet check: the service answered, and the answer is not the expected one.',
  'Rifiuto inatteso: il servizio ha risposto con un Fault. «collaudo explain CODICE» spiega il codice.':
    'Unexpected refusal: the service answered with a Fault. “collaudo explain CODE” explains the code.',
  "Risposta inattesa: non è né quella dell'operazione né un Fault, per esempio la pagina di un proxy.":
    'Unexpected answer: it is neither that of the operation nor a Fault, for example the page of a proxy.',
  'Ambiente non raggiungibile: guardare VPN, indirizzi e certificati.':
    'Environment unreachable: look at VPN, addresses and certificates.',
  'Errore del piano: guardare il caso.': 'Plan error: look at the case.',
  'Stato ignoto: la scrittura è partita e la risposta non è arrivata. Non si ripete da sola.':
    'Unknown state: the write went out and the answer did not arrive. It is not repeated automatically.',
  'Errore interno dello strumento: va segnalato.':
    'Internal error of the tool: it should be reported.',
  'Una Trusted List non si può usare': 'A Trusted List cannot be used',
  'La lista è danneggiata, non è firmata, è di un altro territorio, o non è firmata da chi è stato indicato con --list-signer.':
    'The list is damaged, is not signed, is of another territory, or is not signed by who was named with --list-signer.',
  "Di una lista di cui non ci si può fidare non si dice che una CA «non c'è»: non si dice niente.":
    'Of a list that cannot be relied upon it is not said that a CA “is not there”: nothing is said.',
}
