import type { XmlElement } from 'libxml2-wasm'

import type { ApplicationSubject } from './application-rules.ts'
import type { Contract } from './contract.ts'
import { operations } from './operations/index.ts'
import type { OperatorSubject } from './operator-rules.ts'
import { rule, type Rule } from './rule.ts'
import { cardHolder } from './security/card-holder.ts'
import type { SecuritySubject } from './security/signature-rules.ts'
import { namespaces } from './xml/namespaces.ts'

/** A request as it was read; nothing in it has been judged. */
export interface Received extends SecuritySubject, ApplicationSubject, OperatorSubject {
  readonly contract: Contract
  readonly headers: Readonly<Record<string, string>>
  /** Every element in the Body, and the first of them. */
  readonly payloads: readonly XmlElement[]
  readonly payload: XmlElement | undefined
}

const actionPrefix = 'urn:sist:pddsasl:bindings:1.0:CVPPortType#'

/** The action of a request: SOAP 1.1 has a header for it, SOAP 1.2 a parameter of the media type (Part 2 §7.1.4). */
const actionOf = ({ headers, header: { root } }: Received): string =>
  root.namespaceUri === namespaces.soap12
    ? (/;\s*action=("[^"]*"|[^;\s]+)/i.exec(headers['content-type'] ?? '')?.[1] ?? '')
    : (headers['soapaction'] ?? '')

const unquoted = (action: string): string => /^"(.*)"$/.exec(action)?.[1] ?? action

/** What the envelope carries, beside its security. */
export const payloadRules: readonly Rule<Received>[] = [
  rule('payload-single', ({ payloads }) =>
    payloads.length === 1 ? undefined : 'il Body vuole un solo elemento',
  ),
  rule('payload-namespace', ({ payload }) =>
    payload === undefined || payload.namespaceUri === namespaces.sist
      ? undefined
      : `namespace inatteso: "${payload.namespaceUri}"`,
  ),
  rule('soap-action', (received) => {
    const action = actionOf(received)
    return unquoted(action) === `${actionPrefix}${received.operation}`
      ? undefined
      : `SOAPAction ${action || 'assente'}, non di ${received.operation}`
  }),
  // SOAP 1.1 §6.1.1 leaves it open, WS-I Basic Profile 1.1 R2744 does not.
  rule('soap-action-quotes', (received) =>
    actionOf(received).startsWith('"') ||
    received.world.switches['soap-action-quotes'] === 'optional'
      ? undefined
      : 'SOAPAction senza virgolette',
  ),
  rule('payload-schema', ({ payload, contract, operation }) =>
    payload?.namespaceUri === namespaces.sist && operations.has(operation)
      ? contract.problem(payload)
      : undefined,
  ),
]

/** Whose card signed. */
export const holderRules: readonly Rule<Received>[] = [
  rule('certificate-holder', ({ header: { certificate }, body }) => {
    const holder = certificate && cardHolder(certificate)
    return holder !== undefined && holder === body.text('datiOperatore/codiceFiscale')
      ? undefined
      : 'la carta non è dell’operatore indicato'
  }),
]

export const operationRules: readonly Rule<Received>[] = [
  rule('operation-known', ({ operation }) =>
    operations.has(operation) ? undefined : `servizio non riconosciuto: ${operation}`,
  ),
]
