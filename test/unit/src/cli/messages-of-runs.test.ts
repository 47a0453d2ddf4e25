import { appendFileSync, cpSync, readFileSync } from 'node:fs'

import { parse } from 'csv-parse/sync'
import { afterAll, beforeAll, expect, test } from 'vitest'

import { readRun } from '../../../../src/evidence/run-file.ts'
import type { RunRecord } from '../../../../src/model/run-record.ts'
import type { StageStatus } from '../../../../src/procedure/stage.ts'
import type { RunningSimulator } from '../../../../src/simulator/start-simulator.ts'
import { cliHere } from '../../../support/cli-here.ts'
import { applicationEnv, writeRegion } from '../../../support/e2e-region.ts'
import { makeSmallPlan } from '../../../support/e2e-small-plan.ts'
import { pythonWith } from '../../../support/external-tool.ts'
import { readDraft } from '../../../support/read-draft.ts'
import { readyPlan } from '../../../support/run-here.ts'
import { jsonOf } from '../../../support/run-cli.ts'
import { issueTestPki, startSist } from '../../../support/sist-world.ts'
import type { TempWorkspace } from '../../../support/temp-workspace.ts'

const python = pythonWith('email')
const withPython = test.skipIf(python === undefined)

const runs = {
  test: '20260101T000000Z-prova-prova',
  verification: '20260102T000000Z-secondo-prova',
  astray: '20260103T000000Z-guasto-prova',
  simulated: '20260104T000000Z-prova-simulator',
} as const

let workspace: TempWorkspace
let sist: RunningSimulator

const procedure = `sender: { organization: Esempio S.r.l., name: Ada Prova, email: prova@example.it }
plans: { test: prova, verification: secondo }
`

beforeAll(async () => {
  const pki = await issueTestPki()
  sist = await startSist(pki)
  workspace = makeSmallPlan()
  for (const name of ['secondo', 'guasto']) {
    cpSync(workspace.path('plans/prova'), workspace.path(`plans/${name}`), { recursive: true })
    workspace.edit(`plans/${name}/plan.yaml`, 'Piano di prova', `Piano ${name}`)
  }
  workspace.edit('plans/guasto/plan.yaml', '[P-01, P-02]', '[P-01, P-02, P-03]')
  workspace.write(
    'plans/guasto/cases/P-03.case.yaml',
    `id: P-03
title: Un annullamento che non riesce
kind: positive
steps:
  - id: emissione
    uses: sist
    send: { operation: chkPrescrizione, base: ricetta, body: { codEsenzione: NES00, tipoVisita: D, flagCiclica: '0' } }
    expect: [{ identifier: nre }]
  - id: annullamento
    uses: sist
    send: { operation: setAnnullaPrescrizione, body: { identificativoPrescrizione: 1600A9999999999 } }
    expect: [{ esito: true }]
`,
  )
  writeRegion(workspace, pki, sist)
  workspace.write('procedure.yaml', procedure)
  for (const [plan, name] of [
    ['prova', runs.test],
    ['secondo', runs.verification],
    ['guasto', runs.astray],
  ] as const) {
    const environment = 'prova'
    await using region = await readyPlan(workspace, { plan, environment, env: applicationEnv })
    await region.run(name)
  }
  await using simulator = await readyPlan(workspace, {
    plan: 'prova',
    environment: 'simulator',
    env: {},
  })
  await simulator.run(runs.simulated)
})

afterAll(async () => {
  await sist.close()
})

const collaudo = (...args: readonly string[]) => cliHere(args, { cwd: workspace.folder })

const draftAt = (name: string) =>
  readDraft(python ?? '', readFileSync(workspace.path(`messages/${name}.eml`)))

const recordOf = (run: string): RunRecord => readRun(workspace.path(`reports/${run}`))

const exchangesOf = (run: string, id: string) =>
  (recordOf(run).cases.find((one) => one.id === id)?.steps ?? []).flatMap(
    ({ exchanges }) => exchanges,
  )

withPython('reports a case with all that finds its calls in the logs', async () => {
  const { code, error } = await collaudo(
    ...['messages', 'segnalazione', runs.astray, 'P-03', '--bodies'],
    ...['--text', "L'annullamento è rifiutato."],
  )
  expect({ code, error }).toEqual({ code: 0, error: '' })
  const draft = draftAt(`segnalazione-${runs.astray}-P-03`)
  expect(draft).toMatchObject({
    to: ['helpdesk@sist.puglia.it'],
    headers: {
      Subject: 'Integrazione SIST-FSE: segnalazione P-03, Applicativo di prova 1.0.0',
      'X-Unsent': '1',
    },
    defects: [],
  })
  const [issued, cancelled] = exchangesOf(runs.astray, 'P-03')
  expect(cancelled?.startedAtRome).toMatch(/T\d\d:\d\d:\d\d\.\d{3}\+0[12]:00$/)
  const { text } = draft
  for (const said of [
    "L'annullamento è rifiutato.",
    'Esito del caso: non superato',
    '  annullamento: [{"esito":"true"}]',
    `Inizio (Europe/Rome):     ${cancelled?.startedAtRome}`,
    'Servizio:                 CVPService',
    'Operazione:               setAnnullaPrescrizione',
    'codStruttura:             160114',
    'Codice fiscale operatore: PROVAX00X00X000Y',
    `nonce:                    ${cancelled?.facts['nonce']}`,
    `created:                  ${cancelled?.facts['created']}`,
    'NRE:                      1600A9999999999',
    'Esito:                    HTTP 500, Fault 000004: ',
    `nonce:                    ${issued?.facts['nonce']}`,
    `NRE:                      ${issued?.facts['nre']}`,
  ])
    expect(text).toContain(said)
  const order = ['Chiamata segnalata:', 'setAnnulla', 'Altre chiamate', 'chkPrescrizione']
  const places = order.map((one) => text.indexOf(one, text.indexOf('Chiamata segnalata:')))
  expect(places).toEqual(places.toSorted((a, b) => a - b))
  expect(draft.attachments.map((one) => one.name)).toEqual([
    'P-03-2-richiesta.xml',
    'P-03-2-risposta.xml',
  ])
  const [request] = draft.attachments
  expect(Buffer.from(request?.content ?? '', 'base64').toString()).toContain(
    cancelled?.facts['nonce'],
  )
})

withPython('reports every call of a case that passed', async () => {
  expect((await collaudo('messages', 'segnalazione', runs.test, 'P-01')).code).toBe(0)
  const draft = draftAt(`segnalazione-${runs.test}-P-01`)
  expect(draft.text).toContain('Chiamata segnalata:')
  expect(draft.text).toContain('HTTP 200, risposta attesa')
  expect(draft.text).not.toContain('Altre chiamate')
})

test.each([
  [
    [runs.simulated, 'P-01'],
    "le chiamate di P-01 le ha fatte rispondere il simulatore: l'help desk non le ha",
  ],
  [[runs.test, 'P-09'], "il caso «P-09» non è nell'esecuzione 20260101T000000Z-prova-prova"],
  [['niente', 'P-01'], "l'esecuzione «niente» non esiste"],
])('reports nothing that the help desk cannot find: %j', async (args, reason) => {
  const { code, error } = await collaudo('messages', 'segnalazione', ...args)
  expect(code).toBe(2)
  expect(error).toContain(reason)
})

test('reports no call whose evidence was changed afterwards, or is gone', async () => {
  const run = '20260105T000000Z-prova-alterata'
  cpSync(workspace.path(`reports/${runs.test}`), workspace.path(`reports/${run}`), {
    recursive: true,
  })
  const [exchange] = exchangesOf(run, 'P-01')
  appendFileSync(workspace.path(`reports/${run}/${exchange?.request.body.path}`), ' ')
  const { code, error } = await collaudo('messages', 'segnalazione', run, 'P-01')
  expect(code).toBe(2)
  expect(error).toContain('la prova non è quella del registro: è stata cambiata dopo')
})

withPython('asks for the verification once a run proves the test plan', async () => {
  const { code, error } = await collaudo('messages', 'verifica')
  expect({ code, error }).toEqual({ code: 0, error: '' })
  const draft = draftAt('fase-5-verifica-di-conformita-prova-1.0.0')
  expect(draft).toMatchObject({
    to: ['helpdesk@sist.puglia.it'],
    headers: { Subject: 'Integrazione SIST-FSE: Verifica di Conformità' },
    defects: [],
  })
  expect(draft.text).toContain('Piano di prova, versione 1')
  expect(draft.text).toContain('Casi superati:        2 su 2')
  expect(draft.text).toContain(runs.test)
})

withPython('sends back the outcomes with a row for each call', async () => {
  workspace.write('dossier.zip', 'PK')
  const { code, error } = await collaudo(
    ...['messages', 'esiti', runs.verification, '--attach', 'dossier.zip'],
  )
  expect({ code, error }).toEqual({ code: 0, error: '' })
  const draft = draftAt('fase-5-esiti-prova-1.0.0')
  expect(draft.headers['Subject']).toBe('Integrazione SIST-FSE: Verifica di Conformità')
  expect(draft.attachments.map((one) => one.name)).toEqual(['chiamate.csv', 'dossier.zip'])
  const rows = parse(Buffer.from(draft.attachments[0]?.content ?? '', 'base64'), {
    bom: true,
    columns: true,
    delimiter: ';',
  }) as Record<string, string>[]
  const exchanges = ['P-01', 'P-02'].flatMap((id) => exchangesOf(runs.verification, id))
  expect(
    rows.map((row) => [row['caso'], row['inizio'], row['nonce'], row['identificativo']]),
  ).toEqual(
    exchanges.map(({ startedAtRome, facts }, index) => [
      `P-0${index + 1}`,
      startedAtRome,
      facts['nonce'],
      facts['nre'],
    ]),
  )
})

test.each([
  [['esiti', runs.test], "l'esecuzione non prova il piano secondo"],
  [['esiti', runs.astray], "l'esecuzione non prova il piano secondo"],
  [['esiti', runs.simulated], "l'esecuzione non prova il piano secondo"],
])('sends back nothing that proves nothing: %j', async (args, reason) => {
  const { code, error } = await collaudo('messages', ...args, '--out', 'altrove')
  expect(code).toBe(2)
  expect(error).toContain(reason)
})

test('sends back nothing of a case that is not any more what it was', async () => {
  const file = 'plans/secondo/cases/P-01.case.yaml'
  const before = workspace.read(file)
  workspace.write(file, `${before}# un'altra cosa\n`)
  try {
    const { code, error } = await collaudo(
      ...['messages', 'esiti', runs.verification, '--out', 'altrove'],
    )
    expect(code).toBe(2)
    expect(error).toContain('dei casi come sono ora')
  } finally {
    workspace.write(file, before)
  }
})

const states = async (): Promise<Record<number, StageStatus>> => {
  const { stages } = jsonOf<{ stages: StageStatus[] }>(await collaudo('status', '--json'))
  return Object.fromEntries(stages.map((one) => [one.stage, one]))
}

test('a stage is done when something proves it, and not before', async () => {
  const before = await states()
  expect(Object.values(before).map(({ state }) => state)).toEqual([
    'to-do',
    'not-known',
    'done',
    'done',
    'ready',
    'not-known',
    'to-do',
  ])
  expect(before[4]?.found.join()).toContain(runs.test)
  // What is recorded does not stand in for a run, and is of one version.
  workspace.write(
    'procedure.yaml',
    `${procedure.replace('verification: secondo', 'verification: guasto')}recorded:
  - { stage: 1, date: 2026-01-10 }
  - { stage: 2, date: 2026-02-01, note: protocollo 12 }
  - { stage: 5, date: 2026-04-01, version: 1.0.0 }
  - { stage: 6, date: 2026-04-02, version: 0.9.0 }
  - { stage: 7, date: 2026-04-03, version: 1.0.0 }
`,
  )
  const recorded = await states()
  expect(Object.values(recorded).map(({ state }) => state)).toEqual([
    'done',
    'done',
    'done',
    'done',
    'to-do',
    'not-known',
    'to-do',
  ])
  expect(recorded[2]?.found).toContain('registrato in procedure.yaml, 2026-02-01: protocollo 12')
  expect(recorded[5]?.missing.map(({ message }) => message).join()).toContain(
    'nessuna esecuzione prova il piano guasto',
  )
  workspace.write(
    'procedure.yaml',
    `${procedure}recorded:
  - { stage: 1, date: 2026-01-10 }
  - { stage: 2, date: 2026-02-01 }
  - { stage: 5, date: 2026-04-01, version: 1.0.0 }
  - { stage: 6, date: 2026-04-02, version: 1.0.0 }
  - { stage: 7, date: 2026-04-03, version: 1.0.0 }
`,
  )
  const all = await collaudo('status')
  expect(all.code).toBe(0)
  expect(all.out).toContain('Tutte le fasi risultano fatte.')
})

test('a new version opens the stages again that are about one', async () => {
  workspace.edit('applications/prova.yaml', 'version: 1.0.0\nprofile', 'version: 1.1.0\nprofile')
  const found = await states()
  expect(Object.values(found).map(({ state }) => state)).toEqual([
    'done',
    'done',
    'to-do',
    'to-do',
    'to-do',
    'not-known',
    'to-do',
  ])
  const { out } = await collaudo('status')
  expect(out).toContain('La prima fase che non risulta fatta: 3, Configurazione')
  expect(out).toContain('- applications/prova.yaml:')
  workspace.edit('applications/prova.yaml', 'version: 1.1.0\nprofile', 'version: 1.0.0\nprofile')
})
