import { defineAdapter } from '../../src/adapter/define-adapter.ts'
import { t } from '../../src/lib/language/t.ts'
import { readAnswer } from './answer/read.ts'
import { bodySchemas } from './body-schema.ts'
import { callSist, operationOf } from './call.ts'
import { anomalies } from './checks/anomalies.ts'
import { esito } from './checks/esito.ts'
import { identifier } from './checks/identifier.ts'
import { responseSignature } from './checks/response-signature.ts'
import { contractSchema } from './contract-schema.ts'
import { defects } from './defects.ts'
import { Deviations, readDeviations } from './deviate/deviations.ts'
import { deviationProblems } from './deviate/problems.ts'
import { explainCode } from './explain.ts'
import { keysOf } from './keys-of.ts'
import { namespaces } from './namespaces.ts'
import { rehearseAnswer } from './rehearse.ts'
import { SistRequest } from './request.ts'
import { requestProblems } from './request-problems.ts'
import { stepsNamed } from './steps-named.ts'

const writing: ReadonlySet<string> = new Set([
  'chkPrescrizione',
  'setRegistraPrescrizione',
  'setAnnullaPrescrizione',
])

/** SIST Puglia, service CVPService: SOAP 1.1 with a signed WS-Security Timestamp. */
export const sist = defineAdapter({
  id: 'sist',
  title: t`SIST Puglia, ciclo di vita prescrittivo (CVPService)`,
  request: SistRequest,
  deviations: Deviations,
  defects,
  checks: [anomalies, esito, identifier, responseSignature],
  namespaces,
  problems: requestProblems,
  bodySchemas,
  deviationProblems: async (send, deviate) =>
    deviationProblems(await operationOf(send.operation), send, readDeviations(deviate)),
  operationOf: ({ operation }) => operation,
  operatorsOf: ({ document }) =>
    (['author', 'sostituito'] as const).flatMap((role) => {
      const name = document?.[role]
      return name === undefined ? [] : [{ path: ['document', role], name }]
    }),
  keysOf,
  stepsNamed,
  writes: ({ operation }) => writing.has(operation),
  call: callSist,
  rehearse: rehearseAnswer,
  read: readAnswer,
  explain: explainCode,
  contract: contractSchema,
})
