import { defineAdapter, type Adapter } from '../../src/adapter/define-adapter.ts'
import { t } from '../../src/lib/language/t.ts'
import { readAnswer } from './answer/read.ts'
import { bodySchemas } from './body-schema.ts'
import { anomalies } from './checks/anomalies.ts'
import { esito } from './checks/esito.ts'
import { identifier } from './checks/identifier.ts'
import { responseSignature } from './checks/response-signature.ts'
import { gistOf } from './compare/gist.ts'
import { said } from './said.ts'
import { switchesBehind } from './compare/switches-behind.ts'
import { codes, explainCode } from './codes/explain-code.ts'
import { suppliedContractCheck } from './checks/supplied-contract.ts'
import { defects } from './defects.ts'
import { Deviations, readDeviations } from './deviate/deviations.ts'
import { deviationProblems } from './deviate/problems.ts'
import { keysOf } from './keys-of.ts'
import { messageProblems } from './message-problems.ts'
import { namespaces } from './namespaces.ts'
import { recognise } from './recognise.ts'
import { rehearseAnswer } from './rehearse.ts'
import { SistRequest } from './request.ts'
import { requestProblems } from './request-problems.ts'
import { builtInContract, findOperation, type SistContract } from './sist-contract.ts'
import { stepsNamed } from './steps-named.ts'
import {
  contractWith,
  promisedBy,
  suppliedContract,
  type SuppliedContract,
} from './supplied/supplied-contract.ts'
import { ownContract } from './wsdl/own-contract.ts'
import { isKnown, writesSomething } from './writes.ts'

/** Whether what travels is, on purpose, not what the contract says. */
const isBroken = (deviate: Readonly<Record<string, unknown>>): boolean =>
  ['body', 'envelope', 'tls'].some((layer) => deviate[layer] !== undefined)

/** SIST Puglia: SOAP 1.1 with a signed WS-Security Timestamp, by one contract or another. */
const sistBy = (contract: SistContract, supplied: SuppliedContract | null): Adapter =>
  defineAdapter({
    id: 'sist',
    title: t`SIST Puglia, ciclo di vita prescrittivo (CVPService)`,
    request: SistRequest,
    deviations: Deviations,
    defects,
    checks: [anomalies, esito, identifier, responseSignature, suppliedContractCheck(supplied)],
    namespaces,
    problems: (send) => requestProblems(contract, send),
    messageProblems,
    bodySchemas: () => bodySchemas(contract),
    deviationProblems: async (send, deviate) => {
      const found = await findOperation(contract, send)
      return found.ok ? deviationProblems(found.operation, send, readDeviations(deviate)) : []
    },
    operationOf: ({ operation }) => operation,
    operatorsOf: ({ document }) =>
      Object.entries(document ?? {}).flatMap(([role, name]) =>
        (role === 'author' || role === 'sostituito') && typeof name === 'string'
          ? [{ path: ['document', role], name }]
          : [],
      ),
    keysOf,
    stepsNamed,
    writes: writesSomething,
    // What only a call, or only a verification, needs is read when there is one.
    call: async (send, context) => (await import('./call.ts')).callSist(contract, send, context),
    rehearse: rehearseAnswer,
    read: (exchange) => readAnswer(exchange, promisedBy(supplied, exchange)),
    recognise,
    knows: (operation) =>
      isKnown(operation) || (supplied?.operations ?? []).some(({ name }) => name === operation),
    signatures: async (exchange) => (await import('./signatures.ts')).signaturesOf(exchange),
    said,
    gist: gistOf,
    switchesBehind,
    explain: explainCode,
    codes,
    contract: contract.schemas,
    contractName: contract.name,
    standing: ({ operation }, deviate) =>
      supplied === null ||
      isBroken(deviate) ||
      !supplied.operations.some(({ name }) => name === operation)
        ? []
        : [{ 'supplied-contract': 'valid' }],
    differences: async () => {
      if (supplied === null) return []
      const { compareContracts } = await import('./supplied/compare-contracts.ts')
      return compareContracts(await ownContract(), supplied.operations)
    },
    readSupplied: async (env, from) =>
      (await import('./supplied/read-supplied.ts')).readSupplied(env, from),
    withSupplied: (given) => sistBy(contractWith(given), suppliedContract(given)),
  })

/** SIST by the contract that comes with the adapter. */
export const sist = sistBy(builtInContract, null)
