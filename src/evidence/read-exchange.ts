import { readFileSync } from 'node:fs'
import { extname, join } from 'node:path'

import { HarnessError } from '../errors/harness-error.ts'
import { t } from '../lib/language/t.ts'
import type { EvidenceRef } from '../model/evidence-ref.ts'
import type { Exchange } from '../model/exchange.ts'
import type { ExchangeRecord } from '../model/run-record.ts'

/** The bytes of a piece of evidence. Throws RUN_UNREADABLE when the file is gone. */
export const readEvidence = (runFolder: string, ref: EvidenceRef): Buffer => {
  try {
    return readFileSync(join(runFolder, ref.path))
  } catch (cause) {
    throw new HarnessError('RUN_UNREADABLE', t`${join(runFolder, ref.path)} non si può leggere`, {
      hint: t`la cartella dell'esecuzione non è più intera: ripartire da una copia o rieseguire il caso`,
      cause,
    })
  }
}

/** The headers of a kept head, in order, with their names as written. */
export const headersIn = (head: Uint8Array): [name: string, value: string][] =>
  Buffer.from(head)
    .toString('latin1')
    .split('\r\n')
    .slice(1)
    .flatMap((line): [string, string][] => {
      const at = line.indexOf(':')
      return at < 1 ? [] : [[line.slice(0, at), line.slice(at + 1).trim()]]
    })

/** The same by their lower-case names; repeated ones are joined by a comma. */
export const joinHeaders = (
  headers: readonly (readonly [string, string])[],
): Record<string, string> => {
  const found: Record<string, string> = {}
  for (const [name, value] of headers) {
    const key = name.toLowerCase()
    found[key] = Object.hasOwn(found, key) ? `${found[key]}, ${value}` : value
  }
  return found
}

/** An exchange again, from its record and the bytes that were kept: what checks and adapters look at. */
export const readExchange = (runFolder: string, record: ExchangeRecord): Exchange => {
  const { answer } = record
  const read = (ref: EvidenceRef): Buffer => readEvidence(runFolder, ref)
  const answered = (): Exchange['answer'] => {
    // Read from JSON: what is absent is absent, never undefined.
    if (answer.kind === 'none') return answer
    const head = read(answer.head)
    return {
      kind: 'http',
      status: answer.status,
      headers: joinHeaders(headersIn(head)),
      head,
      body: read(answer.body),
    }
  }
  return {
    origin: record.origin,
    adapter: record.adapter,
    operation: record.operation,
    method: record.method,
    url: record.url,
    startedAt: new Date(record.startedAt),
    endedAt: new Date(record.endedAt),
    request: { head: read(record.request.head), body: read(record.request.body) },
    answer: answered(),
    tls: record.tls,
    documents: record.documents.map((ref) => ({
      name: ref.name,
      mediaType: ref.mediaType,
      extension: extname(ref.path).slice(1),
      bytes: read(ref),
    })),
    facts: record.facts,
    ...(record.client === undefined ? {} : { client: record.client }),
    ...(record.simulator === undefined ? {} : { simulator: record.simulator }),
  }
}
