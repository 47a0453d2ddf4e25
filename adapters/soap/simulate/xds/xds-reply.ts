import type { ReplyNote, SimulatedReply } from '../../../../src/adapter/simulated.ts'
import { answerWith, type Style } from '../answer.ts'
import type { Received } from '../received.ts'
import { firstRefusal, type Refusal } from '../rule.ts'
import { namespaces } from '../xml/namespaces.ts'
import { readSubmission, register, submissionRules } from './provide-and-register.ts'
import { queryResponse, registryResponse, retrieveResponse } from './registry-answer.ts'
import type { RegistryState } from './registry-state.ts'
import { readRetrieval, retrievalRules, retrieved } from './retrieve.ts'
import { answerQuery, queryRules, readQuery } from './stored-query.ts'

const noteOf = (operation: string, refusal: Refusal | undefined, result: string): ReplyNote =>
  refusal === undefined
    ? { operation, result }
    : {
        operation,
        fault: refusal.code,
        ...(refusal.rule === null ? {} : { rule: refusal.rule }),
      }

/** A registry and repository XDS.b: they answer by the element of the request. Undefined where it is none of theirs. */
export const xdsReply = (
  received: Received,
  state: RegistryState,
  style: Style,
): SimulatedReply | undefined => {
  const [payload] = received.payloads
  const operation = received.operation?.name ?? ''
  const off = received.world.rulesOff
  if (payload === undefined) return undefined
  if (payload.name === 'AdhocQueryRequest' && payload.namespaceUri === namespaces.query) {
    const query = readQuery(payload, received, state)
    const refusal = firstRefusal(queryRules, query, off)
    const found = refusal === undefined ? answerQuery(query) : []
    return answerWith(
      style,
      queryResponse(refusal, found),
      noteOf(operation, refusal, `${found.length} documenti`),
    )
  }
  if (payload.namespaceUri !== namespaces.xds) return undefined
  if (payload.name === 'ProvideAndRegisterDocumentSetRequest') {
    const submission = readSubmission(payload, received, state)
    const refusal = firstRefusal(submissionRules, submission, off)
    if (refusal === undefined) register(submission)
    return answerWith(
      style,
      registryResponse(refusal),
      noteOf(operation, refusal, `${submission.entries.length} documenti registrati`),
    )
  }
  if (payload.name !== 'RetrieveDocumentSetRequest') return undefined
  const retrieval = readRetrieval(payload, state)
  const refusal = firstRefusal(retrievalRules, retrieval, off)
  const found = refusal === undefined ? retrieved(retrieval) : []
  return answerWith(
    style,
    retrieveResponse(
      refusal,
      found.map(({ response }) => response),
    ),
    noteOf(operation, refusal, `${found.length} documenti`),
    found.map(({ part }) => part),
  )
}
