import { createHash } from 'node:crypto'

import type { XmlElement } from 'libxml2-wasm'

import { xmlEscape } from '../../../../src/lib/xml-escape.ts'
import { includedId } from '../read-request.ts'
import type { Received } from '../received.ts'
import type { Rule } from '../rule.ts'
import { namespaces } from '../xml/namespaces.ts'
import {
  childElements,
  decodeBase64,
  elementAt,
  elements,
  exclusiveC14n,
  textAt,
} from '../xml/read-xml.ts'
import { assertedPatient } from '../security/attribute-rules.ts'
import { repositoryId, type RegisteredDocument, type RegistryState } from './registry-state.ts'

const schemes = {
  uniqueId: 'urn:uuid:2e82c1f6-a085-4c72-9da3-8640a32e42ab',
  patientId: 'urn:uuid:58a6f841-87b3-4a3e-92fd-a8ffeff98427',
}

/** The metadata of one document (ITI TF-3 §4.2.3.2). */
interface Entry {
  readonly id: string
  readonly uniqueId: string
  readonly patient: string
  readonly hash: string
  readonly mimeType: string
  readonly element: XmlElement
}

/** A submission, with the bytes of its documents by the id of their metadata. */
export interface Submission {
  readonly received: Received
  readonly state: RegistryState
  readonly entries: readonly Entry[]
  readonly documents: ReadonlyMap<string, Buffer>
}

const identifier = (element: XmlElement, scheme: string): string =>
  textAt(element, `rim:ExternalIdentifier[@identificationScheme="${scheme}"]/@value`) ?? ''

const slot = (element: XmlElement, name: string): string =>
  textAt(element, `rim:Slot[@name="${name}"]/rim:ValueList/rim:Value`) ?? ''

const attribute = (element: XmlElement, name: string): string => element.attr(name)?.value ?? ''

const bytesOf = (document: XmlElement, { mime }: Received): Buffer => {
  const include = elementAt(document, 'xop:Include')
  if (include === undefined) return decodeBase64(document.content) ?? Buffer.alloc(0)
  return mime?.parts.get(includedId(include)) ?? Buffer.alloc(0)
}

export const readSubmission = (
  payload: XmlElement,
  received: Received,
  state: RegistryState,
): Submission => ({
  received,
  state,
  entries: elements(payload, './/rim:ExtrinsicObject').map((element) => ({
    id: attribute(element, 'id'),
    uniqueId: identifier(element, schemes.uniqueId),
    patient: identifier(element, schemes.patientId),
    hash: slot(element, 'hash'),
    mimeType: attribute(element, 'mimeType'),
    element,
  })),
  documents: new Map(
    elements(payload, 'xds:Document').map((one) => [attribute(one, 'id'), bytesOf(one, received)]),
  ),
})

const sha1 = (bytes: Buffer): string => createHash('sha1').update(bytes).digest('hex')

/** ITI-41: what a submission must hold. */
export const submissionRules: readonly Rule<Submission>[] = [
  {
    name: 'xds-metadata',
    check: ({ entries }) => {
      const poor = entries.find(({ uniqueId, patient, hash }) =>
        [uniqueId, patient, hash].includes(''),
      )
      return poor === undefined
        ? undefined
        : `metadati di ${poor.id} senza uniqueId, patientId o hash`
    },
  },
  {
    name: 'xds-patient',
    check: ({ entries, received: { contract } }) => {
      const unknown = entries.find(
        ({ patient }) => patient !== '' && !contract.policy.patients.includes(patient),
      )
      return unknown === undefined ? undefined : `assistito ${unknown.patient} sconosciuto`
    },
  },
  {
    name: 'xds-patient-asserted',
    check: ({ entries, received }) => {
      const asserted = assertedPatient(received)
      const other = entries.find(
        ({ patient }) =>
          patient !== '' &&
          received.contract.policy.patients.includes(patient) &&
          asserted !== undefined &&
          patient !== asserted,
      )
      return other === undefined ? undefined : `l'asserzione parla di un altro assistito`
    },
  },
  {
    name: 'xds-document',
    check: ({ entries, documents }) => {
      const lacking = entries.find(({ id }) => !documents.has(id))
      return lacking === undefined ? undefined : `manca il documento di ${lacking.id}`
    },
  },
  {
    name: 'xds-document-metadata',
    check: ({ entries, documents }) => {
      const loose = [...documents.keys()].find((id) => !entries.some((one) => one.id === id))
      return loose === undefined ? undefined : `il documento ${loose} non ha metadati`
    },
  },
  {
    name: 'xds-hash',
    check: ({ entries, documents }) => {
      const wrong = entries.find(({ id, hash }) => {
        const bytes = documents.get(id)
        return bytes !== undefined && hash !== '' && hash !== sha1(bytes)
      })
      return wrong === undefined ? undefined : `hash di ${wrong.id} diverso da quello del documento`
    },
  },
  {
    name: 'xds-unique-id',
    check: ({ entries, state }) => {
      const known = entries.find(({ uniqueId }) => state.documents.has(uniqueId))
      return known === undefined ? undefined : `uniqueId ${known.uniqueId} già registrato`
    },
  },
]

const approved = 'urn:oasis:names:tc:ebxml-regrep:StatusType:Approved'

/** What the registry says of a document: as it was submitted, with what the registry adds. */
const registeredXml = ({ element }: Entry): string => {
  const own = ['id', 'mimeType', 'objectType', 'lid']
    .filter((name) => attribute(element, name) !== '')
    .map((name) => ` ${name}="${xmlEscape(attribute(element, name))}"`)
    .join('')
  const repository = `<rim:Slot name="repositoryUniqueId"><rim:ValueList><rim:Value>${repositoryId}</rim:Value></rim:ValueList></rim:Slot>`
  return `<rim:ExtrinsicObject xmlns:rim="${namespaces.rim}"${own} status="${approved}">${repository}${childElements(
    element,
  )
    .map((child) => exclusiveC14n(child) ?? '')
    .join('')}</rim:ExtrinsicObject>`
}

/** Registers the documents of a submission. */
export const register = ({ entries, documents, state }: Submission): void => {
  for (const entry of entries) {
    const { uniqueId, patient, mimeType, id } = entry
    const document: RegisteredDocument = {
      uniqueId,
      patient,
      mimeType,
      xml: registeredXml(entry),
      bytes: documents.get(id) ?? null,
    }
    state.documents.set(uniqueId, document)
  }
}
