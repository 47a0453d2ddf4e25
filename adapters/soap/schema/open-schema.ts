import { posix } from 'node:path'

import type { XsdSource } from '../../../src/model/xsd-source.ts'
import { parseSchema, type SchemaNode } from './parse-schema.ts'

/** A declaration with the schema that it stands in. */
export interface Declared {
  readonly node: SchemaNode
  /** The target namespace of its schema, or of the one that includes it. */
  readonly namespace: string
  readonly elementsQualified: boolean
  readonly attributesQualified: boolean
}

export type DeclarationKind = 'element' | 'type' | 'group' | 'attributeGroup' | 'attribute'

/** The global declarations of a set of schemas. */
export interface Declarations {
  readonly find: (kind: DeclarationKind, namespace: string, name: string) => Declared | undefined
  /** Elements that may stand in the place of another (XML Schema Part 1 §2.2.2.2). */
  readonly substitutes: (namespace: string, name: string) => readonly Declared[]
}

const kindOf = (node: SchemaNode): DeclarationKind | undefined => {
  switch (node.kind) {
    case 'element':
      return 'element'
    case 'complexType':
    case 'simpleType':
      return 'type'
    case 'group':
      return 'group'
    case 'attributeGroup':
      return 'attributeGroup'
    case 'attribute':
      return 'attribute'
    default:
      return undefined
  }
}

const keyOf = (kind: DeclarationKind, namespace: string, name: string): string =>
  `${kind} {${namespace}}${name}`

/** Reads all schemas that an entry leads to, each once for every namespace that it is read in. */
export const openSchema = ({ entry, files }: XsdSource): Declarations => {
  const found = new Map<string, Declared>()
  const heads = new Map<string, Declared[]>()
  const read = new Set<string>()

  const declare = (node: SchemaNode, declared: Omit<Declared, 'node'>): void => {
    const kind = kindOf(node)
    const name = node.attributes['name']
    if (kind === undefined || name === undefined) return
    const one = { ...declared, node }
    const key = keyOf(kind, declared.namespace, name)
    if (!found.has(key)) found.set(key, one)
    const head = node.attributes['substitutionGroup']
    if (kind !== 'element' || head === undefined) return
    const at = head.indexOf(':')
    const namespace = at < 0 ? (node.scope[''] ?? '') : (node.scope[head.slice(0, at)] ?? '')
    const headKey = keyOf('element', namespace, head.slice(at + 1))
    heads.set(headKey, [...(heads.get(headKey) ?? []), one])
  }

  const visit = (path: string, includedIn: string | null): void => {
    const text = files[path]
    if (text === undefined || read.has(`${path}#${includedIn ?? ''}`)) return
    read.add(`${path}#${includedIn ?? ''}`)
    const { root, targetNamespace } = parseSchema(text)
    const namespace = targetNamespace === '' ? (includedIn ?? '') : targetNamespace
    const declared = {
      namespace,
      elementsQualified: root.attributes['elementFormDefault'] === 'qualified',
      attributesQualified: root.attributes['attributeFormDefault'] === 'qualified',
    }
    for (const node of root.children) {
      const location = node.attributes['schemaLocation']
      if (['import', 'include', 'redefine'].includes(node.kind) && location !== undefined) {
        const at = posix.join(posix.dirname(path), location)
        visit(at, node.kind === 'import' ? null : namespace)
      }
      for (const one of node.kind === 'redefine' ? node.children : [node]) declare(one, declared)
    }
  }
  visit(entry, null)

  return {
    find: (kind, namespace, name) => found.get(keyOf(kind, namespace, name)),
    substitutes: (namespace, name) => heads.get(keyOf('element', namespace, name)) ?? [],
  }
}
