import type { XmlElement } from 'libxml2-wasm'

import { codiceFiscaleOf } from '../../../src/certificates/codice-fiscale.ts'
import type { SimulatedRequest, SimulatedWorld } from '../../../src/adapter/simulated.ts'
import { refuseApplication, type UsedNonces } from './application-rules.ts'
import { orderedRefusal } from './conditions.ts'
import type { Contract } from './contract.ts'
import type { Operation } from './operation.ts'
import { operations } from './operations/index.ts'
import type { Prescriptions } from './prescriptions.ts'
import type { Refusal } from './refusal.ts'
import type { Registry } from './registry.ts'
import { readRequestBody } from './request-body.ts'
import { readSecurityHeader } from './security/security-header.ts'
import { refuseSecurity } from './security/security-rules.ts'
import { namespaces } from './xml/namespaces.ts'
import { elements } from './xml/parse-xml.ts'

/** What a simulated PDD ASL is made of. */
export interface Pdd {
  readonly world: SimulatedWorld
  readonly contract: Contract
  readonly registry: Registry
  readonly prescriptions: Prescriptions
  readonly nonces: UsedNonces
}

/** What was decided about a request: the operation's answer or a refusal. */
export type Decision =
  | { readonly operation: string; readonly content: string }
  | { readonly operation: string | undefined; readonly refusal: Refusal }

const actionPrefix = 'urn:sist:pddsasl:bindings:1.0:CVPPortType#'

const run = (
  operation: Operation,
  pdd: Pdd,
  payload: XmlElement,
  request: SimulatedRequest,
): ReturnType<Operation> => {
  const body = readRequestBody(payload)
  const cf = body.text('datiOperatore/codiceFiscale')
  const operator = pdd.world.operators.find(({ codiceFiscale }) => codiceFiscale === cf)
  const invalid = (rule: string, text: string) => ({ refusal: { rule, code: '000005', text } })
  // SIST must know its operators, with their structures and roles; the code of the refusal is a guess.
  if (operator === undefined) return invalid('operator-known', 'operatore non censito')
  if (
    operator.codStruttura !== body.text('datiOperatore/codStruttura') ||
    operator.ruoloIstituzionale !== body.text('datiOperatore/ruoloIstituzionale')
  )
    return invalid('operator-role', 'struttura o ruolo non dell’operatore')
  return operation({
    ...pdd,
    body,
    operator,
    now: request.receivedAt,
    conditions: request.conditions,
  })
}

/** Decides about a parsed request, in the order of the fake server that is known (the real one is not). */
export const decide = (root: XmlElement, request: SimulatedRequest, pdd: Pdd): Decision => {
  const { world, contract, nonces } = pdd
  const now = request.receivedAt
  const refuse = (rule: string, code: string, text: string, operation?: string): Decision => ({
    operation,
    refusal: { rule, code, text },
  })

  const header = readSecurityHeader(root)
  const insecure = refuseSecurity(header, world, now)
  if (insecure !== undefined) return { operation: undefined, refusal: insecure }

  const payloads = elements(root, '/soap:Envelope/soap:Body/*')
  const [payload] = payloads
  if (payload === undefined || payloads.length > 1)
    return refuse('payload-single', '000239', 'il Body vuole un solo elemento')
  const name = payload.name
  if (payload.namespaceUri !== namespaces.sist)
    return refuse(
      'payload-namespace',
      '000239',
      `namespace inatteso: "${payload.namespaceUri}"`,
      name,
    )

  const action = request.headers['soapaction'] ?? ''
  const quoted = /^"(.*)"$/.exec(action)?.[1]
  if ((quoted ?? action) !== `${actionPrefix}${name}`)
    return refuse(
      'soap-action',
      '000240',
      `SOAPAction ${action || 'assente'}, non di ${name}`,
      name,
    )
  // SOAP 1.1 §6.1.1 leaves it open, WS-I Basic Profile 1.1 R2744 does not.
  if (quoted === undefined && world.switches['soap-action-quotes'] !== 'optional')
    return refuse('soap-action-quotes', '000240', 'SOAPAction senza virgolette', name)

  const operation = operations.get(name)
  const problem = operation === undefined ? undefined : contract.problem(payload)
  if (problem !== undefined) return refuse('payload-schema', '000239', problem, name)

  const body = readRequestBody(payload)
  const holder = header.certificate && codiceFiscaleOf(header.certificate)
  if (holder === undefined || holder !== body.text('datiOperatore/codiceFiscale'))
    return refuse('certificate-holder', '000231', 'la carta non è dell’operatore indicato', name)

  const unauthorised = refuseApplication({ body, world, nonces, now })
  if (unauthorised !== undefined) return { operation: name, refusal: unauthorised }
  if (operation === undefined)
    return refuse('operation-known', '000242', `servizio non riconosciuto: ${name}`, name)
  const ordered = orderedRefusal(request.conditions)
  if (ordered !== undefined) return { operation: name, refusal: ordered }
  return { operation: name, ...run(operation, pdd, payload, request) }
}
