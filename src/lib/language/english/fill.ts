import type { Catalogue } from '../render.ts'

/** Outcomes written into the authority's document, and how far its rows are covered. */
export const fill: Catalogue = {
  '{0}: celle scritte {1}, in righe {2}': '{0}: cells written {1}, in rows {2}',
  'Prova generale: gli esiti sono del simulatore, e il file non va consegnato.':
    'Rehearsal: the outcomes are of the simulator, and the file is not to be submitted.',
  'Righe lasciate vuote: {0}': 'Rows left empty: {0}',
  "La stessa traccia è in più righe, e l'autorità la cercherà due volte: {0}":
    'The same trace is in several rows, and the authority will look for it twice: {0}',
  'il documento non ha questo foglio': 'the document has no such sheet',
  'correggere sheet in mapping.yaml': 'correct sheet in mapping.yaml',
  'attesa la riga del caso {0}, trovato «{1}»': 'expected the row of case {0}, found “{1}”',
  "in plan.yaml la cella del caso {0} non è più la sua: rifare l'importazione, o collaudo diff --apply":
    'in plan.yaml the cell of case {0} is no longer its own: import again, or collaudo diff --apply',
  "il caso {0} è stato eseguito su altre parole dell'autorità":
    'case {0} was run on other words of the authority',
  'rieseguirlo: collaudo run {0} --case {1}': 'run it again: collaudo run {0} --case {1}',
  '{0} lo scrive collaudo import, con il piano': '{0} is written by collaudo import, with the plan',
  '{0} non è stato scritto; ciò che non combacia ({1}):\n{2}':
    '{0} was not written; what does not agree ({1}):\n{2}',
  'correggere tutte queste, poi ripetere il comando': 'mend all of these, then repeat the command',
  "l'elenco dei valori ammessi viene da una formula che non si può calcolare («{0}»)":
    'the list of admitted values comes from a formula that cannot be worked out (“{0}”)',
  'scrivere i valori in mapping.yaml, alla colonna {0}: values: [ … ]':
    'write the values in mapping.yaml, at column {0}: values: [ … ]',
  'atteso uno tra {0}, da scrivere «{1}» ({2})': 'expected one of {0}, to be written “{1}” ({2})',
  'in plan.yaml, sotto not-applicable, scrivere il motivo come uno di questi':
    'in plan.yaml, under not-applicable, write the reason as one of these',
  'correggere {0} in mapping.yaml': 'correct {0} in mapping.yaml',
  "la cella ha una formula dell'autorità, da scrivere «{0}»":
    "the cell has a formula of the authority's, to be written “{0}”",
  'togliere field alla colonna {0} in mapping.yaml':
    'take field away from column {0} in mapping.yaml',
  'la cella è vuota, e il registro dice «{0}»': 'the cell is empty, and the record says “{0}”',
  'rifare il documento: collaudo fill': 'fill the document in again: collaudo fill',
  'il caso {0} non ha valori da scrivere ({1}), trovato «{2}»':
    'case {0} has no values to write ({1}), found “{2}”',
  'che il caso {0} si applichi o no, e perché, non è ciò che dice il registro':
    'whether case {0} applies, and why not, is other than what the record says',
  'manca {0}, che dice come il documento è stato compilato: rifarlo con collaudo fill':
    '{0} is missing, which says how the document was filled in: fill it in again with collaudo fill',
  'non dice come il documento è stato compilato': 'does not say how the document was filled in',
  'la cella contiene già «{0}», da scrivere «{1}»':
    'the cell holds “{0}” already, to be written “{1}”',
  "importare il documento com'è arrivato, o dichiarare la colonna {0} field: reserved in mapping.yaml":
    'import the document as it came, or declare column {0} field: reserved in mapping.yaml',
  "la cella è protetta: l'autorità la tiene per sé":
    'the cell is protected: the authority keeps it for itself',
  'la cella è unita con quelle delle righe sopra: due casi vi scriverebbero':
    'the cell is merged with those of the rows above: two cases would write there',
  "chiedere all'autorità come riempirla, e togliere field alla colonna {0} in mapping.yaml":
    'ask the authority how to fill it in, and take field away from column {0} in mapping.yaml',
  "attesa l'intestazione «{0}», trovata «{1}»": 'expected the header “{0}”, found “{1}”',
  'correggere la colonna {0} in mapping.yaml': 'correct column {0} in mapping.yaml',
  'è ripartito da un passo a metà: non prova niente':
    'it started again from a step in the middle: it proves nothing',
  'si è interrotto: {0}': 'it broke: {0}',
  "non è nell'esecuzione": 'it is not in the run',
  'Celle delle righe senza id, che non hanno ancora un caso':
    'Cells of the rows without an id, which have no case yet',
  'il piano {0} non nomina il documento da cui viene':
    'the plan {0} does not name the document that it comes from',
  'farlo dal documento: collaudo import FILE --plan NOME':
    'make it from the document: collaudo import FILE --plan NAME',
  '{0} non è il documento importato: atteso SHA-256 {1}, trovato {2}':
    '{0} is not the document that was imported: expected SHA-256 {1}, found {2}',
  "rimettere il documento com'era; se ne è arrivata una nuova versione: collaudo diff FILE --plan {0}":
    'put the document back as it was; if a new version has come: collaudo diff FILE --plan {0}',
  "l'esecuzione {0} è sul simulatore: non è un esito da dare all'autorità":
    'the run {0} is on the simulator: it is no outcome to give to the authority',
  "l'esecuzione {0} è una copia con pseudonimi: i suoi valori non sono quelli delle chiamate":
    'the run {0} is a copy with pseudonyms: its values are not those of the calls',
  "indicare l'esecuzione da cui viene": 'name the run that it comes from',
  "eseguire il piano sull'ambiente vero, o --rehearsal per una prova generale":
    'run the plan on the real environment, or --rehearsal for a rehearsal',
  "--out è il documento del piano, che resta com'è":
    '--out is the document of the plan, which stays as it is',
  'indicare un altro file con --out': 'name another file with --out',
  "{0} c'è già": '{0} is there already',
  'indicare un altro file con --out, o --force per sostituirlo':
    'name another file with --out, or --force to replace it',
  codificato: 'encoded',
  dichiarato: 'declared',
  'da codificare': 'to be encoded',
  'non applicabile': 'not applicable',
  'senza caso': 'without a case',
  'mai eseguito': 'never run',
  ", ma su altre parole dell'autorità: da rifare":
    ', but on other words of the authority: to be done again',
  ', ma il caso è cambiato da allora': ', but the case has changed since',
  ' (simulatore)': ' (simulator)',
  '{0}, versione {1}: {2} righe\n': '{0}, version {1}: {2} rows\n',
  'Il piano non nomina il documento da cui viene: le righe sono i suoi casi.\n':
    'The plan does not name the document that it comes from: the rows are its cases.\n',
  '\n{0} codificati, {1} da codificare, {2} dichiarati, {3} non applicabili, {4} senza caso\n':
    '\n{0} encoded, {1} to be encoded, {2} declared, {3} not applicable, {4} without a case\n',
  "righe del documento senza un caso: {0}; elencarle in un'area di plan.yaml, o rifare l'importazione":
    'rows of the document without a case: {0}; list them in an area of plan.yaml, or import again',
  "scrive gli esiti nel documento dell'autorità":
    "writes the outcomes into the authority's document",
  "Scrive gli esiti di una esecuzione nel documento da cui viene il piano, al loro posto: esito, data, ora, traccia, messaggio di errore, applicabilità e motivo. Tutto il resto del documento resta com'è. Se qualcosa non combacia non scrive niente, e lo dice tutto insieme.":
    'Writes the outcomes of a run into the document that the plan comes from, in their places: outcome, date, time, trace, error message, applicability and reason. All the rest of the document stays as it is. If anything does not agree it writes nothing, and tells all of it at once.',
  '--out <file>': '--out <file>',
  "dove scrivere (predefinito: documento/ nella cartella dell'esecuzione)":
    'where to write (by default: documento/ in the folder of the run)',
  'accetta una esecuzione sul simulatore: è una prova generale, non un esito':
    'accepts a run on the simulator: it is a rehearsal, not an outcome',
  "sostituisce un file che c'è già": 'replaces a file that is there already',
  'stampa un solo oggetto JSON con le celle scritte':
    'prints one JSON object with the cells that were written',
  '\nEsempi:\n  collaudo fill 20260116T101500Z-verifica-collaudo\n  collaudo fill 20260115T093000Z-verifica-simulator --rehearsal --out prova-generale.xlsx\n':
    '\nExamples:\n  collaudo fill 20260116T101500Z-verifica-collaudo\n  collaudo fill 20260115T093000Z-verifica-simulator --rehearsal --out prova-generale.xlsx\n',
  "le righe del documento dell'autorità con lo stato del loro caso e l'ultimo esito; esce con 1 se una riga non ha un caso":
    "the rows of the authority's document with the state of their case and its last outcome; exits with 1 where a row has no case",
  'mapping.yaml non ha la forma attesa': 'mapping.yaml has not the expected shape',
  'Un campo scritto male lascerebbe vuota la sua colonna nel documento da consegnare.':
    'A field that is misspelt would leave its column empty in the document to be submitted.',
}
