import type { RequestProblem } from '../../src/adapter/define-adapter.ts'
import { t } from '../../src/lib/language/t.ts'
import { fieldsProblems } from '../../src/soap/body-problems.ts'
import type { SistRequest } from './request.ts'
import { findOperation, type SistContract } from './sist-contract.ts'
import { isKnown } from './writes.ts'

/** The operations that carry a signed document: its element, and the kind of document. */
const carriers: Readonly<Record<string, { readonly element: string; readonly cda: string }>> = {
  setRegistraPrescrizione: { element: 'prescrizione', cda: 'prescrizione' },
  setRegistraErogazioneFarm: { element: 'erogazione', cda: 'erogazione' },
}

const documentProblems = ({ operation, body, document }: SistRequest): RequestProblem[] => {
  const carrier = carriers[operation]
  if (carrier === undefined)
    return document === undefined
      ? []
      : [
          {
            path: ['document'],
            message: t`«document» accompagna solo ${Object.keys(carriers).join(', ')}: trovato con ${operation}`,
          },
        ]
  const { element, cda } = carrier
  const isWritten = (body[element] ?? null) !== null
  if (document !== undefined && document.cda !== cda)
    return [
      {
        path: ['document', 'cda'],
        message: t`${operation} porta il CDA «${cda}»: trovato «${document.cda}»`,
      },
    ]
  if (document !== undefined && isWritten)
    return [
      {
        path: ['body', element],
        message: t`«${element}» si compone da «document»: attesi o l'uno o l'altra, trovati entrambi`,
      },
    ]
  if (document === undefined && !isWritten)
    return [
      {
        path: ['operation'],
        message: t`${operation} porta il CDA firmato: atteso «document» oppure «${element}» in «body», trovato nessuno dei due`,
        hint: t`Per provare una richiesta senza documento scrivere \`${element}: ''\` in \`body\`.`,
      },
    ]
  return []
}

const writesProblems = ({ operation, writes }: SistRequest): RequestProblem[] =>
  writes === undefined || !isKnown(operation)
    ? []
    : [
        {
          path: ['writes'],
          message: t`«writes» si dice solo di un'operazione del solo contratto ufficiale: che cosa fa ${operation} è noto`,
          hint: t`togliere writes:`,
        },
      ]

/** Every mistake of a request against the contract, found without sending it. */
export const requestProblems = async (
  contract: SistContract,
  send: SistRequest,
): Promise<readonly RequestProblem[]> => {
  const found = await findOperation(contract, send)
  if (!found.ok) return [found.problem]
  return [
    ...writesProblems(send),
    ...fieldsProblems(found.operation.request, send.body, ['body']),
    ...documentProblems(send),
  ]
}
