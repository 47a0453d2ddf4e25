import { noteMarks, type CaseNotes } from '../case-notes.ts'

interface Named {
  readonly id: string
  readonly title: string
}

/** The name of a case in the report: the authority's id, then its title, then what came to its result afterwards. */
export const caseName = ({ id, title }: Named, notes?: CaseNotes): string =>
  `${id} · ${title}${notes === undefined ? '' : noteMarks(notes)}`

/** The name by which a case is known over all runs. */
export const fullNameOf = ({ plan, id }: { readonly plan: string; readonly id: string }): string =>
  `${plan}:${id}`
