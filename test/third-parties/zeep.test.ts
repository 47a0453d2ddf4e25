import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'

import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import { packageRoot } from '../../src/lib/package-root.ts'
import type { RunningSimulator } from '../../src/simulator/start-simulator.ts'
import { hasTool, pythonWith } from '../support/external-tool.ts'
import { opensslSign, rawCda } from '../support/raw-cda.ts'
import { applicationCode, issueTestPki, startSist, type TestPki } from '../support/sist-world.ts'

/** What came of a call: the `return` of its answer, the text of a Fault, or what zeep itself refused. */
type Came =
  | { readonly answer: Readonly<Record<string, unknown>> }
  | { readonly fault: string }
  | { readonly error: string }

interface Call {
  readonly operation: string
  readonly body: Readonly<Record<string, unknown>>
  /** Signs as zeep does by itself: Timestamp and Body. */
  readonly signsBody?: true
  /** Whose key signs. */
  readonly key?: string
  /** Whose certificate the answer must be signed by. */
  readonly server?: string
}

const python = pythonWith('zeep', 'xmlsec')
const folder = mkdtempSync(join(tmpdir(), 'collaudo-zeep-'))
let pki: TestPki
let simulator: RunningSimulator

beforeAll(async () => {
  pki = await issueTestPki()
  simulator = await startSist(pki)
})

afterAll(async () => {
  await simulator.close()
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
})

const file = (name: string, content: string): string => {
  writeFileSync(join(folder, name), content, { mode: 0o600 })
  return join(folder, name)
}

/** What a client of our WSDL that is not ours makes of these calls. */
const zeep = async (
  calls: readonly Call[],
  { code = applicationCode, client = pki.client } = {},
): Promise<readonly Came[]> => {
  const { known, authentication } = pki.titolare
  const server = file('server.pem', pki.server.certificatePem)
  const child = spawn(python ?? 'python3', [join(import.meta.dirname, 'zeep', 'client.py')])
  const order = {
    wsdl: join(packageRoot, 'adapters', 'sist', 'contract', 'CVPService.wsdl'),
    url: `${simulator.url}/aslba_test/CVPService`,
    ca: server,
    client: {
      certificate: file('client.pem', client.certificatePem),
      key: file('client.key', client.keyPem),
    },
    application: {
      name: 'Applicativo di prova',
      producer: 'Produttore di prova',
      version: '1.0.0',
      code,
    },
    operator: {
      codStruttura: known.codStruttura,
      codiceFiscale: known.codiceFiscale,
      ruoloIstituzionale: known.ruoloIstituzionale,
    },
    calls: calls.map((call, index) => ({
      ...call,
      key: file(`${index}.key`, call.key ?? authentication.keyPem),
      certificate: file('cns.pem', authentication.certificatePem),
      server: call.server === undefined ? server : file(`${index}.pem`, call.server),
    })),
  }
  child.stdin.end(JSON.stringify(order))
  const [out, error] = await Promise.all([text(child.stdout), text(child.stderr)])
  if (out === '') throw new Error(error)
  return JSON.parse(out) as Came[]
}

const patient = 'PNIMRA70A01H501P'
const versione = '4.03'

const issue: Call = {
  operation: 'chkPrescrizione',
  body: {
    assistito: { codIdentificativoAssistito: patient, codNazionaleAslResidenza: '160114' },
    tipologia: '1',
    dataPrescrizione: '23/11/2026 10:00:00',
    codMedicoPrescrittore: '000001',
    codEsenzione: 'NES00',
    elencoPrestazioni: { prestazione: [{ codPrestazione: '034298051', quantitaPrescritta: '1' }] },
    flagCiclica: '0',
    versione,
    tipoVisita: 'A',
  },
}

const annul = (identificativoPrescrizione: string): Call => ({
  operation: 'setAnnullaPrescrizione',
  body: { identificativoPrescrizione, versione },
})

const nowhere = annul('1600A9999999999')

const rules = (): (string | null)[] =>
  simulator
    .journal()
    .map(({ outcome }) => (outcome.kind === 'answered' ? outcome.rule : outcome.kind))

describe.skipIf(python === undefined)('zeep', () => {
  test.skipIf(!hasTool('openssl'))(
    'is served through the whole life of a prescription, from our WSDL',
    async () => {
      const [issued] = await zeep([issue])
      if (issued === undefined || !('answer' in issued)) throw new Error(JSON.stringify(issued))
      const { IUP, codAutenticazione } = issued.answer as Record<string, string>
      expect(issued.answer).toMatchObject({
        elencoAnomalie: null,
        IUP: expect.stringMatching(/^[0-9A-Z]{15}$/) as unknown,
      })
      const nre = IUP ?? ''
      const cda = rawCda({
        identifier: nre,
        codAutenticazione: codAutenticazione ?? null,
        author: pki.titolare.known.codiceFiscale,
      })
      const prescrizione = opensslSign(cda, pki.titolare.signature).toString('base64')
      const read: Call = {
        operation: 'getPrescrizioneIdentificata',
        body: { codiceFiscale: patient, identificativoRicetta: nre, versione },
      }
      const [registered, before, list, annulled, after, again] = await zeep([
        { operation: 'setRegistraPrescrizione', body: { prescrizione, oscurato: false } },
        read,
        {
          operation: 'getPrescrizioniIdentificate',
          body: {
            codPrescrittore: '000001',
            tipoPrescr: '4',
            dataEmissioneDal: '01/01/2020',
            dataEmissioneAl: '31/12/2099',
            versione,
          },
        },
        annul(nre),
        read,
        annul(nre),
      ])
      expect(registered).toEqual({ answer: 'TRUE' })
      expect(before).toMatchObject({
        answer: { cdaInstance: cda, statoRicetta: '3', prescrizione: { statoPrescrizione: '1' } },
      })
      expect(JSON.stringify(list)).toContain(nre)
      expect(annulled).toMatchObject({ answer: { esito: 'TRUE' } })
      expect(after).toMatchObject({ answer: { statoRicetta: '4' } })
      expect(again).toEqual({ fault: expect.stringMatching(/^000279/) as unknown })
    },
  )

  test('is refused where it signs with another key, or does not know the application’s code', async () => {
    const earlier = rules().length
    const [strange] = await zeep([{ ...nowhere, key: pki.altro.authentication.keyPem }])
    const [uncoded] = await zeep([nowhere], { code: 'UN-ALTRO-CODICE' })
    expect(strange).toEqual({ fault: expect.stringMatching(/^000265/) as unknown })
    expect(uncoded).toEqual({ fault: expect.stringMatching(/^000220/) as unknown })
    expect(rules().slice(earlier)).toEqual(['signature-value', 'application-digest'])
  })

  test('is refused by TLS where its client certificate is not the one that is known', async () => {
    const [came] = await zeep([nowhere], { client: pki.altro.authentication })
    expect(came).toMatchObject({
      error: expect.stringMatching(/ConnectionError|SSLError/) as unknown,
    })
  })

  test('accepts the signature of an answer, and no answer that another certificate should have signed', async () => {
    const [own, other] = await zeep([
      nowhere,
      { ...nowhere, server: pki.altro.authentication.certificatePem },
    ])
    expect(own).toEqual({ fault: expect.stringMatching(/^000004/) as unknown })
    expect(other).toMatchObject({
      error: expect.stringContaining('SignatureVerificationFailed') as unknown,
    })
  })

  // Why it signs the Timestamp alone: whoever signs with libxml2 meets the same.
  test('cannot sign the Body, whose namespace is no absolute URI', async () => {
    const earlier = rules().length
    const [came] = await zeep([{ ...nowhere, signsBody: true }])
    expect(came).toEqual({ error: "Error: (1, 'failed to sign')" })
    expect(rules()).toHaveLength(earlier)
  })
})
