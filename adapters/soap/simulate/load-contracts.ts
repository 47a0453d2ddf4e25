import type { SimulatedWorld } from '../../../src/adapter/simulated.ts'
import { readPolicy } from './policy.ts'
import type { ServedContract } from './received.ts'
import { compileSchemas } from './schema.ts'
import { gatherWsdls, readPorts } from './wsdl.ts'
import { openXml, type OpenXml } from './xml/read-xml.ts'

const isWsdl = (path: string): boolean => /\.wsdl$/i.test(path)

const load = (path: string, files: Readonly<Record<string, Uint8Array>>): ServedContract => {
  const opened = gatherWsdls(path, files).flatMap((one): { path: string; xml: OpenXml }[] => {
    const xml = openXml(files[one] ?? new Uint8Array())
    if (typeof xml === 'string') throw new Error(`${one}: ${xml}`)
    return [{ path: one, xml }]
  })
  try {
    const policyPath = path.replace(/\.wsdl$/i, '.simulator.yaml')
    return {
      wsdl: path,
      ports: readPorts(opened.map(({ xml }) => xml.root)),
      policy: readPolicy(policyPath, files[policyPath]),
      validate: compileSchemas(
        opened.map(({ path: one, xml }) => ({ path: one, root: xml.root })),
        files,
      ),
    }
  } finally {
    for (const { xml } of opened) xml[Symbol.dispose]()
  }
}

/** The services of all WSDLs that were supplied; a WSDL without a service is a part of another. */
export const loadContracts = ({
  suppliedFiles = {},
}: Pick<SimulatedWorld, 'suppliedFiles'>): readonly ServedContract[] =>
  Object.keys(suppliedFiles)
    .filter(isWsdl)
    .map((path) => load(path, suppliedFiles))
    .filter(({ ports }) => ports.length > 0)
