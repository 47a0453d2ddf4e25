import type { XmlElement } from 'libxml2-wasm'

import { xmlEscape } from '../../../../src/lib/xml-escape.ts'
import type { Received } from '../received.ts'
import type { Rule } from '../rule.ts'
import { assertedPatient } from '../security/attribute-rules.ts'
import { namespaces } from '../xml/namespaces.ts'
import { textAt, textsAt } from '../xml/read-xml.ts'
import type { RegistryState } from './registry-state.ts'

const queries = {
  findDocuments: 'urn:uuid:14d4debf-8f97-4251-9a74-a90016b0af0d',
  getDocuments: 'urn:uuid:5c4f972b-d56b-40ac-a5fc-c8ca9b40b9d4',
}

/** A stored query with its parameters, out of their quotes (ITI TF-2 §3.18.4.1.2.3.5). */
export interface StoredQuery {
  readonly received: Received
  readonly state: RegistryState
  readonly id: string
  readonly returnType: string
  readonly patient: string | undefined
  readonly uniqueIds: readonly string[]
}

const unquoted = (value: string): readonly string[] =>
  value
    .replace(/^\(|\)$/g, '')
    .split(',')
    .map((one) => one.trim().replace(/^'|'$/g, ''))

const parameter = (payload: XmlElement, name: string): readonly string[] =>
  textsAt(payload, `rim:AdhocQuery/rim:Slot[@name="${name}"]/rim:ValueList/rim:Value`).flatMap(
    unquoted,
  )

export const readQuery = (
  payload: XmlElement,
  received: Received,
  state: RegistryState,
): StoredQuery => ({
  received,
  state,
  id: textAt(payload, 'rim:AdhocQuery/@id') ?? '',
  returnType: textAt(payload, 'query:ResponseOption/@returnType') ?? '',
  patient: parameter(payload, '$XDSDocumentEntryPatientId')[0],
  uniqueIds: parameter(payload, '$XDSDocumentEntryUniqueId'),
})

const asksForPatient = ({ id }: StoredQuery): boolean => id === queries.findDocuments

/** ITI-18: what a query must say. */
export const queryRules: readonly Rule<StoredQuery>[] = [
  {
    name: 'xds-stored-query',
    check: ({ id }) =>
      Object.values(queries).includes(id) ? undefined : `query ${id} sconosciuta`,
  },
  {
    name: 'xds-query-parameter',
    check: (query) => {
      if (asksForPatient(query))
        return query.patient === undefined ? 'manca $XDSDocumentEntryPatientId' : undefined
      return query.id === queries.getDocuments && query.uniqueIds.length === 0
        ? 'manca $XDSDocumentEntryUniqueId'
        : undefined
    },
  },
  {
    name: 'xds-patient',
    check: ({ patient, received: { contract } }) =>
      patient === undefined || contract.policy.patients.includes(patient)
        ? undefined
        : `assistito ${patient} sconosciuto`,
  },
  {
    name: 'xds-patient-asserted',
    check: ({ patient, received }) => {
      const asserted = assertedPatient(received)
      return patient === undefined ||
        asserted === undefined ||
        patient === asserted ||
        !received.contract.policy.patients.includes(patient)
        ? undefined
        : `l'asserzione parla di un altro assistito`
    },
  },
]

/** What the registry finds: whole objects, or only references to them. */
export const answerQuery = (query: StoredQuery): readonly string[] => {
  const { state, patient, uniqueIds, returnType } = query
  const found = [...state.documents.values()].filter((one) =>
    asksForPatient(query) ? one.patient === patient : uniqueIds.includes(one.uniqueId),
  )
  return returnType === 'ObjectRef'
    ? found.map(
        ({ uniqueId }) =>
          `<rim:ObjectRef xmlns:rim="${namespaces.rim}" id="${xmlEscape(uniqueId)}"/>`,
      )
    : found.map(({ xml }) => xml)
}
