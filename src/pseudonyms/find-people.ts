import { X509Certificate } from 'node:crypto'

import { XmlAttribute, XmlElement, XmlXPath, type XmlNode } from 'libxml2-wasm'

import { withXml } from '../xml/parse-xml.ts'
import { codiceFiscale, codiceFiscaleShape } from './codice-fiscale-shape.ts'
import { layersOf } from './layers.ts'

/** What identifies somebody, by kind: each is replaced in its own way. */
export interface Found {
  readonly kind: 'codice' | 'name' | 'birth' | 'id'
  readonly value: string
}

const who =
  '(?:assistito|medico|operatore|paziente|titolare|sostituto|richiedente|delegato|assistente)'
const nameKey = new RegExp(
  `^(?:given|family|nominativo|(?:cog)?nome(?:_?${who})?|${who}_?(?:cog)?nome)$`,
  'i',
)
const birthKey = /^(?:birth(?:Time|Date)|dataDiNascita|dataNascita\w*|nascita)$/i
const idKey = new RegExp(
  `^(?:codIdentificativo(?:Assistito|Medico|Operatore)?|(?:id|codice)_?${who}|numero?Tessera\\w*|tessera\\w*|codiceS?TP|codiceENI|patientId|indirizzo|via|telefono|cellulare|e?-?mail|pec|streetAddressLine|cf|codiceFiscale)$`,
  'i',
)

const kindOf = (key: string): Found['kind'] | undefined => {
  if (nameKey.test(key)) return 'name'
  if (birthKey.test(key)) return 'birth'
  return idKey.test(key) ? 'id' : undefined
}

/** Every element and attribute that could be about somebody; which of them is, their names say. */
const leaves = XmlXPath.compile('//*[not(*)] | //@value | //@extension | //*[not(*)]/@*')

/** Where a name is that of a program: the application's, which travels in every request. */
const programs: ReadonlySet<string> = new Set(['datiApplicativo'])

const personRoles =
  /^(?:patientRole|assigned(?:Author|Entity|Person)|associatedEntity|subject|guardian)$/

const localName = (node: XmlNode | null | undefined): string =>
  node instanceof XmlElement || node instanceof XmlAttribute ? node.name : ''

const inXml = (bytes: Uint8Array): readonly Found[] => {
  const parsed = withXml(bytes, (document) => {
    const nodes = document.eval(leaves)
    if (!Array.isArray(nodes)) return []
    return nodes.flatMap((node): Found[] => {
      const [name, owner] = [localName(node), localName(node.parent)]
      const value = node.content.trim()
      if (programs.has(owner)) return []
      // CDA (HL7 v3): birthTime/@value, telecom/@value, and the id of a role that somebody plays.
      if (name === 'value' && owner === 'birthTime') return [{ kind: 'birth', value }]
      if (name === 'value' && owner === 'telecom')
        return [{ kind: 'id', value: value.replace(/^(?:tel|mailto):/, '') }]
      if (name === 'extension' && owner === 'id')
        return personRoles.test(localName(node.parent?.parent)) ? [{ kind: 'id', value }] : []
      const kind = kindOf(name)
      return kind === undefined ? [] : [{ kind, value }]
    })
  })
  return parsed.ok ? parsed.value : []
}

const inJson = (value: unknown, key = ''): readonly Found[] => {
  if (Array.isArray(value)) return value.flatMap((one) => inJson(one, key))
  if (typeof value === 'object' && value !== null)
    return Object.entries(value).flatMap(([name, one]) =>
      programs.has(name) ? [] : inJson(one, name),
    )
  const kind = typeof value === 'string' ? kindOf(key) : undefined
  return kind === undefined ? [] : [{ kind, value: String(value).trim() }]
}

/** In DER the length and the tag around a text may look like letters of it. */
const inDer = new RegExp(codiceFiscaleShape, 'g')

const inText = (text: string): readonly Found[] => [
  ...[...text.matchAll(text.startsWith('0') ? inDer : codiceFiscale)].map(([value]) => ({
    kind: 'codice' as const,
    value,
  })),
  // Foreigners without a codice fiscale (STP, ENI), and the number of a health card.
  ...[...text.matchAll(/(?<![A-Za-z0-9])(?:STP|ENI)\d{13}(?!\d)|(?<!\d)80380\d{15}(?!\d)/g)].map(
    ([value]) => ({ kind: 'id' as const, value }),
  ),
  ...[...text.matchAll(/[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+/g)].map(([value]) => ({
    kind: 'id' as const,
    value,
  })),
]

const inCertificate = (der: Buffer): readonly Found[] => {
  if (der[0] !== 0x30) return []
  try {
    const { subject } = new X509Certificate(der)
    return subject.split('\n').flatMap((line): Found[] => {
      const [, key = '', value = ''] = /^(\w+)=(.*)$/.exec(line) ?? []
      return key === 'SN' || key === 'GN' ? [{ kind: 'name', value }] : []
    })
  } catch {
    return []
  }
}

const fromJson = (text: string): unknown => {
  try {
    return /^\s*[[{]/.test(text) ? JSON.parse(text) : undefined
  } catch {
    return undefined
  }
}

/** Who stands in some bytes, in clear or packed. */
export const findPeople = (bytes: Uint8Array): readonly Found[] =>
  [...layersOf(bytes)].flatMap((layer) => {
    const text = layer.toString('utf8')
    return [
      ...inXml(layer),
      ...inJson(fromJson(text)),
      ...inText(layer.toString('latin1')),
      ...inCertificate(layer),
    ]
  })

/** Who stands in a value that was parsed already: a record. */
export const findPeopleIn = (value: unknown): readonly Found[] => [
  ...inText(JSON.stringify(value)),
  ...inJson(value),
]
