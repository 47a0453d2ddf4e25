/** Adapters of a workspace. */
export const adapters = {
  'read dice «expected» di {0}': 'read says “expected” of {0}',
  'read dice «{0}» dove non è arrivata risposta': 'read says “{0}” where no answer arrived',
  '{0}: operationOf non dice niente': '{0}: operationOf says nothing',
  '{0}: writes non dice sì o no': '{0}: writes does not say yes or no',
  'descrive ogni proprietà della richiesta, delle deviazioni e delle verifiche':
    'describes every property of its request, deviations and checks',
  'dà alle verifiche chiavi che niente altro ha': 'gives its checks keys that nothing else has',
  'lo schema di «{0}» non ha la sua chiave': 'the schema of “{0}” does not have its key',
  'dice che cosa è ciascuno dei difetti di prova': 'says what each of its demonstration defects is',
  'ha un simulatore, con una domanda e un valore predefinito per ogni scelta':
    'has a simulator, with a question and a default for each switch',
  'manca il simulatore': 'the simulator is missing',
  'trova sbagliata la richiesta di un altro adattatore': 'finds a request of another adapter wrong',
  'accetta gli esempi, e non prende per buona la risposta di chi sta in mezzo':
    'takes its samples, and does not take the answer of somebody in between for a good one',
  'manca almeno un esempio di richiesta': 'at least one sample of a request is missing',
  'gli adattatori della cartella di lavoro non si possono usare:\n{0}':
    'the adapters of the workspace cannot be used:\n{0}',
  'Adattatori della cartella di lavoro': 'Adapters of the workspace',
  'correggere questi file: collaudo check dice come': 'mend these files: collaudo check says how',
  'un testo non vuoto': 'a text that is not empty',
  'true o false': 'true or false',
  'un testo o undefined': 'a text or undefined',
  '{ kind: expected, other o none, description } oppure { kind: fault, code, text, detail, description }':
    '{ kind: expected, other or none, description } or { kind: fault, code, text, detail, description }',
  'ciò che dà exchangeOf': 'what exchangeOf gives',
  '{ met: true o false, expected, actual } oppure { notEvaluated, expected }':
    '{ met: true or false, expected, actual } or { notEvaluated, expected }',
  'atteso {0}, trovato {1}': 'expected {0}, found {1}',
  'che cosa risponde ogni funzione è in docs/it/adapters.md':
    'what each function answers is in docs/adapters.md',
  'attesi id «{0}», path «/{1}/» e handle, trovati id «{2}», path «{3}»':
    'expected id “{0}”, path “/{1}/” and handle, found id “{2}”, path “{3}”',
  'ha dato una chiamata che non è quella inviata con context.send':
    'gave a call that is not the one sent by context.send',
  "comporla con exchangeOf(request, sent, { adapter: '{0}', operation })":
    "compose it by exchangeOf(request, sent, { adapter: '{0}', operation })",
  'collaudo new adapter NOME ne fa uno che funziona':
    'collaudo new adapter NAME makes one that works',
  'non si carica: {0}': 'it does not load: {0}',
  "controllare il percorso dell'import, estensione compresa":
    'look at the path of the import, its extension too',
  'installarlo nella cartella di lavoro: npm install {0}':
    'install it in the workspace: npm install {0}',
  'non è JavaScript: {0}': 'it is not JavaScript: {0}',
  'Node legge moduli ECMAScript senza compilarli: da TypeScript compilare prima':
    'Node reads ECMAScript modules as they are: compile TypeScript beforehand',
  'si ferma mentre si carica: {0}': 'it stops while it loads: {0}',
  'un adattatore non fa niente finché non lo si chiama':
    'an adapter does nothing until it is called',
  'membro sconosciuto «{0}»': 'unknown member “{0}”',
  'i membri ammessi sono in docs/it/adapters.md': 'the members there are stand in docs/adapters.md',
  'che cosa deve esserci è in docs/it/adapters.md': 'what has to be there is in docs/adapters.md',
  'non esporta un adattatore: atteso export default (o export const adapter), trovato {0}':
    'it exports no adapter: expected export default (or export const adapter), found {0}',
  'atteso un adattatore fatto con defineAdapter, {0}':
    'expected an adapter made by defineAdapter, {0}',
  "è fatto con un'altra copia di Collaudo ({0}): questo comando è di {1}":
    'it was made by another copy of Collaudo ({0}): this command is of {1}',
  'usare quella della cartella di lavoro: npm install, poi npx collaudo':
    'use that of the workspace: npm install, then npx collaudo',
  'dargli un altro nome': 'give it another name',
  'atteso id «{0}», come la sua cartella, trovato «{1}»':
    'expected id “{0}”, as its folder is called, found “{1}”',
  "dare lo stesso nome alla cartella e all'adattatore":
    'give the folder and the adapter the same name',
  'manca {0}{1}': '{0} is missing{1}',
  ", e c'è {0}": ', and there is {0}',
  'Node carica {0}: rinominare il file, o compilare adapter.mts con tsc':
    'Node loads {0}: rename the file, or compile adapter.mts with tsc',
  "{0}: un collegamento, che l'impronta dell'adattatore non comprende":
    '{0}: a link, of which the digest of the adapter says nothing',
  '«{0}» è già il nome di un adattatore: ci sono {1}':
    '“{0}” is the name of an adapter already: there are {1}',
  'la verifica «{0}» esiste già': 'the check “{0}” exists already',
  'il simulatore ha già «{0}» tra i suoi nomi ({1})':
    'the simulator has “{0}” among its names already ({1})',
  'trovato null': 'found null',
  'trovata una funzione': 'found a function',
  'trovata una promessa (manca un await)': 'found a promise (an await is missing)',
  'trovato un oggetto': 'found an object',
  'atteso un nome di minuscole, cifre e trattini':
    'expected a name of lower-case letters, digits and hyphens',
  'attesa una funzione': 'expected a function',
  'atteso uno schema di z, quello di collaudo/adapter':
    'expected a schema of z, that of collaudo/adapter',
  'atteso un oggetto z.strictObject, con la z di collaudo/adapter':
    'expected a z.strictObject, by the z of collaudo/adapter',
  'atteso un oggetto di testi': 'expected an object of texts',
  'atteso un oggetto': 'expected an object',
  'atteso uno tra {0}, o una funzione': 'expected one of {0}, or a function',
  'atteso uno schema che ha la chiave della verifica tra le sue proprietà':
    'expected a schema that has the key of the check among its properties',
  'atteso uno dei valori della scelta': 'expected one of the values of the switch',
  "l'adattatore «{0}» della cartella di lavoro, in {1}: {2}{3}":
    'the adapter “{0}” of the workspace, in {1}: {2}{3}',
  'correggere adapters/{0}: non è un difetto di Collaudo':
    'mend adapters/{0}: it is no defect of Collaudo',
  'gli adattatori della cartella di lavoro': 'the adapters of the workspace',
  'un adattatore della cartella di lavoro': 'an adapter of the workspace',
  'adattatore {0}': 'adapter {0}',
  '{0} è cambiato da quando il comando è cominciato: ripeterlo':
    '{0} has changed since the command began: run it again',
  "{0} (SHA-256 {1}) è del produttore e qui non c'è: per rivalutare averlo da lui, nella propria cartella di lavoro":
    '{0} (SHA-256 {1}) is the producer’s and is not here: to judge again, have it from them, in a workspace of your own',
  '{0} era SHA-256 {1}, e qui è {2}: si rivaluta con quello di qui':
    '{0} was SHA-256 {1}, and here it is {2}: judged again by the one that is here',
  '«{0}» non può essere il nome di un adattatore': '“{0}” cannot be the name of an adapter',
  'al più {0} tra minuscole, cifre e trattini, per esempio anagrafe-regionale':
    'at most {0} lower-case letters, digits and hyphens, for example anagrafe-regionale',
  '«{0}» è già il nome di un adattatore': '“{0}” is the name of an adapter already',
  'scegliere un nome che non sia tra questi: {0}': 'choose a name that is none of these: {0}',
  "{0} c'è già: non è stato scritto niente": '{0} is there already: nothing was written',
  'scegliere un altro nome, o togliere la cartella': 'choose another name, or remove the folder',
  'esegue i suoi casi sul simulatore': 'runs its cases against the simulator',
  "prova il contratto dell'adattatore": 'tries the contract of the adapter',
  "l'editor lo completa nei casi": 'the editor completes it in cases',
  'comincia qualcosa da un modello che funziona': 'begins something from a template that works',
  "Scrive nella cartella di lavoro i file di qualcosa di nuovo, da un modello che funziona già. Ciò che c'è non si tocca.":
    'Writes the files of something new into the workspace, from a template that works already. What is there is not touched.',
  '\nEsempi:\n  collaudo new adapter sportello\n  collaudo new adapter anagrafe-regionale\n':
    '\nExamples:\n  collaudo new adapter sportello\n  collaudo new adapter anagrafe-regionale\n',
  'un adattatore per un servizio che Collaudo non conosce':
    'an adapter for a service that Collaudo does not know',
  "Scrive adapters/<nome>/ (l'adattatore, il suo simulatore, la prova del contratto) e plans/<nome>/ con due casi che passano sul simulatore. Un adattatore è codice di chi collauda: si esegue con ogni comando della cartella di lavoro.":
    'Writes adapters/<name>/ (the adapter, its simulator, the test of the contract) and plans/<name>/ with two cases that pass against the simulator. An adapter is code of your own: it runs with every command of the workspace.',
  '<nome>': '<name>',
  'minuscole, cifre e trattini: i casi lo scrivono in uses:':
    'lower-case letters, digits and hyphens: cases write it under uses:',
  '\nEsempi:\n  collaudo new adapter sportello\n  collaudo new adapter anagrafe-regionale --json\n':
    '\nExamples:\n  collaudo new adapter sportello\n  collaudo new adapter anagrafe-regionale --json\n',
  'Un adattatore della cartella di lavoro non si può usare':
    'An adapter of the workspace cannot be used',
  'In adapters/<nome>/ manca adapter.mjs, oppure il modulo non si carica, non esporta un adattatore fatto con defineAdapter, ha un membro sbagliato o prende un nome che esiste già.':
    'In adapters/<name>/ there is no adapter.mjs, or the module does not load, exports no adapter made by defineAdapter, has a wrong member or takes a name that exists already.',
  'I casi che lo usano non si possono leggere: niente si esegue finché non è a posto.':
    'The cases that use it cannot be read: nothing runs until it is mended.',
  'Un adattatore della cartella di lavoro ha fatto altro da ciò che deve':
    'An adapter of the workspace did something else than it has to',
  "Una sua funzione si è fermata con un errore, ha risposto qualcosa di un'altra forma, o ha dato per inviata una chiamata che non lo è.":
    'One of its functions stopped with an error, answered something of another shape, or gave a call for sent that was not.',
  'Un caso giudicato da un adattatore che sbaglia non prova niente: si interrompe, e il messaggio dice in quale funzione.':
    'A case that a mistaken adapter judges proves nothing: it is broken off, and the message says in which function.',
  '{0}, del produttore, SHA-256 {1}': '{0}, the producer’s own, SHA-256 {1}',
  Adattatori: 'Adapters',
} as const
