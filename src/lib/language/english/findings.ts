/** The rules for all traffic, and what is found by them. */
export const findings: Readonly<Record<string, string>> = {
  'Regole su tutto il traffico: nessuna chiamata da giudicare\n':
    'Rules for all traffic: no call to judge\n',
  '  ✗ {0}: chiamate {1} su {2}': '  ✗ {0}: calls {1} of {2}',
  '  ! {0}: chiamate {1} su {2}': '  ! {0}: calls {1} of {2}',
  'Regole su tutto il traffico: {0} giudicate; non rispettate {1}, con un avviso {2}':
    'Rules for all traffic: {0} judged; not kept {1}, with a warning {2}',
  '  ✗ chiamata {0}: non vale «{1}»: {2}': '  ✗ call {0}: does not keep “{1}”: {2}',
  '  ! chiamata {0}, avviso: non vale «{1}»: {2}':
    '  ! call {0}, warning: does not keep “{1}”: {2}',
  '{0}: non valutabile: {1}': '{0}: cannot be evaluated: {1}',
  '{0}: atteso {1}, trovato {2}': '{0}: expected {1}, found {2}',
  "Regole per tutto il traffico dell'applicativo": 'Rules for all traffic of the application',
  "l'adattatore «{0}» non sa giudicare «{1}»": 'the adapter “{0}” cannot judge by “{1}”',
  'i nomi sono quelli della tabella nella documentazione del simulatore':
    'the names are those of the table in the documentation of the simulator',
  "l'adattatore «{0}» non esiste": 'there is no adapter “{0}”',
  "la regola «{0}» c'è due volte": 'the rule “{0}” is there twice',
  'ogni regola ha un id suo': 'every rule has an id of its own',
  'Il nome stabile della regola: chi la riprende la sostituisce':
    'The stable name of the rule: whoever takes it up again replaces it',
  'Che cosa rispetta un messaggio corretto, in una frase':
    'What a correct message keeps, in one sentence',
  'Il documento che lo chiede, e dove': 'The document that asks for it, and where',
  'required se manca; warning: solo un avviso; off: non si giudica':
    'required where it is absent; warning: only a warning; off: not judged',
  "Una regola che l'adattatore sa giudicare, con il suo nome":
    'A rule that the adapter can judge by, by its name',
  'Solo le chiamate di queste operazioni': 'Only the calls of these operations',
  'Si giudicano solo le chiamate per cui tutte queste verifiche valgono; sulla richiesta, se non dicono altro':
    'Only those calls are judged for which all these checks hold; of the request, unless they say otherwise',
  'Che cosa deve valere; sulla richiesta, se non dice altro':
    'What must hold; of the request, unless it says otherwise',
  "attesa una tra rule: (una regola dell'adattatore) ed expect: (verifiche)":
    'expected one of rule: (a rule of the adapter) and expect: (checks)',
  "una regola dell'adattatore sa da sé che cosa giudica: togliere operations: e when:":
    'a rule of the adapter knows by itself what it judges: take out operations: and when:',
  'Titolo delle regole': 'Title of the rules',
  "L'adattatore del sistema a cui si parla": 'The adapter of the system that is spoken to',
  "Le regole, nell'ordine del rapporto": 'The rules, in the order of the report',
  '--events stampa solo eventi: non si combina con --json, --watch, --dry-run, --debug, --diff e --curl':
    '--events prints only events: it does not go with --json, --watch, --dry-run, --debug, --diff and --curl',
  '--rules non esegue casi': '--rules runs no cases',
  'togliere il piano e --case, o --rules': 'take out the plan and --case, or --rules',
  '\nChiamate lette: {0}\n': '\nCalls read: {0}\n',
  'non esegue casi: giudica le chiamate con le regole di plans/rules/ e basta':
    'runs no cases: it judges the calls by the rules of plans/rules/, and that is all',
  "stampa un oggetto JSON per riga: ogni evento, mentre avviene, e per ultimo l'esito":
    'prints a JSON object for each line: every event, as it happens, and the outcome as the last',
  'Una regola per tutto il traffico non si può leggere': 'A rule for all traffic cannot be read',
  "In plans/rules/ un file ha una chiave sconosciuta, una regola che l'adattatore non ha, una verifica errata o un id ripetuto.":
    'In plans/rules/ a file has an unknown key, a rule that the adapter does not have, a wrong check or a repeated id.',
  'Una regola che non si legge non giudicherebbe niente, e nessuno se ne accorgerebbe.':
    'A rule that cannot be read would judge nothing, and nobody would notice.',
  'non rispettata': 'not kept',
  avviso: 'warning',
  'chiamata {0}': 'call {0}',
  Chiamate: 'Calls',
  Giudicate: 'Judged',
  'e altre {0}': 'and {0} others',
  '{0} su {1}': '{0} of {1}',
  'Le regole su tutto il traffico': 'The rules for all traffic',
  "Ogni chiamata dell'applicativo, caso o non caso, è giudicata con le regole di plans/rules/. Il verdetto è dei casi.":
    'Every call of the application, case or no case, is judged by the rules of plans/rules/. The verdict is that of the cases.',
  'Regole giudicate: {0}; senza niente da giudicare: {1}; non rispettate o con un avviso: {2}.':
    'Rules judged: {0}; with nothing to judge: {1}; not kept or with a warning: {2}.',
  Regola: 'Rule',
  'La chiamata si può giudicare': 'The call can be judged',
}
