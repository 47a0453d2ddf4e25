import type { CallContext } from '../../src/adapter/define-adapter.ts'
import { HarnessError } from '../../src/errors/harness-error.ts'
import { t } from '../../src/lib/language/t.ts'
import type { Exchange } from '../../src/model/exchange.ts'
import { textOf, withReturn } from './answer/soap-body.ts'
import { SistRequest } from './request.ts'

export const incompleteDocument = (message: string, hint: string): HarnessError =>
  new HarnessError('DOCUMENT_INCOMPLETE', message, { hint })

/** What an earlier step asked and was answered; throws DOCUMENT_INCOMPLETE where there is no such step. */
export const earlierStep = (
  from: string,
  context: CallContext,
  operations: readonly string[],
): { readonly request: SistRequest; readonly exchange: Exchange } => {
  const step = context.earlier(from)
  if (step === undefined)
    throw incompleteDocument(
      t`Il passo "${from}" non è stato eseguito prima di questo: il CDA non si può comporre.`,
      t`Indicare in \`document.from\` un passo precedente dello stesso caso.`,
    )
  const request = SistRequest.safeParse(step.send)
  if (!request.success || !operations.includes(request.data.operation))
    throw incompleteDocument(
      t`Il passo "${from}" non chiama ${operations.join(', ')}: il CDA non si può comporre.`,
      t`Indicare in \`document.from\` il passo della prescrizione da registrare.`,
    )
  return { request: request.data, exchange: step.exchange }
}

/** The identifier that a chkPrescrizione got; throws DOCUMENT_INCOMPLETE where it got none. */
export const issuedIdentifier = (
  exchange: Exchange,
  from: string,
): { readonly iup: string; readonly codAutenticazione: string | null } => {
  const found = withReturn(exchange, (result) => ({
    iup: textOf(result, 'IUP')?.trim() ?? '',
    codAutenticazione: textOf(result, 'codAutenticazione')?.trim() ?? '',
  }))
  const reason = found.ok ? t`la risposta non contiene IUP` : found.reason
  if (!found.ok || found.value.iup === '')
    throw incompleteDocument(
      t`Il passo "${from}" non ha dato un identificativo (${reason}): il CDA non si può comporre.`,
      t`Verificare perché il passo "${from}" non ha ottenuto un NRE o uno IUP; le anomalie di criticità C lo impediscono.`,
    )
  const { iup, codAutenticazione } = found.value
  return { iup, codAutenticazione: codAutenticazione === '' ? null : codAutenticazione }
}
