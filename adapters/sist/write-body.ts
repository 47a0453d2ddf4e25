import { HarnessError } from '../../src/errors/harness-error.ts'
import { t } from '../../src/lib/language/t.ts'
import { xmlEscape } from '../../src/lib/xml-escape.ts'
import { isList } from './request.ts'
import type { BodyFields, BodyValue } from './request.ts'
import { elementsOf, type ContractElement } from './wsdl/contract.ts'

const refuse = (message: string): never => {
  throw new HarnessError('REQUEST_INVALID', message, {
    hint: t`Correggere il corpo della richiesta nel caso: i nomi ammessi sono quelli del contratto.`,
  })
}

/** The prefix of each namespace of a request; none for elements that are in none. */
type Prefixes = ReadonlyMap<string, string>

const nameOf = ({ name, namespace }: ContractElement, prefixes: Prefixes): string => {
  const prefix = prefixes.get(namespace)
  return prefix === undefined ? name : `${prefix}:${name}`
}

const writeFields = (parent: ContractElement, fields: BodyFields, prefixes: Prefixes): string => {
  if (parent.content.kind === 'text')
    return refuse(t`«${parent.name}» contiene testo, non elementi.`)
  const { elements } = parent.content
  const names = new Set(elements.map((element) => element.name))
  const unknown = Object.keys(fields).find((name) => !names.has(name))
  // Nothing of what a case writes is ever left out in silence.
  if (unknown !== undefined) return refuse(t`«${unknown}» non è un elemento di «${parent.name}».`)
  return elements
    .map((element) => writeElement(element, fields[element.name] ?? null, prefixes))
    .join('')
}

const writeContent = (element: ContractElement, value: BodyValue, prefixes: Prefixes): string => {
  if (value === null || value === '') return ''
  if (isList(value)) return refuse(t`«${element.name}» contiene una lista nella lista.`)
  if (typeof value !== 'string') return writeFields(element, value, prefixes)
  if (element.content.kind === 'elements')
    return refuse(t`«${element.name}» contiene elementi, non il testo «${value}».`)
  return xmlEscape(value)
}

const writeOne = (element: ContractElement, value: BodyValue, prefixes: Prefixes): string => {
  if (value === null) return ''
  const name = nameOf(element, prefixes)
  return `<${name}>${writeContent(element, value, prefixes)}</${name}>`
}

const writeElement = (element: ContractElement, value: BodyValue, prefixes: Prefixes): string => {
  if (!isList(value)) return writeOne(element, value, prefixes)
  if (!element.many) return refuse(t`«${element.name}» compare una volta sola: trovata una lista.`)
  return value.map((item) => writeOne(element, item, prefixes)).join('')
}

const namespacesOf = (element: ContractElement): readonly string[] => [
  element.namespace,
  ...elementsOf(element).flatMap((child) => namespacesOf(child)),
]

/**
 * The child of the SOAP Body: elements in the contract's order whatever the order of the keys, text
 * exactly as given, `null` left out, `''` empty. Throws REQUEST_INVALID on what the contract has no place for.
 */
export const writeBody = (request: ContractElement, fields: BodyFields): string => {
  const namespaces = [...new Set(namespacesOf(request))].filter((namespace) => namespace !== '')
  const prefixes = new Map(
    namespaces.map((namespace, index) => [namespace, index === 0 ? 'sist' : `ns${index}`]),
  )
  const declared = [...prefixes]
    .map(([namespace, prefix]) => ` xmlns:${prefix}="${xmlEscape(namespace)}"`)
    .join('')
  const name = nameOf(request, prefixes)
  return `<${name}${declared}>${writeFields(request, fields, prefixes)}</${name}>`
}
