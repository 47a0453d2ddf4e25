import type { Catalogue } from '../render.ts'

/** The record of a run, its reviews, its history, its pseudonyms. */
export const recordSentences: Catalogue = {
  "Il registro di un'esecuzione (run.json)": 'The record of a run (run.json)',
  "l'ha scritta un'altra versione di Collaudo ({0}, qui fino a {1}): aprirla con quella":
    'another version of Collaudo wrote it ({0}, here up to {1}): open it with that one',
}
