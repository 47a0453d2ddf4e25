import type { RequestProblem } from '../../../src/adapter/define-adapter.ts'
import { HarnessError } from '../../../src/errors/harness-error.ts'
import { t } from '../../../src/lib/language/t.ts'
import { nearest } from '../../../src/lib/nearest.ts'
import type { SoapRequest } from '../request.ts'
import { folderVariable, usualFolder } from './read-contracts.ts'
import type { Contracts } from './contracts.ts'
import type { SoapOperation } from './operation.ts'

export type Asked = Pick<SoapRequest, 'wsdl' | 'port' | 'operation'>

const withHint = (near: string | undefined, otherwise: string) => ({
  hint: near === undefined ? otherwise : t`forse si intendeva «${near}»`,
})

const unknownWsdl = (wsdl: string, known: readonly string[]): RequestProblem => ({
  path: ['wsdl'],
  message: t`il contratto «${wsdl}» non c'è`,
  ...withHint(nearest(wsdl, known), t`ci sono: ${known.join(', ')}`),
})

const unknownOperation = (
  { operation }: Asked,
  among: readonly SoapOperation[],
  { content }: Contracts,
): RequestProblem => {
  const known = [...new Set(among.map(({ name }) => name))]
  const foreign = content.unsupported.find(({ name }) => name === operation)
  return foreign === undefined
    ? {
        path: ['operation'],
        message: t`nessun contratto dichiara l'operazione «${operation}»`,
        ...withHint(nearest(operation, known), t`ci sono: ${known.join(', ')}`),
      }
    : {
        path: ['operation'],
        message: t`l'operazione «${operation}» di ${foreign.wsdl} non è document/literal (${foreign.reason})`,
        hint: t`si può chiamare con envelope:, l'intero messaggio così com'è`,
      }
}

const noContract: RequestProblem = {
  path: ['operation'],
  message: t`non c'è nessun contratto WSDL`,
  hint: t`mettere il WSDL e i suoi XSD nella cartella ${usualFolder}/ accanto a plans/, oppure indicare in ${folderVariable} quella in cui sono`,
}

const samePlace = (one: SoapOperation, other: SoapOperation): boolean =>
  one.wsdl === other.wsdl &&
  one.service === other.service &&
  one.input?.name === other.input?.name &&
  one.input?.namespace === other.input?.namespace

/** The operation that a request calls, or what keeps it from being found. */
export const findOperation = (
  contracts: Contracts,
  asked: Asked,
):
  | { readonly ok: true; readonly operation: SoapOperation }
  | { readonly ok: false; readonly problem: RequestProblem } => {
  const { operations, schemas } = contracts.content
  const refuse = (problem: RequestProblem) => ({ ok: false as const, problem })
  const wsdls = Object.keys(schemas)
  if (wsdls.length === 0) return refuse(noContract)
  const { wsdl, port } = asked
  if (wsdl !== undefined && !wsdls.includes(wsdl)) return refuse(unknownWsdl(wsdl, wsdls))
  const among = operations.filter((one) => wsdl === undefined || one.wsdl === wsdl)
  const named = among.filter(({ name }) => name === asked.operation)
  const [first] = named
  if (first === undefined) return refuse(unknownOperation(asked, among, contracts))
  if (port === undefined) {
    // Several ports of one service offer the same: the first is as good as another.
    if (named.every((one) => samePlace(one, first))) return { ok: true, operation: first }
    return refuse({
      path: ['operation'],
      message: t`più contratti offrono «${asked.operation}»: ${named.map((one) => `${one.wsdl} (${one.port})`).join(', ')}`,
      hint: t`dire quale con wsdl: o con port:`,
    })
  }
  const [found, ...others] = named.filter((one) => one.port === port)
  const ports = named.map((one) => one.port)
  if (found === undefined)
    return refuse({
      path: ['port'],
      message: t`la porta «${port}» non offre «${asked.operation}»`,
      ...withHint(nearest(port, ports), t`la offrono: ${ports.join(', ')}`),
    })
  return others.every((one) => samePlace(one, found))
    ? { ok: true, operation: found }
    : refuse({
        path: ['port'],
        message: t`più contratti hanno la porta «${port}»`,
        hint: t`dire quale con wsdl:`,
      })
}

/** The operation that a request calls; throws REQUEST_INVALID. */
export const operationOf = (contracts: Contracts, asked: Asked): SoapOperation => {
  const found = findOperation(contracts, asked)
  if (found.ok) return found.operation
  const { message, hint } = found.problem
  throw new HarnessError('REQUEST_INVALID', `${message}.`, hint === undefined ? {} : { hint })
}
