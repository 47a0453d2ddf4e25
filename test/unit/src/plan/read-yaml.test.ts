import { expect, test } from 'vitest'

import { problemText } from '../../../../src/plan/problem.ts'
import { parseYaml, readYaml, type TextValue } from '../../../../src/plan/read-yaml.ts'
import { makeProject } from '../../../support/temp-project.ts'

const valueOf = (text: string): TextValue => {
  const read = parseYaml('caso.yaml', text)
  if (!read.ok) throw new Error(read.problems.map(problemText).join('\n'))
  return read.value.value
}

const problemsOf = (text: string): string => {
  const read = parseYaml('caso.yaml', text)
  return read.ok ? 'nessun problema' : read.problems.map(problemText).join('\n')
}

test.each([
  '0007',
  '034298051',
  '000279',
  '2020-01-01',
  '2020-01-01T10:00:00Z',
  '1e5',
  '0x10',
  '0o17',
  '1_000',
  '12:30:45',
  '.5',
  '-0',
  '+1',
  'true',
  'FALSE',
  'yes',
  'no',
  'on',
  '.inf',
  '.nan',
  '<<',
])('keeps %s as the text that was written', (written) => {
  expect(valueOf(`a: ${written}`)).toEqual({ a: written })
  expect(valueOf(`[${written}]`)).toEqual([written])
})

test.each(['null', 'Null', 'NULL', '~', '', '# solo un commento'])(
  'reads %j as no value',
  (written) => {
    expect(valueOf(`a: ${written}`)).toEqual({ a: null })
  },
)

test.each([
  ["''", ''],
  ['""', ''],
  ["'null'", 'null'],
  ['"~"', '~'],
  ["'true'", 'true'],
  ["'  0007 '", '  0007 '],
  ['"a\\nb"', 'a\nb'],
])('reads the quoted %s as its text', (written, text) => {
  expect(valueOf(`a: ${written}`)).toEqual({ a: text })
})

test('reads block scalars, with CRLF as with LF', () => {
  const text = 'a: |\n  uno\n  due\nb: >-\n  tre\n  quattro\nc: |-\n  0007\nd: 0008\n'
  const value = { a: 'uno\ndue\n', b: 'tre quattro', c: '0007', d: '0008' }
  expect(valueOf(text)).toEqual(value)
  expect(valueOf(text.replaceAll('\n', '\r\n'))).toEqual(value)
})

test('reads past a byte order mark, and places stay right', () => {
  const read = parseYaml('caso.yaml', '\uFEFFid: CVP-01\nb:\n  - c\n')
  expect(read).toMatchObject({ ok: true, value: { value: { id: 'CVP-01', b: ['c'] } } })
  if (read.ok) expect(read.value.locate(['b', 0])).toEqual({ line: 3, column: 5 })
})

test('reads an empty file as no value', () => {
  expect(valueOf('')).toBeNull()
  expect(valueOf('# niente\n')).toBeNull()
})

test('follows anchors and aliases', () => {
  expect(valueOf('a: &x { b: 0001 }\nc: *x\nd: [*x]\n')).toEqual({
    a: { b: '0001' },
    c: { b: '0001' },
    d: [{ b: '0001' }],
  })
})

test('keeps constructor and toString as keys like any other', () => {
  const value = valueOf('constructor: x\ntoString: y\n') as object
  expect(Object.entries(value)).toEqual([
    ['constructor', 'x'],
    ['toString', 'y'],
  ])
})

test('knows where each value and each key stands', () => {
  const read = parseYaml(
    'caso.yaml',
    'id: CVP-01\nsteps:\n  - id: uno\n    send: { operation: x, body: }\n  - due\n',
  )
  if (!read.ok) throw new Error('not read')
  const { locate, locateKey } = read.value
  expect(locate([])).toEqual({ line: 1, column: 1 })
  expect(locate(['id'])).toEqual({ line: 1, column: 5 })
  expect(locateKey(['id'])).toEqual({ line: 1, column: 1 })
  expect(locate(['steps', 0, 'send', 'operation'])).toEqual({ line: 4, column: 24 })
  expect(locateKey(['steps', 0, 'send', 'operation'])).toEqual({ line: 4, column: 13 })
  expect(locateKey(['steps', 0, 'send', 'body'])).toEqual({ line: 4, column: 27 })
  expect(locate(['steps', 1])).toEqual({ line: 5, column: 5 })
  // What is not there is placed at what should have held it.
  expect(locate(['steps', 0, 'expect', 3])).toEqual({ line: 3, column: 5 })
  expect(locateKey(['nulla'])).toEqual({ line: 1, column: 1 })
})

const indents =
  'rimedio: controllare rientri, due punti e apici della riga; nel dubbio racchiudere il valore tra apici singoli'
const quotes = "rimedio: un'espressione ${ … } dentro { } o [ ] va tra apici: { a: '${ x }' }"

test.each<[string, string, string]>([
  [
    'a key twice',
    'a: 1\nb: 2\na: 3\n',
    'caso.yaml:3:1 YAML_DUPLICATE_KEY la stessa chiave compare due volte: ne resterebbe una sola\n' +
      '  rimedio: unire le due voci in una',
  ],
  [
    'a key twice inside of a structure',
    'a:\n  b: 1\n  b: 2\n',
    'caso.yaml:3:3 YAML_DUPLICATE_KEY la stessa chiave compare due volte: ne resterebbe una sola\n' +
      '  rimedio: unire le due voci in una',
  ],
  [
    'a bad indent',
    'a:\n  b: 1\n c: 2\n',
    'caso.yaml:3:1 YAML_INVALID non è YAML valido: rientro sbagliato: le voci dello stesso livello iniziano alla stessa colonna\n' +
      `  ${indents}`,
  ],
  [
    'a tab as indent',
    'a:\n\tb: 1\n',
    'caso.yaml:2:1 YAML_INVALID non è YAML valido: tabulazione usata come rientro: usare gli spazi\n' +
      `  ${indents}`,
  ],
  [
    'an expression without quotes in braces',
    'send:\n  body: { a: ${ x } }\n',
    "caso.yaml:2:15 YAML_TEMPLATE_UNQUOTED non è YAML valido: qui ${ apre una nuova struttura e non un'espressione\n" +
      `  ${quotes}`,
  ],
  [
    'an expression without quotes in brackets',
    'send: [${ x }]\n',
    "caso.yaml:1:9 YAML_TEMPLATE_UNQUOTED non è YAML valido: qui ${ apre una nuova struttura e non un'espressione\n" +
      `  ${quotes}`,
  ],
  [
    'two documents',
    'a: 1\n---\nb: 2\n',
    'caso.yaml:2:1 YAML_INVALID non è YAML valido: il file contiene più documenti (---): ne è ammesso uno\n' +
      `  ${indents}`,
  ],
  [
    'an alias to nothing',
    'a: 1\nb: [*ignoto]\n',
    'caso.yaml:2:5 YAML_INVALID il riferimento *ignoto non è definito prima di questo punto\n' +
      "  rimedio: definirlo prima con &ignoto, o racchiudere il valore tra apici se l'asterisco è testo",
  ],
  [
    'a tag',
    'a: !!js/function x\n',
    `caso.yaml:1:4 YAML_INVALID non è YAML valido: tipo !… non ammesso\n  ${indents}`,
  ],
  [
    'a brace that stays open',
    'a: { b: 1\nc: 2\n',
    'caso.yaml:2:1 YAML_INVALID non è YAML valido: rientro sbagliato: le voci dello stesso livello iniziano alla stessa colonna\n' +
      `  ${indents}`,
  ],
  [
    'quotes that stay open',
    "a: 'testo\n",
    'caso.yaml:2:1 YAML_INVALID non è YAML valido: manca un carattere di chiusura o i due punti\n' +
      `  ${indents}`,
  ],
  [
    'a value that begins with @',
    'a: @x\n',
    'caso.yaml:1:4 YAML_INVALID non è YAML valido: un valore non può iniziare con questo carattere: racchiuderlo tra apici\n' +
      `  ${indents}`,
  ],
  [
    'a structure as a key',
    '? { a: 1 }\n: b\n',
    `caso.yaml:1:1 YAML_INVALID una chiave deve essere un testo semplice\n  ${quotes}`,
  ],
  [
    'a bad escape',
    'a: "\\q"\n',
    'caso.yaml:1:5 YAML_INVALID non è YAML valido: una sequenza \\… non ammessa tra doppi apici: usare gli apici singoli\n' +
      `  ${indents}`,
  ],
  [
    'two values on a line',
    'a: b: c\n',
    'caso.yaml:1:4 YAML_INVALID non è YAML valido: una struttura annidata sulla stessa riga: andare a capo e rientrare\n' +
      `  ${indents}`,
  ],
  [
    'several mistakes, each on its line',
    'a: 1\na: 2\nb: @x\nc: { d: ${ e } }\n',
    'caso.yaml:2:1 YAML_DUPLICATE_KEY la stessa chiave compare due volte: ne resterebbe una sola\n' +
      '  rimedio: unire le due voci in una\n' +
      'caso.yaml:3:4 YAML_INVALID non è YAML valido: un valore non può iniziare con questo carattere: racchiuderlo tra apici\n' +
      `  ${indents}\n` +
      "caso.yaml:4:10 YAML_TEMPLATE_UNQUOTED non è YAML valido: qui ${ apre una nuova struttura e non un'espressione\n" +
      `  ${quotes}`,
  ],
])('refuses %s', (_, text, told) => {
  expect(problemsOf(text)).toBe(told)
})

test.each([
  ['brackets', '['.repeat(100_000)],
  ['braces', '{ a: '.repeat(100_000)],
  ['dashes', `${'- '.repeat(100_000)}x`],
  ['question marks', `${'? '.repeat(100_000)}x`],
  ['columns', Array.from({ length: 1000 }, (_, depth) => `${' '.repeat(depth)}a:`).join('\n')],
])('refuses nesting by %s that would exhaust the parser', (_, text) => {
  expect(problemsOf(`a: 1\nb: 2\n---\n${text}`)).toMatch(
    /^caso\.yaml:\d+:1 YAML_INVALID YAML rifiutato: più di 64 livelli di annidamento\n  rimedio: togliere livelli$/,
  )
})

test('refuses nesting deeper than 64 levels', () => {
  expect(problemsOf('[ '.repeat(64) + ' ]'.repeat(64))).toBe('nessun problema')
  expect(problemsOf('[ '.repeat(66) + ' ]'.repeat(66))).toMatchInlineSnapshot(
    `
    "caso.yaml:1:131 YAML_INVALID YAML rifiutato: più di 64 livelli di annidamento
      rimedio: togliere livelli, o un riferimento *nome che porta a se stesso"
  `,
  )
})

test('refuses aliases that multiply', () => {
  const level = (name: string, below: string): string =>
    `${name}: &${name} [${Array.from({ length: 10 }, () => `*${below}`).join(', ')}]\n`
  const bomb = `a: &a [x, x, x, x, x, x, x, x, x, x]\n${level('b', 'a')}${level('c', 'b')}${level('d', 'c')}${level('e', 'd')}${level('f', 'e')}`
  const started = performance.now()
  expect(problemsOf(bomb)).toMatchInlineSnapshot(
    `
    "caso.yaml:1:32 YAML_INVALID YAML rifiutato: più di 100000 valori, contando ciò che i riferimenti *nome ripetono
      rimedio: togliere i riferimenti, o dividere il file"
  `,
  )
  expect(performance.now() - started).toBeLessThan(5000)
})

test('refuses an alias to what contains it', () => {
  expect(problemsOf('a: &a [*a]\n')).toMatchInlineSnapshot(
    `
    "caso.yaml:1:8 YAML_INVALID YAML rifiutato: più di 64 livelli di annidamento
      rimedio: togliere livelli, o un riferimento *nome che porta a se stesso"
  `,
  )
})

test('refuses what cannot be read as a text file', () => {
  const project = makeProject({
    'latino.yaml': Buffer.from('titolo: perché\n', 'latin1'),
    'grande.yaml': `a: ${'x'.repeat(256_000)}\n`,
    'giusto.yaml': `a: ${'x'.repeat(255_996)}\n`,
    'cartella/x.yaml': '',
  })
  const read = (name: string): string => {
    const result = readYaml(name, project.path(name))
    return result.ok ? 'nessun problema' : result.problems.map(problemText).join('\n')
  }
  expect(read('assente.yaml')).toMatchInlineSnapshot(
    `
    "assente.yaml:1:1 FILE_UNREADABLE il file non esiste
      rimedio: controllare il nome, anche maiuscole e minuscole"
  `,
  )
  expect(read('latino.yaml')).toMatchInlineSnapshot(`
    "latino.yaml:1:1 FILE_UNREADABLE il file non è testo UTF-8
      rimedio: salvarlo con codifica UTF-8"
  `)
  expect(read('grande.yaml')).toMatchInlineSnapshot(
    `
    "grande.yaml:1:1 FILE_UNREADABLE il file ha 256004 byte: il massimo è 256000
      rimedio: dividerlo in file più piccoli"
  `,
  )
  expect(read('giusto.yaml')).toBe('nessun problema')
  expect(read('cartella')).toMatchInlineSnapshot(
    `
    "cartella:1:1 FILE_UNREADABLE è una cartella, non un file
      rimedio: indicare un file"
  `,
  )
})

test('tells the hash of the bytes of the file', () => {
  const project = makeProject({ 'a.yaml': '\uFEFFa: 1\r\n' })
  expect(readYaml('a.yaml', project.path('a.yaml'))).toMatchObject({
    ok: true,
    value: {
      value: { a: '1' },
      file: 'a.yaml',
      // printf '\xEF\xBB\xBFa: 1\r\n' | sha256sum
      sha256: 'd154b5589a138ef7a6ff502ecf270b04afa5eb5c56fb398f5cfe9a055a33316d',
    },
  })
})

test('the same content is parsed once for all who read it, who cannot change it, and other content anew', () => {
  const project = makeProject({ 'a.yaml': 'a: [1]' })
  const read = () => {
    const loaded = readYaml('a.yaml', project.path('a.yaml'))
    if (!loaded.ok) throw new Error(loaded.problems.map(problemText).join('\n'))
    return loaded.value
  }
  const first = read()
  expect(read()).toBe(first)
  expect(() => (first.value as { a: TextValue[] }).a.push('2')).toThrow(TypeError)
  project.write('a.yaml', 'a: [1, 2]')
  expect(read().value).toEqual({ a: ['1', '2'] })
})
