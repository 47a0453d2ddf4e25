import type {
  DefinitionsElement,
  Element,
  ElementElement,
  SchemaElement,
} from 'soap/lib/wsdl/elements.js'

import { t } from '../../../src/lib/language/t.ts'
import type { ContractElement, ContractOperation } from './contract.ts'

// node-soap brings an HTTP client with it: it is loaded only by who reads a contract.
const openDefinitions = async (path: string): Promise<DefinitionsElement> => {
  const { open_wsdl } = await import('soap/lib/wsdl/index.js')
  return new Promise((resolve, reject) => {
    open_wsdl(path, {}, (error, wsdl) => {
      if (error) reject(error instanceof Error ? error : new Error(String(error)))
      else if (wsdl === undefined) reject(new Error(t`WSDL vuoto`))
      else resolve(wsdl.definitions)
    })
  })
}

const localName = (qualified: string): string => qualified.slice(qualified.indexOf(':') + 1)

const isElement = (node: Element): node is ElementElement => node.name === 'element'

/** Every xs:element of a content model, through sequences, choices and extensions, in document order. */
const particles = (node: Element): readonly ElementElement[] =>
  node.children.flatMap((child) => (isElement(child) ? [child] : particles(child)))

/** The values of an xs:simpleType restriction; null when it restricts nothing that we read. */
const enumeration = (type: Element): readonly string[] | null => {
  const restriction = type.children.find((child) => child.name === 'restriction')
  const values = (restriction?.children ?? [])
    .filter((child) => child.name === 'enumeration')
    .map((child) => (child as Element & { readonly $value?: string }).$value ?? '')
  return values.length === 0 ? null : values
}

type Content = ContractElement['content']

const contentOfType = (type: Element, schema: SchemaElement): Content => {
  if (type.name === 'simpleType') return { kind: 'text', values: enumeration(type) }
  return {
    kind: 'elements',
    elements: particles(type).map((particle) => toElement(particle, schema)),
  }
}

const contentOf = (element: ElementElement, schema: SchemaElement): Content => {
  const inline = element.children.find(
    (child) => child.name === 'complexType' || child.name === 'simpleType',
  )
  if (inline !== undefined) return contentOfType(inline, schema)
  const name = localName(element.$type ?? '')
  const named = schema.complexTypes[name] ?? schema.types[name]
  return named === undefined ? { kind: 'text', values: null } : contentOfType(named, schema)
}

const occursMany = ({ $maxOccurs }: ElementElement): boolean =>
  $maxOccurs !== undefined && ($maxOccurs === 'unbounded' || Number($maxOccurs) > 1)

const toElement = (element: ElementElement, schema: SchemaElement): ContractElement => {
  const target = element.$ref === undefined ? element : schema.elements[localName(element.$ref)]
  if (target === undefined) throw new Error(t`elemento ${element.$ref} non dichiarato`)
  return {
    name: target.$name ?? '',
    many: occursMany(element),
    content: contentOf(target, schema),
  }
}

/** The operations of every binding of a WSDL, document/literal with one schema (WS-I Basic Profile 1.1). */
export const readOperations = async (path: string): Promise<readonly ContractOperation[]> => {
  const definitions = await openDefinitions(path)
  return Object.values(definitions.bindings).flatMap((binding) =>
    Object.entries(binding.methods).map(([name, { soapAction, input }]) => {
      const schema = definitions.schemas[String(input.targetNamespace)]
      const element = schema?.elements[input.$name ?? '']
      if (schema === undefined || element === undefined)
        throw new Error(t`l'operazione ${name} non dichiara il suo messaggio`)
      return { name, soapAction, request: toElement(element, schema) }
    }),
  )
}
