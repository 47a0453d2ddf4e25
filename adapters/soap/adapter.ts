import { defineAdapter, type Adapter } from '../../src/adapter/define-adapter.ts'
import type { ContractSchemas } from '../../src/check/check.ts'
import { t } from '../../src/lib/language/t.ts'
import { readAnswer } from './answer/read.ts'
import { bodySchemas } from './body-schemas.ts'
import { content } from './checks/content.ts'
import { contract } from './checks/contract.ts'
import { registry, registryError } from './checks/registry.ts'
import { noContracts, suppliedContracts, type Contracts } from './contract/contracts.ts'
import { Deviations } from './deviate/deviations.ts'
import { deviationProblems } from './deviate/problems.ts'
import { effective } from './effective.ts'
import { namespaces } from './namespaces.ts'
import { recognise } from './recognise.ts'
import { SoapRequest } from './request.ts'
import { requestProblems } from './request-problems.ts'
import type { SecurityProfile } from './security/profile.ts'

const entryOf = (wsdl: string): string => `${wsdl}.entry.xsd`

const schemasOf = ({ content: { schemas, isOwn } }: Contracts): ContractSchemas => ({
  schemaFor: ({ facts }) => {
    const wsdl = facts['contract'] ?? ''
    return (
      (Object.hasOwn(schemas, wsdl) ? schemas[wsdl] : undefined) ?? {
        entry: entryOf(wsdl),
        files: {},
      }
    )
  },
  // Those of a folder elsewhere are not copied: their digest is in the record.
  kept: isOwn ? Object.assign({}, ...Object.values(schemas).map(({ files }) => files)) : {},
})

const securityOf = (contracts: Contracts, send: SoapRequest): SecurityProfile | undefined => {
  const made = effective(send, contracts)
  return made.ok ? made.value.security : undefined
}

/** Whether what travels is, on purpose, not what the contract says, or nobody says that it is. */
const isBroken = (send: SoapRequest, deviate: Readonly<Record<string, unknown>>): boolean =>
  ['body', 'envelope', 'tls', 'mtom'].some((layer) => deviate[layer] !== undefined) ||
  [send.xml, send.file, send.envelope].some((own) => own !== undefined)

/** SOAP by the WSDLs of the workspace. */
const soapBy = (contracts: Contracts): Adapter =>
  defineAdapter({
    id: 'soap',
    title: t`SOAP, con un WSDL qualsiasi`,
    request: SoapRequest,
    deviations: Deviations,
    defects: {},
    checks: [contract, registry, registryError, content],
    namespaces,
    problems: (send) => Promise.resolve(requestProblems(contracts, send)),
    bodySchemas: () => Promise.resolve(bodySchemas(contracts)),
    deviationProblems: (send, deviate) => {
      const made = effective(send, contracts)
      // What still holds expressions is read when they have their values.
      const { tls: _, ...own } = deviate
      const broken = Deviations.safeParse(own)
      return Promise.resolve(
        made.ok && broken.success ? deviationProblems(made.value, broken.data) : [],
      )
    },
    operationOf: ({ operation }) => operation,
    operatorsOf: (send) => {
      const name = securityOf(contracts, send)?.saml?.['signed-by']
      return name === undefined ? [] : [{ path: ['security', 'saml', 'signed-by'], name }]
    },
    keysOf: (send) => {
      const parsed = SoapRequest.safeParse(send)
      const security = parsed.success ? securityOf(contracts, parsed.data) : undefined
      return security?.x509 === undefined && security?.saml === undefined ? [] : ['authentication']
    },
    filesNamed: ({ file, envelope, attachments = {} }) => [
      ...(file === undefined ? [] : [{ path: ['file'], file }]),
      ...(envelope === undefined ? [] : [{ path: ['envelope'], file: envelope }]),
      ...Object.entries(attachments).flatMap(([name, one]) =>
        one.file === undefined ? [] : [{ path: ['attachments', name, 'file'], file: one.file }],
      ),
    ],
    writes: ({ writes }) => writes !== 'false',
    // What only a call needs is read when there is one.
    call: async (send, context) => (await import('./call.ts')).callSoap(contracts, send, context),
    read: readAnswer,
    recognise: (exchange) => recognise(contracts, exchange),
    knows: (operation) => contracts.content.operations.some(({ name }) => name === operation),
    signatures: async (exchange) =>
      (await import('./signatures/signatures.ts')).signaturesOf(exchange),
    explain: () => undefined,
    contract: schemasOf(contracts),
    ...(contracts.name === null ? {} : { contractName: contracts.name }),
    standing: (send, deviate) => (isBroken(send, deviate) ? [] : [{ contract: 'valid' }]),
    readSupplied: async (env, from) =>
      (await import('./contract/read-contracts.ts')).readContracts(env, from),
    suppliedFiles: Object.fromEntries(
      Object.entries(contracts.content.files).map(([path, text]) => [
        path,
        Buffer.from(text, 'base64'),
      ]),
    ),
    withSupplied: (given) => soapBy(suppliedContracts(given)),
  })

/** SOAP where the workspace has no contracts yet. */
export const soap = soapBy(noContracts)
