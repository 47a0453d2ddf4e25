import { Agent } from 'node:https'

import { afterAll, beforeAll, expect, test } from 'vitest'

import { signCades } from '../../src/signature/sign-cades.ts'
import { issueSelfSigned, type IssuedCredential } from '../../src/certificates/issue-certificate.ts'
import { signingKeyFromPem } from '../../src/certificates/signing-key.ts'
import type { RunningSimulator } from '../../src/simulator/start-simulator.ts'
import { rawCda } from '../support/raw-cda.ts'
import { buildMessage, chkContent, send, type RawAnswer } from '../support/raw-sist-client.ts'
import { issueTestPki, startSist, type TestDoctor, type TestPki } from '../support/sist-world.ts'

const clientCount = 20
const prescriptionsEach = 4
/** Of each prescription: issued, registered, read or cancelled, read again, searched for. */
const callsEach = 5

/** A client with a certificate and a connection of its own, which acts for one of two doctors. */
interface Client {
  readonly credential: IssuedCredential
  readonly agent: Agent
  readonly doctor: TestDoctor
}

interface Issued {
  readonly nre: string
  readonly document: string
  readonly isCancelled: boolean
  readonly doctor: TestDoctor
}

let pki: TestPki
let sist: RunningSimulator
let clients: readonly Client[]

beforeAll(async () => {
  pki = await issueTestPki()
  const credentials = await Promise.all(
    Array.from({ length: clientCount }, (_, index) =>
      issueSelfSigned({ commonName: `client ${index}`, use: 'client', key: 'ec-p256' }),
    ),
  )
  sist = await startSist(
    pki,
    {},
    {
      knownClients: credentials.map(({ certificatePem }) => certificatePem),
    },
  )
  clients = credentials.map((credential, index) => ({
    credential,
    agent: new Agent({ keepAlive: true, maxSockets: 1 }),
    doctor: index % 2 === 0 ? pki.titolare : pki.altro,
  }))
})
afterAll(async () => {
  for (const { agent } of clients) agent.destroy()
  await sist.close()
})

const leaf = (name: string, text: string): string => `<sist:${name}>${text}</sist:${name}>`

const call = (
  { credential, agent, doctor }: Client,
  operation: string,
  content: string,
): Promise<RawAnswer> =>
  send(sist.url, pki, buildMessage(operation, content, { doctor }), { client: credential, agent })

/** The same, of which no error is expected. */
const served = async (client: Client, operation: string, content: string): Promise<RawAnswer> => {
  const answer = await call(client, operation, content)
  expect([operation, answer.status, answer.fault]).toEqual([operation, 200, undefined])
  return answer
}

const read = (client: Client, nre: string): Promise<RawAnswer> =>
  served(
    client,
    'getPrescrizioneIdentificata',
    leaf('codiceFiscale', 'PNIMRA70A01H501P') +
      leaf('identificativoRicetta', nre) +
      leaf('versione', '4.03'),
  )

const search = (client: Client): Promise<RawAnswer> =>
  served(
    client,
    'getPrescrizioniIdentificate',
    leaf('tipoPrescr', '4') +
      leaf('dataEmissioneDal', '01/11/2026') +
      leaf('dataEmissioneAl', '30/11/2026') +
      leaf('versione', '4.03'),
  )

/** Issues, registers, and cancels or reads again: four calls, and a search. */
const live = async (client: Client, isCancelled: boolean): Promise<Issued> => {
  const { doctor } = client
  const codMedicoPrescrittore = doctor.known.codiceRegionale
  const issued = await served(client, 'chkPrescrizione', chkContent({ codMedicoPrescrittore }))
  const nre = issued.first('IUP') ?? ''
  const document = rawCda({
    identifier: nre,
    codAutenticazione: issued.first('codAutenticazione') ?? null,
    author: doctor.known.codiceFiscale,
    authorCode: codMedicoPrescrittore,
  })
  const { certificatePem, keyPem } = doctor.signature
  const key = signingKeyFromPem(certificatePem, keyPem)
  const p7m = Buffer.from(await signCades(Buffer.from(document), key, new Date()))
  const registered = await served(
    client,
    'setRegistraPrescrizione',
    leaf('prescrizione', p7m.toString('base64')) + leaf('oscurato', 'false'),
  )
  expect(registered.first('esito')).toBe('TRUE')
  if (isCancelled) {
    const cancelled = await served(
      client,
      'setAnnullaPrescrizione',
      leaf('identificativoPrescrizione', nre) + leaf('versione', '4.03'),
    )
    expect(cancelled.first('esito')).toBe('TRUE')
  } else await read(client, nre)
  const state = await read(client, nre)
  expect(state.first('statoPrescrizione')).toBe(isCancelled ? '0' : '1')
  await search(client)
  return { nre, document, isCancelled, doctor }
}

const unescaped = (text: string): string =>
  text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&')

test('400 signed calls from 20 clients at once leave the right state, without an error', async () => {
  const lives = await Promise.all(
    clients.map(async (client) => {
      const own: Issued[] = []
      for (let index = 0; index < prescriptionsEach; index++)
        own.push(await live(client, index % 2 === 0))
      return own
    }),
  )
  const journal = sist.journal()
  expect(journal).toHaveLength(clientCount * prescriptionsEach * callsEach)
  expect(new Set(journal.map(({ clientFingerprint256 }) => clientFingerprint256)).size).toBe(20)

  const all = lives.flat()
  const nres = all.map(({ nre }) => nre)
  expect(new Set(nres).size).toBe(clientCount * prescriptionsEach)

  // Each was registered once, and once cancelled if at all, by the journal of the other side.
  const done = (operation: string): string[] =>
    journal
      .filter((line) => line.operation === operation && line.result === 'esito TRUE')
      .flatMap(({ identifiers }) => identifiers)
  expect(done('setRegistraPrescrizione').toSorted()).toEqual(nres.toSorted())
  expect(done('setAnnullaPrescrizione').toSorted()).toEqual(
    all
      .filter(({ isCancelled }) => isCancelled)
      .map(({ nre }) => nre)
      .toSorted(),
  )

  // Each doctor finds his own, and each has the document that was signed for it.
  for (const client of clients.slice(0, 2)) {
    const own = all.filter(({ doctor }) => doctor === client.doctor)
    const found = await search(client)
    expect(
      [...found.text.matchAll(/<IUP>([^<]*)</g)].map(([, nre = '']) => nre).toSorted(),
    ).toEqual(own.map(({ nre }) => nre).toSorted())
    for (const { nre, document } of own.slice(0, 5)) {
      const answer = await read(client, nre)
      expect(unescaped(answer.first('cdaInstance') ?? '')).toBe(document)
    }
  }
})

test('of 20 clients that cancel the same prescription at once, one does', async () => {
  const own = clients.filter(({ doctor }) => doctor === pki.titolare)
  const [one] = own
  if (one === undefined) throw new Error('no client')
  const nre = (await served(one, 'chkPrescrizione', chkContent())).first('IUP') ?? ''
  const answers = await Promise.all(
    [...own, ...own].map((client) =>
      call(
        client,
        'setAnnullaPrescrizione',
        leaf('identificativoPrescrizione', nre) + leaf('versione', '4.03'),
      ),
    ),
  )
  expect(answers.map((answer) => answer.first('esito') ?? answer.fault ?? '').toSorted()).toEqual([
    ...Array.from({ length: 19 }, () => '000279'),
    'TRUE',
  ])
})
