import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'

import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import type { IssuedCredential } from '../../src/certificates/issue-certificate.ts'
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
  /** The application's secret code. */
  readonly code?: string
  /** Who connects. */
  readonly client?: IssuedCredential
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

/** What a client of our WSDL that is not ours makes of these calls, one after the other. */
const zeep = async (...calls: readonly Call[]): Promise<readonly Came[]> => {
  const { known, authentication } = pki.titolare
  const server = file('server.pem', pki.server.certificatePem)
  const order = {
    wsdl: join(packageRoot, 'adapters', 'sist', 'contract', 'CVPService.wsdl'),
    url: `${simulator.url}/aslba_test/CVPService`,
    calls: calls.map((call, index) => {
      const { client = pki.client, key = authentication.keyPem, code = applicationCode } = call
      return {
        operation: call.operation,
        body: call.body,
        signsBody: call.signsBody ?? false,
        ca: server,
        server: call.server === undefined ? server : file(`${index}-server.pem`, call.server),
        client: {
          certificate: file(`${index}-client.pem`, client.certificatePem),
          key: file(`${index}-client.key`, client.keyPem),
        },
        key: file(`${index}.key`, key),
        certificate: file('cns.pem', authentication.certificatePem),
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
      }
    }),
  }
  const child = spawn(python ?? 'python3', [join(import.meta.dirname, 'zeep', 'client.py')])
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

const startsWith = (code: string) => expect.stringMatching(new RegExp(`^${code}: `)) as unknown

describe.skipIf(python === undefined)('zeep', () => {
  test.skipIf(!hasTool('openssl'))(
    'is served through the whole life of a prescription, from our WSDL',
    async () => {
      const [issued] = await zeep(issue)
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
      const [registered, before, list, annulled, after, again] = await zeep(
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
      )
      expect(registered).toEqual({ answer: 'TRUE' })
      expect(before).toMatchObject({
        answer: { cdaInstance: cda, statoRicetta: '3', prescrizione: { statoPrescrizione: '1' } },
      })
      expect(JSON.stringify(list)).toContain(nre)
      expect(annulled).toMatchObject({ answer: { esito: 'TRUE' } })
      expect(after).toMatchObject({ answer: { statoRicetta: '4' } })
      expect(again).toEqual({ fault: startsWith('000279') })
    },
  )

  test('is refused with another key, another code or another client certificate, and refuses an answer of another server', async () => {
    const earlier = rules().length
    const { altro } = pki
    const [own, strangeKey, strangeCode, strangeServer, signedBody, strangeClient] = await zeep(
      nowhere,
      { ...nowhere, key: altro.authentication.keyPem },
      { ...nowhere, code: 'UN-ALTRO-CODICE' },
      { ...nowhere, server: altro.authentication.certificatePem },
      // Whoever signs with libxml2 signs the Timestamp alone: it refuses the Body, whose namespace has no scheme.
      { ...nowhere, signsBody: true },
      { ...nowhere, client: altro.authentication },
    )
    expect(own).toEqual({ fault: startsWith('000004') })
    expect(strangeKey).toEqual({ fault: startsWith('000265') })
    expect(strangeCode).toEqual({ fault: startsWith('000220') })
    expect(strangeServer).toMatchObject({
      error: expect.stringContaining('SignatureVerificationFailed') as unknown,
    })
    expect(signedBody).toEqual({ error: "Error: (1, 'failed to sign')" })
    expect(strangeClient).toMatchObject({
      error: expect.stringMatching(/^(?:ConnectionError|SSLError): /) as unknown,
    })
    const known = rules()[earlier]
    expect(rules().slice(earlier, earlier + 4)).toEqual([
      known,
      'signature-value',
      'application-digest',
      known,
    ])
  })
})
