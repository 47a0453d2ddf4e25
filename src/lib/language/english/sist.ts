import type { Catalogue } from '../render.ts'

export const sist: Catalogue = {
  'SIST Puglia, ciclo di vita prescrittivo (CVPService)':
    'SIST Puglia, prescription life cycle (CVPService)',
  '«{0}» contiene testo: atteso un valore, trovati elementi':
    '“{0}” holds text: expected a value, found elements',
  '«{0}» ammette {1}: trovato «{2}»': '“{0}” allows {1}: found “{2}”',
  '«{0}» ammette un solo valore per volta: trovata una lista nella lista':
    '“{0}” allows only one value at a time: found a list within the list',
  '«{0}» contiene elementi ({1}): trovato il testo «{2}»':
    '“{0}” holds elements ({1}): found the text “{2}”',
  '«{0}» compare una volta sola: trovata una lista': '“{0}” occurs only once: found a list',
  '«{0}» non è un elemento di «{1}»: ammessi {2}':
    '“{0}” is not an element of “{1}”: allowed are {2}',
  "Elemento {0} di {1} nell'ordine del contratto":
    'Element {0} of {1} in the order of the contract',
  'valori: {0}': 'values: {0}',
  'una lista lo ripete': 'a list repeats it',
  'Toglie gli zeri iniziali dalla nota AIFA (notaCUF).':
    'Removes the leading zeros from the nota AIFA (notaCUF).',
  "Non indica tipoRic quando l'assistito ha un codice STP.":
    'Does not give tipoRic when the patient has an STP code.',
  'Registra la prescrizione con oscurato a false anche dove il caso scrive true.':
    'Registers the prescription with oscurato false even where the case writes true.',
  'Nessun elemento trovato: la prescrizione non è identificata, o NRE e codice fiscale non corrispondono':
    'No item found: the prescription is not identified, or NRE and codice fiscale do not match',
  'Dato non valido': 'Invalid data',
  'Nessun periodo di ricerca indicato': 'No search period given',
  'CDA non valido': 'Invalid CDA',
  'Errore nella firma o nei dati di chi firma': "Error in the signature or in the signer's data",
  'Applicativo non autorizzato: applDigest errato, di solito per un codice applicativo sbagliato':
    'Application not authorised: wrong applDigest, usually because of a wrong application code',
  "Il codice fiscale della smart card è diverso da quello dell'operatore":
    "The codice fiscale of the smart card differs from the operator's",
  'Contenuto applicativo non valido (namespace o schema)':
    'Invalid application content (namespace or schema)',
  "Il contenuto non corrisponde all'azione (SOAPAction)":
    'The content does not match the action (SOAPAction)',
  'Servizio non riconosciuto': 'Service not recognised',
  'Richiesta non valida, per esempio nella WS-Security':
    'Invalid request, for example in the WS-Security',
  "Chi firma il documento non è l'operatore": 'The signer of the document is not the operator',
  "L'autore del CDA non è chi lo firma": 'The author of the CDA is not its signer',
  'Annullamento impossibile: non è nello stato prescritta':
    'Cancellation impossible: the prescription is not in the state “prescritta”',
  'Annullamento impossibile: emessa da un altro medico':
    'Cancellation impossible: issued by another doctor',
  'La data di firma è diversa da quella del CDA': 'The signing date differs from that of the CDA',
  'La firma è anteriore alla creazione del CDA':
    'The signature is earlier than the creation of the CDA',
  'Errore di sistema': 'System error',
  'Il CDA non rispetta lo schema': 'The CDA does not conform to the schema',
  'Prescrizione non identificata e SAC non disponibile':
    'Prescription not identified and SAC not available',
  'Esenzione non indicata': 'Exemption not given',
  'Esenzione non valida alla data della prescrizione':
    'Exemption not valid at the date of the prescription',
  'Codice di farmaco inesistente': 'Drug code does not exist',
  'Nota AIFA mancante per un farmaco di classe C': 'Nota AIFA missing for a class C drug',
  'Nota AIFA non valida per il farmaco': 'Nota AIFA not valid for the drug',
  'Anomalie bloccanti dei servizi del MEF: i codici del SAC sono nel testo':
    'Blocking anomalies from the MEF services: the codes of the SAC are in the text',
  'da specifica, per fonti pubbliche': 'from the specification, according to public sources',
  probabile: 'likely',
  ipotesi: 'assumption',
  '{0}. Significato: {1}; quando si presenta: {2}.': '{0}. Meaning: {1}; when it occurs: {2}.',
  'la risposta non contiene IUP': 'the answer does not contain IUP',
  'Il passo "{0}" non ha dato un identificativo ({1}): il CDA non si può comporre.':
    'The step "{0}" gave no identifier ({1}): the CDA cannot be composed.',
  'Verificare perché il passo "{0}" non ha ottenuto un NRE o uno IUP; le anomalie di criticità C lo impediscono.':
    'Find out why the step "{0}" did not obtain an NRE or an IUP; anomalies of severity C prevent it.',
  'Il passo "{0}" non è stato eseguito prima di questo: il CDA non si può comporre.':
    'The step "{0}" was not run before this one: the CDA cannot be composed.',
  'CDA della prescrizione': 'CDA of the prescription',
  'CDA firmato (p7m)': 'Signed CDA (p7m)',
  "il contratto WSDL non dichiara l'operazione {0}":
    'the WSDL contract does not declare the operation {0}',
  'Il CDA2 della prescrizione, composto dalla richiesta del passo indicato in `from`.':
    'The CDA2 of the prescription, composed from the request of the step named in `from`.',
  "Id del passo chkPrescrizione che ha ottenuto l'identificativo (NRE o IUP).":
    'Id of the chkPrescrizione step that obtained the identifier (NRE or IUP).',
  'Operatore indicato come autore del CDA; se manca, quello dei datiOperatore.':
    'Operator named as author of the CDA; if missing, the one of datiOperatore.',
  'Operatore titolare, quando chi prescrive lo sostituisce.':
    'Operator for whom the prescriber stands in: the replaced doctor.',
  "Elementi della richiesta, in qualunque ordine. `null` omette l'elemento, '' lo scrive vuoto, una lista lo ripete. datiOperatore e datiApplicativo si compilano da soli; qui se ne può cambiare un singolo campo.":
    "Elements of the request, in any order. `null` leaves the element out, '' writes it empty, a list repeats it. datiOperatore and datiApplicativo are filled in automatically; a single field of theirs can be changed here.",
  'Correggere il corpo della richiesta nel caso: i nomi ammessi sono quelli del contratto.':
    'Correct the request body in the case: the allowed names are those of the contract.',
  '«{0}» contiene testo, non elementi.': '“{0}” holds text, not elements.',
  '«{0}» non è un elemento di «{1}».': '“{0}” is not an element of “{1}”.',
  '«{0}» contiene una lista nella lista.': '“{0}” holds a list within the list.',
  '«{0}» contiene elementi, non il testo «{1}».': '“{0}” holds elements, not the text “{1}”.',
  '«{0}» compare una volta sola: trovata una lista.': '“{0}” occurs only once: found a list.',
  '(senza testo)': '(without text)',
  ' (con HTTP {0} invece di 500)': ' (with HTTP {0} instead of 500)',
  'Fault {0}: {1}{2}': 'Fault {0}: {1}{2}',
  'senza codice': 'without code',
  'HTTP {0}, {1}, {2} byte': 'HTTP {0}, {1}, {2} bytes',
  'senza content-type': 'without content-type',
  '{0}: elemento inatteso «{1}»': '{0}: unexpected element “{1}”',
  '{0}: {1} con uno stato diverso da 200': '{0}: {1} with a status other than 200',
  'XML che non è una busta SOAP 1.1 (radice "{0}")':
    'XML that is not a SOAP 1.1 envelope (root "{0}")',
  'busta SOAP con {0} Body': 'SOAP envelope with {0} Body elements',
  'busta SOAP con Body vuoto': 'SOAP envelope with an empty Body',
  'busta SOAP con più elementi nel Body': 'SOAP envelope with more than one element in the Body',
  'risposta "{0}" inattesa': 'unexpected answer "{0}"',
  'risposta senza elemento return': 'answer without a return element',
  "Codice dell'anomalia, quattro cifre.": 'Code of the anomaly, four digits.',
  'Criticità: C bloccante, W avviso. Se manca, vale qualunque criticità.':
    'Severity: C blocking, W warning. If missing, any severity will do.',
  '`none`, oppure le anomalie che la risposta deve contenere.':
    '`none`, or the anomalies that the answer must contain.',
  "Nessun'altra anomalia oltre a quelle elencate.": 'No other anomaly besides those listed.',
  'nessuna anomalia': 'no anomaly',
  'solo {0}': 'only {0}',
  'Anomalie: {0}': 'Anomalies: {0}',
  'La risposta di {0} non prevede un elenco di anomalie.':
    'The answer of {0} does not provide for a list of anomalies.',
  "Valore atteso dell'elemento esito della risposta: true o false.":
    'Expected value of the esito element of the answer: true or false.',
  'Esito {0}': 'Esito {0}',
  'elemento esito assente': 'esito element absent',
  '"{0}", che non è un valore booleano': '"{0}", which is not a boolean value',
  'Identificativo atteso nella risposta: nre (SAC raggiunto) o iup (SAC non raggiunto).':
    'Identifier expected in the answer: nre (SAC reached) or iup (SAC not reached).',
  'un solo NRE: 15 lettere o cifre': 'exactly one NRE: 15 letters or digits',
  'un solo IUP: 13 simboli, con il simbolo di controllo esatto':
    'exactly one IUP: 13 symbols, with the right check symbol',
  '"{0}" (NRE)': '"{0}" (NRE)',
  '"{0}" (IUP)': '"{0}" (IUP)',
  '"{0}" ({1} caratteri)': '"{0}" ({1} characters)',
  '"{0}" (simbolo di controllo atteso {1}, trovato {2})':
    '"{0}" (expected check symbol {1}, found {2})',
  'Identificativo: {0}': 'Identifier: {0}',
  'nessun identificativo': 'no identifier',
  'Certificato di chi firma: un file PEM nella cartella certificati/ del piano':
    'Certificate of the signer: a PEM file in the folder certificati/ of the plan',
  'il Timestamp firmato dal certificato del server TLS':
    'the Timestamp signed by the certificate of the TLS server',
  'il Timestamp firmato da {0}': 'the Timestamp signed by {0}',
  'certificati/{0} non è un certificato': 'certificati/{0} is not a certificate',
  'serve un certificato in PEM; da DER: openssl x509 -inform DER -in firma.cer -out firma.pem':
    'a PEM certificate is needed; from DER: openssl x509 -inform DER -in firma.cer -out firma.pem',
  'La risposta deve portare un Timestamp firmato: valid (dal server TLS), o { by: firma.pem }':
    'The answer must carry a signed Timestamp: valid (by the TLS server), or { by: firma.pem }',
  'La firma WS-Security della risposta è valida':
    'The WS-Security signature of the answer is valid',
  'La firma WS-Security della risposta è valida, di {0}':
    'The WS-Security signature of the answer is valid, by {0}',
  'il certificato del server TLS non è noto': 'the certificate of the TLS server is not known',
  'created indietro di tanto, per esempio 20m.':
    'created moved back by this much, for example 20m.',
  'created avanti di tanto, per esempio 20m.':
    'created moved forward by this much, for example 20m.',
  'Id di un passo precedente: si rispedisce il suo nonce.':
    'Id of an earlier step: its nonce is sent again.',
  'attesa una sola chiave tra stale-created, future-created, repeated-nonce':
    'expected exactly one key among stale-created, future-created, repeated-nonce',
  "Rompe datiApplicativo: wrong-code (applDigest con un codice applicativo errato), stale-created o future-created (created di un’ora prima o dopo, oppure della durata indicata), repeated-nonce. L'applDigest è sempre calcolato su ciò che parte.":
    'Breaks datiApplicativo: wrong-code (applDigest with a wrong application code), stale-created or future-created (created one hour earlier or later, or by the given duration), repeated-nonce. The applDigest is always computed on what is sent.',
  'il passo «{0}» non ha spedito un nonce prima di questo':
    'the step “{0}” sent no nonce before this one',
  'Indicare un passo precedente dello stesso caso che abbia chiamato SIST.':
    'Name an earlier step of the same case that called SIST.',
  "Cambia l'elemento dell'operazione già scritto: toglie, sostituisce o aggiunge dove dice un XPath. La firma WS-Security copre solo il Timestamp, e resta valida.":
    'Changes the element of the operation once it is written: removes, replaces or adds where an XPath says. The WS-Security signature covers only the Timestamp, and stays valid.',
  'Controllare i valori che le espressioni hanno dato a `deviate`.':
    'Check the values that the expressions gave to `deviate`.',
  'signing-time spostato di tanto rispetto al CDA: -1d, 2h.':
    'signing-time moved by this much from the CDA: -1d, 2h.',
  'Cambia il CDA prima della firma, che resta valida: i cambiamenti come in body, not-well-formed (manca la chiusura), doctype (una dichiarazione di tipo) o other-root (la radice ha un altro nome).':
    'Changes the CDA before signing; the signature stays valid: changes as in body, not-well-formed (the closing tag is missing), doctype (a document type) or other-root (the root has another name).',
  "Rompe la firma CAdES. Nel firmare: no-signing-certificate, no-signing-time, sha1, detached, no-certificate, other-certificate (un altro certificato della stessa chiave), wrong-key, two-signers, content-type (l'attributo dice un altro tipo), { signing-time: DURATA }. Dopo la firma: content-altered, signature-altered, truncated, not-base64.":
    'Breaks the CAdES signature. While signing: no-signing-certificate, no-signing-time, sha1, detached, no-certificate, other-certificate (another certificate of the same key), wrong-key, two-signers, content-type (the attribute says another type), { signing-time: DURATION }. After signing: content-altered, signature-altered, truncated, not-base64.',
  'attesa almeno una chiave tra cda e cades': 'expected at least one key among cda and cades',
  'Rompe il documento di una registrazione: il CDA prima della firma, o la firma.':
    'Breaks the document of a registration: the CDA before signing, or the signature.',
  'il documento firmato non ha la dichiarazione XML attesa':
    'the signed document does not have the expected XML declaration',
  'attesa una durata come 90s, 10m, -2h o 1d': 'expected a duration such as 90s, 10m, -2h or 1d',
  'attesa una durata diversa da zero: così non cambierebbe nulla':
    'expected a duration other than zero: this would change nothing',
  'attesa una durata senza segno, come 90s o 2h':
    'expected a duration without a sign, such as 90s or 2h',
  'XPath di ciò che si toglie: elementi, attributi o testi.':
    'XPath of what is removed: elements, attributes or texts.',
  'XPath di ciò che cambia: elementi, attributi o testi.':
    'XPath of what changes: elements, attributes or texts.',
  'Il nuovo testo; quello che c’era va perduto.': 'The new text; what was there is lost.',
  'Mette un altro testo al posto di quello che c’è.':
    'Puts another text in place of what is there.',
  "XPath dell'elemento in fondo al quale si aggiunge.":
    'XPath of the element at whose end it is added.',
  "XPath dell'elemento prima del quale.": 'XPath of the element before which it is added.',
  "XPath dell'elemento dopo il quale.": 'XPath of the element after which it is added.',
  'XML da aggiungere, così come è scritto.': 'XML to add, exactly as written.',
  'attesa una sola chiave tra into, before, after':
    'expected exactly one key among into, before, after',
  'Aggiunge XML dove indicato.': 'Adds XML at the given place.',
  'attesa una sola chiave tra remove, replace, add':
    'expected exactly one key among remove, replace, add',
  "l'XPath {0} non si può valutare": 'the XPath {0} cannot be evaluated',
  "l'XPath {0} dà un valore: attesi elementi, attributi o testi":
    'the XPath {0} gives a value: expected elements, attributes or texts',
  "l'XPath {0} non trova nulla: il messaggio partirebbe integro":
    'the XPath {0} finds nothing: the message would be sent intact',
  'I prefissi sono {0}; la radice è {1}{2}.': 'The prefixes are {0}; the root is {1}{2}.',
  "l'XPath {0} trova ciò che non si può togliere": 'the XPath {0} finds what cannot be removed',
  '«{0}» è già il testo di {1}': '“{0}” is already the text of {1}',
  "l'XPath {0} trova ciò che non ha un testo": 'the XPath {0} finds what has no text',
  "l'XPath {0} non trova un elemento presso cui aggiungere":
    'the XPath {0} does not find an element at which to add',
  'con «xml: {0}» il documento non è più leggibile ({1})':
    'with “xml: {0}” the document is no longer readable ({1})',
  'Scrivere elementi completi, con i prefissi che il documento dichiara; per un messaggio non ben formato usare `envelope: not-well-formed`.':
    'Write complete elements, with the prefixes that the document declares; for a message that is not well-formed use `envelope: not-well-formed`.',
  "Intestazione SOAPAction: di un'altra operazione (wrong), assente (absent), vuota (empty), senza virgolette (unquoted).":
    'SOAPAction header: of another operation (wrong), absent (absent), empty (empty), without quotes (unquoted).',
  "Namespace errato: dell'operazione con http:// davanti (body) o senza la barra finale (body-without-slash), oppure della busta SOAP (envelope).":
    'Wrong namespace: of the operation with http:// in front (body) or without the final slash (body-without-slash), or of the SOAP envelope (envelope).',
  "Due elementi, figli dell'elemento dell'operazione, che si scambiano di posto.":
    'Two elements, children of the element of the operation, that swap places.',
  'Il Content-Type da spedire al posto di quello giusto.':
    'The Content-Type to send in place of the right one.',
  "Che cosa sta nel Body: niente (none), o due volte l'elemento dell'operazione (two).":
    "What stands in the Body: nothing (none), or twice the operation's element (two).",
  "Il nome che l'operazione prende nel Body e in SOAPAction: il resto della richiesta non cambia.":
    'The name that the operation takes in the Body and in SOAPAction: the rest of the request does not change.',
  'envelope: operation': 'envelope: operation',
  "«{0}» è già il nome dell'operazione": '“{0}” is already the name of the operation',
  'attesa una sola chiave tra soap-action, namespace, order, content, operation, content-type':
    'expected exactly one key among soap-action, namespace, order, content, operation, content-type',
  'Rompe la busta: not-well-formed (manca la chiusura), soap-12 (messaggio SOAP 1.2 completo), doctype (una dichiarazione di tipo davanti alla busta), soap-action, namespace, order, content, operation, content-type. La firma del Timestamp resta valida.':
    'Breaks the envelope: not-well-formed (the closing tag is missing), soap-12 (complete SOAP 1.2 message), doctype (a document type before the envelope), soap-action, namespace, order, content, operation, content-type. The signature of the Timestamp stays valid.',
  'atteso un elemento «{0}» nella richiesta, trovati {1}':
    'expected one element “{0}” in the request, found {1}',
  "Indicare due elementi che la richiesta spedisce davvero, figli dell'elemento dell'operazione.":
    'Name two elements that the request really sends, children of the element of the operation.',
  '«{0}» non si scambia con se stesso': '“{0}” cannot be swapped with itself',
  'il corpo non dichiara più {0}': 'the body no longer declares {0}',
  '«{0}» è già quello giusto': '“{0}” is already the right one',
  'la deviazione «document» rompe il documento composto da «document» in «send»: trovata senza':
    'the deviation “document” breaks the document composed by “document” in “send”: found without it',
  'la deviazione cambia «{0}», che il caso scrive da sé in «datiApplicativo»: non avrebbe effetto':
    'the deviation changes “{0}”, which the case itself writes in “datiApplicativo”: it would have no effect',
  'la deviazione cambia «datiApplicativo», che il caso scrive da sé: non avrebbe effetto':
    'the deviation changes “datiApplicativo”, which the case itself writes: it would have no effect',
  'togliere {0} da body, oppure la deviazione': 'remove {0} from body, or the deviation',
  'attesi due elementi diversi da scambiare, trovato due volte «{0}»':
    'expected two different elements to swap, found “{0}” twice',
  "«{0}» non è un elemento di «{1}»: non c'è nulla da scambiare":
    '“{0}” is not an element of “{1}”: there is nothing to swap',
  'gli elementi sono: {0}': 'the elements are: {0}',
  'Created ed Expires spostati di tanto: -10m nel passato, 10m nel futuro.':
    'Created and Expires moved by this much: -10m into the past, 10m into the future.',
  'Expires dopo Created di tanto, invece di 5 minuti.':
    'Expires after Created by this much, instead of 5 minutes.',
  'attesa almeno una chiave tra shift e lifetime':
    'expected at least one key among shift and lifetime',
  'cinque minuti sono già la durata giusta: così non cambierebbe nulla':
    'five minutes are already the right duration: this would change nothing',
  'Un Timestamp firmato, con altri tempi.': 'A signed Timestamp, with other times.',
  'Signature wrapping: un Timestamp valido e non firmato davanti a quello firmato e scaduto (second-timestamp) o al suo posto, con quello firmato spostato altrove (signed-elsewhere); oppure tutta wsse:Security nel Body (security-in-body).':
    'Signature wrapping: a valid and unsigned Timestamp in front of the signed and expired one (second-timestamp) or in its place, with the signed one moved elsewhere (signed-elsewhere); or all of wsse:Security in the Body (security-in-body).',
  'Un algoritmo diverso da quello della policy, usato correttamente: firma rsa-sha256 o hmac-sha1 (con il certificato come chiave), digest-sha256, canonicalization-inclusive.':
    'An algorithm other than that of the policy, used correctly: signature rsa-sha256 or hmac-sha1 (with the certificate as the key), digest-sha256, canonicalization-inclusive.',
  'attesa una sola chiave tra timestamp, wrapping, algorithm':
    'expected exactly one key among timestamp, wrapping, algorithm',
  'Rompe WS-Security: timestamp-expired, timestamp-future, timestamp-unsigned (la firma copre altro), timestamp-altered (cambiato dopo la firma), no-timestamp, signature-altered, digest-altered (digest errato ma firmato), wrong-key (firma di un’altra chiave), no-token, two-tokens, token-type (di un altro tipo), token-unreadable (non è un certificato), two-signatures, key-elsewhere (KeyInfo rimanda altrove), reference-lost (un riferimento firmato non trova più il suo elemento), no-signature, no-security, duplicate-id; oppure timestamp, wrapping, algorithm.':
    'Breaks WS-Security: timestamp-expired, timestamp-future, timestamp-unsigned (the signature covers something else), timestamp-altered (changed after signing), no-timestamp, signature-altered, digest-altered (wrong digest, but signed), wrong-key (signature of another key), no-token, two-tokens, token-type (of another type), token-unreadable (it is no certificate), two-signatures, key-elsewhere (KeyInfo leads elsewhere), reference-lost (a signed reference no longer finds its element), no-signature, no-security, duplicate-id; or timestamp, wrapping, algorithm.',
  'Deviazione «{0}»: {1}.': 'Deviation “{0}”: {1}.',
  'Correggere `deviate` nel passo: la richiesta non è stata spedita.':
    'Correct `deviate` in the step: the request was not sent.',
  'Il documento da firmare è vuoto.': 'The document to sign is empty.',
  'Controllare il passo che costruisce il documento o il file da cui è letto.':
    'Check the step that builds the document, or the file from which it is read.',
  'Il certificato di firma ha una chiave {0}: la firma CAdES richiede RSA.':
    'The signing certificate has a key of type {0}: the CAdES signature requires RSA.',
  sconosciuta: 'unknown',
  "Indicare per l'operatore un certificato di firma con chiave RSA.":
    'Name a signing certificate with an RSA key for the operator.',
  'in «{0}» mancano sia «codPrestazione» (AIC) sia «codGruppoEquivalenza»: ne serve uno':
    'in “{0}” both “codPrestazione” (AIC) and “codGruppoEquivalenza” are missing: one of them is needed',
  "dell'autore": 'of the author',
  'manca il codice della struttura': 'the code of the structure is missing',
  "Controllare codStruttura dell'operatore che il passo usa, nell'ambiente.":
    'Check codStruttura of the operator that the step uses, in the environment.',
  'manca il codice fiscale del firmatario': 'the codice fiscale of the signer is missing',
  "Controllare il certificato di firma dell'operatore che il passo usa.":
    'Check the signing certificate of the operator that the step uses.',
  '«tipoVisita» è «{0}», non A (ambulatoriale) o D (domiciliare)':
    '“tipoVisita” is “{0}”, not A (outpatient) or D (at home)',
  'manca lo IUP della ricetta': 'the IUP of the prescription is missing',
  'Controllare la risposta del passo che invia chkPrescrizione: è lei a dare lo IUP.':
    'Check the answer to the step that sends chkPrescrizione: it is what gives the IUP.',
  "Controllare i dati dell'operatore che il passo usa, nell'ambiente.":
    'Check the data of the operator that the step uses, in the environment.',
  'manca il codice fiscale {0}': 'the codice fiscale {0} is missing',
  'manca il codice regionale {0}': 'the regional code {0} is missing',
  'del titolare': 'of the replaced doctor',
  'la richiesta indica il medico sostituito «{0}», ma mancano i suoi dati di titolare':
    'the request names the replaced doctor “{0}”, but the data of that doctor are missing',
  'Indicare il titolare in `document.sostituito` del passo che registra la prescrizione.':
    'Name the replaced doctor in `document.sostituito` of the step that registers the prescription.',
  '«tipologia» è «{0}», non 1 (farmaceutica), 2 (ricovero) o 3 (specialistica)':
    '“tipologia” is “{0}”, not 1 (pharmaceutical), 2 (hospital admission) or 3 (specialist)',
  'Controllare il passo che invia chkPrescrizione: il documento si costruisce dal suo body.':
    'Check the step that sends chkPrescrizione: the document is built from its body.',
  'nella richiesta chkPrescrizione manca «{0}»': '“{0}” is missing in the chkPrescrizione request',
  '«{0}» è «{1}», non una data GG/MM/AAAA': '“{0}” is “{1}”, not a date DD/MM/YYYY',
  'nella richiesta chkPrescrizione manca «elencoPrestazioni/prestazione»':
    '“elencoPrestazioni/prestazione” is missing in the chkPrescrizione request',
  '«{0}/tipoAccesso» è «{1}», non 0 o 1': '“{0}/tipoAccesso” is “{1}”, not 0 or 1',
  'Un testo contiene il carattere U+{0}, che in XML non si può scrivere.':
    'A text contains the character U+{0}, which cannot be written in XML.',
  'Togliere il carattere dai dati del caso.': 'Remove the character from the data of the case.',
  'Anagrafe del simulatore non valida: {0}\n{1}': 'Invalid registry of the simulator: {0}\n{1}',
  'La porta di collaudo chiede al client un certificato TLS?':
    'Does the test gateway ask the client for a TLS certificate?',
  'Con quale codifica il p7m viaggia in setRegistraPrescrizione/prescrizione?':
    'In which encoding does the p7m travel in setRegistraPrescrizione/prescrizione?',
  'Che cosa risponde SIST a una seconda registrazione della stessa prescrizione?':
    'What does SIST answer to a second registration of the same prescription?',
  'SIST rifiuta un nonce già usato?': 'Does SIST refuse a nonce that was already used?',
  'Quanto può distare created di datiApplicativo dall’ora del server?':
    "How far may created of datiApplicativo be from the server's time?",
  'Quanto può durare il Timestamp, da Created a Expires?':
    'How long may the Timestamp last, from Created to Expires?',
  'SIST pretende le virgolette attorno al valore di SOAPAction?':
    'Does SIST insist on the quotes around the value of SOAPAction?',
  'SIST scrive oscurato come true/false o come 1/0?':
    'Does SIST write oscurato as true/false or as 1/0?',
  'Con quale Fault SIST rifiuta un messaggio che non supera WS-Security?':
    'With which Fault does SIST refuse a message that fails WS-Security?',
  'getPrescrizioniIdentificate elenca solo le prescrizioni di chi chiama?':
    'Does getPrescrizioniIdentificate list only the prescriptions of the caller?',
  'Nel CDA valgono i codici LOINC della tabella o quelli degli esempi?':
    'In the CDA, do the LOINC codes of the table hold, or those of the examples?',
  'Nel CDA le prestazioni specialistiche hanno moodCode PRMS o RQO?':
    'In the CDA, do specialist services have moodCode PRMS or RQO?',
  'Il SAC non risponde: SIST assegna soltanto uno IUP.':
    'The SAC does not answer: SIST assigns only an IUP.',
  'Registrazione e annullamento rispondono esito FALSE e non cambiano nulla.':
    'Registration and cancellation answer esito FALSE and change nothing.',
  'Ogni operazione risponde con il Fault 100000.': 'Every operation answers with Fault 100000.',
  'il messaggio non ha una (sola) intestazione wsse:Security':
    'the message does not have a (single) wsse:Security header',
  "l'intestazione wsse:Security non è firmata": 'the wsse:Security header is not signed',
  "l'intestazione wsse:Security non ha un (solo) Timestamp":
    'the wsse:Security header does not have a (single) Timestamp',
  "l'intestazione wsse:Security non ha un (solo) certificato":
    'the wsse:Security header does not have a (single) certificate',
  'la firma non nomina il certificato che viaggia con lei':
    'the signature does not name the certificate that travels with it',
  'il certificato che viaggia con la firma non si legge':
    'the certificate that travels with the signature cannot be read',
  'firma WS-Security della richiesta': 'WS-Security signature of the request',
  'firma del documento (p7m)': 'signature of the document (p7m)',
  'il p7m conservato non è quello della chiamata': 'the p7m that was kept is not that of the call',
  'algoritmi inattesi: {0}, {1}': 'unexpected algorithms: {0}, {1}',
  'la firma non è di {0}, oppure la parte firmata è stata cambiata':
    'the signature is not by {0}, or the signed part was changed',
  'il Timestamp non è tra le parti firmate': 'the Timestamp is not among the signed parts',
  "l'identificativo della chiave ({0}) non è quello di {1}":
    'the identifier of the key ({0}) is not that of {1}',
  'il Timestamp firmato non vale in questo momento':
    'the signed Timestamp is not valid at this moment',
  'firma valida di {0}': 'valid signature by {0}',
  'Contratto WSDL non leggibile: {0}': 'WSDL contract not readable: {0}',
  'Verificare che il file esista e che gli schemi che importa siano accanto.':
    'Make sure that the file exists and that the schemas it imports are beside it.',
  'WSDL vuoto': 'empty WSDL',
  'elemento {0} non dichiarato': 'element {0} not declared',
  "l'operazione {0} non dichiara il suo messaggio":
    'the operation {0} does not declare its message',
}
