import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

import { beforeAll, expect, test } from 'vitest'
import { stringify } from 'yaml'

import type { IssuedCredential } from '../../../../src/certificates/issue-certificate.ts'
import { writeRun } from '../../../../src/evidence/run-file.ts'
import { version } from '../../../../src/lib/version.ts'
import { packageRoot } from '../../../../src/lib/package-root.ts'
import type { RunRecord } from '../../../../src/model/run-record.ts'
import type { CliResult } from '../../../support/run-cli.ts'
import { cliHere } from '../../../support/cli-here.ts'
import { docsPage } from '../../../support/docs-page.ts'
import { applicationEnv, writeRegion } from '../../../support/e2e-region.ts'
import { readyPlan } from '../../../support/run-here.ts'
import {
  issueTestPki,
  startSist,
  type TestDoctor,
  type TestPki,
} from '../../../support/sist-world.ts'
import { copySampleCases, type TempWorkspace } from '../../../support/temp-workspace.ts'

const cases = ['CVP-16', 'CVP-28', 'CVP-29', 'CVP-44']
/** How the authority of the test answers where the simulator leaves a question open. */
const otherwise = {
  'duplicate-registration': 'accept',
  'boolean-form': 'numeric',
  'fault-shape': 'bare',
}

let workspace: TempWorkspace
let pki: TestPki

/** A simulator of its own, with some switches set, as an environment of the workspace. */
const writeSimulator = (name: string, switches: Readonly<Record<string, string>>): void => {
  const folder = `environments/${name}`
  const key = (file: string, { certificatePem, keyPem }: IssuedCredential) => {
    workspace.write(`${folder}/${file}.pem`, certificatePem)
    workspace.write(`${folder}/${file}.key`, keyPem, 0o600)
    return { certificate: `${file}.pem`, key: `${file}.key` }
  }
  const operator = (file: string, { known, authentication, signature }: TestDoctor) => ({
    codiceFiscale: known.codiceFiscale,
    codStruttura: known.codStruttura,
    ruoloIstituzionale: known.ruoloIstituzionale,
    codiceRegionale: known.codiceRegionale,
    authentication: key(`${file}-cns`, authentication),
    signature: key(`${file}-firma`, signature),
  })
  workspace.write(
    `${folder}/environment.yaml`,
    stringify({
      title: `Simulatore ${name}`,
      simulator: true,
      client: 'generated',
      switches,
      operators: {
        'medico-titolare': operator('titolare', pki.titolare),
        'medico-altro': operator('altro', pki.altro),
      },
    }),
  )
  cpSync(
    join(packageRoot, 'environments', 'simulator', 'registry'),
    workspace.path(folder, 'registry'),
    { recursive: true },
  )
}

const runIn = async (environment: string, ...names: readonly string[]): Promise<void> => {
  await using ready = await readyPlan(workspace, {
    plan: 'cvp',
    environment,
    env: applicationEnv,
    cases,
  })
  for (const name of names) writeRun(workspace.path('reports', name), await ready.run(name))
}

beforeAll(async () => {
  workspace = copySampleCases('CVP-01', 'CVP-16', 'CVP-22', 'CVP-28', 'CVP-29', 'CVP-44')
  rmSync(workspace.path('applications'), { recursive: true })
  pki = await issueTestPki()
  const sist = await startSist(pki, otherwise)
  writeRegion(workspace, pki, sist)
  writeSimulator('usuale', {})
  await runIn('usuale', 'uno', 'due')
  await runIn('prova', 'vera')
  await sist.close()
})

const compare = async (...args: readonly string[]): Promise<CliResult> => {
  const result = await cliHere(['compare', ...args], { cwd: workspace.folder })
  return { ...result, out: result.out.replaceAll(`collaudo ${version}`, 'collaudo V') }
}

/** The same run as somebody else left it. */
const edited = (run: string, name: string, edit: (record: RunRecord) => unknown): string => {
  cpSync(workspace.path('reports', run), workspace.path('reports', name), { recursive: true })
  const file = workspace.path('reports', name, 'run.json')
  writeFileSync(file, JSON.stringify(edit(workspace.record(run))))
  return name
}

test('two runs in which nothing answered otherwise are the same', async () => {
  const { code, out, error } = await compare('uno', 'due')
  expect({ code, error }).toEqual({ code: 0, error: '' })
  expect(out).toMatchInlineSnapshot(`
    "Confronto di due esecuzioni del piano cvp
      A: uno: simulatore (non è SIST), Applicativo di prova 1.0.0, collaudo V
      B: due: simulatore (non è SIST), Applicativo di prova 1.0.0, collaudo V

    Casi:     6 con lo stesso esito, 0 con esito diverso
    Risposte: 11 uguali, 0 diverse
    "
  `)
})

test('says of two runs what differs: how many cases and answers, in what, and which', async () => {
  const { code, out, error } = await compare('uno', 'vera')
  expect({ code, error }).toEqual({ code: 1, error: '' })
  expect(out).toMatchInlineSnapshot(`
    "Confronto di due esecuzioni del piano cvp
      A: uno: simulatore (non è SIST), Applicativo di prova 1.0.0, collaudo V
      B: vera: ambiente prova, Applicativo di prova 1.0.0, collaudo V

    Casi:     5 con lo stesso esito, 1 con esito diverso
    Risposte: 6 uguali, 4 diverse, 1 da una parte sola
    Diverse per: genere di risposta 1, stato HTTP 1, elementi presenti da una parte sola 1, valori 2

    CVP-28 La seconda registrazione della stessa ricetta è rifiutata: A superato, B non superato (Verifica non soddisfatta)
      seconda-registrazione (setRegistraPrescrizione): genere di risposta, stato HTTP
      rilettura: chiamata fatta solo in A
    CVP-29 Visualizzazione di una ricetta farmaceutica registrata: superato in entrambe
      visualizzazione (getPrescrizioneIdentificata): valori
    CVP-44 L'annullamento della ricetta di un altro medico è rifiutato: superato in entrambe
      annullamento (setAnnullaPrescrizione): elementi presenti da una parte sola
      rilettura (getPrescrizioneIdentificata): valori

    Tutto di un caso: --case ID; riga per riga: --diff
    "
  `)
})

test('says all of a case, with the switch that the simulator would need, and what a code means', async () => {
  const { code, out } = await compare('uno', 'vera', '--case', 'CVP-28,CVP-29')
  expect(code).toBe(1)
  expect(out.slice(out.lastIndexOf('\nCVP-28 '))).toMatchInlineSnapshot(`
    "
    CVP-28 La seconda registrazione della stessa ricetta è rifiutata: A superato, B non superato (Verifica non soddisfatta)
      emissione (chkPrescrizione): uguale
      registrazione (setRegistraPrescrizione): uguale
      seconda-registrazione (setRegistraPrescrizione): genere di risposta, stato HTTP
          genere di risposta: A Fault 000005, B la risposta dell'operazione
          stato HTTP: A 500, B 200
          000005: Dato non valido. Significato: probabile; quando si presenta: ipotesi.
          scelta del simulatore che può spiegarlo: duplicate-registration, ora refuse; con accept risponderebbe come l'altra
      rilettura: chiamata fatta solo in A

    CVP-29 Visualizzazione di una ricetta farmaceutica registrata: superato in entrambe
      visualizzazione (getPrescrizioneIdentificata): valori
          valori /Envelope/Body/getPrescrizioneIdentificataResponse/return/oscurato: A false, B 0
          scelta del simulatore che può spiegarlo: boolean-form, ora literal; con numeric risponderebbe come l'altra
    "
  `)
})

test('says what its page says that it says', async () => {
  const page = docsPage('it', 'compare.md')
  const blocks = [...page.matchAll(/```text\n([\s\S]*?)```/g)].map(([, text = '']) => text)
  const { out } = await compare('uno', 'vera', '--case', 'CVP-28')
  const { out: whole } = await compare('uno', 'vera')
  expect(blocks).toHaveLength(2)
  for (const block of blocks) expect(`${whole}${out}`).toContain(block)
})

test('shows the lines that differ, of answers that do, with the documents in them unfolded', async () => {
  const { out } = await compare('uno', 'vera', '--diff')
  const lines = out.split('\n')
  expect(lines).toEqual(
    expect.arrayContaining([
      '--- A uno',
      '+++ B vera',
      '-        <oscurato>false</oscurato>',
      '+        <oscurato>0</oscurato>',
    ]),
  )
  expect(
    lines.filter((line) => /^[-+](?![-+])/.test(line) && /setId|effectiveTime/.test(line)),
  ).toEqual([])
  expect(out).not.toContain('CVP-16')
})

test('says the same as one object', async () => {
  const { code, out } = await compare('uno', 'vera', '--json')
  expect(code).toBe(1)
  const {
    same,
    left,
    right,
    switches,
    cases: compared,
  } = JSON.parse(out) as {
    same: boolean
    left: unknown
    right: unknown
    switches: unknown
    cases: { id: string; same: boolean; answers: { call: string; differences: unknown[] }[] }[]
  }
  expect({ same, left, right, switches }).toMatchObject({
    same: false,
    left: { run: 'uno', simulator: true },
    right: { run: 'vera', environment: 'prova', simulator: false },
    // Only two simulators have switches that can be set side by side.
    switches: [],
  })
  expect(compared.filter((one) => !one.same).map(({ id }) => id)).toEqual([
    'CVP-28',
    'CVP-29',
    'CVP-44',
  ])
  const second = compared
    .find(({ id }) => id === 'CVP-28')
    ?.answers.find(({ call }) => call === 'seconda-registrazione')
  expect(second).toMatchObject({
    operation: 'setRegistraPrescrizione',
    differences: [
      { kind: 'reading', at: '', left: 'Fault 000005' },
      { kind: 'status', at: '', left: '500', right: '200' },
    ],
    requestDifferences: 0,
    hints: [{ name: 'duplicate-registration', set: 'refuse', value: 'accept' }],
    codes: [{ code: '000005' }],
  })
})

test('a simulator with the switches that it names answers as the other did', async () => {
  const { out } = await compare('uno', 'vera', '--json')
  const { cases: compared } = JSON.parse(out) as {
    cases: { answers: { hints: { name: string; value: string }[] }[] }[]
  }
  const hints = compared.flatMap(({ answers }) => answers.flatMap((one) => one.hints))
  const named = Object.fromEntries(hints.map(({ name, value }) => [name, value]))
  expect(named).toEqual(otherwise)
  writeSimulator('corretto', named)
  await runIn('corretto', 'corretta')
  const { code, out: after } = await compare('corretta', 'vera')
  expect(code, after).toBe(0)
  // Between two simulators it is plain which switches differ.
  const { out: simulators } = await compare('uno', 'corretta')
  expect(simulators).toContain(
    'Scelte del simulatore diverse: boolean-form (A literal, B numeric), duplicate-registration (A refuse, B accept), fault-shape (A detail, B bare)',
  )
})

test('a run that was made in another language, by another version, is the same run', async () => {
  const translated = edited('due', 'inglese', (record) => ({
    ...record,
    harness: { ...record.harness, version: '9.9.9', novelty: true },
    cases: record.cases.map((one) => ({
      ...one,
      steps: one.steps.map((step) => ({
        ...step,
        checks: step.checks.map((check) => ({ ...check, title: 'Said otherwise', actual: 'so' })),
      })),
    })),
  }))
  const { code, out } = await compare('uno', translated)
  expect(code, out).toBe(0)
})

test('says which cases only one of the runs has, and where the case itself changed', async () => {
  const part = edited('due', 'parte', (record) => ({
    ...record,
    interrupted: true,
    cases: record.cases
      .filter(({ id }) => id !== 'CVP-16')
      .map((one) => (one.id === 'CVP-44' ? { ...one, fileSha256: '0'.repeat(64) } : one)),
  }))
  const { code, out } = await compare('uno', part, '--case', 'CVP-16,CVP-44')
  expect(code).toBe(1)
  expect(out).toContain('Casi:     1 con lo stesso esito, 0 con esito diverso, 1 solo in A\n')
  expect(out).toContain('collaudo V, interrotta\n')
  expect(out).toMatch(/CVP-16 .+: A superato, B non eseguito in questa esecuzione\n/)
  expect(out).toContain('  il file del caso è cambiato tra le due esecuzioni\n')
})

const refusal = (message: string, hint: string): CliResult => ({
  code: 2,
  signal: null,
  out: '',
  error: `errore ${message}\nrimedio: ${hint}\n`,
})

test('refuses runs that are not there, of two plans, and cases that neither has', async () => {
  expect(await compare('uno', 'due1')).toEqual(
    refusal("RUN_NOT_FOUND: l'esecuzione «due1» non esiste", 'forse si intendeva «due»'),
  )
  const other = edited('due', 'altro-piano', (record) => ({
    ...record,
    plan: { ...record.plan, name: 'sicurezza' },
  }))
  expect(await compare('uno', other)).toEqual(
    refusal(
      'COMMAND_INVALID: le due esecuzioni sono di piani diversi: A di cvp, B di sicurezza',
      'si confrontano due esecuzioni dello stesso piano',
    ),
  )
  expect(await compare('uno', 'due', '--case', 'CVP-4')).toEqual(
    refusal(
      'COMMAND_INVALID: nessuna delle due esecuzioni ha il caso «CVP-4»',
      'forse si intendeva «CVP-44»',
    ),
  )
  expect(await compare('uno')).toMatchObject({ code: 2, out: '' })
})

test('refuses a record that cannot be read, and evidence that is gone', async () => {
  edited('due', 'rotta', () => ({ schema: 'collaudo/run@2' }))
  expect(await compare('uno', 'rotta')).toMatchObject({
    code: 2,
    error: expect.stringContaining('RUN_UNREADABLE') as unknown,
  })
  const bare = edited('due', 'vuota', (record) => record)
  rmSync(workspace.path('reports', bare, 'evidence'), { recursive: true })
  expect(await compare('uno', bare)).toMatchObject({
    code: 2,
    out: '',
    error: expect.stringContaining('non si può leggere') as unknown,
  })
})

test('reads a run that was killed from its journal', async () => {
  const killed = edited('due', 'uccisa', (record) => record)
  rmSync(workspace.path('reports', killed, 'run.json'))
  const journal = workspace.path('reports', killed, 'events.ndjson')
  const lines = readFileSync(journal, 'utf8').trimEnd().split('\n')
  writeFileSync(journal, `${lines.slice(0, -1).join('\n')}\n`)
  const { code, out } = await compare('uno', killed)
  expect(code).toBe(0)
  expect(out).toContain(', interrotta\n')
})

test('an answer that is no XML any more differs, whatever it says', async () => {
  const page = edited('due', 'pagina', (record) => record)
  const [exchange] =
    workspace.record('due').cases.find(({ id }) => id === 'CVP-16')?.steps[0]?.exchanges ?? []
  const { answer } = exchange ?? {}
  if (answer?.kind !== 'http') throw new Error('no answer')
  workspace.write(`reports/${page}/${answer.body.path}`, '<html><p>Bad gateway')
  const { code, out } = await compare('uno', page, '--case', 'CVP-16')
  expect(code).toBe(1)
  expect(out).toContain("genere di risposta: A la risposta dell'operazione, B un'altra risposta")
})
