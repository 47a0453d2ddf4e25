import type { RequestProblem } from '../../../src/adapter/define-adapter.ts'
import { t } from '../../../src/lib/language/t.ts'
import { isList } from '../../../src/soap/body-value.ts'
import type { SistRequest } from '../request.ts'
import { elementsOf, type ContractOperation } from '../../../src/soap/contract.ts'
import { fieldOf } from './application.ts'
import type { Deviations } from './deviations.ts'
import { swappedNames } from './envelope.ts'

/** The operations whose requests carry a document. */
const carrying = ['setRegistraPrescrizione', 'setRegistraErogazioneFarm']

const documentProblems = (
  { operation, document }: SistRequest,
  deviation: Deviations['document'],
): RequestProblem[] => {
  if (deviation === undefined || document !== undefined) return []
  return [
    {
      path: ['document'],
      message: carrying.includes(operation)
        ? t`la deviazione «document» rompe il documento composto da «document» in «send»: trovata senza`
        : t`la deviazione «document» vale solo con ${carrying.join(', ')}: trovata con ${operation}`,
      hint: t`togliere la deviazione, oppure comporre il documento con document: { cda: …, from: … }`,
    },
  ]
}

const applicationProblems = (
  { body }: SistRequest,
  deviation: Deviations['application'],
): RequestProblem[] => {
  if (deviation === undefined) return []
  const written = body['datiApplicativo']
  if (written === undefined) return []
  const field = fieldOf(deviation)
  const isBlock = typeof written === 'object' && written !== null && !isList(written)
  if (isBlock && written[field] === undefined) return []
  return [
    {
      path: ['application'],
      message: isBlock
        ? t`la deviazione cambia «${field}», che il caso scrive da sé in «datiApplicativo»: non avrebbe effetto`
        : t`la deviazione cambia «datiApplicativo», che il caso scrive da sé: non avrebbe effetto`,
      hint: t`togliere ${isBlock ? `datiApplicativo.${field}` : 'datiApplicativo'} da body, oppure la deviazione`,
    },
  ]
}

const orderProblems = (
  { request }: ContractOperation,
  deviation: Deviations['envelope'],
): RequestProblem[] => {
  const swapped = swappedNames(deviation)
  if (swapped === undefined) return []
  const known = elementsOf(request).map(({ name }) => name)
  if (swapped[0] === swapped[1])
    return [
      {
        path: ['envelope', 'order'],
        message: t`attesi due elementi diversi da scambiare, trovato due volte «${swapped[0]}»`,
      },
    ]
  return swapped.flatMap((name, index) =>
    known.includes(name) || name.includes('${')
      ? []
      : [
          {
            path: ['envelope', 'order', index],
            message: t`«${name}» non è un elemento di «${request.name}»: non c'è nulla da scambiare`,
            hint: t`gli elementi sono: ${known.join(', ')}`,
          },
        ],
  )
}

/** Deviations that would break nothing in this request. Paths start from `deviate`. */
export const deviationProblems = (
  operation: ContractOperation,
  send: SistRequest,
  deviations: Deviations,
): readonly RequestProblem[] => [
  ...applicationProblems(send, deviations.application),
  ...orderProblems(operation, deviations.envelope),
  ...documentProblems(send, deviations.document),
]
