import type { StepPlace } from './loaded-steps.ts'
import type { Path } from './read-yaml.ts'
import { valueAt } from './schema-problems.ts'

/** A place in a file, as problems tell it. */
export interface FilePlace {
  readonly file: string
  readonly line: number
  readonly column: number
}

const isOfBody = ([first, second]: Path): boolean => first === 'send' && second === 'body'

/** Where a value of a step is written: in its own file, or in the payload merged into its request. */
export const locateInStep = (place: StepPlace, path: Path): FilePlace => {
  const inBase =
    place.base !== null &&
    isOfBody(path) &&
    valueAt(place.source.value, [...place.path, ...path]) === undefined
  return inBase && place.base !== null
    ? { file: place.base.file, ...place.base.locate(path.slice(2)) }
    : { file: place.source.file, ...place.source.locate([...place.path, ...path]) }
}

/** The same for a value that may be missing: then the key of the nearest structure in which it would stand. */
export const locateNearest = (place: StepPlace, path: Path): FilePlace => {
  const { source, base } = place
  for (let length = path.length; length > 0; length -= 1) {
    const part = path.slice(0, length)
    const isWhole = length === path.length
    const own = [...place.path, ...part]
    if (valueAt(source.value, own) !== undefined)
      return { file: source.file, ...(isWhole ? source.locate(own) : source.locateKey(own)) }
    const inBase = part.slice(2)
    if (
      base !== null &&
      isOfBody(part) &&
      inBase.length > 0 &&
      valueAt(base.value, inBase) !== undefined
    )
      return { file: base.file, ...(isWhole ? base.locate(inBase) : base.locateKey(inBase)) }
  }
  return { file: source.file, ...source.locate(place.path) }
}
