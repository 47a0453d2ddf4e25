import type {
  ReplyNote,
  SimulatedReply,
  SimulatedRequest,
  SimulatedService,
  SimulatedWorld,
} from '../../../src/adapter/simulated.ts'
import { answerWith, faultWith, type AnswerStyle, type SoapVersion } from './answer.ts'
import { createUsedNonces } from './application-rules.ts'
import { loadContract, type Contract } from './contract.ts'
import { decide, type Decision, type Pdd } from './decide.ts'
import { claimsOf, noteOf, watchIdentifiers } from './journal-note.ts'
import { createPrescriptions } from './prescriptions.ts'
import { loadRegistry } from './registry.ts'
import { refusalBy, systemError } from './rule.ts'
import type { RuleName } from './rule-table.ts'
import { wrongMediaType } from './media-type.ts'
import { createAnswerSigner } from './security/sign-answer.ts'
import { withDefaults } from './switches.ts'
import { namespaces } from './xml/namespaces.ts'
import { withXml } from './xml/parse-xml.ts'

const base = '/aslba_test/'

const answer = (status: number, mediaType: string, body: Uint8Array): SimulatedReply => ({
  kind: 'answer',
  status,
  headers: { 'content-type': `${mediaType};charset=UTF-8` },
  body,
})

const text = (status: number, content: string): SimulatedReply =>
  answer(status, 'text/plain', Buffer.from(`${content}\n`))

/** An answer with more for the journal to tell. */
const noted = (note: ReplyNote, reply: SimulatedReply): SimulatedReply =>
  reply.kind === 'answer' ? { ...reply, note: { ...reply.note, ...note } } : reply

// RFC 9110 §15.5.6: what is not allowed says what is.
const notAllowed = (method: string, allow: string): SimulatedReply => ({
  kind: 'answer',
  status: 405,
  headers: { 'content-type': 'text/plain;charset=UTF-8', allow },
  body: Buffer.from(`${method} non ammesso qui: ${allow}.\n`),
})

const contractAt = (path: string, contract: Contract): SimulatedReply | undefined => {
  switch (path) {
    case `${base}CVPService?wsdl`:
      return answer(200, 'text/xml', contract.wsdl)
    // Where the schemaLocation of the WSDL leads.
    case `${base}CVPService.xsd`:
      return answer(200, 'text/xml', contract.xsd)
    default:
      return undefined
  }
}

const isOff = (rule: RuleName, { world }: Pdd): boolean => world.rulesOff.has(rule)

/** What was decided, in which version of SOAP to say it, and who the request says that it is from. */
interface Judged {
  readonly decision: Decision
  readonly soap: SoapVersion
  readonly claims: ReplyNote
}

const judge = (request: SimulatedRequest, pdd: Pdd): Judged =>
  withXml<Judged>(
    request.body,
    ({ root }) => ({
      decision: decide(root, request, pdd),
      soap:
        root.namespaceUri === namespaces.soap12 &&
        pdd.world.switches['soap-version'] === '1.1-and-1.2'
          ? '1.2'
          : '1.1',
      claims: claimsOf(root),
    }),
    ({ because, text: reason }) => {
      const rule = because === 'doctype' ? 'envelope-doctype' : 'envelope-well-formed'
      const refusal = isOff(rule, pdd) ? systemError : refusalBy(rule, reason)
      return { decision: { operation: undefined, refusal }, soap: '1.1', claims: {} }
    },
    { withDoctype: isOff('envelope-doctype', pdd) },
  )

const handle = (
  request: SimulatedRequest,
  pdd: Pdd,
  securityHeader: AnswerStyle['securityHeader'],
): SimulatedReply => {
  const { method, path } = request
  const contract = contractAt(path, pdd.contract)
  if (contract !== undefined)
    return method === 'GET' || method === 'HEAD' ? contract : notAllowed(method, 'GET, HEAD')
  if (path !== `${base}CVPService`)
    return text(404, `Il simulatore non serve ${path}. Servizi: ${base}CVPService`)
  if (method !== 'POST') return notAllowed(method, 'POST')
  // SOAP 1.1 §6: an HTTP request is text/xml. The server's stack answers anything else so, before it reads it.
  const wrong = wrongMediaType(request.headers['content-type'] ?? '', pdd.world.switches)
  if (wrong !== undefined && !isOff('content-type', pdd))
    return noted({ rule: 'content-type' }, text(415, wrong))
  const { prescriptions, identifiers } = watchIdentifiers(pdd.prescriptions)
  const { decision, soap, claims } = judge(request, { ...pdd, prescriptions })
  const style: AnswerStyle = { soap, securityHeader, switches: pdd.world.switches }
  const reply =
    'refusal' in decision
      ? faultWith(style, decision.refusal, decision.operation)
      : answerWith(style, decision.operation, decision.content)
  return noted({ ...claims, ...noteOf(decision), identifiers: [...identifiers] }, reply)
}

/** CVPService of the test environment, strict, with a memory of its own. */
export const serveSist = async (given: SimulatedWorld): Promise<SimulatedService> => {
  const world = { ...given, switches: withDefaults(given.switches) }
  const sign = createAnswerSigner(world.server)
  const [contract, registry] = await Promise.all([
    loadContract(world.suppliedSchema),
    loadRegistry(world.registryFolder),
  ])
  const fresh = (): Pdd => ({
    world,
    contract,
    registry,
    prescriptions: createPrescriptions(),
    nonces: createUsedNonces(),
  })
  let pdd = fresh()
  return {
    id: 'sist',
    path: base,
    operationOf: (headers) => /#(\w+)"?$/.exec(headers['soapaction'] ?? '')?.[1],
    reset: () => {
      pdd = fresh()
    },
    handle: async (request) =>
      handle(request, pdd, (envelope) => sign(request.receivedAt, envelope)),
  }
}
