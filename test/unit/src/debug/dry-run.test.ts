import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'

import { afterAll, beforeAll, expect, test } from 'vitest'

import type { BuiltCase } from '../../../../src/debug/dry-run/build-case.ts'
import { cliHere } from '../../../support/cli-here.ts'
import { applicationEnv, writeRegion } from '../../../support/e2e-region.ts'
import { jsonOf } from '../../../support/run-cli.ts'
import { applicationCode, issueTestPki } from '../../../support/sist-world.ts'
import type { TempWorkspace } from '../../../support/temp-workspace.ts'
import { startTlsServer, type RawTlsServer } from '../../../support/tls-server.ts'
import { debugPlan } from './debug-world.ts'

let workspace: TempWorkspace
let server: RawTlsServer

beforeAll(async () => {
  const pki = await issueTestPki()
  server = await startTlsServer(
    { cert: pki.server.certificatePem, key: pki.server.keyPem },
    () => undefined,
  )
  workspace = debugPlan()
  writeRegion(workspace, pki, { url: `https://127.0.0.1:${server.port}` })
  workspace.write(
    'plans/prova/cases/P-05.case.yaml',
    `id: P-05
title: Emissione e registrazione
kind: positive
needs: [{ case: P-03, take: [nre] }]
steps:
  - id: rilettura
    uses: sist
    send:
      operation: getPrescrizioneIdentificata
      body: { codiceFiscale: PNIMRA70A01H501P, identificativoRicetta: '\${ nre }', versione: 4.03 }
    expect: [{ status: 200 }]
  - id: emissione
    uses: sist
    send: { operation: chkPrescrizione, base: ricetta, body: { codEsenzione: NES00 } }
    expect: [{ identifier: nre }]
  - id: registrazione
    uses: sist
    send:
      operation: setRegistraPrescrizione
      document: { cda: prescrizione, from: emissione }
      body: { oscurato: false }
    expect: [{ esito: true }]
`,
  )
  workspace.edit('plans/prova/plan.yaml', 'P-04]', 'P-04, P-05]')
})

afterAll(async () => {
  await server.close()
})

const dry = (...args: readonly string[]) =>
  cliHere(['run', 'prova', '--env', 'prova', ...args], {
    cwd: workspace.folder,
    env: applicationEnv,
  })

interface Index {
  readonly folder: string
  readonly sent: boolean
  readonly cases: readonly BuiltCase[]
}

test('builds and signs every message, leaves them with an index, and opens no connection', async () => {
  const result = await dry('--dry-run', '--json')
  const { folder, sent, cases } = jsonOf<Index>(result)
  expect({ code: result.code, sent, connections: server.connections() }).toEqual({
    code: 0,
    sent: false,
    connections: 0,
  })
  expect(cases.map(({ id, steps }) => [id, ...steps.map((step) => step.id)])).toEqual([
    ['P-01', 'emissione'],
    ['P-02', 'emissione'],
    ['P-03', 'emissione', 'rilettura'],
    ['P-04', 'annullamento'],
    ['P-05', 'rilettura', 'emissione', 'registrazione'],
  ])
  for (const { files } of cases.flatMap(({ steps }) => steps))
    for (const { path, sha256 } of files)
      expect(
        createHash('sha256')
          .update(readFileSync(workspace.path(folder, path)))
          .digest('hex'),
      ).toBe(sha256)
  const head = workspace.read(`${folder}/P-04/01-annullamento/testa.http`)
  expect(head).toMatch(/^POST \/aslba_test\/CVPService HTTP\/1\.1\r\nhost: 127\.0\.0\.1:\d+\r\n/)
  expect(workspace.read(`${folder}/P-04/01-annullamento/corpo.xml`)).toContain(
    '<ds:SignatureValue>',
  )
  expect(workspace.read(`${folder}/indice.md`)).toContain('**e non inviati a nessuno**')
  // It is no run: nothing that looks for runs finds it.
  expect(existsSync(workspace.path(folder, 'events.ndjson'))).toBe(false)
})

test('marks what only an answer would give, in the message and in the index', async () => {
  const { code, out } = await dry('--case', 'P-03', 'P-05', '--dry-run', 'messaggi')
  expect({ code, connections: server.connections() }).toEqual({ code: 0, connections: 0 })
  expect(out).toMatchInlineSnapshot(`
    "  ✓ P-03 Una ricetta e la sua rilettura: 2 messaggi
      ✓ P-05 Emissione e registrazione: 3 messaggi

      Composti: 5 messaggi su 5; non è stato inviato niente, e niente è provato
      Indice:   messaggi/indice.md
    "
  `)
  expect(workspace.read('messaggi/P-03/02-rilettura/corpo.xml')).toContain('>«da emissione: nre»<')
  expect(workspace.read('messaggi/P-05/01-rilettura/corpo.xml')).toContain('>«da P-03: nre»<')
  expect(workspace.read('messaggi/P-05/03-registrazione/cda-della-prescrizione.xml')).toContain(
    'extension="DAEMISSIONEXXXX"',
  )
  const index = workspace.read('messaggi/indice.md')
  for (const mark of ['«da emissione: nre»', '«da P-03: nre»', 'DAEMISSIONEXXXX'])
    expect(index).toContain(mark)
  for (const file of readdirSync(workspace.path('messaggi'), { recursive: true }))
    if (/\.\w+$/.test(String(file)))
      expect(workspace.read(`messaggi/${String(file)}`)).not.toContain(applicationCode)
})

test('exits with 2 where a message cannot be built, and still leaves the others', async () => {
  // What the message will hold is known only once it is written.
  workspace.edit(
    'plans/prova/cases/P-05.case.yaml',
    '    expect: [{ esito: true }]',
    '    deviate: { body: { remove: //sist:nonEsiste } }\n    expect: [{ esito: true }]',
  )
  const { code, out } = await dry('--case', 'P-05', '--dry-run', 'altri')
  expect(code).toBe(2)
  expect(out).toMatchInlineSnapshot(`
    "  ✓ P-03 Una ricetta e la sua rilettura: 2 messaggi
      ✗ P-05 Emissione e registrazione
          registrazione: DEVIATION_INVALID Deviazione «body»: l'XPath //sist:nonEsiste non trova nulla: il messaggio partirebbe integro.
          rimedio: I prefissi sono sist, soapenv, wsse, wsu, ds, hl7; la radice è sist:setRegistraPrescrizione.

      Composti: 4 messaggi su 5; non è stato inviato niente, e niente è provato
      Indice:   altri/indice.md
    "
  `)
  expect(existsSync(workspace.path('altri/P-05/01-rilettura/corpo.xml'))).toBe(true)
  expect(server.connections()).toBe(0)
})

test('refuses a folder that holds something, and options that make no sense together', async () => {
  workspace.write('piena/nota.txt', 'x')
  const errors = [
    await dry('--dry-run', 'piena'),
    await dry('--dry-run', '--debug'),
    await dry('--from', 'emissione'),
    await dry('--case', 'P-01', '--captures', 'last'),
    await dry('--watch', '--json'),
  ].map(({ code, error, out }) => `${code} ${error}${out}`.trimEnd())
  expect(errors).toMatchInlineSnapshot(`
    [
      "2 errore COMMAND_INVALID: la cartella piena non è vuota
    rimedio: indicarne una nuova con --dry-run=CARTELLA, o nessuna",
      "2 errore COMMAND_INVALID: --dry-run non invia niente: non si combina con --from, --watch, --debug, --diff e --curl
    rimedio: collaudo run --help",
      "2 errore COMMAND_INVALID: --from vale per un caso solo: indicarlo con --case
    rimedio: collaudo run --help",
      "2 errore COMMAND_INVALID: --captures serve solo con --from
    rimedio: collaudo run --help",
      "2 {
      "error": {
        "code": "COMMAND_INVALID",
        "message": "--watch non finisce da solo: non si combina con --json",
        "hint": "collaudo run --help"
      }
    }",
    ]
  `)
})
