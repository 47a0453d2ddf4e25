import type { Catalogue } from '../render.ts'

/** What the codes of SIST mean. */
export const sistCodes: Catalogue = {
  'Chi lo dà: {0}\n': 'Who gives it: {0}\n',
  'Cause abituali:': 'Usual causes:',
  'Da guardare per prima cosa:': 'What to look at first:',
  'Quanto è certo:\n  che cosa vuol dire: {0}\n  quando si presenta: {1}\n':
    'How certain it is:\n  what it means: {0}\n  when it comes: {1}\n',
  'da una norma': 'from a standard',
  'lo dice la specifica, secondo fonti pubbliche':
    'the specification says so, according to public sources',
  'probabile: una fonte pubblica lo riporta con parole da specifica, senza attribuirglielo':
    'likely: a public source reports it in words that read like the specification, without attributing it',
  'scelta di un altro progetto pubblico: SIST può fare diversamente':
    'the choice of another public project: SIST may do otherwise',
  'ipotesi di questo progetto: SIST può fare diversamente':
    'an assumption of this project: SIST may do otherwise',
  'lo dice una norma pubblica (HTTP, SOAP 1.1)': 'a public standard says so (HTTP, SOAP 1.1)',
  'SIST, con un Fault (HTTP 500): la richiesta è rifiutata.':
    'SIST, with a Fault (HTTP 500): the request is refused.',
  'SIST, in elencoAnomalie di una risposta regolare (HTTP 200): con criticità C blocca la ricetta, con W è un avviso.':
    'SIST, in elencoAnomalie of a regular answer (HTTP 200): with criticality C it blocks the prescription, with W it is a warning.',

  'Il codice applicativo non è quello rilasciato, o è di un altro applicativo o ambiente.':
    'The application code is not the one that was issued, or is of another application or environment.',
  'applDigest è calcolato male: è il base64 dello SHA-1 di nonce + created + codice, senza separatori, con created esattamente come è spedito.':
    'applDigest is computed wrongly: it is the base64 of the SHA-1 of nonce + created + code, without separators, with created exactly as it is sent.',
  "Nome, produttore o versione non sono quelli censiti, per esempio dopo un aggiornamento dell'applicativo.":
    'Name, producer or version are not the registered ones, for example after an update of the application.',
  "Il nonce è già stato usato, o created è troppo lontano dall'ora del server: se SIST lo controlli non è noto.":
    'The nonce was used already, or created is too far from the time of the server: whether SIST checks this is not known.',
  'La variabile del codice applicativo in .env, e i dati di applications/.':
    'The variable of the application code in .env, and the data in applications/.',
  "applDigest, created e nonce della richiesta (--debug): 28 caratteri, l'ora italiana con lo scostamento, 20 lettere e cifre.":
    'applDigest, created and nonce of the request (--debug): 28 characters, Italian time with its offset, 20 letters and digits.',
  "L'orologio della macchina.": 'The clock of the machine.',
  "Nel lettore c'è la carta di un altro operatore.":
    'The card of another operator is in the reader.',
  "datiOperatore porta il codice fiscale di chi è entrato nell'applicativo, e a firmare è un altro.":
    'datiOperatore carries the codice fiscale of whoever logged in to the application, and somebody else signs.',
  "Il certificato di prova non porta il codice fiscale dove una CNS lo ha: all'inizio di CN, o in serialNumber come TINIT-….":
    'The test certificate does not carry the codice fiscale where a CNS has it: at the beginning of CN, or in serialNumber as TINIT-….',
  'Il soggetto del certificato in BinarySecurityToken, accanto a datiOperatore/codiceFiscale della stessa richiesta (--debug).':
    'The subject of the certificate in BinarySecurityToken, beside datiOperatore/codiceFiscale of the same request (--debug).',
  "L'operatore del passo, e i file delle sue chiavi in environment.yaml.":
    'The operator of the step, and the files of their keys in environment.yaml.',
  'Il namespace non è quello di SIST: è senza http:// e con la barra finale.':
    'The namespace is not that of SIST: it has no http:// and ends with a slash.',
  "Un elemento è nel posto sbagliato, ripetuto o sconosciuto: l'ordine è quello del contratto.":
    'An element is in the wrong place, repeated or unknown: the order is that of the contract.',
  'Un valore non è tra quelli ammessi.': 'A value is not one of those allowed.',
  'collaudo check: confronta ogni richiesta con il contratto, senza spedirla.':
    'collaudo check: it compares each request with the contract, without sending it.',
  'Lo XSD ufficiale, se lo si ha: il nostro contratto è scritto da fonti pubbliche e può differirne.':
    'The official XSD, if you have it: our contract is written from public sources and may differ from it.',
  "SOAPAction è di un'altra operazione, vuota o assente.":
    'SOAPAction is of another operation, empty or absent.',
  'SOAPAction è senza virgolette: se SIST le pretenda non è noto.':
    'SOAPAction has no quotes: whether SIST demands them is not known.',
  'Un proxy o una libreria riscrive le intestazioni HTTP.':
    'A proxy or a library rewrites the HTTP headers.',
  "L'intestazione soapaction della richiesta (--debug): urn:sist:pddsasl:bindings:1.0:CVPPortType#operazione, tra virgolette.":
    'The header soapaction of the request (--debug): urn:sist:pddsasl:bindings:1.0:CVPPortType#operation, in quotes.',
  "L'operazione non esiste in questo servizio, o il suo nome è scritto male.":
    'The operation does not exist in this service, or its name is misspelt.',
  "L'indirizzo è di un altro servizio o di un'altra azienda sanitaria: in collaudo esiste solo aslba_test.":
    'The address is of another service or another health authority: in the test environment only aslba_test exists.',
  'endpoints in environment.yaml.': 'endpoints in environment.yaml.',
  "Il nome dell'elemento nel Body e quello in SOAPAction.":
    'The name of the element in the Body and the one in SOAPAction.',
  "SIST, con un Fault (HTTP 500). Che lo dia per WS-Security è un'ipotesi: lo stack del server può rispondere con un Fault suo, senza codice.":
    'SIST, with a Fault (HTTP 500). That it does so on WS-Security is an assumption: the stack of the server may answer with a Fault of its own, without a code.',
  "Il Timestamp è scaduto o nel futuro: l'orologio della macchina non è giusto.":
    'The Timestamp has expired or lies in the future: the clock of the machine is wrong.',
  "Il Timestamp non è firmato, o è cambiato dopo la firma: un proxy o una libreria riscrive l'XML.":
    'The Timestamp is not signed, or changed after signing: a proxy or a library rewrites the XML.',
  "L'algoritmo non è quello della policy: RSA-SHA1, digest SHA-1, exclusive C14N.":
    'The algorithm is not that of the policy: RSA-SHA1, digest SHA-1, exclusive C14N.',
  'Il certificato è scaduto, o non è nel truststore di SIST: in collaudo serve probabilmente una CNS di collaudo.':
    'The certificate has expired, or is not in the truststore of SIST: the test environment probably wants a test CNS.',
  "L'orologio della macchina, e Created ed Expires della richiesta (--debug).":
    'The clock of the machine, and Created and Expires of the request (--debug).',
  'La firma, con un programma che non è nostro: xmlsec1 --verify sul messaggio conservato in evidence/.':
    'The signature, with a program that is not ours: xmlsec1 --verify on the message kept in evidence/.',
  'Validità ed emittente del certificato in BinarySecurityToken.':
    'Validity and issuer of the certificate in BinarySecurityToken.',
  "SIST, con un Fault (HTTP 500). Se è arrivato su un'operazione che scrive, il suo effetto non è noto.":
    'SIST, with a Fault (HTTP 500). If it came on an operation that writes, its effect is not known.',
  'Un guasto o una manutenzione di SIST, o di un servizio da cui dipende.':
    'A breakdown or maintenance of SIST, or of a service that it depends on.',
  'Un dato che SIST non si aspetta e non sa rifiutare altrimenti.':
    'A datum that SIST does not expect and cannot refuse otherwise.',
  "Se accade con ogni richiesta: è l'ambiente. Se accade con una sola: il dato che le altre non hanno.":
    'If it happens with every request: it is the environment. If with one alone: the datum that the others do not have.',
  'Rileggere la ricetta prima di ripetere una scrittura.':
    'Read the prescription again before repeating a write.',
  "L'help desk, con data, ora, operatore e nonce della chiamata: sono nel rapporto.":
    'The help desk, with date, time, operator and nonce of the call: they are in the report.',

  'NRE o IUP scritto male, o di un altro ambiente.':
    'NRE or IUP misspelt, or of another environment.',
  "Il codice fiscale non è quello dell'assistito della ricetta: per leggerla servono tutti e due.":
    'The codice fiscale is not that of the patient of the prescription: both are needed to read it.',
  'La ricetta è stata emessa su un SIST che non la ricorda più: un ambiente di prova si può azzerare.':
    'The prescription was issued on a SIST that no longer remembers it: a test environment may be reset.',
  "L'identificativo e il codice fiscale nella richiesta (--debug), accanto alla risposta con cui la ricetta è stata emessa.":
    'The identifier and the codice fiscale in the request (--debug), beside the answer with which the prescription was issued.',
  "Se il caso prende l'NRE da un altro (needs:), che quello sia stato eseguito nella stessa esecuzione.":
    'If the case takes the NRE from another (needs:), that the other ran in the same run.',
  "Una data che non esiste, o non nella forma GG/MM/AAAA (con l'ora per dataPrescrizione).":
    'A date that does not exist, or not of the form DD/MM/YYYY (with the time for dataPrescrizione).',
  'Un valore logico diverso da true, false, 1 e 0.':
    'A boolean that is none of true, false, 1 and 0.',
  'Un dato che per quella richiesta è obbligatorio e manca, o contraddice un altro.':
    'A datum that is mandatory in that request and is missing, or contradicts another.',
  'Il testo del Fault: spesso nomina il dato.': 'The text of the Fault: it often names the datum.',
  'Le date e i dati facoltativi della richiesta (--debug), anche quelli che vengono da espressioni.':
    'The dates and the optional data of the request (--debug), also those that come from expressions.',
  'Mancano tutte e due le coppie di date: serve il periodo di emissione o quello di erogazione.':
    'Both pairs of dates are missing: the period of issue or that of dispensing is needed.',
  "Di un periodo c'è un solo estremo.": 'Of a period only one end is there.',
  'dataEmissioneDal e dataEmissioneAl, oppure dataErogazioneDal e dataErogazioneAl, nella richiesta (--debug).':
    'dataEmissioneDal and dataEmissioneAl, or dataErogazioneDal and dataErogazioneAl, in the request (--debug).',
  'La ricetta è già annullata.': 'The prescription is annulled already.',
  'La ricetta è stata presa in carico o erogata.':
    'The prescription was taken in charge or dispensed.',
  'Un annullamento precedente è riuscito, e la sua risposta si è persa.':
    'An earlier annulment succeeded, and its answer was lost.',
  'Lo stato della ricetta, con getPrescrizioneIdentificata.':
    'The state of the prescription, with getPrescrizioneIdentificata.',
  "Se l'annullamento è stato ripetuto dopo un timeout: allora è forse già riuscito.":
    'Whether the annulment was repeated after a time-out: then it may have succeeded already.',
  'Annulla un medico diverso da chi ha emesso, per esempio un collega dello stesso ambulatorio.':
    'A doctor other than the issuer annuls, for example a colleague of the same practice.',
  "È cambiato l'operatore tra emissione e annullamento, per esempio la carta nel lettore.":
    'The operator changed between issue and annulment, for example the card in the reader.',
  "L'operatore dei due passi, e il codice fiscale in datiOperatore.":
    'The operator of the two steps, and the codice fiscale in datiOperatore.',
  'La ricetta non è tra quelle di SIST, e il SAC del MEF, che potrebbe conoscerla, non risponde.':
    'The prescription is none of those of SIST, and the SAC of the MEF, which might know it, does not answer.',
  'NRE o IUP scritto male, mentre il SAC è fermo: con il SAC attivo sarebbe 000004.':
    'NRE or IUP misspelt, while the SAC is down: with the SAC up it would be 000004.',
  'Se le emissioni danno uno IUP invece di un NRE: allora il SAC è fermo, e si ripete più tardi.':
    'Whether issuing gives an IUP instead of an NRE: then the SAC is down, and it is to be repeated later.',
  "L'identificativo nella richiesta (--debug).": 'The identifier in the request (--debug).',

  'id o setId non sono quelli della ricetta: NRE, codice di autenticazione o IUP, ciascuno con la sua radice.':
    'id or setId are not those of the prescription: NRE, authentication code or IUP, each with its root.',
  'Mancano il tipo di ricetta, o la ASL di residenza quando è obbligatoria.':
    'The kind of prescription is missing, or the ASL of residence where it is mandatory.',
  "Gli identificativi dell'assistito non sono da uno a tre, o per un assistito estero non sono tutti e due i suoi.":
    'The identifiers of the patient are not one to three, or those of a foreign patient are not both there.',
  'Una prestazione specialistica ha moodCode diverso da PRMS, o un motivo di non sostituibilità è senza descrizione.':
    'A specialist prestazione has a moodCode other than PRMS, or a reason against substitution has no description.',
  'Il testo del Fault, e sul simulatore la regola «cda-…» che ha rifiutato (--debug).':
    'The text of the Fault, and on the simulator the rule “cda-…” that refused (--debug).',
  'Il CDA conservato in evidence/, accanto alla richiesta di emissione.':
    'The CDA kept in evidence/, beside the request that issued it.',
  'Le domande aperte (LOINC, moodCode, lingua, custodian): le fonti pubbliche si contraddicono.':
    'The open questions (LOINC, moodCode, language, custodian): the public sources contradict each other.',
  "Il documento è cambiato dopo la firma, o la firma è di un'altra chiave.":
    'The document changed after signing, or the signature is of another key.',
  'Non è CAdES-BES con il documento dentro: manca signing-certificate-v2, o signing-time, o il digest non è SHA-256.':
    'It is not CAdES-BES with the document inside: signing-certificate-v2 or signing-time is missing, or the digest is not SHA-256.',
  'Il certificato è di autenticazione e non di firma, è scaduto, o la sua autorità non è riconosciuta.':
    'The certificate is for authentication and not for signing, has expired, or its authority is not trusted.',
  'Il p7m non è codificato come SIST lo attende: la codifica non è pubblica, e qui è base64 del DER.':
    'The p7m is not encoded as SIST expects: the encoding is not public, and here it is base64 of the DER.',
  'La firma, con un programma che non è nostro: openssl cms -verify -cades -inform DER sul p7m conservato in evidence/.':
    'The signature, with a program that is not ours: openssl cms -verify -cades -inform DER on the p7m kept in evidence/.',
  'Quale delle due carte, o delle due chiavi, ha firmato.':
    'Which of the two cards, or of the two keys, signed.',
  'Il certificato di firma porta il codice fiscale di un altro.':
    'The signature certificate carries the codice fiscale of somebody else.',
  "Il documento è stato firmato da un collega, o prima che l'operatore cambiasse.":
    'The document was signed by a colleague, or before the operator changed.',
  'Il soggetto del certificato nel p7m, accanto a datiOperatore/codiceFiscale.':
    'The subject of the certificate in the p7m, beside datiOperatore/codiceFiscale.',
  "operator: del passo, e la chiave signature di quell'operatore in environment.yaml.":
    'operator: of the step, and the key signature of that operator in environment.yaml.',
  'Il primo id di author nel CDA non è il codice fiscale di chi firma.':
    'The first id of author in the CDA is not the codice fiscale of the signer.',
  'Prescrive un sostituto, e come autore è scritto il titolare: il titolare va tra i participant.':
    'A substitute prescribes, and the regular doctor is written as author: that doctor belongs among the participants.',
  'author/assignedAuthor/id del CDA in evidence/, accanto al soggetto del certificato nel p7m.':
    'author/assignedAuthor/id of the CDA in evidence/, beside the subject of the certificate in the p7m.',
  'Il documento è stato firmato in un altro giorno: per firmarlo di nuovo serve un effectiveTime nuovo.':
    'The document was signed on another day: to sign it again it needs a new effectiveTime.',
  'signing-time è in UTC ed effectiveTime in ora italiana: a cavallo della mezzanotte i giorni sono due.':
    'signing-time is in UTC and effectiveTime in Italian time: around midnight there are two days.',
  "L'orologio di chi firma non è giusto.": 'The clock of the signer is wrong.',
  'effectiveTime del CDA e signing-time del p7m, tutti e due in ora italiana.':
    'effectiveTime of the CDA and signing-time of the p7m, both in Italian time.',
  'effectiveTime è preso dopo la firma, o da un orologio più avanti.':
    'effectiveTime is taken after signing, or from a clock that is ahead.',
  'effectiveTime è scritto con un fuso diverso da quello italiano.':
    'effectiveTime is written in a time zone other than the Italian one.',
  'effectiveTime del CDA e signing-time del p7m, al secondo: uguali vanno bene.':
    'effectiveTime of the CDA and signing-time of the p7m, to the second: equal is fine.',
  'Gli orologi della macchina e di chi firma.': 'The clocks of the machine and of the signer.',
  'Un elemento del CDA è nel posto sbagliato, manca o non esiste.':
    'An element of the CDA is in the wrong place, is missing or does not exist.',
  'Un attributo obbligatorio manca, o ha una forma non ammessa: per esempio una data.':
    'A mandatory attribute is missing, or has a form that is not allowed: for example a date.',
  'Il documento firmato non è XML ben formato.': 'The signed document is not well-formed XML.',
  'Il CDA in evidence/, convalidato con lo schema CDA che accompagna la documentazione ufficiale.':
    'The CDA in evidence/, validated with the CDA schema that comes with the official documentation.',
  'Il testo del Fault.': 'The text of the Fault.',

  'codEsenzione manca o è vuoto: per chi non è esente si scrive NES00.':
    'codEsenzione is missing or empty: NES00 is written for whoever is not exempt.',
  'codEsenzione nella richiesta (--debug).': 'codEsenzione in the request (--debug).',
  "L'esenzione è scaduta, o comincia dopo la data della prescrizione.":
    'The exemption has expired, or begins after the date of the prescription.',
  "L'assistito di prova non ha quell'esenzione in questo ambiente.":
    'The test patient does not have that exemption in this environment.',
  'codEsenzione e dataPrescrizione nella richiesta (--debug).':
    'codEsenzione and dataPrescrizione in the request (--debug).',
  "I dati dell'assistito nell'ambiente: environments/…/data.":
    'The data of the patient in the environment: environments/…/data.',
  'Il codice AIC ha perso gli zeri iniziali: sono nove cifre.':
    'The AIC code lost its leading zeros: it has nine digits.',
  "Il farmaco non è nell'anagrafe di questo ambiente, o non è più in commercio.":
    'The drug is not in the registry of this environment, or is no longer sold.',
  'codPrestazione nella richiesta (--debug).': 'codPrestazione in the request (--debug).',
  "Il farmaco nei dati del piano e dell'ambiente.":
    'The drug in the data of the plan and of the environment.',
  'notaCUF manca, per un farmaco che è a carico del servizio sanitario solo con una nota.':
    'notaCUF is missing, for a drug that the health service pays for only with a note.',
  'La nota è scritta in un altro elemento: nota è testo libero.':
    'The note is written in another element: nota is free text.',
  'notaCUF della prestazione nella richiesta (--debug).':
    'notaCUF of the prestazione in the request (--debug).',
  'La nota ha perso gli zeri iniziali: sono tre caratteri, per esempio 001.':
    'The note lost its leading zeros: it has three characters, for example 001.',
  'La nota è di un altro farmaco.': 'The note is of another drug.',
  'notaCUF e codPrestazione nella richiesta (--debug).':
    'notaCUF and codPrestazione in the request (--debug).',
  'Il SAC ha rifiutato la ricetta per una regola sua: assistito, medico, prestazione o diagnosi.':
    'The SAC refused the prescription by a rule of its own: patient, doctor, prestazione or diagnosis.',
  "L'assistito di prova non è tra quelli che il SAC di questo ambiente conosce.":
    'The test patient is none of those that the SAC of this environment knows.',
  "descrizione dell'anomalia: elenca i codici del SAC (per esempio 1233), che spiega la documentazione del Sistema TS.":
    'descrizione of the anomaly: it lists the codes of the SAC (for example 1233), which the documentation of Sistema TS explains.',
  "L'assistito e il medico: per il SAC devono essere di prova anche loro.":
    'The patient and the doctor: for the SAC they must be test ones too.',
  'Il SAC del MEF, in elencoComunicazioni. Se SIST lo riporti non è noto.':
    'The SAC of the MEF, in elencoComunicazioni. Whether SIST relays it is not known.',
  'Comunicazione: il nome del medico (NOME_MEDICO=…)':
    'Message: the first name of the doctor (NOME_MEDICO=…)',
  'Comunicazione: il cognome del medico (COGNOME_MEDICO=…)':
    'Message: the family name of the doctor (COGNOME_MEDICO=…)',
  'Il SAC dice anche chi ha prescritto: non è un errore.':
    'The SAC says who prescribed, too: it is no error.',
  "Che l'applicativo la ignori o la mostri, senza trattarla da anomalia.":
    'That the application ignores it or shows it, without treating it as an anomaly.',

  'Di solito non SIST, ma ciò che sta in mezzo: VPN, proxy, bilanciatore, o il server web davanti al servizio.':
    'Usually not SIST, but what stands between: VPN, proxy, load balancer, or the web server in front of the service.',
  "HTTP 200: la risposta dell'operazione, che può portare anomalie":
    'HTTP 200: the answer of the operation, which may carry anomalies',
  'SIST.': 'SIST.',
  "La richiesta è stata accettata: ma con un'anomalia di criticità C la ricetta non è stata emessa, e non c'è identificativo.":
    'The request was accepted: but with an anomaly of criticality C the prescription was not issued, and there is no identifier.',
  "Registrazione e annullamento dicono l'esito a parte: esito FALSE è un rifiuto con HTTP 200.":
    'Registration and annulment state their outcome apart: esito FALSE is a refusal with HTTP 200.',
  'elencoAnomalie, esito e IUP nella risposta (--debug): HTTP 200 da solo non prova niente.':
    'elencoAnomalie, esito and IUP in the answer (--debug): HTTP 200 by itself proves nothing.',
  'HTTP 500: con un Fault, un rifiuto di SIST; senza, un guasto':
    'HTTP 500: with a Fault, a refusal of SIST; without one, a breakdown',
  'SIST, quando il corpo è un Fault; altrimenti il server applicativo.':
    'SIST, where the body is a Fault; otherwise the application server.',
  'SIST ha rifiutato la richiesta: il codice di sei cifre è in faultstring.':
    'SIST refused the request: the code of six digits is in faultstring.',
  'Senza Fault nel corpo: un errore del server, o di un proxy.':
    'Without a Fault in the body: an error of the server, or of a proxy.',
  'Il codice del Fault: collaudo explain CODICE.': 'The code of the Fault: collaudo explain CODE.',
  "Se il corpo è HTML: da chi viene, e l'indirizzo in environment.yaml.":
    'If the body is HTML: whom it comes from, and the address in environment.yaml.',
  'HTTP 400: la richiesta HTTP non è accettata': 'HTTP 400: the HTTP request is not accepted',
  "Un'intestazione che il server non accetta, o un corpo che non è come dichiarato.":
    'A header that the server does not accept, or a body that is not as declared.',
  'HTTP in chiaro verso una porta che vuole TLS.': 'Plain HTTP to a port that wants TLS.',
  'Le intestazioni della richiesta (--debug), e https in environment.yaml.':
    'The headers of the request (--debug), and https in environment.yaml.',
  'HTTP 401: chi chiama non è autenticato': 'HTTP 401: the caller is not authenticated',
  'Un proxy vuole credenziali sue: SIST autentica con TLS e WS-Security, non con HTTP.':
    'A proxy wants credentials of its own: SIST authenticates by TLS and WS-Security, not by HTTP.',
  "Il proxy della rete, e l'intestazione www-authenticate della risposta (--debug).":
    'The proxy of the network, and the header www-authenticate of the answer (--debug).',
  'HTTP 403: accesso non consentito': 'HTTP 403: access is not allowed',
  "Il certificato client non è tra quelli comunicati, e il server lo dice dopo l'handshake.":
    'The client certificate is none of those notified, and the server says so after the handshake.',
  "L'indirizzo da cui si chiama non è ammesso: la VPN è caduta, o è di un altro profilo.":
    'The address of the caller is not admitted: the VPN is down, or is of another profile.',
  'Il certificato client presentato (--debug, riga TLS), accanto a quello comunicato.':
    'The client certificate that was presented (--debug, line TLS), beside the notified one.',
  'La VPN.': 'The VPN.',
  "HTTP 404: a questo indirizzo non c'è il servizio":
    'HTTP 404: the service is not at this address',
  'Il percorso è sbagliato: in collaudo è /aslba_test/CVPService.':
    'The path is wrong: in the test environment it is /aslba_test/CVPService.',
  'Il servizio è fermo, e risponde solo il server web.':
    'The service is down, and only the web server answers.',
  "endpoints in environment.yaml, e l'indirizzo intero della richiesta (--debug).":
    'endpoints in environment.yaml, and the whole address of the request (--debug).',
  'HTTP 405: il metodo non è ammesso': 'HTTP 405: the method is not allowed',
  'Un proxy o un rinvio ha cambiato POST in GET.': 'A proxy or a redirect changed POST into GET.',
  "Il metodo e l'indirizzo della richiesta (--debug).":
    'The method and the address of the request (--debug).',
  'HTTP 408: la richiesta non è arrivata in tempo': 'HTTP 408: the request did not arrive in time',
  "La rete perde pacchetti o è molto lenta, o la VPN cade durante l'invio.":
    'The network loses packets or is very slow, or the VPN drops while sending.',
  'La richiesta è più corta di quanto dice content-length.':
    'The request is shorter than content-length says.',
  'La VPN, e la durata delle altre chiamate.': 'The VPN, and how long the other calls took.',
  'HTTP 413: il messaggio è troppo grande': 'HTTP 413: the message is too large',
  'Il documento firmato supera ciò che un proxy lascia passare.':
    'The signed document exceeds what a proxy lets through.',
  'La dimensione del p7m in evidence/.': 'The size of the p7m in evidence/.',
  'HTTP 415: il Content-Type non è quello di SOAP 1.1':
    'HTTP 415: the Content-Type is not that of SOAP 1.1',
  'Il server SOAP, prima di leggere il messaggio. Anche il nostro simulatore.':
    'The SOAP server, before it reads the message. Our simulator as well.',
  'Content-Type diverso da text/xml, per esempio application/soap+xml, che è di SOAP 1.2.':
    'A Content-Type other than text/xml, for example application/soap+xml, which is of SOAP 1.2.',
  "L'intestazione content-type della richiesta (--debug): text/xml;charset=UTF-8.":
    'The header content-type of the request (--debug): text/xml;charset=UTF-8.',
  'HTTP 431: le intestazioni sono troppo grandi': 'HTTP 431: the headers are too large',
  'Un proxy o una libreria aggiunge intestazioni, per esempio cookie.':
    'A proxy or a library adds headers, for example a cookie.',
  'Le intestazioni della richiesta (--debug).': 'The headers of the request (--debug).',
  'HTTP 502: un proxy non ha avuto una risposta dal servizio':
    'HTTP 502: a proxy got no answer from the service',
  'Il servizio è fermo o irraggiungibile dal proxy.':
    'The service is down, or out of reach of the proxy.',
  'Se era una scrittura, il suo effetto non è noto: rileggere prima di ripetere.':
    'If it was a write, its effect is not known: read again before repeating.',
  "L'help desk, con data e ora.": 'The help desk, with date and time.',
  'HTTP 503: il servizio non è disponibile': 'HTTP 503: the service is not available',
  'Manutenzione, o troppe richieste insieme.': 'Maintenance, or too many requests at once.',
  "L'intestazione retry-after della risposta (--debug).":
    'The header retry-after of the answer (--debug).',
  '--jobs e --pace, se le chiamate erano molte insieme.':
    '--jobs and --pace, if many calls were made at once.',
  'HTTP 504: un proxy non ha aspettato oltre': 'HTTP 504: a proxy waited no longer',
  'Il servizio, o il SAC dietro di lui, ha tardato più di quanto il proxy aspetti.':
    'The service, or the SAC behind it, took longer than the proxy waits.',
  "Se era una scrittura, il suo effetto non è noto: rileggere prima di ripetere. Una registrazione si ripete; un'emissione mai.":
    'If it was a write, its effect is not known: read again before repeating. A registration is repeated; an issue never.',
}
