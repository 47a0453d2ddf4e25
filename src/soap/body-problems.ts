import type { RequestProblem } from '../adapter/define-adapter.ts'
import { t } from '../lib/language/t.ts'
import { nearest } from '../lib/nearest.ts'
import { attributeNamed, partsOf } from './body-parts.ts'
import { isList, type BodyFields, type BodyValue } from './body-value.ts'
import { elementsOf, type ContractElement } from './contract.ts'

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
  if (content.kind === 'text')
    return typeof value === 'object' && (element.attributes ?? []).length > 0
      ? fieldsProblems(element, value, path)
      : textProblems(name, value, content.values, path)
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

const attributeProblem = (
  parent: ContractElement,
  name: string,
  value: BodyValue,
  path: Path,
): RequestProblem[] => {
  const attribute = attributeNamed(parent, name)
  if (attribute === undefined) {
    const known = (parent.attributes ?? []).map((one) => `@${one.name}`)
    const near = nearest(`@${name}`, known)
    return [
      {
        path,
        message:
          known.length === 0
            ? t`«@${name}» non è un attributo di «${parent.name}», che non ne ha`
            : t`«@${name}» non è un attributo di «${parent.name}»: ammessi ${quoted(known)}`,
        ...(near === undefined ? {} : { hint: t`forse si intendeva «${near}»` }),
      },
    ]
  }
  return value === null ? [] : textProblems(`@${name}`, value, attribute.values, path)
}

/** Mistakes of the fields of an element against the contract: unknown names, nesting, closed values. */
export const fieldsProblems = (
  parent: ContractElement,
  value: BodyFields,
  path: Path,
): RequestProblem[] => {
  const elements = elementsOf(parent)
  const { attributes, fields, text } = partsOf(value)
  return [
    ...Object.entries(attributes).flatMap(([name, one]) =>
      attributeProblem(parent, name, one, [...path, `@${name}`]),
    ),
    ...(text === undefined
      ? []
      : parent.content.kind === 'text'
        ? textProblems(parent.name, text, parent.content.values, [...path, '#text'])
        : [
            {
              path: [...path, '#text'],
              message: t`«${parent.name}» contiene elementi, non testo`,
            },
          ]),
    ...Object.entries(fields).flatMap(([name, one]) => {
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
        : elementProblems(element, one, [...path, name])
    }),
  ]
}
