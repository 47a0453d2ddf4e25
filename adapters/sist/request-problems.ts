import type { RequestProblem } from '../../src/adapter/define-adapter.ts'
import { t } from '../../src/lib/language/t.ts'
import { fieldsProblems } from './body-problems.ts'
import type { SistRequest } from './request.ts'
import { cvpContract } from './wsdl/contract.ts'

const documentProblems = ({ operation, body, document }: SistRequest): RequestProblem[] => {
  const isWritten = (body['prescrizione'] ?? null) !== null
  if (operation !== 'setRegistraPrescrizione')
    return document === undefined
      ? []
      : [
          {
            path: ['document'],
            message: t`«document» accompagna solo setRegistraPrescrizione: trovato con ${operation}`,
          },
        ]
  if (document !== undefined && isWritten)
    return [
      {
        path: ['body', 'prescrizione'],
        message: t`«prescrizione» si compone da «document»: attesi o l'uno o l'altra, trovati entrambi`,
      },
    ]
  if (document === undefined && !isWritten)
    return [
      {
        path: ['operation'],
        message: t`setRegistraPrescrizione porta il CDA firmato: atteso «document» oppure «prescrizione» in «body», trovato nessuno dei due`,
        hint: t`Per provare una richiesta senza documento scrivere \`prescrizione: ''\` in \`body\`.`,
      },
    ]
  return []
}

/** Every mistake of a request against the contract, found without sending it. */
export const requestProblems = async (send: SistRequest): Promise<readonly RequestProblem[]> => {
  const operation = (await cvpContract()).get(send.operation)
  if (operation === undefined)
    return [
      {
        path: ['operation'],
        message: t`il contratto WSDL non dichiara l'operazione ${send.operation}`,
      },
    ]
  return [...fieldsProblems(operation.request, send.body, ['body']), ...documentProblems(send)]
}
