import { randomBytes } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

import { soap } from '../../../../../adapters/soap/adapter.ts'
import { soapSimulator } from '../../../../../adapters/soap/simulate/soap-simulator.ts'
import type { Adapter, CallContext, Operator } from '../../../../../src/adapter/define-adapter.ts'
import type { Supplied } from '../../../../../src/adapter/supplied.ts'
import { signingKeyFromPem } from '../../../../../src/certificates/signing-key.ts'
import type { SimulatedWorld } from '../../../../../src/adapter/simulated.ts'
import { packageRoot } from '../../../../../src/lib/package-root.ts'
import { secret } from '../../../../../src/model/secret.ts'
import {
  startSimulator,
  type RunningSimulator,
} from '../../../../../src/simulator/start-simulator.ts'
import { openTransport } from '../../../../../src/transport/open-transport.ts'
import { issueTestPki, makeWorld, type TestDoctor } from '../../../../support/sist-world.ts'
import { makeWorkspace } from '../../../../support/temp-workspace.ts'

/** Files by path in a folder of contracts. */
export type ContractTexts = Readonly<Record<string, string>>

/** The contracts of this repository. */
export const ownContracts = (): ContractTexts => {
  const folder = join(packageRoot, 'contracts')
  return Object.fromEntries(
    readdirSync(folder, { recursive: true, withFileTypes: true }).flatMap((entry) => {
      if (!entry.isFile()) return []
      const path = join(entry.parentPath, entry.name)
      return [[path.slice(folder.length + 1).replaceAll('\\', '/'), readFileSync(path, 'utf8')]]
    }),
  )
}

/** The adapter in a workspace that has these contracts. */
export const soapWith = async (contracts: ContractTexts): Promise<Adapter> => {
  const workspace = makeWorkspace({ 'plans/.keep': '' })
  for (const [path, text] of Object.entries(contracts)) workspace.write(`contracts/${path}`, text)
  const supplied = await soap.readSupplied?.({}, workspace.folder)
  const made = soap.withSupplied?.(supplied as Supplied)
  if (supplied === undefined || made === undefined) throw new Error('nothing was supplied')
  return made
}

const operatorOf = (name: string, { known, authentication, signature }: TestDoctor): Operator => ({
  name,
  ...known,
  authentication: signingKeyFromPem(authentication.certificatePem, authentication.keyPem),
  signature: signingKeyFromPem(signature.certificatePem, signature.keyPem),
})

/** The adapter, and its simulator over mutual TLS. */
export interface SoapWorld {
  readonly adapter: Adapter
  readonly simulator: RunningSimulator
  readonly context: (changes?: Partial<CallContext>) => CallContext
  readonly call: (
    send: Readonly<Record<string, unknown>>,
    changes?: Partial<CallContext>,
  ) => ReturnType<Adapter['call']>
  readonly close: () => Promise<void>
}

/** `changes`: how the world that the simulator plays in differs from the usual one. */
export const startSoap = async (
  contracts: ContractTexts,
  changes: Partial<SimulatedWorld> = {},
): Promise<SoapWorld> => {
  const [pki, adapter] = await Promise.all([issueTestPki(), soapWith(contracts)])
  const simulator = await startSimulator({
    services: [
      await soapSimulator.create({
        ...makeWorld(pki),
        ...changes,
        ...(adapter.suppliedFiles === undefined ? {} : { suppliedFiles: adapter.suppliedFiles }),
      }),
    ],
    server: pki.server,
    clientCertificate: 'required',
    knownClients: [pki.client.certificatePem],
  })
  const transport = openTransport(
    {
      caPem: pki.server.certificatePem,
      client: { kind: 'pem', certificatePem: pki.client.certificatePem, keyPem: pki.client.keyPem },
    } as never,
    5000,
  )
  const operators = [
    operatorOf('medico-titolare', pki.titolare),
    operatorOf('medico-altro', pki.altro),
  ] as const
  const [titolare] = operators
  const context = (changes: Partial<CallContext> = {}): CallContext => ({
    endpoint: `${simulator.url}/soap`,
    application: {
      name: 'Applicativo di prova',
      producer: 'Produttore di prova',
      version: '1.0.0',
      applicationCode: secret('CODICE-DI-PROVA'),
    },
    operator: { datiOperatore: titolare, authentication: titolare, signature: titolare },
    operatorNamed: (name) => operators.find((one) => one.name === name) ?? titolare,
    instant: new Date(),
    randomBytes: (length) => randomBytes(length),
    earlier: () => undefined,
    file: (path) => {
      throw new Error(`no file ${path}`)
    },
    deviate: {},
    defects: new Set(),
    send: (request) => transport.send(request, undefined, {} as never),
    ...changes,
  })
  return {
    adapter,
    simulator,
    context,
    call: (send, changes) => adapter.call(adapter.request.parse(send), context(changes)),
    close: async () => {
      await transport.close()
      await simulator.close()
    },
  }
}

const cf = 'PROVAX00X00X000Y'
/** The patient of the sample plan, in CX form. */
export const patient = 'TSTTST00A01A000W^^^&2.16.840.1.113883.2.9.4.3.2&ISO'

/** What a request to the sample registry carries beside its body. */
export const secured = (action: string) => ({
  profile: 'fse-xds/fse',
  security: {
    saml: {
      'name-id': `${cf}^^^&2.16.840.1.113883.2.9.4.3.2&ISO`,
      attributes: {
        subject: cf,
        action,
        patient,
        'application-id': 'Applicativo di prova',
        'application-vendor': 'Produttore di prova',
        'application-version': '1.0.0',
      },
    },
  },
})

/** A query for all documents of the patient. */
export const query = {
  operation: 'RegistryStoredQuery',
  ...secured('READ'),
  body: {
    AdhocQuery: {
      Slot: { ValueList: { Value: `'${patient}'` }, '@name': '$XDSDocumentEntryPatientId' },
      '@id': 'urn:uuid:14d4debf-8f97-4251-9a74-a90016b0af0d',
    },
    ResponseOption: { '@returnType': 'LeafClass' },
  },
}
