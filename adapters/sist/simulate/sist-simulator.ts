import type {
  SimulatedReply,
  SimulatedRequest,
  SimulatedWorld,
  SimulatorSpecification,
} from '../../../src/adapter/simulated.ts'
import { answerWith, faultWith, type AnswerStyle, type SoapVersion } from './answer.ts'
import { createUsedNonces } from './application-rules.ts'
import { loadContract, type Contract } from './contract.ts'
import { decide, type Decision, type Pdd } from './decide.ts'
import { createPrescriptions } from './prescriptions.ts'
import { loadRegistry } from './registry.ts'
import { refusalBy, systemError } from './rule.ts'
import { rules, type RuleName } from './rule-table.ts'
import { createAnswerSigner } from './security/sign-answer.ts'
import { conditions, switches } from './switches.ts'
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

const noted = (rule: RuleName, reply: SimulatedReply): SimulatedReply =>
  reply.kind === 'answer' ? { ...reply, note: { rule } } : reply

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

const withDefaults = (world: SimulatedWorld): SimulatedWorld => ({
  ...world,
  switches: {
    ...Object.fromEntries(switches.map((one) => [one.name, one.default])),
    ...world.switches,
  },
})

const isOff = (rule: RuleName, { world }: Pdd): boolean => world.rulesOff.has(rule)

const wrongMediaType = (mediaType: string, pdd: Pdd): string | undefined => {
  const both = pdd.world.switches['soap-version'] === '1.1-and-1.2'
  const accepted = both ? /^(text\/xml|application\/soap\+xml)\s*(;|$)/i : /^text\/xml\s*(;|$)/i
  return accepted.test(mediaType) || isOff('content-type', pdd)
    ? undefined
    : `Content-Type ${mediaType || 'assente'}: atteso text/xml${both ? ' o application/soap+xml' : ''}`
}

/** What was decided, and in which version of SOAP to say it. */
interface Judged {
  readonly decision: Decision
  readonly soap: SoapVersion
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
    }),
    ({ because, text: reason }) => {
      const rule = because === 'doctype' ? 'envelope-doctype' : 'envelope-well-formed'
      const refusal = isOff(rule, pdd) ? systemError : refusalBy(rule, reason)
      return { decision: { operation: undefined, refusal }, soap: '1.1' }
    },
    { withDoctype: isOff('envelope-doctype', pdd) },
  )

const handle = (
  request: SimulatedRequest,
  pdd: Pdd,
  securityHeader: AnswerStyle['securityHeader'],
): SimulatedReply => {
  const { method, path } = request
  if (method === 'GET')
    return contractAt(path, pdd.contract) ?? text(404, `Il simulatore non serve GET ${path}.`)
  if (path !== `${base}CVPService`)
    return text(404, `Il simulatore non serve ${path}. Servizi: ${base}CVPService`)
  if (method !== 'POST') return text(405, `${method} non ammesso: un servizio SOAP vuole POST.`)
  // SOAP 1.1 §6: an HTTP request is text/xml. The server's stack answers anything else so, before it reads it.
  const wrong = wrongMediaType(request.headers['content-type'] ?? '', pdd)
  if (wrong !== undefined) return noted('content-type', text(415, wrong))
  const { decision, soap } = judge(request, pdd)
  const style: AnswerStyle = { soap, securityHeader, switches: pdd.world.switches }
  return 'refusal' in decision
    ? faultWith(style, decision.refusal, decision.operation)
    : answerWith(style, decision.operation, decision.content)
}

/** The authority's side of SIST: CVPService of the test environment, strict, with a memory of its own. */
export const sistSimulator: SimulatorSpecification = {
  switches,
  rules,
  conditions,
  create: async (given) => {
    const world = withDefaults(given)
    const sign = createAnswerSigner(world.server)
    const [contract, registry] = await Promise.all([
      loadContract(world.suppliedSchema),
      loadRegistry(world.registryFolder),
    ])
    const pdd: Pdd = {
      world,
      contract,
      registry,
      prescriptions: createPrescriptions(),
      nonces: createUsedNonces(),
    }
    return {
      id: 'sist',
      path: base,
      handle: async (request) =>
        handle(request, pdd, (envelope) => sign(request.receivedAt, envelope)),
    }
  },
}
