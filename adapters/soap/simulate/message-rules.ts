import { namespaces } from './xml/namespaces.ts'
import { nameOf } from './xml/read-xml.ts'
import { withInlineParts } from './inline-parts.ts'
import { headersNamed, type Received } from './received.ts'
import type { Rule } from './rule.ts'

const isUnderstood = (namespace: string): boolean =>
  namespace === namespaces.wsse || namespace === namespaces.wsa

const actionIn = ({ request: { headers } }: Received): string | undefined => {
  const header = headers['soapaction']
  if (header !== undefined) return header.replace(/^"|"$/g, '')
  return /;\s*action="?([^";]*)"?/i.exec(headers['content-type'] ?? '')?.[1]
}

/** SOAP and the WSDL: the envelope, the operation, the action, the schema. */
export const messageRules: readonly Rule<Received>[] = [
  {
    name: 'mtom-reference',
    check: ({ lostParts }) =>
      lostParts.length === 0 ? undefined : `parti MIME che mancano: ${lostParts.join(', ')}`,
  },
  {
    name: 'soap-envelope',
    check: ({ version, port, root }) =>
      version === port.version
        ? undefined
        : `attesa una busta SOAP ${port.version}, trovata ${version === null ? nameOf(root) : `SOAP ${version}`}`,
  },
  {
    name: 'soap-understood',
    check: ({ headers, root }) => {
      const unknown = headers.find((one) => {
        const must = one.attrs.find(
          ({ name, namespaceUri }) =>
            name === 'mustUnderstand' && namespaceUri === root.namespaceUri,
        )?.value
        return (must === '1' || must === 'true') && !isUnderstood(one.namespaceUri)
      })
      return unknown === undefined ? undefined : `intestazione non capita: ${nameOf(unknown)}`
    },
  },
  {
    name: 'soap-body',
    check: ({ payloads, port }) =>
      payloads.length === 1 ||
      (payloads.length === 0 && port.operations.some(({ input }) => input === ''))
        ? undefined
        : `il Body ha ${payloads.length} elementi: atteso uno`,
  },
  {
    name: 'soap-operation',
    check: ({ operation, payloads, port }) =>
      operation !== undefined || payloads.length === 0
        ? undefined
        : `${payloads[0] === undefined ? '' : nameOf(payloads[0])} non è la richiesta di nessuna operazione di ${port.name}: ${port.operations.map(({ name }) => name).join(', ')}`,
  },
  {
    name: 'http-action',
    check: (received) => {
      const { operation, port } = received
      if (operation === undefined) return undefined
      const found = actionIn(received)
      // SOAP 1.2 Part 2 §6.5.3: the action may be left out, SOAP 1.1 §6.1.1: the header may not.
      if (found === undefined) return port.version === '1.2' ? undefined : 'manca SOAPAction'
      return found === operation.soapAction
        ? undefined
        : `azione «${found}»: attesa «${operation.soapAction}»`
    },
  },
]

/** The payload against the schemas of the WSDL: the last of all, as a stack does it when it hands the message over. */
export const schemaRules: readonly Rule<Received>[] = [
  {
    name: 'soap-schema',
    check: ({ payloads: [payload], operation, contract, mime }) =>
      // What is the request of no operation is another rule's matter.
      payload === undefined || operation === undefined
        ? undefined
        : withInlineParts(payload, mime, (one) => contract.validate(one) ?? undefined),
  },
]

const textOf = (received: Received, name: string): string | undefined =>
  headersNamed(received, namespaces.wsa, name)[0]?.content.trim()

/** WS-Addressing 1.0, where the policy asks for it. */
export const addressingRules: readonly Rule<Received>[] = (
  [
    {
      name: 'wsa-action',
      check: (received) =>
        textOf(received, 'Action') === undefined ? 'manca wsa:Action' : undefined,
    },
    {
      name: 'wsa-action-right',
      check: (received) => {
        const { operation } = received
        const found = textOf(received, 'Action')
        const right = operation?.action ?? operation?.soapAction
        return found === undefined || right === undefined || found === right
          ? undefined
          : `wsa:Action «${found}»: attesa «${right}»`
      },
    },
    {
      name: 'wsa-message-id',
      check: (received) =>
        textOf(received, 'MessageID') === undefined ? 'manca wsa:MessageID' : undefined,
    },
    {
      name: 'wsa-to',
      check: (received) => {
        const to = textOf(received, 'To')
        const { path } = received.request
        return to?.endsWith(path) === true
          ? undefined
          : `wsa:To «${to ?? 'assente'}» non è questo servizio`
      },
    },
    {
      name: 'wsa-replay',
      check: (received) => {
        const id = textOf(received, 'MessageID')
        return id !== undefined && received.seen.messageIds.has(id)
          ? `wsa:MessageID ${id} già ricevuto`
          : undefined
      },
    },
  ] satisfies Rule<Received>[]
).map(({ name, check }) => ({
  name,
  check: (received: Received) =>
    received.contract.policy.addressing ? check(received) : undefined,
}))

/** The id of a message that counts as received from now on. */
export const messageIdOf = (received: Received): string | undefined => textOf(received, 'MessageID')
