import type { DefinitionsElement, ElementElement, ServiceElement } from 'soap/lib/wsdl/elements.js'

import { t } from '../../../src/lib/language/t.ts'
import type { ContractElement, ContractOperation } from '../../../src/soap/contract.ts'
import { globalElement } from './read-elements.ts'

/** Where a document that a WSDL names is looked for; it throws where it may not be read. */
export type ImportLocation = (resolved: string, location: string) => string

// node-soap brings an HTTP client with it: it is loaded only by who reads a contract.
const openDefinitions = async (
  path: string,
  locate: ImportLocation,
): Promise<DefinitionsElement> => {
  const { open_wsdl } = await import('soap/lib/wsdl/index.js')
  const options = {
    // What was read once may have changed on the disk since.
    disableCache: true,
    wsdl_options: {
      overrideImportLocation: (resolved: string, _from: string, location: string) =>
        locate(resolved, location),
    },
  }
  return new Promise((resolve, reject) => {
    open_wsdl(path, options, (error, wsdl) => {
      if (error) reject(error instanceof Error ? error : new Error(String(error)))
      else if (wsdl === undefined) reject(new Error(t`WSDL vuoto`))
      else resolve(wsdl.definitions)
    })
  })
}

/** The element of a message, as node-soap leaves it on an operation. */
type MessageOf = Pick<ElementElement, '$name' | 'targetNamespace'>

const messageElement = (
  definitions: DefinitionsElement,
  operation: string,
  message: MessageOf,
): ContractElement => {
  const found = globalElement(definitions, String(message.targetNamespace), message.$name ?? '')
  if (found !== undefined) return found
  throw new Error(t`l'operazione ${operation} non dichiara il suo messaggio`)
}

const operationsOfService = (
  definitions: DefinitionsElement,
  service: string,
  { ports }: ServiceElement,
): ContractOperation[] =>
  Object.values(ports).flatMap(({ binding }) =>
    Object.entries(binding.methods).map(([name, { soapAction, input, output }]) => ({
      name,
      service,
      soapAction,
      request: messageElement(definitions, name, input as MessageOf),
      response:
        (output as MessageOf | null) === null
          ? null
          : messageElement(definitions, name, output as MessageOf),
    })),
  )

/** The operations of every service of a WSDL, document/literal (WS-I Basic Profile 1.1); each once. */
export const readOperations = async (
  path: string,
  locate: ImportLocation = (resolved) => resolved,
): Promise<readonly ContractOperation[]> => {
  const definitions = await openDefinitions(path, locate)
  const all = Object.entries(definitions.services).flatMap(([service, element]) =>
    operationsOfService(definitions, service, element),
  )
  // A service with several ports offers the same operations at each of them.
  return [...new Map(all.map((one) => [`${one.service}#${one.name}`, one])).values()]
}
