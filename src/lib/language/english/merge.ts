/** Shards, and runs that are put together. */
export const merge: Readonly<Record<string, string>> = {
  'il piano': 'the plan',
  "l'applicazione": 'the application',
  "l'ambiente": 'the environment',
  'la versione di collaudo': 'the version of collaudo',
  'chi ha fatto le chiamate': 'who made the calls',
  'i casi, i payload o i dati': 'the cases, the payloads or the data',
  'la divisione in parti': 'the division into parts',
  '{0} e {1} non si possono unire: cambia {2}': '{0} and {1} cannot be put together: {2} differs',
  'si uniscono esecuzioni dello stesso piano, della stessa applicazione, nello stesso ambiente':
    'runs of the same plan, of the same application, in the same environment are put together',
  'il caso {0} è cambiato tra {1} e {2}': 'case {0} changed between {1} and {2}',
  'rieseguire le parti con gli stessi file': 'run the parts again with the same files',
  'mancano le parti {0}': 'parts are missing: {0}',
  'indicare una esecuzione per ogni parte': 'name a run for each part',
  "la parte {0}/{1} c'è due volte": 'part {0}/{1} is there twice',
  'indicare una sola esecuzione per ogni parte': 'name only one run for each part',
  'servono almeno due esecuzioni da unire': 'at least two runs are needed',
  "{0} guarda le chiamate dell'applicativo: non si unisce ad altre":
    '{0} looks at calls of the application: it cannot be put together with others',
  'si riprende con collaudo run --resume': 'it is gone on with by collaudo run --resume',
  'unisce più esecuzioni in una': 'puts runs together into one',
  "Unisce le parti di un'esecuzione divisa con run --shard, o più esecuzioni dello stesso piano, in una nuova: giornale, prove, registro e rapporto. Non chiama nessuno. Rifiuta esecuzioni di piani, applicazioni o ambienti diversi, e una parte che manca.":
    'Puts the parts of a run that was divided with run --shard, or several runs of the same plan, together into a new one: journal, evidence, record and report. It calls nobody. It refuses runs of other plans, applications or environments, and a part that is missing.',
  '<esecuzioni...>': '<runs...>',
  'nomi o cartelle delle esecuzioni': 'names or folders of the runs',
  '\nEsempi:\n  collaudo merge 20261015T101500Z-cvp-simulator 20261015T101509Z-cvp-simulator\n  collaudo merge parti/1 parti/2 --junit junit.xml\n':
    '\nExamples:\n  collaudo merge 20261015T101500Z-cvp-simulator 20261015T101509Z-cvp-simulator\n  collaudo merge parts/1 parts/2 --junit junit.xml\n',
  'solo la parte i di n, sempre la stessa: collaudo merge le rimette insieme':
    'only part i of n, always the same: collaudo merge puts them together again',
  '--shard non si combina con --resume, --from e --watch':
    '--shard does not go with --resume, --from and --watch',
  '--shard vuole una parte e quante sono, come 2/4, trovato «{0}»':
    '--shard wants a part and how many there are, like 2/4, found “{0}”',
  'la parte {0} non ha casi': 'part {0} has no cases',
  "i casi che si servono l'uno dell'altro stanno insieme: chiedere meno parti":
    'cases that need each other stay together: ask for fewer parts',
  'Queste esecuzioni non si possono unire': 'These runs cannot be put together',
  "Piano, applicazione, ambiente, versione dello strumento o file dei casi non sono gli stessi, o manca una parte, o una c'è due volte.":
    'Plan, application, environment, version of the tool or files of the cases are not the same, or a part is missing, or one is there twice.',
  'Un registro solo dice che tutto è stato provato insieme, sulle stesse cose.':
    'One record says that everything was tested together, on the same things.',
  'collaudo merge parte-1 parte-3     # di tre': 'collaudo merge part-1 part-3     # of three',
  'collaudo merge parte-1 parte-2 parte-3': 'collaudo merge part-1 part-2 part-3',
}
