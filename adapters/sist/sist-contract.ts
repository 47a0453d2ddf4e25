import type { RequestProblem } from '../../src/adapter/define-adapter.ts'
import type { ContractName } from '../../src/adapter/supplied.ts'
import type { ContractSchemas } from '../../src/check/check.ts'
import { HarnessError } from '../../src/errors/harness-error.ts'
import { t } from '../../src/lib/language/t.ts'
import { nearest } from '../../src/lib/nearest.ts'
import type { SistRequest } from './request.ts'
import type { Contract, ContractOperation } from '../../src/soap/contract.ts'
import { ownContract, ownName, ownSchema } from './wsdl/own-contract.ts'

/** The contract in force: what messages are written by, and held against. */
export interface SistContract {
  readonly operations: () => Promise<Contract>
  readonly schemas: ContractSchemas
  readonly name: ContractName
}

/** The contract that comes with the adapter. */
export const builtInContract: SistContract = {
  operations: ownContract,
  schemas: { schemaFor: () => ownSchema, kept: ownSchema.files },
  name: ownName,
}

type Asked = Pick<SistRequest, 'operation' | 'service'>

/** The service of the prescriptions: of two that offer the same operation it is the one that is meant. */
export const usualService = 'CVPService'

const unknown = (operations: Contract, { operation, service }: Asked, isSupplied: boolean) => {
  const names = [...new Set(operations.map(({ name }) => name))]
  const near = nearest(operation, names)
  const elsewhere = operations.filter(({ name }) => name === operation)
  const problem: RequestProblem =
    elsewhere.length > 0
      ? {
          path: ['service'],
          message: t`${service} non offre ${operation}: la offre ${elsewhere.map((one) => one.service).join(', ')}`,
        }
      : {
          path: ['operation'],
          message: t`il contratto WSDL non dichiara l'operazione ${operation}`,
          hint:
            near !== undefined
              ? t`forse si intendeva «${near}»`
              : isSupplied
                ? t`ci sono: ${names.join(', ')}`
                : t`un'operazione del solo contratto ufficiale si chiama indicando in SIST_WSDL_DIR la cartella dei suoi WSDL`,
        }
  return { ok: false as const, problem }
}

/** The operation that a request calls, or what keeps it from being found. */
export const findOperation = async (
  { operations, name: { isSupplied } }: SistContract,
  asked: Asked,
): Promise<
  | { readonly ok: true; readonly operation: ContractOperation }
  | { readonly ok: false; readonly problem: RequestProblem }
> => {
  const all = await operations()
  const { operation, service } = asked
  const found = all.filter(
    (one) => one.name === operation && (service === undefined || one.service === service),
  )
  const chosen = found.length === 1 ? found[0] : found.find((one) => one.service === usualService)
  if (chosen !== undefined) return { ok: true, operation: chosen }
  if (found.length === 0) return unknown(all, asked, isSupplied)
  return {
    ok: false,
    problem: {
      path: ['operation'],
      message: t`più servizi offrono ${operation}: ${found.map((one) => one.service).join(', ')}`,
      hint: t`dire quale con service: in send`,
    },
  }
}

/** The operation that a request calls; throws REQUEST_INVALID. */
export const operationOf = async (
  contract: SistContract,
  asked: Asked,
): Promise<ContractOperation> => {
  const found = await findOperation(contract, asked)
  if (found.ok) return found.operation
  const { message, hint } = found.problem
  throw new HarnessError('REQUEST_INVALID', `${message}.`, hint === undefined ? {} : { hint })
}
