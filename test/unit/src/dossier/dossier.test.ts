import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'

import { unzipSync } from 'fflate'
import { afterAll, beforeAll, expect, test } from 'vitest'

import { Manifest } from '../../../../src/dossier/manifest.ts'
import { cliHere } from '../../../support/cli-here.ts'
import { examplesIn } from '../../../support/help-examples.ts'
import { hasTool } from '../../../support/external-tool.ts'
import { hasSoftHsm, makeHsm, softHsmModule } from '../../../support/soft-hsm.ts'
import { makeProject } from '../../../support/temp-project.ts'
import { bytesOf, makeDossierWorld, runs, type DossierWorld } from './dossier-world.ts'

let world: DossierWorld

beforeAll(async () => {
  world = await makeDossierWorld()
  const made = await collaudo('dossier', runs.final, '--out', 'finale.zip')
  expect({ ...made, out: '' }).toMatchObject({ code: 0, error: '' })
}, 60_000)

afterAll(async () => {
  await world[Symbol.asyncDispose]()
})

const collaudo = (...args: readonly string[]) =>
  cliHere(args, { cwd: world.workspace.folder, env: {} })

const finalBytes = (): Buffer => bytesOf(world.workspace, 'finale.zip')
const filesOf = (bytes: Uint8Array): Map<string, Uint8Array> =>
  new Map(Object.entries(unzipSync(bytes)))

test('a final dossier is verified by whoever has nothing else, and names who signed it', async () => {
  const { folder, path } = makeProject({ 'ricevuto.zip': finalBytes() })
  const { code, out, error } = await cliHere(['verify', path('ricevuto.zip')], { cwd: folder })
  expect({ code, error }).toEqual({ code: 0, error: '' })
  expect(out).toContain('esito         POSITIVO')
  expect(out).toContain(
    'firmatario    Ada Prova, codice fiscale PROVAX00X00X000Y, certificato emesso da CA di firma del produttore, che non si dichiara qualificato',
  )
  expect(out).toContain('Tutto corrisponde.')
  const { out: json } = await cliHere(['verify', 'ricevuto.zip', '--json'], { cwd: folder })
  expect(JSON.parse(json)).toMatchObject({
    kind: 'final',
    verdict: 'positivo',
    holds: true,
    problems: [],
    notes: [],
    looked: { cases: 3, checks: 5, signatures: 4 },
  })
})

test('it holds the report, the record, the evidence, the table, the statement and the message', () => {
  const names = [...filesOf(finalBytes()).keys()]
  expect(names.filter((name) => !name.includes('/evidence/'))).toEqual([
    'manifest.json',
    'manifest.json.p7m',
    'SHA256SUMS',
    'chiamate.csv',
    'dichiarazione.txt',
    'messaggio.eml',
    `runs/${runs.final}/events.ndjson`,
    `runs/${runs.final}/report.html`,
    `runs/${runs.final}/run.json`,
    'sintesi.pdf',
  ])
  expect(names.length).toBeGreaterThan(19)
})

test('the same run makes the same dossier, but for the signature', async () => {
  const made = await collaudo('dossier', runs.final, '--out', 'ancora.zip')
  expect(made.code).toBe(0)
  const [one, other] = [filesOf(finalBytes()), filesOf(bytesOf(world.workspace, 'ancora.zip'))]
  expect([...other.keys()]).toEqual([...one.keys()])
  const differing = [...one].filter(([name, bytes]) =>
    Buffer.compare(bytes, other.get(name) ?? Buffer.alloc(0)),
  )
  expect(differing.map(([name]) => name).filter((name) => name !== 'manifest.json.p7m')).toEqual([])
})

const tools = ['openssl', 'sha256sum', 'pdftotext'].every((name) => hasTool(name))

/** What openssl says of a dossier that was unpacked into a folder. */
const cmsVerify = (folder: string): string =>
  spawnSync(
    'openssl',
    [
      ...['cms', '-verify', '-cades', '-inform', 'DER', '-in', 'manifest.json.p7m'],
      ...['-CAfile', 'ca.pem', '-purpose', 'any', '-out', 'firmato.json'],
    ],
    { cwd: folder, encoding: 'utf8' },
  ).stderr

test.skipIf(!tools)('openssl, sha256sum and pdftotext agree', async () => {
  const { folder, path, write } = makeProject({ 'ca.pem': world.caPem })
  for (const [name, content] of filesOf(finalBytes())) write(name, content)
  expect(cmsVerify(folder)).toContain('CAdES Verification successful')
  expect(readFileSync(path('firmato.json'))).toEqual(readFileSync(path('manifest.json')))
  const manifest = Manifest.parse(JSON.parse(readFileSync(path('manifest.json'), 'utf8')))
  write('elenco', manifest.files.map((one) => `${one.sha256}  ${one.path}\n`).join(''))
  for (const list of ['elenco', 'SHA256SUMS'])
    expect(
      spawnSync('sha256sum', ['-c', '--strict', '--quiet', list], { cwd: folder }).status,
    ).toBe(0)
  const text = execFileSync('pdftotext', ['-layout', 'sintesi.pdf', '-'], {
    cwd: folder,
    encoding: 'utf8',
  })
  for (const said of [
    ...['P-01', 'P-02', 'P-03', 'ESITO POSITIVO', 'Fault 000004', '«città» & <script>'],
    ...['Le chiamate del piano le ha fatte Collaudo', 'Chiamate dello strumento Collaudo'],
  ])
    expect(text.replaceAll(/\s+/g, ' ')).toContain(said)
  expect(text).not.toContain('BOZZA')
})

const refusals = async (...args: readonly string[]): Promise<readonly string[]> => {
  const { code, out } = await collaudo('dossier', ...args, '--out', 'rifiutato.zip', '--json')
  expect(code).toBe(2)
  const { problems } = JSON.parse(out) as { problems: { file: string; message: string }[] }
  return problems.map(({ file, message }) => `${file}: ${message}`)
}

/** With the workspace changed for the time of a test. */
const changedWorkspace = async (
  file: string,
  change: (text: string) => string,
  work: () => Promise<void>,
): Promise<void> => {
  const absolute = world.workspace.path(file)
  const before = readFileSync(absolute, 'utf8')
  writeFileSync(absolute, change(before))
  try {
    await work()
  } finally {
    writeFileSync(absolute, before)
  }
}

test('runs that are named together make one dossier, and the last result of a case counts', async () => {
  expect(await refusals(runs.half)).toContain(
    `reports/${runs.half}: l'esecuzione non prova il piano secondo: attesa intera, positiva, nell'ambiente di test, con questa versione dell'applicazione, dei casi come sono ora`,
  )
  const made = await collaudo('dossier', runs.half, runs.other, '--out', 'due.zip', '--json')
  expect(made).toMatchObject({ code: 0, error: '' })
  expect(JSON.parse(made.out)).toMatchObject({ kind: 'final', verdict: 'positivo' })
  const { code, out } = await collaudo('verify', 'due.zip')
  expect({ code, out }).toMatchObject({ code: 0 })
  expect(out).toContain('3 casi')
})

test.skipIf(!hasSoftHsm())(
  'the key of a dossier may be on a card, whose PIN stays in no file',
  async () => {
    const hsm = makeHsm()
    const pin = 'Zampogna-17'
    try {
      hsm.makeCard({
        label: 'FIRMA',
        pin,
        keys: [{ id: '02', label: 'firma', credential: world.signer, alwaysAuthenticate: true }],
      })
      await changedWorkspace(
        'procedure.yaml',
        (text) =>
          text.replace(
            '{ certificate: firma.pem, key: firma.key }',
            `{ card: { module: '${softHsmModule}', token-label: FIRMA, pin: { env: PIN_FIRMA } } }`,
          ),
        async () => {
          const { folder, path, write } = makeProject({ 'ca.pem': world.caPem })
          const sign = (value: string) =>
            cliHere(['dossier', runs.final, '--out', path('carta.zip')], {
              cwd: world.workspace.folder,
              env: { PIN_FIRMA: value },
            })
          const wrong = await sign('Ciaramella-23')
          expect(wrong.code).toBe(2)
          expect(wrong.error).toContain('PIN')
          expect(existsSync(path('carta.zip'))).toBe(false)
          const { code, error } = await sign(pin)
          expect({ code, error }).toMatchObject({ code: 0 })
          const bytes = readFileSync(path('carta.zip'))
          expect(bytes.includes(Buffer.from(pin))).toBe(false)
          for (const [name, content] of filesOf(bytes)) write(name, content)
          expect(cmsVerify(folder)).toContain('CAdES Verification successful')
          const { out } = await cliHere(['verify', 'carta.zip'], { cwd: folder })
          expect(out).toContain('firmatario    Ada Prova, codice fiscale PROVAX00X00X000Y')
          expect(out).toContain('Tutto corrisponde.')
        },
      )
    } finally {
      hsm.close()
    }
  },
)

test('what the simulator answered makes no final dossier, and a draft that says so', async () => {
  expect(await refusals(runs.simulated)).toContain(
    `reports/${runs.simulated}: l'esecuzione non è nell'ambiente di test dell'autorità: ha risposto il simulatore, o un indirizzo che non è di test`,
  )
  const reviewed = await collaudo(
    ...['review', runs.simulated, '--case', 'P-01', '--exclude', '--author', 'Ada Prova'],
    ...['--reason', 'il caso è di un altro profilo'],
  )
  expect(reviewed).toMatchObject({ code: 0, error: '' })
  const made = await collaudo('dossier', runs.simulated, '--draft', '--out', 'bozza.zip')
  expect(made).toMatchObject({ code: 0, error: '' })
  const { code, out } = await collaudo('verify', 'bozza.zip')
  expect(code).toBe(0)
  expect(out).toContain('Dossier bozza.zip, BOZZA')
  expect(out).toContain('firmatario    bozza, firmatario non identificato')
  const summary = filesOf(bytesOf(world.workspace, 'bozza.zip')).get('sintesi.pdf')
  const { path } = makeProject({ 'sintesi.pdf': summary ?? '' })
  const pages = execFileSync('pdftotext', [path('sintesi.pdf'), '-'], { encoding: 'utf8' })
    .split('\f')
    .slice(0, -1)
  expect(pages.length).toBeGreaterThan(2)
  for (const page of pages) expect(page).toContain('BOZZA · SIMULATORE')
  // What a person said stands beside the result, in its words.
  expect(pages.join(' ').replaceAll(/\s+/g, ' ')).toMatch(
    /Riesame di Ada Prova, \S+: il caso è escluso, e non conta \(esito automatico: superato; senza scadenza\)\. Motivo: il caso è di un altro profilo/,
  )
})

test('with pseudonyms nobody is left in any file, and all but the signatures of people can be verified', async () => {
  const made = await collaudo(
    ...['dossier', runs.simulated, '--draft', '--pseudonymise', '--out', 'senza.zip'],
  )
  expect(made).toMatchObject({ code: 0, error: '' })
  const files = filesOf(bytesOf(world.workspace, 'senza.zip'))
  // The patient of the plan, and the doctor that the call itself names.
  for (const [name, bytes] of files)
    for (const person of ['PNIMRA70A01H501P', 'PROVAX00X00X000Y'])
      expect(Buffer.from(bytes).includes(person), `${person} in ${name}`).toBe(false)
  const { code, out } = await collaudo('verify', 'senza.zip', '--json')
  expect(code).toBe(0)
  const { problems, notes } = JSON.parse(out) as Record<'problems' | 'notes', { message: string }[]>
  expect(problems).toEqual([])
  expect(notes.map(({ message }) => message)).toContainEqual(
    expect.stringMatching(/^è una copia con pseudonimi: \d+ prove cambiate/),
  )
  // The application is not a person: its name stays.
  expect(Buffer.from(files.get('manifest.json') ?? []).toString('utf8')).toContain(
    'Applicativo di prova',
  )
})

test('a dossier is refused, with all that is missing at once', async () => {
  await changedWorkspace(
    'procedure.yaml',
    () => 'plans: { test: prova }\n',
    async () => {
      expect(await refusals(runs.final)).toEqual([
        expect.stringContaining(
          'in 3 casi le chiamate le ha fatte questo strumento, e manca la dichiarazione',
        ),
        "procedure.yaml: manca «sender»: chi scrive all'autorità",
        "procedure.yaml: manca «plans.verification»: il piano che l'autorità ha inviato nella fase 5",
        'procedure.yaml: manca «dossier.signature»: con che chiave si firma il dossier',
      ])
    },
  )
  await changedWorkspace(
    'applications/prova.yaml',
    (text) => text.replace('version: 1.0.0\nprofile', 'version: 1.1.0\nprofile'),
    async () =>
      expect(await refusals(runs.final)).toContain(
        "applications/prova.yaml: l'esecuzione è di Applicativo di prova 1.0.0 (Produttore di prova), e l'applicazione dichiarata è Applicativo di prova 1.1.0 (Produttore di prova)",
      ),
  )
  await changedWorkspace(
    'plans/secondo/cases/P-03.case.yaml',
    (text) => `${text}# riletto\n`,
    async () =>
      expect(await refusals(runs.final)).toContain(
        "plans/secondo/cases/P-03.case.yaml: l'esito di P-03 è superato: il file del caso è cambiato dopo",
      ),
  )
})

test('evidence that was changed since makes no dossier, not even a draft', async () => {
  const path = world.workspace.record(runs.half).cases[0]?.steps[0]?.exchanges[0]?.request.body.path
  await changedWorkspace(
    `reports/${runs.half}/${path}`,
    (text) => `${text} `,
    async () => {
      const { code, error } = await collaudo('dossier', runs.half, '--draft', '--out', 'rotta.zip')
      expect(code).toBe(2)
      expect(error).toContain(`${path}: la prova «Richiesta: corpo» non ha più l'impronta`)
    },
  )
})

test('the examples of the help work as they stand', async () => {
  world.workspace.write('dichiarazione.pdf', '%PDF-1.4 firmata')
  const meant = (word: string): string => {
    if (/^\d{8}T/.test(word)) return word.endsWith('-simulator') ? runs.simulated : runs.final
    return word.replace('dossier-cartella-', 'dossier-prova-')
  }
  for (const command of ['dossier', 'verify']) {
    const examples = examplesIn((await collaudo(command, '--help')).out)
    expect(examples).toHaveLength(2)
    for (const example of examples) {
      const { code, error } = await collaudo(...example.map(meant))
      expect({ example, code, error }).toEqual({ example, code: 0, error: '' })
    }
  }
})
