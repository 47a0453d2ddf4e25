import type { CallContext, Operator } from '../../src/adapter/define-adapter.ts'
import { HarnessError } from '../../src/errors/harness-error.ts'
import { t } from '../../src/lib/language/t.ts'
import type { CarriedDocument, Exchange } from '../../src/model/exchange.ts'
import { textOf, withReturn } from './answer/soap-body.ts'
import { cadesSigning, deviateCda, deviateEncoding, deviateP7m } from './deviate/document.ts'
import type { DocumentDeviation } from './deviate/document.ts'
import { signCades } from './document/cades.ts'
import { buildPrescriptionCda } from './document/prescription-cda.ts'
import { SistRequest } from './request.ts'
import type { BodyFields, CarriedPrescription } from './request.ts'

/** The signed CDA of a registration, with the identifier of the prescription that it is about. */
export interface SignedPrescription {
  /** Text of the element `prescrizione`. */
  readonly prescrizione: string
  readonly identifier: string
  readonly documents: readonly CarriedDocument[]
}

interface CheckedPrescription {
  readonly request: BodyFields
  readonly identifier: { readonly iup: string; readonly codAutenticazione: string | null }
}

const incomplete = (message: string, hint: string): HarnessError =>
  new HarnessError('DOCUMENT_INCOMPLETE', message, { hint })

const readIdentifier = (exchange: Exchange, from: string): CheckedPrescription['identifier'] => {
  const found = withReturn(exchange, (result) => ({
    iup: textOf(result, 'IUP')?.trim() ?? '',
    codAutenticazione: textOf(result, 'codAutenticazione')?.trim() ?? '',
  }))
  const reason = found.ok ? t`la risposta non contiene IUP` : found.reason
  if (!found.ok || found.value.iup === '')
    throw incomplete(
      t`Il passo "${from}" non ha dato un identificativo (${reason}): il CDA non si può comporre.`,
      t`Verificare perché il passo "${from}" non ha ottenuto un NRE o uno IUP; le anomalie di criticità C lo impediscono.`,
    )
  const { iup, codAutenticazione } = found.value
  return { iup, codAutenticazione: codAutenticazione === '' ? null : codAutenticazione }
}

const checkedPrescription = (from: string, context: CallContext): CheckedPrescription => {
  const step = context.earlier(from)
  if (step === undefined)
    throw incomplete(
      t`Il passo "${from}" non è stato eseguito prima di questo: il CDA non si può comporre.`,
      t`Indicare in \`document.from\` un passo chkPrescrizione precedente dello stesso caso.`,
    )
  const request = SistRequest.safeParse(step.send)
  if (!request.success || request.data.operation !== 'chkPrescrizione')
    throw incomplete(
      t`Il passo "${from}" non è una chkPrescrizione: il CDA non si può comporre.`,
      t`Indicare in \`document.from\` il passo chkPrescrizione della prescrizione da registrare.`,
    )
  return { request: request.data.body, identifier: readIdentifier(step.exchange, from) }
}

const personOf = ({ codiceFiscale, codiceRegionale }: Operator) => ({
  codiceFiscale,
  codiceRegionale,
})

/** Composes and signs the CDA of the prescription that an earlier step had checked; throws DOCUMENT_INCOMPLETE. */
export const signPrescription = async (
  document: CarriedPrescription,
  context: CallContext,
  deviation: DocumentDeviation | undefined,
): Promise<SignedPrescription> => {
  const { instant, operator, operatorNamed } = context
  const { request, identifier } = checkedPrescription(document.from, context)
  const author =
    document.author === undefined ? operator.datiOperatore : operatorNamed(document.author)
  const cda = buildPrescriptionCda({
    request,
    identifier,
    effectiveTime: instant,
    author: personOf(author),
    signer: { codiceFiscale: operator.signature.codiceFiscale },
    codStruttura: operator.datiOperatore.codStruttura,
    sostituito:
      document.sostituito === undefined ? null : personOf(operatorNamed(document.sostituito)),
  })
  const content = Buffer.from(deviateCda(cda, deviation), 'utf8')
  const signing = await cadesSigning(deviation?.cades, operator.signature.signature, instant)
  const whole = await signCades(content, signing.key, signing.signingTime, signing.recipe)
  const signed = deviateP7m(whole, content, deviation?.cades)
  return {
    // How the p7m is written is an open question: base64 of the DER is the declared default.
    prescrizione: deviateEncoding(Buffer.from(signed).toString('base64'), deviation?.cades),
    identifier: identifier.iup,
    documents: [
      {
        name: t`CDA della prescrizione`,
        mediaType: 'application/xml',
        extension: 'xml',
        bytes: content,
      },
      {
        name: t`CDA firmato (p7m)`,
        mediaType: 'application/pkcs7-mime',
        extension: 'p7m',
        bytes: signed,
      },
    ],
  }
}
