import { createHash } from 'node:crypto'

import { ParseOption, XmlDocument } from 'libxml2-wasm'

const v3 = { v3: 'urn:hl7-org:v3' }

/** A clinical document as the gateway reads it. */
export interface ReceivedCda {
  /** Why its XML is not right, or what it lacks; null where nothing. */
  readonly fault: string | null
  readonly root: string
  readonly extension: string
  readonly templates: readonly string[]
  readonly code: string
  readonly codeSystem: string
  readonly patientRoot: string
  readonly patientExtension: string
  readonly confidentiality: string
  /** SHA-256 of the document without its legalAuthenticator: what validation and publication must have in common. */
  readonly hash: string
}

const unread = (fault: string): ReceivedCda => ({
  fault,
  root: '',
  extension: '',
  templates: [],
  code: '',
  codeSystem: '',
  patientRoot: '',
  patientExtension: '',
  confidentiality: '',
  hash: '',
})

/** What every CDA2 header has, in the order in which the schema has it. */
const mandatory = [
  'typeId',
  'templateId',
  'id',
  'code',
  'effectiveTime',
  'confidentialityCode',
  'recordTarget',
  'author',
  'custodian',
  'component',
] as const

const shapeFault = (document: XmlDocument): string | null => {
  const { root } = document
  if (root.name !== 'ClinicalDocument' || root.namespaceUri !== v3.v3)
    return `elemento ${root.name} inatteso: atteso ClinicalDocument`
  if (root.get('v3:typeId/@extension', v3)?.content !== 'POCD_MT000040UV02')
    return 'typeId: estensione diversa da POCD_MT000040UV02'
  const missing = mandatory.find((name) => root.get(`v3:${name}`, v3) === null)
  return missing === undefined ? null : `elemento ${missing} mancante`
}

/** Reads a CDA that comes from outside: no entity, no document type, no file, no network. */
export const readCda = (bytes: Uint8Array): ReceivedCda => {
  let document: XmlDocument
  try {
    document = XmlDocument.fromBuffer(bytes, {
      option: ParseOption.XML_PARSE_NO_XXE | ParseOption.XML_PARSE_NONET,
    })
  } catch (error) {
    return unread(`XML non ben formato: ${(error as Error).message.split('\n')[0] ?? ''}`)
  }
  try {
    if (document.dtd !== null) return unread('DOCTYPE non ammesso')
    const { root } = document
    const at = (path: string): string => root.get(path, v3)?.content ?? ''
    const read = {
      fault: shapeFault(document),
      root: at('v3:id/@root'),
      extension: at('v3:id/@extension'),
      templates: root.find('v3:templateId/@root', v3).map((node) => node.content),
      code: at('v3:code/@code'),
      codeSystem: at('v3:code/@codeSystem'),
      patientRoot: at('v3:recordTarget/v3:patientRole/v3:id[1]/@root'),
      patientExtension: at('v3:recordTarget/v3:patientRole/v3:id[1]/@extension'),
      confidentiality: at('v3:confidentialityCode/@code'),
    }
    for (const node of root.find('v3:legalAuthenticator', v3)) node.remove()
    return { ...read, hash: createHash('sha256').update(document.toString()).digest('hex') }
  } finally {
    document.dispose()
  }
}
