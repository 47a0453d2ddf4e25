import type { CallContext, Operator } from '../../src/adapter/define-adapter.ts'
import { HarnessError } from '../../src/errors/harness-error.ts'
import { t } from '../../src/lib/language/t.ts'
import type { DocumentDeviation } from './deviate/document.ts'
import { buildPrescriptionCda, type PrescriptionInput } from './document/prescription-cda.ts'
import { brokenRules, brokenText } from './document/rules/broken-rules.ts'
import { earlierStep, issuedIdentifier } from './earlier-steps.ts'
import type { CarriedPrescription } from './request.ts'

/** A document still to be signed, and the prescription that it is about. */
export interface ComposedDocument {
  readonly cda: string
  readonly identifier: string
}

const personOf = ({ codiceFiscale, codiceRegionale }: Operator) => ({
  codiceFiscale,
  codiceRegionale,
})

/** Who makes and signs the document of a call, and when. */
export const signingOf = (
  author: string | undefined,
  { instant, operator, operatorNamed }: CallContext,
): Pick<PrescriptionInput, 'effectiveTime' | 'author' | 'signer' | 'codStruttura'> => ({
  effectiveTime: instant,
  author: personOf(author === undefined ? operator.datiOperatore : operatorNamed(author)),
  signer: { codiceFiscale: operator.signature.codiceFiscale },
  codStruttura: operator.datiOperatore.codStruttura,
})

/** What a case says of the greater protection of anonymity. */
export const veryRestricted = (document: CarriedPrescription): boolean | undefined => {
  const said = document['maggior-tutela']
  return said === undefined ? undefined : said === 'true'
}

const holdToRules = (cda: string, request: PrescriptionInput['request']): void => {
  const broken = brokenRules(cda, request)
  const [first] = broken
  if (first === undefined) return
  throw new HarnessError(
    'DOCUMENT_RULE_BROKEN',
    t`Il CDA della prescrizione non si può inviare: ${broken.map((one) => brokenText(one)).join('; ')}.`,
    { hint: t`${first.remedy}; per provarlo di proposito: deviate: { document: { cda: … } }` },
  )
}

/**
 * Composes the CDA of the prescription that an earlier step had checked. It holds to the rules, unless the step
 * breaks the document on purpose; throws DOCUMENT_INCOMPLETE, DOCUMENT_RULE_BROKEN.
 */
export const composePrescription = (
  document: CarriedPrescription,
  context: CallContext,
  deviation: DocumentDeviation | undefined,
): ComposedDocument => {
  const { from, sostituito } = document
  const { request, exchange } = earlierStep(from, context, ['chkPrescrizione'])
  const identifier = issuedIdentifier(exchange, from)
  const cda = buildPrescriptionCda({
    ...signingOf(document.author, context),
    request: request.body,
    identifier,
    sostituito: sostituito === undefined ? null : personOf(context.operatorNamed(sostituito)),
    isVeryRestricted: veryRestricted(document),
  })
  if (deviation?.cda === undefined) holdToRules(cda, request.body)
  return { cda, identifier: identifier.iup }
}
