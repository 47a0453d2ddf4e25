import type { OperationContext } from '../operation.ts'
import type { RequestBody } from '../request-body.ts'
import type { RuleName } from '../rule-table.ts'
import { rule, type Rule } from '../rule.ts'

type Check = (item: RequestBody, context: OperationContext) => string | undefined

const itemRule = (
  name: RuleName,
  check: Check,
  only?: { readonly tipologia: string },
): Rule<OperationContext> =>
  rule(name, (context) => {
    const { body } = context
    if (only !== undefined && body.text('tipologia') !== only.tipologia) return undefined
    for (const item of body.each('elencoPrestazioni/prestazione')) {
      const problem = check(item, context)
      if (problem !== undefined) return problem
    }
    return undefined
  })

const drug = { tipologia: '1' }
const service = { tipologia: '3' }

const serviceOf = (item: RequestBody, { registry }: OperationContext) =>
  registry.service(item.text('codPrestazione') ?? '')

/** What chkPrescrizione wants of each item. */
export const chkItemRules: readonly Rule<OperationContext>[] = [
  itemRule('chk-quantity', (item) =>
    /^\d$/.test(item.text('quantitaPrescritta') ?? '')
      ? undefined
      : 'quantitaPrescritta: attesa una cifra',
  ),
  itemRule('chk-sessions', (item) => {
    const sessions = item.text('numSedute')
    return sessions === undefined || /^[1-9]\d*$/.test(sessions)
      ? undefined
      : 'numSedute: atteso un intero'
  }),
  itemRule(
    'chk-drug-code',
    (item) =>
      item.filled('codPrestazione') === undefined &&
      item.filled('codGruppoEquivalenza') === undefined
        ? 'un farmaco vuole il codice AIC o il gruppo di equivalenza'
        : undefined,
    drug,
  ),
  itemRule(
    'chk-service-code',
    (item) => {
      const code = item.filled('codPrestazione')
      if (code === undefined) return 'manca codPrestazione'
      return /^[^.\s]{1,5}$/.test(code)
        ? undefined
        : `codPrestazione "${code}": senza punti, al più 5 caratteri`
    },
    service,
  ),
  itemRule(
    'chk-service-known',
    (item, context) => {
      const code = item.text('codPrestazione') ?? ''
      return /^[^.\s]{1,5}$/.test(code) && serviceOf(item, context) === undefined
        ? `codPrestazione "${code}" sconosciuto`
        : undefined
    },
    service,
  ),
  itemRule(
    'chk-catalogue',
    (item, context) => {
      const catalogue = item.filled('codCatalogoPrescr')
      const known = serviceOf(item, context)
      return catalogue !== undefined && known !== undefined && catalogue !== known.catalogo
        ? `codCatalogoPrescr "${catalogue}" non è della prestazione ${known.codice}`
        : undefined
    },
    service,
  ),
  itemRule(
    'chk-access',
    (item) =>
      item.filled('codCatalogoPrescr') !== undefined && item.filled('tipoAccesso') === undefined
        ? 'con codCatalogoPrescr è obbligatorio tipoAccesso'
        : undefined,
    service,
  ),
]
