import type { Catalogue } from '../render.ts'

/** What the adapter for any WSDL says, and what bodies and messages of SOAP are told. */
export const soap: Catalogue = {
  '«@{0}» non è un attributo di «{1}», che non ne ha':
    '“@{0}” is not an attribute of “{1}”, which has none',
  '«@{0}» non è un attributo di «{1}»: ammessi {2}':
    '“@{0}” is not an attribute of “{1}”: allowed are {2}',
  '«{0}» contiene elementi, non testo': '“{0}” holds elements, not text',
  'Attributo obbligatorio': 'Mandatory attribute',
  Attributo: 'Attribute',
  'Il nome di un allegato': 'The name of an attachment',
  "XML così com'è": 'XML as it is',
  '«@{0}» non è un attributo di «{1}».': '“@{0}” is not an attribute of “{1}”.',
  '«@{0}» è un attributo: contiene testo, non elementi.':
    '“@{0}” is an attribute: it holds text, not elements.',
  'xop:Include nomina «{0}», che il messaggio non porta':
    'xop:Include names “{0}”, which the message does not carry',
  'multipart incompleto o senza delimitatore': 'multipart that is cut off or has no boundary',
  'multipart senza la parte principale': 'multipart without its root part',
  'SOAP, con un WSDL qualsiasi': 'SOAP, with any WSDL',
  'il file «{0}» non è UTF-8: un altro insieme di caratteri si spedisce con envelope:':
    'the file “{0}” is not UTF-8: another character set is sent with envelope:',
  "gli XSD di {0} non dichiarano l'elemento {1}": 'the XSDs of {0} do not declare the element {1}',
  'Allegato inviato: {0}': 'Attachment sent: {0}',
  'il profilo «{0}» non è nella cartella dei contratti':
    'the profile “{0}” is not in the folder of contracts',
  'il profilo «{0}» non è valido: {1}': 'the profile “{0}” is not valid: {1}',
  'il profilo «{0}» non si legge: {1}': 'the profile “{0}” cannot be read: {1}',
  "la richiesta non è valida secondo l'XSD del contratto: {0}":
    'the request is not valid by the XSD of the contract: {0}',
  'per spedirla così di proposito: deviate: { body: … }':
    'to send it like this on purpose: deviate: { body: … }',
  "l'allegato «{0}» non è tra attachments": 'the attachment “{0}” is not among attachments',
  "nessun elemento di body nomina l'allegato «{0}»":
    'no element of body names the attachment “{0}”',
  "scrivere { '#attachment': {0} } al posto del contenuto dell'elemento":
    "write { '#attachment': {0} } in place of the content of the element",
  '«{0}» non si può firmare: il messaggio non ha {1}':
    '“{0}” cannot be signed: the message has no {1}',
  "la chiave si nomina con l'asserzione, ma il messaggio non ne ha":
    'the key is named by the assertion, but the message has none',
  '«{0}» non ha contenuto nel Body': '“{0}” has no content in the Body',
  'mettere accanto al WSDL tutti gli XSD che importa':
    'put all the XSDs that it imports beside the WSDL',
  'wsa:Action; se manca, quella del WSDL': 'wsa:Action; if absent, that of the WSDL',
  "wsa:To; se manca, l'indirizzo della chiamata": 'wsa:To; if absent, the address of the call',
  'wsa:MessageID; se manca, un urn:uuid nuovo a ogni chiamata':
    'wsa:MessageID; if absent, a new urn:uuid at every call',
  "wsa:ReplyTo; se manca, l'indirizzo anonimo": 'wsa:ReplyTo; if absent, the anonymous address',
  'Il contenuto, come testo UTF-8': 'The content, as UTF-8 text',
  'atteso un testo base64': 'expected a base64 text',
  'Il contenuto in base64': 'The content in base64',
  'Un file del piano': 'A file of the plan',
  'Content-Type della parte': 'Content-Type of the part',
  'attesa una sola chiave tra text, base64, file':
    'expected exactly one key among text, base64, file',
  "Il WSDL, nella cartella dei contratti; se manca, quello che ha l'operazione":
    'The WSDL, in the folder of contracts; if absent, the one that has the operation',
  'La porta (wsdl:port); se manca, la prima': 'The port (wsdl:port); if absent, the first',
  'Operazione da chiamare': 'Operation to be called',
  "Elementi della richiesta, in qualunque ordine. `null` omette l'elemento, '' lo scrive vuoto, una lista lo ripete; `@nome` è un attributo, `#text` il testo accanto agli attributi, `#xml` XML così com'è, `#attachment` il contenuto di un allegato.":
    "Elements of the request, in any order. `null` leaves the element out, '' writes it empty, a list repeats it; `@name` is an attribute, `#text` the text beside attributes, `#xml` XML as it is, `#attachment` the content of an attachment.",
  "Il contenuto del Body così com'è, al posto di body":
    'The content of the Body as it is, in place of body',
  'Un file del piano che è il contenuto del Body, byte per byte':
    'A file of the plan that is the content of the Body, byte for byte',
  "Un file del piano che è l'intero messaggio, byte per byte: niente vi si aggiunge":
    'A file of the plan that is the whole message, byte for byte: nothing is added to it',
  "Percorso dopo l'indirizzo dell'ambiente; se manca, quello del WSDL (soap:address)":
    'Path after the address of the environment; if absent, that of the WSDL (soap:address)',
  'Se la chiamata cambia qualcosa; se manca, vale true: non si ripete mai da sola':
    'Whether the call changes something; if absent, it is true: it is never repeated by itself',
  'WS-Addressing: true, oppure i valori da scrivere; se manca, il messaggio non ne ha':
    'WS-Addressing: true, or the values to be written; if absent, the message has none',
  'Allegati che body nomina con #attachment': 'Attachments that body names with #attachment',
  'true: gli allegati viaggiano come parti MIME (MTOM/XOP)':
    'true: attachments travel as MIME parts (MTOM/XOP)',
  'Un file della cartella dei contratti, senza .profile.yaml: i valori predefiniti di addressing, mtom e security':
    'A file of the folder of contracts, without .profile.yaml: the defaults of addressing, mtom and security',
  'WS-Security del messaggio': 'WS-Security of the message',
  'il contenuto si dice una volta sola: trovati {0}': 'the content is said once only: found {0}',
  'Allegato ricevuto: {0}': 'Attachment received: {0}',
  ' (con HTTP {0})': ' (with HTTP {0})',
  'XML che non è una busta SOAP (radice "{0}")': 'XML that is no SOAP envelope (root "{0}")',
  '{0}: «{1}», e non si sa che cosa si aspettava': '{0}: “{1}”, and what was expected is not known',
  '{0}: {1} con uno stato di errore': '{0}: {1} with an error status',
  'accolta (HTTP {0})': 'accepted (HTTP {0})',
  "XPath dell'elemento che porta il documento, in base64 o come parte MTOM":
    'XPath of the element that carries the document, in base64 or as an MTOM part',
  'Il contenuto atteso, byte per byte, come testo UTF-8':
    'The expected content, byte for byte, as UTF-8 text',
  'SHA-256 del contenuto atteso, in esadecimale': 'SHA-256 of the expected content, in hexadecimal',
  'attesa una sola chiave tra text e sha256': 'expected exactly one key of text and sha256',
  '{0}: il documento è quello atteso': '{0}: the document is the expected one',
  'SHA-256 {0}': 'SHA-256 {0}',
  '{0} elementi: atteso uno': '{0} elements: expected one',
  'non è base64': 'not base64',
  'SHA-256 {0}, {1} byte': 'SHA-256 {0}, {1} bytes',
  'valid: richiesta e risposta sono valide secondo gli XSD del WSDL':
    'valid: request and answer are valid by the XSDs of the WSDL',
  'Richiesta e risposta sono valide secondo il contratto':
    'Request and answer are valid by the contract',
  'XML valido secondo il contratto': 'XML valid by the contract',
  "non c'è nessun contratto WSDL": 'there is no WSDL contract',
  'gli XSD di «{0}» non ci sono': 'the XSDs of “{0}” are not there',
  'una risposta senza lo stato di un registry': 'an answer without the status of a registry',
  'success: lo stato della risposta ebRS è Success, senza errori':
    'success: the status of the ebRS answer is Success, without errors',
  'Il registry risponde Success': 'The registry answers Success',
  'Codice del RegistryError atteso, per esempio XDSDocumentUniqueIdError':
    'Code of the expected RegistryError, for example XDSDocumentUniqueIdError',
  'Il registry rifiuta con {0}': 'The registry refuses with {0}',
  "il contratto «{0}» non c'è": 'the contract “{0}” is not there',
  "nessun contratto dichiara l'operazione «{0}»": 'no contract declares the operation “{0}”',
  "l'operazione «{0}» di {1} non è document/literal ({2})":
    'the operation “{0}” of {1} is not document/literal ({2})',
  "si può chiamare con envelope:, l'intero messaggio così com'è":
    'it can be called with envelope:, the whole message as it is',
  'mettere il WSDL e i suoi XSD nella cartella {0}/ accanto a plans/, oppure indicare in {1} quella in cui sono':
    'put the WSDL and its XSDs into the folder {0}/ beside plans/, or name in {1} the one that they are in',
  'più contratti offrono «{0}»: {1}': 'several contracts offer “{0}”: {1}',
  'dire quale con wsdl: o con port:': 'say which with wsdl: or with port:',
  'la porta «{0}» non offre «{1}»': 'the port “{0}” does not offer “{1}”',
  'la offrono: {0}': 'it is offered by: {0}',
  'più contratti hanno la porta «{0}»': 'several contracts have the port “{0}”',
  'dire quale con wsdl:': 'say which with wsdl:',
  'i contratti SOAP stanno nella cartella {0}/ accanto a plans/, o in quella che {1} indica':
    'SOAP contracts lie in the folder {0}/ beside plans/, or in the one that {1} names',
  'in {0} ci sono più di {1} file: è la cartella giusta?':
    'in {0} there are more than {1} files: is it the right folder?',
  'controllare il file, e che gli XSD che importa gli stiano accanto':
    'check the file, and that the XSDs that it imports lie beside it',
  '{0}: la cartella {1} non esiste': '{0}: the folder {1} does not exist',
  '{0}: {1} è un file, non una cartella': '{0}: {1} is a file, not a folder',
  'attesa almeno una chiave': 'expected at least one key',
  "L'asserzione manca (absent) o compare due volte (twice)":
    'The assertion is absent (absent) or is there twice (twice)',
  "L'attributo che manca dall'asserzione": 'The attribute that is absent from the assertion',
  'Attributi con un altro valore, dopo i controlli sul caso':
    'Attributes with another value, after the checks on the case',
  "Validità dell'asserzione: scaduta, non ancora valida, assente":
    'Validity of the assertion: expired, not yet valid, absent',
  "Un'altra Audience; '' la toglie": "Another Audience; '' removes it",
  'Un altro Issuer': 'Another Issuer',
  "Firma dell'asserzione: assente, alterata, fatta con un'altra chiave":
    'Signature of the assertion: absent, altered, made with another key',
  "Il contenuto cambia dopo la firma dell'asserzione":
    'The content changes after the assertion was signed',
  'Conferma del soggetto: assente, con la chiave di un altro certificato, senza chiave':
    'Confirmation of the subject: absent, with the key of another certificate, without a key',
  "Un altro NameID; '' lo toglie": "Another NameID; '' removes it",
  'Nessuna intestazione wsse:Security': 'No wsse:Security header',
  'Timestamp scaduto, futuro, assente o non firmato':
    'Timestamp expired, in the future, absent or unsigned',
  "Firma del messaggio: assente, alterata, fatta con un'altra chiave":
    'Signature of the message: absent, altered, made with another key',
  'Una parte che la firma non copre': 'A part that the signature does not cover',
  'Il Body cambia dopo la firma': 'The Body changes after signing',
  'UsernameToken con una password sbagliata, vecchio, senza nonce, assente':
    'UsernameToken with a wrong password, stale, without nonce, absent',
  'Intestazione di WS-Addressing che manca': 'Header of WS-Addressing that is absent',
  "Un'altra wsa:Action": 'Another wsa:Action',
  'Un altro wsa:To': 'Another wsa:To',
  'Il Body è vuoto (none) o ha due volte il contenuto (two)':
    'The Body is empty (none) or has its content twice (two)',
  "Un'altra SOAPAction; '' la toglie": "Another SOAPAction; '' removes it",
  'Il Content-Type da spedire': 'The Content-Type to be sent',
  "Un'intestazione ignota con mustUnderstand": 'An unknown header with mustUnderstand',
  "Rompe la busta: not-well-formed, doctype, other-version (l'altra versione di SOAP), oppure content, action, content-type, header":
    'Breaks the envelope: not-well-formed, doctype, other-version (the other version of SOAP), or content, action, content-type, header',
  'Rompe il multipart: una parte manca, ha un altro Content-ID, o il corpo è tronco':
    'Breaks the multipart: a part is absent, has another Content-ID, or the body is cut off',
  "Rompe l'asserzione SAML; dove non è la firma a rompersi, l'asserzione è firmata com'è":
    'Breaks the SAML assertion; where it is not the signature that breaks, the assertion is signed as it is',
  'Rompe WS-Security: intestazione, Timestamp, firma, parti firmate, utente':
    'Breaks WS-Security: header, Timestamp, signature, signed parts, user',
  'Rompe WS-Addressing': 'Breaks WS-Addressing',
  'Cambia il contenuto del Body già scritto, prima della firma: toglie, sostituisce o aggiunge dove dice un XPath':
    'Changes the content of the Body as it was written, before signing: removes, replaces or adds where an XPath says',
  'togliere la deviazione, oppure aggiungere al messaggio ciò che rompe':
    'remove the deviation, or add to the message what it breaks',
  'il messaggio non ha un Timestamp': 'the message has no Timestamp',
  'il messaggio non è firmato': 'the message is not signed',
  '«{0}» non è tra le parti firmate': '“{0}” is not among the signed parts',
  'il Body non è tra le parti firmate': 'the Body is not among the signed parts',
  'il messaggio non ha uno UsernameToken': 'the message has no UsernameToken',
  "il messaggio non ha l'intestazione wsse:Security": 'the message has no wsse:Security header',
  "il messaggio si spedisce così com'è (envelope): non c'è nulla da rompere":
    'the message is sent as it is (envelope): there is nothing to break',
  "il messaggio non ha un'asserzione SAML": 'the message has no SAML assertion',
  'il messaggio non ha WS-Addressing': 'the message has no WS-Addressing',
  'il messaggio non viaggia con MTOM': 'the message does not travel with MTOM',
  'il messaggio non ha allegati da rompere': 'the message has no attachments to break',
  "«{0}» è già l'azione della chiamata": '“{0}” is already the action of the call',
  'il certificato non ha il Subject Key Identifier: la firma non può nominarlo con ski':
    'the certificate has no Subject Key Identifier: the signature cannot name it by ski',
  'usare key: issuer-serial, thumbprint o binary-token':
    'use key: issuer-serial, thumbprint or binary-token',
  "Nome dell'utente": 'Name of the user',
  'Password di prova; una vera si indica con secret':
    'Test password; a real one is named with secret',
  'application-code: la password è il codice applicativo, che resta segreto':
    'application-code: the password is the application code, which stays secret',
  'Come viaggia la password: digest (se non si dice altro) o text':
    'How the password travels: digest (unless said otherwise) or text',
  'Parti firmate: timestamp, body, addressing, assertion, token; se manca, timestamp':
    'Signed parts: timestamp, body, addressing, assertion, token; if absent, timestamp',
  'Algoritmo di firma; se manca, rsa-sha256': 'Signature algorithm; if absent, rsa-sha256',
  'Algoritmo delle impronte; se manca, quello della firma':
    'Digest algorithm; if absent, that of the signature',
  "Come la firma nomina la sua chiave: binary-token (il certificato viaggia nel messaggio), issuer-serial, ski, thumbprint, assertion (quella dell'asserzione)":
    'How the signature names its key: binary-token (the certificate travels in the message), issuer-serial, ski, thumbprint, assertion (that of the assertion)',
  'Come si conferma chi parla: holder-of-key (se non si dice altro), sender-vouches, bearer':
    'How the speaker is confirmed: holder-of-key (unless said otherwise), sender-vouches, bearer',
  "Chi emette l'asserzione, per esempio il codice della regione":
    'Who issues the assertion, for example the code of the region',
  "Di chi parla l'asserzione (NameID), per esempio il codice fiscale in forma CX":
    'Whom the assertion is about (NameID), for example the codice fiscale in CX form',
  'A chi è rivolta (Audience)': 'Whom it is meant for (Audience)',
  'Quanto vale; se manca, 5m': 'How long it is valid; if absent, 5m',
  "Operatore che firma l'asserzione con la sua chiave di autenticazione; se manca, quello del passo":
    'Operator who signs the assertion with the authentication key; if absent, that of the step',
  "Algoritmo di firma dell'asserzione; se manca, rsa-sha256":
    'Signature algorithm of the assertion; if absent, rsa-sha256',
  "Attributi dell'asserzione; null omette l'attributo":
    'Attributes of the assertion; null leaves the attribute out',
  'Altri attributi: il nome per intero e il valore':
    'Other attributes: the whole name and the value',
  'Quanto vale il Timestamp, per esempio 5m': 'How long the Timestamp is valid, for example 5m',
  'wsu:Timestamp: true (se non si dice altro, per cinque minuti), false, oppure { lifetime: … }':
    'wsu:Timestamp: true (unless said otherwise, for five minutes), false, or { lifetime: … }',
  UsernameToken: 'UsernameToken',
  "Firma del messaggio con la chiave di autenticazione dell'operatore":
    'Signature of the message with the authentication key of the operator',
  'Asserzione SAML 2.0, composta e firmata': 'SAML 2.0 assertion, composed and signed',
  'manca «{0}», e non ha un valore predefinito': '“{0}” is absent, and has no default',
  'attesa una sola chiave tra password e secret': 'expected exactly one key of password and secret',
  'una password segreta viaggia solo come digest: il messaggio resta tra le prove':
    'a secret password travels only as a digest: the message stays among the evidence',
  'Chi opera: il suo codice fiscale (subject-id)': 'Who acts: the codice fiscale (subject-id)',
  'Ruolo di chi opera, per esempio AAS o APR': 'Role of who acts, for example AAS or APR',
  "Codice dell'organizzazione di chi opera": 'Code of the organisation of who acts',
  "Nome dell'organizzazione di chi opera": 'Name of the organisation of who acts',
  'Struttura da cui si opera': 'Structure from which one acts',
  'Finalità, per esempio TREATMENT o EMERGENCY': 'Purpose, for example TREATMENT or EMERGENCY',
  'Azione: CREATE, READ, UPDATE o DELETE': 'Action: CREATE, READ, UPDATE or DELETE',
  'Assistito: il suo codice fiscale in forma CX (resource-id)':
    'Patient: the codice fiscale in CX form (resource-id)',
  'Tipo di documento: il suo codice LOINC': 'Type of document: its LOINC code',
  "Consenso dell'assistito: true o false": 'Consent of the patient: true or false',
  "Identificativo dell'applicativo": 'Identifier of the application',
  "Produttore dell'applicativo": 'Producer of the application',
  "Versione dell'applicativo": 'Version of the application',
  'Chi ha autenticato chi opera': 'Who has authenticated who acts',
  "l'asserzione non ha l'attributo «{0}» che si vuole togliere":
    'the assertion does not have the attribute “{0}” that is to be removed',
  '«{0}» è già il valore di «{1}»': '“{0}” is already the value of “{1}”',
  'solo holder-of-key nomina una chiave': 'only holder-of-key names a key',
  "«{0}» è già l'Audience": '“{0}” is already the Audience',
  "«{0}» è già l'Issuer": '“{0}” is already the Issuer',
  'il certificato che viaggia con la firma non si legge':
    'the certificate that travels with the signature cannot be read',
  "l'asserzione che la firma nomina non porta un certificato":
    'the assertion that the signature names carries no certificate',
  'il certificato non viaggia con il messaggio, che lo nomina con {0}':
    'the certificate does not travel with the message, which names it by {0}',
  'la chiave è in un token di un tipo che qui non si legge («{0}»)':
    'the key is in a token of a kind that is not read here (“{0}”)',
  'la firma nomina un token «{0}» che il messaggio non ha, o ha più volte':
    'the signature names a token “{0}” that the message does not have, or has more than once',
  'la chiave si nomina in un modo che qui non si legge («{0}»)':
    'the key is named in a way that is not read here (“{0}”)',
  'la chiave sta fuori dal messaggio («{0}»)': 'the key is outside the message (“{0}”)',
  'la firma non nomina un certificato': 'the signature names no certificate',
  'la firma non copre nulla': 'the signature covers nothing',
  'la firma copre qualcosa che non è una parte del messaggio («{0}»)':
    'the signature covers something that is no part of the message (“{0}”)',
  'la firma copre «{0}», che nel messaggio indica {1} elementi':
    'the signature covers “{0}”, which means {1} elements in the message',
  'più firme del messaggio hanno lo stesso valore':
    'several signatures of the message have the same value',
  "la firma dell'asserzione non copre l'asserzione in cui sta":
    'the signature of the assertion does not cover the assertion that it stands in',
  'la firma non ha un (solo) ds:SignedInfo': 'the signature has no ds:SignedInfo, or several',
  "l'algoritmo «{0}» qui non si verifica": 'the algorithm “{0}” is not verified here',
  'la firma non è di {0}, oppure una parte firmata è stata cambiata':
    'the signature is not of {0}, or a signed part was changed',
  'il certificato di {0} non era valido in quel momento':
    'the certificate of {0} was not valid at that moment',
  'firma XML': 'XML signature',
  'firma XML in «{0}»': 'XML signature in “{0}”',
  "firma dell'asserzione SAML": 'signature of the SAML assertion',
  'firme della richiesta': 'signatures of the request',
  'la richiesta non si legge come XML': 'the request cannot be read as XML',
  'Il servizio rifiuta la firma di chi non conosce?':
    'Does the service refuse the signature of somebody whom it does not know?',
  'Il servizio rifiuta un messaggio con più asserzioni?':
    'Does the service refuse a message with several assertions?',
  "Il servizio rifiuta un'asserzione firmata da chi non conosce?":
    'Does the service refuse an assertion signed by somebody whom it does not know?',
  "Il servizio rifiuta un'asserzione senza NameID?":
    'Does the service refuse an assertion without NameID?',
  "Il servizio rifiuta un'asserzione senza Conditions?":
    'Does the service refuse an assertion without Conditions?',
  'Il servizio rifiuta un subject-id che non è quello del NameID?':
    'Does the service refuse a subject-id that is not that of the NameID?',
  'Il servizio rifiuta una environment:locality che non è in forma XON?':
    'Does the service refuse an environment:locality that is not in XON form?',
  'Il servizio rifiuta un SubjectApplicationId che non è di un applicativo registrato?':
    'Does the service refuse a SubjectApplicationId that is of no registered application?',
  "Il servizio rifiuta un SubjectApplicationVendor che non è il produttore dell'applicativo registrato?":
    'Does the service refuse a SubjectApplicationVendor that is not the producer of the registered application?',
  'Il servizio rifiuta una SubjectApplicationVersion che non è quella registrata?':
    'Does the service refuse a SubjectApplicationVersion that is not the registered one?',
  'Il servizio rifiuta un SubjectAuthenticator che non è tra gli emittenti ammessi?':
    'Does the service refuse a SubjectAuthenticator that is not among the admitted issuers?',
  "Il registry rifiuta un assistito che non è quello dell'asserzione?":
    'Does the registry refuse a patient who is not that of the assertion?',
}
