import { posix } from 'node:path'

import type { XmlElement } from 'libxml2-wasm'

import { elementAt, elements, openXml, textAt } from './xml/read-xml.ts'

/** An operation as it is offered at a port. */
export interface OfferedOperation {
  readonly name: string
  /** Values of the action that are right: the SOAPAction, and that of WS-Addressing. */
  readonly soapAction: string
  readonly action: string | null
  /** `{namespace}name` of the child of the Body; '' where it stays empty. */
  readonly input: string
  readonly output: string
  readonly oneWay: boolean
}

export interface OfferedPort {
  readonly name: string
  readonly version: '1.1' | '1.2'
  /** The path of its address. */
  readonly path: string
  readonly operations: readonly OfferedOperation[]
}

/** Prefixed name in an attribute, as `{namespace}name`. */
const resolved = (element: XmlElement, attribute: string): string => {
  const text = element.attr(attribute)?.value ?? ''
  const [prefix = '', local] = text.includes(':') ? text.split(':') : ['', text]
  return `{${element.namespaces[prefix] ?? ''}}${local ?? ''}`
}

type Named = ReadonlyMap<string, XmlElement>

const named = (roots: readonly XmlElement[], kind: string): Named =>
  new Map(
    roots.flatMap((root) =>
      elements(root, `wsdl:${kind}`).map((one): [string, XmlElement] => [
        `{${root.attr('targetNamespace')?.value ?? ''}}${one.attr('name')?.value ?? ''}`,
        one,
      ]),
    ),
  )

const bodyOf = (
  messages: Named,
  abstract: XmlElement | undefined,
  bound: XmlElement | undefined,
): string => {
  const message = abstract === undefined ? undefined : messages.get(resolved(abstract, 'message'))
  if (message === undefined) return ''
  const inHeader =
    bound === undefined
      ? []
      : elements(bound, 'b11:header | b12:header').map((one) => one.attr('part')?.value)
  const parts = bound === undefined ? undefined : textAt(bound, '(b11:body | b12:body)/@parts')
  const part = elements(message, 'wsdl:part').find((one) => {
    const name = one.attr('name')?.value ?? ''
    return parts === undefined ? !inHeader.includes(name) : parts.split(/\s+/).includes(name)
  })
  return part === undefined ? '' : resolved(part, 'element')
}

const pathIn = (address: string): string => {
  const withoutHost = address.replace(/^[a-z]+:\/\/[^/]*/i, '')
  return withoutHost === '/' ? '' : withoutHost
}

/** The ports of a WSDL with all that it imports. */
export const readPorts = (roots: readonly XmlElement[]): readonly OfferedPort[] => {
  const [messages, portTypes, bindings] = ['message', 'portType', 'binding'].map((kind) =>
    named(roots, kind),
  ) as [Named, Named, Named]
  const operationOf = (bound: XmlElement, portType: XmlElement): OfferedOperation => {
    const name = bound.attr('name')?.value ?? ''
    const abstract = elementAt(portType, `wsdl:operation[@name='${name}']`)
    const part = (which: string) =>
      bodyOf(
        messages,
        abstract === undefined ? undefined : elementAt(abstract, `wsdl:${which}`),
        elementAt(bound, `wsdl:${which}`),
      )
    return {
      name,
      soapAction: textAt(bound, '(b11:operation | b12:operation)/@soapAction') ?? '',
      action:
        abstract === undefined
          ? null
          : (textAt(abstract, 'wsdl:input/@wsaw:Action | wsdl:input/@wsam:Action') ?? null),
      input: part('input'),
      output: part('output'),
      oneWay: abstract !== undefined && elementAt(abstract, 'wsdl:output') === undefined,
    }
  }
  return roots.flatMap((root) =>
    elements(root, 'wsdl:service/wsdl:port').flatMap((port): OfferedPort[] => {
      const binding = bindings.get(resolved(port, 'binding'))
      const soap = binding && elementAt(binding, 'b11:binding | b12:binding')
      const portType = binding && portTypes.get(resolved(binding, 'type'))
      if (binding === undefined || soap === undefined || portType === undefined) return []
      return [
        {
          name: port.attr('name')?.value ?? '',
          version: soap.namespaceUri.endsWith('/soap12/') ? '1.2' : '1.1',
          path: pathIn(textAt(port, '(b11:address | b12:address)/@location') ?? ''),
          operations: elements(binding, 'wsdl:operation').map((one) => operationOf(one, portType)),
        },
      ]
    }),
  )
}

/** The WSDL documents that one leads to, itself first: by path. */
export const gatherWsdls = (
  path: string,
  files: Readonly<Record<string, Uint8Array>>,
): readonly string[] => {
  const found: string[] = []
  const waiting = [path]
  for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
    const bytes = files[next]
    if (bytes === undefined || found.includes(next)) continue
    found.push(next)
    const opened = openXml(bytes)
    if (typeof opened === 'string') continue
    const here = posix.dirname(next)
    for (const one of elements(opened.root, 'wsdl:import'))
      waiting.push(posix.join(here, one.attr('location')?.value ?? ''))
    opened[Symbol.dispose]()
  }
  return found
}
