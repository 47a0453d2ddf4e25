/**
 * Headers as plans have them, in Italian and in English: in small letters, without accents and punctuation, with a
 * comma between one and the next. They are data, whatever the language of the reader.
 */
export const headerWords = {
  id: [
    'id, id caso, id caso di test, id caso test, id test, id test case, id prova, codice',
    'codice caso, codice caso di test, codice test, cod, cod test, identificativo',
    'identificativo caso, identificativo caso di test, test id, test case id, case id',
    'identifier, tc id, id tc, tc',
  ].join(', '),
  title: [
    'titolo, nome, nome caso, nome caso test, nome caso di test, nome test, nome del test',
    'caso, caso di test, caso test, caso di prova, test, test case, titolo caso',
    'titolo del caso, prova, oggetto, oggetto del test, denominazione, title, name',
    'test name, test title, summary, scenario, funzione testata',
  ].join(', '),
  area: [
    'area, sezione, servizio, ambito, modulo, gruppo, capitolo, processo, funzionalita',
    'section, service, module, feature, area funzionale',
  ].join(', '),
  category: [
    'tipo documento, tipologia documento, tipologia, categoria, document type, category',
    'tipo di documento, tipologia di documento',
  ].join(', '),
  description: [
    'descrizione, descrizione caso, descrizione caso test, descrizione caso di test',
    'descrizione test, descrizione del test, descrizione del caso, obiettivo, scopo',
    'description, objective, purpose, descrizione della prova, dettaglio',
  ].join(', '),
  preconditions: [
    'prerequisiti, prerequisito, precondizioni, precondizione, condizioni iniziali',
    'preconditions, precondition, prerequisites, pre requisiti, pre condizioni',
  ].join(', '),
  input: [
    'dati di input, dati input, dati d input, dati in ingresso, dati di ingresso',
    'dati d ingresso, input, dati, dati di test, dati di prova, parametri, input data',
    'test data',
  ].join(', '),
  steps: [
    'passi, passo, passi di esecuzione, azioni, azione, procedura, steps, step, test steps',
    'modalita di esecuzione, attivita, operazioni, azioni da eseguire, sequenza, procedure',
    'actions, passi da eseguire, passi del test',
  ].join(', '),
  expected: [
    'risultato atteso, risultati attesi, esito atteso, comportamento atteso',
    'risposta attesa, output atteso, expected result, expected results, expected, atteso',
    'expected outcome, criterio di accettazione, criteri di accettazione',
  ].join(', '),
  type: [
    'tipo, tipo ok ko, caso ok ko, ok ko, tipo caso, tipo di caso, tipo test, tipo di test',
    'positivo negativo, type, case type, test type, natura',
  ].join(', '),
  requirement: [
    'requisito, requisiti, requirement, requirements, rif requisito, riferimento',
    'riferimenti, riferimento normativo, id requisito',
  ].join(', '),
  priority: 'priorita, gravita, severita, priority, severity, obbligatorio, obbligatorieta',
  date: [
    'data esecuzione, data di esecuzione, data test, data del test, data prova, data',
    'execution date, date, data esecuzione test, eseguito il',
  ].join(', '),
  timestamp: 'timestamp, time stamp, data e ora, data ora, ora, marca temporale',
  trace: [
    'traceid, trace id, trace, id trace, id transazione, transaction id, nonce',
    'id tracciamento, tracciamento',
  ].join(', '),
  'message-id': [
    'workflowinstanceid, workflow instance id, message id, messageid, id messaggio',
    'identificativo messaggio, id richiesta, request id, nre, iup, nre iup',
  ].join(', '),
  applicable: 'applicabilita, applicabile, applicabilita si no, applicable, applicability',
  reason: [
    'razionale di applicabilita, razionale, motivo di non applicabilita, motivazione',
    'motivo non applicabilita, motivazione non applicabilita, rationale',
    'motivazione di non applicabilita, reason',
  ].join(', '),
  'reason-other': [
    'razionale di applicabilita altro, razionale altro, altro, altro specificare',
    'motivazione altro',
  ].join(', '),
  blocking: 'errore bloccante, bloccante, blocking error',
  visible: 'errore visibile a utente, errore visibile all utente, errore visibile',
  error: [
    'messaggio di errore, messaggio errore, errore, error message, error',
    'descrizione errore, errore riscontrato',
  ].join(', '),
  'back-office': 'gestito in backoffice, gestito in back office, backoffice, back office',
  retry: 'coda di retry, retry automatico, coda automatica, automatic retry, retry',
  resend: 'reinvio manuale, invio manuale, reinvio, manual resend, resend',
  handling: 'gestione errore, gestione dell errore, gestione errori, error handling',
  outcome: [
    'esito, esito test, esito del test, esito prova, esito della prova, result, risultato',
    'outcome, risultato ottenuto, esito ottenuto, esito pass fail, stato, test result',
    'actual result, status',
  ].join(', '),
  notes: 'note, nota, osservazioni, commenti, notes, note fornitore, comments, remarks',
}

/** Words of the headers of columns that the authority fills in, and nobody else. */
const authorities = '(?:sogei|innovapuglia|dtd|ente|autorita|regione|asl|commissione|committente)'
const of = '(?:di |del |dell |dello |della |da |dal )?'
export const reservedHeader = new RegExp(
  `\\b(?:autocertificat\\p{L}*|riservat\\p{L}*|a cura ${of}${authorities}|(?:esito|verifica|valutazione|note|validazione|controllo) ${of}${authorities})\\b`,
  'u',
)

/** Headers of a plain number of the row, which is the id only where nothing else is. */
export const rowNumberHeader =
  /^(?:#|n|n°|nr|no|num|numero|n ro|progressivo|prog|riga|numero caso|n caso|n test|number)$/

/** The header of the reason in the vendor's own words, beside the list of reasons. */
export const otherReasonHeader = /^razionale\b.*\baltro\b/

/** Names under which a run's record usually has what a column wants. */
export const usualFacts = {
  trace: ['traceID', 'traceId', 'traceid', 'nonce'],
  'message-id': ['workflowInstanceId', 'nre', 'iup', 'identificativo', 'messageId'],
  blocking: ['bloccante'],
  visible: ['visibile'],
  'back-office': ['backoffice'],
  retry: ['retry'],
  resend: ['reinvio'],
} as const

/** Words that drop-downs have for the same thing; the first is written where a document has none. */
export const synonyms = {
  passed: ['OK', 'pass', 'passed', 'positivo', 'superato', 'si', 'conforme', 'success', 'p'],
  failed: [
    'KO',
    'fail',
    'failed',
    'negativo',
    'non superato',
    'no',
    'non conforme',
    'failure',
    'f',
  ],
  yes: ['SI', 'yes', 'applicabile', 's', 'y', 'true'],
  no: ['NO', 'non applicabile', 'n', 'na', 'n a', 'false'],
} as const
