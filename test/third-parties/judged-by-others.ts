import { join } from 'node:path'

import { beforeAll, describe, expect, test } from 'vitest'

import { ownSchema } from '../../adapters/sist/wsdl/own-contract.ts'
import { loadContract, type Contract } from '../../adapters/sist/simulate/contract.ts'
import { packageRoot } from '../../src/lib/package-root.ts'
import { sha256 } from '../../src/lib/sha256.ts'
import { withXml } from '../../src/xml/parse-xml.ts'
import { compileXsd } from '../../src/xml/xsd.ts'
import { hasTool, javaClassPath } from '../support/external-tool.ts'
import { issueTestPki, startSist } from '../support/sist-world.ts'
import { callerOver, chk } from '../unit/adapters/sist/deviate/support.ts'
import {
  deviationName,
  judgedDocument,
  judgedMessage,
  securityVerdicts,
  type Judged,
} from './deviated.ts'
import { opensslCms, type SignedDocument } from './openssl-cms.ts'
import { payloadIn, twinsOf } from './payload-twins.ts'
import { answerOf, documentOf, requestOf, type SampleExchange } from './sample-runs.ts'
import { withChangedTimestamp, type Sealed, type Verdict } from './sealed.ts'
import { wss4j, wss4jLibraries } from './wss4j.ts'
import { xmllint } from './xmllint.ts'
import { xmlsec1 } from './xmlsec1.ts'

/** One message for each way to break WS-Security. */
interface Deviated extends Sealed {
  readonly judged: Judged
}

const securityWay = (name: string): unknown => {
  if (name === 'shift') return { timestamp: { shift: '-10m' } }
  if (name === 'lifetime') return { timestamp: { lifetime: '1d' } }
  if (/^(?:second-timestamp|signed-elsewhere|security-in-body)$/.test(name))
    return { wrapping: name }
  return /^(?:rsa-|hmac-|digest-sha|canonicalization)/.test(name) ? { algorithm: name } : name
}

/** By the layer and the name of what is broken; of a Timestamp of another time, one that is plainly so. */
const ways: readonly Readonly<Record<string, unknown>>[] = [
  ...Object.keys(securityVerdicts).map((name) => ({ security: securityWay(name) })),
  ...['not-well-formed', 'soap-12'].map((envelope) => ({ envelope })),
  ...['body', 'body-without-slash', 'envelope'].map((namespace) => ({ envelope: { namespace } })),
]

const breakEachWay = async (): Promise<readonly Deviated[]> => {
  const pki = await issueTestPki()
  const simulator = await startSist(pki, { 'nonce-replay': 'accept' })
  const call = callerOver(pki, simulator)
  const certificate = pki.titolare.authentication.certificatePem
  const messages = []
  for (const deviate of ways) {
    const { xml } = await call(chk, deviate)
    const label = JSON.stringify(deviate)
    const { security } = deviate
    const judged =
      (security === undefined ? undefined : securityVerdicts[deviationName(security)]) ??
      judgedMessage({ deviate }, certificate)
    messages.push({ label, xml, certificate, judged })
  }
  await simulator.close()
  return messages
}

/** The labels of those that were accepted. */
const accepted = (
  sealed: readonly { readonly label: string }[],
  verdicts: readonly Verdict[],
): string[] =>
  sealed.filter((_, index) => verdicts[index]?.accepted === true).map(({ label }) => label)

const labels = (all: readonly { readonly label: string }[]): string[] =>
  all.map(({ label }) => label)

/** One of each kind: damage is the same in all of them. */
const oneOfEach = (
  kindOf: (one: SampleExchange) => string,
  all: readonly SampleExchange[],
): SampleExchange[] => [...new Map(all.map((one) => [kindOf(one), one])).values()]

const operationOf = ({ exchange }: SampleExchange): string => exchange.operation ?? ''
const operatorOf = ({ step }: SampleExchange): string => step.operator?.authentication ?? ''
const bothOf = (one: SampleExchange): string => `${operationOf(one)} ${operatorOf(one)}`

/** The same document with one byte changed. */
const changedAt = (document: SignedDocument, offset: number): SignedDocument => {
  const p7m = Uint8Array.from(document.p7m)
  p7m[offset] = (p7m[offset] ?? 0) ^ 1
  return { ...document, p7m }
}

const classPath = javaClassPath(...wss4jLibraries)

/**
 * Other programs judge what runs of the sample plans left on disk, and nothing else. `share` says how many there must be
 * at least, of so many in the whole plans: judges that judged nothing would be content with anything.
 */
export const othersJudge = (
  sampleRuns: () => readonly SampleExchange[],
  share: (whole: number) => number,
): void => {
  let exchanges: readonly SampleExchange[]
  let deviated: readonly Deviated[]

  beforeAll(async () => {
    exchanges = sampleRuns()
    deviated = await breakEachWay()
  })

  const wellMade = (by: 'xmlsec1' | 'wss4j'): SampleExchange[] =>
    exchanges.filter(({ step, authentication }) => judgedMessage(step, authentication)[by])

  test('the sample plans send signed messages of every operation, of more than one operator', () => {
    expect(new Set(exchanges.map(({ exchange }) => exchange.operation)).size).toBeGreaterThan(4)
    expect(new Set(exchanges.map(({ authentication }) => authentication)).size).toBeGreaterThan(2)
    expect(wellMade('xmlsec1').length).toBeGreaterThan(share(80))
    // And some that a case breaks.
    expect(exchanges.length - wellMade('xmlsec1').length).toBeGreaterThan(share(5))
  })

  describe.skipIf(!hasTool('xmlsec1'))('xmlsec1', () => {
    test('verifies every message of the sample plans but those whose signature a case breaks', () => {
      const sent = exchanges.map(requestOf)
      expect(accepted(sent, xmlsec1(sent))).toEqual(labels(wellMade('xmlsec1')))
    })

    test('verifies every answer', () => {
      const answers = exchanges.flatMap(answerOf)
      expect(answers.length).toBeGreaterThan(share(80))
      expect(accepted(answers, xmlsec1(answers))).toEqual(labels(answers))
    })

    test('refuses a message of each operation with one byte of its Timestamp changed', () => {
      const twins = oneOfEach(operationOf, wellMade('xmlsec1')).map((one) =>
        withChangedTimestamp(requestOf(one)),
      )
      expect(twins.length).toBeGreaterThan(4)
      const verdicts = xmlsec1(twins)
      expect(accepted(twins, verdicts)).toEqual([])
      for (const { reason } of verdicts) expect(reason).toContain('data and digest do not match')
    })

    test('refuses a message of each operator for the certificate of another', () => {
      const twins = oneOfEach(operatorOf, wellMade('xmlsec1')).map((one) => ({
        ...requestOf(one),
        certificate: one.stranger,
      }))
      expect(twins.length).toBeGreaterThan(2)
      expect(accepted(twins, xmlsec1(twins))).toEqual([])
    })

    test('refuses every message whose signature is broken on purpose, and no other', () => {
      const verdicts = xmlsec1(deviated)
      const holding = deviated.filter(({ judged }) => judged.xmlsec1)
      expect(accepted(deviated, verdicts)).toEqual(labels(holding))
    })
  })

  describe.skipIf(classPath === undefined)('Apache WSS4J', () => {
    let verdicts: ReadonlyMap<Sealed, Verdict>
    let sent: readonly Sealed[]
    let answers: readonly Sealed[]
    let changed: readonly Sealed[]
    let ofOthers: readonly Sealed[]

    beforeAll(() => {
      sent = exchanges
        .filter(({ step, authentication }) => judgedMessage(step, authentication).wss4j !== null)
        .map(requestOf)
      answers = exchanges.flatMap(answerOf)
      const wanted = new Set(labels(wellMade('wss4j')))
      changed = [...sent.filter(({ label }) => wanted.has(label)), ...answers].map(
        withChangedTimestamp,
      )
      ofOthers = [
        ...wellMade('wss4j').map((one) => ({ ...requestOf(one), certificate: one.stranger })),
        ...answers.map((one) => ({ ...one, certificate: exchanges[0]?.stranger ?? '' })),
      ]
      const all = [...sent, ...answers, ...changed, ...ofOthers, ...deviated]
      const said = wss4j(classPath ?? '', all)
      verdicts = new Map(
        all.map((one, index) => [one, said[index] ?? { accepted: false, reason: '' }]),
      )
    })

    const of = (sealed: readonly Sealed[]): Verdict[] =>
      sealed.map((one) => verdicts.get(one) ?? { accepted: true, reason: 'not judged' })

    test('accepts every message of the sample plans but those that a case breaks', () => {
      expect(accepted(sent, of(sent))).toEqual(labels(wellMade('wss4j')))
    })

    test('accepts every answer, whose signer is named by a key identifier', () => {
      expect(answers.length).toBeGreaterThan(share(80))
      expect(answers.every(({ xml }) => xml.includes('#X509SubjectKeyIdentifier"'))).toBe(true)
      expect(accepted(answers, of(answers))).toEqual(labels(answers))
    })

    test('refuses each of them with one byte of its Timestamp changed', () => {
      expect(changed.length).toBeGreaterThan(share(160))
      expect(accepted(changed, of(changed))).toEqual([])
      for (const { reason } of of(changed)) expect(reason).toContain('signature')
    })

    test('refuses each of them where another certificate is trusted', () => {
      expect(ofOthers.length).toBeGreaterThan(share(160))
      expect(accepted(ofOthers, of(ofOthers))).toEqual([])
    })

    test('refuses every message that is broken on purpose, but what only the policy forbids', () => {
      const holding = deviated.filter(({ judged }) => judged.wss4j)
      expect(accepted(deviated, of(deviated))).toEqual(labels(holding))
    })
  })

  describe.skipIf(!hasTool('openssl'))('openssl', () => {
    const documents = (): SignedDocument[] => exchanges.flatMap(documentOf)
    const signed = (): SampleExchange[] =>
      exchanges.filter(
        (one) => documentOf(one).length > 0 && judgedDocument(one.step, one.signature),
      )

    /** A registration of each operator that registers. */
    const someSigned = (): SampleExchange[] => {
      const some = oneOfEach(bothOf, signed())
      expect(some.length).toBeGreaterThan(1)
      return some
    }

    test('accepts every document as CAdES but those that a case breaks, or does not sign', () => {
      expect(signed().length).toBeGreaterThan(share(10))
      expect(documents().length - signed().length).toBeGreaterThan(share(4))
      expect(accepted(documents(), opensslCms(documents()))).toEqual(labels(signed()))
    })

    test('gives back the CDA that the run kept as evidence, byte for byte', () => {
      const some = someSigned()
      const verdicts = opensslCms(some.flatMap(documentOf))
      expect(verdicts).toHaveLength(some.length)
      for (const [index, one] of some.entries()) {
        const cda = one.exchange.documents.find(({ mediaType }) => mediaType === 'application/xml')
        const content = verdicts[index]?.content ?? null
        expect(content === null ? null : sha256(content), one.label).toBe(cda?.sha256)
      }
    })

    test('refuses a document of each operator with one byte changed, wherever it is', () => {
      const changed = someSigned()
        .flatMap(documentOf)
        .flatMap((document) => {
          const inContent = Buffer.from(document.p7m).indexOf('</ClinicalDocument>') - 1
          expect(inContent, document.label).toBeGreaterThan(0)
          // The signature value closes the p7m.
          const inSignature = document.p7m.length - 1
          return [
            { reason: 'content verify error', ...changedAt(document, inContent) },
            { reason: 'verification failure', ...changedAt(document, inSignature) },
          ]
        })
      const verdicts = opensslCms(changed)
      expect(accepted(changed, verdicts)).toEqual([])
      for (const [index, { label, reason }] of changed.entries())
        expect(verdicts[index]?.reason, label).toContain(reason)
    })

    test('trusts no other signer, be it the same person with the card of the other use', () => {
      const others = someSigned().flatMap((one) =>
        documentOf(one).map((document) => ({ ...document, certificate: one.authentication })),
      )
      const verdicts = opensslCms(others)
      expect(accepted(others, verdicts)).toEqual([])
      for (const [index, { label }] of others.entries())
        expect(verdicts[index]?.reason, label).toContain('certificate verify error')
    })
  })

  describe.skipIf(!hasTool('xmllint'))('xmllint', () => {
    const { entry, files } = ownSchema
    const schema = join(packageRoot, 'adapters', 'sist', 'contract', entry)
    let contract: Contract
    /** Of all that travelled. */
    let travelled: ReturnType<typeof judged>

    beforeAll(async () => {
      contract = await loadContract()
      travelled = judged([...requests(), ...answers()])
    })

    /** Of each payload, who finds it valid: xmllint, the client by its compilation of the schema, the simulator by its. */
    const judged = (payloads: readonly string[]) => {
      const validate = compileXsd(entry, files)
      const theirs = xmllint(schema, payloads)
      return payloads.map((xml, index) => {
        const read = withXml(Buffer.from(xml), ({ root }) => ({
          client: validate(root) === null,
          simulator: contract.problem(root) === undefined,
        }))
        const noXml = { client: null, simulator: null }
        return { xml, xmllint: theirs[index], ...(read.ok ? read.value : noXml) }
      })
    }

    const disagreements = (verdicts: ReturnType<typeof judged>): typeof verdicts =>
      verdicts.filter((one) => one.client !== one.xmllint || one.simulator !== one.xmllint)

    const requests = (): string[] => exchanges.flatMap(({ sent }) => payloadIn(sent) ?? [])
    const answers = (): string[] =>
      exchanges.flatMap(({ answered }) => payloadIn(answered ?? '') ?? [])

    test('agrees with the client and with the simulator on every message of the sample plans', () => {
      expect(travelled.length).toBeGreaterThan(share(160))
      expect(disagreements(travelled)).toEqual([])
    })

    test('finds every answer valid, and every request that was served', () => {
      const served = exchanges.filter(
        ({ exchange }) => exchange.answer.kind === 'http' && exchange.answer.status === 200,
      )
      const wanted = new Set([...served.flatMap(({ sent }) => payloadIn(sent) ?? []), ...answers()])
      const all = travelled.filter(({ xml }) => wanted.has(xml))
      // An answer that a case orders to be cut is no XML.
      expect(all.filter((one) => one.xmllint === false)).toEqual([])
      expect(all.filter((one) => one.xmllint === true).length).toBeGreaterThan(share(150))
    })

    test('agrees on every message with an element removed, moved, renamed or added', () => {
      // A part of a message that was broken on purpose need not be XML by itself.
      const whole = exchanges.filter(({ step }) => step.deviate === undefined)
      const twins = twinsOf([
        ...whole.flatMap(({ sent }) => payloadIn(sent) ?? []),
        ...whole.flatMap(({ answered }) => payloadIn(answered ?? '') ?? []),
      ])
      const verdicts = judged(twins.map(({ xml }) => xml))
      expect(disagreements(verdicts)).toEqual([])
      // Optional elements can go, and most texts are free; of the rest, the damage is seen.
      const valid = verdicts.filter((one) => one.xmllint === true).length
      expect(valid).toBeGreaterThan(share(100))
      expect(verdicts.length - valid).toBeGreaterThan(share(500))
    })
  })
}
