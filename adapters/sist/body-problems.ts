import type { RequestProblem } from '../../src/adapter/define-adapter.ts'
import { t } from '../../src/lib/language/t.ts'
import { nearest } from '../../src/lib/nearest.ts'
import { isList } from './request.ts'
import type { BodyFields, BodyValue } from './request.ts'
import { elementsOf, type ContractElement } from './wsdl/contract.ts'

type Path = readonly (string | number)[]

// A value that still holds a template can become anything: only its place can be judged.
const isTemplate = (value: BodyValue): boolean => typeof value === 'string' && value.includes('${')

const quoted = (names: readonly string[]): string => names.map((name) => t`«${name}»`).join(', ')

const textProblems = (
  name: string,
  value: BodyValue,
  allowed: readonly string[] | null,
  path: Path,
): RequestProblem[] => {
  if (typeof value !== 'string')
    return [{ path, message: t`«${name}» contiene testo: atteso un valore, trovati elementi` }]
  if (allowed === null || value === '' || isTemplate(value) || allowed.includes(value)) return []
  return [{ path, message: t`«${name}» ammette ${quoted(allowed)}: trovato «${value}»` }]
}

const contentProblems = (
  element: ContractElement,
  value: BodyValue,
  path: Path,
): RequestProblem[] => {
  const { name, content } = element
  if (value === null) return []
  if (isList(value))
    return [
      {
        path,
        message: t`«${name}» ammette un solo valore per volta: trovata una lista nella lista`,
      },
    ]
  if (content.kind === 'text') return textProblems(name, value, content.values, path)
  // An empty text is an empty element, whatever the element may hold.
  if (value === '' || isTemplate(value)) return []
  if (typeof value === 'string')
    return [
      {
        path,
        message: t`«${name}» contiene elementi (${quoted(content.elements.map((child) => child.name))}): trovato il testo «${value}»`,
      },
    ]
  return fieldsProblems(element, value, path)
}

const elementProblems = (
  element: ContractElement,
  value: BodyValue,
  path: Path,
): RequestProblem[] => {
  if (!isList(value)) return contentProblems(element, value, path)
  if (!element.many)
    return [{ path, message: t`«${element.name}» compare una volta sola: trovata una lista` }]
  return value.flatMap((item, index) => contentProblems(element, item, [...path, index]))
}

const unknownProblem = (parent: string, name: string, known: readonly string[], path: Path) => {
  const near = nearest(name, known)
  return {
    path,
    message: t`«${name}» non è un elemento di «${parent}»: ammessi ${quoted(known)}`,
    ...(near === undefined ? {} : { hint: t`forse si intendeva «${near}»` }),
  }
}

/** Mistakes of the fields of an element against the contract: unknown names, nesting, closed values. */
export const fieldsProblems = (
  parent: ContractElement,
  fields: BodyFields,
  path: Path,
): RequestProblem[] => {
  const elements = elementsOf(parent)
  return Object.entries(fields).flatMap(([name, value]) => {
    const element = elements.find((candidate) => candidate.name === name)
    return element === undefined
      ? [
          unknownProblem(
            parent.name,
            name,
            elements.map((known) => known.name),
            [...path, name],
          ),
        ]
      : elementProblems(element, value, [...path, name])
  })
}
