import type { XmlElement } from 'libxml2-wasm'

import { withXml } from '../../../src/xml/parse-xml.ts'
import type { QName } from '../schema/parse-schema.ts'

export const prefixes = {
  wsdl: 'http://schemas.xmlsoap.org/wsdl/',
  soap11: 'http://schemas.xmlsoap.org/wsdl/soap/',
  soap12: 'http://schemas.xmlsoap.org/wsdl/soap12/',
  wsaw: 'http://www.w3.org/2006/05/addressing/wsdl',
  wsam: 'http://www.w3.org/2007/05/addressing/metadata',
}

interface Part {
  readonly name: string
  readonly element: QName | null
}

interface PortTypeOperation {
  readonly name: string
  readonly input: {
    readonly message: QName
    readonly name: string
    readonly action: string | null
  } | null
  readonly output: { readonly message: QName } | null
}

interface BindingMessage {
  /** Names of the parts that stand in the Body; null for all that no header takes. */
  readonly parts: readonly string[] | null
  readonly headerParts: readonly string[]
  readonly use: string
}

interface BindingOperation {
  readonly name: string
  readonly soapAction: string
  readonly style: string
  readonly input: BindingMessage
  readonly output: BindingMessage
}

/** One WSDL document as plain data. */
export interface WsdlNodes {
  readonly targetNamespace: string
  readonly messages: Readonly<Record<string, readonly Part[]>>
  readonly portTypes: Readonly<Record<string, readonly PortTypeOperation[]>>
  readonly bindings: Readonly<
    Record<
      string,
      {
        readonly type: QName
        readonly version: '1.1' | '1.2'
        readonly operations: readonly BindingOperation[]
      }
    >
  >
  readonly services: Readonly<
    Record<
      string,
      readonly { readonly name: string; readonly binding: QName; readonly address: string }[]
    >
  >
}

const all = (from: XmlElement, xpath: string): XmlElement[] =>
  from.find(xpath, prefixes) as XmlElement[]

const attribute = (element: XmlElement | undefined, name: string): string =>
  element?.attr(name)?.value ?? ''

const qnameIn = (element: XmlElement, name: string): QName => {
  const text = attribute(element, name)
  const at = text.indexOf(':')
  return {
    namespace: element.namespaces[at < 0 ? '' : text.slice(0, at)] ?? '',
    name: text.slice(at + 1),
  }
}

const byName = <Value>(
  elements: readonly XmlElement[],
  toValue: (element: XmlElement) => Value,
): Record<string, Value> =>
  Object.fromEntries(elements.map((element) => [attribute(element, 'name'), toValue(element)]))

const toParts = (message: XmlElement): Part[] =>
  all(message, 'wsdl:part').map((part) => ({
    name: attribute(part, 'name'),
    element: part.attr('element') === null ? null : qnameIn(part, 'element'),
  }))

const toPortTypeOperation = (operation: XmlElement): PortTypeOperation => {
  const [input] = all(operation, 'wsdl:input')
  const [output] = all(operation, 'wsdl:output')
  const action = input?.find('@wsaw:Action | @wsam:Action', prefixes)[0]?.content
  return {
    name: attribute(operation, 'name'),
    input:
      input === undefined
        ? null
        : {
            message: qnameIn(input, 'message'),
            name: attribute(input, 'name'),
            action: action ?? null,
          },
    output: output === undefined ? null : { message: qnameIn(output, 'message') },
  }
}

const toBindingMessage = (operation: XmlElement, which: 'input' | 'output'): BindingMessage => {
  const [body] = all(operation, `wsdl:${which}/soap11:body | wsdl:${which}/soap12:body`)
  const headers = all(operation, `wsdl:${which}/soap11:header | wsdl:${which}/soap12:header`)
  const parts = body?.attr('parts')?.value
  return {
    parts: parts === undefined ? null : parts.split(/\s+/).filter(Boolean),
    headerParts: headers.map((header) => attribute(header, 'part')),
    use: body?.attr('use')?.value ?? 'literal',
  }
}

const toBinding = (binding: XmlElement): WsdlNodes['bindings'][string] | null => {
  const [soap] = all(binding, 'soap11:binding | soap12:binding')
  // A binding to something else (HTTP GET, MIME) is nobody's mistake: it is not for us.
  if (soap === undefined) return null
  const style = soap.attr('style')?.value ?? 'document'
  return {
    type: qnameIn(binding, 'type'),
    version: soap.namespaceUri === prefixes.soap12 ? '1.2' : '1.1',
    operations: all(binding, 'wsdl:operation').map((operation) => {
      const [own] = all(operation, 'soap11:operation | soap12:operation')
      return {
        name: attribute(operation, 'name'),
        soapAction: attribute(own, 'soapAction'),
        style: own?.attr('style')?.value ?? style,
        input: toBindingMessage(operation, 'input'),
        output: toBindingMessage(operation, 'output'),
      }
    }),
  }
}

const toPorts = (service: XmlElement) =>
  all(service, 'wsdl:port').map((port) => ({
    name: attribute(port, 'name'),
    binding: qnameIn(port, 'binding'),
    address: attribute(all(port, 'soap11:address | soap12:address')[0], 'location'),
  }))

/** Reads one WSDL 1.1 document; what is wrong with it as XML is thrown. */
export const readWsdlNodes = (text: string): WsdlNodes => {
  const read = withXml(Buffer.from(text, 'utf8'), ({ root }): WsdlNodes => ({
    targetNamespace: attribute(root, 'targetNamespace'),
    messages: byName(all(root, 'wsdl:message'), toParts),
    portTypes: byName(all(root, 'wsdl:portType'), (one) =>
      all(one, 'wsdl:operation').map(toPortTypeOperation),
    ),
    bindings: Object.fromEntries(
      all(root, 'wsdl:binding').flatMap((one) => {
        const binding = toBinding(one)
        return binding === null ? [] : [[attribute(one, 'name'), binding]]
      }),
    ),
    services: byName(all(root, 'wsdl:service'), toPorts),
  }))
  if (!read.ok) throw new Error(read.reason)
  return read.value
}
