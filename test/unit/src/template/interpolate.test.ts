import { describe, expect, test } from 'vitest'

import {
  interpolate,
  interpolateText,
  variablesOf,
  type Scope,
} from '../../../../src/template/interpolate.ts'
import type { HarnessError } from '../../../../src/errors/harness-error.ts'

const summer = new Date('2026-07-01T22:30:15.250Z')
const winter = new Date('2026-01-01T22:30:15.250Z')

const scope: Scope = {
  nre: '160100000000001',
  zeri: '0007',
  vuoto: '',
  niente: null,
  now: summer,
  winter,
  people: { rossi: { cf: 'PNIMRA70A01H501P', nomi: ['Mara', 'Pina'], eta: 55, vivo: true } },
  'nome-con-trattini': 'x',
}

/** What an expression throws, as the person who wrote it sees it. */
const refusal = (text: string, values: Scope = scope): string => {
  try {
    return `nessun errore: ${JSON.stringify(interpolateText(text, values))}`
  } catch (error) {
    const { code, message, hint } = error as HarnessError
    return `${code} ${message}\n  rimedio: ${hint}`
  }
}

const hint = 'rimedio: controllare il nome: dati del piano, valori catturati prima, needs … take'

describe('values', () => {
  test('a text without expressions stays as it is', () => {
    expect(interpolateText('0007 {{ nre }} {% if x %} } $nre $ {', scope)).toBe(
      '0007 {{ nre }} {% if x %} } $nre $ {',
    )
  })

  test('an expression within a text is filled in, with its zeros', () => {
    expect(interpolateText('a-${ zeri }-${nre}-${ people.rossi.cf }', scope)).toBe(
      'a-0007-160100000000001-PNIMRA70A01H501P',
    )
    expect(interpolateText("${ people['rossi'].nomi[1] }", scope)).toBe('Pina')
  })

  test('an expression alone keeps the structure of its value', () => {
    expect(interpolateText('${ people.rossi.nomi }', scope)).toEqual(['Mara', 'Pina'])
    expect(interpolateText('${ niente }', scope)).toBeNull()
    expect(interpolateText('${ vuoto }', scope)).toBe('')
  })

  test('a number, a boolean and an instant become text', () => {
    expect(interpolateText('${ people.rossi.eta }', scope)).toBe('55')
    expect(interpolateText('${ people.rossi.vivo }', scope)).toBe('true')
    expect(interpolateText('${ now }', scope)).toBe('2026-07-02T00:30:15.250+02:00')
    expect(interpolateText('alle ${ now }', scope)).toBe('alle 2026-07-02T00:30:15.250+02:00')
  })

  test('a space beside an expression is part of the text', () => {
    expect(interpolateText(' ${ zeri }', scope)).toBe(' 0007')
  })

  test('a value that holds an expression is not read again', () => {
    expect(interpolateText('${ x }', { x: '${ nre }', nre: 'no' })).toBe('${ nre }')
    expect(interpolateText('a${ x }b', { x: '${ nre }', nre: 'no' })).toBe('a${ nre }b')
  })

  test('every text of a structure is filled in, and its keys are not', () => {
    const value = { a: ['${ zeri }', { '${ nre }': 'b${ zeri }' }], b: null }
    expect(interpolate(value, scope)).toEqual({ a: ['0007', { '${ nre }': 'b0007' }], b: null })
    expect(value.a[0]).toBe('${ zeri }')
  })
})

describe('a literal ${', () => {
  test.each([
    ['$${ nre }', '${ nre }'],
    ['$${', '${'],
    ['a $${ b } ${ zeri }', 'a ${ b } 0007'],
    ['${ zeri }$${ zeri }', '0007${ zeri }'],
  ])('%s gives %s', (written, text) => {
    expect(interpolateText(written, scope)).toBe(text)
  })

  test('names no variable', () => {
    expect(variablesOf('$${ nre }')).toEqual({ ok: true, paths: [] })
    expect(variablesOf('$${ nre } ${ zeri }')).toEqual({ ok: true, paths: [['zeri']] })
  })
})

describe('filters', () => {
  test.each([
    ['${ now | date }', '02/07/2026'],
    ["${ now | date: 'yyyy-MM-dd HH:mm:ss' }", '2026-07-02 00:30:15'],
    ["${ winter | date: 'yyyy-MM-dd HH:mm:ss' }", '2026-01-01 23:30:15'],
    ["${ now | shift: '-3d' | date }", '29/06/2026'],
    ["${ now | shift: '+2h' | date: 'HH:mm' }", '02:30'],
    ["${ now | shift: '30m' | date: 'HH:mm' }", '01:00'],
    ["${ 'abc' | upcase }", 'ABC'],
    ["${ 'ABC' | downcase }", 'abc'],
    ["${ '  a ' | trim }", 'a'],
    ['${ nre | slice: 0, 5 }', '16010'],
    ['${ nre | slice: -2 }', '01'],
    ["${ '7' | pad-left: 4 }", '0007'],
    ["${ '7' | pad-left: 4, 'x' }", 'xxx7'],
    ["${ 'a}b' | upcase }", 'A}B'],
  ])('%s gives %s', (written, text) => {
    expect(interpolateText(written, scope)).toBe(text)
    expect(interpolateText(`-${written}-`, scope)).toBe(`-${text}-`)
  })

  test('a day across the change of time is 24 hours', () => {
    const values = { now: new Date('2026-10-24T12:00:00Z') }
    expect(interpolateText("${ now | shift: '1d' | date: 'dd HH:mm' }", values)).toBe('25 13:00')
  })

  test.each([
    ['${ nre | date }', '${ nre | date }: il filtro «date» vuole un istante, per esempio now'],
    [
      "${ now | shift: '3 giorni' }",
      "${ now | shift: '3 giorni' }: il filtro «shift» vuole una durata come '-3d', '+2h', '30m'",
    ],
    [
      '${ nre | md5 }',
      '${ nre | md5 }: il filtro «md5» non esiste: ci sono date, shift, upcase, downcase, trim, slice, pad-left',
    ],
    [
      'x${ nre | md5 }',
      'x${ nre | md5 }: il filtro «md5» non esiste: ci sono date, shift, upcase, downcase, trim, slice, pad-left',
    ],
    [
      '${ people | upcase }',
      '${ people | upcase }: una struttura o una lista non può stare in mezzo a un testo',
    ],
  ])('%s is refused', (written, message) => {
    expect(refusal(written)).toBe(`TEMPLATE_FAILED ${message}\n  ${hint}`)
  })
})

describe('refusals', () => {
  test.each([
    ['${ ignoto }', '«ignoto» non è definito qui'],
    ['a ${ ignoto } b', '«ignoto» non è definito qui'],
    ['${ people.bianchi.cf }', '«people.bianchi» non è definito qui'],
    ['a${ people.rossi.nomi }', 'una struttura o una lista non può stare in mezzo a un testo'],
    ['a${ people }', 'una struttura o una lista non può stare in mezzo a un testo'],
    ['${ nre', 'manca la } che chiude ${'],
    ['${ }', 'tra ${ e } va un nome, con i suoi punti e con i filtri dopo |'],
    ['${}', 'tra ${ e } va un nome, con i suoi punti e con i filtri dopo |'],
    ['a ${ } b', 'tra ${ e } va un nome, con i suoi punti e con i filtri dopo |'],
  ])('%s', (written, message) => {
    expect(refusal(written)).toBe(`TEMPLATE_FAILED ${written}: ${message}\n  ${hint}`)
  })
})

const grammar = 'tra ${ e } va un nome, con i suoi punti e con i filtri dopo |'

describe('what is not understood', () => {
  test.each([
    '${ nre nre }',
    "${ nre 'x' }",
    '${ nre zeri | upcase }',
    '${ nre. }',
    '${ nre..zeri }',
    '${ .nre }',
    '${ people[rossi x] }',
    "${ people['rossi' 'x'].cf }",
    '${ people[] }',
    '${ people[people[nre]] }',
    '${ nre | }',
    '${ | upcase }',
    '${ nre || upcase }',
    '${ nre | slice 1 }',
    '${ nre | slice: 1 2 }',
    '${ nre | slice: from: 1 }',
    '${ nre == nre }',
    '${ nre contains zeri }',
    '${ not nre }',
    '${ nre and zeri }',
    '${ (1..3) }',
    '${ nre | slice: (1..3) }',
    '${ 1 + 1 }',
    '${ process.exit(1) }',
    '${ nre = 3 }',
    '${ nre, zeri }',
    '${ nre; zeri }',
    '${- nre -}',
    '${ ${ nre } }',
    '${ `nre` }',
    '${ [1, 2] }',
    '${ { a: 1 } }',
    '${ 048x }',
    '${ 1.2.3 }',
    '${ Symbol.iterator() }',
  ])('%s is refused, alone and within a text', (written) => {
    for (const text of [written, `a${written}b`])
      expect(refusal(text)).toMatch(
        new RegExp(
          String.raw`^TEMPLATE_FAILED .*: (?:tra \$\{ e \} va un nome|manca la \} che chiude)`,
          's',
        ),
      )
  })

  test.each(['true', 'false', 'nil', 'null', 'empty', 'blank'])(
    'the word %s has no value of its own',
    (word) => {
      expect(refusal(`\${ ${word} }`)).toBe(
        `TEMPLATE_FAILED \${ ${word} }: «${word}» non è un valore: scriverlo senza \${ }, come testo\n  ${hint}`,
      )
      expect(refusal(`\${ nre | slice: ${word} }`)).toContain(grammar)
    },
  )

  test('a name may begin with such a word', () => {
    expect(interpolateText('${ nullo }${ true_1 }', { nullo: 'a', true_1: 'b' })).toBe('ab')
  })

  test.each([
    ["${ now | date: 'yyyy-mm-dd' }", 'mm sono i minuti e MM i mesi: trovato «yyyy-mm-dd»'],
    [
      "${ now | date: 'DD/MM/YYYY' }",
      'il filtro «date» vuole un modello di yyyy MM dd HH mm ss, per esempio dd/MM/yyyy HH:mm:ss: trovato «DD/MM/YYYY»',
    ],
    ['${ nre | slice }', 'il filtro «slice» vuole da 1 a 2 valori dopo i due punti, trovati 0'],
    ['${ nre | upcase: 1 }', 'il filtro «upcase» vuole 0 valori dopo i due punti, trovati 1'],
    ["${ nre | slice: 'a' }", 'il filtro «slice» vuole un numero intero, trovato «a»'],
    ['${ nre | pad-left: 1.5 }', 'il filtro «pad-left» vuole un numero intero, trovato «1.5»'],
    [
      '${ nre | pad-left: 10000000 }',
      'il filtro «pad-left» vuole un numero intero, trovato «10000000»',
    ],
  ])('%s is refused', (written, message) => {
    expect(refusal(written)).toBe(`TEMPLATE_FAILED ${written}: ${message}\n  ${hint}`)
  })
})

describe('nothing but the given values', () => {
  test.each([
    'constructor',
    '__proto__',
    'toString',
    'hasOwnProperty',
    'people.constructor',
    'people.constructor.name',
    'people.__proto__',
    "people['__proto__']",
    "people['constructor']['constructor']",
    'people.rossi.nomi.constructor',
    'people.rossi.nomi.length',
    'people.rossi.nomi.map',
    'nre.constructor',
    'nre.length',
    'nre[0]',
    "'x'.constructor",
    'now.getTime',
    'now.constructor',
    'people.hasOwnProperty',
    'people.size',
    'people.rossi.nomi.size',
    'people.rossi.nomi.first',
    'people.rossi.nomi.last',
    'nre.size',
    'people[chi]',
    'people.rossi[chi]',
    'process',
    'process.env.PATH',
    'globalThis',
    'global',
    'require',
    'module',
    'Symbol.iterator',
    'people.toLiquid',
    'funzione',
    'funzione.name',
    'ereditato',
    'people.rossi.niente.cf',
  ])('%s is not reached', (path) => {
    const reaching = Object.assign(Object.create({ ereditato: 'no' }) as object, scope, {
      chi: 'size',
      funzione: () => 'chiamata',
    }) as Scope
    for (const text of [`\${ ${path} }`, `a\${ ${path} }`])
      expect(refusal(text, reaching)).toMatch(
        /^TEMPLATE_FAILED .*: (?:«.*» non è definito qui|tra \$\{ e \} va un nome, .*)\n/,
      )
  })

  test('size, first and last are names like any other where there are such values', () => {
    const values = { a: { size: '1', first: '2', last: '3' } }
    expect(interpolateText('${ a.size }${ a.first }${ a.last }', values)).toBe('123')
  })

  test('a value in brackets is found by its name', () => {
    expect(interpolateText('${ people[chi].cf }', { ...scope, chi: 'rossi' })).toBe(
      'PNIMRA70A01H501P',
    )
    expect(interpolateText('${ people.rossi.nomi[-1] }', scope)).toBe('Pina')
  })

  test('a generator of the scope is asked at each use, and only then', () => {
    let asked = 0
    const values = {
      nre: 'x',
      get numero() {
        asked++
        return String(asked)
      },
    }
    expect(interpolateText('${ nre }', values)).toBe('x')
    expect(asked).toBe(0)
    expect(interpolateText('${ numero }-${ numero }', values)).toBe('1-2')
  })

  test.each([
    '{% if true %}x{% endif %}',
    '{% for x in people %}x{% endfor %}',
    "{% include 'x' %}",
    "{% render '/etc/passwd' %}",
    "{% layout '../x' %}",
    '{% raw %}x{% endraw %}',
    '{{ nre }}',
    '{%- assign a = 1 -%}',
    '\u0001\u0002{% if true %}x{% endif %}\u0002\u0001',
    '\uE000',
  ])('the tag %s is text', (written) => {
    expect(interpolateText(written, scope)).toBe(written)
    expect(interpolateText(`${written}\${ zeri }`, scope)).toBe(`${written}0007`)
  })

  test('a private character of a value stays what it is', () => {
    expect(interpolateText('a${ x }', { x: '\uE000' })).toBe('a\uE000')
  })
})

describe('bounds', () => {
  const big = 'x'.repeat(1_000_000)
  const nested = (depth: number): string => `\${ ${'a['.repeat(depth)}b${']'.repeat(depth)} }`
  test.each<[string, string, RegExp]>([
    ['a text that is too long', `\${ nre }${'x'.repeat(100_001)}`, /è troppo grande\n/],
    ['an expression that is too long', `\${ nre${' '.repeat(2000)} }`, /è troppo grande\n/],
    ['too many expressions', '${ now }'.repeat(9000), /è troppo grande\n/],
    ['too many filters', `\${ nre ${'| trim '.repeat(21)}}`, /è troppo grande\n/],
    ['too many pads', `\${ nre ${'| pad-left: 1000 '.repeat(40)}}`, /è troppo grande\n/],
    ['a huge result', '${ big }-'.repeat(11), /il risultato supera 10000000 caratteri\n/],
    ['brackets in brackets', nested(100), /tra \$\{ e \} va un nome/],
    ['brackets beyond all measure', nested(30_000), /è troppo grande\n/],
    ['brackets that stay open', `\${ ${'a['.repeat(300)} }`, /tra \$\{ e \} va un nome/],
    ['quotes that stay open', `\${ ${"'".repeat(99_990)}`, /manca la \} che chiude/],
    ['backslashes', `\${ '${'\\'.repeat(99_000)}`, /manca la \} che chiude/],
    ['spaces before nothing', `\${${' '.repeat(900)}! }`, /tra \$\{ e \} va un nome/],
    ['a long name and a mistake', `\${ ${'a'.repeat(900)}! }`, /tra \$\{ e \} va un nome/],
    ['many points and a mistake', `\${ ${'a.'.repeat(450)}! }`, /tra \$\{ e \} va un nome/],
    ['many commas and a mistake', `\${ a | slice: ${'1, '.repeat(300)}! }`, /tra \$\{ e \} va/],
    ['a range', '${ (1..100000000) }', /tra \$\{ e \} va un nome/],
  ])('%s is refused, soon', (_, written, message) => {
    const started = performance.now()
    expect(refusal(written, { ...scope, big })).toMatch(message)
    expect(performance.now() - started).toBeLessThan(2000)
  })

  test('a request that grows beyond measure is refused as a whole', () => {
    const data = { big, pair: [big, big] }
    for (const text of ['a${ big }', '${ big }', '${ pair }'])
      expect(() =>
        interpolate(
          Array.from({ length: 100 }, () => text),
          data,
        ),
      ).toThrow('il risultato supera 10000000 caratteri')
  })

  test('a message holds no more than the two ends of a long text', () => {
    expect(refusal(`\${ nre${'x'.repeat(5000)} }`)).toBe(
      `TEMPLATE_FAILED \${ nre${'x'.repeat(94)}… (5008 caratteri) …${'x'.repeat(8)} }: l'espressione è troppo grande\n  ${hint}`,
    )
  })

  test('a filter pads to a thousand characters at most', () => {
    expect(interpolateText("${ 'x' | pad-left: 100000 }", scope)).toHaveLength(1000)
    expect(interpolateText("${ 'x' | pad-left: 100000, big }", { big })).toHaveLength(1000)
    expect(interpolateText("${ 'x' | pad-left: -5 }", scope)).toBe('x')
  })
})

describe('variables of a text', () => {
  test.each<[string, string[][]]>([
    ['${ nre }', [['nre']]],
    ['a ${ people.rossi.cf } b ${ nre }', [['people', 'rossi', 'cf'], ['nre']]],
    ["${ people['rossi'].cf | upcase }", [['people', 'rossi', 'cf']]],
    ['${ people.rossi.nomi[0] }', [['people', 'rossi', 'nomi', '0']]],
    ['${ nre | pad-left: 4, zeri }', [['nre'], ['zeri']]],
    ["${ 'testo' | upcase }", []],
    ['${ people[chi].cf }', [['people'], ['chi']]],
    ["${ people['a b'].cf }", [['people', 'a b', 'cf']]],
    ['niente', []],
  ])('%s names %j', (text, paths) => {
    expect(variablesOf(text)).toEqual({ ok: true, paths })
  })

  test.each([
    ['${ nre', 'manca la } che chiude ${'],
    [
      '${ nre | md5 }',
      'il filtro «md5» non esiste: ci sono date, shift, upcase, downcase, trim, slice, pad-left',
    ],
    ['${ }', 'tra ${ e } va un nome, con i suoi punti e con i filtri dopo |'],
  ])('%s is not readable', (text, message) => {
    expect(variablesOf(text)).toEqual({ ok: false, message })
  })
})
