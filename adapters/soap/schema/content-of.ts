import type {
  ContractAttribute,
  ContractContent,
  ContractElement,
} from '../../../src/soap/contract.ts'
import { attributesOf, simpleValues } from './attributes-of.ts'
import type { Declarations, Declared } from './open-schema.ts'
import { qualified, xsNamespace, type SchemaNode } from './parse-schema.ts'

interface Around {
  readonly required: boolean
  readonly many: boolean
}

const always: Around = { required: true, many: false }

const occurs = ({ attributes }: SchemaNode, around: Around): Around => ({
  required: around.required && attributes['minOccurs'] !== '0',
  many:
    around.many ||
    attributes['maxOccurs'] === 'unbounded' ||
    Number(attributes['maxOccurs'] ?? '1') > 1,
})

type Found = ContractElement | 'any'

/** Reads the elements of schemas, each only when somebody looks into it: a type may hold itself. */
export const elementReader = (declarations: Declarations) => {
  /** What is read once is kept: a lazy content is asked for again and again. */
  const contents = new WeakMap<SchemaNode, Map<string, ContractContent>>()

  const lazily = (
    made: Omit<ContractElement, 'content' | 'attributes'>,
    content: () => ContractContent,
    attributes: () => readonly ContractAttribute[],
  ): ContractElement => {
    let known: ContractContent | undefined
    let knownAttributes: readonly ContractAttribute[] | undefined
    return {
      ...made,
      get content() {
        return (known ??= content())
      },
      get attributes() {
        return (knownAttributes ??= attributes())
      },
    }
  }

  const namedType = (node: SchemaNode, name: string, from: Declared): Declared | undefined => {
    const { namespace, name: local } = qualified(node, name, from.namespace)
    return declarations.find('type', namespace, local)
  }

  /** The type of an element: the one that stands in it, else the one that it names. */
  const typeOf = (declared: Declared): Declared | undefined => {
    const inline = declared.node.children.find(
      ({ kind }) => kind === 'complexType' || kind === 'simpleType',
    )
    if (inline !== undefined) return { ...declared, node: inline }
    const { type } = declared.node.attributes
    return type === undefined ? undefined : namedType(declared.node, type, declared)
  }

  const groupOf = (node: SchemaNode, from: Declared): Declared | undefined => {
    const { ref } = node.attributes
    if (ref === undefined) return undefined
    const { namespace, name } = qualified(node, ref, from.namespace)
    return declarations.find('group', namespace, name)
  }

  /** What may stand in the place of an element: itself, unless it is abstract, and its substitutes. */
  const alternatives = (declared: Declared, around: Around): readonly ContractElement[] => {
    const name = declared.node.attributes['name'] ?? ''
    const others = declarations
      .substitutes(declared.namespace, name)
      .flatMap((one) => alternatives(one, { ...around, required: false }))
    const isAbstract = declared.node.attributes['abstract'] === 'true'
    const own = globalElement(declared, {
      ...around,
      required: around.required && others.length === 0,
    })
    return isAbstract ? others : [own, ...others]
  }

  const elementAt = (node: SchemaNode, from: Declared, around: Around): readonly Found[] => {
    const { ref, name = '', form } = node.attributes
    if (ref !== undefined) {
      const target = qualified(node, ref, from.namespace)
      const declared = declarations.find('element', target.namespace, target.name)
      return declared === undefined ? ['any'] : alternatives(declared, around)
    }
    const isQualified = form === undefined ? from.elementsQualified : form === 'qualified'
    const own = { ...from, node }
    return [
      lazily(
        { name, namespace: isQualified ? from.namespace : '', ...around },
        () => contentOf(own),
        () => attributesOf(declarations, typeOf(own)),
      ),
    ]
  }

  const particles = (node: SchemaNode, from: Declared, around: Around): readonly Found[] =>
    node.children.flatMap((child): readonly Found[] => {
      const own = occurs(child, around)
      switch (child.kind) {
        case 'element':
          return elementAt(child, from, own)
        case 'any':
          return ['any']
        case 'choice':
          // One of several: of none can be said that it must be there.
          return particles(child, from, {
            ...own,
            required: own.required && child.children.length === 1,
          })
        case 'group': {
          const group = groupOf(child, from)
          return group === undefined ? ['any'] : particles(group.node, group, own)
        }
        case 'sequence':
        case 'all':
          return particles(child, from, own)
        case 'complexContent':
          return derived(child, from, own)
        default:
          return []
      }
    })

  /** An extension adds to what its base has; a restriction says all anew. */
  const derived = (node: SchemaNode, from: Declared, around: Around): readonly Found[] =>
    node.children.flatMap((child) => {
      const own = particles(child, from, around)
      if (child.kind !== 'extension') return own
      const base = namedType(child, child.attributes['base'] ?? '', from)
      return [...(base === undefined ? [] : particles(base.node, base, around)), ...own]
    })

  const contentOfType = (type: Declared): ContractContent => {
    const { node } = type
    const isSimple =
      node.kind === 'simpleType' || node.children.some(({ kind }) => kind === 'simpleContent')
    if (isSimple) return { kind: 'text', type: 'string', values: simpleValues(declarations, type) }
    const found = particles(node, type, always)
    // Of two particles of one element, what comes later adds nothing but that it may come again.
    const elements = new Map<string, ContractElement>()
    for (const one of found) {
      if (one === 'any') continue
      const key = `{${one.namespace}}${one.name}`
      const earlier = elements.get(key)
      if (earlier === undefined) elements.set(key, one)
    }
    return found.includes('any')
      ? { kind: 'elements', elements: [...elements.values()], open: true }
      : { kind: 'elements', elements: [...elements.values()] }
  }

  const contentOf = (declared: Declared): ContractContent => {
    const type = typeOf(declared)
    if (type === undefined) {
      const { type: named = 'anyType' } = declared.node.attributes
      const { namespace, name } = qualified(declared.node, named, declared.namespace)
      const isAny = name === 'anyType' || (namespace !== xsNamespace && named !== 'anyType')
      return isAny
        ? { kind: 'elements', elements: [], open: true }
        : { kind: 'text', type: name, values: null }
    }
    const known = contents.get(type.node) ?? new Map<string, ContractContent>()
    contents.set(type.node, known)
    const content = known.get(type.namespace) ?? contentOfType(type)
    known.set(type.namespace, content)
    return content
  }

  const globalElement = (declared: Declared, around: Around): ContractElement =>
    lazily(
      { name: declared.node.attributes['name'] ?? '', namespace: declared.namespace, ...around },
      () => contentOf(declared),
      () => attributesOf(declarations, typeOf(declared)),
    )

  /** An element that is declared at the top of a schema; undefined where there is none. */
  return (namespace: string, name: string): ContractElement | undefined => {
    const declared = declarations.find('element', namespace, name)
    return declared === undefined ? undefined : globalElement(declared, always)
  }
}
