import type {
  SimulatedReply,
  SimulatedRequest,
  SimulatedService,
  SimulatedWorld,
} from '../../../src/adapter/simulated.ts'
import { refusalReply, type SoapVersion, type Style } from './answer.ts'
import { declaredReply } from './declared-answers.ts'
import { loadContracts } from './load-contracts.ts'
import { addressingRules, messageIdOf, messageRules, schemaRules } from './message-rules.ts'
import { isMultipart, readMime, type MimeMessage } from './mime.ts'
import { readRequest } from './read-request.ts'
import type { Received, Seen, ServedContract } from './received.ts'
import { firstRefusal, refusalBy, type Refusal } from './rule.ts'
import type { RuleName } from './rule-table.ts'
import { attributeRules } from './security/attribute-rules.ts'
import { samlRules } from './security/saml-rules.ts'
import { securityRules } from './security/security-rules.ts'
import { nonceOf, usernameRules } from './security/username-rules.ts'
import type { OfferedPort } from './wsdl.ts'
import { createRegistryState, type RegistryState } from './xds/registry-state.ts'
import { xdsReply } from './xds/xds-reply.ts'
import { openXml } from './xml/read-xml.ts'

const base = '/soap'

/** The rules that every request is judged by, in their order: the whole of the message, then who sends it, then what. */
const allRules = [
  ...messageRules,
  ...addressingRules,
  ...securityRules,
  ...usernameRules,
  ...samlRules,
  ...attributeRules,
  ...schemaRules,
]

interface Served {
  readonly contract: ServedContract
  readonly port: OfferedPort
}

interface Memory {
  readonly seen: Seen
  readonly registry: RegistryState
}

const freshMemory = (): Memory => ({
  seen: { messageIds: new Set(), nonces: new Set() },
  registry: createRegistryState(),
})

const text = (status: number, content: string, rule?: RuleName): SimulatedReply => ({
  kind: 'answer',
  status,
  headers: { 'content-type': 'text/plain;charset=UTF-8' },
  body: Buffer.from(`${content}\n`),
  ...(rule === undefined ? {} : { note: { rule } }),
})

const mediaTypeIn = (contentType: string): string =>
  (contentType.split(';')[0] ?? '').trim().toLowerCase()

/** What the Content-Type must be for a port; of a multipart what it says of its root. */
const wrongMediaType = (contentType: string, { version }: OfferedPort): string | undefined => {
  const wanted = version === '1.1' ? 'text/xml' : 'application/soap+xml'
  const found = isMultipart(contentType)
    ? (/;\s*start-info="?([^";]*)"?/i.exec(contentType)?.[1] ?? '').toLowerCase()
    : mediaTypeIn(contentType)
  // A message of the other version is told so by a fault, which has a code for it.
  return [wanted, 'text/xml', 'application/soap+xml'].includes(found)
    ? undefined
    : `Content-Type ${contentType}: atteso ${wanted}`
}

// What no rule refuses and yet cannot be served.
const unserved: Refusal = { rule: null, code: 'Receiver', text: 'errore del servizio' }

const plainStyle = (version: SoapVersion): Style => ({ version, relatesTo: null, action: null })

const styleOf = (received: Received): Style => ({
  version: received.version ?? received.port.version,
  relatesTo: received.contract.policy.addressing ? (messageIdOf(received) ?? null) : null,
  action: received.contract.policy.addressing
    ? `${received.operation?.action ?? received.operation?.soapAction ?? ''}Response`
    : null,
})

const decide = (received: Received, { seen, registry }: Memory): SimulatedReply => {
  const refusal = firstRefusal(allRules, received, received.world.rulesOff)
  const style = styleOf(received)
  if (refusal !== undefined) return refusalReply(style, refusal, received.operation?.name)
  const [id, nonce] = [messageIdOf(received), nonceOf(received)]
  if (id !== undefined) seen.messageIds.add(id)
  if (nonce !== undefined) seen.nonces.add(nonce)
  const own =
    received.contract.policy.behaviour === 'xds' ? xdsReply(received, registry, style) : undefined
  return own ?? declaredReply(received, style)
}

const partsOf = (request: SimulatedRequest): MimeMessage | null | string => {
  const contentType = request.headers['content-type'] ?? ''
  return isMultipart(contentType) ? readMime(contentType, request.body) : null
}

const serve = (
  request: SimulatedRequest,
  candidates: readonly Served[],
  world: SimulatedWorld,
  memory: Memory,
): SimulatedReply => {
  const [first] = candidates
  if (first === undefined) return text(404, `Il simulatore non serve ${request.path}.`)
  const isOff = (rule: RuleName): boolean => world.rulesOff.has(rule)
  const refuse = (rule: RuleName, why: string): SimulatedReply =>
    refusalReply(
      plainStyle(first.port.version),
      isOff(rule) ? unserved : refusalBy(rule, why),
      undefined,
    )
  const wrong = wrongMediaType(request.headers['content-type'] ?? '', first.port)
  if (wrong !== undefined && !isOff('soap-media-type')) return text(415, wrong, 'soap-media-type')
  const mime = partsOf(request)
  if (typeof mime === 'string') return refuse('mtom-structure', mime)
  const opened = openXml(mime?.root ?? request.body)
  if (typeof opened === 'string') return refuse('soap-well-formed', opened)
  try {
    if (opened.document.dtd !== null && !isOff('soap-doctype'))
      return refuse('soap-doctype', 'DOCTYPE non ammesso')
    const read = candidates.map((one) =>
      readRequest(opened.root, { ...one, request, world, mime, seen: memory.seen }),
    )
    const received = read.find(({ operation }) => operation !== undefined) ?? read[0]
    return received === undefined ? text(404, request.path) : decide(received, memory)
  } finally {
    opened[Symbol.dispose]()
  }
}

/** The services of the WSDLs of a workspace: strict by contract and policy, answering what is declared. */
export const serveSoap = (world: SimulatedWorld): SimulatedService => {
  const contracts = loadContracts(world)
  let memory = freshMemory()
  const servedAt = (path: string): readonly Served[] =>
    contracts.flatMap((contract) =>
      contract.ports
        .filter((port) => `${base}${port.path}` === path)
        .map((port) => ({ contract, port })),
    )
  return {
    id: 'soap',
    path: `${base}/`,
    reset: () => {
      memory = freshMemory()
    },
    handle: (request) => {
      if (request.method !== 'POST')
        return Promise.resolve(text(405, `${request.method} non ammesso qui: POST.`))
      return Promise.resolve(serve(request, servedAt(request.path), world, memory))
    },
  }
}
