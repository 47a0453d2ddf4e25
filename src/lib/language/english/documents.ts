import type { Catalogue } from '../render.ts'

/** Documents, their rules, and contracts that a vendor supplies. */
export const documents: Catalogue = {
  'contratto fornito: {0} (SHA-256 {1})': 'supplied contract: {0} (SHA-256 {1})',
  '  uguale al nostro in ciò che si può confrontare': '  equal to ours in what can be compared',
  '  una differenza dal nostro (nota, non errore):':
    '  one difference from ours (a note, not an error):',
  '  {0} differenze dal nostro (note, non errori):':
    '  {0} differences from ours (notes, not errors):',
  ' (riga {0} di examples:)': ' (row {0} of examples:)',
  'il documento del passo «{0}»: {1}{2}': 'the document of step “{0}”: {1}{2}',
  'il contratto': 'the contract',
  'Il documento che il caso farebbe comporre non va bene':
    'The document that the case would have composed is not right',
  'Con i valori del caso il CDA non si può comporre, o rompe una regola che la specifica pretende oltre allo schema. Il messaggio dice il nome della regola: «collaudo explain cda-asl» la spiega.':
    'With the values of the case the CDA cannot be composed, or it breaks a rule that the specification wants beyond the schema. The message names the rule: `collaudo explain cda-asl` explains it.',
  "L'autorità lo rifiuterebbe: meglio saperlo senza spedire niente. Chi vuole provarlo lo rompe con deviate: document: cda:.":
    'The authority would refuse it: better to know without sending anything. Whoever wants to try it breaks it with deviate: document: cda:.',
  'Il contratto ufficiale indicato non si può usare':
    'The official contract that is named cannot be used',
  "La cartella di SIST_WSDL_DIR non esiste, è vuota, non contiene WSDL, oppure un suo file non è leggibile o ne importa uno che non c'è.":
    'The folder of SIST_WSDL_DIR does not exist, is empty, holds no WSDL, or one of its files cannot be read or imports one that is not there.',
  "Si è chiesto di usare la copia ufficiale: usarne un'altra in silenzio farebbe credere il contrario.":
    'The official copy was asked for: to use another in silence would make people believe otherwise.',
  'Il documento clinico non rispetta una regola': 'The clinical document breaks a rule',
  'Il CDA composto con i valori del caso manca di qualcosa che la specifica pretende oltre allo schema. Il messaggio dice il nome della regola: «collaudo explain cda-asl» la spiega.':
    'The CDA composed with the values of the case lacks something that the specification wants beyond the schema. The message names the rule: `collaudo explain cda-asl` explains it.',
  "L'autorità lo rifiuterebbe (000218), e il caso proverebbe altro: niente è stato spedito. Chi vuole provarlo lo dice con deviate: document: cda:.":
    'The authority would refuse it (000218), and the case would prove something else: nothing was sent. Whoever wants to try it says so with deviate: document: cda:.',
  Contratto: 'Contract',
  '{0}, copia fornita dal produttore (SHA-256 {1})':
    '{0}, copy supplied by the producer (SHA-256 {1})',
  '{0}, incluso (SHA-256 {1})': '{0}, included (SHA-256 {1})',
  'Il CDA della prescrizione non si può inviare: {0}.':
    'The CDA of the prescription cannot be sent: {0}.',
  '{0}; per provarlo di proposito: deviate: { document: { cda: … } }':
    '{0}; to try it on purpose: deviate: { document: { cda: … } }',
  'Indicare in `document.from` un passo precedente dello stesso caso.':
    'Name an earlier step of the same case in `document.from`.',
  'Il passo "{0}" non chiama {1}: il CDA non si può comporre.':
    'The step "{0}" does not call {1}: the CDA cannot be composed.',
  'Indicare in `document.from` il passo della prescrizione da registrare.':
    'Name the step of the prescription to be registered in `document.from`.',
  'per provarlo di proposito: deviate: { document: { cda: … } }':
    'to try it on purpose: deviate: { document: { cda: … } }',
  'completare il passo «{0}»': 'complete the step “{0}”',
  '«document» accompagna solo {0}: trovato con {1}':
    '“document” goes only with {0}: found with {1}',
  '{0} porta il CDA «{1}»: trovato «{2}»': '{0} carries the CDA “{1}”: found “{2}”',
  "«{0}» si compone da «document»: attesi o l'uno o l'altra, trovati entrambi":
    '“{0}” is composed from “document”: expected one or the other, found both',
  '{0} porta il CDA firmato: atteso «document» oppure «{1}» in «body», trovato nessuno dei due':
    '{0} carries the signed CDA: expected “document”, or “{1}” in “body”, found neither',
  "Per provare una richiesta senza documento scrivere `{0}: ''` in `body`.":
    "To try a request without a document write `{0}: ''` in `body`.",
  "«writes» si dice solo di un'operazione del solo contratto ufficiale: che cosa fa {0} è noto":
    '“writes” is said only of an operation that the official contract alone has: what {0} does is known',
  'togliere writes:': 'remove writes:',
  "Maggior tutela dell'anonimato (confidentialityCode V); se manca, vale per chi chiede l'oscuramento dei dati.":
    'Greater protection of anonymity (confidentialityCode V); where absent, it holds for whoever asks for masked data.',
  'Codice AIC della confezione erogata.': 'AIC code of the package that was dispensed.',
  'Quante confezioni; se manca, 1.': 'How many packages; 1 where absent.',
  'Lotto della confezione.': 'Lot of the package.',
  'Numero seriale del bollino AIFA.': 'Serial number of the AIFA label.',
  'atteso un codice da 1.1 a 1.13': 'expected a code from 1.1 to 1.13',
  'Importi in euro, per codice da 1.1 a 1.13.': 'Amounts in euro, by code from 1.1 to 1.13.',
  "Il CDA2 dell'erogazione della prescrizione di cui tratta il passo indicato in `from`.":
    'The CDA2 of the dispensing of the prescription that the step named in `from` is about.',
  'Id del passo chkPrescrizione o getPrescrizioneIdentificata da cui viene la prescrizione.':
    'Id of the chkPrescrizione or getPrescrizioneIdentificata step from which the prescription comes.',
  'I farmaci erogati; se manca, quelli prescritti.':
    'The drugs that were dispensed; those prescribed, where absent.',
  'Documento da comporre, firmare (CAdES) e inserire in `prescrizione` o in `erogazione`.':
    'Document to be composed, signed (CAdES) and put into `prescrizione` or `erogazione`.',
  "atteso il nome di un'operazione": 'expected the name of an operation',
  'Operazione di CVPService da chiamare; con service, di un contratto ufficiale indicato da SIST_WSDL_DIR.':
    'Operation of CVPService to be called; with service, of an official contract that SIST_WSDL_DIR names.',
  'atteso il nome di un servizio': 'expected the name of a service',
  "Servizio di un'operazione che solo il contratto ufficiale ha: l'ultima parte dell'indirizzo.":
    'Service of an operation that only the official contract has: the last part of the address.',
  "Se un'operazione del solo contratto ufficiale cambia qualcosa; se manca, vale true: la chiamata non si ripete mai da sola.":
    'Whether an operation that only the official contract has changes something; true where absent: the call is never repeated by itself.',
  "CDA dell'erogazione": 'CDA of the dispensing',
  'La richiesta ha sia "document" sia "{0}": ne è ammesso uno solo.':
    'The request has both "document" and "{0}": only one of them is allowed.',
  'Togliere `{0}` da `body`, oppure `document`.': 'Remove `{0}` from `body`, or `document`.',
  '{0} non offre {1}: la offre {2}': '{0} does not offer {1}: {2} does',
  "un'operazione del solo contratto ufficiale si chiama indicando in SIST_WSDL_DIR la cartella dei suoi WSDL":
    'to call an operation that only the official contract has, name the folder of its WSDLs in SIST_WSDL_DIR',
  'più servizi offrono {0}: {1}': 'several services offer {0}: {1}',
  'dire quale con service: in send': 'say which with service: in send',
  'valid: richiesta e risposta sono valide secondo il contratto ufficiale che SIST_WSDL_DIR indica':
    'valid: request and answer are valid by the official contract that SIST_WSDL_DIR names',
  "non c'è un contratto ufficiale: {0} non è indicata":
    'there is no official contract: {0} is not set',
  'indicare in {0} la cartella dei WSDL ufficiali, oppure aggiungere level: if-available':
    'name the folder of the official WSDLs in {0}, or add level: if-available',
  'Richiesta e risposta sono valide secondo il contratto ufficiale fornito':
    'Request and answer are valid by the official contract that was supplied',
  'XML valido secondo il contratto fornito': 'XML valid by the supplied contract',
  "il contratto fornito non ha l'operazione {0}":
    'the supplied contract does not have the operation {0}',
  'richiesta non valida: {0}': 'request not valid: {0}',
  'risposta non valida: {0}': 'answer not valid: {0}',
  'richiesta valida; la risposta non è quella promessa, e non si guarda':
    'request valid; the answer is not the promised one, and is not looked at',
  'richiesta e risposta valide': 'request and answer valid',
  'la deviazione «document» vale solo con {0}: trovata con {1}':
    'the deviation “document” holds only with {0}: found with {1}',
  'togliere la deviazione, oppure comporre il documento con document: { cda: …, from: … }':
    'remove the deviation, or compose the document with document: { cda: …, from: … }',
  "non c'è nessun farmaco da erogare": 'there is no drug to be dispensed',
  'Indicare i farmaci in `document.farmaci`, oppure un passo che ne ha di prescritti.':
    'Name the drugs in `document.farmaci`, or a step that has prescribed some.',
  'Il documento non si può costruire: {0}.': 'The document cannot be built: {0}.',
  'qualunque testo': 'any text',
  'namespace «{0}» nel contratto fornito, «{1}» nel nostro':
    'namespace “{0}” in the supplied contract, “{1}” in ours',
  'obbligatorio nel contratto fornito, facoltativo nel nostro':
    'required in the supplied contract, optional in ours',
  'facoltativo nel contratto fornito, obbligatorio nel nostro':
    'optional in the supplied contract, required in ours',
  'si ripete nel contratto fornito, non nel nostro':
    'repeated in the supplied contract, not in ours',
  'non si ripete nel contratto fornito, nel nostro sì':
    'not repeated in the supplied contract, but in ours',
  'contiene testo nel contratto fornito, elementi nel nostro':
    'holds text in the supplied contract, elements in ours',
  'contiene elementi nel contratto fornito, testo nel nostro':
    'holds elements in the supplied contract, text in ours',
  'tipo {0} nel contratto fornito, {1} nel nostro':
    'type {0} in the supplied contract, {1} in ours',
  'valori nel contratto fornito: {0}; nel nostro: {1}':
    'values in the supplied contract: {0}; in ours: {1}',
  'altro ordine: nel contratto fornito «{0}» sta dove il nostro ha «{1}»':
    'another order: in the supplied contract “{0}” stands where ours has “{1}”',
  'nel contratto fornito; il nostro lì non dice niente':
    'in the supplied contract; ours says nothing there',
  'solo nel contratto fornito': 'only in the supplied contract',
  'solo nel nostro contratto': 'only in our contract',
  'SOAPAction «{0}» nel contratto fornito, «{1}» nel nostro':
    'SOAPAction “{0}” in the supplied contract, “{1}” in ours',
  'operazione solo nel contratto fornito': 'operation only in the supplied contract',
  'operazione solo nel nostro contratto': 'operation only in our contract',
  'la cartella {0} non esiste': 'the folder {0} does not exist',
  "in {0} non c'è nessun file .wsdl": 'in {0} there is no .wsdl file',
  'in {0} ci sono più di {1} file .wsdl: è la cartella giusta?':
    'in {0} there are more than {1} .wsdl files: is it the right folder?',
  '{0} importa «{1}», fuori dalla cartella': '{0} imports “{1}”, outside of the folder',
  'salvarne una copia accanto e correggere la sua posizione (schemaLocation o location): da fuori non si legge niente':
    'save a copy of it beside and correct its place (schemaLocation or location): nothing is read from outside',
  ' (lo importa {0})': ' (imported by {0})',
  'manca il file {0}{1}': 'the file {0} is missing{1}',
  '{0} porta fuori dalla cartella{1}': '{0} leads out of the folder{1}',
  '{0} ha {1} byte: il massimo è {2}': '{0} has {1} bytes: the most is {2}',
  '{0} non è leggibile: {1}': '{0} cannot be read: {1}',
  'riprendere il file dal pacchetto ufficiale': 'take the file from the official package again',
  'importa «{0}», fuori dalla cartella': 'imports “{0}”, outside of the folder',
  '{0} non è utilizzabile: {1}': '{0} cannot be used: {1}',
  'riprendere il file dal pacchetto ufficiale, con gli XSD che importa accanto':
    'take the file from the official package again, with the XSDs that it imports beside it',
  'nessun WSDL di {0} dichiara un servizio con le sue operazioni':
    'no WSDL of {0} declares a service with its operations',
  'indicare la cartella con i WSDL e gli XSD ufficiali (quella che contiene wsdl-pddasl, o wsdl-pddasl stessa), oppure togliere {0}: vale il contratto incluso':
    'name the folder with the official WSDLs and XSDs (the one that holds wsdl-pddasl, or wsdl-pddasl itself), or remove {0}: the included contract holds',
  'il CDA composto non è leggibile: {0}': 'the composed CDA cannot be read: {0}',
  'regola {0}: {1} ({2})': 'rule {0}: {1} ({2})',
  "assistito assicurato all'estero senza {0}": 'patient insured abroad without {0}',
  'scrivere {0}': 'write {0}',
  'il numero della tessera': 'the number of the card',
  "l'identificativo personale": 'the personal identifier',
  "assistito assicurato all'estero con un codice fiscale accanto alla tessera":
    'patient insured abroad with a codice fiscale beside the card',
  'identificarlo con tessera e identificativo personale soltanto':
    'identify them by card and personal identifier alone',
  "controllare la risposta di chkPrescrizione: l'identificativo viene da lì":
    'look at the answer of chkPrescrizione: the identifier comes from there',
  assente: 'absent',
  "L'id del documento è il NRE (15 caratteri, autorità MEF) o lo IUP (13, Regione Puglia), con la radice che gli spetta":
    'The id of the document is the NRE (15 characters, authority MEF) or the IUP (13, Regione Puglia), with the root that belongs to it',
  'id del documento {0}: atteso un NRE di 15 caratteri o uno IUP di 13':
    'id of the document {0}: expected an NRE of 15 characters or an IUP of 13',
  'id del documento con radice {0} e autorità {1}: attese «{2}» e «{3}»':
    'id of the document with root {0} and authority {1}: expected “{2}” and “{3}”',
  'setId porta il codice di autenticazione, o il NRE, con autorità MEF; per uno IUP, lo IUP stesso con autorità Regione Puglia':
    'setId carries the codice di autenticazione, or the NRE, with authority MEF; for an IUP, that IUP with authority Regione Puglia',
  'setId con radice {0} e autorità {1}: attese «{2}» e «{3}», con un valore':
    'setId with root {0} and authority {1}: expected “{2}” and “{3}”, with a value',
  'setId è {0}: atteso lo IUP {1}': 'setId is {0}: expected the IUP {1}',
  'La classe della ricetta (SSN o SASN) ha il qualificatore del tipo ricetta: IT, oppure il valore di tipoRic':
    'The class of the ricetta (SSN or SASN) has the qualifier of the tipo ricetta: IT, or the value of tipoRic',
  'tipo ricetta {0}: atteso uno tra {1}': 'tipo ricetta {0}: expected one of {1}',
  'correggere tipoRic, o toglierlo per un assistito SSN':
    'correct tipoRic, or remove it for a patient of the SSN',
  'classe della ricetta {0}: con tipo ricetta {1} è attesa {2}':
    'class of the ricetta {0}: with tipo ricetta {1} it should be {2}',
  'correggere tipoRic': 'correct tipoRic',
  "Una ricetta di tipo IT ha il participant con la ASL di residenza dell'assistito":
    "A ricetta of type IT has the participant with the patient's ASL of residence",
  "manca la ASL di residenza dell'assistito, obbligatoria quando il tipo ricetta è IT":
    "the patient's ASL of residence is missing, and is required when the tipo ricetta is IT",
  'scrivere assistito.codNazionaleAslResidenza (regione e ASL, per esempio 160114), oppure tipoRic per chi non è assistito dal SSN':
    'write assistito.codNazionaleAslResidenza (region and ASL, for example 160114), or tipoRic for whoever is not of the SSN',
  "L'assistito ha da uno a tre identificativi": 'The patient has one to three identifiers',
  "identificativi dell'assistito: attesi da uno a tre, trovati {0}":
    'identifiers of the patient: expected one to three, found {0}',
  'scrivere assistito.codIdentificativoAssistito (codice fiscale o STP), o i dati della copertura estera':
    'write assistito.codIdentificativoAssistito (codice fiscale or STP), or the data of the foreign coverage',
  "Chi è assicurato all'estero (UE, EE, NE, NX) ha sia la tessera sia l'identificativo personale, e nessun codice fiscale":
    'Whoever is insured abroad (UE, EE, NE, NX) has both the card and the personal identifier, and no codice fiscale',
  'Il motivo di non sostituibilità è da 1 a 4 e ha il suo displayName':
    'The reason against a substitution is 1 to 4 and has its displayName',
  'il motivo di non sostituibilità {0} non ha displayName':
    'the reason against a substitution {0} has no displayName',
  'motivo di non sostituibilità {0}: atteso un codice da 1 a 4':
    'reason against a substitution {0}: expected a code from 1 to 4',
  'correggere codMotivoNonSost': 'correct codMotivoNonSost',
  'Le prestazioni di una specialistica hanno moodCode {0}':
    'The services of a specialistica have moodCode {0}',
  'prestazione {0} con moodCode {1}: atteso «{2}»': 'service {0} with moodCode {1}: expected “{2}”',
  'il moodCode non viene dal caso: lo scrive lo strumento, o una deviazione':
    'the moodCode does not come from the case: the tool writes it, or a deviation',
  'Il codice regionale di una prestazione sta in cinque posti, senza punti':
    'The regional code of a service stands in five places, without dots',
  'codice della prestazione «{0}»: attesi al più 5 caratteri, senza punti':
    'code of the service “{0}”: expected at most 5 characters, without dots',
  'scrivere il codice del nomenclatore senza punti: 89.7 diventa 897':
    'write the code of the nomenclatore without dots: 89.7 becomes 897',
  'chkPrescrizione ha risposto con un identificativo che non ha né la forma di un NRE né quella di uno IUP.':
    'chkPrescrizione answered with an identifier that has neither the shape of an NRE nor that of an IUP.',
  'Il codice di autenticazione, o lo IUP, non è quello della risposta di chkPrescrizione.':
    'The codice di autenticazione, or the IUP, is not that of the answer of chkPrescrizione.',
  'tipoRic porta un valore che il documento non conosce.':
    'tipoRic carries a value that the document does not know.',
  "Nel caso manca assistito.codNazionaleAslResidenza, e tipoRic non dice che l'assistito non è del SSN.":
    'The case lacks assistito.codNazionaleAslResidenza, and tipoRic does not say that the patient is not of the SSN.',
  'Nel caso manca assistito.codIdentificativoAssistito.':
    'The case lacks assistito.codIdentificativoAssistito.',
  'Nel caso manca un dato della copertura estera: statoEstero, numIdentTess, numIdentPers o istituzCompetente.':
    'The case lacks a datum of the foreign coverage: statoEstero, numIdentTess, numIdentPers or istituzCompetente.',
  'codMotivoNonSost porta un valore diverso da 1, 2, 3 e 4.':
    'codMotivoNonSost carries a value other than 1, 2, 3 and 4.',
  'Una deviazione, o un documento che non ha scritto questo strumento: gli esempi in linea della specifica hanno ancora RQO.':
    'A deviation, or a document that this tool did not write: the inline examples of the specification still have RQO.',
  'codPrestazione porta il codice del nomenclatore con i punti, o il codice nazionale.':
    'codPrestazione carries the code of the nomenclatore with its dots, or the national code.',
  "Questo strumento: collaudo check senza spedire niente, e l'esecuzione prima di spedire. SIST rifiuterebbe con 000218.":
    'This tool: collaudo check without sending anything, and a run before it sends. SIST would refuse with 000218.',
  'Il posto che collaudo check indica: è il dato da cui viene quella parte del documento.':
    'The place that collaudo check names: it is the datum from which that part of the document comes.',
  'Il CDA composto: collaudo run --dry-run lo lascia tra i messaggi, senza spedirlo.':
    'The composed CDA: collaudo run --dry-run leaves it among the messages, without sending it.',
}
