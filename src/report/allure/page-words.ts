import { t } from '../../lib/language/t.ts'

/** English that Allure's Italian leaves, and words where this tool has its own: searched with their key. */
const words: readonly (readonly [found: string, instead: string])[] = [
  [
    '"passed":"superato","failed":"fallito","broken":"rotto","skipped":"saltato"',
    t`"passed":"superato","failed":"non superato","broken":"interrotto","skipped":"non eseguito"`,
  ],
  ['"resolutionCategories":"Resolutions"', '"resolutionCategories":"Risoluzioni"'],
  ['"resolution":"Resolution"', '"resolution":"Risoluzione"'],
  [
    t`"issue":"Show issue-linked test results"`,
    t`"issue":"Mostra i risultati con una segnalazione"`,
  ],
  [t`"muted":"Show muted test results"`, t`"muted":"Mostra i risultati silenziati"`],
  [t`"accepted":"Show accepted test results"`, t`"accepted":"Mostra i risultati accettati"`],
  ['"issue":"Issue"', '"issue":"Segnalazione"'],
  ['"muted":"Muted"', '"muted":"Silenziato"'],
  ['"accepted":"Accepted"', '"accepted":"Accettato"'],
  [
    t`"no-resolution-categories-results":"No resolution categories available"`,
    t`"no-resolution-categories-results":"Nessuna risoluzione disponibile"`,
  ],
  ['"breadcrumbs":"Breadcrumbs"', '"breadcrumbs":"Percorso"'],
  [t`"issue":"Linked to an issue"`, t`"issue":"Collegato a una segnalazione"`],
  [t`"muted":"Muted test result"`, t`"muted":"Risultato silenziato"`],
  [t`"accepted":"Accepted test result"`, t`"accepted":"Risultato accettato"`],
  [t`"tabResolutionCategories":"Resolutions tab"`, t`"tabResolutionCategories":"Tab risoluzioni"`],
  [
    t`"reportTabResolutionCategories":"Report tab: Resolutions"`,
    t`"reportTabResolutionCategories":"Tab report: Risoluzioni"`,
  ],
]

const italianStart = '{"statuses":{"passed":"superato"'

const replaceFirst = (text: string, found: string, instead: string): string => {
  const start = text.indexOf(found)
  return start === -1 ? text : text.slice(0, start) + instead + text.slice(start + found.length)
}

/** Allure's program with its Italian completed. A word that a new version lacks is left alone. */
export const italianWords = (program: string): string => {
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
