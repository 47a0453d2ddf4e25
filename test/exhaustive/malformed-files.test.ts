import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

import * as fc from 'fast-check'
import { afterAll, expect, test } from 'vitest'
import { parse, stringify } from 'yaml'

import { adapters } from '../../adapters/index.ts'
import { declareEnvironment } from '../../src/environment/declare-environment.ts'
import { HarnessError } from '../../src/errors/harness-error.ts'
import { loadApplication, loadSuite } from '../../src/plan/load-file.ts'
import type { Loaded } from '../../src/plan/problem.ts'
import { findWorkspace } from '../../src/plan/workspace.ts'
import { loadPlanFor } from '../../src/session/load-target.ts'

const files = {
  'plans/prova/plan.yaml': `# Un piano di prova.
title: Piano di prova
version: '1.0'
note: >-
  Scritto per la prova,
  su due righe.
operator: medico
areas:
  - name: Prima
    cases: [P-01, P-02, P-03]
not-applicable:
  - { case: P-02, reason: 'Non si applica' }
`,
  'plans/prova/data/people.yaml': `rossi:
  cf: PNIMRA70A01H501P
  nomi: [Mara, Pina]
verdi: &verdi { cf: TSTTST00A01A000W }
bianchi: *verdi
`,
  'plans/prova/payloads/base.yaml': `assistito:
  codIdentificativoAssistito: \${ people.rossi.cf }
  codNazionaleAslResidenza: 160114
tipologia: 1
dataPrescrizione: "\${ now | date: 'dd/MM/yyyy HH:mm:ss' }"
elencoPrestazioni:
  prestazione:
    - codPrestazione: 034298051
      quantitaPrescritta: 1
tipoVisita: A
`,
  'plans/prova/cases/P-01.case.yaml': `id: P-01
title: L'emissione di una ricetta
kind: positive
source: { sheet: Casi, cell: B2, text: 'Il medico emette' }
requirements: [R.1]
severity: critical
tags: [fumo]
exports: [nre]
switches: [cda-loinc]
steps:
  - id: emissione
    title: Emissione
    uses: sist
    send:
      operation: chkPrescrizione
      base: base
      body:
        codEsenzione: '048'
    expect:
      - anomalies: none
      - xpath: //sist:IUP
        exists: 'true'
        title: C'è l'identificativo
      - all:
          - { xpath: //sist:IUP, matches: '^[0-9A-Z]{13,15}$' }
          - not: { xpath: //sist:anomalie, exists: true }
        level: warning
    capture:
      nre: { xpath: //sist:IUP }
      codAut: { xpath: //sist:codAutenticazione, optional: true }
  - id: registrazione
    uses: sist
    operator: { datiOperatore: medico, authentication: medico, signature: altro }
    send:
      operation: setRegistraPrescrizione
      document: { cda: prescrizione, from: emissione }
      body: { oscurato: false, idPCP: "letterale $\${ e \${ nre }" }
    expect: [{ esito: true }]
`,
  'plans/prova/cases/P-02.case.yaml': `id: P-02
title: Il secondo caso
kind: negative
needs: [{ case: P-01, take: [nre] }]
requires: { simulator: sac-down, otherwise: Chiedere il SAC fermo }
steps:
  - id: annullamento
    uses: sist
    send: { operation: setAnnullaPrescrizione, body: { identificativoPrescrizione: '\${ nre }' } }
    expect:
      - refused: { fault: '000280' }
    deviate: { application: wrong-code }
`,
  'plans/prova/cases/P-03.case.yaml': `id: P-03
title: Il caso \${ esenzione }
kind: positive
preconditions: [{ text: "C'è l'assistito", value: '\${ people.rossi.cf }', matches: '^T' }]
locks: [assistito]
examples:
  - { esenzione: NES00, tipo: 1 }
  - { esenzione: 048, tipo: 1 }
steps:
  - id: emissione
    uses: sist
    send: { operation: chkPrescrizione, base: base, body: { codEsenzione: '\${ esenzione }', tipologia: '\${ tipo }' } }
    expect: [{ anomalies: none }]
  - { id: attesa, wait: 1s }
  - { id: ripetuta, again: emissione, expect: [{ anomalies: none }] }
  - { id: rispedita, resend: emissione, expect: [{ refused: { fault: '000001' } }] }
  - { id: lettura, fragment: lettura, with: { codice: '\${ people.rossi.cf }' } }
cleanup:
  - { id: fine, wait: 10ms }
`,
  'plans/prova/fragments/lettura.yaml': `title: Una lettura
parameters: [codice]
steps:
  - id: ricerca
    uses: sist
    send: { operation: getPrescrizioniIdentificate, body: { codFiscale: '\${ codice }' } }
    expect: [{ status: 200 }]
    repeat: { until: [{ status: 200 }], every: 1s, limit: 3 }
`,
  'suites/prova.suite.yaml': `title: Una selezione
plan: prova
cases: [P-01]
tags: [fumo]
kinds: [positive, negative]
environment: prova
`,
  'applications/prova.yaml': `title: Applicativo
producer: Produttore
version: 1.0.0
profile: struttura
application-code: { env: CODICE }
defects: [nota-senza-zeri]
`,
  'environments/prova/environment.yaml': `title: Simulatore di prova
simulator: true
client: generated
timeout: 10s
operators:
  medico:
    codiceFiscale: PROVAX00X00X000Y
    codStruttura: 160114
    ruoloIstituzionale: RIS000043
    codiceRegionale: { env: CODICE }
    authentication: generated
    signature: generated
  altro:
    codiceFiscale: PROVAX00X00X000Z
    codStruttura: 160114
    ruoloIstituzionale: RIS000043
    codiceRegionale: 000002
    authentication: generated
    signature: generated
switches: { nonce-replay: refused }
`,
  'environments/prova/data/people.yaml': `rossi: { cf: TSTTST00A01A000W }
`,
} as const
type Name = keyof typeof files
const names = Object.keys(files) as Name[]

const folder = mkdtempSync(join(tmpdir(), 'collaudo-fuzz-'))
afterAll(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }))
const write = (name: string, content: string | Uint8Array): void => {
  const file = join(folder, ...name.split('/'))
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, content)
}
for (const name of names) write(name, files[name])
const workspace = findWorkspace(folder)
const env = { CODICE: '000001' }

/** Everything that reads the file, as the commands do. */
const loadAll = async (name: Name): Promise<Loaded<unknown>> => {
  if (name.startsWith('suites/')) return loadSuite(workspace, 'prova')
  if (name.startsWith('applications/')) return loadApplication(workspace, 'prova')
  const declared = declareEnvironment(workspace, 'prova', env)
  return declared.ok ? loadPlanFor(workspace, 'prova', declared.value, adapters) : declared
}

// Words of the libraries beneath, which no message may hold outside of « », where the file's own text stands.
const foreign =
  /\b(?:invalid|expected|received|unexpected|unrecognized|must|cannot|too (?:small|big)|not (?:found|allowed)|undefined|NaN|string|number|object|array|record|token|union|literal|mapping|sequence|(?:Type|Range|Syntax|YAML\w*)Error)\b|\[object|\n|^\s*at /i

/** What a person could not use; empty when every problem can be used. */
const complaints = (loaded: Loaded<unknown>): string[] => {
  if (loaded.ok) return []
  if (loaded.problems.length === 0) return ['refused without a reason']
  return loaded.problems.flatMap((problem) => {
    const { code, file, line, column, message, hint = '' } = problem
    const own = `${message} ${hint}`.replaceAll(/«[^»]*(?:»|$)/gs, '«»')
    const wrong = [
      ...(/^[A-Z][A-Z_]+$/.test(code) ? [] : ['code']),
      ...(names.includes(file as Name) || file.startsWith('plans/prova') ? [] : ['file']),
      ...(Number.isInteger(line) && line >= 1 ? [] : ['line']),
      ...(Number.isInteger(column) && column >= 1 ? [] : ['column']),
      ...(message.trim() === '' || message.length > 700 ? ['message'] : []),
      ...(/\p{Cc}/u.test(message + hint) ? ['control characters'] : []),
      ...(foreign.test(own) ? [`foreign words (${foreign.exec(own)?.[0]})`] : []),
    ]
    return wrong.length === 0 ? [] : [`${wrong.join(', ')}: ${JSON.stringify(problem)}`]
  })
}

let refused = 0
const tryFile = async (name: Name, content: string | Uint8Array): Promise<void> => {
  write(name, content)
  try {
    const loaded = await loadAll(name)
    if (!loaded.ok) refused++
    expect(complaints(loaded)).toEqual([])
  } catch (error) {
    // An environment that another one names, a plan that is not there: told as one error.
    if (!(error instanceof HarnessError) || error.code === 'INTERNAL') throw error
    refused++
    expect(error.message).not.toMatch(/\n/)
  } finally {
    write(name, files[name])
  }
}

const strange = [
  '\0',
  '\u0007',
  '\u001b[31m',
  '\u0085',
  '\u00a0',
  '\u2028',
  '\u202e',
  '\ufeff',
  '\ud800',
  '\u{1f4a9}',
  '\t',
  '\r',
  '"',
  "'",
  '`',
  '{',
  '}',
  '[',
  ']',
  ':',
  ': ',
  '- ',
  '? ',
  '#',
  ' #',
  '&a ',
  '*a',
  '!x ',
  '!!js/function ',
  '|',
  '>',
  '%',
  '@',
  ',',
  '${',
  '${ ',
  ' }',
  '$${',
  '<<: ',
  '---\n',
  '...\n',
  '~',
  '\\',
  '\n',
  '\n\n',
  '  ',
  'é',
] as const

/** A change of the text; `at`, `to` are anywhere in it. */
type Change = (text: string, at: number, to: number, inserted: string) => string

const lineChange =
  (change: (lines: string[], at: number, to: number, inserted: string) => string[]): Change =>
  (text, at, to, inserted) => {
    const lines = text.split('\n')
    return change(lines, at % lines.length, to % lines.length, inserted).join('\n')
  }

const changes: Record<string, Change> = {
  cut: (text, at) => text.slice(0, at % text.length),
  behead: (text, at) => text.slice(at % text.length),
  insert: (text, at, _, inserted) => {
    const place = at % text.length
    return text.slice(0, place) + inserted + text.slice(place)
  },
  remove: (text, at, to) => {
    const place = at % text.length
    return text.slice(0, place) + text.slice(place + 1 + (to % 5))
  },
  replace: (text, at, _, inserted) => {
    const place = at % text.length
    return text.slice(0, place) + inserted + text.slice(place + 1)
  },
  deleteLine: lineChange((lines, at) => lines.toSpliced(at, 1)),
  duplicateLine: lineChange((lines, at, to) => lines.toSpliced(to, 0, lines[at] ?? '')),
  swapLines: lineChange((lines, at, to) =>
    lines.with(at, lines[to] ?? '').with(to, lines[at] ?? ''),
  ),
  indent: lineChange((lines, at, to) =>
    lines.with(at, ' '.repeat(1 + (to % 4)) + (lines[at] ?? '')),
  ),
  outdent: lineChange((lines, at) => lines.with(at, (lines[at] ?? '').trimStart())),
  tab: lineChange((lines, at) => lines.with(at, (lines[at] ?? '').replace(/^ +/, '\t'))),
  swapQuotes: (text) => text.replaceAll(/['"]/g, (quote) => (quote === '"' ? "'" : '"')),
  unquote: lineChange((lines, at) => lines.with(at, (lines[at] ?? '').replaceAll(/['"]/g, ''))),
  oldLineEnds: (text) => text.replaceAll('\n', '\r'),
  repeat: (text, at) => text.repeat(2 + (at % 3)),
}

/** The seed is fixed: the same files each time. fast-check prints it, with the path, when a file fails. */
const seed = 20_260_101

const fileName = fc.constantFrom(...names)

test('no text makes a file that is read without an answer or refused without its place', async () => {
  await fc.assert(
    fc.asyncProperty(
      fileName,
      fc.array(
        fc.tuple(
          fc.constantFrom(...Object.values(changes)),
          fc.nat(5000),
          fc.nat(5000),
          fc.constantFrom(...strange),
        ),
        { minLength: 1, maxLength: 3 },
      ),
      async (name, applied) => {
        const text = applied.reduce<string>(
          (changed, [change, at, to, inserted]) =>
            changed === '' ? '' : change(changed, at, to, inserted),
          files[name],
        )
        await tryFile(name, text)
      },
    ),
    { seed, numRuns: 340 },
  )
})

type Tree = string | number | boolean | null | Tree[] | { [key: string]: Tree }

const places = (tree: Tree, path: (string | number)[] = []): (string | number)[][] => [
  path,
  ...(tree !== null && typeof tree === 'object'
    ? Object.entries(tree).flatMap(([key, value]) =>
        places(value as Tree, [...path, Array.isArray(tree) ? Number(key) : key]),
      )
    : []),
]

const replaced = (
  tree: Tree,
  [first, ...rest]: readonly (string | number)[],
  value: Tree,
): Tree => {
  if (first === undefined) return value
  if (tree === null || typeof tree !== 'object') return tree
  if (Array.isArray(tree))
    return tree.map((item, index) => (index === first ? replaced(item, rest, value) : item))
  return Object.fromEntries(
    Object.entries(tree).map(([key, item]) => [
      key,
      key === first ? replaced(item, rest, value) : item,
    ]),
  )
}

const renamed = (
  tree: Tree,
  [first, ...rest]: readonly (string | number)[],
  name: string,
): Tree => {
  if (first === undefined || tree === null || typeof tree !== 'object') return tree
  if (Array.isArray(tree))
    return tree.map((item, index) => (index === first ? renamed(item, rest, name) : item))
  return Object.fromEntries(
    Object.entries(tree).map(([key, item]) =>
      key === first
        ? rest.length === 0
          ? [name, item]
          : [key, renamed(item, rest, name)]
        : [key, item],
    ),
  )
}

/** Of all that Unicode has: the library's own unit of that kind first makes a table of all of them. */
const anyCharacter = fc
  .nat(0x10_ffff)
  .map((code) => String.fromCodePoint(code >= 0xd8_00 && code <= 0xdf_ff ? code - 0xd8_00 : code))

const values = fc.oneof(
  fc.constantFrom<Tree>(
    null,
    '',
    ' ',
    [],
    {},
    [[]],
    [null],
    [{}],
    { a: {} },
    true,
    0,
    -1,
    1e21,
    '0007',
    '1'.repeat(500),
    'x'.repeat(20_000),
    '${',
    '${}',
    '${ }',
    '${ x }',
    '${ people }',
    '${ people.rossi.nomi }',
    '${ nre nre }',
    '${ now | x }',
    '$${',
    '${ __proto__ }',
    '../../etc/passwd',
    'C:\\x',
    '\0',
    '\u001b]0;x\u0007',
    '(',
    '//sist:IUP[',
    '//x:y',
    '^(a+)+$',
    '[',
    'P-01',
    'P-02',
    'medico',
    'sist',
    'emissione',
    { env: 'ASSENTE' },
    { env: '' },
    { xpath: '//a' },
    { all: [] },
    { not: { not: { not: [] } } },
    { toString: 'x', constructor: 'y' },
  ),
  fc.string({ unit: anyCharacter, maxLength: 12 }),
  fc.jsonValue({ maxDepth: 3 }).map((value) => value as Tree),
)

test('no value makes a file that is read without an answer or refused without its place', async () => {
  await fc.assert(
    fc.asyncProperty(
      fileName,
      fc.array(
        fc.oneof(
          fc.record({ place: fc.nat(500), value: values }),
          fc.record({
            place: fc.nat(500),
            name: fc.oneof(
              fc.constantFrom(
                '',
                '__proto__',
                'constructor',
                '<<',
                'id',
                'xpath',
                'not',
                'base',
                'k'.repeat(300),
                '\u202e',
              ),
              fc.string({ unit: anyCharacter, maxLength: 8 }),
            ),
          }),
        ),
        { minLength: 1, maxLength: 2 },
      ),
      async (name, applied) => {
        const tree = applied.reduce<Tree>(
          (changed, change) => {
            const all = places(changed)
            const path = all[change.place % all.length] ?? []
            return 'name' in change
              ? renamed(changed, path, change.name)
              : replaced(changed, path, change.value)
          },
          parse(files[name]) as Tree,
        )
        await tryFile(name, stringify(tree))
      },
    ),
    { seed, numRuns: 300 },
  )
})

test('bytes that are no text are refused', async () => {
  await fc.assert(fc.asyncProperty(fileName, fc.uint8Array({ maxLength: 200 }), tryFile), {
    seed,
    numRuns: 60,
  })
})

test('at least 500 of the files were malformed, and those that were not are valid as they are', async () => {
  expect(refused).toBeGreaterThan(500)
  for (const name of names) expect(await loadAll(name)).toMatchObject({ ok: true })
})
