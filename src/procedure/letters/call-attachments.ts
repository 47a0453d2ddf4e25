import { readEvidence } from '../../evidence/read-exchange.ts'
import type { Call } from '../../calls/calls-of.ts'
import { callsTable } from '../../calls/call-table.ts'
import type { Attachment } from './letter.ts'

/** All calls of a run, a row each. */
export const tableAttachment = (calls: readonly Call[]): Attachment => ({
  name: 'chiamate.csv',
  mediaType: 'text/csv; charset=utf-8',
  content: callsTable(calls),
})

/** The bodies of a call, as they travelled. */
export const bodyAttachments = (runFolder: string, call: Call): Attachment[] => {
  const { request, answer } = call.record
  const parts = [
    ['richiesta', request.body] as const,
    ...(answer.kind === 'http' ? [['risposta', answer.body] as const] : []),
  ]
  const name = call.case.replaceAll(/[^A-Za-z0-9._-]/g, '_')
  return parts.map(([what, ref]) => ({
    name: `${name}-${call.number}-${what}${/\.[a-z0-9]+$/.exec(ref.path)?.[0] ?? ''}`,
    mediaType: ref.mediaType,
    content: readEvidence(runFolder, ref),
  }))
}
