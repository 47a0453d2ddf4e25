/** `collaudo init`. */
export const init: Readonly<Record<string, string>> = {
  'Il nostro applicativo': 'Our application',
  'La nostra software house': 'Our software house',
  "Nome dell'applicazione, come comunicato o da comunicare all'autorità":
    'Name of the application, as the authority was told or will be',
  'Profilo: struttura (certificato autogenerato) o dispositivo (carta del medico, della farmacia)':
    'Profile: struttura (self-generated certificate) or dispositivo (card of a doctor, of a pharmacy)',
  'Nome comune del certificato, PartitaIva.Dominio.it':
    'Common name of the certificate, PartitaIva.Domain.it',
  'atteso un nome': 'expected a name',
  'attesa una versione': 'expected a version',
  'atteso struttura o dispositivo, trovato «{0}»': 'expected struttura or dispositivo, found “{0}”',
  "fermato prima dell'ultima risposta: non è stato scritto niente":
    'stopped before the last answer: nothing was written',
  "mancano {0}, e non c'è nessuno a cui chiederli": '{0} are missing, and there is nobody to ask',
  'indicarli, o --yes per i valori predefiniti': 'give them, or --yes for the usual values',
  'package.json di questa cartella non è JSON leggibile':
    'package.json of this folder is no JSON that can be read',
  'correggerlo, o cominciare in una cartella vuota': 'mend it, or begin in an empty folder',
  "Non c'era niente da scrivere: i file ci sono già tutti.":
    'There was nothing to write: all files are there already.',
  'Scritti {0} file{1}:': '{0} files written{1}:',
  ' in {0}': ' in {0}',
  "C'erano già, e sono rimasti come erano: {0}": 'There already, and left as they were: {0}',
  'Il certificato ha un nome di prova: per il collaudo vero, collaudo cert new --cn PartitaIva.Dominio.it --out certificati --force':
    'The certificate has a trial name: for the real environment, collaudo cert new --cn PartitaIva.Domain.it --out certificati --force',
  'Ora:': 'Now:',
  '  npx collaudo check     controlla i file': '  npx collaudo check     checks the files',
  '  npx collaudo run       esegue il piano di esempio sul simulatore, e ne fa il rapporto':
    '  npx collaudo run       runs the sample plan on the simulator, and makes the report',
  'prepara una cartella di lavoro': 'lays out a workspace',
  "Prepara una cartella di lavoro: applicazione, un piano di esempio che passa sul simulatore, una suite, l'ambiente di collaudo, .env con il suo esempio, il certificato autogenerato, le impostazioni dell'editor, la pipeline e vitest.config.ts. Fa cinque domande, o prende le opzioni. Ciò che c'è già non si tocca.":
    'Lays out a workspace: application, a sample plan that passes on the simulator, a suite, the environment of the collaudo, .env with its example, the self-generated certificate, settings for the editor, the pipeline and vitest.config.ts. Asks five questions, or takes options. What is there already is not touched.',
  '[cartella]': '[folder]',
  'dove (predefinita: questa)': 'where (usually here)',
  '--title <nome>': '--title <name>',
  "il nome dell'applicazione": 'the name of the application',
  '--producer <nome>': '--producer <name>',
  '--app-version <versione>': '--app-version <version>',
  'struttura (certificato autogenerato) o dispositivo (carta)':
    'struttura (self-generated certificate) or dispositivo (card)',
  'il nome comune del certificato, PartitaIva.Dominio.it':
    'the common name of the certificate, PartitaIva.Domain.it',
  '--ci <quale>': '--ci <which>',
  'la pipeline da scrivere (predefinita: github)': 'the pipeline to write (usually github)',
  'non fa domande: vale il valore predefinito di ciò che manca':
    'asks nothing: what is missing has its usual value',
  '\nEsempi:\n  collaudo init\n  collaudo init collaudo-prova --yes --ci gitlab\n':
    '\nExamples:\n  collaudo init\n  collaudo init collaudo-prova --yes --ci gitlab\n',
}
