import type { Catalogue } from '../render.ts'

export const verify: Catalogue = {
  '\nEsempi:\n  collaudo verify dossier-cartella-1.0.0.zip\n  collaudo verify 20260116T101500Z-cvp-collaudo --json\n':
    '\nExamples:\n  collaudo verify dossier-cartella-1.0.0.zip\n  collaudo verify 20260116T101500Z-cvp-collaudo --json\n',
  '  guardati: {0} file, {1} casi, {2} verifiche valutate di nuovo, {3} firme':
    '  looked at: {0} files, {1} cases, {2} checks evaluated again, {3} signatures',
  '1 cosa non corrisponde.': '1 thing does not agree.',
  '<dossier o esecuzione>': '<dossier or run>',
  AGGIUNTO: 'ADDED',
  CAMBIATO: 'CHANGED',
  'Da sapere:': 'To be known:',
  'Esecuzione {0}': 'Run {0}',
  'Esecuzione {0}: {1}, versione {2}, esito {3}': 'Run {0}: {1}, version {2}, verdict {3}',
  FIRMA: 'SIGNATURE',
  MANCA: 'MISSING',
  'NON VALE': 'DOES NOT HOLD',
  'NON VERIFICABILE': 'NOT VERIFIABLE',
  'Tutto corrisponde.': 'Everything agrees.',
  "Verifica un dossier o un'esecuzione da ciò che contiene e da nient'altro: senza rete, senza carta, senza il piano. Ricalcola ogni impronta e ogni firma, e valuta di nuovo ogni verifica dai byte conservati. Dice ogni file cambiato, mancante o aggiunto e ogni esito che non vale più; allora esce con 1.":
    'Verifies a dossier or a run from what is in it and nothing else: without network, card or plan. Computes every hash and every signature again, and evaluates every check again from the stored bytes. Names each file that was changed, is missing or was added, and each outcome that does not hold any more; it then exits with 1.',
  "conservata da un passo che l'interruzione non ha lasciato finire: nessun caso la usa":
    'kept by a step that the interruption did not let end: no case uses it',
  'i passi del registro non sono quelli che il giornale ha visto finire':
    'the steps of the record are not those that the journal saw end',
  'i valori presi dalla risposta non sono quelli del registro':
    'the values taken from the answer are not those of the record',
  "il file .zip di un dossier, oppure nome o cartella di un'esecuzione":
    'the .zip file of a dossier, or the name or folder of a run',
  'il registro nomina una prova con un percorso che non è della sua impronta':
    'the record names evidence by a path that is not that of its hash',
  'il registro non nomina questo file': 'the record does not name this file',
  'il registro non è quello che il giornale events.ndjson racconta':
    'the record is not the one that the journal events.ndjson tells',
  'il registro è di una versione che non conservava con che cosa si valutano le verifiche':
    'the record is of a version that did not keep what checks are evaluated with',
  "l'esito {0} non vale più: dai byte conservati risulta {1}":
    'the outcome {0} does not hold any more: by the stored bytes it is {1}',
  'la descrizione del produttore non è tra le prove':
    "the producer's description is not among the evidence",
  'la prova «{0}» manca': 'the evidence “{0}” is missing',
  "la prova «{0}» non ha più l'impronta con cui è stata conservata":
    'the evidence “{0}” does not have the hash any more under which it was kept',
  'la prova «{0}» non è un file normale': 'the evidence “{0}” is not a regular file',
  'le attese del registro non si leggono': 'the expectations of the record cannot be read',
  'le prove non si leggono: {0}': 'the evidence cannot be read: {0}',
  'lingua non indicata': 'language not said',
  'nel registro ci sono {0} verifiche, dalle attese ne risultano {1}':
    'the record has {0} checks, by the expectations there are {1}',
  'nel registro sta scritto «{0}», dai byte conservati risulta «{1}»':
    'the record says “{0}”, the stored bytes say “{1}”',
  'nel registro vale come {0}, secondo le attese come {1}':
    'in the record it counts as {0}, by the expectations as {1}',
  'nel registro è {0}, dai byte conservati risulta {1}: atteso {2}, ottenuto {3}':
    'in the record it is {0}, by the stored bytes {1}: expected {2}, got {3}',
  "qui non c'è l'adattatore «{0}»": 'the adapter “{0}” is not here',
  'qui non si può valutare di nuovo: {0}': 'cannot be evaluated again here: {0}',
  "scritto da collaudo {0} ({1}), e qui c'è {2} ({3}): si confrontano gli esiti, non le parole":
    'written by collaudo {0} ({1}), and here is {2} ({3}): outcomes are compared, not words',
  "verifica un dossier o un'esecuzione, senza rete": 'verifies a dossier or a run, offline',
  '{0} cose non corrispondono.': '{0} things do not agree.',
  '{0}, che il passo cambia di proposito: {1}': '{0}, which the step changes on purpose: {1}',
  '{0}, passo «{1}»': '{0}, step “{1}”',
  '{0}, verifica «{1}»': '{0}, check “{1}”',
  'è dato per non superato, e nessun suo passo lo dice':
    'is said to have failed, and no step of it says so',
  'è dato per superato, e i suoi passi non lo sono':
    'is said to have passed, and its steps did not',
  'è dato per superato, e nessuna prova lo dice': 'is said to have passed, and no evidence says so',
  '  non verificabili dal solo messaggio, e non contate: {0} firme':
    '  not verifiable by the message alone, and not counted: {0} signatures',
}
