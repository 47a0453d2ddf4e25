import type { QName } from '../schema/parse-schema.ts'

export type SoapVersion = '1.1' | '1.2'

/** An operation at a port of a WSDL, document/literal: plain data, which travels between threads. */
export interface SoapOperation {
  /** The WSDL, by its path in the folder of contracts. */
  readonly wsdl: string
  readonly service: string
  readonly port: string
  readonly name: string
  readonly version: SoapVersion
  /** Value of the SOAPAction header, or of the parameter `action` of SOAP 1.2. */
  readonly soapAction: string
  /** Value of wsa:Action, for who addresses the message (WS-Addressing Metadata §4.4). */
  readonly action: string
  /** Path of the port's address: what follows the environment's base address. */
  readonly path: string
  /** The child of the Body; null where it stays empty. */
  readonly input: QName | null
  /** Of the answer; null where nothing is answered, or an empty Body. */
  readonly output: QName | null
  /** Whether anything is answered at all. */
  readonly oneWay: boolean
}

/** How a qualified name is written in records and messages. */
export const clark = ({ namespace, name }: QName): string => `{${namespace}}${name}`
