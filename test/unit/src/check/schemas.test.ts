import { describe, expect, test } from 'vitest'

import { nothingAround, type CheckSurroundings } from '../../../../src/check/check.ts'
import { answered, fault, nothingToLookAt, problemsOf, resultOf } from './support.ts'

const xs = 'http://www.w3.org/2001/XMLSchema'
const answerXsd = `<xs:schema xmlns:xs="${xs}" targetNamespace="urn:a" xmlns:t="urn:t" elementFormDefault="qualified">
<xs:import namespace="urn:t" schemaLocation="../comuni/tipi.xsd"/>
<xs:element name="risposta"><xs:complexType><xs:sequence>
<xs:element name="codice" type="t:codice"/></xs:sequence></xs:complexType></xs:element></xs:schema>`
const typesXsd = `<xs:schema xmlns:xs="${xs}" targetNamespace="urn:t">
<xs:simpleType name="codice"><xs:restriction base="xs:string"><xs:length value="4"/></xs:restriction></xs:simpleType></xs:schema>`

const withFiles = (
  files: Readonly<Record<string, string>>,
  contract: CheckSurroundings['contract'] = null,
): CheckSurroundings => ({
  ...nothingAround,
  contract,
  file: (path) => {
    const text = files[path]
    return text === undefined ? nothingAround.file(path) : { ok: true, text }
  },
})

const good = '<risposta xmlns="urn:a"><codice>0007</codice></risposta>'
const bad = '<risposta xmlns="urn:a"><codice>07</codice></risposta>'
const soap = (payload: string): string =>
  `<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body>${payload}</s:Body></s:Envelope>`

describe('xsd', () => {
  const around = withFiles({ 'xsd/risposta.xsd': answerXsd, 'comuni/tipi.xsd': typesXsd })
  const on = (body: string, entry: Record<string, unknown> = { xsd: 'risposta.xsd' }) =>
    resultOf(entry, answered(body, { request: good }), around)

  test('is met by what is valid, with or without an envelope', () => {
    const expected = {
      title: 'La risposta è valida secondo risposta.xsd',
      status: 'met',
      level: 'required',
      expected: 'XML valido secondo risposta.xsd',
      actual: 'XML valido',
    }
    expect(on(good)).toEqual(expected)
    expect(on(soap(good))).toEqual(expected)
  })

  test('is unmet by what is not, and says why', () => {
    expect(on(soap(bad))).toMatchObject({
      status: 'unmet',
      actual: expect.stringContaining("{urn:a}codice': [facet 'length']") as string,
    })
    expect(on('<altro/>')).toMatchObject({
      status: 'unmet',
      actual: "Element 'altro': No matching global declaration available for the validation root.",
    })
    expect(on('<a><b></a>')).toMatchObject({
      status: 'unmet',
      actual: expect.stringMatching(/^XML non ben formato/) as string,
    })
    expect(on(soap(''))).toMatchObject({ actual: 'busta SOAP con 0 elementi nel Body' })
    expect(on('<!DOCTYPE a><a/>')).toMatchObject({ actual: 'XML con DOCTYPE, rifiutato' })
  })

  test('looks at the request where it is told so', () => {
    const entry = { xsd: 'risposta.xsd', of: 'request' }
    expect(on(bad, entry)).toMatchObject({
      title: 'La richiesta è valida secondo risposta.xsd',
      status: 'met',
    })
    expect(resultOf(entry, answered(good, { request: bad }), around).status).toBe('unmet')
    // Of a request whatever the answer, but never without one.
    expect(resultOf(entry, fault, around).status).toBe('unmet')
  })

  test.each(nothingToLookAt)('is unmet on %s', (_, subject) => {
    expect(resultOf({ xsd: 'risposta.xsd' }, subject, around).status).toBe('unmet')
  })

  test('takes the contract of the adapter', () => {
    const schema = {
      entry: 'a.xsd',
      files: {
        'a.xsd': typesXsd.replace(
          'simpleType name',
          'element name="x" type="xs:string"/><xs:simpleType name',
        ),
      },
    }
    const contract = { schemaFor: () => schema, kept: schema.files }
    const body = '<x xmlns="urn:t">a</x>'
    expect(resultOf({ xsd: 'contract' }, answered(body), withFiles({}, contract))).toMatchObject({
      title: 'La risposta è valida secondo lo schema del contratto',
      status: 'met',
    })
  })

  test('is no mistake where it counts only if available, and then blocks nothing', () => {
    const absent = withFiles({})
    expect(problemsOf({ xsd: 'ignoto.xsd' }, absent)).toEqual([
      "xsd: il file «xsd/ignoto.xsd» non c'è",
    ])
    expect(problemsOf({ xsd: 'contract' }, absent)).toEqual([
      "xsd: l'adattatore non ha uno schema XSD del suo contratto",
    ])
    for (const entry of [
      { xsd: 'ignoto.xsd', level: 'if-available' },
      { all: [{ xsd: 'ignoto.xsd' }], level: 'if-available' },
      { xsd: 'contract', level: 'if-available' },
    ]) {
      expect(problemsOf(entry, absent)).toEqual([])
      expect(resultOf(entry, answered(good), absent)).toMatchObject({
        status: 'not-evaluated',
        level: 'if-available',
      })
    }
    // Present, it counts as required.
    expect(on(bad, { xsd: 'risposta.xsd', level: 'if-available' }).status).toBe('unmet')
  })

  test.each<[string, Record<string, string>, string]>([
    [
      'imports what is not there',
      { 'xsd/risposta.xsd': answerXsd },
      "xsd: comuni/tipi.xsd: il file «comuni/tipi.xsd» non c'è",
    ],
    [
      'imports from outside of the plan',
      { 'xsd/risposta.xsd': answerXsd.replace('../comuni', '../../altro') },
      'xsd: xsd/risposta.xsd: importa «../../altro/tipi.xsd», fuori dalla cartella del piano',
    ],
    [
      'imports from the network',
      { 'xsd/risposta.xsd': answerXsd.replace('../comuni', 'https://esempio.invalid') },
      'xsd: xsd/risposta.xsd: importa «https://esempio.invalid/tipi.xsd», fuori dalla cartella del piano',
    ],
    [
      'imports from the disk',
      { 'xsd/risposta.xsd': answerXsd.replace('../comuni', '/etc') },
      'xsd: xsd/risposta.xsd: importa «/etc/tipi.xsd», fuori dalla cartella del piano',
    ],
    [
      'is no XML',
      { 'xsd/risposta.xsd': 'schema' },
      "xsd: xsd/risposta.xsd: XML non ben formato (Start tag expected, '<' not found)",
    ],
    [
      'is no schema',
      { 'xsd/risposta.xsd': '<schema/>' },
      "xsd: XSD non valido: The XML document 'xsd/risposta.xsd' is not a schema document.",
    ],
    [
      'names a type that is not there',
      { 'xsd/risposta.xsd': answerXsd, 'comuni/tipi.xsd': typesXsd.replace('"codice"', '"altro"') },
      "xsd: XSD non valido: element decl. '{urn:a}codice', attribute 'type': The QName value '{urn:t}codice' does not resolve to a(n) type definition.",
    ],
  ])('a schema that %s is a mistake', (_, files, problem) => {
    expect(problemsOf({ xsd: 'risposta.xsd' }, withFiles(files))).toEqual([problem])
    expect(problemsOf({ xsd: 'risposta.xsd', level: 'if-available' }, withFiles(files))).toEqual([
      problem,
    ])
  })

  test('schemas that include each other are read once', () => {
    const including = (file: string, text: string): string =>
      text.replace('<xs:import', `<xs:include schemaLocation="${file}"/><xs:import`)
    const empty = `<xs:schema xmlns:xs="${xs}" targetNamespace="urn:a"><xs:import namespace="urn:z"/></xs:schema>`
    const files = {
      'xsd/risposta.xsd': including('altro.xsd', answerXsd),
      'xsd/altro.xsd': including('risposta.xsd', empty),
      'comuni/tipi.xsd': typesXsd,
    }
    expect(resultOf({ xsd: 'risposta.xsd' }, answered(good), withFiles(files)).status).toBe('met')
  })
})

describe('json-schema', () => {
  const schema = JSON.stringify({
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    type: 'object',
    required: ['codice'],
    properties: { codice: { $ref: 'comuni/tipi.json#/$defs/codice' } },
  })
  const types = JSON.stringify({ $defs: { codice: { type: 'string', pattern: '^\\d{4}$' } } })
  const files = { 'json-schema/a.json': schema, 'json-schema/comuni/tipi.json': types }
  const around = withFiles(files)
  const entry = { 'json-schema': 'a.json' }

  test('is met by what is valid', () => {
    expect(resultOf(entry, answered('{"codice":"0007"}'), around)).toEqual({
      title: 'La risposta è valida secondo a.json',
      status: 'met',
      level: 'required',
      expected: 'JSON valido secondo a.json',
      actual: 'JSON valido',
    })
  })

  test.each([
    ['{"codice":"7"}', /^#\/codice: String does not match pattern/],
    ['{}', /^#: Instance does not have required property "codice"/],
    ['[]', /^#: Instance type "array" is invalid/],
    ['<a/>', /^JSON non ben formato/],
  ])('is unmet by %s, and says why', (body, actual) => {
    expect(resultOf(entry, answered(body), around)).toMatchObject({
      status: 'unmet',
      actual: expect.stringMatching(actual) as string,
    })
  })

  test.each(nothingToLookAt)('is unmet on %s', (_, subject) => {
    expect(resultOf(entry, subject, around).status).toBe('unmet')
  })

  test.each<[string, Record<string, string>, string]>([
    ['is not there', {}, "il file «json-schema/a.json» non c'è"],
    [
      'refers to a file that is not there',
      { 'json-schema/a.json': schema },
      "json-schema/comuni/tipi.json: il file «json-schema/comuni/tipi.json» non c'è",
    ],
    [
      'refers to nothing',
      { ...files, 'json-schema/comuni/tipi.json': '{}' },
      'JSON Schema non valido: il riferimento «json-schema/comuni/tipi.json#/$defs/codice» non porta a niente',
    ],
    [
      'refers to elsewhere',
      { 'json-schema/a.json': schema.replace('comuni', 'https://esempio.invalid') },
      'json-schema/a.json: «https://esempio.invalid/tipi.json#/$defs/codice» porta fuori dalla cartella del piano',
    ],
    [
      'is no JSON',
      { 'json-schema/a.json': 'type: object' },
      'JSON Schema non valido: json-schema/a.json: JSON non ben formato',
    ],
    [
      'is of another version',
      { ...files, 'json-schema/a.json': schema.replace('2020-12', '2099-01') },
      'JSON Schema non valido: json-schema/a.json: versione di JSON Schema sconosciuta, «https://json-schema.org/draft/2099-01/schema»',
    ],
  ])('a schema that %s is a mistake', (_, given, problem) => {
    const [found] = problemsOf(entry, withFiles(given))
    expect(found?.startsWith(`json-schema: ${problem}`), found).toBe(true)
    const problems = problemsOf({ ...entry, level: 'if-available' }, withFiles(given))
    expect(problems).toHaveLength(Object.keys(given).length === 0 ? 0 : 1)
  })
})
