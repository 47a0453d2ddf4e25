/** Where an example stands; `shell` is a command or a note, which nothing reads. */
export type Place =
  | { readonly kind: 'case' | 'steps' | 'expect' | 'plan' | 'suite' | 'shell' }
  | { readonly kind: 'file'; readonly path: string }

export interface Example {
  readonly place: Place
  readonly text: string
}

/** What a code means, for whoever meets it in a message. All texts are Italian. */
export interface Explanation {
  readonly title: string
  readonly meaning: string
  readonly why: string
  readonly wrong: Example
  readonly right: Example
  /** Codes that the wrong example gives as well, since they follow from it. */
  readonly alsoGives?: readonly string[]
}

const example =
  (place: Place) =>
  (text: string): Example => ({ place, text: text.replace(/^\n/, '').replace(/\s*$/, '\n') })

/** A whole case. */
export const inCase = example({ kind: 'case' })
/** The steps of a positive case. */
export const inSteps = example({ kind: 'steps' })
/** The checks of a step that reads a prescription. */
export const inExpect = example({ kind: 'expect' })
/** A whole `plan.yaml`. */
export const inPlan = example({ kind: 'plan' })
/** A whole suite. */
export const inSuite = example({ kind: 'suite' })
/** A command, or a note. */
export const onShell = example({ kind: 'shell' })
/** A file of the workspace. */
export const inFile = (path: string, text: string): Example => example({ kind: 'file', path })(text)
