import type { Catalogue } from '../render.ts'

/** Documents of the authority: read, made a plan, compared. */
export const importer: Catalogue = {
  "{0}, colonna {1} «{2}»: {3}.\n  Che cos'è? Invio per «{4}», - per nessuna, un altro campo ({5}), o la lettera della colonna giusta: ":
    '{0}, column {1} “{2}”: {3}.\n  What is it? Enter for “{4}”, - for none, another field ({5}), or the letter of the right column: ',
  '  «{0}» non è un campo: ': '  “{0}” is not a field: ',
  '  «{0}» non è un campo, forse si intendeva «{1}»: ':
    '  “{0}” is not a field, perhaps “{1}” was meant: ',
  'parole conservate, significato non riconosciuto': 'words kept, meaning not recognised',
  '{0} (lo dice --map)': '{0} (says --map)',
  '{0} (per somiglianza)': '{0} (by likeness)',
  '{0}: versione {1}, SHA-256 {2}': '{0}: version {1}, SHA-256 {2}',
  'non indicata': 'not stated',
  '{0}, intestazione alla riga {1}: {2} casi': '{0}, header in row {1}: {2} cases',
  'Da sapere': 'To be known',
  'Niente è stato scritto: {0} casi da codificare': 'Nothing was written: {0} cases to be encoded',
  "{0}: {1} casi da codificare, il documento com'è arrivato, e {2} da rileggere":
    '{0}: {1} cases to be encoded, the document as it came, and {2} to be read over',
  'righe senza id, che non sono diventate casi: {0}':
    'rows without an id, which became no case: {0}',
  'poi: collaudo list {0} --coverage': 'next: collaudo list {0} --coverage',
  'togliere le immagini, o dividere il documento':
    'take the images out of the document, or split it',
  '{0}: {1}': '{0}: {1}',
  'controllare il percorso: va dato da questa cartella, o per intero':
    'check the path: it is given from this folder, or in full',
  'riga senza id: non è diventata un caso («{0}»)': 'row without an id: it became no case (“{0}”)',
  "l'id «{0}» non può essere il nome di un file: il caso è {1}":
    'the id “{0}” cannot be the name of a file: the case is {1}',
  "l'id «{0}» è già in {1}: questo caso è {2}; chiedere all'autorità quale dei due vale":
    'the id “{0}” is in {1} already: this case is {2}; ask the authority which of the two counts',
  'nella numerazione {0}mancano: {1}': 'the numbering {0}leaves out: {1}',
  'cita {0}, che nessuna riga del piano ha': 'names {0}, which no row of the plan has',
  '«{0}» ha un punto al posto di una virgola: si è letto come un elenco di id':
    '“{0}” has a dot in the place of a comma: it was read as a list of ids',
  "nessuna intestazione dice quale colonna è l'id del caso":
    'no header says which column is the id of the case',
  '{0}: non è chiaro che cosa siano alcune colonne\n{1}':
    '{0}: it is not clear what some columns are\n{1}',
  'dirlo con --map, per esempio {0}; --map COLONNA=- dice che una colonna non è nessuna di queste':
    'say it with --map, for example {0}; --map COLUMN=- says that a column is none of these',
  'atteso --map colonna=campo, trovato «{0}»': 'expected --map column=field, found “{0}”',
  'per esempio --map A=id; i campi sono {0}, o - per nessuno':
    'for example --map A=id; the fields are {0}, or - for none',
  '--map nomina la colonna «{0}», che nessuna tabella ha':
    '--map names the column “{0}”, which no table has',
  'le colonne sono {0}': 'the columns are {0}',
  "{0} non è un piano di test: nessuna tabella ha un'intestazione con id, descrizione o risultato atteso":
    '{0} is not a test plan: no table has a header with id, description or expected result',
  "{0} non è un piano di test: la riga più vicina a un'intestazione è {1}, riga {2}, e ha solo {3}":
    '{0} is not a test plan: the row nearest to a header is {1}, row {2}, and has only {3}',
  'se è il piano, dire che cosa sono le colonne: --map A=id --map B=title --map C=description':
    'if it is the plan, say what its columns are: --map A=id --map B=title --map C=description',
  '{0} non ha il foglio «{1}»': '{0} has no sheet “{1}”',
  '{0} non contiene nessuna tabella con del testo': '{0} holds no table with text in it',
  'controllare di avere il documento giusto': 'check that you have the right document',
  'il foglio è nascosto: i suoi casi sono nel piano':
    'the sheet is hidden: its cases are in the plan',
  "il foglio è nascosto: non ha casi, e resta com'è":
    'the sheet is hidden: it has no cases, and stays as it is',
  'righe nascoste da un filtro: {0}; i loro casi sono nel piano':
    'rows hidden by a filter: {0}; their cases are in the plan',
  'righe nascoste: {0}; i loro casi sono nel piano':
    'rows hidden: {0}; their cases are in the plan',
  "il documento contiene macro: non si eseguono, e restano com'erano":
    'the document holds macros: they are not run, and stay as they were',
  'il documento è collegato ad altri file ({0}): non si seguono, e valgono i valori salvati':
    'the document is linked to other files ({0}): they are not followed, and the saved values count',
  "{0} ha l'intestazione di un piano, ma nessuna riga sotto":
    '{0} has the header of a plan, but no row below it',
  "chiedere all'autorità il piano compilato": 'ask the authority for the plan with its rows',
  '{0} ha {1} righe: il massimo è {2}': '{0} has {1} rows: at most {2} are read',
  'indicare il foglio del piano con --sheet': 'name the sheet of the plan with --sheet',
  'caratteri invisibili tolti dalle parole del piano, qui e forse altrove':
    'invisible characters were taken out of the words of the plan, here and perhaps elsewhere',
  '{0} colonne si possono leggere come «{1}»: {2}': '{0} columns can be read as “{1}”: {2}',
  "l'intestazione fa pensare a «{0}», ma non lo dice":
    'the header makes one think of “{0}”, but does not say it',
  'attese le lettere di una colonna, in maiuscolo': 'expected the letters of a column, in capitals',
  'atteso il numero di una riga': 'expected the number of a row',
  "# Che cosa è ogni colonna del documento, e che cosa vi scrive «collaudo fill». Proposto dall'importazione: rileggerlo.\n# Una colonna senza field non si tocca. from: nomi di fatti di una chiamata, valori catturati o risposte: il primo che c'è.\n":
    '# What each column of the document is, and what “collaudo fill” writes there. Proposed by the import: read it over.\n# A column without a field is not touched. from: names of facts of a call, captured values or answers: the first that there is.\n',
  '{0}: forse la stessa cosa scritta in modi diversi: {1}':
    '{0}: perhaps the same thing written in different ways: {1}',
  "Il documento dell'autorità, nella cartella del piano":
    "The authority's document, in the folder of the plan",
  'SHA-256 del documento': 'SHA-256 of the document',
  'La cella di ogni caso, per esempio Casi!A12': 'The cell of each case, for example Casi!A12',
  'Il documento da cui viene il piano, se è stato importato':
    'The document that the plan comes from, if it was imported',
  '{0} è vuoto: atteso un documento, trovati 0 byte':
    '{0} is empty: expected a document, found 0 bytes',
  'farselo rimandare, o scaricarlo di nuovo': 'have it sent again, or download it again',
  '{0} è protetto da una password di apertura: non si può leggere':
    '{0} is protected by a password to open it: it cannot be read',
  "aprirlo con la password e salvarne una copia senza, oppure chiederla all'autorità":
    'open it with the password and save a copy without, or ask the authority for one',
  '{0} è nel vecchio formato .xls o .doc: atteso .xlsx, .docx o .csv':
    '{0} is in the old format .xls or .doc: expected .xlsx, .docx or .csv',
  'aprirlo e salvarlo con nome come .xlsx o .docx': 'open it and save it as .xlsx or .docx',
  '{0} è un PDF: le sue tabelle non si leggono con certezza':
    '{0} is a PDF: its tables cannot be read with certainty',
  "chiedere all'autorità il foglio o il documento da cui viene, oppure copiare la tabella in un foglio .xlsx e importare quello":
    'ask the authority for the workbook or document that it was made from, or copy the table into an .xlsx sheet and import that',
  '{0} non è un documento di Office: atteso uno zip, trovati altri {1} byte':
    '{0} is not an Office document: expected a zip, found {1} other bytes',
  'controllare di avere il documento, e non un suo collegamento o una pagina del sito':
    'check that you have the document, and not a link to it or a page of the site',
  'la parte «{0}» porta fuori dal documento': 'the part “{0}” leads out of the document',
  "la parte «{0}» c'è due volte": 'the part “{0}” is there twice',
  'ha più di {0} parti': 'it has more than {0} parts',
  'la parte «{0}» si gonfia a {1} byte': 'the part “{0}” inflates to {1} bytes',
  'si gonfia a più di {0} byte': 'it inflates to more than {0} bytes',
  '{0} è danneggiato: lo zip non si legge fino in fondo':
    '{0} is damaged: the zip cannot be read to its end',
  '{0} è danneggiato: lo zip non ha il suo indice': '{0} is damaged: the zip has no directory',
  '{0} rifiutato: {1}': '{0} refused: {1}',
  "chiedere all'autorità un'altra copia": 'ask the authority for another copy',
  '{0}: la parte {1} non è UTF-8': '{0}: the part {1} is not UTF-8',
  'aprirlo e salvarlo di nuovo come .xlsx o .docx': 'open it and save it again as .xlsx or .docx',
  '{0} non è testo: atteso un CSV': '{0} is not text: expected a CSV',
  'esportarlo di nuovo come CSV UTF-8': 'export it again as CSV UTF-8',
  '{0}, riga {1}: il CSV non si legge ({2})': '{0}, line {1}: the CSV cannot be read ({2})',
  'controllare le virgolette della riga: dentro un valore si raddoppiano':
    'check the quotes of the line: inside a value they are doubled',
  '{0} ha troppe celle': '{0} has too many cells',
  'tenere nel documento il solo piano di test': 'keep only the test plan in the document',
  '{0} è il file di blocco che Office tiene accanto a un documento aperto, non il documento':
    '{0} is the lock file that Office keeps beside an open document, not the document',
  'importare {0}': 'import {0}',
  '{0} è uno zip, ma non un documento di Excel o di Word':
    '{0} is a zip, but not a document of Excel or Word',
  'se è un archivio, estrarlo e importare il documento che contiene':
    'if it is an archive, extract it and import the document inside',
  '{0} non è un documento di Word: manca la parte {1}':
    '{0} is not a Word document: the part {1} is missing',
  '{0}, parte {1}': '{0}, part {1}',
  '{0} non è un foglio elettronico: manca la parte {1}':
    '{0} is not a workbook: the part {1} is missing',
  '{0} ha {1} fogli di celle: attesi da 1 a {2}':
    '{0} has {1} sheets of cells: expected from 1 to {2}',
  '{0}: il foglio «{1}» non ha la sua parte {2}': '{0}: the sheet “{1}” lacks its part {2}',
  'farselo rimandare: è danneggiato': 'have it sent again: it is damaged',
  '{0}, foglio «{1}»': '{0}, sheet “{1}”',
  'aprire il documento, salvarlo di nuovo, e importare quello; se non si apre, farselo rimandare':
    'open the document, save it again, and import that; if it does not open, have it sent again',
  'contiene un DOCTYPE': 'holds a DOCTYPE',
  'ha più di {0} livelli': 'has more than {0} levels',
  'non è XML ben formato ({0})': 'is not well-formed XML ({0})',
  '{0} ha più di {1} testi': '{0} has more than {1} texts',
  'dividere il documento': 'split the document',
  '{0} ha una riga «{1}»': '{0} has a row “{1}”',
  'aprirlo e salvarlo di nuovo': 'open it and save it again',
  '«{0}» non può essere il nome di un piano': '“{0}” cannot be the name of a plan',
  'usare lettere, cifre, trattini e punti: --plan verifica-2026':
    'use letters, digits, hyphens and dots: --plan verifica-2026',
  "il piano {0} c'è già": 'the plan {0} is there already',
  'per una nuova versione del documento: collaudo diff {0} --plan {1}; altrimenti un altro nome con --plan':
    'for a new version of the document: collaudo diff {0} --plan {1}; otherwise another name with --plan',
  "fa un piano del documento dell'autorità": "makes a plan of the authority's document",
  "Legge il piano dell'autorità (.xlsx, .docx o .csv) e ne fa una cartella di plans/: un caso da codificare per ogni riga, con le parole dell'autorità, e il documento com'è arrivato. Dice che cosa ha preso per che cosa; di ciò che un caso deve provare non indovina niente.":
    "Reads the authority's plan (.xlsx, .docx or .csv) and makes a folder of plans/ of it: a case to be encoded for each row, with the authority's words, and the document as it came. It says what it took for what; of what a case must prove it guesses nothing.",
  "il documento dell'autorità": "the authority's document",
  '--plan <nome>': '--plan <name>',
  'il nome del piano: la cartella che si crea in plans/':
    'the name of the plan: the folder that is made in plans/',
  '--sheet <foglio...>': '--sheet <sheet...>',
  'solo questi fogli, o queste tabelle di Word': 'only these sheets, or these tables of Word',
  '--map <colonna=campo...>': '--map <column=field...>',
  'che cosa è una colonna, per lettera o per intestazione: A=id, "Esito finale"=outcome; - per niente':
    'what a column is, by its letter or its header: A=id, "Esito finale"=outcome; - for nothing',
  'dice che cosa farebbe, e non scrive niente': 'says what it would do, and writes nothing',
  '\nEsempi:\n  collaudo import piano-di-test.xlsx --plan verifica --dry-run\n  collaudo import piano-di-test.xlsx --plan verifica --sheet Casi --map A=id\n':
    '\nExamples:\n  collaudo import piano-di-test.xlsx --plan verifica --dry-run\n  collaudo import piano-di-test.xlsx --plan verifica --sheet Casi --map A=id\n',
  "Il documento dell'autorità non si può leggere": "The authority's document cannot be read",
  'Il file è vuoto, cifrato, danneggiato, di un altro formato, troppo grande, oppure non contiene un piano di test.':
    'The file is empty, encrypted, damaged, of another format, too large, or holds no test plan.',
  'Un documento letto a metà farebbe un piano con dei casi in meno, e nessuno se ne accorgerebbe.':
    'A document that is read by half would make a plan with fewer cases, and nobody would notice.',
  'Non è chiaro quale colonna sia quale': 'It is not clear which column is which',
  'Due colonne potrebbero essere la stessa cosa, o una che serve non si riconosce, e nessuno è al terminale per dirlo.':
    'Two columns may be the same thing, or one that is needed is not recognised, and nobody is at the terminal to say so.',
  "Una colonna scambiata darebbe ai casi l'id sbagliato, o scriverebbe gli esiti dove l'autorità non li cerca.":
    'A mistaken column would give the cases the wrong id, or write outcomes where the authority does not look for them.',
  "Il documento, il piano e l'esecuzione non combaciano":
    'The document, the plan and the run do not agree',
  "Il documento non è quello da cui viene il piano, oppure un valore non può stare nella sua cella, oppure l'esecuzione ha provato altre parole.":
    'The document is not the one that the plan comes from, or a value cannot stand in its cell, or the run proved other words.',
  "Un documento riempito a metà, o con gli esiti di un'altra versione, è ciò che fa respingere una consegna.":
    'A document that is filled by half, or with the outcomes of another version, is what gets a submission rejected.',
  "collaudo fill <esecuzione>   # con il documento cambiato dopo l'importazione":
    'collaudo fill <run>   # with the document changed after the import',
  'collaudo diff nuovo.xlsx --plan piano --apply': 'collaudo diff new.xlsx --plan plan --apply',
  '{0}: dalla versione {1} alla {2} ({3})': '{0}: from version {1} to {2} ({3})',
  'È lo stesso file, byte per byte.': 'It is the same file, byte by byte.',
  Aggiunti: 'Added',
  Ritirati: 'Withdrawn',
  ': era codificato': ': it was encoded',
  Riformulati: 'Reworded',
  ': la codifica va riletta': ': its encoding is to be read over',
  Spostati: 'Moved',
  'Forse hanno solo cambiato id': 'Perhaps they only changed their id',
  '  {0} → {1}: le parole sono le stesse': '  {0} → {1}: the words are the same',
  'Esecuzioni con esiti su parole che non valgono più':
    'Runs with outcomes on words that no longer hold',
  'Nessuna differenza nei casi.': 'No difference in the cases.',
  'Piano aggiornato: {0} da codificare, {1} da rileggere, {2} in withdrawn/.':
    'Plan updated: {0} to be encoded, {1} to be read over, {2} in withdrawn/.',
  'Per aggiornare il piano e conservare ciò che è codificato: --apply':
    'To update the plan and keep what is encoded: --apply',
  "le parole dell'autorità sono cambiate con la versione {0}":
    "the authority's words changed with version {0}",
  "Perché la codifica va riletta, per esempio perché le parole dell'autorità sono cambiate; toglierlo dopo averla riletta":
    "Why the encoding is to be read over, for example because the authority's words changed; take it away once it has been read over",
  'da rileggere: {0}': 'to be read over: {0}',
  'confronta una nuova versione del documento con il piano':
    'sets a new version of the document beside the plan',
  "Confronta una nuova versione del documento dell'autorità con il piano che ne viene: casi aggiunti, ritirati, riformulati (parola per parola) e spostati, e gli esiti che per questo non valgono più. Con --apply aggiorna il piano e conserva ciò che è stato codificato. Esce con 0 se non c'è differenza o l'ha applicata, con 1 se ce n'è.":
    "Sets a new version of the authority's document beside the plan that comes from it: cases added, withdrawn, reworded (word by word) and moved, and the outcomes that no longer hold because of it. With --apply it updates the plan and keeps what was encoded. Exits with 0 where there is no difference or it was applied, with 1 where there is one.",
  'la nuova versione del documento': 'the new version of the document',
  'il piano che viene dalla versione precedente': 'the plan that comes from the version before',
  'aggiorna il piano: i casi riformulati restano codificati, e sono da rileggere':
    'updates the plan: reworded cases stay encoded, and are to be read over',
  'che cosa è una colonna, dove mapping.yaml non lo dice già':
    'what a column is, where mapping.yaml does not say so already',
  '\nEsempi:\n  collaudo diff piano-di-test-v2.xlsx --plan verifica\n  collaudo diff piano-di-test-v2.xlsx --plan verifica --apply\n':
    '\nExamples:\n  collaudo diff piano-di-test-v2.xlsx --plan verifica\n  collaudo diff piano-di-test-v2.xlsx --plan verifica --apply\n',
}
