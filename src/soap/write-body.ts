import { HarnessError } from '../errors/harness-error.ts'
import { t } from '../lib/language/t.ts'
import { xmlEscape } from '../lib/xml-escape.ts'
import { isList, type BodyFields, type BodyValue } from './body-value.ts'
import { attributeNamed, partsOf } from './body-parts.ts'
import type { ContractElement } from './contract.ts'

const refuse = (message: string): never => {
  throw new HarnessError('REQUEST_INVALID', message, {
    hint: t`Correggere il corpo della richiesta nel caso: i nomi ammessi sono quelli del contratto.`,
  })
}

/** Gives each namespace its prefix when it is first needed; none to what is in none. */
interface Prefixes {
  readonly of: (namespace: string) => string | undefined
  readonly declarations: () => string
}

const prefixesFrom = (first: string): Prefixes => {
  const known = new Map<string, string>()
  return {
    of: (namespace) => {
      if (namespace === '') return undefined
      const prefix = known.get(namespace) ?? (known.size === 0 ? first : `ns${known.size}`)
      known.set(namespace, prefix)
      return prefix
    },
    declarations: () =>
      [...known]
        .map(([namespace, prefix]) => ` xmlns:${prefix}="${xmlEscape(namespace)}"`)
        .join(''),
  }
}

const nameOf = (
  { name, namespace }: { readonly name: string; readonly namespace: string },
  prefixes: Prefixes,
): string => {
  const prefix = prefixes.of(namespace)
  return prefix === undefined ? name : `${prefix}:${name}`
}

const writeAttributes = (
  element: ContractElement,
  attributes: Readonly<Record<string, BodyValue>>,
  prefixes: Prefixes,
): string =>
  Object.entries(attributes)
    .map(([name, value]) => {
      if (value === null) return ''
      const attribute = attributeNamed(element, name)
      if (attribute === undefined)
        return refuse(t`«@${name}» non è un attributo di «${element.name}».`)
      if (typeof value !== 'string')
        return refuse(t`«@${name}» è un attributo: contiene testo, non elementi.`)
      return ` ${nameOf(attribute, prefixes)}="${xmlEscape(value)}"`
    })
    .join('')

const writeFields = (
  parent: ContractElement,
  fields: Readonly<Record<string, BodyValue>>,
  prefixes: Prefixes,
): string => {
  if (parent.content.kind === 'text')
    return Object.keys(fields).length === 0
      ? ''
      : refuse(t`«${parent.name}» contiene testo, non elementi.`)
  const { elements } = parent.content
  const names = new Set(elements.map((element) => element.name))
  const unknown = Object.keys(fields).find((name) => !names.has(name))
  // Nothing of what a case writes is ever left out in silence.
  if (unknown !== undefined) return refuse(t`«${unknown}» non è un elemento di «${parent.name}».`)
  return elements
    .map((element) => writeElement(element, fields[element.name] ?? null, prefixes))
    .join('')
}

const writeText = (element: ContractElement, value: string): string => {
  if (value === '') return ''
  if (element.content.kind === 'elements')
    return refuse(t`«${element.name}» contiene elementi, non il testo «${value}».`)
  return xmlEscape(value)
}

/** The attributes and the content of an element. */
const writeContent = (
  element: ContractElement,
  value: BodyValue,
  prefixes: Prefixes,
): { readonly attributes: string; readonly content: string } => {
  if (value === null) return { attributes: '', content: '' }
  if (isList(value)) return refuse(t`«${element.name}» contiene una lista nella lista.`)
  if (typeof value === 'string') return { attributes: '', content: writeText(element, value) }
  const { attributes, text, xml, fields } = partsOf(value)
  return {
    attributes: writeAttributes(element, attributes, prefixes),
    content: `${writeFields(element, fields, prefixes)}${text === undefined ? '' : writeText(element, text)}${xml ?? ''}`,
  }
}

const writeOne = (element: ContractElement, value: BodyValue, prefixes: Prefixes): string => {
  if (value === null) return ''
  const name = nameOf(element, prefixes)
  const { attributes, content } = writeContent(element, value, prefixes)
  return `<${name}${attributes}>${content}</${name}>`
}

const writeElement = (element: ContractElement, value: BodyValue, prefixes: Prefixes): string => {
  if (!isList(value)) return writeOne(element, value, prefixes)
  if (!element.many) return refuse(t`«${element.name}» compare una volta sola: trovata una lista.`)
  return value.map((item) => writeOne(element, item, prefixes)).join('')
}

/**
 * The child of the SOAP Body: elements in the contract's order whatever the order of the keys, text
 * exactly as given, `null` left out, `''` empty; `@name` is an attribute, `#text` the text beside attributes, `#xml` what
 * stands as it is written. Throws REQUEST_INVALID on what the contract has no place for.
 */
export const writeBody = (
  request: ContractElement,
  fields: BodyFields,
  firstPrefix = 'm',
): string => {
  const prefixes = prefixesFrom(firstPrefix)
  const name = nameOf(request, prefixes)
  const { attributes, content } = writeContent(request, fields, prefixes)
  return `<${name}${prefixes.declarations()}${attributes}>${content}</${name}>`
}
