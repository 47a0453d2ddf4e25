import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

import { packageRoot } from '../../src/lib/package-root.ts'

const own = (name: string): string =>
  readFileSync(join(packageRoot, 'adapters', 'sist', 'contract', name), 'utf8')

const replaced = (
  text: string,
  ...changes: readonly (readonly [string | RegExp, string])[]
): string =>
  changes.reduce((now, [before, after]) => {
    const next = now.replace(before, after)
    if (next === now) throw new Error(`not there: ${String(before)}`)
    return next
  }, text)

const operationOf = (name: string): RegExp =>
  new RegExp(`\\s*<wsdl:operation name="${name}">[\\s\\S]*?</wsdl:operation>`)

/** Our WSDL as another could be: one operation has another action, one is not there. */
const wsdl = replaced(
  own('CVPService.wsdl'),
  ['CVPPortType#setAnnullaPrescrizione', 'CVPPortType#annulla'],
  [operationOf('getReportErogatoMensile'), ''],
  [operationOf('getReportErogatoMensile'), ''],
)

/** Our XSD as another could be: order, obligation, type, values, and elements of its own. */
const xsd = replaced(
  own('CVPService.xsd'),
  [
    /(<xsd:element name="tipologia" type="tns:Tipologia" minOccurs="0"\/>)\s*(<xsd:element name="dataPrescrizione" type=")xsd:string(" minOccurs="0"\/>)/,
    '$2tns:Data$3\n      $1',
  ],
  [
    '<xsd:element name="codEsenzione" type="xsd:string" minOccurs="0"/>',
    '<xsd:element name="codEsenzione" type="xsd:string"/>',
  ],
  [
    '<xsd:element name="codDiagnosi" type="xsd:string" minOccurs="0"/>',
    '<xsd:element name="codDiagnosi" type="xsd:string" minOccurs="0"/>\n      <xsd:element name="codPercorso" type="xsd:string" minOccurs="0"/>',
  ],
  ['<xsd:element name="iup" type="xsd:string" minOccurs="0"/>', ''],
  [
    '<!-- Closed sets of values -->',
    `<xsd:simpleType name="Data"><xsd:restriction base="xsd:string"><xsd:pattern value="\\d\\d/\\d\\d/\\d{4} \\d\\d:\\d\\d:\\d\\d"/></xsd:restriction></xsd:simpleType>`,
  ],
  [
    /<xsd:enumeration value="4"\/>/,
    '<xsd:enumeration value="4"/>\n      <xsd:enumeration value="9"/>',
  ],
)

/** A service of its own, with its schemas within the WSDL: two namespaces, an extension, unqualified children. */
const aaa = `<?xml version="1.0" encoding="UTF-8"?>
<definitions name="AAAService" targetNamespace="urn:prova:aaa" xmlns="http://schemas.xmlsoap.org/wsdl/"
  xmlns:soap="http://schemas.xmlsoap.org/wsdl/soap/" xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:aaa="urn:prova:aaa" xmlns:dati="urn:prova:dati">
  <types>
    <xs:schema targetNamespace="urn:prova:dati" elementFormDefault="qualified">
      <xs:complexType name="Operatore"><xs:sequence>
        <xs:element name="codiceFiscale" type="xs:string"/>
      </xs:sequence></xs:complexType>
      <xs:complexType name="Applicativo"><xs:sequence>
        <xs:element name="applDigest" type="xs:string"/>
        <xs:element name="created" type="xs:string"/>
        <xs:element name="nome" type="xs:string"/>
        <xs:element name="nonce" type="xs:string"/>
        <xs:element name="produttore" type="xs:string"/>
        <xs:element name="versione" type="xs:string"/>
      </xs:sequence></xs:complexType>
    </xs:schema>
    <xs:schema targetNamespace="urn:prova:aaa">
      <xs:import namespace="urn:prova:dati"/>
      <xs:complexType name="Richiesta"><xs:sequence>
        <xs:element name="datiOperatore" type="dati:Operatore"/>
        <xs:element name="datiApplicativo" type="dati:Applicativo"/>
      </xs:sequence></xs:complexType>
      <xs:complexType name="RichiestaRuoli"><xs:complexContent><xs:extension base="aaa:Richiesta"><xs:sequence>
        <xs:element name="data" type="xs:date" minOccurs="0"/>
      </xs:sequence></xs:extension></xs:complexContent></xs:complexType>
      <xs:element name="getRuoliStruttureOperatore" type="aaa:RichiestaRuoli"/>
      <xs:element name="ruoli"><xs:complexType><xs:sequence>
        <xs:element name="ruolo" type="xs:string" maxOccurs="unbounded"/>
      </xs:sequence></xs:complexType></xs:element>
    </xs:schema>
  </types>
  <message name="in"><part name="p" element="aaa:getRuoliStruttureOperatore"/></message>
  <message name="out"><part name="p" element="aaa:ruoli"/></message>
  <portType name="AAAPortType"><operation name="getRuoliStruttureOperatore">
    <input message="aaa:in"/><output message="aaa:out"/>
  </operation></portType>
  <binding name="AAABinding" type="aaa:AAAPortType">
    <soap:binding style="document" transport="http://schemas.xmlsoap.org/soap/http"/>
    <operation name="getRuoliStruttureOperatore">
      <soap:operation soapAction="urn:prova:aaa#ruoli"/>
      <input><soap:body use="literal"/></input><output><soap:body use="literal"/></output>
    </operation>
  </binding>
  <service name="AAAService"><port name="p" binding="aaa:AAABinding">
    <soap:address location="http://da-non-chiamare.invalid/AAAService"/>
  </port></service>
</definitions>
`

/** What a vendor's copy of the official contract could be, made from ours: none of it is official. */
export const officialFiles: Readonly<Record<string, string>> = {
  'wsdl-pddasl/CVPService.wsdl': wsdl,
  'wsdl-pddasl/CVPService.xsd': xsd,
  'wsdl-pddasl/AAAService.wsdl': aaa,
  'wsdl-dominio-regione/Altro.wsdl': 'not read at all',
}

/** A folder with those files, some of them changed or, where null, left out. */
export const officialFolder = (changes: Readonly<Record<string, string | null>> = {}): string => {
  const folder = mkdtempSync(join(tmpdir(), 'collaudo-ufficiale-'))
  for (const [path, text] of Object.entries({ ...officialFiles, ...changes })) {
    if (text === null) continue
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
  return folder
}
