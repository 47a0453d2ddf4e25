import type { Catalogue } from '../render.ts'

/** The cover of the report, and what the report says of a result since the run. */
export const cover: Catalogue = {
  'il caso non è più nel piano': 'the case is no longer in the plan',
  "le parole dell'autorità sono cambiate dopo": "the authority's words changed afterwards",
  'il file del caso è cambiato dopo': 'the file of the case changed afterwards',
  'un payload, un frammento o i dati che il caso usa sono cambiati dopo':
    'a payload, a fragment or the data that the case uses changed afterwards',
  'SUPERATO DA UNA MODIFICA': 'OUTDATED BY A CHANGE',
  RIESAMINATO: 'REVIEWED',
  '  {0}: {1}, va rieseguito\n': '  {0}: {1}, to be run again\n',
  '  {0}: riesame: {1}\n': '  {0}: review: {1}\n',
  '{0} (accanto alla pagina)': '{0} (beside the page)',
  'Troppo grande per questa pagina: è accanto, nella cartella {0}.\n\nFile: {1}\nSHA-256: {2}\nByte: {3}\n':
    'Too large for this page: it lies beside it, in the folder {0}.\n\nFile: {1}\nSHA-256: {2}\nBytes: {3}\n',
  '**Esito più vecchio del caso**: {0}. Il caso va rieseguito.':
    '**Result older than the case**: {0}. The case is to be run again.',
  '**Parola di chi ha riesaminato**: {0}': "**Reviewer's word**: {0}",
  'Applicazione: guardare prima atteso e ottenuto, poi la richiesta che è partita':
    'Application: look first at expected and actual, then at the request that was sent',
  'Ambiente: guardare prima VPN, certificati, carta e orologio, con collaudo doctor':
    'Environment: look first at VPN, certificates, card and clock, with collaudo doctor',
  'Piano: guardare prima il file del caso, con collaudo check':
    'Plan: look first at the file of the case, with collaudo check',
  'Collaudo: il difetto è dello strumento, segnalarlo con la versione e il messaggio':
    'Collaudo: the fault is in the tool, report it with version and message',
  problema: 'trouble',
  'Esiti di questa esecuzione': 'Results of this run',
  'Andamento degli esiti': 'Results from run to run',
  'Casi che hanno cambiato esito': 'Cases whose result changed',
  'Esiti per gravità': 'Results by severity',
  'Stabilità delle aree': 'Stability of the areas',
  'Andamento delle durate': 'Durations from run to run',
  'Durate dei casi': 'Durations of the cases',
  'posto {0}': 'place {0}',
  'superato-da-una-modifica': 'outdated-by-a-change',
  riesaminato: 'reviewed',
  'requisito {0}': 'requirement {0}',
  'fonte: {0}': 'source: {0}',
  "Così finì prima che la stessa esecuzione lo riprendesse: vale l'ultimo esito, questo resta per memoria.":
    'So it ended before the same run took it up again: the last result counts, this one is kept as a memory.',
  'non valutato ({0})': 'not evaluated ({0})',
  'senza motivo': 'without a reason',
  'e altre {0} verifiche nella scheda': 'and {0} more checks on its page',
  'nessuna risposta ({0})': 'no answer ({0})',
  'nessuna chiamata': 'no call',
  '{0} file di una persona': '{0} files from a person',
  'Da rieseguire: {0}': 'To be run again: {0}',
  'Riesame: {0}': 'Review: {0}',
  "le parole dell'autorità": "the authority's words",
  Esito: 'Result',
  'Atteso e ottenuto': 'Expected and actual',
  "Eseguito sul simulatore incorporato: non vale come prova verso l'autorità.":
    'Run against the built-in simulator: no proof towards the authority.',
  "I dati delle persone sono sostituiti da pseudonimi: i byte non sono più quelli che hanno viaggiato, e firme e impronte che li riguardano si verificano solo sull'originale.":
    'Pseudonyms stand for the data of people: the bytes are no longer those that travelled, and signatures and hashes of them are verified on the original only.',
  '1 esito è più vecchio del suo caso, che è cambiato: va rieseguito.':
    '1 result is older than its case, which changed: run it again.',
  '{0} esiti sono più vecchi dei loro casi, che sono cambiati: vanno rieseguiti.':
    '{0} results are older than their cases, which changed: run them again.',
  'Verdetto automatico: {0}. Con la parola di chi ha riesaminato: {1}.':
    "Automatic verdict: {0}. With the reviewers' word: {1}.",
  'Esecuzione precedente:': 'Run before this one:',
  'Nessun caso ha cambiato esito.': 'No case changed its result.',
  'Hanno cambiato esito:': 'Their result changed:',
  'I casi': 'The cases',
  "Il nome di un caso apre la sua scheda, con ogni messaggio com'è passato in rete; le impronte SHA-256 sono quelle dei file di evidence/.":
    'The name of a case opens its page, with every message as it travelled; the SHA-256 hashes are those of the files in evidence/.',
  Caso: 'Case',
  'I requisiti': 'The requirements',
  'nessun caso di questa esecuzione': 'no case of this run',
  Copertina: 'Cover',
  'Vai alle schede': 'Go to the cases',
  'non terminata': 'not ended',
  '{0}: {1}, copia del produttore': '{0}: {1}, copy of the producer',
  '{0}: {1}, incluso': '{0}: {1}, included',
  'struttura (certificato)': 'structure (certificate)',
  'dispositivo (carta)': 'device (card)',
  '{0}, versione {1}': '{0}, version {1}',
  'SIMULATORE incorporato': 'built-in SIMULATOR',
  'Indirizzo {0}': 'Address {0}',
  Chiamate: 'Calls',
  Casi: 'Cases',
  'Mai eseguiti': 'Never run',
  Perché: 'Why',
  Inizio: 'Start',
  '{0} (ora italiana)': '{0} (Italian time)',
  Fine: 'End',
  Strumento: 'Tool',
  'Collaudo {0}, Node {1}, {2}': 'Collaudo {0}, Node {1}, {2}',
  Esecuzione: 'Run',

  'che cosa è cambiato, caso per caso, nelle esecuzioni dello stesso piano, applicazione e ambiente':
    'what changed, case by case, over the runs of the same plan, application and environment',
  'versione del piano': 'version of the plan',
  "versione dell'applicazione": 'version of the application',
  difetti: 'faults',
  'contratto {0}': 'contract {0}',
  "non c'era": 'was not there',
  '    {0} {1}: {2}{3}': '    {0} {1}: {2}{3}',
  ' [il caso è cambiato]': ' [the case changed]',
  '  {0}: {1}{2}': '  {0}: {1}{2}',
  '    {0}: {1} → {2}': '    {0}: {1} → {2}',
  niente: 'nothing',
  '    casi: {0}': '    cases: {0}',
  '    casi come prima: {0}': '    cases as before: {0}',
}
