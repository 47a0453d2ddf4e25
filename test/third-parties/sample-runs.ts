import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

import { readExchange } from '../../src/evidence/read-exchange.ts'
import { packageRoot } from '../../src/lib/package-root.ts'
import type { EvidenceRef } from '../../src/model/evidence-ref.ts'
import type { Exchange } from '../../src/model/exchange.ts'
import type { ExchangeRecord, StepRecord } from '../../src/model/run-record.ts'
import { withXml } from '../../src/xml/parse-xml.ts'
import { pemOf } from '../support/pem-of.ts'
import { readyPlans, type RunnablePlan } from '../support/run-here.ts'
import { copySamplePlan } from '../support/temp-workspace.ts'
import type { Sealed } from './sealed.ts'
import type { SignedDocument } from './openssl-cms.ts'

/** One exchange of a run of a sample plan, read from the evidence that the run left on disk. */
export interface SampleExchange {
  readonly label: string
  readonly plan: string
  readonly step: StepRecord
  readonly exchange: ExchangeRecord
  /** The same, with the bytes that were kept. */
  readonly whole: Exchange
  /** Whose call it is, with the secret code that the simulator knew. */
  readonly application: RunnablePlan['application']
  /** The body that was sent. */
  readonly sent: string
  /** The body that came back; null when there was no answer. */
  readonly answered: string | null
  /** The certificates of the keys with which the step's operators sign, in PEM. */
  readonly authentication: string
  readonly signature: string
  /** Of another operator of the same environment. */
  readonly stranger: string
  /** What it carries under `prescrizione`; null when nothing. */
  readonly prescrizione: string | null
}

const prescrizioneIn = (xml: string): string | null =>
  /<(?:[\w.-]+:)?prescrizione>([^<]+)<\//.exec(xml)?.[1] ?? null

const samples = join(packageRoot, 'plans')

/** What has neither XML nor a signed document, others judge elsewhere. */
const isAboutSist = (cases: string): boolean =>
  existsSync(cases) &&
  readdirSync(cases).some((name) => /\buses: sist\b/.test(readFileSync(join(cases, name), 'utf8')))

/**
 * Runs the sample plans that are about SIST on the simulator, here, and gives back all that travelled: one case in so many
 * of each, with what it needs. Throws unless every case passes.
 */
export const runSamplePlans = async (oneIn: number): Promise<readonly SampleExchange[]> => {
  const plans = readdirSync(samples).filter((name) => isAboutSist(join(samples, name, 'cases')))
  const workspace = copySamplePlan(...plans)
  const found: SampleExchange[] = []
  await using ready = await readyPlans(workspace, {
    plans,
    environment: 'simulator',
    env: {},
  })
  for (const { plan: whole, environment, application, run } of ready.plans) {
    const plan = whole.name
    // Some cases wait: for a moment that the plan says, or to see whether a connection stays.
    const chosen = whole.cases.filter((_, index) => index % oneIn === 0).map(({ head }) => head.id)
    const record = await run(plan, { jobs: 4 }, chosen)
    const troubled = record.cases.filter(({ outcome }) => outcome.status !== 'passed')
    if (troubled.length > 0)
      throw new Error(`${plan}: not passed: ${troubled.map(({ id }) => id).join(', ')}`)
    const runFolder = join(workspace.folder, 'reports', plan)
    const read = (ref: EvidenceRef): string => readFileSync(join(runFolder, ref.path), 'utf8')
    const { operators } = environment
    const certificateOf = (name: string | undefined, key: 'authentication' | 'signature') => {
      const operator = name === undefined ? undefined : operators[name]
      if (operator === undefined) throw new Error(`${plan}: no operator ${name}`)
      return pemOf(operator[key]).certificatePem
    }
    for (const { id, steps } of record.cases)
      for (const step of steps)
        for (const [index, exchange] of step.exchanges.entries()) {
          const { operator } = step
          const sent = read(exchange.request.body)
          const stranger = Object.keys(operators).find((name) => name !== operator?.authentication)
          found.push({
            label: `${id} ${step.id}[${index}] ${exchange.operation}`,
            plan,
            step,
            exchange,
            whole: readExchange(runFolder, exchange),
            application,
            sent,
            answered: exchange.answer.kind === 'http' ? read(exchange.answer.body) : null,
            authentication: certificateOf(operator?.authentication, 'authentication'),
            signature: certificateOf(operator?.signature, 'signature'),
            stranger: certificateOf(stranger, 'authentication'),
            prescrizione: prescrizioneIn(sent),
          })
        }
  }
  return found
}

/** The message of an exchange, to be verified with the card of the operator who must have signed it. */
export const requestOf = ({ label, sent, authentication }: SampleExchange): Sealed => ({
  label,
  xml: sent,
  certificate: authentication,
})

const isSignedEnvelope = (xml: string): boolean =>
  /<[\w.-]+:Security[\s>]/.test(xml) && withXml(Buffer.from(xml), () => true).ok

/** Its answer, to be verified with the certificate of the server; none where it carries no signature, or is cut. */
export const answerOf = ({ label, exchange, answered }: SampleExchange): Sealed[] =>
  answered === null || exchange.tls === null || !isSignedEnvelope(answered)
    ? []
    : [{ label: `answer to ${label}`, xml: answered, certificate: exchange.tls.peer.pem }]

/** The signed document of a message; none where it carries none, or what is no base64 of anything. */
export const documentOf = ({ label, prescrizione, signature }: SampleExchange): SignedDocument[] =>
  prescrizione === null || !/^[A-Za-z0-9+/]+={0,2}$/.test(prescrizione)
    ? []
    : [{ label, p7m: Buffer.from(prescrizione, 'base64'), certificate: signature }]
