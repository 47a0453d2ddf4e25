import type { XmlElement } from 'libxml2-wasm'

import type { AnswerPart } from '../answer.ts'
import type { Rule } from '../rule.ts'
import { elements, textAt } from '../xml/read-xml.ts'
import { repositoryId, type RegistryState } from './registry-state.ts'

/** The documents that somebody wants to have. */
export interface Retrieval {
  readonly state: RegistryState
  readonly asked: readonly { readonly repository: string; readonly uniqueId: string }[]
}

export const readRetrieval = (payload: XmlElement, state: RegistryState): Retrieval => ({
  state,
  asked: elements(payload, 'xds:DocumentRequest').map((one) => ({
    repository: textAt(one, 'xds:RepositoryUniqueId') ?? '',
    uniqueId: textAt(one, 'xds:DocumentUniqueId') ?? '',
  })),
})

/** ITI-43: which documents may be asked for. */
export const retrievalRules: readonly Rule<Retrieval>[] = [
  {
    name: 'xds-repository',
    check: ({ asked }) => {
      const other = asked.find(({ repository }) => repository !== repositoryId)
      return other === undefined ? undefined : `repository ${other.repository} sconosciuto`
    },
  },
  {
    name: 'xds-document-known',
    check: ({ asked, state }) => {
      const unknown = asked.find(({ uniqueId }) => !state.documents.has(uniqueId))
      return unknown === undefined ? undefined : `documento ${unknown.uniqueId} sconosciuto`
    },
  },
]

/** The documents, each as it was registered and a part of its own. */
export const retrieved = ({ asked, state }: Retrieval) =>
  asked.flatMap(({ uniqueId }, index) => {
    const document = state.documents.get(uniqueId)
    if (document?.bytes == null) return []
    const part: AnswerPart = {
      id: `documento-${index + 1}@simulatore`,
      type: document.mimeType,
      bytes: document.bytes,
    }
    return [
      {
        part,
        response: {
          repository: repositoryId,
          uniqueId,
          mimeType: document.mimeType,
          partId: part.id,
        },
      },
    ]
  })
