import type { CallContext } from '../../src/adapter/define-adapter.ts'
import { HarnessError } from '../../src/errors/harness-error.ts'
import { t } from '../../src/lib/language/t.ts'
import type { CarriedDocument as KeptDocument } from '../../src/model/exchange.ts'
import { composeDispensing } from './compose-dispensing.ts'
import { composePrescription } from './compose-prescription.ts'
import { cadesSigning, deviateCda, deviateEncoding, deviateP7m } from './deviate/document.ts'
import type { DocumentDeviation } from './deviate/document.ts'
import { signCades } from '../../src/signature/sign-cades.ts'
import type { CarriedDocument, SistRequest } from './request.ts'

/** The signed CDA of a registration, with the identifier of the prescription that it is about. */
export interface SignedDocument {
  /** The element that carries it, and its text. */
  readonly fields: Readonly<Record<string, string>>
  readonly identifier: string
  readonly documents: readonly KeptDocument[]
}

const compose = (
  document: CarriedDocument,
  context: CallContext,
  deviation: DocumentDeviation | undefined,
) => {
  switch (document.cda) {
    case 'prescrizione':
      return {
        ...composePrescription(document, context, deviation),
        names: [t`CDA della prescrizione`, t`CDA firmato (p7m)`] as const,
      }
    case 'erogazione':
      return {
        ...composeDispensing(document, context),
        names: [t`CDA dell'erogazione`, t`CDA firmato (p7m)`] as const,
      }
  }
}

/** Composes and signs the document of a registration; throws DOCUMENT_INCOMPLETE, DOCUMENT_RULE_BROKEN. */
export const signDocument = async (
  { body, document }: SistRequest,
  context: CallContext,
  deviation: DocumentDeviation | undefined,
): Promise<SignedDocument | null> => {
  if (document === undefined) return null
  // The element has the name of the document that it carries.
  const element = document.cda
  if ((body[element] ?? null) !== null)
    throw new HarnessError(
      'REQUEST_INVALID',
      t`La richiesta ha sia "document" sia "${element}": ne è ammesso uno solo.`,
      { hint: t`Togliere \`${element}\` da \`body\`, oppure \`document\`.` },
    )
  const { operator, instant } = context
  const { cda, identifier, names } = compose(document, context, deviation)
  const content = Buffer.from(deviateCda(cda, deviation), 'utf8')
  const signing = await cadesSigning(deviation?.cades, operator.signature.signature, instant)
  const whole = await signCades(content, signing.key, signing.signingTime, signing.recipe)
  const signed = deviateP7m(whole, content, deviation?.cades)
  return {
    // How the p7m is written is an open question: base64 of the DER is the declared default.
    fields: {
      [element]: deviateEncoding(Buffer.from(signed).toString('base64'), deviation?.cades),
    },
    identifier,
    documents: [
      { name: names[0], mediaType: 'application/xml', extension: 'xml', bytes: content },
      { name: names[1], mediaType: 'application/pkcs7-mime', extension: 'p7m', bytes: signed },
    ],
  }
}
