import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

import { XMLSerializer } from '@xmldom/xmldom'
import { XmlDocument, XsdValidator } from 'libxml2-wasm'
import { afterAll, beforeAll, expect, test } from 'vitest'

import { signCades } from '../../src/signature/sign-cades.ts'
import { sistSimulator } from '../../adapters/sist/simulate/sist-simulator.ts'
import type { ReplyNote, SimulatedReply, SimulatedService } from '../../src/adapter/simulated.ts'
import { signingKeyFromPem } from '../../src/certificates/signing-key.ts'
import { packageRoot } from '../../src/lib/package-root.ts'
import { usedBytes } from '../support/collect-garbage.ts'
import { mutate, seededNumbers, type Mutation } from '../support/mutate.ts'
import { italianTime, rawCda } from '../support/raw-cda.ts'
import { buildMessage, chkContent, post, type Message } from '../support/raw-sist-client.ts'
import {
  differingPaths,
  readSignedMessage,
  signTheSame,
  textIn,
  type SignedMessage,
} from '../support/signed-message.ts'
import {
  applicationCode,
  issueTestPki,
  makeWorld,
  startSist,
  type TestPki,
} from '../support/sist-world.ts'

const count = Number(process.env['COLLAUDO_MUTATIONS'] ?? 2000)
const seed = Number(process.env['COLLAUDO_SEED'] ?? 1)

// A mutated message is judged on its own: that another one used the same nonce, or registered before, is not its fault.
const switches = { 'nonce-replay': 'accept', 'duplicate-registration': 'accept' }

interface Original {
  readonly operation: string
  readonly soapAction: string
  readonly bytes: Buffer
  readonly read: SignedMessage
}

let pki: TestPki
let service: SimulatedService
let originals: readonly Original[]
let validator: XsdValidator
const receivedAt = new Date()

const conditions = new Map([['esito-false', '']])

type Answered = Extract<SimulatedReply, { kind: 'answer' }>

/** Hands a body to the service, without a network in between. */
const handle = async (body: Uint8Array, soapAction: string): Promise<Answered> => {
  const reply = await service.handle({
    method: 'POST',
    path: '/aslba_test/CVPService',
    headers: {
      'content-type': 'text/xml;charset=UTF-8',
      soapaction: `"${soapAction}"`,
    },
    body,
    clientCertificate: null,
    receivedAt,
    // Cancellations and registrations change nothing, so that each finds the prescription as the first one did.
    conditions,
  })
  if (reply.kind !== 'answer') throw new Error('no answer')
  return reply
}

const first = (reply: Answered, name: string): string =>
  new RegExp(`<${name}>([^<]*)</${name}>`).exec(Buffer.from(reply.body).toString())?.[1] ?? ''

beforeAll(async () => {
  pki = await issueTestPki()
  service = await sistSimulator.create(makeWorld(pki, switches))
  const xsd = XmlDocument.fromBuffer(
    readFileSync(join(packageRoot, 'adapters', 'sist', 'contract', 'CVPService.xsd')),
  )
  validator = XsdValidator.fromDoc(xsd)
  xsd.dispose()

  const doctor = pki.titolare
  const chk = buildMessage(
    'chkPrescrizione',
    chkContent({}, {}, { cognome: 'Verdi', indirizzoResidenza: 'Via di Prova 1' }),
    { doctor },
  )
  const issued = await handle(Buffer.from(chk.xml), chk.soapAction)
  const [identifier, codAutenticazione] = [first(issued, 'IUP'), first(issued, 'codAutenticazione')]
  const p7m = await signCades(
    Buffer.from(
      rawCda({
        identifier,
        codAutenticazione,
        author: doctor.known.codiceFiscale,
        effectiveTime: italianTime(receivedAt),
      }),
    ),
    signingKeyFromPem(doctor.signature.certificatePem, doctor.signature.keyPem),
    receivedAt,
  )
  const leaf = (name: string, text: string): string => `<sist:${name}>${text}</sist:${name}>`
  const messages: readonly Message[] = [
    chk,
    buildMessage(
      'setRegistraPrescrizione',
      leaf('prescrizione', Buffer.from(p7m).toString('base64')) + leaf('oscurato', 'false'),
      { doctor },
    ),
    buildMessage(
      'setAnnullaPrescrizione',
      leaf('identificativoPrescrizione', identifier) + leaf('versione', '4.03'),
      { doctor },
    ),
    buildMessage(
      'getPrescrizioneIdentificata',
      leaf('codiceFiscale', 'PNIMRA70A01H501P') +
        leaf('identificativoRicetta', identifier) +
        leaf('versione', '4.03'),
      { doctor },
    ),
    buildMessage(
      'getPrescrizioniIdentificate',
      leaf('tipoPrescr', '4') +
        leaf('dataEmissioneDal', '01/11/2026') +
        leaf('dataEmissioneAl', '30/11/2026') +
        leaf('versione', '4.03'),
      { doctor },
    ),
  ]
  originals = messages.map(({ operation, soapAction, xml }) => {
    const bytes = Buffer.from(xml)
    return { operation, soapAction, bytes, read: readSignedMessage(bytes) }
  })
  for (const { operation, bytes, soapAction } of originals)
    expect([operation, (await handle(bytes, soapAction)).status]).toEqual([operation, 200])
})
afterAll(() => validator.dispose())

const shortName = (path: string): string => path.split('/').slice(-2).join('/')

/** Whether the payload is one that the authority may accept from this doctor and this application, as it stands. */
const checkPayload = ({ payload }: SignedMessage, original: Original, note: ReplyNote): void => {
  const xml = XmlDocument.fromString(new XMLSerializer().serializeToString(payload))
  validator.validate(xml.root)
  xml.dispose()
  const application = (name: string) => textIn(payload, 'datiApplicativo', name)
  expect(payload.localName).toBe(original.operation)
  expect(['nome', 'produttore', 'versione'].map(application)).toEqual([
    'Applicativo di prova',
    'Produttore di prova',
    '1.0.0',
  ])
  expect(application('applDigest')).toBe(
    createHash('sha1')
      .update(`${application('nonce')}${application('created')}${applicationCode}`)
      .digest('base64'),
  )
  expect(textIn(payload, 'datiOperatore', 'codiceFiscale')).toBe(pki.titolare.known.codiceFiscale)
  const named =
    textIn(payload, 'identificativoPrescrizione') ?? textIn(payload, 'identificativoRicetta')
  if (named !== null) expect(note.identifiers).toEqual([named])
}

const p7mOf = ({ payload }: SignedMessage): Buffer =>
  Buffer.from(textIn(payload, 'prescrizione') ?? '', 'base64')

/** What differs in a message that was accepted; fails when it should not have been. */
const categoryOf = (original: Original, { bytes }: Mutation, note: ReplyNote): string => {
  const read = readSignedMessage(bytes)
  // What is signed is what was signed, and by whom.
  expect(read.timestamp).toBe(original.read.timestamp)
  expect(read.signedInfo).toBe(original.read.signedInfo)
  expect(read.token.equals(original.read.token)).toBe(true)
  const paths = differingPaths(original.read, read)
  if (paths.length === 0) return 'the same document, written otherwise'
  if (!paths.some((path) => path.startsWith('Envelope/Body/')))
    return `not signed: ${paths.map(shortName).join(', ')}`
  checkPayload(read, original, note)
  const [before, after] = [p7mOf(original.read), p7mOf(read)]
  if (before.equals(after)) return `another valid Body: ${paths.map(shortName).join(', ')}`
  expect(signTheSame(before, after)).toBe(true)
  return 'another valid Body: p7m with other bytes that nobody signs'
}

interface Tally {
  readonly accepted: Map<string, number>
  readonly refused: Map<string, number>
}

const counted = (tally: Map<string, number>, key: string): void => {
  tally.set(key, (tally.get(key) ?? 0) + 1)
}

const total = (tally: Map<string, number>): number => [...tally.values()].reduce((a, b) => a + b, 0)

const written = ({ accepted, refused }: Tally): string =>
  [
    `accettate ${total(accepted)}, rifiutate ${total(refused)} (seme ${seed})`,
    ...[accepted, refused].flatMap((tally) => [
      ...[...tally].toSorted(([, a], [, b]) => b - a).map(([key, times]) => `  ${times}  ${key}`),
      '',
    ]),
  ].join('\n')

test(`of ${count} requests with one random change, none is accepted for what it is not`, async () => {
  const below = seededNumbers(seed)
  const tally: Tally = { accepted: new Map(), refused: new Map() }
  let afterWarmUp = 0
  for (let index = 0; index < count; index++) {
    const original = originals[below(originals.length)]
    if (original === undefined) throw new Error('no message')
    const mutation = mutate(original.bytes, below)
    const which = `seed ${seed}, mutation ${index}: ${mutation.kind} at ${mutation.at} of ${original.operation}`
    const { status, note = {} } = await handle(mutation.bytes, original.soapAction)
    if (status === 200) {
      try {
        counted(tally.accepted, categoryOf(original, mutation, note))
      } catch (cause) {
        throw new Error(`${which} was accepted`, { cause })
      }
    } else {
      // Whatever is refused is refused by a rule, with a fault of the authority.
      if (status !== 500 || !/^\d{6}$/.test(note.fault ?? '') || note.rule === undefined)
        throw new Error(`${which}: HTTP ${status}, Fault ${note.fault}, rule ${note.rule}`)
      counted(tally.refused, note.rule)
    }
    if (index === Math.floor(count / 2)) afterWarmUp = usedBytes()
  }
  const growth = usedBytes() - afterWarmUp
  if (process.env['COLLAUDO_MUTATIONS'] !== undefined)
    process.stdout.write(`${written(tally)}\nmemoria: ${Math.round(growth / 1024)} KB in più\n`)
  // Judges that judged nothing would be content with anything.
  expect(total(tally.accepted)).toBeGreaterThan(count / 200)
  expect(tally.refused.size).toBeGreaterThan(10)
  // The runner itself keeps some hundred bytes of each turn.
  expect(growth).toBeLessThan(4 * 1024 * 1024 + count * 500)
})

test('over TLS they are refused by the same rules', async () => {
  await using sist = await startSist(pki, switches)
  const below = seededNumbers(seed)
  for (let index = 0; index < 40; index++) {
    // Of the operations that need no earlier one.
    const original = originals[index % 2 === 0 ? 0 : 4]
    if (original === undefined) throw new Error('no message')
    const { bytes } = mutate(original.bytes, below)
    const here = await handle(bytes, original.soapAction)
    const there = await post({
      url: `${sist.url}/aslba_test/CVPService`,
      pki,
      body: bytes,
      headers: { soapaction: `"${original.soapAction}"` },
    })
    const outcome = sist.journal().at(-1)?.outcome
    const rule = outcome?.kind === 'answered' ? outcome.rule : undefined
    expect([there.status, rule ?? null]).toEqual([here.status, here.note?.rule ?? null])
  }
})
