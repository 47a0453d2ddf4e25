import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

import { Validator, type Schema } from '@cfworker/json-schema'
import { beforeAll, describe, expect, test } from 'vitest'
import { parse } from 'yaml'

import { adapters } from '../../../../adapters/index.ts'
import { commonChecks } from '../../../../src/check/common-checks.ts'
import { packageRoot } from '../../../../src/lib/package-root.ts'
import { CaseShape } from '../../../../src/plan/case-schema.ts'
import { supply } from '../../../../src/session/supply.ts'
import { jsonSchemas, jsonSchemaText, type JsonSchema } from '../../../../src/plan/json-schema.ts'
import { CallShape, stepShapes } from '../../../../src/plan/step-schema.ts'

const kinds = [
  'application',
  'case',
  'data',
  'environment',
  'fragment',
  'payload',
  'plan',
  'procedure',
  'rules',
  'run',
  'suite',
] as const
type Kind = (typeof kinds)[number]

let schemas: Readonly<Record<string, JsonSchema>>
beforeAll(async () => {
  const own = await supply(adapters, {}, packageRoot)
  schemas = await jsonSchemas(own.adapters)
})

const validators = new Map<Kind, Validator>()
const validatorOf = (kind: Kind): Validator => {
  const known = validators.get(kind)
  if (known !== undefined) return known
  const made = new Validator(schemas[kind] as Schema, '7', false)
  validators.set(kind, made)
  return made
}

/** What an editor says of a file: it reads YAML with its types, and knows nothing of ours. */
const complaints = (kind: Kind, text: string): string[] => {
  const { valid, errors } = validatorOf(kind).validate(parse(text))
  return valid ? [] : errors.map(({ instanceLocation, error }) => `${instanceLocation} ${error}`)
}

const filesIn = (folder: string, suffix: string): string[] =>
  readdirSync(join(packageRoot, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith(suffix))
    .map((name) => join(packageRoot, folder, name))

test('there is a schema of each kind of file', () => {
  expect(Object.keys(schemas)).toEqual(kinds)
})

test.each(kinds)(
  'the committed schema of %s is the one that the zod schemas make',
  async (kind) => {
    await expect(jsonSchemaText(schemas[kind] ?? {})).toMatchFileSnapshot(
      join(packageRoot, 'plans', 'schema', `${kind}.schema.json`),
    )
  },
)

describe('the files of the repository are accepted', () => {
  test.each<[Kind, string, string]>([
    ['case', 'plans/cvp/cases', '.case.yaml'],
    ['plan', 'plans/cvp', 'plan.yaml'],
    ['payload', 'plans/cvp/payloads', '.yaml'],
    ['data', 'plans/cvp/data', '.yaml'],
    ['suite', 'suites', '.suite.yaml'],
    ['rules', 'plans/rules', '.rules.yaml'],
    ['application', 'applications', '.yaml'],
    ['environment', 'environments', 'environment.yaml'],
  ])('as %s: %s/**%s', (kind, folder, suffix) => {
    const files = filesIn(folder, suffix)
    expect(files.length).toBeGreaterThan(0)
    for (const file of files)
      expect({ file, said: complaints(kind, readFileSync(file, 'utf8')) }).toEqual({
        file,
        said: [],
      })
  })
})

const right = `id: CVP-01
title: Un caso
kind: positive
operator: medico
needs: [{ case: CVP-02, take: [nre] }]
steps:
  - id: emissione
    uses: sist
    send:
      operation: chkPrescrizione
      base: farmaceutica
      body:
        tipologia: 1
        codEsenzione: 048
        flagCiclica: \${ flag }
        assistito: { codIdentificativoAssistito: '\${ people.rossi.cf }' }
        elencoPrestazioni: { prestazione: [{ codPrestazione: 034298051 }] }
        codDiagnosi: null
        tipoVisita: ''
    expect:
      - { anomalies: none }
      - { xpath: //sist:IUP, exists: true, level: warning }
      - all: [{ xpath: //a, equals: 1 }, { not: { xpath: //a, count: 0 } }]
      - { refused: { fault: 000280 } }
    capture: { nre: { xpath: //sist:IUP, optional: true } }
    deviate: { tls: none }
  - { id: attesa, wait: 2s }
  - { id: ancora, again: emissione, expect: [{ status: 200 }] }
  - { id: uguali, resend: emissione, expect: [{ status: 200 }] }
  - { id: comune, fragment: lettura, with: { codice: 1 } }
cleanup:
  - { id: fine, wait: 10ms }
`

test('a case with every kind of step is accepted, and so are numbers, booleans and expressions', () => {
  expect(complaints('case', right)).toEqual([])
})

describe('typical mistakes are refused', () => {
  test.each<[string, string, string]>([
    ['a misspelt key of the case', 'title: Un caso', 'titolo: Un caso'],
    ['a kind that is none', 'kind: positive', 'kind: positivo'],
    ['an adapter that is none', 'uses: sist', 'uses: sits'],
    ['an operation that is none', 'chkPrescrizione', 'ckhPrescrizione'],
    ['an element that the operation does not have', 'codEsenzione', 'codEsenzioni'],
    ['an element of another operation', 'codEsenzione: 048', 'identificativoPrescrizione: 1'],
    ['a value out of a closed set', 'tipologia: 1', 'tipologia: 9'],
    [
      'text where elements are wanted',
      'assistito: { codIdentificativoAssistito: ',
      'assistito: { codIdentificativoAssistito: { a: ',
    ],
    ['a misspelt check', 'anomalies: none', 'anomalie: none'],
    ['a misspelt key of a check', 'exists: true', 'exist: true'],
    ['a misspelt level', 'level: warning', 'level: avviso'],
    ['a misspelt check inside of another', '{ not: { xpath', '{ nto: { xpath'],
    ['a key of a check beside another', 'fault: 000280', 'codice: 000280'],
    ['a step without expectations', '    expect:\n', '    attese:\n'],
    [
      'an empty list of expectations',
      'expect: [{ status: 200 }] }\n  - { id: uguali',
      'expect: [] }\n  - { id: uguali',
    ],
    ['a wait that is no duration', 'wait: 2s', 'wait: due secondi'],
    ['a key of another kind of step', 'wait: 2s', 'wait: 2s, uses: sist'],
    ['a name with a hyphen', '{ nre: { xpath', '{ n-re: { xpath'],
    ['a layer that is none', 'tls: none', 'tsl: none'],
    ['a step that is no structure', '- { id: attesa, wait: 2s }', '- attesa'],
    ['a step without an id', '{ id: fine, wait: 10ms }', '{ wait: 10ms }'],
    ['a need without a case', 'case: CVP-02, ', ''],
  ])('%s', (_, before, after) => {
    expect(right).toContain(before)
    const text = right
      .replace(before, () => after)
      .replace(/(\{ a: '\$\{ people.rossi.cf \}')/, '$1 }')
    expect(complaints('case', text).length).toBeGreaterThan(0)
  })

  test.each<[Kind, string]>([
    ['plan', 'title: x\nversion: 1\nareas: [{ name: a, casi: [A] }]\n'],
    ['plan', 'title: x\nversion: 1\nareas: []\n'],
    ['suite', 'title: x\nplan: cvp\nkinds: [positivo]\n'],
    ['application', 'title: x\nproducer: x\nversion: 1\nprofile: persona\n'],
    [
      'application',
      'title: x\nproducer: x\nversion: 1\nprofile: struttura\napplication-code: segreto\n',
    ],
    ['environment', 'title: x\noperators: {}\ntimeout: 30\n'],
    ['environment', 'title: x\noperators: {}\nclient: { p12: a.p12, passphrase: segreta }\n'],
    ['fragment', 'parameters: [a]\nsteps: []\n'],
    ['payload', '- assistito\n'],
    ['data', 'rossi: { cf: x }\n<<: y\n'],
  ])('in a %s: %j', (kind, text) => {
    expect(complaints(kind, text).length).toBeGreaterThan(0)
  })
})

const definition = (kind: Kind, name: string): JsonSchema =>
  (schemas[kind]?.['definitions'] as Record<string, JsonSchema> | undefined)?.[name] ?? {}

const properties = (schema: JsonSchema): Record<string, JsonSchema> =>
  (schema['properties'] ?? {}) as Record<string, JsonSchema>

test('every key of a case, of a step and of a check is offered, with its description', () => {
  const root = properties(schemas['case'] ?? {})
  expect(Object.keys(root)).toEqual(expect.arrayContaining(Object.keys(CaseShape.shape)))
  const step = properties(definition('case', 'step'))
  expect(Object.keys(step)).toEqual(
    expect.arrayContaining([...Object.keys(CallShape.shape), ...Object.keys(stepShapes)]),
  )
  const entry = properties(definition('case', 'expectation'))
  const checks = [...commonChecks, ...adapters.flatMap((adapter) => adapter.checks)]
  expect(Object.keys(entry)).toEqual(expect.arrayContaining(checks.map(({ key }) => key)))
  for (const [name, offer] of [
    ...Object.entries(root),
    ...Object.entries(step),
    ...Object.entries(entry),
  ])
    expect({ name, description: offer['description'] }).toEqual({
      name,
      description: expect.stringMatching(/\S{2}/) as string,
    })
})

test('the elements of an operation are offered in the order of its contract', () => {
  const [structure] = definition('case', 'sist-body-setAnnullaPrescrizione')['anyOf'] as [
    JsonSchema,
  ]
  expect(
    Object.entries(properties(structure)).map(([name, { description }]) => [name, description]),
  ).toMatchInlineSnapshot(`
    [
      [
        "datiOperatore",
        "Elemento 1 di 4 nell'ordine del contratto",
      ],
      [
        "datiApplicativo",
        "Elemento 2 di 4 nell'ordine del contratto",
      ],
      [
        "identificativoPrescrizione",
        "Elemento 3 di 4 nell'ordine del contratto",
      ],
      [
        "versione",
        "Elemento 4 di 4 nell'ordine del contratto",
      ],
    ]
  `)
})

test('every reference leads to a definition', () => {
  for (const kind of kinds) {
    const text = jsonSchemaText(schemas[kind] ?? {})
    const names = Object.keys((schemas[kind]?.['definitions'] ?? {}) as object)
    const named = [...text.matchAll(/"\$ref": "#\/definitions\/([^"]+)"/g)].map(([, name]) => name)
    expect([...new Set(named)].filter((name) => !names.includes(name ?? ''))).toEqual([])
    expect(text).not.toMatch(/"\$ref": "#"/)
  }
})

test('the editor is told which schema is for which file', () => {
  const settings = JSON.parse(
    readFileSync(join(packageRoot, '.vscode', 'settings.json'), 'utf8'),
  ) as { 'yaml.schemas': Record<string, unknown>; 'json.schemas': { url: string }[] }
  expect(
    [
      ...Object.keys(settings['yaml.schemas']),
      ...settings['json.schemas'].map(({ url }) => url),
    ].toSorted(),
  ).toEqual(kinds.map((kind) => `./plans/schema/${kind}.schema.json`))
})
