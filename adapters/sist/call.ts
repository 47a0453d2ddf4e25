import type { CallContext } from '../../src/adapter/define-adapter.ts'
import { HarnessError } from '../../src/errors/harness-error.ts'
import type { Exchange } from '../../src/model/exchange.ts'
import { identifierFact, identifiersIn } from './answer/identifier.ts'
import { datiRichiedente, requesterFacts } from './dati-richiedente.ts'
import { withDefects } from './defects.ts'
import { signPrescription } from './prescription-document.ts'
import type { SignedPrescription } from './prescription-document.ts'
import type { BodyFields, SistRequest } from './request.ts'
import { writeBody } from './write-body.ts'
import { secureEnvelope } from './ws-security/sign.ts'
import { cvpContract } from './wsdl/contract.ts'
import type { ContractOperation } from './wsdl/contract.ts'

const operationOf = async (name: string): Promise<ContractOperation> => {
  const operation = (await cvpContract()).get(name)
  if (operation !== undefined) return operation
  throw new HarnessError('REQUEST_INVALID', `Il contratto WSDL non dichiara l'operazione ${name}.`)
}

// An XML name may not start with a digit (XML 1.0 §2.3), so the random part follows a letter.
const freshId = (randomBytes: CallContext['randomBytes']) => (): string =>
  `id-${Buffer.from(randomBytes(16)).toString('hex')}`

const documentFor = async (
  { body, document }: SistRequest,
  context: CallContext,
): Promise<SignedPrescription | null> => {
  if (document === undefined) return null
  if ((body['prescrizione'] ?? null) !== null)
    throw new HarnessError(
      'REQUEST_INVALID',
      'La richiesta ha sia "document" sia "prescrizione": ne è ammesso uno solo.',
      { hint: 'Togliere `prescrizione` da `body`, oppure `document`.' },
    )
  return signPrescription(document, context)
}

const identifierFields = ['identificativoPrescrizione', 'identificativoRicetta', 'iup'] as const

const identifierFacts = (
  operation: string,
  body: BodyFields,
  answer: readonly string[],
  document: SignedPrescription | null,
): Readonly<Record<string, string>> => {
  const asked = identifierFields
    .map((name) => body[name])
    .find((value) => typeof value === 'string')
  // A list of prescriptions is not about one of them.
  const answered =
    answer.length === 1 && operation !== 'getPrescrizioniIdentificate' ? answer[0] : ''
  return identifierFact(
    answered || document?.identifier || (typeof asked === 'string' ? asked : ''),
  )
}

const withFacts = (
  exchange: Exchange,
  body: BodyFields,
  document: SignedPrescription | null,
): Exchange => {
  const found = identifiersIn(exchange)
  const answered = found.ok ? found.value.map((text) => text.trim()) : []
  const facts = identifierFacts(exchange.operation, body, answered, document)
  return { ...exchange, facts: { ...exchange.facts, ...facts } }
}

/** Makes one call to CVPService: SOAP 1.1 over HTTPS, WS-Security with the operator's authentication key. */
export const callSist = async (send: SistRequest, context: CallContext): Promise<Exchange> => {
  const operation = await operationOf(send.operation)
  const document = await documentFor(send, context)
  const requester = datiRichiedente(send.body, context)
  const body = withDefects(
    send.operation,
    {
      ...send.body,
      ...requester,
      ...(document === null ? {} : { prescrizione: document.prescrizione }),
    },
    context.defects,
  )
  const envelope = await secureEnvelope(writeBody(operation.request, body), {
    key: context.operator.authentication.authentication,
    instant: context.instant,
    freshId: freshId(context.randomBytes),
  })
  const method = 'POST'
  const url = `${context.endpoint}/CVPService`
  const { startedAt, endedAt, request, answer, tls } = await context.send({
    method,
    url,
    headers: {
      'content-type': 'text/xml;charset=UTF-8',
      // SOAP 1.1 §6.1.1: the value is a quoted URI.
      SOAPAction: `"${operation.soapAction}"`,
    },
    body: Buffer.from(envelope, 'utf8'),
  })
  const exchange: Exchange = {
    origin: 'harness',
    adapter: 'sist',
    operation: send.operation,
    method,
    url,
    startedAt,
    endedAt,
    request,
    answer,
    tls,
    documents: document?.documents ?? [],
    facts: { ...requesterFacts(requester), operation: send.operation },
  }
  return withFacts(exchange, body, document)
}
