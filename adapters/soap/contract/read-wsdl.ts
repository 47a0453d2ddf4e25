import type { SoapOperation } from './operation.ts'
import type { QName } from '../schema/parse-schema.ts'
import { readWsdlNodes, type WsdlNodes } from './wsdl-nodes.ts'

/** An operation that cannot be called, and why in a few technical words. */
export interface Unsupported {
  readonly service: string
  readonly port: string
  readonly name: string
  readonly reason: string
}

const pathOf = (address: string): string => {
  try {
    const { pathname, search } = new URL(address)
    return pathname === '/' ? search : `${pathname}${search}`
  } catch {
    return address.startsWith('/') ? address : ''
  }
}

/** The documents that a WSDL is made of, looked through by qualified names. */
const lookThrough = (documents: readonly WsdlNodes[]) => {
  const find =
    <Kind extends 'messages' | 'portTypes' | 'bindings'>(kind: Kind) =>
    ({ namespace, name }: QName): WsdlNodes[Kind][string] | undefined =>
      documents.find(
        (one) => one.targetNamespace === namespace && Object.hasOwn(one[kind], name),
      )?.[kind][name] as WsdlNodes[Kind][string] | undefined
  return { message: find('messages'), portType: find('portTypes'), binding: find('bindings') }
}

type Bound = WsdlNodes['bindings'][string]['operations'][number]

/** The element that stands in the Body; null where it stays empty, undefined where it is no document/literal. */
const bodyElement = (
  parts: WsdlNodes['messages'][string],
  { parts: named, headerParts, use }: Bound['input'],
): QName | null | undefined => {
  if (use !== 'literal') return undefined
  const inBody = parts.filter(({ name }) =>
    named === null ? !headerParts.includes(name) : named.includes(name),
  )
  const [part, ...others] = inBody
  if (part === undefined) return null
  return others.length > 0 ? undefined : (part.element ?? undefined)
}

/** The operations of every service of a WSDL, at every port; those that are not document/literal apart. */
export const readWsdl = (
  wsdl: string,
  texts: readonly string[],
): {
  readonly operations: readonly SoapOperation[]
  readonly unsupported: readonly Unsupported[]
} => {
  const documents = texts.map((text) => readWsdlNodes(text))
  const { message, portType, binding } = lookThrough(documents)
  const operations: SoapOperation[] = []
  const unsupported: Unsupported[] = []

  const take = (
    place: { readonly service: string; readonly port: string; readonly address: string },
    bound: WsdlNodes['bindings'][string],
    one: Bound,
  ): void => {
    const { service, port, address } = place
    const refuse = (reason: string): void => {
      unsupported.push({ service, port, name: one.name, reason })
    }
    const abstract = portType(bound.type)?.find(({ name }) => name === one.name)
    if (abstract?.input === undefined || abstract.input === null) return refuse('portType')
    if (one.style !== 'document') return refuse(one.style)
    const input = bodyElement(message(abstract.input.message) ?? [], one.input)
    const output =
      abstract.output === null
        ? null
        : bodyElement(message(abstract.output.message) ?? [], one.output)
    if (input === undefined || output === undefined) return refuse(`${one.style}/${one.input.use}`)
    const { namespace, name: portTypeName } = bound.type
    const inputName =
      abstract.input.name === ''
        ? `${one.name}${abstract.output === null ? '' : 'Request'}`
        : abstract.input.name
    // WS-Addressing Metadata §4.4.4: the default, for want of an explicit action.
    const separator = namespace.startsWith('urn:') ? ':' : '/'
    const usual = `${namespace.replace(/[:/]$/, '')}${separator}${portTypeName}${separator}${inputName}`
    operations.push({
      wsdl,
      service,
      port,
      name: one.name,
      version: bound.version,
      soapAction: one.soapAction,
      action: abstract.input.action ?? (one.soapAction === '' ? usual : one.soapAction),
      path: pathOf(address),
      input,
      output,
      oneWay: abstract.output === null,
    })
  }

  for (const document of documents)
    for (const [service, ports] of Object.entries(document.services))
      for (const { name: port, binding: boundTo, address } of ports) {
        const bound = binding(boundTo)
        for (const one of bound?.operations ?? [])
          if (bound !== undefined) take({ service, port, address }, bound, one)
      }
  return { operations, unsupported }
}
