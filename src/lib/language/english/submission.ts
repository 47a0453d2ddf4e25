import type { Catalogue } from '../render.ts'

/** What a submission in the national format must be. */
export const submission: Catalogue = {
  "la riga del caso {0} non c'è più": 'the row of case {0} is no longer there',
  'rimetterla: le righe del modello non si tolgono':
    'put it back: rows of the template are not taken out',
  "le parole dell'autorità nel caso {0} non sono quelle del piano":
    "the authority's words of case {0} are not those of the plan",
  "rimetterle com'erano, o controllare di avere la versione giusta del foglio":
    'put them back as they were, or check that you have the right version of the workbook',
  'è il file di blocco di Office, non un documento': 'it is a lock file of Office, not a document',
  'chiudere il foglio e togliere il file': 'close the workbook and take the file away',
  "c'è più di un foglio: si guarda {0}": 'there is more than one workbook: {0} is looked at',
  'lasciarne uno solo, {0}': 'leave only one, {0}',
  'il foglio manca, o non si può leggere': 'the workbook is missing, or cannot be read',
  'mettere nella cartella il foglio compilato: collaudo fill':
    'put the filled workbook into the folder: collaudo fill',
  'atteso il nome {0}, trovato {1}': 'expected the name {0}, found {1}',
  rinominarlo: 'rename it',
  'manca, o non si può leggere': 'it is missing, or cannot be read',
  'atteso il nome {0}, in minuscolo': 'expected the name {0}, in small letters',
  'mettere nella cartella data.json, con questo nome':
    'put data.json into the folder, with this name',
  'atteso SI o NO, trovato «{0}»': 'expected SI or NO, found “{0}”',
  'scrivere SI o NO, in maiuscolo e senza accento':
    'write SI or NO, in capitals and without an accent',
  'il caso non è applicabile, e il razionale manca':
    'the case does not apply, and the reason is missing',
  "scegliere un valore dell'elenco": 'choose a value of the list',
  'il caso è applicabile, e ha il razionale «{0}»': 'the case applies, and has the reason “{0}”',
  'svuotare la cella': 'empty the cell',
  "«{0}» non è un valore dell'elenco": '“{0}” is no value of the list',
  'scegliere uno tra {0}': 'choose one of {0}',
  'la cella è compilata, ma il razionale non è «Altro»':
    'the cell is filled in, but the reason is not “Altro”',
  'svuotare la cella, o scegliere «Altro» nel razionale':
    'empty the cell, or choose “Altro” as the reason',
  'il razionale è «Altro», e la cella è vuota': 'the reason is “Altro”, and the cell is empty',
  'scrivere il motivo': 'write the reason',
  'il caso è applicabile, e la cella è vuota': 'the case applies, and the cell is empty',
  'scrivere il valore della chiamata, o rifare il foglio con collaudo fill':
    'write the value of the call, or make the workbook again with collaudo fill',
  'in un caso di timeout non si chiama nessuno, e la cella è compilata':
    'in a time-out case nobody is called, and the cell is filled in',
  'il caso non è applicabile, e la cella è compilata':
    'the case does not apply, and the cell is filled in',
  'atteso AAAA-MM-GGThh:mm:ssZ, trovato «{0}»': 'expected YYYY-MM-DDThh:mm:ssZ, found “{0}”',
  "scrivere l'istante in UTC, come testo, uguale a quello di data.json":
    'write the instant in UTC, as text, the same as in data.json',
  'attese 16 o 32 cifre esadecimali minuscole, trovato «{0}»':
    'expected 16 or 32 hexadecimal digits in small letters, found “{0}”',
  'copiare il traceID come testo: un foglio elettronico lo prende per un numero':
    'copy the traceID as text: a spreadsheet takes it for a number',
  'la cella è obbligatoria per i casi KO e di timeout, ed è vuota':
    'the cell is required for KO and time-out cases, and is empty',
  compilarla: 'fill it in',
  "l'errore è visibile all'utente, e il messaggio manca":
    'the error is visible to the user, and the message is missing',
  "scrivere il messaggio che l'utente legge": 'write the message that the user reads',
  "il caso è applicabile, e l'esito manca": 'the case applies, and the outcome is missing',
  'scrivere {0} se è riuscito': 'write {0} if it succeeded',
  'il caso non è riuscito: la consegna sarebbe respinta':
    'the case did not succeed: the submission would be rejected',
  "correggere l'applicativo e rieseguire il caso": 'mend the application and run the case again',
  "la colonna è dell'autorità, e la cella è compilata":
    "the column is the authority's, and the cell is filled in",
  'caso {0}: {1}': 'case {0}: {1}',
  'la cella ha caratteri invisibili': 'the cell has invisible characters',
  'riscrivere il testo della cella': 'write the text of the cell anew',
  'nessun caso OK applicabile per {0}': 'no OK case that applies for {0}',
  'di ogni tipo di documento almeno un caso OK deve essere applicabile':
    'of each type of document at least one OK case must apply',
  'un filtro è attivo, o ci sono righe nascoste: {0}': 'a filter is on, or rows are hidden: {0}',
  'togliere i filtri e mostrare tutte le righe': 'clear the filters and show all rows',
  'nel foglio ha virgolette o punteggiatura in più':
    'in the workbook it has quotes or punctuation around it',
  'differiscono solo per le maiuscole': 'they differ only in capitals',
  'uno dei due ha perso gli zeri iniziali': 'one of the two lost its leading zeros',
  "nel foglio c'è quello del caso {0}": 'the workbook has the one of case {0}',
  'nel foglio è tagliato': 'in the workbook it is cut',
  'il foglio lo ha preso per un numero': 'the spreadsheet took it for a number',
  "forse uno dei due viene da un'altra esecuzione": 'perhaps one of the two comes from another run',
  'caso {0}: nel foglio «{1}», in data.json «{2}»: {3}':
    'case {0}: in the workbook “{1}”, in data.json “{2}”: {3}',
  'nel foglio manca': 'it is missing in the workbook',
  'in data.json manca': 'it is missing in data.json',
  'i due vengono dalla stessa chiamata: riscriverli entrambi da quella, con collaudo fill':
    'both come from the same call: write both of them from that, with collaudo fill',
  'sono due istanti diversi, o scritti in due modi':
    'they are two instants, or one that is written in two ways',
  'sono due identificativi diversi': 'they are two identifiers',
  'caso {0}: {1} viene da un errore del token, e questo caso non lo prova':
    'case {0}: {1} comes from an error of the token, and this case does not prove that',
  'rieseguire il caso: il gateway ha rifiutato il token':
    'run the case again: the gateway refused the token',
  "il caso {0} c'è già in {1}": 'case {0} is in {1} already',
  'lasciare un solo risultato per caso': 'leave one result for each case',
  'il caso {0} non è nel foglio': 'case {0} is not in the workbook',
  "scrivere l'ID della colonna A del foglio": 'write the ID of column A of the workbook',
  'il caso {0} è di timeout: in data.json non va':
    'case {0} is a time-out: it has no place in data.json',
  'il caso {0} non è applicabile secondo {1}': 'case {0} does not apply, says {1}',
  "togliere il risultato, o correggere l'applicabilità nel foglio":
    'take the result out, or correct in the workbook whether it applies',
  "il caso {0} è applicabile, e in data.json non c'è": 'case {0} applies, and is not in data.json',
  'aggiungere il suo risultato, o dichiararlo non applicabile con il razionale':
    'add its result, or declare that it does not apply, with the reason',
  'la traccia {0} è di più casi: {1}': 'the trace {0} is of several cases: {1}',
  "ogni caso ha la sua chiamata: rieseguire quelli che non l'hanno":
    'each case has a call of its own: run those again that have none',
  '{0}: nel foglio «{1}», in data.json «{2}»': '{0}: in the workbook “{1}”, in data.json “{2}”',
  'scrivere nei due lo stesso valore che è nel token, maiuscole e spazi compresi':
    'write in both the very value that is in the token, capitals and blanks included',
  'attesa una cartella …/GATEWAY/<CN>/<fornitore>/<applicativo>/<versione>, con il CN che comincia con A1#':
    'expected a folder …/GATEWAY/<CN>/<vendor>/<application>/<version>, with a CN that begins with A1#',
  'mettere la consegna in quella cartella, e controllarla lì':
    'put the submission into that folder, and check it there',
  'attesa la cartella «{0}», trovata «{1}»': 'expected the folder “{0}”, found “{1}”',
  'rinominare la cartella, o correggere data.json: uno spazio diventa _, il resto si toglie':
    'rename the folder, or correct data.json: a blank becomes _, the rest is dropped',
  'è un collegamento, non un file': 'it is a link, not a file',
  'metterci il file vero': 'put the real file there',
  'nessun risultato di data.json lo nomina': 'no result of data.json names it',
  'nella consegna non è previsto': 'it has no place in a submission',
  'toglierlo, o nominarlo in files': 'take it away, or name it in files',
  'è uguale a {0}, byte per byte': 'it is the same as {0}, byte by byte',
  'ogni caso ha il suo documento': 'each case has a document of its own',
  'nessun documento': 'no document',
  'nominare il PDF che è stato inviato, e metterlo in FILES/':
    'name the PDF that was sent, and put it into FILES/',
  '«{0}» è un percorso': '“{0}” is a path',
  'scrivere il solo nome del file': 'write the name of the file alone',
  "atteso «{0}», in FILES/ c'è «{1}»": 'expected “{0}”, in FILES/ there is “{1}”',
  'scrivere il nome con le stesse maiuscole': 'write the name with the same capitals',
  '«{0}» non è in FILES/': '“{0}” is not in FILES/',
  'metterlo in FILES/, o correggere il nome': 'put it into FILES/, or correct the name',
  '«{0}» non finisce con .pdf, in minuscolo': '“{0}” does not end in .pdf, in small letters',
  '«{0}» non è un PDF': '“{0}” is not a PDF',
  'metterci il PDF che è stato inviato': 'put the PDF there that was sent',
  'atteso un testo, trovato {0}': 'expected a text, found {0}',
  'scriverlo tra virgolette': 'write it between quotes',
  "atteso l'id del piano come numero intero, trovato {0}":
    'expected the id of the plan as a whole number, found {0}',
  'scrivere {0}, senza virgolette': 'write {0}, without quotes',
  "scrivere l'istante della chiamata in UTC, senza millisecondi":
    'write the instant of the call in UTC, without milliseconds',
  "manca traceId: c'è traceID, che è il nome nella risposta del gateway":
    'traceId is missing: traceID is there, which is its name in the answer of the gateway',
  'manca traceId': 'traceId is missing',
  'scrivere il traceID della risposta sotto il nome traceId':
    'write the traceID of the answer under the name traceId',
  'copiare il traceID dalla risposta del gateway, come testo':
    'copy the traceID from the answer of the gateway, as text',
  'atteso un elenco di nomi di file': 'expected a list of names of files',
  'scrivere "files": ["nome.pdf"]': 'write "files": ["name.pdf"]',
  'non è JSON valido in UTF-8 ({0})': 'it is no valid JSON in UTF-8 ({0})',
  'controllare virgole e virgolette nel punto indicato':
    'check commas and quotes at the place that is named',
  'scrivere lo stesso valore che è nel token': 'write the very value that is in the token',
  '«{0}» ha spazi ai bordi o caratteri invisibili':
    '“{0}” has blanks around it or invisible characters',
  'togliere i caratteri che non si vedono: il confronto con il token è carattere per carattere':
    'take out the characters that are not seen: the comparison with the token is character by character',
  'atteso un elenco di risultati, non vuoto': 'expected a list of results that is not empty',
  'un elemento per ogni caso OK o KO applicabile': 'an entry for each OK or KO case that applies',
  '{0} non è una cartella che si può leggere': '{0} is no folder that can be read',
  'indicare la cartella che contiene data.json, il foglio e FILES/':
    'name the folder that holds data.json, the workbook and FILES/',
  '{0} contiene {1} file': '{0} holds {1} files',
  'indicare la cartella di una sola consegna': 'name the folder of a single submission',
  '  rimedio: {0}': '  fix: {0}',
  '{0}: niente da correggere, per quanto si può sapere senza chiamare nessuno\n':
    '{0}: nothing to be mended, as far as can be known without calling anybody\n',
  '{0}: da correggere {1}\n': '{0}: to be mended {1}\n',
  'controlla una consegna nel formato nazionale': 'checks a submission in the national format',
  'Controlla una cartella da consegnare nel formato nazionale (data.json, foglio compilato, FILES/): le regole C007–C012, gli errori della verifica automatica che si possono conoscere senza chiamare nessuno, e che foglio, data.json e file dicano la stessa cosa. Tutto insieme, con il posto e il rimedio. Esce con 0 se non trova niente, con 1 se trova qualcosa.':
    'Checks a folder to be submitted in the national format (data.json, filled workbook, FILES/): the rules C007–C012, the errors of the automatic stage that can be known without calling anybody, and that workbook, data.json and files say the same. All at once, with place and remedy. Exits with 0 where it finds nothing, with 1 where it finds something.',
  '<cartella>': '<folder>',
  'la cartella da consegnare': 'the folder to be submitted',
  "il piano importato dal foglio dell'autorità, per vedere se è stato toccato":
    "the plan that was imported from the authority's workbook, to see whether it was touched",
  '\nEsempi:\n  collaudo check-submission GATEWAY/A1#111#ESEMPIO/Esempio/cartella/1.0\n  collaudo check-submission GATEWAY/A1#111#ESEMPIO/Esempio/cartella/1.0 --json\n':
    '\nExamples:\n  collaudo check-submission GATEWAY/A1#111#ESEMPIO/Esempio/cartella/1.0\n  collaudo check-submission GATEWAY/A1#111#ESEMPIO/Esempio/cartella/1.0 --json\n',
  '«{0}» non ha dentro nessun file: il CDA manca': '“{0}” has no file in it: the CDA is missing',
  'metterci il PDF che è stato inviato, con il suo cda.xml':
    'put the PDF there that was sent, with its cda.xml',
}
