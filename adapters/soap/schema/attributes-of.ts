import type { ContractAttribute } from '../../../src/soap/contract.ts'
import type { Declarations, Declared } from './open-schema.ts'
import { qualified, type SchemaNode } from './parse-schema.ts'

const derivation = (node: SchemaNode): SchemaNode | undefined =>
  node.children.find(({ kind }) => kind === 'restriction' || kind === 'extension')

/** The closed set of values of a simple type, or of simple content; null when any text is allowed. */
export const simpleValues = (
  declarations: Declarations,
  type: Declared,
  depth = 0,
): readonly string[] | null => {
  const holder = type.node.children.find(({ kind }) => kind === 'simpleContent') ?? type.node
  const derived = derivation(holder)
  if (derived === undefined || depth > 10) return null
  const values = derived.children
    .filter(({ kind }) => kind === 'enumeration')
    .map(({ attributes }) => attributes['value'] ?? '')
  if (values.length > 0) return values
  const base = derived.attributes['base']
  if (base === undefined) return null
  const { namespace, name } = qualified(derived, base, type.namespace)
  const found = declarations.find('type', namespace, name)
  return found === undefined ? null : simpleValues(declarations, found, depth + 1)
}

const valuesOf = (declarations: Declarations, declared: Declared): readonly string[] | null => {
  const inline = declared.node.children.find(({ kind }) => kind === 'simpleType')
  if (inline !== undefined) return simpleValues(declarations, { ...declared, node: inline })
  const { type } = declared.node.attributes
  if (type === undefined) return null
  const { namespace, name } = qualified(declared.node, type, declared.namespace)
  const found = declarations.find('type', namespace, name)
  return found === undefined ? null : simpleValues(declarations, found)
}

const attributeOf = (
  declarations: Declarations,
  node: SchemaNode,
  from: Declared,
): readonly ContractAttribute[] => {
  const { ref, use, form } = node.attributes
  if (use === 'prohibited') return []
  const required = use === 'required'
  if (ref !== undefined) {
    const { namespace, name } = qualified(node, ref, from.namespace)
    const target = declarations.find('attribute', namespace, name)
    const values = target === undefined ? null : valuesOf(declarations, target)
    return [{ name, namespace, required, values }]
  }
  const isQualified = form === undefined ? from.attributesQualified : form === 'qualified'
  return [
    {
      name: node.attributes['name'] ?? '',
      namespace: isQualified ? from.namespace : '',
      required,
      values: valuesOf(declarations, { ...from, node }),
    },
  ]
}

const within = (
  declarations: Declarations,
  node: SchemaNode,
  from: Declared,
  depth: number,
): readonly ContractAttribute[] =>
  depth > 20
    ? []
    : node.children.flatMap((child): readonly ContractAttribute[] => {
        switch (child.kind) {
          case 'attribute':
            return attributeOf(declarations, child, from)
          case 'attributeGroup': {
            const { namespace, name } = qualified(
              child,
              child.attributes['ref'] ?? '',
              from.namespace,
            )
            const group = declarations.find('attributeGroup', namespace, name)
            return group === undefined ? [] : within(declarations, group.node, group, depth + 1)
          }
          case 'complexContent':
          case 'simpleContent':
            return within(declarations, child, from, depth + 1)
          case 'extension':
          case 'restriction': {
            const { namespace, name } = qualified(
              child,
              child.attributes['base'] ?? '',
              from.namespace,
            )
            const base = declarations.find('type', namespace, name)
            return [
              ...within(declarations, child, from, depth + 1),
              ...(base === undefined ? [] : within(declarations, base.node, base, depth + 1)),
            ]
          }
          default:
            return []
        }
      })

/** The attributes that a type gives to its elements, each once. */
export const attributesOf = (
  declarations: Declarations,
  type: Declared | undefined,
): readonly ContractAttribute[] => {
  if (type === undefined || type.node.kind === 'simpleType') return []
  const found = within(declarations, type.node, type, 0)
  return [
    ...new Map(found.toReversed().map((one) => [`{${one.namespace}}${one.name}`, one])).values(),
  ].toReversed()
}
