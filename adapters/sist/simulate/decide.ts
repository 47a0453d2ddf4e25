import type { XmlElement } from 'libxml2-wasm'

import type { SimulatedRequest, SimulatedWorld } from '../../../src/adapter/simulated.ts'
import { applicationRules, nonceOf, type UsedNonces } from './application-rules.ts'
import { orderedRefusal } from './conditions.ts'
import type { Contract } from './contract.ts'
import type { OperationContext } from './operation.ts'
import { operations } from './operations/index.ts'
import { actingOperator, operatorRules } from './operator-rules.ts'
import type { Prescriptions } from './prescriptions.ts'
import { holderRules, operationRules, payloadRules, type Received } from './received-rules.ts'
import { readRequestBody } from './request-body.ts'
import { firstRefusal, systemError, type Refusal, type Rule } from './rule.ts'
import type { Registry } from './registry.ts'
import { envelopeChildren, readSecurityHeader } from './security/security-header.ts'
import { securityRules } from './security/security-rules.ts'

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

/** The rules that every request is judged by, in groups. */
export const groups = {
  security: securityRules,
  payload: payloadRules,
  holder: holderRules,
  application: applicationRules,
  operation: operationRules,
  operator: operatorRules,
} as const satisfies Record<string, readonly Rule<Received>[]>

type Group = keyof typeof groups

// The first is the order of the only fake server that is known; the authority's is not.
const orders: Readonly<Record<string, readonly Group[]>> = {
  'security-first': ['security', 'payload', 'holder', 'application', 'operation', 'operator'],
  'envelope-first': ['payload', 'security', 'holder', 'application', 'operation', 'operator'],
  'application-first': ['security', 'payload', 'application', 'holder', 'operation', 'operator'],
}

/** A request as it was read, for the rules. */
export const receive = (
  root: XmlElement,
  request: SimulatedRequest,
  pdd: Pick<Pdd, 'world' | 'contract' | 'nonces'>,
): Received => {
  const payloads = envelopeChildren(root, 'Body', '*')
  const [payload] = payloads
  return {
    header: readSecurityHeader(root),
    headers: request.headers,
    world: pdd.world,
    contract: pdd.contract,
    nonces: pdd.nonces,
    now: request.receivedAt,
    payloads,
    payload,
    operation: payload?.name ?? '',
    body: readRequestBody(payload),
  }
}

const judge = (received: Received): Refusal | undefined => {
  const { world, nonces, body } = received
  const order = orders[world.switches['check-order'] ?? ''] ?? orders['security-first'] ?? []
  for (const group of order) {
    const refusal = firstRefusal<Received>(groups[group], received, world.rulesOff)
    if (refusal !== undefined) return refusal
    // A nonce counts as used once the digest that it belongs to has been found right.
    if (group === 'application') nonces.add(nonceOf(body))
  }
  return undefined
}

/** Decides about a parsed request: what every request must satisfy, then what its operation wants. */
export const decide = (root: XmlElement, request: SimulatedRequest, pdd: Pdd): Decision => {
  const received = receive(root, request, pdd)
  const { body, operation: name } = received
  const named = received.payload === undefined ? undefined : name
  const refusal = judge(received)
  if (refusal !== undefined) return { operation: named, refusal }

  const operation = operations.get(name)
  const operator = actingOperator(received)
  if (operation === undefined || operator === undefined)
    return { operation: named, refusal: systemError }
  const ordered = orderedRefusal(request.conditions)
  if (ordered !== undefined) return { operation: name, refusal: ordered }
  const context: OperationContext = {
    ...pdd,
    body,
    operator,
    now: request.receivedAt,
    conditions: request.conditions,
  }
  return { operation: name, ...operation.answer(context) }
}
