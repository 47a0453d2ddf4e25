import { chmodSync, mkdirSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'

import { expect, test } from 'vitest'

import { adapters } from '../../../../adapters/index.ts'
import { declareEnvironment } from '../../../../src/environment/declare-environment.ts'
import { loadApplication, loadSuite } from '../../../../src/plan/load-file.ts'
import { loadPlan } from '../../../../src/plan/load-plan.ts'
import { problemText, type Loaded } from '../../../../src/plan/problem.ts'
import { environmentFolder, findWorkspace, planNames } from '../../../../src/plan/workspace.ts'
import { harnessErrorOf } from '../../../support/harness-error-of.ts'
import { makeProject, type TempProject } from '../../../support/temp-project.ts'
import { firstYaml, payloadYaml, peopleYaml, planYaml, secondYaml } from './support.ts'

const cases = 'plans/prova/cases'
const first = `${cases}/P-01.case.yaml`

const project = (): TempProject =>
  makeProject({
    'plans/prova/plan.yaml': planYaml,
    'plans/prova/data/people.yaml': peopleYaml,
    'plans/prova/payloads/base.yaml': payloadYaml,
    [first]: firstYaml,
    [`${cases}/P-02.case.yaml`]: secondYaml,
    'fuori/segreto.yaml': 'password: segreta\n',
  })

const told = (loaded: Loaded<unknown>): string =>
  loaded.ok ? 'nessun problema' : loaded.problems.map(problemText).join('\n')

/** What a person reads of the plan after something was done to its files. */
const after = async (change: (at: TempProject) => void): Promise<string> => {
  const at = project()
  change(at)
  return told(
    await loadPlan('prova', {
      workspace: findWorkspace(at.folder),
      adapters,
      environment: { folder: at.path('environments/prova') },
      operators: ['medico', 'medico-altro'],
      simulator: { conditions: [], operations: [], switches: [] },
    }),
  )
}

const link = (at: TempProject, name: string, target: string): void => {
  rmSync(at.path(name), { recursive: true })
  symlinkSync(at.path(target), at.path(name))
}

test('the plan is right as it is, and so it is with a link within it', async () => {
  expect(await after(() => undefined)).toBe('nessun problema')
  expect(
    await after((at) => {
      at.write('plans/prova/comuni/base.yaml', payloadYaml)
      link(at, 'plans/prova/payloads/base.yaml', 'plans/prova/comuni/base.yaml')
    }),
  ).toBe('nessun problema')
})

const outside =
  'FILE_UNREADABLE un collegamento simbolico porta fuori dalla cartella\n' +
  '  rimedio: mettere una copia del file al posto del collegamento'

test.each([
  [first, `${first}:1:1 ${outside}`],
  ['plans/prova/payloads/base.yaml', `plans/prova/payloads/base.yaml:1:1 ${outside}`],
  ['plans/prova/data/people.yaml', `plans/prova/data/people.yaml:1:1 ${outside}`],
  ['plans/prova/plan.yaml', `plans/prova/plan.yaml:1:1 ${outside}`],
])('a link at %s that leads out of the plan is refused', async (name, message) => {
  const found = await after((at) => link(at, name, 'fuori/segreto.yaml'))
  expect(found).toContain(message)
  expect(found).not.toContain('segreta')
})

test('a folder that is a link out of the plan is refused, file by file', async () => {
  const found = await after((at) => {
    at.write('altrove/base.yaml', payloadYaml)
    link(at, 'plans/prova/payloads', 'altrove')
  })
  expect(found).toBe(`plans/prova/payloads/base.yaml:1:1 ${outside}`)
})

test('a suite, an application and an environment that are links elsewhere are refused', () => {
  const at = project()
  for (const [name, target] of [
    ['suites/prova.suite.yaml', 'fuori/segreto.yaml'],
    ['applications/prova.yaml', 'fuori/segreto.yaml'],
    ['environments/prova/environment.yaml', 'fuori/segreto.yaml'],
  ] as const) {
    at.write(name, '')
    link(at, name, target)
  }
  const workspace = findWorkspace(at.folder)
  expect(told(loadSuite(workspace, 'prova'))).toBe(`suites/prova.suite.yaml:1:1 ${outside}`)
  expect(told(loadApplication(workspace, 'prova'))).toBe(`applications/prova.yaml:1:1 ${outside}`)
  expect(told(declareEnvironment(workspace, 'prova', {}))).toBe(
    `environments/prova/environment.yaml:1:1 ${outside}`,
  )
})

test.each(['../../fuori', '..', '.', 'a/../..', String.raw`..\fuori`, '/etc', 'C:', ''])(
  'an environment is named, never led to: %j',
  (name) => {
    const at = project()
    at.write('fuori/environment.yaml', '')
    const workspace = findWorkspace(at.folder)
    expect(environmentFolder(workspace, name)).toBeUndefined()
    expect(harnessErrorOf(() => declareEnvironment(workspace, name, {}))).toMatchObject({
      code: 'ENVIRONMENT_INVALID',
      message: `l'ambiente «${name}» non esiste`,
    })
  },
)

test.each([
  '../base',
  '../../fuori/segreto',
  '/etc/passwd',
  String.raw`..\base`,
  String.raw`C:\base`,
  'C:base',
  String.raw`\\server\base`,
  'a/b',
  '..',
  '~',
])('a payload is named, never led to: %j', async (name) => {
  const found = await after((at) =>
    at.write(first, firstYaml.replace('base: base', `base: '${name}'`)),
  )
  expect(found).toContain(
    `${first}:10:13 CASE_BASE_UNKNOWN atteso il nome di un file di payloads/, senza .yaml e senza cartelle`,
  )
})

test.each([
  [
    'plans/prova/plan.yaml',
    'plans/prova/plan.yaml:1:1 FILE_UNREADABLE è una cartella, non un file',
  ],
  [first, `${first}:1:1 FILE_UNREADABLE è una cartella, non un file`],
  [
    'plans/prova/payloads/base.yaml',
    'plans/prova/payloads/base.yaml:1:1 FILE_UNREADABLE è una cartella',
  ],
  [
    'plans/prova/data/people.yaml',
    'plans/prova/data/people.yaml:1:1 FILE_UNREADABLE è una cartella',
  ],
])('a folder at %s is refused', async (name, message) => {
  const found = await after((at) => {
    rmSync(at.path(name))
    mkdirSync(at.path(name))
  })
  expect(found).toContain(message)
})

test.each([
  [
    'plans/prova/cases',
    'plans/prova/cases:1:1 FILE_UNREADABLE attesa una cartella, trovato un file',
  ],
  ['plans/prova/data', 'plans/prova/data:1:1 DATA_INVALID attesa una cartella, trovato un file'],
  ['plans/prova/payloads', 'CASE_BASE_UNKNOWN il file plans/prova/payloads/base.yaml non esiste'],
])('a file at %s is refused', async (name, message) => {
  const found = await after((at) => {
    rmSync(at.path(name), { recursive: true })
    at.write(name, 'x')
  })
  expect(found).toContain(message)
})

test('a file in the place of plans/ leaves a workspace without plans', () => {
  const at = makeProject({ plans: 'x', suites: 'x', environments: 'x' })
  const workspace = findWorkspace(at.folder)
  expect(planNames(workspace)).toEqual([])
  expect(environmentFolder(workspace, 'prova')).toBeUndefined()
})

test('a file of 50 MB is refused without being read', async () => {
  const found = await after((at) => {
    writeFileSync(at.path(first), 'a')
    truncateSync(at.path(first), 50_000_000)
  })
  expect(found).toContain(
    `${first}:1:1 FILE_UNREADABLE il file ha 50000000 byte: il massimo è 256000\n` +
      '  rimedio: dividerlo in file più piccoli',
  )
})

test.skipIf(process.platform === 'win32')(
  'what is no file, such as a socket, is refused, and nobody waits for it',
  async () => {
    const server = createServer()
    const found = await after((at) => {
      rmSync(at.path(first))
      server.listen(at.path(first))
    })
    server.close()
    expect(found).toContain(
      `${first}:1:1 FILE_UNREADABLE non è un file normale\n  rimedio: indicare un file`,
    )
  },
)

// Root reads whatever it likes, and Windows has no such mode.
test.skipIf(process.getuid?.() === 0 || process.platform === 'win32')(
  'a file that may not be read is refused',
  async () => {
    const found = await after((at) => chmodSync(at.path(first), 0o000))
    expect(found).toContain(
      `${first}:1:1 FILE_UNREADABLE manca il permesso di leggerlo\n` +
        '  rimedio: controllare il file e i suoi permessi',
    )
  },
)

test.each<[string, string | Uint8Array, string]>([
  [
    'nothing',
    '',
    `${first}:1:1 CASE_INVALID attesa una struttura (chiave: valore), trovato un valore vuoto`,
  ],
  [
    'UTF-16',
    Buffer.from(`\uFEFF${firstYaml}`, 'utf16le'),
    `${first}:1:1 FILE_UNREADABLE il file non è testo UTF-8\n  rimedio: salvarlo con codifica UTF-8`,
  ],
  [
    'UTF-16 without a mark',
    Buffer.from(firstYaml, 'utf16le'),
    `${first}:1:2 YAML_INVALID YAML rifiutato: carattere non ammesso (U+0000)\n  rimedio: il file non è testo, o è in UTF-16: salvarlo con codifica UTF-8`,
  ],
  [
    'Latin 1',
    Buffer.from(firstYaml.replace('primo', 'più'), 'latin1'),
    `${first}:1:1 FILE_UNREADABLE il file non è testo UTF-8\n  rimedio: salvarlo con codifica UTF-8`,
  ],
  [
    'a NUL',
    firstYaml.replace('primo', 'pri\0mo'),
    `${first}:2:14 YAML_INVALID YAML rifiutato: carattere non ammesso (U+0000)\n  rimedio: il file non è testo, o è in UTF-16: salvarlo con codifica UTF-8`,
  ],
  [
    'an escape of the terminal',
    firstYaml.replace('primo', '\u001b[2J'),
    `${first}:2:11 YAML_INVALID YAML rifiutato: carattere non ammesso (U+001B)\n  rimedio: toglierlo: è un carattere invisibile`,
  ],
  [
    'a NUL made by an escape',
    firstYaml.replace('Il primo caso', String.raw`"a\0b"`),
    `${first}:2:8 YAML_INVALID il valore contiene il carattere U+0000, che nessun messaggio può portare\n  rimedio: toglierlo`,
  ],
  [
    'half a character',
    firstYaml.replace('Il primo caso', String.raw`"\ud800"`),
    `${first}:2:8 YAML_INVALID il valore contiene il carattere U+D800, che nessun messaggio può portare\n  rimedio: toglierlo`,
  ],
  [
    'old line ends',
    firstYaml.replaceAll('\n', '\r'),
    `${first}:1:9 YAML_INVALID YAML rifiutato: fine di riga di vecchio tipo (CR senza LF)\n  rimedio: salvare il file con fine di riga LF o CRLF`,
  ],
  [
    'a merge key',
    firstYaml.replace("        codEsenzione: '048'", '        <<: { codEsenzione: 1 }'),
    `${first}:12:9 YAML_INVALID la fusione di strutture con << non è ammessa\n  rimedio: scrivere le chiavi per intero; per una richiesta, usare base: con un file di payloads/`,
  ],
  [
    'a prototype',
    firstYaml.replace("codEsenzione: '048'", '__proto__: { x: 1 }'),
    `${first}:12:9 YAML_INVALID la chiave «__proto__» non è ammessa\n  rimedio: usare un altro nome`,
  ],
  [
    'a tag',
    firstYaml.replace('Il primo caso', '!!js/function "() => 1"'),
    `${first}:2:8 YAML_INVALID non è YAML valido: tipo !… non ammesso`,
  ],
  [
    'a key written twice',
    firstYaml.replace('kind: positive', 'kind: positive\nkind: negative'),
    `${first}:4:1 YAML_DUPLICATE_KEY la stessa chiave compare due volte: ne resterebbe una sola`,
  ],
  [
    'a tab',
    firstYaml.replace('  - id: emissione', '\t- id: emissione'),
    `${first}:6:1 YAML_INVALID non è YAML valido: tabulazione usata come rientro: usare gli spazi`,
  ],
  [
    'nesting of 10,000 levels',
    `a: ${'['.repeat(10_000)}`,
    `${first}:1:1 YAML_INVALID YAML rifiutato: più di 64 livelli di annidamento\n  rimedio: togliere livelli`,
  ],
  [
    'two documents',
    `${firstYaml}---\n${firstYaml}`,
    `${first}:18:1 YAML_INVALID non è YAML valido: il file contiene più documenti (---): ne è ammesso uno`,
  ],
])('%s in a case is refused', async (_, content, message) => {
  expect(await after((at) => at.write(first, content))).toContain(message)
})

test.each([
  ['a byte order mark', `\uFEFF${firstYaml}`],
  ['CRLF', firstYaml.replaceAll('\n', '\r\n')],
  ['no line end', firstYaml.trimEnd()],
  ['a document mark', `---\n${firstYaml}...\n`],
  ['a comment', `# commento: \t"\n${firstYaml}`],
  [
    'an anchor',
    firstYaml
      .replace('Il primo caso', '&x Il primo caso')
      .replace('xpath: //sist:IUP\n', 'title: *x\n        xpath: //sist:IUP\n'),
  ],
])('%s in a case does no harm', async (_, content) => {
  expect(await after((at) => at.write(first, content))).toBe('nessun problema')
})

const bomb = (): string => {
  const lines = ['a: &a [x, x, x, x, x, x, x, x, x, x]']
  for (const [name, below] of ['ba', 'cb', 'dc', 'ed', 'fe', 'gf', 'hg', 'ih'].map((two) => [
    ...two,
  ]))
    lines.push(`${name}: &${name} [${Array.from({ length: 10 }, () => `*${below}`).join(', ')}]`)
  return `${lines.join('\n')}\n`
}

const lines = (count: number, line: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => line(index)).join('\n')

// What is quadratic, or makes an error of each character, takes minutes at a size like these.
test.each<[string, string, RegExp]>([
  ['aliases that multiply', bomb(), /:1:\d+ YAML_INVALID YAML rifiutato: più di 100000 valori/],
  [
    'an alias to what holds it',
    'a: &a [*a]\n',
    /:1:8 YAML_INVALID YAML rifiutato: più di 64 livelli/,
  ],
  [
    'keys',
    lines(8000, (index) => `k${index}: 1`),
    /qui ci sono altri 7950 errori dello stesso genere/,
  ],
  ['aliases', `a: &a 1\nb:\n${lines(10_000, () => '- *a')}`, /CASE_INVALID manca la chiave «kind»/],
  [
    'anchors',
    lines(5000, (index) => `- &a${index} x\n- *a${index}`),
    /CASE_INVALID attesa una struttura/,
  ],
  ['mistakes', lines(8000, () => '- @x'), /da qui in poi altri 480 errori dello stesso genere/],
  ['commas', `[${','.repeat(50_000)}]`, /:1:3 YAML_INVALID non è YAML valido: carattere inatteso/],
  ['brackets', '[]'.repeat(20_000), /:1:3 YAML_INVALID non è YAML valido: carattere inatteso/],
  ['quotes', "'".repeat(50_000), /CASE_INVALID attesa una struttura/],
  ['colons', ':'.repeat(50_000), /YAML_INVALID non è YAML valido: una chiave è lunga al più 1024/],
  [
    'a long key with much in it',
    `? ${'k'.repeat(120_000)}\n: [${'x,'.repeat(15_000)}]`,
    /chiave sconosciuta «k/,
  ],
  ['empty lines', '\n'.repeat(50_000), /CASE_INVALID attesa una struttura/],
  ['comments', '#\n'.repeat(30_000), /CASE_INVALID attesa una struttura/],
])('%s beyond measure are told within seconds, and briefly', async (_, content, message) => {
  const started = performance.now()
  const found = await after((at) => at.write(first, content))
  expect(found).toMatch(message)
  expect(found.length).toBeLessThan(20_000)
  expect(performance.now() - started).toBeLessThan(10_000)
})

test('what a file holds neither steers the terminal nor fills it', async () => {
  const found = await after((at) =>
    at.write(
      first,
      firstYaml
        .replace('kind: positive', String.raw`kind: "\u202e\u200b${'x'.repeat(50_000)}"`)
        .replace('exports: [nre]', 'exports: [nre]\nstrana\u202e: 1'),
    ),
  )
  expect(found).toContain(`${first}:3:7 CASE_INVALID atteso uno tra positive, negative`)
  expect(found).toContain(String.raw`trovato «\u202e\u200bxxx`)
  expect(found).toContain(String.raw`chiave sconosciuta «strana\u202e»`)
  expect(found.length).toBeLessThan(3000)
})

test.each([
  ['__proto__.yaml', 'x: 1\n'],
  ['con spazio.yaml', 'x: 1\n'],
  ['048.yaml', 'x: 1\n'],
  ['a\u001b[2J.yaml', 'x: 1\n'],
])('a file of data named %j is refused', async (name, content) => {
  const found = await after((at) => at.write(`plans/prova/data/${name}`, content))
  expect(found).toMatch(
    /^plans\/prova\/data\/.*\.yaml:1:1 DATA_INVALID il nome del file è quello che si scrive in \$\{ … \}: attese lettere, cifre, _ e -\n {2}rimedio: rinominare il file$/,
  )
  expect(found).not.toContain('\u001b')
})

test('an expression where nothing is filled in is a mistake', async () => {
  const found = await after((at) => {
    at.write(first, firstYaml.replace('kind: positive', 'kind: ${ people.rossi.cf }'))
    at.write(`${cases}/P-02.case.yaml`, secondYaml.replace('setAnnullaPrescrizione', '${ people }'))
  })
  expect(found).toContain(`${first}:3:7 CASE_INVALID atteso uno tra positive, negative`)
  expect(found).toContain(
    `${cases}/P-02.case.yaml:9:18 CASE_INVALID atteso uno tra chkPrescrizione`,
  )
})
