import { expect, test } from 'vitest'

import { elementReader } from '../../../../adapters/soap/schema/content-of.ts'
import { openSchema } from '../../../../adapters/soap/schema/open-schema.ts'
import { elementsOf, type ContractElement } from '../../../../src/soap/contract.ts'
import { fieldsProblems } from '../../../../src/soap/body-problems.ts'
import { writeBody } from '../../../../src/soap/write-body.ts'

const schema = (content: string, more: Readonly<Record<string, string>> = {}) => {
  const files = {
    'a.xsd': `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:a="urn:a" xmlns:b="urn:b" targetNamespace="urn:a" elementFormDefault="qualified">${content}</xs:schema>`,
    ...more,
  }
  const read = elementReader(openSchema({ entry: 'a.xsd', files }))
  return (name: string, namespace = 'urn:a'): ContractElement => {
    const found = read(namespace, name)
    if (found === undefined) throw new Error(`no ${name}`)
    return found
  }
}

const names = (element: ContractElement): string[] => elementsOf(element).map(({ name }) => name)

test('an extension has the elements and attributes of its base before its own', () => {
  const element = schema(`
    <xs:complexType name="Base"><xs:sequence><xs:element name="uno" type="xs:string"/></xs:sequence><xs:attribute name="id" use="required"/></xs:complexType>
    <xs:element name="e"><xs:complexType><xs:complexContent><xs:extension base="a:Base"><xs:sequence><xs:element name="due" type="xs:string"/></xs:sequence><xs:attribute name="altro"/></xs:extension></xs:complexContent></xs:complexType></xs:element>`)(
    'e',
  )
  expect(names(element)).toEqual(['uno', 'due'])
  expect(element.attributes?.map(({ name, required }) => [name, required])).toEqual([
    ['altro', false],
    ['id', true],
  ])
})

test('a type that holds itself is read as deep as a body goes, and no deeper', () => {
  const element = schema(
    `<xs:complexType name="Nodo"><xs:sequence><xs:element name="nome" type="xs:string"/><xs:element name="figlio" type="a:Nodo" minOccurs="0" maxOccurs="unbounded"/></xs:sequence></xs:complexType><xs:element name="e" type="a:Nodo"/>`,
  )('e')
  const body = { nome: '1', figlio: { nome: '2', figlio: [{ nome: '3' }, { nome: '4' }] } }
  expect(fieldsProblems(element, body, ['body'])).toEqual([])
  expect(writeBody(element, body)).toBe(
    '<m:e xmlns:m="urn:a"><m:nome>1</m:nome><m:figlio><m:nome>2</m:nome><m:figlio><m:nome>3</m:nome></m:figlio><m:figlio><m:nome>4</m:nome></m:figlio></m:figlio></m:e>',
  )
})

test('what may stand in the place of an abstract element stands there, in its own namespace', () => {
  const element = schema(
    `<xs:import namespace="urn:b" schemaLocation="b.xsd"/><xs:element name="testa" abstract="true"/><xs:element name="mia" substitutionGroup="a:testa" type="xs:string"/><xs:element name="e"><xs:complexType><xs:sequence><xs:element ref="a:testa" maxOccurs="unbounded"/></xs:sequence></xs:complexType></xs:element>`,
    {
      'b.xsd': `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:a="urn:a" targetNamespace="urn:b"><xs:element name="tua" substitutionGroup="a:testa" type="xs:string"/></xs:schema>`,
    },
  )('e')
  expect(names(element).toSorted()).toEqual(['mia', 'tua'])
  expect(writeBody(element, { tua: 'x', mia: ['y', 'z'] })).toBe(
    '<m:e xmlns:m="urn:a" xmlns:ns1="urn:b"><ns1:tua>x</ns1:tua><m:mia>y</m:mia><m:mia>z</m:mia></m:e>',
  )
})

test('a schema without a namespace takes that of whoever includes it', () => {
  const element = schema(
    `<xs:include schemaLocation="comune.xsd"/><xs:element name="e"><xs:complexType><xs:sequence><xs:group ref="a:coppia"/></xs:sequence></xs:complexType></xs:element>`,
    {
      'comune.xsd': `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" elementFormDefault="qualified"><xs:group name="coppia"><xs:sequence><xs:element name="x" type="T"/><xs:element name="y" type="T" form="unqualified"/></xs:sequence></xs:group><xs:simpleType name="T"><xs:restriction base="xs:string"><xs:enumeration value="1"/></xs:restriction></xs:simpleType></xs:schema>`,
    },
  )('e')
  expect(elementsOf(element).map(({ name, namespace }) => `{${namespace}}${name}`)).toEqual([
    '{urn:a}x',
    '{}y',
  ])
  expect(fieldsProblems(element, { x: '2' }, ['body'])).toMatchObject([
    { path: ['body', 'x'], message: '«x» ammette «1»: trovato «2»' },
  ])
})

test('attributes, text beside them, and XML where anything may stand', () => {
  const element = schema(
    `<xs:element name="e"><xs:complexType><xs:sequence><xs:element name="importo"><xs:complexType><xs:simpleContent><xs:extension base="xs:decimal"><xs:attribute name="valuta"><xs:simpleType><xs:restriction base="xs:string"><xs:enumeration value="EUR"/></xs:restriction></xs:simpleType></xs:attribute></xs:extension></xs:simpleContent></xs:complexType></xs:element><xs:any minOccurs="0"/></xs:sequence></xs:complexType></xs:element>`,
  )('e')
  const body = { importo: { '@valuta': 'EUR', '#text': '1.50' }, '#xml': '<z xmlns="urn:z"/>' }
  expect(fieldsProblems(element, body, ['body'])).toEqual([])
  expect(writeBody(element, body)).toBe(
    '<m:e xmlns:m="urn:a"><m:importo valuta="EUR">1.50</m:importo><z xmlns="urn:z"/></m:e>',
  )
  expect(fieldsProblems(element, { importo: { '@moneta': 'EUR' } }, ['body'])).toEqual([
    {
      path: ['body', 'importo', '@moneta'],
      message: '«@moneta» non è un attributo di «importo»: ammessi «@valuta»',
    },
  ])
})
