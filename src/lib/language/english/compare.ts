import type { Catalogue } from '../render.ts'

/** What is said in comparing two runs. */
export const compare: Catalogue = {
  'Fault senza codice': 'Fault without a code',
  "un'altra risposta": 'another answer',
  'fase {0}, codice {1}, alert TLS {2}': 'phase {0}, code {1}, TLS alert {2}',
  'genere di risposta': 'kind of answer',
  'mancata risposta': 'absence of an answer',
  'stato HTTP': 'HTTP status',
  'codice del Fault': 'code of the Fault',
  contenuto: 'contents',
  'elementi presenti da una parte sola': 'elements on one side only',
  'ordine degli elementi': 'order of the elements',
  valori: 'values',
  corpo: 'body',
  assente: 'absent',
  vuoto: 'empty',
  'simulatore (non è SIST)': 'simulator (not SIST)',
  'ambiente {0}': 'environment {0}',
  ', interrotta': ', interrupted',
  'non eseguito in questa esecuzione': 'not run in this run',
  'scelta del simulatore che può spiegarlo: {0}, ora {1}':
    'switch of the simulator that may explain it: {0}, now {1}',
  "scelta del simulatore che può spiegarlo: {0}, ora {1}; con {2} risponderebbe come l'altra":
    'switch of the simulator that may explain it: {0}, now {1}; with {2} it would answer as the other does',
  'Casi:     {0} con lo stesso esito': 'Cases:   {0} with the same outcome',
  '{0} con esito diverso': '{0} with another outcome',
  '{0} solo in A': '{0} only in A',
  '{0} solo in B': '{0} only in B',
  'Risposte: {0}': 'Answers: {0}',
  uguale: 'the same',
  uguali: 'the same',
  diversa: 'different',
  diverse: 'different',
  '{0} da una parte sola': '{0} on one side only',
  'Diverse per: {0}': 'Different in: {0}',
  'Scelte del simulatore diverse: {0}': 'Switches of the simulator that differ: {0}',
  '{0} in entrambe': '{0} in both',
  '  {0} ({1}): uguale': '  {0} ({1}): the same',
  '  {0}: chiamata fatta solo in A': '  {0}: call made only in A',
  '  {0}: chiamata fatta solo in B': '  {0}: call made only in B',
  '      … e altre {0}: --json le elenca tutte': '      … and {0} more: --json lists them all',
  '      anche le richieste differiscono, in {0}: la differenza può venire da lì':
    '      the requests differ too, in {0}: the difference may come from there',
  punto: 'place',
  punti: 'places',
  '  il file del caso è cambiato tra le due esecuzioni':
    '  the file of the case changed between the two runs',
  'Confronto di due esecuzioni del piano {0}': 'Comparison of two runs of the plan {0}',
  '  la versione del piano è cambiata: A {0}, B {1}':
    '  the version of the plan changed: A {0}, B {1}',
  '«{0} inviato»': '“{0} sent”',
  '«oggi»': '“today”',
  '(con {0})': '(with {0})',
  'gli stessi codici altrove, di 30 cifre': 'the same codes elsewhere, of 30 digits',
  '«codice»': '“code”',
  'le due esecuzioni sono di piani diversi: A di {0}, B di {1}':
    'the two runs are of different plans: A of {0}, B of {1}',
  'si confrontano due esecuzioni dello stesso piano': 'two runs of the same plan are compared',
  'nessuna delle due esecuzioni ha il caso «{0}»': 'neither run has the case “{0}”',
  'senza --case si vedono tutti i casi che differiscono':
    'without --case all the cases that differ are shown',
  '\nTutto di un caso: --case ID; riga per riga: --diff\n':
    '\nAll of a case: --case ID; line by line: --diff\n',
  'confronta due esecuzioni di un piano, risposta per risposta':
    'compares two runs of a plan, answer by answer',
  "Confronta due esecuzioni dello stesso piano, per esempio sul simulatore e sull'ambiente vero: caso per caso e risposta per risposta, senza ciò che cambia sempre (identificativi, date, nonce, firme, digest) e senza chiamare nessuno. Esce con 0 se non c'è differenza, con 1 se ce n'è.":
    'Compares two runs of the same plan, for example on the simulator and in the real environment: case by case and answer by answer, without what always changes (identifiers, dates, nonces, signatures, digests) and without calling anyone. Exits with 0 if there is no difference, with 1 if there is.',
  'nome o cartella della prima esecuzione': 'name or folder of the first run',
  'nome o cartella della seconda': 'name or folder of the second',
  'tutto di questi casi, anche se non differiscono':
    'all of these cases, even where they do not differ',
  'anche riga per riga, per ogni risposta che differisce':
    'line by line too, for each answer that differs',
  '\nEsempi:\n  collaudo compare 20260115T093000Z-cvp-simulator 20260116T101500Z-cvp-collaudo\n  collaudo compare 20260115T093000Z-cvp-simulator 20260116T101500Z-cvp-collaudo --diff\n':
    '\nExamples:\n  collaudo compare 20260115T093000Z-cvp-simulator 20260116T101500Z-cvp-collaudo\n  collaudo compare 20260115T093000Z-cvp-simulator 20260116T101500Z-cvp-collaudo --diff\n',
  'né NRE né IUP': 'neither NRE nor IUP',
  anomalie: 'anomalies',
  identificativo: 'identifier',
  comunicazioni: 'messages',
  'prescrizioni elencate': 'listed prescriptions',
}
