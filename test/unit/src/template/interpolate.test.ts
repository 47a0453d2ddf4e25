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

describe('nothing but the given values', () => {
  test.each([
    'constructor',
    '__proto__',
    'toString',
    'people.constructor',
    'people.__proto__',
    'people.rossi.nomi.constructor',
    'nre.constructor',
    'people.hasOwnProperty',
    'process',
    'globalThis',
    'require',
  ])('%s is not reached', (path) => {
    expect(refusal(`\${ ${path} }`)).toMatch(/^TEMPLATE_FAILED .* non è definito qui\n/)
    expect(refusal(`a\${ ${path} }`)).toMatch(/^TEMPLATE_FAILED .* non è definito qui\n/)
  })

  test.each([
    '{% if true %}x{% endif %}',
    '{% for x in people %}x{% endfor %}',
    "{% include 'x' %}",
    '{{ nre }}',
    '{%- assign a = 1 -%}',
  ])('the tag %s is text', (written) => {
    expect(interpolateText(written, scope)).toBe(written)
    expect(interpolateText(`${written}\${ zeri }`, scope)).toBe(`${written}0007`)
  })

  test('an expression is neither code nor a call', () => {
    for (const written of ['${ 1 + 1 }', '${ process.exit(1) }', 'a${ nre.length = 3 }'])
      expect(refusal(written)).toBe(
        `TEMPLATE_FAILED ${written}: tra \${ e } va un nome, con i suoi punti e con i filtri dopo |\n  ${hint}`,
      )
  })
})

describe('bounds', () => {
  test.each([
    ['a text that is too long', `\${ nre }${'x'.repeat(100_001)}`],
    ['a range that is too long', 'a${ (1..100000000) }'],
    ['too many expressions', '${ now }'.repeat(90_000)],
  ])('%s is refused, soon', (_, written) => {
    const started = performance.now()
    expect(refusal(written)).toMatch(/: l'espressione è troppo grande\n/)
    expect(performance.now() - started).toBeLessThan(3000)
  })

  test('a filter pads to a thousand characters at most', () => {
    expect(interpolateText("${ 'x' | pad-left: 1000000000 }", scope)).toHaveLength(1000)
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
