import type { CallContext } from '../../src/adapter/define-adapter.ts'
import type { Exchange } from '../../src/model/exchange.ts'
import { identifierFact, identifiersIn } from './answer/identifier.ts'
import { datiRichiedente, requesterFacts } from './dati-richiedente.ts'
import { withDefects } from './defects.ts'
import { deviateBody } from './deviate/body.ts'
import { readDeviations } from './deviate/deviations.ts'
import type { Deviations } from './deviate/deviations.ts'
import { deviatePayload, deviateRequest, envelopeNamespace } from './deviate/envelope.ts'
import { deviationProblems } from './deviate/problems.ts'
import { securityDeviation } from './deviate/signed-header.ts'
import { sentFields } from './deviate/sent-fields.ts'
import { ineffective } from '../../src/soap/deviate/trouble.ts'
import type { BodyFields } from '../../src/soap/body-value.ts'
import type { SistRequest } from './request.ts'
import { signDocument, type SignedDocument } from './signed-document.ts'
import { operationOf, type SistContract } from './sist-contract.ts'
import { writeBody } from '../../src/soap/write-body.ts'
import { secureEnvelope } from './ws-security/sign.ts'
import type { ContractOperation } from '../../src/soap/contract.ts'

// An XML name may not start with a digit (XML 1.0 §2.3), so the random part follows a letter.
const freshId = (randomBytes: CallContext['randomBytes']) => (): string =>
  `id-${Buffer.from(randomBytes(16)).toString('hex')}`

const identifierFields = ['identificativoPrescrizione', 'identificativoRicetta', 'iup'] as const

const identifierFacts = (
  operation: string,
  body: BodyFields,
  answer: readonly string[],
  document: Pick<SignedDocument, 'identifier'> | null,
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

/** The exchange with the identifier of the prescription that it is about. */
export const withFacts = (
  exchange: Exchange,
  body: BodyFields,
  document: Pick<SignedDocument, 'identifier'> | null,
): Exchange => {
  const found = identifiersIn(exchange)
  const answered = found.ok ? found.value.map((text) => text.trim()) : []
  const facts = identifierFacts(exchange.operation, body, answered, document)
  return { ...exchange, facts: { ...exchange.facts, ...facts } }
}

const deviationsOf = (
  operation: ContractOperation,
  send: SistRequest,
  context: CallContext,
): Deviations => {
  const deviations = readDeviations(context.deviate)
  const [problem] = deviationProblems(operation, send, deviations)
  if (problem === undefined) return deviations
  throw ineffective(problem.path.join('.'), problem.message, problem.hint)
}

/** The SOAPAction of another operation of the contract. */
const otherActionOf = async (
  { operations }: SistContract,
  { soapAction }: ContractOperation,
): Promise<string> =>
  (await operations()).map((one) => one.soapAction).find((action) => action !== soapAction) ?? ''

/** Makes one call: SOAP 1.1 over HTTPS, WS-Security with the operator's authentication key. */
export const callSist = async (
  contract: SistContract,
  send: SistRequest,
  context: CallContext,
): Promise<Exchange> => {
  const operation = await operationOf(contract, send)
  const deviations = deviationsOf(operation, send, context)
  const document = await signDocument(send, context, deviations.document)
  const body = withDefects(
    send.operation,
    {
      ...send.body,
      ...datiRichiedente(operation.request, send.body, context, deviations.application),
      ...document?.fields,
    },
    context.defects,
  )
  const payload = deviatePayload(
    deviateBody(writeBody(operation.request, body, 'sist'), deviations.body),
    deviations.envelope,
    operation.request.namespace,
  )
  const security = {
    key: context.operator.authentication.authentication,
    instant: context.instant,
    freshId: freshId(context.randomBytes),
  }
  const envelope = await secureEnvelope(payload, {
    ...security,
    deviation: securityDeviation(
      deviations.security,
      envelopeNamespace(deviations.envelope),
      security,
    ),
  })
  const method = 'POST'
  const url = `${context.endpoint}/${operation.service}`
  const wire = deviateRequest(
    {
      method,
      url,
      headers: {
        'content-type': 'text/xml;charset=UTF-8',
        // SOAP 1.1 §6.1.1: the value is a quoted URI.
        SOAPAction: `"${operation.soapAction}"`,
      },
      body: Buffer.from(envelope, 'utf8'),
    },
    deviations.envelope,
    await otherActionOf(contract, operation),
  )
  const { startedAt, endedAt, request, answer, tls } = await context.send(wire)
  // What is recorded is what was sent, also where a deviation changed it after it was written.
  const sent = deviations.body === undefined ? body : sentFields(payload)
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
    facts: { ...requesterFacts(sent), operation: send.operation },
  }
  return withFacts(exchange, sent, document)
}
