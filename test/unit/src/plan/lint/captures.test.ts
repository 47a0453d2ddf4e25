import { expect, test } from 'vitest'

import { edited, first, lintOf, right, second } from './support.ts'

test('has nothing to say of a right plan', () => {
  expect(lintOf()).toBe('niente da dire')
})

test('CASE_CAPTURE_UNUSED: captured, never used, not exported', () => {
  expect(
    lintOf(
      edited(first, [
        '      nre: { xpath: //sist:IUP }\n',
        '      nre: { xpath: //sist:IUP }\n      codAut: { xpath: //sist:codAutenticazione }\n',
      ]),
    ),
  ).toMatchInlineSnapshot(`
    "plans/prova/cases/P-01.case.yaml:15:7 CASE_CAPTURE_UNUSED «codAut» è catturato e nessuno lo usa
      rimedio: usarlo in un passo seguente (\${ codAut }), esportarlo con exports: [codAut], o toglierlo"
  `)
})

test.each<[string, { body: string; more: string; base?: string }]>([
  ['a text of the request', { body: "{ a: '${ codice }' }", more: '' }],
  ['an XPath', { body: '{}', more: '      - { xpath: //x = $codice, equals: true }\n' }],
  ['a fragment', { body: '{}', more: '  - { id: altro, fragment: pezzo }\n' }],
  ['the payload of a step', { body: '{}', base: 'altra', more: '' }],
])('a capture that %s uses is used', (_, { body, more, base = 'base' }) => {
  expect(
    lintOf({
      ...edited(
        first,
        [
          '      nre: { xpath: //sist:IUP }\n',
          `      nre: { xpath: //sist:IUP }\n      codice: { xpath: //sist:IUP }\n  - id: dopo\n    uses: sist\n    send: { operation: x, base: ${base}, body: ${body} }\n    expect:\n      - { esito: true }\n${more}`,
        ],
        ['base: base', 'base: base'],
      ),
      'plans/prova/fragments/pezzo.yaml':
        "steps: [{ id: uno, uses: sist, send: { operation: x, body: { a: '${ codice }' } }, expect: [{ esito: true }] }]\n",
      'plans/prova/payloads/altra.yaml': 'a: ${ codice }\n',
    }).replaceAll(/avviso: .*PLAN_FILE_UNUSED .*\n.*\n?/g, ''),
  ).toMatch(/^(?:niente da dire)?$/)
})

test('CASE_TAKE_UNUSED and CASE_EXPORT_UNUSED', () => {
  expect(lintOf(edited(second, ["'${ nre }'", "'1'"]))).toMatchInlineSnapshot(`
    "plans/prova/cases/P-02.case.yaml:4:30 CASE_TAKE_UNUSED «nre» è preso da un altro caso e nessun passo lo usa
      rimedio: usarlo in un passo (\${ nre }) o toglierlo da take:"
  `)
  expect(lintOf(edited(second, [', take: [nre]', ''], ["'${ nre }'", "'1'"])))
    .toMatchInlineSnapshot(`
    "avviso: plans/prova/cases/P-01.case.yaml:4:11 CASE_EXPORT_UNUSED «nre» è esportato e nessun caso lo prende
      rimedio: toglierlo da exports:, o prenderlo in un altro caso con needs: … take"
  `)
  expect(right[second]).toContain('take: [nre]')
})
