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

/** What libxml2 says of an element that a schema does not declare at all. */
const undeclared = /No matching global declaration/

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

/**
 * The contract, compiled once for all the simulators of a process. A vendor's own schema goes before ours, which
 * is asked only of what that one does not declare.
 */
export const loadContract = async (
  validate?: (payload: XmlElement) => string | null,
): Promise<Contract> => {
  const own = await (loaded ??= load())
  if (validate === undefined) return own
  return {
    ...own,
    problem: (payload) => {
      const found = validate(payload) ?? undefined
      return found !== undefined && undeclared.test(found) ? own.problem(payload) : found
    },
  }
}
