import type { Catalogue } from '../render.ts'

export const requirements: Catalogue = {
  'dalla specifica': 'from the specification',
  'dalla specifica, da confermare': 'from the specification, to be confirmed',
  'visto in un esempio': 'seen in an example',
  'scelta di un altro software': 'choice of another software',
  ipotesi: 'guess',
  'attese le colonne {0}, trovate {1}': 'expected the columns {0}, found {1}',
  nessuna: 'none',
  'separare i valori con la virgola, non con il punto e virgola':
    'separate the values by commas, not by semicolons',
  'la prima riga è esattamente: {0}': 'the first row is exactly: {0}',
  'ogni requisito ha un id, che i casi scrivono in requirements:':
    'every requirement has an id, which the cases write in requirements:',
  'scrivere il paragrafo del documento da cui viene':
    'write the section of the document that it comes from',
  'scrivere che cosa chiede, in modo che si possa provare':
    'write what it asks for, so that it can be tested',
  'scrivere da dove si sa: {0}': 'write from where it is known: {0}',
  'aggiungere un requisito, o togliere il file': 'add a requirement, or remove the file',
  'spazi prima o dopo «{0}»': 'spaces before or after “{0}”',
  'toglierli: fanno parte del valore': 'remove them: they are part of the value',
  '«{0}» non è un grado di certezza': '“{0}” is not a degree of certainty',
  '{0}, versione {1}: {2} requisiti, {3} casi\n': '{0}, version {1}: {2} requirements, {3} cases\n',
  'Dal requisito ai casi': 'From requirement to cases',
  'nessuno di questi casi': 'none of these cases',
  'Dal caso ai requisiti': 'From case to requirements',
  'i requisiti del piano con i casi che li provano, e viceversa':
    'the requirements of the plan with the cases that prove them, and the other way round',
  '\nEsempi:\n  collaudo list negativi --json\n  collaudo list cvp --requirements\n':
    '\nExamples:\n  collaudo list negativi --json\n  collaudo list cvp --requirements\n',
  'requirements.csv non ha la forma attesa': 'requirements.csv does not have the expected form',
  'La prima riga non ha i quattro nomi delle colonne, una riga ha più o meno valori, oppure un valore manca o ha spazi ai lati.':
    'The first row does not have the four names of the columns, a row has more or fewer values, or a value is missing or has spaces around it.',
  'Un requisito letto male non è provato da nessuno, o lo è dal caso sbagliato.':
    'A requirement that is misread is tested by nobody, or by the wrong case.',
  'Un grado di certezza che non esiste': 'A degree of certainty that does not exist',
  "L'ultima colonna di requirements.csv dice da dove si sa che l'autorità lo chiede: spec, spec?, obs, kit o guess.":
    'The last column of requirements.csv says from where it is known that the authority asks for it: spec, spec?, obs, kit or guess.',
  "Un'ipotesi presa per certa fa bocciare un'applicazione che forse ha ragione.":
    'A guess that is taken for certain fails an application that may be right.',
  'requirements.csv elenca un requisito, e nessun caso (né una sua verifica) lo nomina.':
    'requirements.csv lists a requirement, and no case (nor any check of one) names it.',
  'Un requisito elencato due volte': 'A requirement listed twice',
  'Due righe di requirements.csv hanno lo stesso id.':
    'Two rows of requirements.csv have the same id.',
  'Non si saprebbe quale delle due il caso prova.':
    'It would be unclear which of the two the case tests.',
  'Il caso, o una sua verifica, dice di provare un requisito che requirements.csv non elenca. Vale solo se il piano ha quel file.':
    'The case, or a check of it, says that it tests a requirement that requirements.csv does not list. This holds only if the plan has that file.',
  'Un caso che non prova nessun requisito': 'A case that tests no requirement',
  'Il piano ha requirements.csv, e il caso non ha requirements: né verifiche con requirement:.':
    'The plan has requirements.csv, and the case has neither requirements: nor checks with requirement:.',
  'O il caso prova qualcosa che nessuno ha chiesto, o alla tabella manca una riga.':
    'Either the case tests something that nobody asked for, or the table lacks a row.',
  '**Requisiti**\n\n{0}': '**Requirements**\n\n{0}',
  'il requisito «{0}» non è in {1}': 'the requirement “{0}” is not in {1}',
  'aggiungere la sua riga, o correggerlo': 'add its row, or correct it',
  'il caso «{0}» non dice quale requisito prova':
    'the case “{0}” does not say which requirement it tests',
  'scrivere in requirements: un id di {0}': 'write an id of {0} in requirements:',
  "il requisito «{0}» c'è già alla riga {1}": 'the requirement “{0}” is already in row {1}',
  "lasciarne uno, o dare all'altro un id suo": 'leave one, or give the other an id of its own',
  '1 caso superato': '1 case passed',
  '{0} casi superati': '{0} cases passed',
  'superati {0} su {1}': 'passed {0} of {1}',
  'stampa una riga per area, e i soli casi non superati':
    'prints a line for each area, and only the cases that did not pass',
}
