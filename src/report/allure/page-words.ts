import { language } from '../../lib/language/t.ts'

/** English that Allure's Italian leaves, and words where this tool has its own: searched with their key. */
const words: readonly (readonly [found: string, instead: string])[] = [
  [
    '"passed":"superato","failed":"fallito","broken":"rotto","skipped":"saltato"',
    '"passed":"superato","failed":"non superato","broken":"interrotto","skipped":"non eseguito"',
  ],
  ['"resolutionCategories":"Resolutions"', '"resolutionCategories":"Risoluzioni"'],
  ['"resolution":"Resolution"', '"resolution":"Risoluzione"'],
  ['"issue":"Show issue-linked test results"', '"issue":"Mostra i risultati con una segnalazione"'],
  ['"muted":"Show muted test results"', '"muted":"Mostra i risultati silenziati"'],
  ['"accepted":"Show accepted test results"', '"accepted":"Mostra i risultati accettati"'],
  ['"issue":"Issue"', '"issue":"Segnalazione"'],
  ['"muted":"Muted"', '"muted":"Silenziato"'],
  ['"accepted":"Accepted"', '"accepted":"Accettato"'],
  [
    '"no-resolution-categories-results":"No resolution categories available"',
    '"no-resolution-categories-results":"Nessuna risoluzione disponibile"',
  ],
  ['"breadcrumbs":"Breadcrumbs"', '"breadcrumbs":"Percorso"'],
  ['"issue":"Linked to an issue"', '"issue":"Collegato a una segnalazione"'],
  ['"muted":"Muted test result"', '"muted":"Risultato silenziato"'],
  ['"accepted":"Accepted test result"', '"accepted":"Risultato accettato"'],
  ['"tabResolutionCategories":"Resolutions tab"', '"tabResolutionCategories":"Tab risoluzioni"'],
  [
    '"reportTabResolutionCategories":"Report tab: Resolutions"',
    '"reportTabResolutionCategories":"Tab report: Risoluzioni"',
  ],
]

const italianStart = '{"statuses":{"passed":"superato"'

const replaceFirst = (text: string, found: string, instead: string): string => {
  const start = text.indexOf(found)
  return start === -1 ? text : text.slice(0, start) + instead + text.slice(start + found.length)
}

const italianWords = (program: string): string => {
  const start = program.indexOf(italianStart)
  const end = program.indexOf("')", start)
  if (start === -1 || end === -1) return program
  let italian = program.slice(start, end)
  for (const [found, instead] of words) italian = replaceFirst(italian, found, instead)
  // Outside of the translations: the heading over the description of a case.
  return (program.slice(0, start) + italian + program.slice(end)).replaceAll(
    'title:"Description"',
    'title:"Descrizione"',
  )
}

/** Allure's program with its Italian completed, where that is the language. A word that a new version lacks is left alone. */
export const wordsOfLanguage = (program: string): string =>
  language === 'it' ? italianWords(program) : program
