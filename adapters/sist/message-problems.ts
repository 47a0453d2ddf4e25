import type { MessageProblem, MessageSurroundings } from '../../src/adapter/define-adapter.ts'
import { HarnessError } from '../../src/errors/harness-error.ts'
import { t } from '../../src/lib/language/t.ts'
import { veryRestricted } from './compose-prescription.ts'
import { buildPrescriptionCda } from './document/prescription-cda.ts'
import { lackIn, type DatumPath } from './document/request-data.ts'
import { brokenRules, brokenText } from './document/rules/broken-rules.ts'
import { isList, type BodyFields, type BodyValue } from '../../src/soap/body-value.ts'
import { SistRequest } from './request.ts'
import type { CarriedPrescription } from './request.ts'

const isExpression = (value: BodyValue | undefined): boolean =>
  typeof value === 'string' && value.includes('${')

/** Values that the document reads: of one that is not known yet, another that can be read stands in. */
const standIns: Readonly<Record<string, string>> = {
  dataNascita: '01/01/1970',
  dataNascitaEstero: '01/01/1970',
  dataScadTessera: '01/01/2030',
  tipoVisita: 'A',
  tipoAccesso: '0',
}

const readable = (fields: BodyFields): BodyFields =>
  Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [name, readableValue(name, value)]),
  )

const readableValue = (name: string, value: BodyValue): BodyValue => {
  if (value === null) return null
  if (typeof value === 'string') return isExpression(value) ? (standIns[name] ?? value) : value
  return isList(value) ? value.map((item) => readableValue(name, item)) : readable(value)
}

/** Where a datum stands in the body as written: one record in the place of a list has no number. */
const placeIn = (body: BodyFields, datum: DatumPath): { path: DatumPath; isKnown: boolean } => {
  const path: (string | number)[] = []
  let value: BodyValue | undefined = body
  for (const key of datum) {
    if (isExpression(value)) return { path, isKnown: false }
    if (typeof key === 'number') {
      if (value === undefined || value === null || typeof value === 'string' || !isList(value))
        continue
      value = value[key]
    } else {
      value =
        value === undefined || value === null || typeof value === 'string' || isList(value)
          ? undefined
          : value[key]
    }
    path.push(key)
  }
  return { path, isKnown: !isExpression(value) }
}

const onPurpose = t`per provarlo di proposito: deviate: { document: { cda: … } }`

const deviatesCda = ({ deviate }: MessageSurroundings): boolean => {
  const { document } = deviate as { readonly document?: Readonly<Record<string, unknown>> }
  return document?.['cda'] !== undefined
}

// People and identifiers come with the run, and no rule that is looked at here depends on who they are.
const somebody = { codiceFiscale: 'X', codiceRegionale: 'X' }
const someNre = { iup: '0'.repeat(15), codAutenticazione: null }

const compose = (document: CarriedPrescription, request: BodyFields): string =>
  buildPrescriptionCda({
    request: readable(request),
    identifier: someNre,
    effectiveTime: new Date(0),
    author: somebody,
    signer: somebody,
    codStruttura: 'X',
    sostituito: document.sostituito === undefined ? null : somebody,
    isVeryRestricted: veryRestricted(document),
  })

/** What the values of the chkPrescrizione step lack for the document of a registration. */
const documentProblems = (
  document: CarriedPrescription,
  request: BodyFields,
): { datum: DatumPath; message: string; hint: string }[] => {
  try {
    return brokenRules(compose(document, request), request)
      .filter(({ datum }) => datum.length > 0)
      .map((broken) => ({
        datum: broken.datum,
        message: brokenText(broken),
        hint: `${broken.remedy}; ${onPurpose}`,
      }))
  } catch (error) {
    if (!(error instanceof HarnessError)) throw error
    const { datum, reason } = lackIn(error) ?? { datum: [], reason: error.message }
    return [{ datum, message: reason, hint: t`completare il passo «${document.from}»` }]
  }
}

/**
 * Whether the prescription document that a step carries would hold to its rules, as far as the request of the
 * chkPrescrizione step is known. A document that is broken on purpose is not judged.
 */
export const messageProblems = (
  { document }: SistRequest,
  around: MessageSurroundings,
): readonly MessageProblem[] => {
  if (document?.cda !== 'prescrizione' || deviatesCda(around)) return []
  const earlier = SistRequest.safeParse(around.earlier(document.from))
  if (!earlier.success || earlier.data.operation !== 'chkPrescrizione') return []
  const { body } = earlier.data
  // What kind of document it is decides of all the rest.
  if (isExpression(body['tipologia']) || isExpression(body['tipoRic'])) return []
  return documentProblems(document, body).flatMap(({ datum, message, hint }) => {
    const { path, isKnown } = placeIn(body, datum)
    return isKnown ? [{ step: document.from, path: ['body', ...path], message, hint }] : []
  })
}
