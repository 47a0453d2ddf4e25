import type { Catalogue } from '../render.ts'

export const http: Catalogue = {
  '{0}: la richiesta accetta {1}': '{0}: the request accepts {1}',
  'Una richiesta nomina un file che non si può usare': 'A request names a file that cannot be used',
  'I file di cui una richiesta è fatta stanno nella cartella del piano, e si leggono con esso: il nome è scritto alla lettera, con /.':
    'The files that a request is made of stand in the folder of the plan, and are read with it: the name is written literally, with /.',
  'Un nome sbagliato si vede prima di inviare qualcosa, e il file è parte di ciò che il caso è.':
    'A wrong name is seen before anything is sent, and the file is part of what the case is.',
  'scrivere il nome alla lettera: il file si legge con il piano':
    'write the name literally: the file is read with the plan',
  'HTTP: servizi REST, con i token del gateway FSE':
    'HTTP: REST services, with the tokens of the FSE gateway',
  'la richiesta non ha token: la deviazione non romperebbe niente':
    'the request has no tokens: the deviation would break nothing',
  'aggiungere tokens a send, oppure togliere la deviazione':
    'add tokens to send, or take the deviation out',
  "l'ambiente non ha l'endpoint «{0}»": 'the environment has no endpoint “{0}”',
  'aggiungerlo a endpoints: in environment.yaml': 'add it to endpoints: in environment.yaml',
  'intestazione e claim dei token': 'header and claims of the tokens',
  'token di autenticazione': 'authentication token',
  'token FSE-JWT-Signature': 'FSE-JWT-Signature token',
  'la richiesta non ha token': 'the request has no tokens',
  'I claim dei due token, tra i documenti della chiamata, accanto ai dati del caso.':
    'The claims of the two tokens, among the documents of the call, beside the data of the case.',
  'Il CDA nel PDF, tra i documenti della chiamata.':
    'The CDA in the PDF, among the documents of the call.',
  'La parte requestBody della richiesta (--debug).':
    'The part requestBody of the request (--debug).',
  'Manca uno dei due token': 'One of the two tokens is missing',
  'La chiamata è partita senza Authorization: Bearer, o senza FSE-JWT-Signature.':
    'The call was sent without Authorization: Bearer, or without FSE-JWT-Signature.',
  'Le intestazioni della richiesta (--debug).': 'The headers of the request (--debug).',
  'Un token non è valido, o i suoi claim non vanno con la richiesta':
    'A token is not valid, or its claims do not go with the request',
  'Il token è scaduto o in millisecondi, la firma non è della chiave di firma, o un claim non corrisponde al documento.':
    'The token has expired or is in milliseconds, the signature is not of the signature key, or a claim does not agree with the document.',
  'Nel token manca un claim obbligatorio, o il suo valore non ha la forma attesa':
    'A mandatory claim is missing from the token, or its value has not the expected form',
  'Un claim è stato lasciato fuori, o ha un valore che non è tra quelli ammessi.':
    'A claim was left out, or has a value that is not among the allowed ones.',
  'Il CDA non rispetta lo schema': 'The CDA is not valid by its schema',
  'Un elemento manca, è fuori posto o ha un nome sbagliato.':
    'An element is missing, out of place or has a wrong name.',
  "Nel CDA c'è un codice che il dizionario non ha":
    'The CDA has a code that the vocabulary does not have',
  'Il codice è scritto male, o è di una versione del dizionario che il gateway non ha.':
    'The code is misspelt, or is of a version of the vocabulary that the gateway does not have.',
  'Il CDA non rispetta le regole del suo tipo di documento':
    'The CDA does not keep the rules of its type of document',
  'Il documento è ben scritto, ma una regola del suo tipo (schematron) non è rispettata.':
    'The document is well written, but a rule of its type (schematron) is not kept.',
  'Nel PDF non si trova il CDA': 'There is no CDA to be found in the PDF',
  "L'allegato manca, o non si chiama cda.xml.":
    'The attachment is missing, or is not called cda.xml.',
  'Gli allegati del PDF: pdfdetach -list.': 'The attachments of the PDF: pdfdetach -list.',
  'Il file non è un PDF': 'The file is no PDF',
  'La parte file contiene altro, per esempio il CDA da solo.':
    'The part file holds something else, for example the CDA alone.',
  'La parte file della richiesta, tra i documenti della chiamata.':
    'The part file of the request, among the documents of the call.',
  'Il file manca o è vuoto': 'The file is missing or empty',
  'La richiesta non ha la parte file.': 'The request has no part file.',
  'Le parti della richiesta (--debug).': 'The parts of the request (--debug).',
  'Nella richiesta manca un campo obbligatorio': 'A mandatory field of the request is missing',
  "Il campo non c'è, è vuoto o non è tra i valori ammessi.":
    'The field is not there, is empty or is not among the allowed values.',
  'Un campo della richiesta non ha la forma attesa':
    'A field of the request has not the expected form',
  'Una data non è yyyyMMddHHmmss, o un identificativo è troppo lungo.':
    'A date is not yyyyMMddHHmmss, or an identifier is too long.',
  "L'identificativo del documento non ha la forma attesa":
    'The identifier of the document has not the expected form',
  "Non comincia con l'OID dei documenti della regione, o non ha la parte dopo ^.":
    'It does not begin with the OID of the documents of the region, or has no part after ^.',
  'Il CDA pubblicato non è quello validato':
    'The CDA that is published is not the one that was validated',
  'Dopo la validazione il CDA è stato scritto di nuovo: anche uno spazio conta.':
    'After the validation the CDA was written anew: even a space counts.',
  'I CDA delle due chiamate, tra i loro documenti.':
    'The CDAs of the two calls, among their documents.',
  "Per questo CDA non c'è una validazione che si possa pubblicare":
    'For this CDA there is no validation that can be published',
  "La validazione era una VERIFICA, o non c'è mai stata.":
    'The validation was a VERIFICA, or there never was one.',
  'activity della validazione.': 'activity of the validation.',
  'Il workflowInstanceId non è di nessuna validazione':
    'The workflowInstanceId is of no validation',
  'È scritto male, o è di un altro ambiente.': 'It is misspelt, or of another environment.',
  'La risposta della validazione.': 'The answer to the validation.',
  'La validazione è di più di cinque giorni fa': 'The validation is of more than five days ago',
  'Tra validazione e pubblicazione è passato troppo tempo.':
    'Too much time has passed between validation and publication.',
  'La data della validazione: va rifatta.': 'The date of the validation: it is to be done again.',
  'Il gateway non conosce ciò che è chiesto': 'The gateway does not know what is asked for',
  "L'identificativo è di un documento o di una transazione che non ci sono.":
    'The identifier is of a document or of a transaction that is not there.',
  "Il percorso della richiesta, e la risposta da cui l'identificativo viene.":
    'The path of the request, and the answer that the identifier comes from.',
  'Un servizio dietro il gateway non ha risposto in tempo':
    'A service behind the gateway did not answer in time',
  'Il servizio è fermo o lento: lo stato della richiesta è ignoto.':
    'The service is down or slow: the state of the request is unknown.',
  'Lo stato della transazione, prima di ripetere.':
    'The state of the transaction, before repeating.',
  'lo dice la documentazione pubblica del gateway':
    'the public documentation of the gateway says so',
  'ipotesi di questo progetto: il gateway può fare diversamente':
    'a guess of this project: the gateway may do otherwise',
  'Il gateway FSE, con application/problem+json e un traceID.':
    'The FSE gateway, with application/problem+json and a traceID.',
  'Metodo HTTP': 'HTTP method',
  'atteso un percorso che comincia con /': 'expected a path that begins with /',
  "Percorso dopo l'indirizzo dell'ambiente; i caratteri che non possono starci sono codificati, %XX resta com'è. I parametri vanno in query.":
    'Path after the address of the environment; characters that cannot stand in one are encoded, %XX stays as it is. Parameters go into query.',
  "Parametri dell'indirizzo, nell'ordine in cui sono scritti; una lista ripete il parametro, null lo toglie.":
    'Parameters of the address, in the order in which they are written; a list repeats a parameter, null takes it out.',
  'Intestazioni HTTP; accept, se manca, è application/json.':
    'HTTP headers; accept, where it is missing, is application/json.',
  'Corpo JSON (o la parte di multipart senza contenuto proprio). I valori sono testi; { $json: 7 } scrive un numero, true o altro JSON; null toglie la chiave.':
    'JSON body (or the part of multipart without content of its own). Values are texts; { $json: 7 } writes a number, true or other JSON; null takes the key out.',
  'Corpo application/x-www-form-urlencoded.': 'Body application/x-www-form-urlencoded.',
  "Corpo di testo, in UTF-8, com'è scritto.": 'Body of text, in UTF-8, as it is written.',
  "Corpo: i byte di un file del piano, com'è.": 'Body: the bytes of a file of the plan, as it is.',
  'Corpo multipart/form-data: le parti, in ordine.':
    'Body multipart/form-data: the parts, in order.',
  'Content-Type del corpo, in luogo di quello che gli spetta.':
    'Content-Type of the body, in place of the one that is due to it.',
  'Nome della chiamata per i titoli; se manca, metodo e percorso.':
    'Name of the call for titles; where it is missing, method and path.',
  'Se la chiamata cambia qualcosa; se manca lo dice il metodo: GET, HEAD e OPTIONS no, gli altri sì.':
    'Whether the call changes something; where it is missing the method says so: GET, HEAD and OPTIONS do not, the others do.',
  'un solo corpo tra {0}; accanto a multipart, body se una parte non ha contenuto proprio':
    'one body only among {0}; beside multipart, body where a part has no content of its own',
  'una parte senza json, text, file, pdf o from porta body: può essere una sola, e body deve esserci':
    'a part without json, text, file, pdf or from carries body: there can be one only, and body must be there',
  'il tipo del corpo si scrive in type': 'the type of the body is written in type',
  'questa intestazione la scrive la connessione': 'this header is written by the connection',
  'questa intestazione la scrive tokens': 'this header is written by tokens',
  "i parametri dell'indirizzo vanno in query": 'parameters of the address go into query',
  'un percorso non può contenere . o ..': 'a path cannot hold . or ..',
  'il token non ha tre parti': 'the token has not three parts',
  "l'algoritmo non è tra RS256, RS384 e RS512": 'the algorithm is not among RS256, RS384 and RS512',
  'il token non porta il certificato (x5c)': 'the token does not carry the certificate (x5c)',
  'la firma non è della chiave del certificato': "the signature is not of the certificate's key",
  'il certificato non era valido in quel momento': 'the certificate was not valid at that moment',
  'il certificato (x5c) non si legge': 'the certificate (x5c) cannot be read',
  'il token conservato non è quello della richiesta':
    'the token that was kept is not that of the request',
  '{0}: risposta del proxy di confine (GovWay {1}: {2}), non del servizio. Senza traceID non è una prova':
    '{0}: answer of the border proxy (GovWay {1}: {2}), not of the service. Without a traceID it is no evidence',
  'rifiuto HTTP {0} {1}': 'refusal HTTP {0} {1}',
  '{0}: la dà chi sta in mezzo, non il servizio':
    '{0}: given by somebody in between, not by the service',
  'atteso il nome di un errore, per esempio InvalidResponse':
    'expected the name of an error, for example InvalidResponse',
  'Il proxy di confine (GovWay) ferma la chiamata con questo errore, per esempio InvalidResponse':
    'The border proxy (GovWay) stops the call with this error, for example InvalidResponse',
  'Il proxy di confine ferma la chiamata: {0}': 'The border proxy stops the call: {0}',
  'Tipo, per esempio /msg/jwt-validation: con o senza barra iniziale, comunque lo scriva la risposta':
    'Type, for example /msg/jwt-validation: with or without its leading slash, however the answer writes it',
  'atteso uno stato HTTP di errore, per esempio 403':
    'expected an HTTP status of an error, for example 403',
  'Stato, sia della risposta HTTP sia del problema, che lo scriva come numero o come testo':
    'Status, both of the HTTP answer and of the problem, whether written as a number or as a text',
  'Testo che il titolo deve contenere': 'Text that the title must contain',
  'Testo che il dettaglio deve contenere': 'Text that the detail must contain',
  'Istanza, per esempio /jwt-hash-match: con o senza barra iniziale':
    'Instance, for example /jwt-hash-match: with or without its leading slash',
  'atteso almeno uno tra type, status, title, detail e instance':
    'expected at least one among type, status, title, detail and instance',
  'Il rifiuto atteso dal gateway, con il suo traceID: una risposta senza, come quella del proxy di confine, non lo è':
    'The refusal that is expected of the gateway, with its traceID: an answer without one, such as that of the border proxy, is none',
  'Il gateway rifiuta: {0}': 'The gateway refuses: {0}',
  'HTTP {0}: type {1}, status {2}, title {3}, detail {4}, instance {5}, traceID {6}':
    'HTTP {0}: type {1}, status {2}, title {3}, detail {4}, instance {5}, traceID {6}',
  'il modello del CDA non dà un testo': 'the template of the CDA does not give a text',
  '{0} sta da solo: trovato accanto a «{1}»': '{0} stands alone: found beside “{1}”',
  '{0} vuole del JSON: un numero, true, false, null, un testo tra virgolette, una lista':
    '{0} wants JSON: a number, true, false, null, a text in quotes, a list',
  'per esempio { {0}: 7 }': 'for example { {0}: 7 }',
  'File del piano con il modello del CDA: XML con espressioni sui valori di with. Se manca, il PDF non ha allegati.':
    'File of the plan with the template of the CDA: XML with expressions on the values of with. Where it is missing, the PDF has no attachments.',
  "I valori del modello, per nome; nell'XML i caratteri speciali sono scritti come si deve.":
    'The values of the template, by name; in the XML special characters are written as they must be.',
  "Nome dell'allegato nel PDF; se manca, cda.xml.":
    'Name of the attachment in the PDF; where it is missing, cda.xml.',
  'Che cosa si legge nella pagina e nel titolo del PDF.':
    'What the page and the title of the PDF say.',
  'Nome della parte.': 'Name of the part.',
  'Nome del file, se la parte è un file.': 'Name of the file, where the part is a file.',
  'Content-Type della parte, in luogo di quello che le spetta.':
    'Content-Type of the part, in place of the one that is due to it.',
  'Contenuto JSON, scritto come body.': 'JSON content, written like body.',
  'Contenuto di testo, in UTF-8.': 'Content of text, in UTF-8.',
  'Contenuto: i byte di un file del piano.': 'Content: the bytes of a file of the plan.',
  'Contenuto: un PDF fatto qui, con il CDA come allegato.':
    'Content: a PDF made here, with the CDA as its attachment.',
  'Contenuto: gli stessi byte che un passo precedente ha inviato nella parte con questo nome.':
    'Content: the same bytes that an earlier step sent in the part of this name.',
  'una parte ha un solo contenuto tra json, text, file, pdf e from':
    'a part has one content only among json, text, file, pdf and from',
  'parte «{0}»': 'part “{0}”',
  'CDA nel PDF': 'CDA in the PDF',
  'il passo «{0}» non ha inviato una parte «{1}» con un file':
    'the step “{0}” did not send a part “{1}” with a file',
  'from: nomina un passo precedente che invia la stessa parte con pdf o file':
    'from: names an earlier step that sends the same part with pdf or file',
  'Per il gateway ogni validazione è di tanti giorni prima.':
    'For the gateway each validation is of so many days before.',
  'Chi rifiuta un token non valido: il gateway (jwt-validation) o il proxy di confine (TokenAuthenticationFailed)?':
    'Who refuses a token that is not valid: the gateway (jwt-validation) or the border proxy (TokenAuthenticationFailed)?',
  'Il gateway rifiuta un jti già usato?': 'Does the gateway refuse a jti that was used before?',
  'Lo status di un problema è un numero o un testo?':
    'Is the status of a problem a number or a text?',
  'Il type di un problema comincia con una barra?':
    'Does the type of a problem begin with a slash?',
  'Quale token: bearer, signature (FSE-JWT-Signature) o both; se manca, tutti quelli che hanno ciò che si rompe.':
    'Which token: bearer, signature (FSE-JWT-Signature) or both; where it is missing, all that have what is broken.',
  'Un difetto per nome.': 'A flaw by its name.',
  'Un claim a cui dare un altro valore (is), prima della firma.':
    'A claim that gets another value (is), before the signature.',
  "Un membro dell'intestazione del token a cui dare un altro valore (is), prima della firma.":
    "A member of the token's header that gets another value (is), before the signature.",
  'Il valore del claim o del membro: un testo è scritto come testo, { $json: … } come JSON, null lo toglie.':
    'The value of the claim or of the member: a text is written as a text, { $json: … } as JSON, null takes it out.',
  'attesa una sola cosa da rompere tra flaw, claim e header':
    'expected one thing only to break among flaw, claim and header',
  'accanto a claim e a header serve is, il valore; con flaw non serve':
    'beside claim and header goes is, the value; with flaw it does not',
  'Che cosa si rompe dei token: il nome di un difetto, oppure claim e intestazione.':
    'What is broken of the tokens: the name of a flaw, or claims and header.',
  'Deviazione «tokens»: {0}.': 'Deviation “tokens”: {0}.',
  'nel token {0} non cambierebbe niente': 'in the token {0} it would change nothing',
  'Algoritmo delle due firme; se manca, RS256.':
    'Algorithm of the two signatures; where it is missing, RS256.',
  'Claim con un valore diverso da quello che avrebbero: quelli comuni in entrambi i token, gli altri in FSE-JWT-Signature. null toglie un claim.':
    'Claims with another value than they would have: the common ones in both tokens, the others in FSE-JWT-Signature. null takes a claim out.',
  'Claim del solo token di autenticazione (Authorization: Bearer).':
    'Claims of the authentication token alone (Authorization: Bearer).',
  'I due token firmati, Authorization: Bearer e FSE-JWT-Signature. {} li scrive con tutti i valori predefiniti.':
    'The two signed tokens, Authorization: Bearer and FSE-JWT-Signature. {} writes them with all the default values.',
  'dice {0} pagine seguenti': 'says {0} next pages',
  'non dice la pagina seguente con un testo': 'does not say the next page by a text',
  "l'indirizzo «{0}» non si legge": 'the address “{0}” cannot be read',
  'la pagina seguente, «{0}», non è sotto {1}: non si chiama':
    'the next page, “{0}”, is not under {1}: it is not called',
  'il parametro «{0}» della richiesta non è un numero intero':
    'the parameter “{0}” of the request is not an integer',
  'il parametro «{0}», da cui si contano le pagine, non è in query con un numero intero':
    'the parameter “{0}”, by which pages are counted, is not in query with an integer',
  'scrivere in query il valore della prima pagina, per esempio {0}: 0':
    'write the value of the first page in query, for example {0}: 0',
  "Il proxy di confine ferma un Content-Type che non è quello dell'operazione?":
    'Does the border proxy stop a Content-Type that is not that of the operation?',
  'Il gateway rifiuta un token con typ diverso da JWT?':
    'Does the gateway refuse a token with a typ other than JWT?',
  'Il gateway confronta iss con il CN del certificato di firma?':
    'Does the gateway compare iss with the CN of the signature certificate?',
  'Il gateway rifiuta iat ed exp che non sono secondi?':
    'Does the gateway refuse iat and exp that are no seconds?',
  'Il gateway rifiuta un token emesso nel futuro?':
    'Does the gateway refuse a token issued in the future?',
  'Il gateway rifiuta un aud che non è il suo indirizzo?':
    'Does the gateway refuse an aud that is not its address?',
  'Il gateway rifiuta un sub che non è in forma CX?':
    'Does the gateway refuse a sub that is not in CX form?',
  'Il gateway rifiuta un token senza jti?': 'Does the gateway refuse a token without jti?',
  "Il gateway rifiuta action_id e purpose_of_use che non vanno con l'operazione?":
    'Does the gateway refuse action_id and purpose_of_use that do not go with the operation?',
  'Il gateway rifiuta un healthDataFormat diverso da CDA?':
    'Does the gateway refuse a healthDataFormat other than CDA?',
  'Il gateway rifiuta un mode che non conosce?':
    'Does the gateway refuse a mode that it does not know?',
  'Il gateway guarda la forma di identificativoDoc?':
    'Does the gateway look at the form of identificativoDoc?',
  'Il gateway guarda la forma di identificativoRep?':
    'Does the gateway look at the form of identificativoRep?',
  'Il gateway guarda la forma di identificativoSottomissione?':
    'Does the gateway look at the form of identificativoSottomissione?',
  'Il gateway rifiuta identificativi ed elenchi troppo lunghi?':
    'Does the gateway refuse identifiers and lists that are too long?',
  "Il gateway confronta person_id con l'assistito del CDA?":
    'Does the gateway compare person_id with the patient of the CDA?',
  'Il gateway confronta resource_hl7_type con il codice del CDA?':
    'Does the gateway compare resource_hl7_type with the code of the CDA?',
  'Il gateway confronta attachment_hash con il file?':
    'Does the gateway compare attachment_hash with the file?',
  'Il gateway rifiuta di pubblicare ciò che è stato soltanto verificato?':
    'Does the gateway refuse to publish what was only verified?',
  'Con quale tipo il gateway rifiuta un file assente o vuoto?':
    'With which type does the gateway refuse a file that is missing or empty?',
  'Con quale tipo il gateway rifiuta un PDF senza cda.xml?':
    'With which type does the gateway refuse a PDF without cda.xml?',
  'Con quale tipo il gateway rifiuta un requestBody che non si legge?':
    'With which type does the gateway refuse a requestBody that cannot be read?',
  'Con quale tipo il gateway rifiuta un workflowInstanceId sconosciuto?':
    'With which type does the gateway refuse an unknown workflowInstanceId?',
  'Con quale tipo il gateway rifiuta un CDA che nessuno ha validato?':
    'With which type does the gateway refuse a CDA that nobody validated?',
  'Con quale tipo il gateway rifiuta un CDA che non è quello validato?':
    'With which type does the gateway refuse a CDA that is not the one that was validated?',
}
