import type {
  DefinitionsElement,
  Element,
  ElementElement,
  SchemaElement,
} from 'soap/lib/wsdl/elements.js'

import { t } from '../../../src/lib/language/t.ts'
import type { ContractContent, ContractElement } from '../../../src/soap/contract.ts'

/** Where an element of a schema is read: its schema, and the types that are being read already. */
interface Place {
  readonly definitions: DefinitionsElement
  readonly namespace: string
  readonly schema: SchemaElement
  readonly within: readonly string[]
}

/** Attributes that node-soap keeps and does not declare. */
type Attributes = Element & {
  readonly $value?: string
  readonly $base?: string
  readonly $ref?: string
  readonly $form?: string
  readonly $minOccurs?: string
  readonly $maxOccurs?: string
}

interface Particle {
  readonly element: ElementElement
  readonly required: boolean
  readonly many: boolean
  readonly place: Place
}

type Found = Particle | 'any'

const localName = (qualified: string): string => qualified.slice(qualified.indexOf(':') + 1)

/** The schema in which a qualified name is declared; undefined for the types of XML Schema itself. */
const placeOf = (qualified: string, node: Element, place: Place): Place | undefined => {
  const { definitions, schema } = place
  const prefix = qualified.includes(':') ? qualified.slice(0, qualified.indexOf(':')) : undefined
  const known = (table: unknown): string | undefined =>
    prefix === undefined
      ? undefined
      : (table as Readonly<Record<string, string>> | undefined)?.[prefix]
  const namespace =
    prefix === undefined
      ? place.namespace
      : (known(node.xmlns) ??
        known(node.schemaXmlns) ??
        known(schema.xmlns) ??
        known(definitions.xmlns))
  const found = namespace === undefined ? undefined : definitions.schemas[namespace]
  return found === undefined || namespace === undefined
    ? undefined
    : { ...place, namespace, schema: found }
}

const occurs = (node: Attributes, around: { required: boolean; many: boolean }) => ({
  required: around.required && node.$minOccurs !== '0',
  many:
    around.many ||
    (node.$maxOccurs !== undefined &&
      (node.$maxOccurs === 'unbounded' || Number(node.$maxOccurs) > 1)),
})

/** Every element of a content model in document order, with how often it may stand there. */
const particlesOf = (
  node: Element,
  place: Place,
  around: { required: boolean; many: boolean },
): readonly Found[] =>
  node.children.flatMap((child: Attributes): readonly Found[] => {
    const own = occurs(child, around)
    switch (child.name) {
      case 'element':
        return [{ element: child as ElementElement, ...own, place }]
      case 'any':
        return ['any']
      case 'choice':
        // One of several: of none can be said that it must be there.
        return particlesOf(child, place, {
          ...own,
          required: own.required && child.children.length === 1,
        })
      case 'group': {
        const at = placeOf(child.$ref ?? '', child, place)
        const group = at?.schema.groups[localName(child.$ref ?? '')]
        return at === undefined || group === undefined ? [] : particlesOf(group, at, own)
      }
      case 'extension': {
        const at = placeOf(child.$base ?? '', child, place)
        const base = at?.schema.complexTypes[localName(child.$base ?? '')]
        return [
          ...(at === undefined || base === undefined ? [] : particlesOf(base, at, own)),
          ...particlesOf(child, place, own),
        ]
      }
      case 'sequence':
      case 'all':
      case 'complexContent':
      case 'restriction':
        return particlesOf(child, place, own)
      default:
        return []
    }
  })

/** The type of a text and its closed set of values, through restrictions of restrictions. */
const textOf = (type: Element, place: Place): ContractContent => {
  const derived: Attributes | undefined = type.children.find(({ name }) =>
    ['restriction', 'extension', 'list', 'union'].includes(name ?? ''),
  )
  if (derived?.$base === undefined) return { kind: 'text', type: 'string', values: null }
  const values = derived.children
    .filter(({ name }) => name === 'enumeration')
    .map((child: Attributes) => child.$value ?? '')
  const base = namedType(derived.$base, derived, place)
  if (base.kind !== 'text') return { kind: 'text', type: 'string', values: null }
  return values.length === 0 ? base : { ...base, values }
}

const contentOfType = (type: Element, place: Place): ContractContent => {
  if (type.name === 'simpleType') return textOf(type, place)
  const simple = type.children.find(({ name }) => name === 'simpleContent')
  if (simple !== undefined) return textOf(simple, place)
  const found = particlesOf(type, place, { required: true, many: false })
  const elements = found.filter((one) => one !== 'any').map((one) => toElement(one))
  return found.includes('any')
    ? { kind: 'elements', elements, open: true }
    : { kind: 'elements', elements }
}

const namedType = (qualified: string, node: Element, place: Place): ContractContent => {
  const name = localName(qualified)
  const at = placeOf(qualified, node, place)
  const type = at?.schema.complexTypes[name] ?? at?.schema.types[name]
  if (at === undefined || type === undefined) return { kind: 'text', type: name, values: null }
  const key = `${at.namespace}#${name}`
  // A type that holds itself: a case that goes deeper than this has to be written by hand.
  if (at.within.filter((one) => one === key).length > 1)
    return { kind: 'elements', elements: [], open: true }
  return contentOfType(type, { ...at, within: [...at.within, key] })
}

const contentOf = (element: ElementElement, place: Place): ContractContent => {
  const inline = element.children.find(
    ({ name }) => name === 'complexType' || name === 'simpleType',
  )
  if (inline !== undefined) return contentOfType(inline, place)
  return element.$type === undefined
    ? { kind: 'text', type: 'anyType', values: null }
    : namedType(element.$type, element, place)
}

const isQualified = (element: Attributes, { schema }: Place): boolean =>
  (element.$form ?? schema.$elementFormDefault) === 'qualified'

const toElement = ({ element, required, many, place }: Particle): ContractElement => {
  if (element.$ref !== undefined) {
    const at = placeOf(element.$ref, element, place)
    const target = at?.schema.elements[localName(element.$ref)]
    if (at === undefined || target === undefined)
      throw new Error(t`elemento ${element.$ref} non dichiarato`)
    return { ...declared(target, at), required, many }
  }
  return {
    name: element.$name ?? '',
    namespace: isQualified(element, place) ? place.namespace : '',
    required,
    many,
    content: contentOf(element, place),
  }
}

/** An element declared at the top of a schema: always in the schema's namespace. */
const declared = (element: ElementElement, place: Place): ContractElement => ({
  name: element.$name ?? '',
  namespace: place.namespace,
  required: true,
  many: false,
  content: contentOf(element, place),
})

/** An element that a schema of a WSDL declares at its top; undefined where there is none. */
export const globalElement = (
  definitions: DefinitionsElement,
  namespace: string,
  name: string,
): ContractElement | undefined => {
  const schema = definitions.schemas[namespace]
  const element = schema?.elements[name]
  return schema === undefined || element === undefined
    ? undefined
    : declared(element, { definitions, namespace, schema, within: [] })
}
