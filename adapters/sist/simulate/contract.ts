import { readFile } from 'node:fs/promises'
import { join } from 'node:path'

import { XmlDocument, XmlValidateError, XsdValidator, type XmlElement } from 'libxml2-wasm'

import { packageRoot } from '../../../src/lib/package-root.ts'

/** Our contract of CVPService, compiled. */
export interface Contract {
  readonly wsdl: Uint8Array
  readonly xsd: Uint8Array
  /** What keeps a payload from being valid; undefined when it is. */
  readonly problem: (payload: XmlElement) => string | undefined
}

const folder = join(packageRoot, 'adapters', 'sist', 'contract')

const load = async (): Promise<Contract> => {
  const [wsdl, xsd] = await Promise.all([
    readFile(join(folder, 'CVPService.wsdl')),
    readFile(join(folder, 'CVPService.xsd')),
  ])
  const schema = XmlDocument.fromBuffer(xsd)
  const validator = XsdValidator.fromDoc(schema)
  schema.dispose()
  return {
    wsdl,
    xsd,
    problem: (payload) => {
      try {
        validator.validate(payload)
        return undefined
      } catch (error) {
        if (error instanceof XmlValidateError) return error.message.trim()
        throw error
      }
    },
  }
}

let loaded: Promise<Contract> | undefined

/** The contract, compiled once for all the simulators of a process. */
export const loadContract = (): Promise<Contract> => (loaded ??= load())
